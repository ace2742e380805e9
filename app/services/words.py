"""The words of a paragraph that can be misspelt: what stays of the text, without numbers, addresses and initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.model.content import Paragraph, Run, spans
from app.model.document import Document
from app.model.format import RunFormat
from app.model.structure import Cell, containers
from app.model.views import View, gone
from app.services.dictionaries import parse_tag

LONGEST = 60
"""Letters; what is longer is no word."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u00ad\u200c\u200d"
_WORD = re.compile(rf"(?:[\w{_MARKS}]|(?<=\w)['’](?=\w))+")
_ADDRESS = re.compile(
    r"(?:\w+://|www\.|mailto:)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:int|org|com|net|edu|gov|html?|docx?|pdf|[a-z]{2})\b"
    r"(?:/\S*)?"
)
_UNUSUAL = re.compile(r"[\d_\u00b2\u00b3\u00b9\u2070-\u209f]")
_SCRIPTS = {
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "unparted": re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\U00020000-\U0003ffff]"),
    "korean": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
_LANGUAGE_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ug", "ckb", "sd"), "arabic"),
    **dict.fromkeys(("he", "yi"), "hebrew"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt"), "cyrillic"),
    **dict.fromkeys(("el",), "greek"),
    **dict.fromkeys(("zh", "ja", "th", "lo", "km", "my"), "unparted"),
    **dict.fromkeys(("ko",), "korean"),
    **dict.fromkeys(("hi", "bn", "ta", "te", "mr", "ne", "gu", "kn", "ml", "pa", "si", "am", "hy", "ka"), "other"),
}
_NO_LANGUAGE = ("x-none", "zxx")
_USUAL = {"arabic": "ar", "hebrew": "he", "cyrillic": "ru", "greek": "el"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word from `start` to `end` in the paragraph's code points (struck letters inside included), and its language.

    `text` is as a dictionary has it: composed, with a straight apostrophe and no soft hyphens.
    """

    start: int
    end: int
    text: str
    language: str


def words_of(document: Document, paragraph: Paragraph, fallback: str = "") -> Iterator[Word]:
    """The words of a paragraph as it will be; `fallback` is the language of text that does not name one."""
    if paragraph.block is not None or _in_struck_row(paragraph):
        return
    kept = [(start, run) for start, _, run in spans(paragraph.runs) if not gone(run.inserted, run.deleted, View.FINAL)]
    text = "".join(run.text for _, run in kept)
    places = [start + inside for start, run in kept for inside in range(len(run.text))]
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not _is_word(match[0]) or any(low <= start < high for low, high in addresses):
            continue
        begin = places[start]
        look = _look(document, paragraph, kept, begin)
        language = _language(match[0], look, document.language or fallback) if not look.no_proof else ""
        if language:
            yield Word(begin, places[end - 1] + 1, written(match[0]), language)


def written(word: str) -> str:
    """A word as a dictionary has it."""
    return unicodedata.normalize("NFC", word.replace("’", "'").replace("\u00ad", ""))


def _is_word(text: str) -> bool:
    if not 1 < len(text) <= LONGEST or _UNUSUAL.search(text):
        return False
    base = text[:-2] if text.endswith(("'s", "’s")) else text.removesuffix("s")
    # Names of bodies and techniques are in capitals: TSAG, ICTs.
    return not (base.isupper() and (len(base) > 1 or base == text))


def _in_struck_row(paragraph: Paragraph) -> bool:
    return any(isinstance(c, Cell) and (c.row.deleted or c.deleted) for c in containers(paragraph.parent))


def _look(document: Document, paragraph: Paragraph, kept: list[tuple[int, Run]], at: int) -> RunFormat:
    run = next(run for start, run in kept if start <= at < start + len(run.text))
    return document.styles.effective_run(paragraph.format, run.format)


def _language(word: str, look: RunFormat, other: str) -> str:
    """The language to judge a word by, "" for none; `other` is that of text that does not name one.

    A run names one for each of three groups of scripts, and the word's letters choose among them, or the run where it
    is right to left or counts as complex script (§17.3.2.7, .20, .30). What names a language of another script did not
    mean this word.
    """
    script = next((name for name, letters in _SCRIPTS.items() if letters.search(word)), "other")
    for candidate in (*_named(script, look), look.language, other):
        if candidate in _NO_LANGUAGE:
            return ""
        if candidate and _LANGUAGE_SCRIPTS.get(parse_tag(candidate)[0], "latin") == script:
            return candidate if script != "unparted" else ""
    return _USUAL.get(script, "")


def _named(script: str, look: RunFormat) -> tuple[str | None, ...]:
    if script in ("unparted", "korean"):
        return (look.language_east_asia, look.language_bidi)
    complex_script = look.rtl or look.complex_script or script in ("arabic", "hebrew", "other")
    return (look.language_bidi,) if complex_script else ()

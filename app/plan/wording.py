"""What words at the start of a line say: a heading for a kind, a prefix with number and title, a typed number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from app.plan.ordinals import ROMANS
from app.plan.profiles import Kind, Part, Profile

_REMEMBERED = 50_000
"""How many texts the answers are kept for; a plan of a thousand pages has fewer short lines."""

_PUNCTUATION = re.compile(r"[^\w%#°]+")
NUMBER = r"(?:\d+(?:\.\d+)*(?:\s?bis|\s?ter)?|(?-i:[A-Z])(?:\.?\d+)*|(?-i:[IVX]+))(?!\w)"
_TYPED = re.compile(
    r"\(?(\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4}|[IVX]{1,5}|[а-яأ-يﻫ](?=\))|[A-HА-И](?=[.)]\s+[A-ZÀ-ÞЁА-Я])|"
    r"[A-Z]\d{1,2}(?:\.\d{1,2})*(?=[.):]))[.):]\s+|(\d{1,3}(?:\.\d{1,3})+)\s+(?=[^\sa-zß-ÿа-яё])|"
    r"[（(]([一二三四五六七八九十]{1,3}|\d{1,2}(?=[）)][一-鿿]))[）)]\s*|([一二三四五六七八九十]{1,3})、\s*|([أ-يﻫ])\s\)\s+"
)
_BULLET = re.compile(r"[–—•·▪●○◦‣*-]\s+")
# "Part 2 – Enablers", "3 Enablers": what numbers a heading without a full stop behind the number.
_CHAPTER = re.compile(
    r"(?:(?:part|section|chapter|component|title|partie|section|chapitre|titre|volet|parte|sección|capítulo|título|глава|"
    r"раздел|часть|annex|appendix|annexe|anexo|apéndice|приложение)\s+(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])|第[一二三四五六七八九十\d]{1,3}[章节部]|附件\s*[一二三四五六七八九十\d]{1,3}|"
    r"[一二三四五六七八九十]{1,3}、|\d{1,2}(?:\.\d{1,2})*)(?:\s*[:.–—、-]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"(?:table|tableau|cuadro|tabla|таблица|табл\.|表格?|الجدول|جدول)\s*(?:(?:no\.|n°|nº|№)\s*)?[A-Z]?\d{0,3}(?:\.\d{1,2})*"
    r"\s*(?:[:.：–—-]\s*|\s+|\Z)",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(
    r"\s*[:：(（]\s*|\s*,\s+|\s+[–—-]\s+|\s+(?:and|with|by|per|et|avec|par|y|con|por|и|с|по)\s+", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(（]([^()（）]{3,60})[)）]\s*\Z")
_KINDS = re.compile(
    r"\s*(?:[/,&、:：]|\b(?:and|with|et|y|con|avec|и)\b)\s*(?:(?:and|with|et|y|con|avec|и)\s+)?(?:(?:their|leurs?|sus|их)\s+)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*([\w.]*\w)\W*\Z")
# Chinese puts no space between a word and its number.
_AFTER_IDEOGRAPH = r"(?<=[一-鿿])(?=\d)"
# "TP1" is a thematic priority, too.
_AFTER_ACRONYM = r"(?<=(?-i:[A-Z]{2}))(?=\d)"
_LONGEST_HEADING = 300
# "Outputs of the Alliance": whoever has made the plan is called by a name.
_CALLED = r"(?-i:[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+){0,4})"
_ARTICLES = (
    r"(?:(?:the|our|its|la|le|les|notre|nos|el|los|las|nuestr[ao]s?|наш[аие]?)\s+|"
    r"(?:本组织|本联盟|联盟|组织|国际电联|我们)的?)?"
)
_ACRONYM = r"(?:(?-i:[A-Z][A-Z-]+)(?:['’]s)?\s+)?"


@dataclass(frozen=True, slots=True)
class Prefixed:
    """A line such as "Goal 1: Title": its kind, number, title, and the word it starts with."""

    kind: Kind
    number: str
    title: str
    word: str
    separated: bool


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """Text for comparing: without case, accents, punctuation and doubled blanks."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(_PUNCTUATION.sub(" ", bare).split())


def typed_number(text: str) -> tuple[str, str]:
    """The number typed in front of a text and the rest; ("", text) without one."""
    match = _TYPED.match(text)
    return (match[match.lastindex or 0], text[match.end() :]) if match else ("", text)


def before_title(text: str, title: str) -> str | None:
    """What stands in a paragraph's text before a title, whose blanks may be of any kind there; None without it."""
    match = re.search(r"\s+".join(map(re.escape, title.split())), text)
    return text[: match.start()] if match is not None else None


def without_bullet(text: str) -> str:
    """The text behind a typed bullet or dash."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def bulleted(text: str) -> bool:
    """Whether a bullet or dash is typed in front of the text."""
    return _BULLET.match(text) is not None


def bare_label(label: str) -> str:
    """A list label without its punctuation, "" for a bullet: "10.1." gives "10.1"."""
    match = _LABEL.match(label)
    return match[1] if match else ""


def deeper_labels(labels: Sequence[str]) -> list[bool]:
    """Which of the labels of items, "" for none, stand below others.

    Those are letters among numbers, numbers among letters, and roman numbers among letters: "i" is a letter only where
    it follows "h", or "g" by mistake, and no "ii" follows it.
    """
    said = [at for at, label in enumerate(labels) if label]
    deeper = [False] * len(labels)
    before, roman = "", 0
    for at, after in zip_longest(said, said[1:]):
        label, following = labels[at], "" if after is None else labels[after]
        begins = label == "i" and before != "" and (before not in ("g", "h") or following == "ii")
        goes_on = roman > 0 and label in ROMANS[roman : roman + 1]
        if label.isdigit() is not labels[said[0]].isdigit():
            deeper[at] = True
        elif begins or goes_on:
            deeper[at], roman = True, 1 if begins else roman + 1
        else:
            before, roman = label, 0
    return deeper


class Wording:
    """The words of a profile, ready for use."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._sections: dict[str, Kind | Part] = {}
        for one in (*profile.parts, *profile.kinds.values()):
            self._sections.update((folded(words), one) for words in one.sections)
        self._prefixes = {word: kind for kind in reversed([*profile.kinds.values()]) for word in kind.prefixes}
        self._prefix = _prefix_pattern(tuple(self._prefixes))
        self._mention = _mention_pattern(tuple(self._prefixes))
        self._heading = _heading_pattern(profile.owners)
        self.section = lru_cache(_REMEMBERED)(self._section)
        self.prefixed = lru_cache(_REMEMBERED)(self._prefixed)
        self._document = re.compile("|".join(map(re.escape, profile.document)) or r"\Z.", re.IGNORECASE)

    def _section(self, text: str) -> Kind | Part | None:
        """What a heading announces; with several kinds in one ("Priorities/Outcomes") the first."""
        if len(text) > _LONGEST_HEADING:
            return None
        _, rest = typed_number(text)
        chapter = _CHAPTER.match(rest)
        for words in (rest, rest[chapter.end() :]) if chapter else (rest,):
            found = self._sections.get(folded(words))
            match = self._heading.match(words) if found is None else None
            found = found or (self._sections.get(folded(match[1])) if match else None) or self._several(words)
            if found is not None:
                return found
        return None

    def announced(self, text: str) -> Kind | Part | None:
        """What a heading announces, with or without a subtitle: "Enablers – what it takes"."""
        found = self.section(text)
        if found is None and len(text) <= _LONGEST_HEADING:
            chapter = _CHAPTER.match(text)
            rest = text[chapter.end() :] if chapter else typed_number(text)[1]
            cuts = list(_SUBTITLE.finditer(rest))
            # The longest beginning that says something; else what stands behind the last colon.
            beginnings = (self.section(rest[: cut.start()]) for cut in reversed(cuts))
            found = next((one for one in beginnings if one is not None), None)
            if isinstance(found, Kind) and found.single and self._several_singles(rest):
                return None
            bracket = _BRACKETED.search(rest) if found is None else None
            found = self.section(bracket[1]) if bracket is not None else found
            if found is None and cuts and cuts[-1][0].strip() in (":", "：", "–", "—"):
                found = self.section(rest[cuts[-1].end() :])
        return found

    def captioned(self, caption: str) -> str | None:
        """What a caption says of its table: "Enablers" in "Table 4 – Enablers"; None where it is no caption."""
        match = _TABLE.match(caption)
        return caption[match.end() :] if match else None

    def kinds_in(self, text: str) -> tuple[Kind, ...]:
        """All kinds that a heading names, in order: "Goals and targets"."""
        chapter = _CHAPTER.match(text)
        rest = text[chapter.end() :] if chapter else typed_number(text)[1]
        named = map(self.section, _KINDS.split(rest))
        found = [kind for kind in named if isinstance(kind, Kind) and not kind.single]
        return tuple({kind.name: kind for kind in found}.values())

    def _several_singles(self, text: str) -> bool:
        """Whether a heading is for several elements that each are one section: "Vision and mission"."""
        kinds = [self.section(part) for part in _SUBTITLE.split(text)]
        return sum(isinstance(kind, Kind) and kind.single for kind in kinds) > 1

    def _several(self, text: str) -> Kind | None:
        parts = [
            part for part in re.split(r"\s*[/,&、]\s*|\s+(?:and|et|y|и)\s+|(?<=[一-鿿])和(?=[一-鿿])", text) if part
        ]
        kinds = [self._sections.get(folded(part)) for part in parts]
        if len(parts) < 2 or not all(isinstance(kind, Kind) and not kind.single for kind in kinds):
            return None
        return next(kind for kind in kinds if isinstance(kind, Kind))

    def _prefixed(self, text: str) -> Prefixed | None:
        """The parts of "Goal 1: Title", or None; a number or a separator has to follow the word."""
        match = self._prefix.match(text)
        if match is None:
            return None
        number, separator, title = match["number"] or "", match["separator"].strip(), match["title"].strip()
        if not number and not (separator and title):
            return None
        kind = self._numbered(match["word"], number)
        return Prefixed(kind, number, title, match["word"], bool(separator) or not title)

    def _numbered(self, word: str, number: str) -> Kind:
        """The kind that a word and the number behind it mean."""
        key = _key(word)
        below = self.profile.by_parted_number.get(key) if "." in number else None
        return below or self._prefixes[key]

    def prefix_word(self, text: str) -> Kind | None:
        """The kind whose word before number and title is all that a text says: "Enabler"."""
        return self._prefixes.get(_key(text))

    def mention(self, text: str) -> tuple[str, str] | None:
        """The first element that a short text names by kind and number ("Targets under Goal 1")."""
        match = self._mention.search(text) if len(text) <= _LONGEST_HEADING else None
        if match is None:
            return None
        return self._numbered(match["word"], match["number"]).name, match["number"]

    def names_document(self, text: str) -> bool:
        """Whether a heading is the title of the whole plan."""
        return self._document.search(text) is not None


def _key(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


@cache
def alternatives(words: tuple[str, ...]) -> str:
    """A pattern for any of these words, the longest first; one that never matches when there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered) or r"\Z."


def _prefix_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    number = rf"(?:(?:\s+|{_AFTER_IDEOGRAPH}|{_AFTER_ACRONYM})(?:no\.?|n°|nº|№|#)?\s*(?P<number>{NUMBER}))?"
    rest = r"(?P<separator>\s*[:.–—：、]\s*|\s*-\s+|\s+|\Z)(?P<title>.*)\Z"
    end = rf"(?:(?!\w)|{_AFTER_IDEOGRAPH}|{_AFTER_ACRONYM})"
    return re.compile(rf"(?P<word>{alternatives(words)}){end}{number}{rest}", re.IGNORECASE | re.DOTALL)


def _mention_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    gap = rf"(?:\s+|{_AFTER_IDEOGRAPH})"
    return re.compile(rf"(?<![^\W一-鿿])(?P<word>{alternatives(words)}){gap}(?P<number>{NUMBER})", re.IGNORECASE)


def _heading_pattern(owners: tuple[str, ...]) -> re.Pattern[str]:
    # Russian and Arabic put the owner behind without a word between.
    genitive = alternatives(tuple(owner for owner in owners if not owner.isascii() and owner[0] > "\u0370"))
    owner = rf"(?:{alternatives(owners)}|(?-i:[A-Z][A-Z-]+)|\d{{4}}\s*[-–]\s*\d{{4}}|{_CALLED})"
    link = r"(?:of|for|to|under|de|du|des|del|pour|para)\s+(?:(?:the|la|le|el)\s+|l['’])?|de\s+l['’]"
    whose = rf"(?:\s+(?:(?:{link})\s*{owner}|(?:{genitive})))"
    return re.compile(
        rf"{_ARTICLES}{_ACRONYM}(.+?){whose}{{0,3}}\s*(?:\([^()]*\))?\s*[:：]?\Z",
        re.IGNORECASE,
    )

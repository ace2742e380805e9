"""Acronyms that the text never says in full."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import itemgetter

from app.checks.lines import Line, LineBlock, Search, Spot, spots_in
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.model.finding import Finding, Severity

UNEXPANDED = Rule(
    "acronym.unexpanded",
    Severity.INFO,
    "“{acronym}” stands nowhere beside its full words.",
    "Not every delegate knows it; the first time it should stand in parentheses behind the full words, or in the list.",
)

_Use = tuple[int, Line, Spot]
"""Where an acronym stands, with its place among all of a block."""

_TOKEN = re.compile(r"[A-Z]{2,}[A-Za-z0-9]*(?:[-‑][A-Z0-9]+)*")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{9,}\b|\b[A-ZÀ-Þ]{3,} [A-ZÀ-Þ]{3,}\b")
_HEADINGS = frozenset(
    [
        "PART",
        "ANNEX",
        "ANNEXE",
        "ANNEXES",
        "ANEXO",
        "NOTE",
        "NOTES",
        "TABLE",
        "FIGURE",
        "SECTION",
        "CHAPTER",
        "APPENDIX",
        "TITLE",
    ]
)
_ADDRESSES = ("number", "source", "for_action", "for_comment", "for_information", "in_reply_to", "approval")
_LONGEST_SHORT_WORD = 3
"""“TP” may be one of the field's words and has to be explained all the same."""
_SYMBOLS = frozenset(
    ("ADD", "MOD", "SUP", "NOC", "NO", "OR", "AND", "NB", "TBD", "MHz", "GHz", "THz", "MW", "GW", "TV", "PC")
)


def _acronyms(text: str) -> Iterator[Spot]:
    """Words in capitals; what was read: the acronym, and "expanded" where it is explained."""
    for match in _TOKEN.finditer(text):
        at = match.start()
        # In square brackets it is a placeholder.
        if text[at - 1].isalnum() or text[at - 1] in "./@_-‑[" or text[match.end()] == "/":
            continue
        said = match[0].rstrip("s").replace("‑", "-")
        if not _plain(said):
            continue
        explained = (text[at - 1] in "(（" and text[match.end()] in ")）,;") or _opens(text, match.end(), said)
        yield Spot(at, match.end(), (said, "expanded" if explained else ""))


@lru_cache(10_000)
def _plain(said: str) -> bool:
    """Whether this is an acronym and not a numeral, a symbol, a document's number or a word in capitals."""
    capitals = sum(letter.isupper() for letter in said)
    digits = any(letter.isdigit() for letter in said)
    if said[-2:].islower():
        return False
    return (
        2 <= len(said) <= 8
        and capitals >= 2
        and not digits
        and not _ROMAN.match(said)
        and said not in _SYMBOLS | _HEADINGS
    )


def _opens(text: str, end: int, said: str) -> bool:
    """Whether the full words follow in parentheses or behind a dash: "RBM (results-based management)"."""
    rest = text[end : end + 4].lstrip("s")
    for opening in (" (", " – ", ": ", "（"):
        if rest.startswith(opening):
            return text[end : end + 8].casefold().lstrip("s").startswith((opening + said[0]).casefold())
    return False


class Acronyms:
    """Acronyms at their first use."""

    rules = (UNEXPANDED,)
    searches: Mapping[str, Search] = {"acronym": _acronyms}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each acronym that is explained nowhere."""
        known = _known(reading)
        for block in reading.blocks:
            known |= block.once(_expanded)
        told: set[str] = set()
        for block in reading.blocks:
            uses = block.once(_unexpanded)
            new = [said for said in uses if said not in known and said not in told and not _composed(said, known)]
            first = [use for said in new if (use := _first(uses[said], reading.glossed)) is not None]
            for _, line, spot in sorted(first, key=itemgetter(0)):
                told.add(spot.said[0])
                yield UNEXPANDED.at(line, spot.start, spot.end, acronym=spot.said[0])


def _expanded(block: LineBlock) -> frozenset[str]:
    """The acronyms that are explained."""
    return frozenset(spot.said[0] for _, spot in spots_in(block, "acronym") if spot.said[1])


def _unexpanded(block: LineBlock) -> Mapping[str, Sequence[_Use]]:
    """Where each acronym stands without being explained; not where words only look like acronyms."""
    found: dict[str, list[_Use]] = {}
    for at, (line, spot) in enumerate(spots_in(block, "acronym")):
        if not spot.said[1] and not _shouted(line.text):
            found.setdefault(spot.said[0], []).append((at, line, spot))
    return found


def _first(uses: Iterable[_Use], glossed: Container[int]) -> _Use | None:
    """The first use outside the glossary."""
    return next((use for use in uses if use[1].paragraph.id not in glossed), None)


def _known(reading: Reading) -> set[str]:
    """Acronyms that need no expansion, and those that a table of the plan explains."""
    listed = {one.title.replace("‑", "-").strip() for one in reading.of_kind("acronym", "glossary_term")}
    return {one.replace("‑", "-") for one in reading.tables.acronyms} | listed | _addressed(reading) | _words(reading)


def _addressed(reading: Reading) -> set[str]:
    """The groups that a statement comes from and goes to, which know their own names."""
    texts = (
        text for one in reading.of_kind(*_ADDRESSES) for text in (one.title, *one.text, *dict(one.values).values())
    )
    return {match[0].replace("‑", "-") for text in texts for match in _TOKEN.finditer(text)}


def _words(reading: Reading) -> Set[str]:
    """The field's words in capitals ("GOAL 1"), which are no acronyms."""
    kinds = reading.profile.kinds.values() if reading.profile is not None else ()
    return _capitals(tuple(dict.fromkeys(word for kind in kinds for word in (*kind.prefixes, *kind.sections))))


@lru_cache(8)
def _capitals(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.upper() for one in phrases for word in one.split() if len(word) > _LONGEST_SHORT_WORD)


def _composed(said: str, known: set[str]) -> bool:
    """Whether it is put together from known ones: "TSAG-LS"."""
    parts = said.split("-")
    return len(parts) > 1 and all(part in known for part in parts if len(part) > 1)


def _shouted(text: str) -> bool:
    """Whether words of a line are in capitals, so that they only look like acronyms; none of those has nine letters."""
    return (text.isupper() and len(text.split()) > 1) or _SHOUTED.search(text) is not None

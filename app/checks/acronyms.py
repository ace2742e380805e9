"""Acronyms that the text never says in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.checks.lines import Line, Search, Spot
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.model.finding import Finding, Severity

UNEXPANDED = Rule(
    "acronym.unexpanded",
    Severity.INFO,
    "“{acronym}” is never said in full.",
    "Not every delegate knows it; the first time it should stand in parentheses behind the full words, or in the list.",
)

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
_SYMBOLS = frozenset(("ADD", "MOD", "SUP", "NOC", "NO", "OR", "AND", "NB", "TBD"))


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
        first: dict[str, Finding] = {}
        for line, spot in reading.spotted("acronym"):
            said, expanded = spot.said
            if expanded:
                known.add(said)
            elif said not in known and said not in first and not _listed(reading, line):
                first[said] = UNEXPANDED.at(line, spot.start, spot.end, acronym=said)
        yield from (finding for said, finding in first.items() if said not in known and not _composed(said, known))


def _known(reading: Reading) -> set[str]:
    """Acronyms that need no expansion, and those that a table of the plan explains."""
    listed = {one.title.replace("‑", "-").strip() for one in reading.of_kind("acronym", "glossary_term")}
    return {one.replace("‑", "-") for one in reading.tables.acronyms} | listed


def _composed(said: str, known: set[str]) -> bool:
    """Whether it is put together from known ones: "TSAG-LS"."""
    parts = said.split("-")
    return len(parts) > 1 and all(part in known for part in parts if len(part) > 1)


def _listed(reading: Reading, line: Line) -> bool:
    """Whether a line explains acronyms, or only looks as if it had some."""
    return line.paragraph.id in reading.glossed or _shouted(line.text)


def _shouted(text: str) -> bool:
    """Whether words of a line are in capitals, so that they only look like acronyms; none of those has nine letters."""
    return (text.isupper() and len(text.split()) > 1) or _SHOUTED.search(text) is not None

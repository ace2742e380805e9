"""Citations of resolutions: against the table of revisions in force, and against one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.checks.lines import Line, LineBlock, OfNumbers, Search, Spot, spots_in
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.checks.tables import Conference, Tables
from app.model.finding import Finding, Severity
from app.plan.wording import folded

STALE = Rule(
    "citation.stale",
    Severity.WARNING,
    "Resolution {number} is cited as ({cited}); in force is ({current}).",
    "Who looks up the revision that is cited reads a text that is no longer in force.",
    "resources/citations.toml, which you can edit",
    "Cite the revision in force",
)
CONFERENCE = Rule(
    "citation.conference",
    Severity.WARNING,
    "No conference is known for ({place}, {year}); there was one in {place} in {known}.",
    "A revision is found by place and year; with one of them wrong it leads nowhere.",
    "resources/citations.toml, which you can edit",
)
TWO = Rule(
    "citation.two_revisions",
    Severity.WARNING,
    "Resolution {number} is cited as ({cited}) here and as ({newer}) elsewhere.",
    "A text refers to one revision of a resolution; with two the reader cannot know which is meant.",
)

_LATER = "Resolution {cited.number} is cited as ({cited.words}); there is a later revision, at least ({current})."
_LATIN = re.compile(
    r"\((?P<revised>(?:Rev|Rév|Пересм)\.?,?\s*|المراج[َّ]*ع\s+في\s+)?"
    r"(?P<place>[^()\d,\0]{2,40}),\s*(?P<year>[12]\d\d\d)(?:\s?г\.)?\)"
)
_NUMBERED = re.compile(
    r"(?:Resolutions?|Résolutions?|Resoluci(?:ón|ones)|Резолюци[яийюе]\w?|القرار|والقرار)[ \xa0]"
    r"(?P<numbers>\d{1,3}(?:(?:, | and |, and | et | y | и )\d{1,3})*)[ \xa0]?\Z",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"第(?P<number>\d{1,3})号决议(?P<in>（(?P<year>\d{4})年，(?P<place>[^，（）\0]{1,20})(?P<revised>，修订版)?）)"
)
_BACK = 60
_REPLACING = re.compile(
    r"replac|supersed|revises|revised by|revising|formerly|previous|abrogat|amended by|remplac|sustitu|reempla|замен",
    re.IGNORECASE,
)


def _cited(text: str) -> Iterator[Spot]:
    """Citations with number, revised or not, place and year; each spot is what stands in parentheses."""
    for match in _LATIN.finditer(text):
        before = _NUMBERED.search(text, max(match.start() - _BACK, 0), match.start())
        if before is not None:
            for number in re.findall(r"\d+", before["numbers"]):
                english = "en" if "esolution" in before[0] and "é" not in before[0] else ""
                yield Spot(
                    *match.span(), (number, match["revised"] or "", match["place"].strip(), match["year"], english)
                )
    if "号决议（" in text:
        for match in _CHINESE.finditer(text):
            yield Spot(*match.span("in"), (match["number"], match["revised"] or "", match["place"], match["year"], ""))


@dataclass(frozen=True)
class Citation:
    """One citation with its place in the text."""

    line: Line
    spot: Spot

    @property
    def number(self) -> str:
        """The resolution's number."""
        return self.spot.said[0]

    @property
    def year(self) -> int:
        """The year of the revision."""
        return int(self.spot.said[3])

    @property
    def words(self) -> str:
        """Place and year as they are printed."""
        _, revised, place, year, _ = self.spot.said
        return f"{'Rev. ' if revised else ''}{place}, {year}"

    @property
    def quoted(self) -> tuple[int, int]:
        """From the number to the closing parenthesis."""
        low = self.line.text.rfind(self.number, 0, self.spot.start)
        word = self.line.text.rfind(" ", 0, max(low - 1, 0)) + 1
        return word, self.spot.end


class _Conferences:
    """Finds conferences by place and year."""

    def __init__(self, tables: Tables) -> None:
        self._all = tables.conferences

    @cached_property
    def _years(self) -> Mapping[str, Mapping[int, Conference]]:
        found: dict[str, dict[int, Conference]] = defaultdict(dict)
        for one in self._all:
            for place in one.places:
                found[folded(place)][one.year] = one
        return found

    def years(self, place: str) -> Mapping[int, Conference]:
        """The conferences held at a place, by year."""
        return self._years.get(folded(place), {})


class Citations:
    """Which revision of a resolution is cited."""

    rules = (STALE, CONFERENCE, TWO)
    searches: Mapping[str, Search] = {"citation": OfNumbers(_cited)}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Stale citations, unknown conferences, and resolutions cited in two revisions."""
        current: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for one in reading.in_lines(_judged, reading.tables):
            if isinstance(one, Finding):
                yield one
            else:
                body, cited = one
                current[body, cited.number].append(cited)
        for same in current.values():
            yield from _two_revisions(same)


def _judged(block: LineBlock, tables: Tables) -> list[Finding | tuple[str, Citation]]:
    """What is wrong with single citations, and the others, each with the body that adopted the resolution."""
    known = _Conferences(tables)
    return [_judgement(Citation(line, spot), known, tables) for line, spot in spots_in(block, "citation")]


def _judgement(cited: Citation, known: _Conferences, tables: Tables) -> Finding | tuple[str, Citation]:
    years = known.years(cited.spot.said[2])
    held = years.get(cited.year)
    if years and held is None:
        return _unknown(cited, years)
    stale = _stale(cited, held, tables) if held else None
    return stale or (held.body if held else "", cited)


def _unknown(cited: Citation, years: Mapping[int, Conference]) -> Finding:
    place, year = cited.spot.said[2], cited.spot.said[3]
    known = " and ".join(map(str, sorted(years)))
    return CONFERENCE.at(cited.line, *cited.quoted, place=place, year=year, known=known)


def _stale(cited: Citation, held: Conference, tables: Tables) -> Finding | None:
    force = tables.resolutions.get((held.body, cited.number))
    if force is None or force.year <= cited.year:
        return None
    current = f"{'Rev. ' if force.revised else ''}{force.place}, {force.year}"
    # The name of the place in the other languages would be a guess.
    mend = f"({current})" if cited.spot.said[4] and force.latest else None
    place = cited.spot.start, cited.spot.end
    found = STALE.around(cited.line, place, cited.quoted, mend, number=cited.number, cited=cited.words, current=current)
    return found if force.latest else replace(found, message=_LATER.format(cited=cited, current=current))


def _two_revisions(same: list[Citation]) -> Iterator[Finding]:
    newest = max(same, key=lambda one: one.year)
    for one in same:
        if one.year < newest.year and not _REPLACING.search(one.line.text):
            yield TWO.at(one.line, *one.quoted, number=one.number, cited=one.words, newer=newest.words)

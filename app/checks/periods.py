"""Years that do not belong to the plan's period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.checks.final_text import final_text
from app.checks.lines import Line, LineBlock, OfNumbers, Search, Spot, spots_in
from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.checks.tables import Tables
from app.checks.typography import year_ranges
from app.checks.words import pattern, sentence_around
from app.model.document import StoryKind
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.blocks import Block

STALE = Rule(
    "period.stale",
    Severity.WARNING,
    "This says {said}, but the plan is for {period}.",
    "A period left over from the plan before makes the reader doubt which plan this is.",
    mend="Write the plan's period",
)
PAST = Rule(
    "period.past",
    Severity.WARNING,
    "This is to be done by {year}, before the plan begins in {start}.",
    "A plan can only promise what lies in its period.",
)
TARGET_YEAR = Rule(
    "target.period",
    Severity.WARNING,
    "The {kind} “{called}” is for {year}, which is outside the plan's period {period}.",
    "A target is reached or missed within the period; a year outside it cannot be reported on.",
)

_BY = re.compile(
    r"(?:\bby|\buntil|\bbefore|d[’']ici à|d[’']ici|\bpara|\bк|\bдо|到|بحلول)[ \xa0]?"
    r"(?:the end of |end of |end |the year |31 December |December |la fin de |fines de |finales de |el año |конца |"
    r"نهاية عام |عام )?\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?<![\w./-]\d{4})(?![\d–/-])")
_DONE = re.compile(r"\b(?:had|was|were|has|have|been|reached|fut|était|fue|fueron)\b", re.IGNORECASE)
_ABOUT_PLAN = re.compile(
    r"\b(?:plan|plans|period|strategy|période|stratégie|período|periodo|estrategia)\b|план|период|规划|计划|الخطة|الفترة",
    re.IGNORECASE,
)
_PROMISING = ("goal", "target", "thematic_priority", "outcome", "output", "enabler")
_MEASURED = ("target", "indicator")
_BACK = 40


def _deadlines(text: str) -> Iterator[Spot]:
    """Years by which something is to be done."""
    for match in _YEAR.finditer(text):
        if text[match.start() - 1] in "–-(\0":
            continue
        before = _BY.search(text, max(match.start() - _BACK, 0), match.start())
        if before is not None:
            yield Spot(before.start(), match.end(), (match[0],))


class Periods:
    """The plan's period, and years outside it."""

    rules = (STALE, PAST, TARGET_YEAR)
    searches: Mapping[str, Search] = {"deadline": OfNumbers(_deadlines)}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Other periods, deadlines before the plan begins, targets for years outside it."""
        period = reading.plan.period
        if period is None or not reading.whole_plan(3):
            return
        yield from reading.in_lines(_stale_in, period, reading.tables)
        yield from _running_titles(reading, period)
        yield from _past(reading, period[0])
        yield from reading.in_parts(_outside_in, period)


def _stale_in(block: LineBlock, period: tuple[int, int], tables: Tables) -> list[Finding]:
    ranges = spots_in(block, "range")
    return [finding for line, spot in ranges for finding in _stale(line, spot, period, tables)]


def _stale(line: Line, spot: Spot, period: tuple[int, int], tables: Tables) -> Iterator[Finding]:
    """A range as long as the plan's that a sentence about the plan takes for it."""
    low, high = spot.start - 4, spot.end + 4
    years = int(line.text[low : spot.start]), int(line.text[spot.end : high])
    if years == period or years[1] - years[0] != period[1] - period[0]:
        return
    sentence = sentence_around(line.text, low, high)
    earlier = pattern(tables.words.get("earlier", ()))
    if not _ABOUT_PLAN.search(sentence) or earlier.search(sentence):
        return
    dash = spot.said[0]
    yield STALE.at(line, low, high, f"{period[0]}{dash}{period[1]}", said=line.text[low:high], period=_words(period))


def _running_titles(reading: Reading, period: tuple[int, int]) -> Iterator[Finding]:
    """The same in headers and footers, which are no lines to be read otherwise."""
    for story in reading.document.stories:
        if story.kind not in (StoryKind.HEADER, StoryKind.FOOTER):
            continue
        for paragraph in story.paragraphs:
            final = final_text(paragraph)
            line = Line(paragraph, final, final.text, story.kind)
            for spot in year_ranges(f"\0{line.text}\0"):
                moved = Spot(spot.start - 1, spot.end - 1, spot.said)
                yield from _stale(line, moved, period, reading.tables)


def _past(reading: Reading, start: int) -> Iterator[Finding]:
    past = list(reading.in_lines(_deadlines_before, start))
    wanted = {id_ for one in reading.of_kind(*_PROMISING) for id_ in one.paragraphs} if past else ()
    for line, spot in past:
        if line.paragraph.id in wanted:
            yield PAST.at(line, spot.start, spot.end, year=spot.said[0], start=start)


def _deadlines_before(block: LineBlock, start: int) -> list[tuple[Line, Spot]]:
    """The deadlines before a year that nothing says to have been met."""
    past = (one for one in spots_in(block, "deadline") if int(one[1].said[0]) < start)
    return [(line, spot) for line, spot in past if not _DONE.search(sentence_around(line.text, spot.start, spot.end))]


def _outside_in(part: Block[PlanElement], period: tuple[int, int]) -> list[Finding]:
    return [found for one in part.items if one.kind in _MEASURED for found in _outside(one, period)]


def _outside(element: PlanElement, period: tuple[int, int]) -> Iterator[Finding]:
    said = element.value("year")
    found = _YEAR.search(f" {said}") if said else None
    if found is None or period[0] <= int(found[0]) <= period[1]:
        return
    kind = element.kind
    yield TARGET_YEAR.on(
        element,
        value_at(element, "year"),
        said,
        kind=kind,
        called=called(element),
        year=found[0],
        period=_words(period),
    )


def value_at(element: PlanElement, name: str) -> int | None:
    """The paragraph of a component, None when it is not known."""
    names = [key for key, _ in element.values]
    at = names.index(name) if name in names else -1
    return element.values_at[at] if 0 <= at < len(element.values_at) else None


def _words(period: tuple[int, int]) -> str:
    return f"{period[0]}–{period[1]}"

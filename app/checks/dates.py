"""Dates that cannot be, that contradict themselves, one another, or the known dates of a conference."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.checks.lines import Line, LineBlock, OfNumbers, Search, Spot, spots_in
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.checks.tables import Conference
from app.model.finding import Finding, Severity

IMPOSSIBLE = Rule(
    "date.impossible",
    Severity.WARNING,
    "There is no {said}.",
    "A date that does not exist cannot be kept.",
)
ORDER = Rule(
    "date.order",
    Severity.WARNING,
    "The last day ({end}) is before the first ({start}).",
    "One of the two dates is wrong, and the reader cannot know which.",
)
WEEKDAY = Rule(
    "date.weekday",
    Severity.WARNING,
    "{date} is a {right}, not a {said}.",
    "Day and date disagree: whoever goes by one of them comes on the wrong day.",
)
EVENT = Rule(
    "date.event",
    Severity.WARNING,
    "{event} was held from {right}, but this says {said}.",
    "Documents that give different dates for one conference send the reader to the wrong records.",
    "resources/citations.toml, which you can edit",
)
DISAGREE = Rule(
    "date.disagree",
    Severity.WARNING,
    "The dates of “{event}” are {said} here and {other} elsewhere in this text.",
    "One of the two is wrong, and the reader cannot know which.",
)

_MONTHS = (
    "january janvier enero января يناير",
    "february février febrero февраля فبراير",
    "march mars marzo марта مارس",
    "april avril abril апреля أبريل",
    "may mai mayo мая مايو",
    "june juin junio июня يونيو",
    "july juillet julio июля يوليو",
    "august août agosto августа أغسطس",
    "september septembre septiembre сентября سبتمبر",
    "october octobre octubre октября أكتوبر",
    "november novembre noviembre ноября نوفمبر",
    "december décembre diciembre декабря ديسمبر",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_DAYS = (
    "monday lundi lunes понедельник",
    "tuesday mardi martes вторник",
    "wednesday mercredi miércoles среда",
    "thursday jeudi jueves четверг",
    "friday vendredi viernes пятница",
    "saturday samedi sábado суббота",
    "sunday dimanche domingo воскресенье",
)
_DAY = {word: number for number, words in enumerate(_DAYS) for word in words.split()}
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_WORDS = "|".join(_MONTH)
_ORDINAL = r"(?:st|nd|rd|th|er|º)?"
_DATE = re.compile(
    rf"\d{{1,2}}{_ORDINAL}[ \xa0](?:de[ \xa0])?(?P<month>{_MONTH_WORDS})(?!\w),?"
    r"(?:[ \xa0](?:de[ \xa0])?(?P<year>[12]\d\d\d)(?!\d))?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?<![\d.,/-])(?P<day>\d{{1,2}}){_ORDINAL}(?:[ \xa0](?:de[ \xa0])?(?P<month>{_MONTH_WORDS})"
    r"(?:[ \xa0](?:de[ \xa0])?(?P<year>[12]\d\d\d))?)?"
    r"[ \xa0]?(?:[-–—]|to|until|till|through|au|al?|по|до|إلى)[ \xa0]?\Z",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(rf"(?P<weekday>{'|'.join(_DAY)}),?[ \xa0](?:the[ \xa0]|le[ \xa0]|el[ \xa0])?\Z", re.IGNORECASE)
_BACK = 40


def _dates(text: str) -> Iterator[Spot]:
    """Dates and ranges of dates: day, month, year of the first and of the last day, and the weekday before it."""
    for match in _DATE.finditer(text):
        at = match.start()
        if text[at - 1].isdigit():
            continue
        day = re.match(r"\d+", match[0])
        last = (day[0] if day else "", match["month"], match["year"] or "")
        low = max(at - _BACK, 0)
        first = _FIRST.search(text, low, at)
        if first is not None:
            begin = (first["day"], first["month"] or match["month"], first["year"] or match["year"] or "")
            yield Spot(first.start(), match.end(), (*begin, *last, ""))
        else:
            weekday = _BEFORE_DAY.search(text, low, at)
            start = weekday.start() if weekday else at
            yield Spot(start, match.end(), ("", "", "", *last, weekday["weekday"] if weekday else ""))


@dataclass(frozen=True)
class Days:
    """A range of days in a text."""

    line: Line
    spot: Spot
    start: date
    end: date

    @property
    def words(self) -> str:
        """The dates as they are printed."""
        return self.line.text[self.spot.start : self.spot.end].rstrip(",")


class Dates:
    """Dates that disagree."""

    rules = (IMPOSSIBLE, ORDER, WEEKDAY, EVENT, DISAGREE)
    searches: Mapping[str, Search] = {"date": OfNumbers(_dates)}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What is wrong with single dates, then with ranges."""
        ranges: list[Days] = []
        for one in reading.in_lines(_judged):
            if isinstance(one, Finding):
                yield one
            else:
                ranges.append(one)
        yield from _events(reading, ranges)
        yield from _disagreeing(ranges)


def _judged(block: LineBlock) -> list[Finding | Days]:
    """What is wrong with single dates, and the ranges of days that may be right."""
    judged = (_judgement(line, spot) for line, spot in spots_in(block, "date"))
    return [one for one in judged if one is not None]


def _judgement(line: Line, spot: Spot) -> Finding | Days | None:
    finding = _impossible(line, spot) or _weekday(line, spot)
    days = _days(line, spot) if finding is None else None
    if days is None:
        return finding
    if days.end < days.start:
        return ORDER.at(line, spot.start, spot.end, start=_long(days.start), end=_long(days.end))
    return days if (days.end - days.start).days <= 31 else None


def _impossible(line: Line, spot: Spot) -> Finding | None:
    for at in (0, 3):
        day, month, year = spot.said[at : at + 3]
        if not day:
            continue
        number = _MONTH[month.lower()]
        # Without a year the 29th of February may be right.
        if not 1 <= int(day) <= monthrange(int(year) if year else 2024, number)[1]:
            said = f"{day} {month}{f' {year}' if year else ''}"
            return IMPOSSIBLE.at(line, spot.start, spot.end, said=said)
    return None


def _weekday(line: Line, spot: Spot) -> Finding | None:
    _, _, _, day, month, year, weekday = spot.said
    if not weekday or not year:
        return None
    there = date(int(year), _MONTH[month.lower()], int(day))
    if there.weekday() == _DAY[weekday.lower()]:
        return None
    right = _ENGLISH_DAYS[there.weekday()]
    return WEEKDAY.at(line, spot.start, spot.end, date=_long(there), right=right, said=weekday)


def _days(line: Line, spot: Spot) -> Days | None:
    d1, m1, y1, d2, m2, y2, _ = spot.said
    if not d1 or not y2 or not y1:
        return None
    start = date(int(y1), _MONTH[m1.lower()], int(d1))
    end = date(int(y2), _MONTH[m2.lower()], int(d2))
    if (
        y1 == y2
        and end < start
        and start.month == 12
        and end.month == 1
        and str(start.year) not in line.text[: spot.start]
    ):
        start = start.replace(year=start.year - 1)
    return Days(line, spot, start, end)


def _long(day: date) -> str:
    # Not by strftime, which speaks the language of the system.
    return f"{day.day} {_MONTHS[day.month - 1].split()[0].capitalize()} {day.year}"


def _events(reading: Reading, ranges: Sequence[Days]) -> Iterator[Finding]:
    """Ranges that share one end with the known dates of a conference that the text names, but not the other."""
    dated = (one for one in reading.tables.conferences if one.start and one.end) if ranges else ()
    named = [one for one in dated if _is_named(reading, one)]
    for one in named:
        assert one.start is not None
        assert one.end is not None
        for days in ranges:
            if (days.start == one.start) != (days.end == one.end):
                same = (one.start.year, one.start.month) == (one.end.year, one.end.month)
                right = f"{one.start.day if same else _long(one.start)} to {_long(one.end)}"
                spot = days.spot
                yield EVENT.at(days.line, spot.start, spot.end, event=one.names[0], right=right, said=days.words)


def _is_named(reading: Reading, one: Conference) -> bool:
    return any(map(reading.says, one.names))


_EVENT = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,4}(?:Assembly|Conference|Forum|Council|Symposium|Summit|Congress|Workshop|Board|Committee|"
    r"Session|Meeting|Assemblée|Conférence|Asamblea|Conferencia|Foro|Consejo|Conseil)\b|\b[A-Z]{2,}(?:-[A-Z]+)*-?\d{2}\b"
)


_NEAR = 200
"""How far from its dates an event may be named."""


def _disagreeing(ranges: Sequence[Days]) -> Iterator[Finding]:
    """Two overlapping ranges for one event that share a first or a last day."""
    by_event: dict[tuple[str, int], list[Days]] = {}
    for before, days in pairwise((None, *ranges)):
        if days is not None:
            for event in _events_of(days, before):
                by_event.setdefault((_short(event), days.start.year), []).append(days)
    told: set[int] = set()
    for (event, _), same in by_event.items():
        first = same[0]
        for days in same[1:]:
            differs = (days.start == first.start) != (days.end == first.end)
            if differs and id(days) not in told:
                told.add(id(days))
                spot = days.spot
                yield DISAGREE.at(days.line, spot.start, spot.end, event=event, said=days.words, other=first.words)


def _events_of(days: Days, before: Days | None) -> set[str]:
    """What is said to take place on these days: named between the dates before and these, else behind them."""
    text, spot = days.line.text, days.spot
    start = before.spot.end if before is not None and before.line is days.line else 0
    named = {match[0] for match in _EVENT.finditer(text, max(start, spot.start - _NEAR), spot.start)}
    if named:
        return named
    end = text.find(".", spot.end, spot.end + _NEAR)
    return {match[0] for match in _EVENT.finditer(text, spot.end, end if end >= 0 else spot.end + _NEAR)}


def _short(event: str) -> str:
    """The last two words of a name: "Example General Assembly" is the General Assembly."""
    return " ".join(event.removeprefix("The ").split()[-2:])

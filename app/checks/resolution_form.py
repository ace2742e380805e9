"""The form of resolutions as a whole: place and year, the look of the calls, letters that are given again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from app.checks.lines import Line
from app.checks.reading import Reading
from app.checks.resolutions import Call, Item, resolutions
from app.checks.rule import Rule
from app.checks.words import beginning
from app.model.finding import Finding, Severity

PLACE = Rule(
    "resolution.place",
    Severity.WARNING,
    "This says ({there}), but the number of the resolution says ({here}).",
    "A resolution is cited by place and year; number, heading and opening line have to name the same assembly.",
)
REUSED = Rule(
    "resolution.reused",
    Severity.WARNING,
    "Item {label} was deleted, and its {sign} is given to a new item.",
    "Other texts refer to items by letter or number; a deleted one is never given again, and a new item is a bis.",
)
LOOK = Rule(
    "resolution.call_look",
    Severity.INFO,
    "The call “{call}” is not in italics, as the others are.",
    "Calls stand in italics on a line of their own, so that the parts of a resolution are seen at once.",
)

_PLACES = re.compile(r"\(([^()\d]{2,60},\s*[12]\d{3}(?:\s*;\s*[^()\d;]{2,60},\s*[12]\d{3})*)\)")
_REVISED = re.compile(r"\A(?:Rev|Rév|Пересм)\.?,?\s*")
_ASSEMBLY_ENDS = (",", "，", "،")
_LONGEST_HEAD = 10


class ResolutionForm:
    """Place and year, the look of calls, letters and numbers that are given again."""

    rules = (PLACE, REUSED, LOOK)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What is wrong with the form of each resolution of the text."""
        every = list(resolutions(reading))
        before = _items_of(reading.base if every else None)
        for calls in every:
            yield from _places(reading, calls[0].line)
            yield from _looks(reading, calls)
            for call in calls:
                yield from _reused(reading, call, before.get(call.line.paragraph.id, ()))


# ---- place and year -------------------------------------------------------------------------------------------------


def _places(reading: Reading, first_call: Line) -> Iterator[Finding]:
    """Places and years in the heading and the opening line that are not those of the resolution's number."""
    head = _head(reading, first_call)
    said = [(line, match) for line in head if (match := _last_of(line)) is not None]
    if not said or said[0][0] is not head[0]:
        return
    here = _named(said[0][1])
    for line, match in said[1:]:
        if _named(match).casefold() != here.casefold():
            yield PLACE.at(line, match.start(), match.end(), there=_named(match), here=here)


def _head(reading: Reading, first_call: Line) -> Sequence[Line]:
    """The lines from the resolution's number to its first call."""
    at = reading.place(first_call)
    lines = reading.lines[max(at - _LONGEST_HEAD, 0) : at]
    title = beginning(reading.tables.words.get("resolution", ()))
    start = next((n for n in range(len(lines) - 1, -1, -1) if title.match(lines[n].text)), len(lines))
    return [line for line in lines[start:] if line.text.strip()]


def _last_of(line: Line) -> re.Match[str] | None:
    """The place and year of a line that consists of them or ends with them, as the number and the opening line do."""
    text = line.text.rstrip().rstrip("".join(_ASSEMBLY_ENDS)).rstrip()
    found = list(_PLACES.finditer(text))
    return found[-1] if found and found[-1].end() == len(text) else None


def _named(match: re.Match[str]) -> str:
    """Place and year, of several the last."""
    return " ".join(_REVISED.sub("", match[1].rsplit(";", maxsplit=1)[-1].strip()).split())


# ---- calls ----------------------------------------------------------------------------------------------------------


def _looks(reading: Reading, calls: Sequence[Call]) -> Iterator[Finding]:
    plain = [call for call in calls if not _italic(reading, call.line)]
    if plain and len(plain) * 2 < len(calls):
        for call in plain:
            text = call.line.text.strip()
            start = call.line.text.find(text)
            yield LOOK.at(call.line, start, start + len(text), call=text.rstrip(","))


def _italic(reading: Reading, line: Line) -> bool:
    styles = reading.document.styles
    said = [run for run in line.paragraph.runs if run.text.strip() and run.deleted is None]
    return all(styles.effective_run(line.paragraph.format, run.format).italic for run in said)


# ---- letters and numbers that are given again -----------------------------------------------------------------------


def _items_of(base: Reading | None) -> Mapping[int, Sequence[Item]]:
    """The items of each call before the amendments, by the call's paragraph."""
    if base is None:
        return {}
    return {call.line.paragraph.id: call.items for calls in resolutions(base) for call in calls}


def _reused(reading: Reading, call: Call, before: Sequence[Item]) -> Iterator[Finding]:
    gone = {item.label for item in before if item.label and not item.bis and not _stands(reading, item)}
    known = {item.line.paragraph.id for item in before}
    for item in call.items if gone else ():
        new = item.line.paragraph.id not in known and item.start
        if new and not item.bis and item.label in gone:
            end = min(item.start + 40, len(item.line.text))
            yield REUSED.at(item.line, 0, end, label=item.label, sign="number" if item.label.isdigit() else "letter")


def _stands(reading: Reading, item: Item) -> bool:
    line = reading.line_of(item.line.paragraph.id)
    return line is not None and bool(line.text.strip())

"""Parentheses that open and are never closed, or close what never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from app.checks.lines import Line, LineBlock
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.model.finding import Finding, Severity

UNPAIRED = Rule(
    "editorial.parenthesis",
    Severity.INFO,
    "This parenthesis {lacks}.",
    "With one of the two missing the reader cannot tell what belongs to the remark in between.",
)

_OPEN = "(（"
_SIGN = re.compile(r"[()（）]")
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;:/«“\"'(–—-]))(?:\d{1,3}(?:\.\d{1,3})*|\w|[ivx]{1,5}|[IVX]{1,5})(?:\s?(?:bis|ter))?[°º.]?[)）]|"
    r"^\s*\w\s[)）]"
)
"""An item's letter or number with its parenthesis: "a)", "12)", "see item b)", and "أ )", set apart as in Arabic."""
_GOES_ON = (":", ";", ",", "：", "；", "，", "–", "—")


_LONGEST_REMARK = 12
"""Paragraphs."""


@dataclass(frozen=True, slots=True)
class _Alone:
    """The first parenthesis of a line that has no counterpart in it; `at` counts the lines of the block."""

    at: int
    line: Line
    place: int
    opens: bool
    goes_on: bool


class Parentheses:
    """Parentheses without their counterpart."""

    rules = (UNPAIRED,)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each line with such a parenthesis; a remark may go on over several lines."""
        begin = 0
        until = -1
        for block in reading.blocks:
            for one in block.once(_unpaired):
                if one.goes_on:
                    until = begin + one.at + _LONGEST_REMARK
                elif not one.opens and begin + one.at <= until:
                    until = -1
                else:
                    yield _told(one)
            begin += len(block.items)


def _unpaired(block: LineBlock) -> Sequence[_Alone]:
    found: list[_Alone] = []
    for at, line in enumerate(block.items):
        text = line.text
        if text.count("(") + text.count("（") == text.count(")") + text.count("）"):
            continue
        place = _first_alone(text)
        if place is not None:
            opens = text[place] in _OPEN
            found.append(_Alone(at, line, place, opens, opens and text.rstrip().endswith(_GOES_ON)))
    return found


def _first_alone(text: str) -> int | None:
    """Where the first parenthesis without a counterpart stands, None where labels of items explain it."""
    labels = {match.end() - 1 for match in _LABEL.finditer(text)}
    # "(see item a)" closes with the label; "a) the first (of two)" begins with one.
    strict, lenient = _alone(text, frozenset()), _alone(text, labels)
    return lenient[0] if lenient and not labels.issuperset(strict) else None


def _alone(text: str, ignored: Set[int]) -> list[int]:
    """The parentheses without counterpart."""
    open_: list[int] = []
    alone: list[int] = []
    for match in _SIGN.finditer(text):
        if match[0] in _OPEN:
            open_.append(match.start())
        elif match.start() in ignored:
            continue
        elif open_:
            open_.pop()
        else:
            alone.append(match.start())
    return sorted([*alone, *open_])


def _told(one: _Alone) -> Finding:
    lacks = "is never closed" if one.opens else "closes what never opened"
    return UNPAIRED.near(one.line, one.place, one.place + 1, lacks=lacks)

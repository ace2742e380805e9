"""Parentheses that open and are never closed, or close what never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

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
    r"(?:^|(?<=[\s,;:/«“\"'(–—-]))(?:\d{1,3}(?:\.\d{1,3})*|\w|[ivx]{1,5}|[IVX]{1,5})(?:\s?(?:bis|ter))?[°º.]?[)）]"
)
"""An item's letter or number with its parenthesis: "a)", "12)", "see item b)"."""
_GOES_ON = (":", ";", ",", "：", "；", "，", "–", "—")


class Parentheses:
    """Parentheses without their counterpart."""

    rules = (UNPAIRED,)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each line with such a parenthesis."""
        yield from reading.in_lines(_unpaired)


def _unpaired(block: LineBlock) -> Sequence[Finding]:
    found: list[Finding] = []
    waiting = False
    for line in block.items:
        text = line.text
        if text.count("(") + text.count("（") == text.count(")") + text.count("）"):
            continue
        place = _first_alone(text)
        if place is None:
            continue
        opens = text[place] in _OPEN
        if opens and text.rstrip().endswith(_GOES_ON):
            # What follows below may close it.
            waiting = True
        elif not opens and waiting:
            waiting = False
        else:
            found.append(_told(line, place, opens))
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


def _told(line: Line, place: int, opens: bool) -> Finding:
    return UNPAIRED.near(line, place, place + 1, lacks="is never closed" if opens else "closes what never opened")

"""Lists that text from outside brings along: their number alone says how they count, so they come and go with it.

A document's own lists are defined in its file, which no edit changes. The number of a new one holds its levels instead,
and a writer defines it in the file once something there is counted by it (ECMA-376 Part 1 §17.9).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app.model.format import ParagraphFormat

FIRST = 1 << 40
"""Greater than any w:numId; what is smaller is a list of the file."""

INDENT = 425
"""Twips that each level stands further in, and that its label hangs out."""

LEVELS = 9
HIGHEST_START = (1 << 15) - 1
_FORMATS = ("bullet", "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero")
_SIGNS = (("", "."), ("", ")"), ("(", ")"), ("", ""))
_BULLETS = ("•", "–", "▪")
_SHAPE_BITS, _START_BITS = 5, 15
_LEVEL_BITS = _SHAPE_BITS + _START_BITS


class NewLevel(NamedTuple):
    """How a level counts: a format of §17.18.59, the signs around its number, and the number of its first item."""

    format: str = "bullet"
    before: str = ""
    after: str = ""
    start: int = 1

    def pattern(self, depth: int) -> str:
        """The w:lvlText of its labels on a 0-based depth (§17.9.11)."""
        return self.before if self.format == "bullet" else f"{self.before}%{depth + 1}{self.after}"


def number_of(levels: Mapping[int, NewLevel], serial: int) -> int | None:
    """The number of a new list with these levels by their 0-based depth, None where one counts in no way known here.

    `serial` tells it from other new lists of the document that count alike.
    """
    number = 0
    for depth in reversed(range(LEVELS)):
        level = levels.get(depth, NewLevel())
        signs = (level.before, level.after) if level.format != "bullet" else ("", "")
        if level.format not in _FORMATS or signs not in _SIGNS or not 0 <= level.start <= HIGHEST_START:
            return None
        shape = _FORMATS.index(level.format) * len(_SIGNS) + _SIGNS.index(signs)
        number = (number << _LEVEL_BITS) | (shape << _START_BITS) | level.start
    return FIRST * (((serial << LEVELS * _LEVEL_BITS) | number) + 1)


@cache
def levels_of(number: int) -> tuple[NewLevel, ...]:
    """The nine levels of a new list."""
    held = number // FIRST - 1
    found: list[NewLevel] = []
    for depth in range(LEVELS):
        part = held >> (depth * _LEVEL_BITS)
        shape, start = (part >> _START_BITS) & ((1 << _SHAPE_BITS) - 1), part & HIGHEST_START
        format_ = _FORMATS[min(shape // len(_SIGNS), len(_FORMATS) - 1)]
        bullet = (_BULLETS[depth % len(_BULLETS)], "")
        found.append(NewLevel(format_, *(bullet if format_ == "bullet" else _SIGNS[shape % len(_SIGNS)]), start))
    return tuple(found)


def level_format(depth: int) -> ParagraphFormat:
    """The indents of a level."""
    return ParagraphFormat(indent_start=INDENT * (depth + 1), first_line=-INDENT)

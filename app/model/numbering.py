"""Lists: their definitions and the labels they give to paragraphs (ECMA-376 Part 1 §17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache
from typing import NamedTuple

from app.model.content import Paragraph
from app.model.format import ParagraphFormat, RunFormat
from app.model.new_lists import FIRST, level_format, levels_of
from app.model.styles import StyleSheet
from app.model.value import value


class ListLevel(NamedTuple):
    """One level of a list; `text` holds placeholders %1 to %9.

    `restart` is the 1-based level after which it starts anew, 0 never, None after any level above; `suffix` is "tab",
    "space" or "nothing"; `legal` writes all numbers as decimals (§17.9.4).
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    suffix: str = "tab"
    style: str | None = None
    legal: bool = False
    paragraph: ParagraphFormat = ParagraphFormat()
    run: RunFormat = RunFormat()


class ListDefinition(NamedTuple):
    """What a w:numId means: its levels, the abstract list whose counters it shares, and the levels it restarts."""

    id: int
    abstract: int
    levels: tuple[ListLevel, ...]
    starts: tuple[tuple[int, int], ...] = ()


@value
class Numbering:
    """All lists of a document by w:numId."""

    lists: Mapping[int, ListDefinition] = field(default_factory=dict[int, ListDefinition])

    def definition(self, number: int | None) -> ListDefinition | None:
        """What the number of a list means, one of the file or a new one; None for none."""
        if number is not None and number >= FIRST:
            return _new_definition(number)
        return self.lists.get(number) if number else None

    def level(self, number: int | None, level: int | None) -> ListLevel | None:
        """The level in force, or None when the paragraph has no number."""
        found = self.definition(number)
        index = level or 0
        return found.levels[index] if found and index < len(found.levels) else None

    def position(self, effective: ParagraphFormat) -> tuple[int, int] | None:
        """(w:numId, level) of a paragraph with these effective properties, or None.

        A style that names a list without a level gets the level that is linked to the style (§17.9.23).
        """
        found = self.definition(effective.number)
        if found is None:
            return None
        level = effective.level
        if level is None:
            linked = (i for i, one in enumerate(found.levels) if one.style and one.style == effective.style)
            level = next(linked, 0)
        return (found.id, level) if level < len(found.levels) else None


@cache
def _new_definition(number: int) -> ListDefinition:
    levels = (
        ListLevel(one.start, one.format, one.pattern(depth), paragraph=level_format(depth))
        for depth, one in enumerate(levels_of(number))
    )
    return ListDefinition(number, number, tuple(levels))


class LabelCounter:
    """Counts through a story's paragraphs in order and gives each its label."""

    def __init__(self, numbering: Numbering, styles: StyleSheet) -> None:
        self._numbering = numbering
        self._styles = styles
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[int] = set()

    def label(self, paragraph: Paragraph) -> str:
        """The label of the next paragraph, "" when it has none."""
        place = self._numbering.position(self._styles.effective_paragraph(paragraph.format))
        if place is None:
            return ""
        number, level = place
        definition = self._numbering.definition(number)
        assert definition is not None
        self._advance(definition, level)
        return self._compose(definition, level)

    def fork(self) -> LabelCounter:
        """A counter that goes on counting from here by itself."""
        other = LabelCounter(self._numbering, self._styles)
        other._counts = {abstract: list(counts) for abstract, counts in self._counts.items()}
        other._begun = set(self._begun)
        return other

    def _advance(self, definition: ListDefinition, level: int) -> None:
        counts = self._counts.setdefault(definition.abstract, [None] * 9)
        if definition.id not in self._begun:
            self._begun.add(definition.id)
            for index, start in definition.starts:
                counts[index] = start - 1
        current = counts[level]
        counts[level] = definition.levels[level].start if current is None else current + 1
        for deeper in range(level + 1, len(definition.levels)):
            restart = definition.levels[deeper].restart
            if restart is None or (restart and level < restart):
                counts[deeper] = None

    def _compose(self, definition: ListDefinition, level: int) -> str:
        counts = self._counts[definition.abstract]
        shape = definition.levels[level]

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            if index >= len(definition.levels):
                return ""
            count = counts[index]
            value = definition.levels[index].start if count is None else count
            return write_number(value, "decimal" if shape.legal else definition.levels[index].format)

        return re.sub(r"%([1-9])", number, shape.text) if shape.format != "none" else ""


def labels(paragraphs: Iterable[Paragraph], numbering: Numbering, styles: StyleSheet) -> dict[int, str]:
    """The label of each numbered paragraph of a story, by paragraph id."""
    counter = LabelCounter(numbering, styles)
    found = ((p.id, counter.label(p)) for p in paragraphs)
    return {id_: label for id_, label in found if label}


_HIGHEST = (1 << 15) - 1
"""The greatest number that Word lets a list begin with."""


def write_number(value: int, format_: str) -> str:
    """A list number in one of the formats of §17.18.59; formats not known here are written as decimals.

    So are numbers that no list counts to, which letters and signs would need thousands for.
    """
    return _WRITERS.get(format_, str)(value) if value <= _HIGHEST else str(value)


def _letters(value: int) -> str:
    # Word repeats the letter: z, aa, bb.
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""


def _roman(value: int) -> str:
    out = ""
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    for worth, sign in (*signs, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        count, value = divmod(value, worth) if value > 0 else (0, value)
        out += sign * count
    return out


def _sign(value: int) -> str:
    # One sign after the other, then each of them twice and so on.
    return "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if value > 0 else ""


def _ordinal(value: int) -> str:
    teen = 10 <= value % 100 <= 20
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "chicago": _sign,
    "none": lambda value: "",
    "bullet": lambda value: "",
}

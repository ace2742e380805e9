"""What sections came to when they were searched last, for as long as nothing in them changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.plan.found import Found
from app.plan.lines import Line
from app.plan.sections import Section


class Searching(Protocol):
    """A search under way."""

    found: list[Found]
    unknown: list[int]
    title: str


@dataclass(frozen=True, slots=True)
class _Result:
    """What a section came to, and the lines and ranks that it came from."""

    lines: Sequence[Line]
    ranks: Sequence[int | None]
    titled: bool
    found: tuple[Found, ...]
    unknown: tuple[int, ...]
    title: str


class Stretches:
    """Remembers what sections came to, as long as no line in them changes."""

    def __init__(self) -> None:
        self._lines: Sequence[Line] = ()
        self._ranks: Sequence[int | None] = ()
        self._known: dict[int, _Result] = {}
        self._kept: dict[int, _Result] = {}

    def begin(self, lines: Sequence[Line], ranks: Sequence[int | None]) -> None:
        """Start on the lines of a document."""
        self._lines, self._ranks, self._kept = lines, ranks, {}

    def end(self) -> None:
        """Forget what is no longer there."""
        self._known = self._kept

    def recall(self, section: Section, search: Searching) -> bool:
        """Give a search what a section came to last time, if it is still the same."""
        key = self._lines[section.start].paragraph
        known = self._known.get(key)
        if known is None or known.titled is not bool(search.title):
            return False
        if len(known.lines) != section.end - section.start:
            return False
        # Comparing lists asks first whether two things are the same object, which lines that nobody touched are.
        if known.lines != self._lines[section.start : section.end]:
            return False
        if known.ranks != self._ranks[section.start : section.end]:
            return False
        self._kept[key] = known
        search.found += known.found
        search.unknown += known.unknown
        search.title = search.title or known.title
        return True

    def keep(self, section: Section, search: Searching, found: int, unknown: int, titled: bool) -> None:
        """Remember what a search found from these counts on."""
        part = slice(section.start, section.end)
        self._kept[self._lines[section.start].paragraph] = _Result(
            self._lines[part],
            self._ranks[part],
            titled,
            tuple(search.found[found:]),
            tuple(search.unknown[unknown:]),
            "" if titled else search.title,
        )

"""What sections came to when they were searched last, for as long as nothing in them changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.plan.found import Found
from app.plan.lines import Line, changed_stretch
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
        # By the paragraph of the heading, with the index of its line.
        self._known: dict[int, tuple[int, _Result]] = {}
        self._kept: dict[int, tuple[int, _Result]] = {}
        self._same = (0, 0, 0)

    def begin(self, lines: Sequence[Line], ranks: Sequence[int | None]) -> None:
        """Start a search of the lines of a document."""
        changed = changed_stretch(self._lines, lines), changed_stretch(self._ranks, ranks)
        # Up to where nothing differs, from where on, and by how much that has moved.
        self._same = min(one[0] for one in changed), max(one[2] for one in changed), len(lines) - len(self._lines)
        self._lines, self._ranks = lines, ranks
        # What the last search did not keep is no longer there.
        self._known, self._kept = self._kept, {}

    def recall(self, section: Section, search: Searching) -> bool:
        """Give a search what a section came to last time, if it is still the same."""
        key = self._lines[section.start].paragraph
        before, known = self._known.get(key, (0, None))
        if known is None or known.titled is not bool(search.title):
            return False
        if len(known.lines) != section.end - section.start or not self._unchanged(section, before, known):
            return False
        self._kept[key] = section.start, known
        search.found += known.found
        search.unknown += known.unknown
        search.title = search.title or known.title
        return True

    def _unchanged(self, section: Section, before: int, known: _Result) -> bool:
        """Whether a section has the lines and ranks that it came from, which began at the line `before`."""
        until, since, moved = self._same
        if section.end <= until and section.start == before:
            return True
        if section.start >= since and section.start == before + moved:
            return True
        # Comparing lists asks first whether two things are the same object, which lines that nobody touched are.
        part = slice(section.start, section.end)
        return known.lines == self._lines[part] and known.ranks == self._ranks[part]

    def keep(self, section: Section, search: Searching, found: int, unknown: int, titled: bool) -> None:
        """Remember what a search found from these counts on."""
        part = slice(section.start, section.end)
        self._kept[self._lines[section.start].paragraph] = (
            section.start,
            _Result(
                self._lines[part],
                self._ranks[part],
                titled,
                tuple(search.found[found:]),
                tuple(search.unknown[unknown:]),
                "" if titled else search.title,
            ),
        )

"""Where the characters and caret places of a line are that holds text of both directions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, cast
from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextLine

_TOUCH = 0.25
"""Pixels that the edges of neighbours may differ by."""

_BEARING, _NARROW = 0.12, 0.25
"""The parts of a line's height by which letters may miss its end, and which the narrowest ones take."""

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = ("L", "EN", "AN"), ("R", "AL")


class Extent(NamedTuple):
    """A character's room on the line, and whether it is read from right to left."""

    left: float
    right: float
    rtl: bool

    @property
    def leading(self) -> float:
        """The edge it begins at."""
        return self.right if self.rtl else self.left

    @property
    def trailing(self) -> float:
        """The edge it ends at."""
        return self.left if self.rtl else self.right


class MixedLine:
    """A line of a layout whose cursor moves visually, in its coordinates; offsets are UTF-16 units of its text.

    QTextLine tells of such a layout where each character has the side at which the line's own direction begins, also
    where the character runs against that. Only of the item at the far end of the line, if that runs against it, it
    tells where characters begin themselves.
    """

    def __init__(self, text: QTextLayout, line: QTextLine, *, rtl: bool) -> None:
        start, end = line.textStart(), line.textStart() + line.textLength()
        self._rtl = rtl
        self._places = [at for at in range(start, end) if text.isValidCursorPosition(at)]
        self._ends = [*self._places, end][1:]
        self._units = text.text().encode("utf-16-le")
        self._told = [_edge(line, at, QTextLine.Edge.Leading) for at in (*self._places, end)]
        self._layout, self._line, self._bounds = text, line, line.naturalTextRect()

    def caret(self, at: int) -> float:
        """Where the caret is at an offset: behind the character before it where that runs against the line's direction,
        before the next one elsewhere; so each place has one of its own."""
        number = bisect_left(self._places, at)
        before = self.extents[number - 1] if number else None
        if number == len(self._places):
            return before.trailing if before is not None else self._told[0]
        after = self.extents[number]
        if before is not None and before.rtl is not after.rtl and before.rtl is not self._rtl:
            return before.trailing
        return after.leading

    def stretches(self, low: int, high: int) -> Iterator[tuple[float, float]]:
        """Left and right of the rooms that the characters between two offsets take together."""
        found = zip(self._places, self._ends, self.extents, strict=True)
        rooms = sorted((one.left, one.right) for at, end, one in found if at < high and end > low)
        current: tuple[float, float] | None = None
        for left, right in rooms:
            if current is not None and left <= current[1] + _TOUCH:
                current = (current[0], max(current[1], right))
            else:
                if current is not None:
                    yield current
                current = (left, right)
        if current is not None:
            yield current

    @cached_property
    def extents(self) -> list[Extent]:
        """The rooms of the characters in reading order."""
        rooms = self._rooms()
        directions = [self._direction(at) for at in self._places]
        for number in range(len(rooms)):
            if directions[number] is None:
                directions[number] = self._among(rooms, number)
        return [Extent(*room, bool(rtl)) for room, rtl in zip(rooms, directions, strict=True)]

    def _rooms(self) -> list[tuple[float, float]]:
        near, ended = self._told[:-1], self._outermost()
        far = self._far_end()
        edges = sorted({*near, *ended.values(), far}, reverse=self._rtl)
        places = {edge: number for number, edge in enumerate(edges)}
        rooms: list[tuple[float, float]] = []
        for number, edge in enumerate(near):
            following = edges[min(places[edge] + 1, len(edges) - 1)]
            other = ended.get(number, following)
            rooms.append((min(edge, other), max(edge, other)))
        return rooms

    def _far_end(self) -> float:
        """Where the line ends."""
        if not self._places or not self._runs_against(self._last):
            return min(self._told) if self._rtl else max(self._told)
        end = self._bounds.left() if self._rtl else self._bounds.right()
        if self._tells_beginnings:
            return end
        # Trailing spaces push the line out of its bounds: what is left then is a narrow letter's room.
        least = _NARROW * self._line.height() * (-1 if self._rtl else 1)
        return (min if self._rtl else max)(end, self._told[self._last] + least)

    @cached_property
    def _tells_beginnings(self) -> bool:
        """Whether the line tells of the item at its far end where characters begin themselves."""
        told, plain = self._told, self._plain
        for number in range(self._last, len(self._places) - 1):
            if not self._runs_against(number + 1):
                break
            if abs(told[number + 1] - told[number]) >= _TOUCH:
                return abs(plain[number + 1] - told[number + 1]) < _TOUCH
        end = self._bounds.left() if self._rtl else self._bounds.right()
        return abs(told[self._last] - end) <= _BEARING * self._line.height()

    @cached_property
    def _plain(self) -> list[float]:
        """Where characters begin themselves, but for the first of each item."""
        self._layout.setCursorMoveStyle(Qt.CursorMoveStyle.LogicalMoveStyle)
        plain = [_edge(self._line, at, QTextLine.Edge.Leading) for at in self._places]
        self._layout.setCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        return plain

    @cached_property
    def _last(self) -> int:
        """The number of the character at the far end."""
        far = min if self._rtl else max
        return far(range(len(self._places)), key=self._told.__getitem__)

    def _outermost(self) -> dict[int, float]:
        """Where the characters end in the item at the far end, where the line tells where they begin themselves."""
        ended = dict[int, float]()
        if not self._places or not self._runs_against(self._last) or not self._tells_beginnings:
            return ended
        for number in range(self._last, len(self._places)):
            ended[number] = _edge(self._line, self._places[number], QTextLine.Edge.Trailing)
            if abs(ended[number] - self._told[number + 1]) >= _TOUCH:
                break
        return ended

    def _runs_against(self, number: int) -> bool:
        direction, told = self._direction(self._places[number]), self._told
        if direction is not None:
            return direction is not self._rtl
        return told[number + 1] > told[number] if self._rtl else told[number + 1] < told[number]

    def _direction(self, at: int) -> bool | None:
        kind = bidirectional(self._character(at))
        return True if kind in _RIGHT_TO_LEFT else False if kind in _LEFT_TO_RIGHT else None

    def _character(self, at: int) -> str:
        high = self._units[2 * at + 1]
        return self._units[2 * at : 2 * at + (4 if 0xD8 <= high < 0xDC else 2)].decode("utf-16-le", "replace")[:1]

    def _among(self, rooms: list[tuple[float, float]], number: int) -> bool:
        """The direction of a character without one of its own, as its neighbours lie."""
        for one, other in ((number - 1, number), (number, number + 1)):
            if one >= 0 and other < len(rooms):
                if abs(rooms[one][1] - rooms[other][0]) < _TOUCH:
                    return False
                if abs(rooms[one][0] - rooms[other][1]) < _TOUCH:
                    return True
        return self._rtl


def _edge(line: QTextLine, at: int, edge: QTextLine.Edge) -> float:
    # The binding returns a pair that its stubs call an object.
    return cast("tuple[float, int]", line.cursorToX(at, edge))[0]

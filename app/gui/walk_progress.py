"""How far a walk through the changes has come."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum


class Verdict(Enum):
    """What can be decided about a change."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class WalkProgress:
    """Numbers the changes that a walk set out with; a decided one keeps its number, so that "12 of 87" stays true.

    The list of changes only holds those that are left, in the same order; its rows are counted from 0.
    """

    def __init__(self, count: int) -> None:
        self._verdicts: list[Verdict | None] = [None] * count
        self._left = list(range(count))
        self._done: list[int] = []
        self._undone: list[tuple[int, Verdict | None]] = []

    @property
    def total(self) -> int:
        """How many changes there were, and what has come to them since."""
        return len(self._verdicts)

    @property
    def left(self) -> int:
        """How many are not decided."""
        return len(self._left)

    def count(self, verdict: Verdict) -> int:
        """How many were decided in this way."""
        return self._verdicts.count(verdict)

    def number(self, row: int) -> int:
        """The number, from 1, of the change in a row of the list."""
        return self._left[row] + 1 if row < len(self._left) else self.total

    def decide(self, left: int, row: int, verdict: Verdict) -> None:
        """Follow a decision about the change in a row, after which `left` changes are listed."""
        self._undone.clear()
        self._settle(len(self._left) - left, row, verdict)

    def undo(self, left: int, row: int) -> int | None:
        """Follow an undo after which `left` changes are listed; returns the row of the change that came back."""
        back = min(left - len(self._left), len(self._done))
        found = [self._take_back() for _ in range(back)]
        self.adapt(left, row)
        return bisect_left(self._left, min(found)) if found else None

    def redo(self, left: int, row: int) -> int:
        """Follow a redo after which `left` changes are listed; returns the row where the walk goes on."""
        while len(self._left) > left and self._undone:
            slot, verdict = self._undone.pop()
            row = bisect_left(self._left, slot)
            self._settle(1, row, verdict)
        self.adapt(left, row)
        return row

    def adapt(self, left: int, row: int, verdict: Verdict | None = None) -> None:
        """Follow an edit of the text that made or took away changes about a row, or a decision made elsewhere."""
        grown = left - len(self._left)
        if grown > 0:
            self._insert(self._left[row] if row < len(self._left) else self.total, grown)
        else:
            self._settle(-grown, row, verdict)

    def _settle(self, count: int, row: int, verdict: Verdict | None) -> None:
        row = max(min(row, len(self._left) - count), 0)
        for slot in self._left[row : row + max(count, 0)]:
            self._verdicts[slot] = verdict
            self._done.append(slot)
        del self._left[row : row + max(count, 0)]

    def _take_back(self) -> int:
        slot = self._done.pop()
        self._undone.append((slot, self._verdicts[slot]))
        self._verdicts[slot] = None
        self._left.insert(bisect_left(self._left, slot), slot)
        return slot

    def _insert(self, at: int, count: int) -> None:
        def moved(slot: int) -> int:
            return slot + count if slot >= at else slot

        self._verdicts[at:at] = [None] * count
        self._left = sorted([*map(moved, self._left), *range(at, at + count)])
        self._done = [moved(slot) for slot in self._done]
        self._undone = [(moved(slot), verdict) for slot, verdict in self._undone]

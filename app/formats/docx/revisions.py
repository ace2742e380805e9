"""Revisions read from a file: unique ids, and moves paired by the names of their ranges (ECMA-376 §17.13.5)."""

from __future__ import annotations

from app.formats.docx.names import AUTHOR, DATE, ID, NAME, Element, local, w
from app.model.revision import Revision

_MOVES = {w("moveFrom"): "moveFrom", w("moveTo"): "moveTo"}
_MOVE_STARTS = {"moveFromRangeStart": "moveFrom", "moveToRangeStart": "moveTo"}
_MOVE_ENDS = {"moveFromRangeEnd": "moveFrom", "moveToRangeEnd": "moveTo"}


class RevisionReader:
    """Makes one Revision for each revision element of a document."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._again: dict[str, int] = {}
        self._unnamed = 0
        self._open: dict[str, dict[str, str]] = {"moveFrom": {}, "moveTo": {}}
        self._names: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self.ranges: dict[str, int] = {}

    def read(self, element: Element, mark: bool = False) -> Revision:
        """The revision an element stands for; its id is the file's where that is the first of its kind.

        A paragraph `mark` that is read after its paragraph's text may belong to a range that ended with the text.
        """
        get = element.get
        id_ = self._unique(get(ID, ""))
        side = _MOVES.get(element.tag)
        move = self._move(side, id_, mark) if side is not None else None
        return Revision(get(AUTHOR, ""), get(DATE, ""), id_, None, move)

    def range_mark(self, element: Element) -> str:
        """Take note of the start or end of a move's range; returns the move's name."""
        kind, id_ = local(element.tag), element.get(ID, "")
        if kind in _MOVE_STARTS:
            name = element.get(NAME) or f"move{id_}"
            self._open[_MOVE_STARTS[kind]][id_] = name
            self._last[_MOVE_STARTS[kind]] = name
            self._names[f"{_MOVE_STARTS[kind]} {id_}"] = name
            return self._counted(name)
        side = _MOVE_ENDS.get(kind, "")
        self._open.get(side, {}).pop(id_, None)
        return self._counted(self._names.get(f"{side} {id_}", ""))

    def _counted(self, name: str) -> str:
        self.ranges[name] = self.ranges.get(name, 0) + 1
        return name

    def _move(self, side: str, id_: str, mark: bool) -> str:
        ranges = self._open[side]
        if ranges:
            return next(reversed(ranges.values()))
        return self._last.get(side, f"{side} {id_}") if mark else f"{side} {id_}"

    def _unique(self, id_: str) -> str:
        if id_ and id_ not in self._used:
            self._used.add(id_)
            return id_
        if not id_:
            self._unnamed += 1
            id_ = f"r{self._unnamed}"
        found = id_
        while found in self._used:
            self._again[id_] = count = self._again.get(id_, 1) + 1
            found = f"{id_}.{count}"
        self._used.add(found)
        return found


class Ids:
    """Numbers for paragraphs and containers, in reading order."""

    def __init__(self) -> None:
        self.next = 1

    def take(self) -> int:
        """The next number."""
        taken = self.next
        self.next = taken + 1
        return taken

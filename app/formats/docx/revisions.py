"""Revisions read from a file: unique ids, and moves paired by the names of their ranges (ECMA-376 §17.13.5)."""

from __future__ import annotations

from dataclasses import replace

from app.formats.docx.control_ranges import (
    CONTROL_KINDS,
    CONTROL_SLOTS,
    closing_starts,
    control_of,
    encloses,
    opening_starts,
)
from app.formats.docx.names import AUTHOR, DATE, ID, NAME, Element, local, w
from app.model.revision import ChangeKind, Revision

Slots = tuple[Revision | None, Revision | None]

_MOVES = {w("moveFrom"): "moveFrom", w("moveTo"): "moveTo"}
_MOVE_STARTS = {"moveFromRangeStart": "moveFrom", "moveToRangeStart": "moveTo"}
_MOVE_ENDS = {"moveFromRangeEnd": "moveFrom", "moveToRangeEnd": "moveTo"}

_ADDED_CELL = frozenset((w("cellIns"),))
_TABLE_PROPERTIES = frozenset(map(w, ("tcPrChange", "tblPrChange", "trPrChange", "tblPrExChange")))


class RevisionReader:
    """Makes one Revision for each revision element of a document."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._again: dict[str, int] = {}
        self._unnamed = 0
        self._open: dict[str, dict[str, str]] = {"moveFrom": {}, "moveTo": {}}
        self._names: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._lone: dict[tuple[str, str], Revision] = {}
        self.ranges: dict[str, int] = {}
        self.controls: dict[str, bytes] = {}
        self._used_up: set[tuple[str, str]] = set()

    def read(self, element: Element, mark: bool = False) -> Revision:
        """The revision an element stands for; its id is the file's where that is the first of its kind.

        A paragraph `mark` that is read after its paragraph's text may belong to a range that ended with the text.
        """
        get = element.get
        id_ = self._unique(get(ID, ""))
        side = _MOVES.get(element.tag)
        move = self._move(side, id_, mark) if side is not None else None
        return Revision(get(AUTHOR, ""), get(DATE, ""), id_, None, move)

    def block(self, element: Element) -> Revision:
        """The revision of an element around whole paragraphs."""
        return replace(self.read(element), block=True)

    def grid(self, element: Element, table: Element) -> Revision:
        """The revision of a change of columns, which bears no name: whoever else changed the table did it.

        That is the first who added cells, which needs columns, else who changed properties, else who wrote in it.
        """
        named = [one for one in table.iter() if one.get(AUTHOR) is not None]
        ranked = (one for tags in (_ADDED_CELL, _TABLE_PROPERTIES) for one in named if one.tag in tags)
        companion = next(ranked, named[0] if named else element)
        return Revision(companion.get(AUTHOR, ""), companion.get(DATE, ""), self._unique(element.get(ID, "")))

    def control(self, control: Element, content: Element) -> Slots:
        """The slots of a content control: the ranges around its start tag and, around those, its end tag."""
        slots: dict[str, Revision | None] = {"inserted": None, "deleted": None}
        for start in (*closing_starts(content), *opening_starts(control)):
            stem = local(start.tag).removesuffix("RangeStart")
            if not encloses(start, control, content):
                continue
            self._used_up.add((stem, start.get(ID, "")))
            revision = self._range_revision(start, stem)
            self.controls[revision.id] = f"{stem} {start.get(ID, '')}".encode()
            slot = CONTROL_SLOTS[stem]
            slots[slot] = revision.within(slots[slot])
        return slots["inserted"], slots["deleted"]

    def belongs_to_control(self, mark: Element) -> bool:
        """Whether the mark of a range of markup is one around the tags of a content control."""
        name = local(mark.tag)
        stem = name.removesuffix("RangeStart").removesuffix("RangeEnd")
        if stem not in CONTROL_SLOTS:
            return False
        if name.endswith("RangeStart"):
            return control_of(mark) is not None
        return (stem, mark.get(ID, "")) in self._used_up

    def lone_range(self, mark: Element) -> tuple[ChangeKind, Revision] | None:
        """The change that a range of markup around no content control stands for; None for other marks."""
        name = local(mark.tag)
        stem = name.removesuffix("RangeStart").removesuffix("RangeEnd")
        if stem not in CONTROL_SLOTS:
            return None
        if name.endswith("RangeStart"):
            self._lone[(stem, mark.get(ID, ""))] = self._range_revision(mark, stem)
        found = self._lone.get((stem, mark.get(ID, "")))
        return (CONTROL_KINDS[stem], found) if found is not None else None

    def _range_revision(self, start: Element, stem: str) -> Revision:
        side = {"customXmlMoveFrom": "moveFrom", "customXmlMoveTo": "moveTo"}.get(stem)
        id_ = self._unique(start.get(ID, ""))
        move = self._move(side, id_, False) if side else None
        return Revision(start.get(AUTHOR, ""), start.get(DATE, ""), id_, None, move)

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

"""Tracked changes: who changed what, when, and under which proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from app.model.value import slotted_value


class ChangeKind(StrEnum):
    """The kinds of tracked change (ECMA-376 Part 1 §17.13.5), as the headless contract names them."""

    INSERT = "insert"
    DELETE = "delete"
    FORMAT = "format"
    PARAGRAPH_FORMAT = "paragraph_format"
    PARAGRAPH_INSERT = "paragraph_insert"
    PARAGRAPH_DELETE = "paragraph_delete"
    MOVE_FROM = "move_from"
    MOVE_TO = "move_to"
    ROW_INSERT = "row_insert"
    ROW_DELETE = "row_delete"
    CELL_INSERT = "cell_insert"
    CELL_DELETE = "cell_delete"
    CELL_MERGE = "cell_merge"
    TABLE = "table"
    SECTION = "section"
    NUMBERING = "numbering"


@slotted_value
class Revision:
    """One party's tracked insertion, deletion or property change.

    `date` is ISO 8601 as it stands in the file, "" when it has none. `id` names the change within its document;
    `proposal` the proposal it belongs to; `move` is shared by the two sides of a tracked move. `around` is a change of
    the same direction whose element stands around this one's: text moved away and then deleted carries both. `block`
    says that one element stands around whole paragraphs, marks included.
    """

    author: str
    date: str = ""
    id: str = ""
    proposal: str | None = None
    move: str | None = None
    around: Revision | None = None
    block: bool = False

    def joins(self, other: Revision) -> bool:
        """Whether an edit under `other` continues this change instead of starting a new one."""
        mine = (self.author, self.date, self.proposal, self.move, self.around)
        return mine == (other.author, other.date, other.proposal, other.move, other.around)

    def layers(self) -> Iterator[Revision]:
        """This change and those around it, innermost first."""
        layer: Revision | None = self
        while layer is not None:
            yield layer
            layer = layer.around

    def within(self, outer: Revision | None) -> Revision:
        """The same change with another around all of it."""
        if outer is None:
            return self
        return replace(self, around=outer if self.around is None else self.around.within(outer))

    def without(self, taken: Callable[[Revision], bool]) -> Revision | None:
        """What is left without the layers that `taken` names: this change itself when it names none, None when all."""
        if self.around is None:
            return None if taken(self) else self
        outer = self.around.without(taken)
        if taken(self):
            return outer
        return self if outer is self.around else replace(self, around=outer)

"""Tracked changes: who changed what, when, and under which proposal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Revision:
    """One party's tracked insertion, deletion or property change.

    `date` is ISO 8601 as it stands in the file, "" when it has none. `id` names the change within its document;
    `proposal` the proposal it belongs to; `move` is shared by the two sides of a tracked move.
    """

    author: str
    date: str = ""
    id: str = ""
    proposal: str | None = None
    move: str | None = None

    def joins(self, other: Revision) -> bool:
        """Whether an edit under `other` continues this change instead of starting a new one."""
        mine = (self.author, self.date, self.proposal, self.move)
        return mine == (other.author, other.date, other.proposal, other.move)

"""Which tracked changes a table row shows: bars beside it, grounds in its cells."""

from __future__ import annotations

from collections.abc import Iterator

from app.gui.editor.tables import RowBox
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table

Slots = tuple[Revision | None, Revision | None]
"""Who inserted something, and who struck it."""


def row_revision(box: RowBox) -> Revision | None:
    """The change that the bar beside a row stands for: of the row, of a cell in it, or of the whole table."""
    cells = (revision for cell in box.cells for revision in _cell_changes(cell.cell))
    found = (*_row_changes(box.row), *cells, *_table_changes(box.row.table))
    return next((revision for revision in found if revision is not None), None)


def cell_slots(cell: Cell) -> Slots:
    """A cell's own slots; nothing that its whole row shows already."""
    inserted = None if cell.row.inserted is not None else cell.inserted
    deleted = None if cell.row.deleted is not None else cell.deleted
    return inserted, deleted


def _row_changes(row: Row) -> Iterator[Revision | None]:
    yield from (row.deleted, row.inserted)
    for change in (row.format_change, row.exceptions_change):
        yield change.revision if change is not None else None


def _cell_changes(cell: Cell) -> Iterator[Revision | None]:
    yield from (cell.deleted, cell.inserted)
    for change in (cell.merge_change, cell.format_change):
        yield change.revision if change is not None else None


def _table_changes(table: Table) -> Iterator[Revision | None]:
    for change in (table.format_change, table.grid_change):
        yield change.revision if change is not None else None

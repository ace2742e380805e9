"""Rows and columns are added and struck from the menu, where the caret stands in a table."""

from __future__ import annotations

import pytest

from app.gui.window import MainWindow
from app.model.document import Position, Range
from app.model.structure import cell_of


def _rows_and_cells(window: MainWindow, table: int) -> tuple[int, int]:
    assert window.session is not None
    cells = {(c.row.id, c.id) for p in window.session.document.body.paragraphs if (c := cell_of(p.parent))
             if c.row.table.id == table}  # fmt: skip
    return len({row for row, _ in cells}), len(cells)


@pytest.mark.parametrize(
    ("action", "rows", "columns"),
    [
        ("table.row_above", 1, 0),
        ("table.row_below", 1, 0),
        ("table.column_before", 0, 1),
        ("table.column_after", 0, 1),
        ("table.remove_row", 0, 0),
        ("table.remove_column", 0, 0),
    ],
)
def test_the_table_at_the_caret_is_changed_under_tracking_and_undone(
    opened: MainWindow, action: str, rows: int, columns: int
) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    editor, before = opened.annex.editor, opened.session.document
    grids: dict[int, list[int]] = {}
    for paragraph in before.body.paragraphs:
        cell = cell_of(paragraph.parent)
        if cell is not None and cell.span == 1 and not cell.merge:
            grids.setdefault(cell.row.table.id, []).append(paragraph.id)
    merged = {c.row.table.id for p in before.body.paragraphs if (c := cell_of(p.parent)) and (c.span != 1 or c.merge)}
    table, members = next((t, ids) for t, ids in grids.items() if t not in merged)
    place = Position(members[-1], 0)
    editor.select(Range(place, place))
    opened.refresh()
    assert opened.registry.action(action).isEnabled()
    height, cells = _rows_and_cells(opened, table)
    opened.registry.action(action).trigger()
    assert opened.session.document is not before
    assert opened.session.can_undo
    now_rows, now_cells = _rows_and_cells(opened, table)
    assert now_rows == height + rows
    assert now_cells == (cells // height + columns) * (height + rows)
    editor.undo()
    assert opened.session.document.body == before.body


def test_outside_of_a_table_there_is_nothing_to_change(opened: MainWindow) -> None:
    assert opened.annex is not None
    first = Position(opened.annex.editor.document.body.paragraphs[0].id, 0)
    opened.annex.editor.select(Range(first, first))
    opened.refresh()
    assert not opened.registry.action("table.row_below").isEnabled()

"""Rows and columns are added and struck from the menu, where the caret stands in a table."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

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


def _plain_table(window: MainWindow) -> list[int]:
    """The paragraphs of a table without merged cells that has three rows at least."""
    assert window.session is not None
    found: dict[int, list[int]] = {}
    odd: set[int] = set()
    for paragraph in window.session.document.body.paragraphs:
        cell = cell_of(paragraph.parent)
        if cell is not None:
            found.setdefault(cell.row.table.id, []).append(paragraph.id)
            if cell.span != 1 or cell.merge:
                odd.add(cell.row.table.id)
    return next(ids for table, ids in found.items() if table not in odd and len(ids) >= 9)


@pytest.mark.parametrize(
    ("select", "strike"),
    [("select_row", "remove_row"), ("select_column", "remove_column"), ("select_table", "clear_cells")],
)
def test_what_is_selected_is_struck_at_once(opened: MainWindow, select: str, strike: str) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    editor, before = opened.annex.editor, opened.session.document
    place = Position(_plain_table(opened)[0], 0)
    editor.select(Range(place, place))
    opened.refresh()
    opened.registry.action(f"table.{select}").trigger()
    chosen = [editor.galley.story.paragraphs[one.first].id for one in editor.selected_cells]
    assert len(chosen) >= 2
    opened.registry.action(f"table.{strike}").trigger()
    struck = [opened.session.document.paragraph(id_) for id_ in chosen]
    assert all(run.deleted is not None for paragraph in struck for run in paragraph.runs if run.text)
    editor.undo()
    assert opened.session.document.body == before.body


def test_the_menu_of_the_table_is_for_the_cell_that_was_clicked(opened: MainWindow) -> None:
    assert opened.annex is not None
    editor = opened.annex.editor
    cells = _plain_table(opened)
    editor.select(Range(Position(cells[0], 0), Position(cells[0], 0)))
    rect = editor.frame.caret_rect(Position(cells[4], 0))
    assert rect is not None
    editor.point_at(rect.center().toPoint())
    assert editor.selection.focus.paragraph == cells[4]
    menu = QMenu()
    opened.tables.offer(menu)
    below = menu.actions()[-1].menu()
    assert isinstance(below, QMenu)
    assert opened.registry.action("table.remove_row") in below.actions()
    menu.deleteLater()

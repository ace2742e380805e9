"""Rows and columns by the actions of the window."""

from __future__ import annotations

import pytest

from app.gui.window import MainWindow
from app.model.changes import document_changes
from app.model.document import Position, Range
from app.model.revision import ChangeKind
from app.model.structure import cell_of

_NEW = {
    "row_above": ChangeKind.ROW_INSERT,
    "row_below": ChangeKind.ROW_INSERT,
    "column_before": ChangeKind.CELL_INSERT,
    "column_after": ChangeKind.CELL_INSERT,
    "remove_row": ChangeKind.ROW_DELETE,
    "remove_column": ChangeKind.CELL_DELETE,
}


def _enter_table(window: MainWindow) -> None:
    assert window.session is not None
    assert window.annex is not None
    inside = next(p for p in window.session.document.body.paragraphs if cell_of(p.parent) is not None)
    place = Position(inside.id, 0)
    window.annex.editor.select(Range(place, place))


@pytest.mark.parametrize("name", _NEW)
def test_it_is_one_tracked_step_that_undo_takes_back(opened: MainWindow, name: str) -> None:
    _enter_table(opened)
    assert opened.session is not None
    before = opened.session.document
    known = sum(change.kind is _NEW[name] for change in document_changes(before))
    action = opened.registry.action(f"table.{name}")
    opened.refresh()
    assert action.isEnabled()
    action.trigger()
    assert sum(change.kind is _NEW[name] for change in document_changes(opened.session.document)) > known
    opened.session.undo()
    assert opened.session.document == before


def test_outside_of_a_table_the_actions_are_off(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    first = opened.session.document.body.paragraphs[0].id
    opened.annex.editor.select(Range(Position(first, 0), Position(first, 0)))
    opened.refresh()
    assert not any(opened.registry.action(f"table.{name}").isEnabled() for name in _NEW)

"""The caret never stands where nothing is shown."""

from __future__ import annotations

from PySide6.QtTest import QTest

from app.editing.grid import remove_row
from app.gui.editor import ViewMode
from app.model.changes import story_changes
from app.model.document import Position, Range
from app.model.structure import Cell, Row, Table
from tests.gui.editor.conftest import OpenEditor, put_caret
from tests.gui.editor.samples import Maker


def test_an_edit_that_ends_in_a_covered_cell_leaves_the_caret_beside_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    table = Table(maker.new_id(), (3000, 3000))
    for merge in ("restart", "continue"):
        row = Row(maker.new_id(), table)
        maker.add("over two rows" if merge == "restart" else "", parent=Cell(maker.new_id(), row, 0, 1, merge))
        maker.add("beside", parent=Cell(maker.new_id(), row, 1))
    maker.add("end")
    view = open_editor(maker.document())
    covered = Position(view.document.body.paragraphs[2].id, 0)
    put_caret(view, 4, 0)
    view.session.edit("Anything", lambda draft: draft.put(view.document.body.paragraphs[4].with_runs(())) or covered)
    assert view.frame.caret_rect(view.selection.focus) is not None
    QTest.keyClicks(view, "x")
    assert view.document.body.paragraphs[2].text == ""
    view.select(Range(covered, covered))
    assert view.frame.caret_rect(view.selection.focus) is not None


def test_a_row_struck_where_struck_rows_are_hidden_leaves_the_caret_in_view(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b"), ("c", "d")])
    maker.add("end")
    view = open_editor(maker.document())
    view.set_view_mode(ViewMode.FINAL)
    session, here = view.session, view.document.body.paragraphs[2].id
    put_caret(view, 2, 1)
    session.edit("Strike the row", lambda draft: remove_row(draft, here, session.tracked()))
    assert view.frame.caret_rect(view.selection.focus) is not None


def test_a_change_in_a_row_that_is_hidden_brings_the_caret_beside_the_row(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b"), ("c", "d")])
    maker.add("end")
    view = open_editor(maker.document())
    session, here = view.session, view.document.body.paragraphs[2].id
    session.edit("Strike the row", lambda draft: remove_row(draft, here, session.tracked()))
    view.set_view_mode(ViewMode.FINAL)
    view.show_change(next(change for change in story_changes(view.document.body) if change.paragraph == here))
    assert view.frame.caret_rect(view.selection.focus) is not None

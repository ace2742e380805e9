"""Cells are selected by mouse and key, and emptied, written over, formatted and copied as cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from app.editing.cells import cells_between, column_of, row_of, table_of
from app.gui.editor import EditorView
from app.gui.theme import Scheme, tokens_of
from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.structure import Cell, Row, Table, cell_of
from app.model.views import View, story_lines
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import stylesheet

SHIFT = Qt.KeyboardModifier.ShiftModifier
LIGHT = tokens_of(Scheme.LIGHT)


def _document(rows: int = 3, columns: int = 3) -> Document:
    """A table of cells named by row and column, between two paragraphs."""
    table = Table(900, (3000,) * columns)
    cells = [
        Paragraph(10 * r + c, (Run(f"r{r}c{c}"),), parent=Cell(200 + 10 * r + c, Row(100 + r, table), c))
        for r in range(1, rows + 1)
        for c in range(columns)
    ]
    story = Story("body", StoryKind.BODY, (Paragraph(1, (Run("above"),)), *cells, Paragraph(2, (Run("below"),))))
    return Document((story,), stylesheet(), next_id=1000)


def _point(view: EditorView, paragraph: int, offset: int = 1) -> QPoint:
    rect = view.frame.caret_rect(Position(paragraph, offset))
    assert rect is not None
    return rect.center().toPoint()


def _drag(view: EditorView, start: int, end: int) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, start))
    QTest.mouseMove(view.viewport(), _point(view, end))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, end))


def _selected(view: EditorView) -> list[int]:
    return [view.galley.story.paragraphs[one.first].id for one in view.selected_cells]


def _final(view: EditorView) -> list[str]:
    return list(story_lines(view.document.body, View.FINAL))


@pytest.mark.parametrize(("start", "end"), [(11, 22), (22, 11), (12, 21), (21, 12)])
def test_dragging_from_cell_to_cell_selects_the_rectangle_between(open_editor: OpenEditor, start: int, end: int):
    view = open_editor(_document())
    _drag(view, start, end)
    assert _selected(view) == [11, 12, 21, 22]
    shown = view.viewport().grab().toImage()
    for paragraph, inside in ((11, True), (22, True), (10, False), (31, False)):
        found = view.frame.located(paragraph)
        assert found is not None
        # Beside the text, where only the cell itself is painted.
        colour = shown.pixelColor(round(found.x) + 120, round(found.y) + 5)
        assert (colour == QColor(LIGHT.selection)) is inside


def test_shift_and_arrows_go_on_from_the_text_of_a_cell_to_its_neighbours(open_editor: OpenEditor):
    view = open_editor(_document())
    place = Position(11, 2)
    view.select(Range(place, place))
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert _selected(view) == []
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert _selected(view) == [11, 12]
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert _selected(view) == [11, 12, 21, 22]


def test_delete_strikes_what_stands_in_the_cells_and_they_stay_selected(open_editor: OpenEditor):
    view = open_editor(_document())
    before = view.document
    _drag(view, 11, 22)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert _final(view) == ["above", "r1c0", "", "", "r2c0", "", "", "r3c0", "r3c1", "r3c2", "below"]
    assert _selected(view) == [11, 12, 21, 22]
    view.undo()
    assert view.document == before


def test_what_is_typed_or_pasted_goes_into_the_first_of_the_cells(open_editor: OpenEditor):
    view = open_editor(_document())
    before = view.document
    _drag(view, 22, 11)
    QTest.keyClicks(view, "ab")
    assert _final(view)[1:7] == ["r1c0", "ab", "", "r2c0", "", ""]
    while view.document != before:
        view.undo()
    _drag(view, 10, 20)
    QGuiApplication.clipboard().setText("new")
    view.paste()
    assert _final(view)[1:7] == ["new", "r1c1", "r1c2", "", "r2c1", "r2c2"]


def test_bold_is_for_the_selected_cells_alone(open_editor: OpenEditor):
    view = open_editor(_document())
    _drag(view, 11, 21)
    view.toggle("bold")
    bold = [p.id for p in view.document.body.paragraphs if any(run.format.bold for run in p.runs)]
    assert bold == [11, 21]
    view.toggle("bold")
    assert not any(run.format.bold for p in view.document.body.paragraphs for run in p.runs)


def test_cells_are_copied_as_a_table_of_their_columns(open_editor: OpenEditor):
    view = open_editor(_document())
    _drag(view, 11, 22)
    view.copy()
    assert QGuiApplication.clipboard().text() == "r1c1\tr1c2\nr2c1\tr2c2"
    end = Position(2, 5)
    view.select(Range(end, end))
    view.paste()
    pasted = [cell for p in view.document.body.paragraphs if (cell := cell_of(p.parent)) and cell.row.table.id != 900]
    assert [(cell.column, len(cell.row.table.grid)) for cell in pasted] == [(0, 2), (1, 2), (0, 2), (1, 2)]


def test_selected_cells_are_not_dragged_away_as_text(open_editor: OpenEditor):
    view = open_editor(_document())
    _drag(view, 11, 22)
    before = view.document
    _drag(view, 12, 30)
    assert view.document is before
    assert _selected(view) == [10, 11, 12, 20, 21, 22, 30, 31, 32]


def test_row_column_and_table_are_selected_from_a_place_in_them():
    story = _document().body
    place = Position(21, 3)
    for find, expected in ((row_of, [20, 21, 22]), (column_of, [11, 21, 31])):
        selection = find(story, place)
        assert selection is not None
        assert [story.paragraphs[one.first].id for one in cells_between(story, selection)] == expected
    whole = table_of(story, place)
    assert whole is not None
    assert len(cells_between(story, whole)) == 9
    assert row_of(story, Position(1, 0)) is None


def test_from_a_cell_into_the_text_around_the_selection_is_one_of_text():
    story = _document().body
    for one, other in ((1, 11), (11, 2), (11, 11), (1, 2)):
        assert cells_between(story, Range(Position(one, 0), Position(other, 1))) == ()

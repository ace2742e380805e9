"""Documents that nobody would write are still shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.editor import ViewMode
from app.model.content import Mark, Run
from app.model.document import Document, Position
from app.model.format import RunFormat, TabStop
from app.model.structure import Cell, Row, Table
from tests.gui.editor.conftest import OpenEditor, caret_of
from tests.gui.editor.samples import ANNA, Maker


def nested(depth: int) -> Document:
    maker = Maker()
    parent = None
    for _ in range(depth):
        table = Table(maker.new_id(), (4000,), parent=parent)
        parent = Cell(maker.new_id(), Row(maker.new_id(), table))
        maker.add("level", parent=parent)
    maker.add("after")
    return maker.document()


def test_tables_nested_without_end_are_shown_and_can_be_left(open_editor: OpenEditor) -> None:
    view = open_editor(nested(150))
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert caret_of(view) == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert caret_of(view) == (150, 5)
    assert all(view.frame.located(p.id) is not None for p in view.document.body.paragraphs)


def test_absurd_measures_neither_hang_nor_hide_the_rest(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add(Run("huge", RunFormat(size=2_000_000)))
    maker.add("far", indent_start=9_000_000, indent_end=9_000_000)
    maker.add("back", indent_start=-9_000_000, first_line=-9_000_000)
    maker.add("tight", line=1, line_rule="exact")
    maker.add("none", line=0, line_rule="auto")
    maker.add("tab\there", tabs=(TabStop(-50), TabStop(9_000_000, "right", "dot")))
    maker.add("coloured", shading="nonsense")
    maker.add("end")
    view = open_editor(maker.document())
    for paragraph in view.document.body.paragraphs:
        view.reveal(Position(paragraph.id, 0))
        rect = view.frame.caret_rect(Position(paragraph.id, 0))
        assert rect is not None
        assert rect.top() < view.viewport().height()
    view.viewport().grab()


def test_a_table_of_hidden_rows_at_the_end_takes_no_clicks(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("before")
    maker.table([("a", "b")], deleted=ANNA)
    view = open_editor(maker.document())
    view.set_view_mode(ViewMode.FINAL)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.viewport().rect().center()
    )
    assert caret_of(view)[0] == 0


def test_a_text_of_struck_paragraphs_only_is_shown_as_one_empty_line_in_the_final_view(open_editor: OpenEditor) -> None:
    maker = Maker()
    for _ in range(3):
        maker.add(Run("gone", deleted=ANNA), mark=Mark(deleted=ANNA))
    view = open_editor(maker.document())
    view.set_view_mode(ViewMode.FINAL)
    assert len(view.galley.units) == 1
    QTest.keyClicks(view, "new")
    assert "new" in "".join(p.text for p in view.document.body.paragraphs)


def test_a_list_whose_definition_is_missing_has_no_label(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("item", number=77, level=8)
    view = open_editor(maker.document())
    found = view.frame.located(view.document.body.paragraphs[0].id)
    assert found is not None
    assert found.layout.label is None


def test_a_document_without_a_single_paragraph_is_shown_and_refuses_politely(open_editor: OpenEditor) -> None:
    view = open_editor(Maker().document())
    said: list[str] = []
    view.message.connect(said.append)
    QTest.keyClicks(view, "a")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    view.copy()
    view.paste_plain()
    view.set_zoom(2.0)
    view.set_view_mode(ViewMode.FINAL)
    view.viewport().grab()
    assert len(said) >= 3


def test_the_caret_is_brought_into_a_narrow_view_from_the_side(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("word " * 60)
    view = open_editor(maker.document())
    view.resize(300, 300)
    view.set_zoom(2.0)
    QTest.keyClick(view, Qt.Key.Key_End)
    rect = view.frame.caret_rect(view.selection.focus)
    assert rect is not None
    assert 0 <= rect.x() <= view.viewport().width()
    assert view.horizontalScrollBar().value() > 0

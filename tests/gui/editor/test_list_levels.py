"""Tab and Shift+Tab at the beginning of a list item move it between levels; elsewhere they do what they did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.model.content import Run
from app.model.document import Position, Range
from tests.gui.editor.conftest import OpenEditor, put_caret
from tests.gui.editor.samples import ANNA, Maker, texts


@pytest.fixture
def view(open_editor: OpenEditor) -> EditorView:
    maker = Maker()
    maker.add("first", number=1)
    maker.add("second", number=1)
    maker.add("third", number=1)
    maker.add("no item")
    maker.table([("cell", "other")])
    return open_editor(maker.document())


def labels(view: EditorView) -> list[str]:
    return [view.galley.labels[p.id] for p in view.galley.story.paragraphs[:4]]


def levels(view: EditorView) -> list[int | None]:
    return [p.format.level for p in view.galley.story.paragraphs[:4]]


def test_tab_and_shift_tab_at_the_beginning_change_the_level_and_the_numbers(view: EditorView) -> None:
    assert labels(view) == ["1.", "2.", "3.", ""]
    put_caret(view, 1, 0)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert labels(view) == ["1.", "1.1", "2.", ""]
    change = view.galley.story.paragraphs[1].format_change
    assert change is not None
    assert change.revision.author == "Test Group – Dana"
    QTest.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert labels(view) == ["1.", "2.", "3.", ""]
    assert view.galley.story.paragraphs[1].format_change is None
    view.undo()
    view.undo()
    assert texts(view.session)[:3] == ["first", "second", "third"]


def test_all_items_of_a_selection_move_together_as_one_step(view: EditorView) -> None:
    ids = [p.id for p in view.galley.story.paragraphs]
    selection = Range(Position(ids[1], 2), Position(ids[2], 1))
    view.select(selection)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert levels(view) == [None, 1, 1, None]
    assert view.selection == selection
    view.undo()
    assert levels(view) == [None, None, None, None]


def test_inside_an_item_and_outside_lists_tab_writes_a_tab(view: EditorView) -> None:
    put_caret(view, 1, 3)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    put_caret(view, 3, 0)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert texts(view.session)[1:4] == ["sec\tond", "third", "\tno item"]
    assert levels(view) == [None, None, None, None]


def test_in_a_table_tab_still_goes_to_the_next_cell(view: EditorView) -> None:
    put_caret(view, 4, 0)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.selection.focus.paragraph == view.galley.story.paragraphs[5].id
    QTest.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection.focus.paragraph == view.galley.story.paragraphs[4].id


def test_at_the_outermost_level_shift_tab_changes_nothing(view: EditorView) -> None:
    before = view.document
    put_caret(view, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert view.document is before


def test_what_the_view_hides_does_not_stand_before_the_caret(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add(Run("struck ", deleted=ANNA), "item", number=1)
    view = open_editor(maker.document())
    view.set_view_mode(ViewMode.FINAL)
    put_caret(view, 0, 7)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.galley.story.paragraphs[0].format.level == 1


def test_in_the_original_no_level_changes(view: EditorView) -> None:
    view.set_view_mode(ViewMode.ORIGINAL)
    said: list[str] = []
    view.message.connect(said.append)
    before = view.document
    put_caret(view, 1, 0)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.document is before
    assert len(said) == 1

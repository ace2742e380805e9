from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.model.content import Paragraph, Run
from app.model.document import Position, Range
from app.model.structure import Cell, Row, Table, cell_of
from app.model.views import View, story_lines
from tests.gui.editor.conftest import OpenEditor, caret_of, put_caret
from tests.gui.editor.samples import ANNA, Maker, plain

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def marked(view: EditorView) -> list[str]:
    return list(story_lines(view.document.body, View.MARKED))


def test_typing_inserts_at_the_caret_and_moves_it(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    put_caret(view, 0, 4)
    QTest.keyClicks(view, "and ")
    assert marked(view) == ["one {+and +}two"]
    assert caret_of(view) == (0, 8)


def test_typing_over_a_selection_strikes_it_and_writes_behind_it(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two three"))
    put_caret(view, 0, 4)
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Right, SHIFT)
    QTest.keyClicks(view, "2")
    assert marked(view) == ["one [-two-]{+2+} three"]
    QTest.keyClicks(view, "x")
    assert marked(view) == ["one [-two-]{+2x+} three"]


def test_typing_behind_struck_text_is_not_struck(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("a ", Run("gone", deleted=ANNA), " b")
    view = open_editor(maker.document())
    put_caret(view, 0, 6)
    QTest.keyClicks(view, "new")
    assert marked(view) == ["a [-gone-]{+new+} b"]


def test_backspace_strikes_what_others_wrote_and_removes_what_I_wrote(open_editor: OpenEditor) -> None:
    view = open_editor(plain("abc"))
    put_caret(view, 0, 3)
    QTest.keyClicks(view, "de")
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Backspace)
    assert marked(view) == ["ab[-c-]"]
    assert caret_of(view) == (0, 2)


def test_delete_passes_over_what_it_strikes(open_editor: OpenEditor) -> None:
    view = open_editor(plain("abc"))
    put_caret(view, 0, 0)
    QTest.keyClick(view, Key.Key_Delete)
    QTest.keyClick(view, Key.Key_Delete)
    assert marked(view) == ["[-ab-]c"]
    assert caret_of(view) == (0, 2)


def test_ctrl_backspace_strikes_a_word(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two three"))
    put_caret(view, 0, 8)
    QTest.keyClick(view, Key.Key_Backspace, CTRL)
    assert marked(view) == ["one [-two -]three"]


def test_enter_starts_a_paragraph_and_backspace_joins_it_again(open_editor: OpenEditor) -> None:
    view = open_editor(plain("onetwo", "last"))
    put_caret(view, 0, 3)
    QTest.keyClick(view, Key.Key_Return)
    assert marked(view) == ["one", "two", "last"]
    assert caret_of(view) == (1, 0)
    QTest.keyClick(view, Key.Key_Backspace)
    assert marked(view) == ["onetwo", "last"]
    assert caret_of(view) == (0, 3)


def test_shift_enter_breaks_the_line_within_the_paragraph(open_editor: OpenEditor) -> None:
    view = open_editor(plain("onetwo"))
    put_caret(view, 0, 3)
    QTest.keyClick(view, Key.Key_Return, SHIFT)
    assert view.document.body.paragraphs[0].text == "one\ntwo"
    found = view.frame.located(view.document.body.paragraphs[0].id)
    assert found is not None
    assert len(found.layout.slots) == 2


def test_undo_takes_a_run_of_typing_back_at_once_and_redo_brings_it_back(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one"))
    put_caret(view, 0, 3)
    QTest.keyClicks(view, " more")
    QTest.keyClick(view, Key.Key_Z, CTRL)
    assert marked(view) == ["one"]
    assert caret_of(view) == (0, 3)
    QTest.keyClick(view, Key.Key_Z, CTRL | SHIFT)
    assert marked(view) == ["one{+ more+}"]
    assert caret_of(view) == (0, 8)


def test_tab_writes_a_tab_in_text_and_goes_to_the_next_cell_in_a_table(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("before")
    maker.table([("a", "b"), ("c", "d")])
    maker.add("after")
    view = open_editor(maker.document())
    put_caret(view, 0, 6)
    QTest.keyClick(view, Key.Key_Tab)
    assert view.document.body.paragraphs[0].text == "before\t"
    put_caret(view, 1, 0)
    QTest.keyClick(view, Key.Key_Tab)
    assert caret_of(view) == (2, 0)
    QTest.keyClick(view, Key.Key_Tab)
    assert caret_of(view) == (3, 0)
    QTest.keyClick(view, Key.Key_Backtab)
    assert caret_of(view) == (2, 0)


def test_tab_in_the_last_cell_adds_a_tracked_row(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b"), ("c", "d")])
    maker.add("after")
    view = open_editor(maker.document())
    put_caret(view, 3, 1)
    QTest.keyClick(view, Key.Key_Tab)
    assert caret_of(view) == (4, 0)
    cells = [cell for p in view.document.body.paragraphs if (cell := cell_of(p.parent))]
    assert [cell.row.inserted is not None for cell in cells] == [False] * 4 + [True] * 2
    QTest.keyClicks(view, "e")
    QTest.keyClick(view, Key.Key_Tab)
    QTest.keyClicks(view, "f")
    assert [p.text for p in view.document.body.paragraphs] == ["a", "b", "c", "d", "e", "f", "after"]
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Z, CTRL)
    assert [p.text for p in view.document.body.paragraphs] == ["a", "b", "c", "d", "after"]


def test_tab_passes_over_a_table_within_a_cell(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b")])
    first = cell_of(maker.paragraphs[0].parent)
    inner = Table(maker.new_id(), (2000,), parent=first)
    held = Paragraph(maker.new_id(), parent=Cell(maker.new_id(), Row(maker.new_id(), inner), 0))
    maker.paragraphs.insert(1, held.with_runs([Run("inside")]))
    maker.add("after")
    view = open_editor(maker.document())
    put_caret(view, 0, 0)
    QTest.keyClick(view, Key.Key_Tab)
    assert caret_of(view) == (2, 0)
    QTest.keyClick(view, Key.Key_Backtab)
    assert caret_of(view) == (0, 0)


def test_typing_an_emoji_moves_the_caret_by_one_character(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    put_caret(view, 0, 1)
    view.pen.write("🙂")
    QTest.keyClicks(view, "x")
    assert view.document.body.paragraphs[0].text == "a🙂xb"
    assert caret_of(view) == (0, 3)


def test_writing_into_the_original_view_is_refused_with_a_sentence(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    said: list[str] = []
    view.message.connect(said.append)
    view.set_view_mode(ViewMode.ORIGINAL)
    QTest.keyClicks(view, "x")
    assert marked(view) == ["ab"]
    assert len(said) == 1


def test_writing_next_to_hidden_struck_text_keeps_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("a ", Run("gone ", deleted=ANNA), "b")
    view = open_editor(maker.document())
    view.set_view_mode(ViewMode.FINAL)
    put_caret(view, 0, 8)
    QTest.keyClick(view, Key.Key_Backspace)
    QTest.keyClick(view, Key.Key_Backspace)
    assert marked(view) == ["a[- gone b-]"] or marked(view) == ["a[- -][-gone -][-b-]"]
    assert list(story_lines(view.document.body, View.FINAL)) == ["a"]


def test_striking_a_selection_over_paragraphs_leaves_the_caret_at_its_beginning(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one", "two", "three"))
    ids = [p.id for p in view.document.body.paragraphs]
    view.select(Range(Position(ids[0], 1), Position(ids[2], 2)))
    QTest.keyClick(view, Key.Key_Backspace)
    assert list(story_lines(view.document.body, View.FINAL)) == ["oree"]
    assert caret_of(view) == (0, 1)


def test_ctrl_b_makes_the_selection_bold_as_a_tracked_format_change_and_takes_it_back(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    id_ = view.document.body.paragraphs[0].id
    view.select(Range(Position(id_, 0), Position(id_, 3)))
    QTest.keyClick(view, Key.Key_B, CTRL)
    first = view.document.body.paragraphs[0].runs[0]
    assert (first.text, first.format.bold) == ("one", True)
    assert first.format_change is not None
    QTest.keyClick(view, Key.Key_B, CTRL)
    assert not any(run.format.bold for run in view.document.body.paragraphs[0].runs)


def test_assistive_programs_hear_that_it_is_editable_text(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one"))
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "Document text"

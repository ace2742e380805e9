from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.editor import EditorView
from app.model.document import Position, Range
from app.model.views import View, story_lines
from tests.gui.editor.conftest import OpenEditor, caret_of, put_caret
from tests.gui.editor.samples import plain

Query = Qt.InputMethodQuery


def compose(view: EditorView, text: str) -> None:
    QApplication.sendEvent(view, QInputMethodEvent(text, []))


def commit(view: EditorView, text: str, start: int = 0, length: int = 0) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text, start, length)
    QApplication.sendEvent(view, event)


def shown(view: EditorView) -> str:
    found = view.frame.located(view.selection.focus.paragraph)
    assert found is not None
    return found.layout.shown.text


def marked(view: EditorView) -> list[str]:
    return list(story_lines(view.document.body, View.MARKED))


def test_composed_text_is_shown_but_not_written(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    put_caret(view, 0, 1)
    before = view.frame.caret_rect(view.selection.focus)
    compose(view, "ni")
    assert shown(view) == "anib"
    assert marked(view) == ["ab"]
    after = view.frame.caret_rect(view.selection.focus)
    assert before is not None
    assert after is not None
    assert after.x() > before.x()


def test_a_commit_writes_under_tracking_and_can_be_undone(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    put_caret(view, 0, 1)
    compose(view, "ni")
    commit(view, "你")
    assert shown(view) == "a你b"
    assert marked(view) == ["a{+你+}b"]
    assert caret_of(view) == (0, 2)
    view.undo()
    assert marked(view) == ["ab"]


def test_giving_up_leaves_the_text_as_it_was(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    put_caret(view, 0, 2)
    compose(view, "ni")
    compose(view, "")
    assert shown(view) == "ab"
    assert not view.session.can_undo


def test_a_commit_can_replace_text_before_the_caret(open_editor: OpenEditor) -> None:
    view = open_editor(plain("a🙂teh"))
    put_caret(view, 0, 5)
    commit(view, "the", -3, 3)
    assert list(story_lines(view.document.body, View.FINAL)) == ["a🙂the"]


def test_a_commit_replaces_the_selection(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    id_ = view.document.body.paragraphs[0].id
    view.select(Range(Position(id_, 4), Position(id_, 7)))
    compose(view, "x")
    commit(view, "二")
    assert marked(view) == ["one [-two-]{+二+}"]


def test_keys_do_not_write_while_something_is_composed(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    put_caret(view, 0, 1)
    compose(view, "n")
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert marked(view) == ["ab"]


def test_the_input_method_learns_about_text_caret_and_place(open_editor: OpenEditor) -> None:
    view = open_editor(plain("a🙂b", "second"))
    put_caret(view, 0, 2)
    assert view.inputMethodQuery(Query.ImEnabled) is True
    assert view.inputMethodQuery(Query.ImSurroundingText) == "a🙂b"
    assert view.inputMethodQuery(Query.ImCursorPosition) == 3
    assert view.inputMethodQuery(Query.ImTextBeforeCursor) == "a🙂"
    rect = view.inputMethodQuery(Query.ImCursorRectangle)
    assert isinstance(rect, QRectF)
    assert rect.height() > 5

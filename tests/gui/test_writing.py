"""Format, list levels and characters that no key writes, by menus, keys and the field of characters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.dialogs.characters import CharactersDialog, found, name_of
from app.gui.editor import EditorView
from app.gui.window import MainWindow
from app.model.content import Paragraph, Run
from app.model.document import Position, Range
from app.model.format import ParagraphFormat
from app.model.numbering import ListDefinition, ListLevel, Numbering
from app.model.proposal import Author
from tests.gui.conftest import wait_for
from tests.gui.samples import document_of, session_of

Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier

Open = Callable[..., EditorView]


@pytest.fixture
def open_text(window: MainWindow, tmp_path: Path) -> Open:
    def open_(*paragraphs: str | Paragraph) -> EditorView:
        levels = (ListLevel(text="%1."), ListLevel(text="%1.%2"))
        document = replace(document_of(*paragraphs), numbering=Numbering({1: ListDefinition(1, 1, levels)}))
        window.show_session(session_of(document), tmp_path / "annex.docx")
        window.activateWindow()
        assert window.annex is not None
        window.annex.editor.setFocus()
        # Shortcuts are only heard by the window in front.
        wait_for(window.isActiveWindow)
        QTest.qWait(20)
        return window.annex.editor

    return open_


def select(window: MainWindow, start: int, end: int | None = None, paragraph: int = 1) -> None:
    assert window.annex is not None
    last = Position(paragraph, start if end is None else end)
    window.annex.editor.select(Range(Position(paragraph, start), last))
    window.refresh()


def runs(editor: EditorView) -> tuple[Run, ...]:
    return editor.document.body.paragraphs[0].runs


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [(Qt.Key.Key_B, "bold", True), (Qt.Key.Key_I, "italic", True), (Qt.Key.Key_U, "underline", "single")],
)
def test_keys_format_the_selected_words_as_a_tracked_change_and_back(
    window: MainWindow, open_text: Open, key: Qt.Key, field: str, value: object
) -> None:
    editor = open_text("plain words here")
    select(window, 6, 11)
    QTest.keyClick(editor, key, Control)
    changed = next(run for run in runs(editor) if run.text == "words")
    assert getattr(changed.format, field) == value
    assert changed.format_change is not None
    assert editor.selection == Range(Position(1, 6), Position(1, 11))
    window.refresh()
    QTest.keyClick(editor, key, Control)
    assert not any(getattr(run.format, field) == value for run in runs(editor))


def test_no_format_is_tracked_under_nobodys_name(
    window: MainWindow, open_text: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = open_text("plain words")
    assert window.session is not None
    window.session.author = Author("")
    asked: list[bool] = []
    monkeypatch.setattr(window.changes, "ask_author", lambda: bool(asked.append(True)))
    select(window, 0, 5)
    before = editor.document
    QTest.keyClick(editor, Qt.Key.Key_B, Control)
    assert asked == [True]
    assert editor.document is before


def test_square_brackets_around_the_selection_are_one_tracked_step(window: MainWindow, open_text: Open) -> None:
    editor = open_text("plain words here")
    select(window, 6, 11)
    QTest.keyClick(editor, Qt.Key.Key_B, Control | Shift)
    assert editor.document.body.paragraphs[0].text == "plain [words] here"
    assert [run.text for run in runs(editor) if run.inserted] == ["[", "]"]
    window.refresh()
    window.registry.action("edit.undo").trigger()
    assert editor.document.body.paragraphs[0].text == "plain words here"


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_Space, "a\u00a0b"), (Qt.Key.Key_Underscore, "a\u2011b")])
def test_keys_write_what_keeps_words_together(window: MainWindow, open_text: Open, key: Qt.Key, text: str) -> None:
    editor = open_text("ab")
    select(window, 1)
    QTest.keyClick(editor, key, Control | Shift)
    assert editor.document.body.paragraphs[0].text == text
    assert [run.text for run in runs(editor) if run.inserted] == [text[1]]


def test_list_items_change_their_level_by_keys_wherever_the_caret_stands_in_them(
    window: MainWindow, open_text: Open
) -> None:
    editor = open_text(Paragraph(1, (Run("item"),), ParagraphFormat(number=1)), "plain")
    select(window, 3)
    QTest.keyClick(editor, Qt.Key.Key_Right, Alt | Shift)
    assert editor.document.body.paragraphs[0].format.level == 1
    assert editor.document.body.paragraphs[0].format_change is not None
    window.refresh()
    QTest.keyClick(editor, Qt.Key.Key_Left, Alt | Shift)
    assert editor.document.body.paragraphs[0].format_change is None
    select(window, 0, paragraph=2)
    assert not window.registry.action("edit.indent").isEnabled()


def test_a_chosen_character_is_written_at_the_caret_and_the_field_stays_open(
    window: MainWindow, open_text: Open
) -> None:
    editor = open_text("ab")
    select(window, 1)
    window.registry.action("insert.character").trigger()
    dialog = window.writing.characters
    assert isinstance(dialog, CharactersDialog)
    dialog.wanted.setText("rightwards arrow")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    dialog.wanted.setText("2030")
    dialog.insert.click()
    assert dialog.isVisible()
    assert editor.document.body.paragraphs[0].text == "a→‰b"
    dialog.close()


def test_a_character_goes_into_the_field_that_had_the_keyboard(window: MainWindow, open_text: Open) -> None:
    editor = open_text("ab")
    assert window.statement is not None
    window.registry.action("view.page_statement").trigger()
    title = window.statement.form.lines["title"]
    title.setFocus()
    window.registry.action("insert.character").trigger()
    dialog = window.writing.characters
    assert dialog is not None
    dialog.wanted.setText("section sign")
    dialog.insert.click()
    dialog.close()
    assert title.text() == "§"
    assert editor.document.body.paragraphs[0].text == "ab"


def test_characters_are_found_by_words_of_their_names_and_by_number() -> None:
    assert found("2192")[0] == "→"
    assert found("u+20ac")[0] == "€"
    assert "…" in found("ellipsis")
    assert found("no-break space")[0] == "\u00a0"
    assert found("no such name at all") == ""
    assert name_of("\u2011") == "non-breaking hyphen"


@pytest.mark.parametrize("number", ["0000", "D800", "110000", "000A"])
def test_what_cannot_be_written_is_not_offered_by_number(number: str) -> None:
    assert found(number) == ""


def test_every_character_that_is_offered_has_a_name(open_text: Open, window: MainWindow) -> None:
    open_text("ab")
    dialog = CharactersDialog(window)
    for group in range(dialog.groups.count()):
        dialog.groups.setCurrentIndex(group)
        names = [dialog.model.name(dialog.model.index(row)) for row in range(dialog.model.rowCount())]
        assert names
        assert not any("unnamed" in name for name in names)
    dialog.deleteLater()

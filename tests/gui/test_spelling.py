"""Spelling by menus and keys: the next misspelling, suggestions, one's own dictionary; silent where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.gui.dialogs.own_words import OwnWordsDialog
from app.gui.editor import EditorView
from app.gui.editor.spelling import SpellingMarks
from app.gui.window import MainWindow
from app.model.document import Document, Position, Range
from app.services import dictionaries
from app.services.dictionaries import PersonalDictionary
from tests.gui.conftest import wait_for
from tests.gui.samples import document_of, session_of
from tests.hunspell_files import write_all

Open = Callable[..., MainWindow]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with dictionaries: nothing of this machine's is seen."""
    found = tmp_path / "hunspell"
    monkeypatch.setattr(dictionaries, "folders", lambda: [found])
    return write_all(found)


@pytest.fixture
def open_text(window: MainWindow, tmp_path: Path) -> Iterator[Open]:
    def open_(*texts: str, language: str = "en-GB", wait: bool = True) -> MainWindow:
        document: Document = replace(document_of(*texts), language=language)
        window.show_session(session_of(document), tmp_path / "annex.docx")
        window.activateWindow()
        if wait:
            wait_for(lambda: window.spelling.marks is not None and window.spelling.marks.settled)
            window.refresh()
        return window

    yield open_
    window.close_document()


def editor_of(window: MainWindow) -> EditorView:
    assert window.annex is not None
    return window.annex.editor


def text_of(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.document.body.paragraphs[0].text


def select(window: MainWindow, paragraph: int, start: int, end: int | None = None) -> None:
    last = Position(paragraph, start if end is None else end)
    editor_of(window).select(Range(Position(paragraph, start), last))
    window.refresh()


def middle_of(window: MainWindow, offset: int) -> QPoint:
    """Where the mouse points at a place of the first paragraph."""
    rect = editor_of(window).frame.caret_rect(Position(1, offset))
    assert rect is not None
    return rect.center().toPoint()


def marks_of(window: MainWindow) -> SpellingMarks:
    assert window.spelling.marks is not None
    return window.spelling.marks


def selected(window: MainWindow) -> str:
    selection = editor_of(window).selection
    paragraph = editor_of(window).document.paragraph(selection.anchor.paragraph)
    return paragraph.text[selection.anchor.offset : selection.focus.offset]


def open_menu(window: MainWindow) -> QMenu:
    """The menu that is open, once it knows what to suggest."""
    wait_for(lambda: menus() and not any("Looking" in a.text() for a in menus()[0].actions()))
    return menus()[0]


def menus() -> list[QMenu]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]


def actions(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


@pytest.mark.usefixtures("folder")
def test_f7_selects_one_misspelling_after_the_other_and_goes_round(open_text: Open) -> None:
    window = open_text("the zork", "plain text", "and gnarl")
    editor_of(window).setFocus()
    for expected in ("zork", "gnarl", "zork"):
        QTest.keyClick(window, Qt.Key.Key_F7)
        wait_for(lambda expected=expected: selected(window) == expected)


@pytest.mark.usefixtures("folder")
def test_f7_says_when_there_is_nothing_misspelt(open_text: Open) -> None:
    window = open_text("plain text")
    window.registry.action("tools.spelling_next").trigger()
    wait_for(lambda: window.message_bar.message is not None)
    assert window.message_bar.message is not None
    assert window.message_bar.message.text == "No misspelt word was found."


@pytest.mark.usefixtures("folder")
def test_a_suggestion_replaces_the_word_as_one_tracked_edit(open_text: Open) -> None:
    window = open_text("the comittee agrees")
    select(window, 1, 7)
    window.registry.action("tools.spelling_suggestions").trigger()
    menu = open_menu(window)
    assert actions(menu)[0] == "committee"
    menu.actions()[0].trigger()
    menu.close()
    assert text_of(window) == "the comitteecommittee agrees"
    runs = editor_of(window).document.paragraph(1).runs
    assert [(r.text, bool(r.inserted), bool(r.deleted)) for r in runs] == [
        ("the ", False, False), ("comittee", False, True), ("committee", True, False), (" agrees", False, False),
    ]  # fmt: skip
    assert window.session is not None
    assert window.session.can_undo == "Correct spelling"
    window.refresh()
    window.registry.action("edit.undo").trigger()
    assert text_of(window) == "the comittee agrees"


@pytest.mark.usefixtures("folder")
def test_a_document_for_reading_only_is_left_as_it_is_in_one_sentence(open_text: Open) -> None:
    window = open_text("the comittee agrees")
    assert window.session is not None
    window.session._read_only = True
    window.spelling.replace(1, marks_of(window).of(1)[0], "committee")
    assert text_of(window) == "the comittee agrees"
    assert window.message_bar.message is not None
    assert "reading only" in window.message_bar.message.text


@pytest.mark.usefixtures("folder")
def test_the_context_menu_begins_with_what_can_be_done_about_the_word_under_the_mouse(open_text: Open) -> None:
    window = open_text("the comittee agrees")
    window.changes._show_menu(middle_of(window, 8))
    menu = open_menu(window)
    assert actions(menu)[0] == "committee"
    assert "Add “comittee” to my dictionary" in actions(menu)
    assert "Ignore “comittee” in this document" in actions(menu)
    menu.close()
    window.changes._show_menu(middle_of(window, 15))
    menu = menus()[0]
    assert not any("dictionary" in text for text in actions(menu))
    menu.close()


@pytest.mark.usefixtures("folder")
def test_a_menu_that_has_grown_old_replaces_nothing(open_text: Open) -> None:
    window = open_text("the comittee agrees")
    select(window, 1, 7)
    window.registry.action("tools.spelling_suggestions").trigger()
    menu = open_menu(window)
    assert window.session is not None
    window.session.type_text(Range(Position(1, 5), Position(1, 5)), "xx")
    before = text_of(window)
    menu.actions()[0].trigger()
    menu.close()
    assert text_of(window) == before


@pytest.mark.usefixtures("folder")
def test_a_word_that_is_added_is_right_from_then_on_and_can_be_taken_out_again(open_text: Open) -> None:
    window = open_text("the zork")
    select(window, 1, 6)
    window.registry.action("tools.spelling_add").trigger()
    marks = marks_of(window)
    wait_for(lambda: marks.settled and marks.at(Position(1, 6)) is None)
    assert PersonalDictionary().words == ["zork"]
    message = window.message_bar.message
    assert message is not None
    message.answers[0].run()
    wait_for(lambda: marks.settled and marks.at(Position(1, 6)) is not None)
    assert PersonalDictionary().words == []


@pytest.mark.usefixtures("folder")
def test_ones_own_words_can_be_looked_through_added_to_and_taken_out(open_text: Open) -> None:
    window = open_text("the zork and gnarl")
    window.spelling.add("zork")

    def use_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OwnWordsDialog)
        assert [dialog.words.item(row).text() for row in range(dialog.words.count())] == ["zork"]
        dialog.field.setText("zork")
        assert not dialog.add.isEnabled()
        dialog.field.setText("gnarl")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        dialog.words.setCurrentRow(1)
        dialog.words.setFocus()
        QTest.keyClick(dialog.words, Qt.Key.Key_Delete)
        assert [dialog.words.item(row).text() for row in range(dialog.words.count())] == ["gnarl"]
        dialog.accept()

    QTimer.singleShot(50, use_dialog)
    window.refresh()
    window.registry.action("tools.spelling_words").trigger()
    assert PersonalDictionary().words == ["gnarl"]
    marks = marks_of(window)
    wait_for(lambda: marks.settled and marks.at(Position(1, 6)) is not None and marks.at(Position(1, 15)) is None)


@pytest.mark.usefixtures("folder")
def test_a_word_that_is_ignored_is_right_until_the_document_is_closed(open_text: Open) -> None:
    window = open_text("the zork")
    select(window, 1, 6)
    window.registry.action("tools.spelling_ignore").trigger()
    marks = marks_of(window)
    wait_for(lambda: marks.settled and marks.at(Position(1, 6)) is None)
    assert PersonalDictionary().words == []
    open_text("the zork")
    marks = marks_of(window)
    assert marks.at(Position(1, 6)) is not None


@pytest.mark.usefixtures("folder")
def test_switched_off_it_stays_off_for_the_next_document(open_text: Open) -> None:
    window = open_text("the zork")
    action = window.registry.action("tools.spelling")
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    assert window.spelling.marks is None
    open_text("the zork", wait=False)
    QTest.qWait(600)
    assert window.spelling.marks is None
    assert not window.registry.action("tools.spelling_next").isEnabled()
    action.trigger()
    wait_for(lambda: window.spelling.marks is not None and window.spelling.marks.settled)


def test_without_dictionaries_only_the_menu_says_so(
    open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionaries, "folders", lambda: [tmp_path / "none"])
    window = open_text("the zork", wait=False)
    wait_for(lambda: window.spelling.checker is not None)
    window.refresh()
    action = window.registry.action("tools.spelling")
    assert "no dictionary found" in action.text()
    assert not action.isEnabled()
    assert window.message_bar.message is None
    assert window.registry.action("tools.spelling_folder").isEnabled()


@pytest.mark.usefixtures("folder")
def test_a_language_without_a_dictionary_is_named_in_the_menu(open_text: Open) -> None:
    window = open_text("to jest zork", language="pl-PL")
    assert "no dictionary for Polish" in window.registry.action("tools.spelling").text()
    assert window.message_bar.message is None


@pytest.mark.usefixtures("folder")
def test_without_the_binding_only_the_menu_says_so(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.spelling.binding_installed", lambda: False)
    window = open_text("the zork", wait=False)
    wait_for(lambda: window.spelling._missing)
    window.refresh()
    assert "Hunspell is not installed" in window.registry.action("tools.spelling").text()
    assert not window.registry.action("tools.spelling").isEnabled()
    assert window.message_bar.message is None


@pytest.mark.usefixtures("folder")
def test_a_process_that_fails_is_told_once_in_one_sentence(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.spelling._command", lambda: ["/nowhere/python"])
    window = open_text("the zork", wait=False)
    wait_for(lambda: window.message_bar.message is not None)
    assert window.message_bar.message is not None
    assert "spelling is not checked" in window.message_bar.message.text
    assert window.spelling.marks is None


@pytest.mark.usefixtures("folder")
def test_closing_the_document_ends_the_process(open_text: Open) -> None:
    window = open_text("the zork")
    checker = window.spelling.checker
    assert checker is not None
    process = checker._process._process
    assert process is not None
    window.close_document()
    assert process.poll() is not None
    assert window.spelling.marks is window.spelling.checker is None

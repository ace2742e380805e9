"""The review's actions work on what the panel shows, and line numbers are remembered for each document."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.gui.panels.change_list import ChangeFilter
from app.gui.window import MainWindow
from app.model.changes import document_changes
from app.model.document import Position, Range
from tests.gui.conftest import wait_for


def _write(window: MainWindow, text: str) -> None:
    assert window.session is not None
    place = Position(window.session.document.body.paragraphs[3].id, 0)
    window.session.type_text(Range(place, place), text)
    assert window.opened is not None
    window.opened.list_changes_now()
    window.refresh()


def test_all_shown_are_accepted_in_one_step_which_the_message_offers_to_undo(opened: MainWindow) -> None:
    _write(opened, "Word ")
    assert opened.annex is not None
    assert opened.session is not None
    panel = opened.annex.inspector.changes
    panel.set_filter(ChangeFilter(author=opened.session.author.signature))
    opened.refresh()
    assert len(panel.model.shown) == 1
    before = len(list(document_changes(opened.session.document)))
    opened.registry.action("changes.accept_shown").trigger()
    assert len(list(document_changes(opened.session.document))) == before - 1
    message = opened.message_bar.message
    assert message is not None
    assert message.text == "1 change accepted."
    message.answers[0].run()
    assert len(list(document_changes(opened.session.document))) == before


def test_the_offer_to_undo_goes_once_something_else_was_done(opened: MainWindow) -> None:
    opened.registry.action("changes.reject_shown").trigger()
    assert opened.message_bar.message is not None
    _write(opened, "Later ")
    assert opened.message_bar.message is None


def test_what_all_means_is_said_with_its_number(opened: MainWindow) -> None:
    assert opened.annex is not None
    count = len(opened.annex.inspector.changes.model.shown)
    assert count > 1
    assert opened.registry.action("changes.accept_shown").text() == f"Accept all {count} shown"


def test_a_walk_from_key_to_key_says_when_it_goes_round(opened: MainWindow) -> None:
    assert opened.annex is not None
    for _ in range(len(opened.annex.inspector.changes.model.shown)):
        opened.registry.action("changes.next").trigger()
    assert opened.message_bar.message is None
    opened.registry.action("changes.next").trigger()
    assert opened.message_bar.message is not None
    assert opened.message_bar.message.text == "That was the last change; this is the first."


def test_line_numbers_are_remembered_for_each_document(opened: MainWindow, annex: Path, tmp_path: Path) -> None:
    action = opened.registry.action("view.line_numbers")
    assert not action.isChecked()
    action.trigger()
    assert action.isChecked()
    other = tmp_path / "other.docx"
    shutil.copy(annex, other)
    _open(opened, other)
    assert not action.isChecked()
    _open(opened, annex)
    assert action.isChecked()
    assert opened.annex is not None
    assert opened.annex.editor.line_numbers is not None


def _open(window: MainWindow, path: Path) -> None:
    window.files.open_path(path)
    wait_for(lambda: window.path == path and window.settled)
    window.refresh()

"""What the window does when the working file cannot be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.gui.messages import Message
from app.gui.places import Part
from app.gui.window import MainWindow
from app.model.document import Position, Range
from app.services.reading import read_any
from app.services.session import Session
from tests.gui.conftest import wait_for


def _type(window: MainWindow, words: str) -> None:
    assert window.session is not None
    place = Position(window.session.document.body.paragraphs[3].id, 0)
    window.session.type_text(Range(place, place), words)


def _said(window: MainWindow) -> Message:
    message = window.message_bar.message
    assert message is not None
    return message


def _answer(window: MainWindow, text: str) -> Callable[[], object]:
    return next(answer.run for answer in _said(window).answers if answer.text == text)


class _Heard:
    """What is said of saving; other messages may come and go meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        self.said: list[str] = []
        self.withdrawn = 0
        self.failures = 0
        window.messages.posted.connect(self._post)
        window.messages.withdrawn.connect(self._withdraw)
        assert window.opened is not None
        window.opened.saving_failed.connect(self._fail)

    def _post(self, message: Message) -> None:
        if message.subject == "saving":
            self.said.append(message.text)

    def _withdraw(self, subject: str) -> None:
        self.withdrawn += subject == "saving"

    def _fail(self, _text: str) -> None:
        self.failures += 1


@pytest.fixture
def heard(opened: MainWindow) -> _Heard:
    """What is said of saving from now on."""
    return _Heard(opened)


@pytest.fixture
def unwritable(opened: MainWindow, heard: _Heard) -> Iterator[Path]:
    """The folder of the working file, out of the way as on a drive that was pulled out, while an edit waits."""
    assert opened.session is not None
    assert opened.session.path is not None
    folder = opened.session.path.parent
    gone = folder.with_name("gone")
    folder.rename(gone)
    _type(opened, "Unwritten ")
    wait_for(lambda: opened.status.saved.text() == "Changes cannot be saved")
    yield gone
    if gone.exists():
        gone.rename(folder)


def test_what_cannot_be_written_is_said_once_and_withdrawn_when_it_is_written(
    opened: MainWindow, heard: _Heard, unwritable: Path
) -> None:
    wait_for(lambda: heard.failures > 1)
    assert len(heard.said) == 1
    # Which of the two, if the folder goes before the working file is there, depends on when.
    assert re.search("could not be (?:written|made)", heard.said[0])
    _type(opened, "More ")
    unwritable.rename(unwritable.with_name("dossiers"))
    wait_for(lambda: opened.status.saved.text() == "All changes saved")
    assert heard.withdrawn == 1
    assert opened.session is not None
    assert opened.session.path is not None
    assert any("More Unwritten" in p.text for p in read_any(opened.session.path).document.body.paragraphs)


@pytest.mark.parametrize("way", ["window", "document", "another"])
def test_a_document_that_cannot_be_saved_stays_open(
    opened: MainWindow, unwritable: Path, way: str, tmp_path: Path
) -> None:
    session = opened.session
    if way == "window":
        assert not opened.close()
    elif way == "document":
        opened.files.close_document()
    else:
        other = tmp_path / "other.txt"
        other.write_text("other")
        opened.show_session(Session.open(other, read_only=True), other)
    assert opened.isVisible()
    assert opened.session is session
    assert "The document stays open." in _said(opened).text
    _type(opened, "Still open ")
    unwritable.rename(unwritable.with_name("dossiers"))
    wait_for(lambda: opened.status.saved.text() == "All changes saved")


def test_what_cannot_be_saved_can_be_given_up(opened: MainWindow, unwritable: Path) -> None:
    assert not opened.close()
    _answer(opened, "Close without saving")()
    assert not opened.isVisible()
    assert opened.session is None


def test_what_another_window_writes_can_be_opened_for_reading_as_it_is_there(
    window: MainWindow, annex: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    elsewhere = Session.open(annex)
    place = Position(elsewhere.document.body.paragraphs[3].id, 0)
    elsewhere.type_text(Range(place, place), "Written there ")
    wait_for(lambda: elsewhere.saved)
    window.files.open_path(annex)
    wait_for(lambda: window.message_bar.message is not None and window.jobs.idle)
    assert "is open for writing by" in _said(window).text
    assert window.session is None
    _answer(window, "Open for reading")()
    wait_for(lambda: window.session is not None)
    assert window.session is not None
    assert window.session.read_only
    assert window.session.document == elsewhere.document
    assert window.status.saved.text() == "Open for reading only"
    elsewhere.close()


def test_where_no_working_file_can_be_made_a_document_can_be_read(
    window: MainWindow, annex: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("in the way of the folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window.files.open_path(annex)
    wait_for(lambda: window.message_bar.message is not None and window.jobs.idle)
    assert "cannot be made" in _said(window).text
    _answer(window, "Open for reading")()
    wait_for(lambda: window.session is not None)
    assert window.session is not None
    assert window.session.read_only


def test_nothing_can_be_written_into_what_is_open_for_reading(window: MainWindow, annex: Path) -> None:
    window.show_session(Session.open(annex, read_only=True), annex)
    wait_for(lambda: window.settled)
    window.refresh()
    assert window.annex is not None
    assert window.statement is not None
    assert not window.statement.form.lines["title"].isEnabled()
    window.annex.inspector.show_part(Part.PROPOSALS)
    assert not any(each.isEnabled() for each in window.annex.inspector.proposals.findChildren(QAbstractButton))
    writing = [
        spec.id for spec in window.registry if spec.id.startswith(("insert.goal", "changes.new", "table.", "format."))
    ]
    assert not [id_ for id_ in writing if window.registry.action(id_).isEnabled()]
    assert window.close()

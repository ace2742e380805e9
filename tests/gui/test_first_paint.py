"""What comes after the first paint: nothing typed before it is lost, nothing that is shown moves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.annex_page import AnnexPage
from app.gui.window import MainWindow
from app.services.reading import read_any
from tests.gui.conftest import wait_for


@pytest.fixture
def steady_caret(app: QApplication) -> Iterator[None]:
    """A caret that does not blink: pictures of it are alike."""
    before = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    yield
    app.setCursorFlashTime(before)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new working file, which waits for the first step, however long that takes here."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("app.services.autosave.UNUSED", 600.0)


@pytest.mark.usefixtures("own_folder")
def test_keys_before_there_is_a_working_file_are_written_and_kept(window: MainWindow, annex: Path) -> None:
    window.files.open_path(annex)
    deadline = time.monotonic() + 20
    while window.annex is None or window.session is None:
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.001)
        QApplication.sendPostedEvents()
    session, editor = window.session, window.annex.editor
    assert session.path is not None
    assert not session.path.exists()
    QTest.keyClicks(editor, "Soon: ")
    assert session.document.body.paragraphs[0].text.startswith("Soon: ")
    wait_for(lambda: window.settled and session.saved)
    assert editor.selection.focus.offset == len("Soon: ")
    # As after a crash: what is on the disk is read while nothing has been closed.
    assert read_any(session.path).document.body.paragraphs[0].text.startswith("Soon: ")
    assert session.can_undo is not None


@pytest.mark.usefixtures("own_folder", "steady_caret")
def test_the_rest_moves_nothing_that_is_shown(window: MainWindow, annex: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[tuple[dict[str, QRect], QImage, bool]] = []
    go_on = window._go_on  # pyright: ignore[reportPrivateUsage]

    def look(page: AnnexPage) -> None:
        first.append((_places(window, page), _text_of(page), page.inspector.is_filled))
        go_on(page)

    monkeypatch.setattr(window, "_go_on", look)
    window.files.open_path(annex)
    wait_for(lambda: window.annex is not None and window.settled and window.annex.inspector.is_filled)
    QTest.qWait(100)
    assert window.annex is not None
    places, text, filled = first[0]
    assert not filled
    assert _places(window, window.annex) == places
    assert _text_of(window.annex) == text


def _places(window: MainWindow, annex: AnnexPage) -> dict[str, QRect]:
    parts: dict[str, QWidget] = {
        "toolbar": window.toolbar,
        "view": window.toolbar.view,
        "export": window.toolbar.export,
        "tracking": window.status.tracking,
        "zoom": window.status.zoom,
        "outline": annex.outline,
        "text": annex.editor,
        "inspector": annex.inspector,
    }
    return {name: QRect(part.mapTo(window, part.rect().topLeft()), part.size()) for name, part in parts.items()}


def _text_of(annex: AnnexPage) -> QImage:
    return annex.editor.viewport().grab().toImage()

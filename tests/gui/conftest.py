"""Real widgets off screen; a Qt warning or a window left behind fails the test."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.application import make_application
from app.gui.theme import Scheme, Theme
from app.gui.window import MainWindow
from app.gui.window_settings import WindowSettings
from app.model.proposal import Author
from app.resources import resource

# What the offscreen platform says of itself is no fault of the program's.
_ALLOWED = "This plugin does not support"


@pytest.fixture(scope="session")
def app() -> Iterator[QApplication]:
    """The application that every widget needs."""
    made = make_application()
    yield made
    # Off screen, Qt frees what was copied after Python has ended, and dies of it.
    made.clipboard().clear()


@pytest.fixture(scope="session")
def theme(app: QApplication) -> Theme:
    """The look in force for all tests."""
    made = Theme(app)
    made.choose(Scheme.LIGHT)
    return made


@pytest.fixture(autouse=True)
def no_qt_messages() -> Iterator[None]:
    """Fail when Qt has anything to say."""
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith(_ALLOWED):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not said, said


@pytest.fixture(autouse=True)
def window_as_new(private_folders: None) -> None:
    """How a window was left by one test is nothing to the next; Qt reads the folder's name once a process."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, os.environ["XDG_CONFIG_HOME"])


@pytest.fixture(autouse=True)
def collect_here() -> Iterator[None]:
    """As in the program, garbage is collected on the window's thread only."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def no_window_left(app: QApplication) -> Iterator[None]:
    """Fail when a window is still open after the test."""
    yield
    app.processEvents()
    left = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, left


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    """A copy of the example, which no other test knows."""
    path = tmp_path / "annex.docx"
    shutil.copy(resource("example", "annex.docx"), path)
    return path


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    """The window without a document; its author is known."""
    settings = WindowSettings()
    settings.author = Author("A. Rapporteur", "Example Administration")
    made = MainWindow(theme, settings)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QTest.qWait(1)


@pytest.fixture
def opened(window: MainWindow, annex: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with the example, checked; its working file is this test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window.files.open_path(annex)
    wait_for(lambda: window.opened is not None and window.settled)
    window.refresh()
    return window


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    """Let Qt work until something is true; AssertionError when it does not become so."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        QTest.qWait(5)

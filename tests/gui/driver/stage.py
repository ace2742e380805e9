"""A window with an annex on which events are played, in a time of its own, without anything that happens by itself."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from unittest import mock

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.gui.application import make_application
from app.gui.editor import EditorView
from app.gui.editor.spoken import SpokenText
from app.gui.theme import Scheme, Theme
from app.gui.window import MainWindow
from app.gui.window_settings import WindowSettings
from app.model.document import Document
from app.model.proposal import Author
from app.services.events import DocumentChanged, Event
from app.services.session import Session

AUTHORS = (Author("Dana", "Test Group"), Author("Emil", "Test Group"), Author("Bela", "Valley League"))
"""Who may sit at the desk; the first one begins, the last one has changes in the annexes already."""

_NEVER = 1 << 30


def application() -> QApplication:
    """The one application of the process."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application()


class Clock:
    """The time that the program sees: it passes only when an event says so."""

    time_ns = staticmethod(time.time_ns)

    def __init__(self) -> None:
        self.now = 1000.0
        self.minute = 0

    def monotonic(self) -> float:
        """Seconds, as time.monotonic gives them."""
        return self.now

    def date(self) -> str:
        """The date of an edit, to the minute."""
        return f"2026-02-{11 + self.minute // 1440:02}T{self.minute // 60 % 24:02}:{self.minute % 60:02}:00Z"


class Stage:
    """One window, its editor, and everything that went wrong in it without being raised."""

    def __init__(self, document: Document, clock: Clock) -> None:
        self.clock = clock
        self.faults: list[str] = []
        self.opened = document
        self.session = Session(document, name="annex.docx", clock=self.clock.date)
        self.session.author = AUTHORS[0]
        # What an earlier play has copied is none of this one's.
        app = application()
        app.clipboard().clear()
        app.setCursorFlashTime(0)
        theme = Theme(app)
        theme.choose(Scheme.LIGHT)
        settings = WindowSettings()
        settings._store.clear()
        settings.author = AUTHORS[0]
        self.window = MainWindow(theme, settings)
        self.window.show()
        self.window.show_session(self.session, Path("annex.docx"))
        self._silence()
        assert self.window.annex is not None
        self.annex = self.window.annex
        self.editor: EditorView = self.annex.editor
        self.window.activateWindow()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()
        self.spoken = SpokenText(self.editor.galley)
        len(self.spoken)
        self.session.subscribe(self._follow)

    def _silence(self) -> None:
        """What works in the background would come at another moment each time: lists are renewed on demand only."""
        window, opened = self.window, self.window.opened
        assert opened is not None
        waiting = (window._loader, opened._reviewer, opened._checker, window.marks._reader)
        for one in waiting:
            one.stop()
            one._timer.setInterval(_NEVER)

    def _follow(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            self.spoken.follow(event.edit)

    @property
    def composing(self) -> bool:
        """Whether an input method is in the midst of something."""
        return self.editor.galley.preedit is not None

    def commit(self, text: str) -> None:
        """End a composition as an input method does."""
        done = QInputMethodEvent("", [])
        done.setCommitString(text)
        QApplication.sendEvent(self.editor, done)

    def focus(self) -> None:
        """Give the keyboard to the text; off the screen nobody gives it back to the window when a dialog goes."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            QApplication.processEvents()
        if not self.editor.hasFocus():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Put the window away."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


class _Listener(logging.Handler):
    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._faults = faults
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self._faults.append(self.format(record))


@contextmanager
def staged(document: Document) -> Iterator[Stage]:
    """A stage on which whatever is logged, raised in Qt's hands or said by Qt becomes a fault."""
    clock = Clock()
    patched = [mock.patch(f"app.{name}.time", clock) for name in ("gui.editor.mouse", "services.session")]
    for one in patched:
        one.start()
    stage = Stage(document, clock)
    listener, hook = _Listener(stage.faults), sys.excepthook
    logging.getLogger().addHandler(listener)
    said = qInstallMessageHandler(lambda kind, context, text: _hear(stage.faults, kind, context, text))

    def raised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        stage.faults.append(listener.format(logging.LogRecord("", 40, "", 0, "raised", (), (kind, error, trace))))

    sys.excepthook = raised
    try:
        yield stage
    finally:
        stage.close()
        sys.excepthook = hook
        qInstallMessageHandler(said)
        logging.getLogger().removeHandler(listener)
        for one in patched:
            one.stop()


def _hear(faults: list[str], _kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if not text.startswith("This plugin does not support"):
        faults.append(text)

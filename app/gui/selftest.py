"""Types into a real window drawn offscreen, for the program's test of itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent

from app.gui.application import make_application
from app.gui.theme import Theme
from app.gui.window import MainWindow
from app.gui.window_settings import WindowSettings
from app.model.proposal import Author
from app.services.session import Session


def type_in_window(dossier: Path, text: str, settings: Path) -> None:
    """Open a dossier in a window, type `text` at the start of its annex key by key, and close the window.

    The window keeps its settings in the folder `settings`, not among the person's own.
    """
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    window = MainWindow(Theme(make_application()), WindowSettings(settings / "settings.json"))
    window.show()
    session = Session.open(dossier)
    # Nobody is there to answer the window's question who is writing.
    session.author = Author("Self-test", "Example Administration")
    window.show_session(session, dossier)
    assert window.annex is not None
    editor = window.annex.editor
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            QCoreApplication.sendEvent(editor, event)
        # Each key is painted before the next one comes, as with a person's.
        QCoreApplication.processEvents()
    window.close()
    # Written now, since the folder is gone when Qt would write by itself.
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "rapporteur", "window").sync()

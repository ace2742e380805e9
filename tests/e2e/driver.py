"""A process to be killed: works on a dossier without end and tells each step through stdout.

Usage: driver.py session|window DOSSIER SEED [DOCUMENT]. It writes a JSON line before each step and one after it, with
the time on the clock that all processes of the machine share.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from app.services import session as session_module
from app.services.session import Session
from tests.e2e.strokes import DATE, perform, planned


def tell(**said: object) -> None:
    """One line to the process that watches."""
    sys.stdout.write(json.dumps({**said, "time": time.monotonic()}) + "\n")
    sys.stdout.flush()


def pause(chance: random.Random) -> None:
    """A person's rhythm: bursts of keys, now and then a rest."""
    time.sleep(chance.choice((0, 0, 0.005, 0.02, 0.05, 0.3)))


def work_in_session(source: Path, dossier: Path, chance: random.Random) -> None:
    """Steps of every kind through the session alone."""
    # How long this machine takes between two keys must not decide what is one step of the history.
    session_module.PAUSE = float("inf")
    session = Session.open(source, dossier=dossier, clock=lambda: DATE)
    tell(event="open")
    while True:
        step = planned(session.document, chance)
        tell(event="begin", step=asdict(step))
        perform(session, step)
        tell(event="done")
        pause(chance)


def work_in_window(source: Path, dossier: Path, chance: random.Random) -> None:
    """Numbers typed key by key into the editor of a real window."""
    from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
    from PySide6.QtGui import QKeyEvent

    from app.gui.application import make_application
    from app.gui.theme import Theme
    from app.gui.window import MainWindow
    from app.model.proposal import Author

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    window = MainWindow(Theme(make_application()))
    window.show()
    session = Session.open(source, dossier=dossier)
    session.author = Author("Driver", "Example Administration")
    window.show_session(session, dossier)
    assert window.annex is not None
    tell(event="open")
    number = 0
    while True:
        number += 1
        for character in f"<{number}>":
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(window.annex.editor, event)
            QCoreApplication.processEvents()
        tell(event="typed", number=number)
        pause(chance)


if __name__ == "__main__":
    _, how, place, seed, *given = sys.argv
    work = work_in_window if how == "window" else work_in_session
    work(Path(given[0] if given else place), Path(place), random.Random(int(seed)))

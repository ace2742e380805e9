"""What the editor's keys and scrolling cost in company: with every word misspelt, and with the original beside it."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.formats.docx import open_docx
from app.gui.collecting import IdleCollector
from app.gui.editor import EditorView
from app.gui.editor.spelling import SpellingMarks
from app.gui.side_by_side import SideBySide
from app.model.document import Document, Position, Range
from app.services.dictionaries import find_dictionaries
from app.services.session import Session
from app.services.spelling import SpellingChecker
from tests.benchmarks import window
from tests.benchmarks.measure import Figure
from tests.hunspell_files import write_dictionary

_SIZE = (1500, 700)


def figures(path: Path) -> list[Figure]:
    """Keys and scrolling in company, CPU time of the window's thread, beside the editor alone in the same window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    document = open_docx(path).document
    collector = IdleCollector()
    collector.freeze()
    try:
        alone = _measured(document, _alone)
        ours = {"all misspelt": _measured(document, _misspelt), "original beside": _measured(document, _beside)}
    finally:
        collector.stop()
        app.processEvents()
    return [
        Figure(f"{name}, {company}", seconds, alone[name], "editor alone")
        for company, found in ours.items()
        for name, seconds in found.items()
    ]


def _measured(document: Document, company: Callable[[SideBySide], Iterator[None]]) -> dict[str, float]:
    view = EditorView(Session(document, name="bench"))
    host = SideBySide(view)
    host.resize(*_SIZE)
    host.show()
    view.setFocus()
    QApplication.processEvents()
    targets = [p.id for p in document.body.paragraphs if p.length > 20]

    def put_caret(number: int) -> None:
        place = Position(targets[number * 7919 % len(targets)], 10)
        view.select(Range(place, place))

    with contextmanager(company)(host):
        found = window.keystrokes(view, put_caret, view.undo) | window.scrolling(view)
    host.detach()
    view.detach()
    host.close()
    host.deleteLater()
    QApplication.processEvents()
    return found


def _alone(_host: SideBySide) -> Iterator[None]:
    yield


def _misspelt(host: SideBySide) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        write_dictionary(Path(folder), "en_GB", ["the"])
        checker = SpellingChecker(find_dictionaries([Path(folder)]))
        marks = SpellingMarks(host.editor, checker)
        until = time.monotonic() + 30
        while not marks.settled and time.monotonic() < until:
            QTest.qWait(10)
        yield
        marks.stop()
        checker.close()


def _beside(host: SideBySide) -> Iterator[None]:
    host.show_original()
    QApplication.processEvents()
    yield

"""The editor on a large annex, off screen, in CPU time of the window's thread; QTextEdit on the same text beside it."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextEdit, QWidget

from app.formats.docx import open_docx
from app.gui.collecting import IdleCollector
from app.gui.editor import EditorView
from app.model.document import Document, Position, Range
from app.services.session import Session
from tests.benchmarks.apart import peak_megabytes
from tests.benchmarks.measure import Figure, percentile

_WIDTH, _HEIGHT = 900, 700
_TIMES = 200
_SWEEPS = 5

_Job = Callable[[], object]


def figures(path: Path) -> tuple[list[Figure], float]:
    """The editor's figures beside QTextEdit's, and the process's peak of memory before that one came, in megabytes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    collector = IdleCollector()
    try:
        ours, document = _editor(path, collector)
        memory = peak_megabytes()
        theirs = _text_edit(document)
    finally:
        collector.stop()
        app.processEvents()
    return [_beside(name, seconds, theirs) for name, seconds in ours.items()], memory


def _beside(name: str, seconds: float, theirs: dict[str, float]) -> Figure:
    return Figure(name, seconds, theirs.get(name), "QTextEdit")


def _editor(path: Path, collector: IdleCollector) -> tuple[dict[str, float], Document]:
    start = time.thread_time()
    document = open_docx(path).document
    view = EditorView(Session(document, name=path.name))
    _show(view)
    found = {"open file to first paint": time.thread_time() - start}
    collector.freeze()
    targets = [p.id for p in document.body.paragraphs if p.length > 20]

    def put_caret(number: int) -> None:
        place = Position(targets[number * 7919 % len(targets)], 10)
        view.select(Range(place, place))

    found |= keystrokes(view, put_caret, view.undo)
    found |= _movements(view)
    found["strike all, to paint"] = _sweep(view, lambda: (view.select_all(), _press(view, Qt.Key.Key_Delete)))
    found["accept all, to paint"] = _sweep(view, lambda: view.session.accept(lambda _revision, _kind: True))
    view.detach()
    _put_away(view)
    return found, document


def _text_edit(document: Document) -> dict[str, float]:
    paragraphs = document.body.paragraphs
    text = "\n".join(p.text.replace("\n", " ") for p in paragraphs)
    view = QTextEdit()
    start = time.thread_time()
    view.setPlainText(text)
    _show(view)
    found = {"open file to first paint": time.thread_time() - start}
    places = [view.document().findBlockByNumber(i).position() + 10 for i, p in enumerate(paragraphs) if p.length > 20]

    def put_caret(number: int) -> None:
        cursor = view.textCursor()
        cursor.setPosition(places[number * 7919 % len(places)])
        view.setTextCursor(cursor)

    found |= keystrokes(view, put_caret, view.undo)
    found |= _movements(view)
    found["strike all, to paint"] = _cost(view, lambda: _strike_all(view))
    _put_away(view)
    return found


def _strike_all(view: QTextEdit) -> None:
    struck = QTextCharFormat()
    struck.setFontStrikeOut(True)
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(struck)


def keystrokes(view: QAbstractScrollArea, put_caret: Callable[[int], None], undo: _Job) -> dict[str, float]:
    """Key and Enter at many places, each undone, to paint; seconds of the window's thread."""
    found: dict[str, float] = {}
    for name, key in (("key", Qt.Key.Key_X), ("Enter", Qt.Key.Key_Return)):
        typed: list[float] = []
        undone: list[float] = []
        for number in range(_TIMES):
            put_caret(number)
            _paint(view)
            typed.append(_cost(view, lambda key=key: _press(view, key)))
            undone.append(_cost(view, undo))
        found |= _spread(f"{name} to paint", typed) | _spread(f"undo of {name} to paint", undone)
    return found


def _movements(view: QAbstractScrollArea) -> dict[str, float]:
    found = scrolling(view)
    widths = [_cost(view, lambda n=n: view.resize(_WIDTH - 20 * (n % 2 + 1), _HEIGHT)) for n in range(_SWEEPS)]
    return {**found, "width change to paint": percentile(widths, 0.5)}


def scrolling(view: QAbstractScrollArea) -> dict[str, float]:
    """Steps and pages down the text, to paint; seconds of the window's thread."""
    bar = view.verticalScrollBar()

    def scrolled(step: int, times: int) -> list[float]:
        bar.setValue(0)
        _paint(view)
        return [_cost(view, lambda: bar.setValue((bar.value() + step) % bar.maximum())) for _ in range(times)]

    steps, pages = scrolled(bar.singleStep(), _TIMES), scrolled(bar.pageStep(), _TIMES // 4)
    return _spread("scroll step to paint", steps) | _spread("scroll page to paint", pages)


def _sweep(view: EditorView, job: _Job) -> float:
    found: list[float] = []
    for _ in range(_SWEEPS):
        found.append(_cost(view, job))
        view.undo()
        _paint(view)
        # The window does so whenever nobody types.
        gc.collect()
    return percentile(found, 0.5)


def _spread(name: str, found: list[float]) -> dict[str, float]:
    return {f"{name}, median": percentile(found, 0.5), f"{name}, 99th percentile": percentile(found, 0.99)}


def _cost(view: QWidget, job: _Job) -> float:
    start = time.thread_time()
    job()
    _paint(view)
    return time.thread_time() - start


def _press(view: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(view, key)


def _paint(view: QWidget) -> None:
    QApplication.processEvents()


def _show(view: QAbstractScrollArea) -> None:
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    view.setFocus()
    _paint(view)
    assert view.viewport().grab().toImage().pixelColor(QPoint(1, 1)).isValid()


def _put_away(view: QWidget) -> None:
    view.close()
    view.deleteLater()
    QApplication.processEvents()

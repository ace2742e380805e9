"""A dialog that was answered is freed, not kept until its window goes."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.gui.window import MainWindow
from app.model.document import Position, Range
from tests.gui.conftest import wait_for


def _dialogs(window: MainWindow) -> Counter[type]:
    return Counter(type(one) for one in window.findChildren(QDialog))


def _cancel() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def test_what_actions_ask_in_dialogs_leaves_none_behind(opened: MainWindow) -> None:
    assert opened.annex is not None
    text = next(p for p in opened.annex.editor.document.body.paragraphs if p.length > 20 and p.parent is None)
    opened.annex.editor.select(Range(Position(text.id, 0), Position(text.id, 5)))
    opened.refresh()
    before = _dialogs(opened)
    for action in ("insert.comment", "insert.footnote", "tools.author", "tools.tables", "tools.shortcuts"):
        QTimer.singleShot(0, _cancel)
        opened.registry.action(action).trigger()
        wait_for(lambda: QApplication.activeModalWidget() is None)
    QTest.qWait(1)
    assert _dialogs(opened) == before

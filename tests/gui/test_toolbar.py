"""The toolbar in windows of any width."""

from __future__ import annotations

from PySide6.QtTest import QTest

from app.gui.window import LEAST_SIZE, MainWindow


def test_the_way_to_the_result_stays_in_the_narrowest_window(opened: MainWindow) -> None:
    opened.resize(*LEAST_SIZE)
    QTest.qWait(20)
    bar = opened.toolbar
    assert all(button.isVisible() for button in (bar.track, bar.insert, bar.export))
    assert bar.export.geometry().right() <= bar.width()
    assert not bar.bracket.isVisible()
    opened.resize(1366, 700)
    QTest.qWait(20)
    assert bar.bracket.isVisible()
    assert bar.view.isVisible()
    assert not bar.bracket.isEnabled()

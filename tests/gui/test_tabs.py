"""Rows of tabs in columns of any width."""

from __future__ import annotations

from PySide6.QtTest import QTest

from app.gui.tabs import TabRow
from app.gui.theme import Theme


def test_a_narrow_row_keeps_its_numbers_and_the_open_tab_whole(theme: Theme) -> None:
    row = TabRow(["Changes", "Proposals", "Findings", "Comments"], "tab", "Inspector", 2)
    row.show_count(0, 124)
    row.show_count(2, 17)
    row.resize(280, 36)
    row.show()
    QTest.qWait(20)
    texts = [tab.text() for tab in row.buttons]
    assert texts[0] == "Changes 124"
    assert texts[2].endswith("… 17")
    assert row.buttons[2].toolTip() == "Findings 17"
    row.buttons[2].click()
    QTest.qWait(20)
    assert row.buttons[2].text() == "Findings 17"
    assert row.buttons[0].text().endswith("… 124")
    row.close()
    row.deleteLater()

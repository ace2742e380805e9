"""Rows of tabs in columns of any width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.gui.compact_tabs import CompactTab, CompactTabRow, Form
from app.gui.tabs import TabRow
from app.gui.theme import Theme, current
from app.gui.wording import number


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


NAMES = ["Changes", "Proposals", "Findings", "Comments"]
GLYPHS = ("changes", "document", "findings", "comment")


@pytest.fixture
def compact(theme: Theme) -> Iterator[Callable[..., CompactTabRow]]:
    rows: list[CompactTabRow] = []

    def make(first: Form, *counts: int, names: list[str] = NAMES, rest: Form = Form.ICON) -> CompactTabRow:
        row = CompactTabRow(names, GLYPHS, "Inspector", 2)
        rows.append(row)
        for place, count in enumerate(counts):
            row.show_count(place, count)
        row.show()
        row.resize(width_of(row, first, rest), 36)
        QTest.qWait(20)
        return row

    yield make
    for row in rows:
        row.close()
        row.deleteLater()


def width_of(row: CompactTabRow, first: Form, rest: Form) -> int:
    """What a row takes with its first tab in one form and the others in another, whatever the letters measure."""
    tabs = [cast("CompactTab", tab) for tab in row.buttons]
    return 4 + tabs[0].width_in(first) + sum(tab.width_in(rest) for tab in tabs[1:])


def texts(row: CompactTabRow) -> list[str]:
    return [tab.text() for tab in row.buttons]


def whole(row: CompactTabRow) -> bool:
    """Whether every tab has the width that it asks for."""
    return all(tab.width() >= tab.sizeHint().width() for tab in row.buttons)


def test_a_row_with_room_says_every_tab_in_words(compact: Callable[..., CompactTabRow]) -> None:
    row = compact(Form.WORDS, 124, 7, 17, 3, rest=Form.WORDS)
    assert texts(row) == ["Changes 124", "Proposals 7", "Findings 17", "Comments 3"]
    assert {tab.toolTip() for tab in row.buttons} == {""}


def test_a_narrow_row_says_the_open_tab_in_words_and_the_others_by_icon_and_number(
    compact: Callable[..., CompactTabRow],
) -> None:
    row = compact(Form.WORDS, 124, 7, 17, 0)
    assert texts(row) == ["Changes 124", "7", "17", ""]
    assert whole(row)
    assert [tab.toolTip() for tab in row.buttons] == ["", "Proposals 7", "Findings 17", "Comments"]
    assert [tab.accessibleName() for tab in row.buttons] == ["Changes 124", "Proposals 7", "Findings 17", "Comments"]
    row.choose(2)
    row.resize(row.width() + 40, 36)
    QTest.qWait(20)
    assert texts(row) == ["124", "7", "Findings 17", ""]
    assert whole(row)
    row.resize(1000, 36)
    assert texts(row) == ["Changes 124", "Proposals 7", "Findings 17", "Comments"]


def test_where_numbers_are_great_the_open_tab_keeps_its_name(compact: Callable[..., CompactTabRow]) -> None:
    row = compact(Form.NAME, 10_124, 7, 87, 12)
    assert texts(row) == ["Changes", "7", "87", "12"]
    assert whole(row)
    assert row.buttons[0].toolTip() == f"Changes {number(10_124)}"
    row.choose(1)
    assert texts(row)[0] == "10k"


def test_a_long_name_is_cut_only_where_the_icons_leave_it_no_room(compact: Callable[..., CompactTabRow]) -> None:
    long = ["Nachverfolgte Änderungen", "Verbesserungsvorschläge", "Feststellungen", "Randbemerkungen"]
    row = compact(Form.NAME, 124, 7, 17, 3, names=long)
    assert texts(row)[0] == long[0]
    row.resize(row.width() - 40, 36)
    QTest.qWait(20)
    assert texts(row)[1:] == ["7", "17", "3"]
    assert texts(row)[0].startswith("Nach")
    assert texts(row)[0].endswith("…")
    assert row.buttons[0].toolTip() == "Nachverfolgte Änderungen 124"
    assert sum(tab.width() for tab in row.buttons) <= row.width()


def test_an_icon_is_drawn_where_reading_begins_and_in_the_colour_of_the_theme(
    compact: Callable[..., CompactTabRow],
) -> None:
    row = compact(Form.WORDS, 124, 7, 17, 3)
    quiet = QColor(current().quiet)

    def inked(at: int) -> list[int]:
        image = row.buttons[at].grab().toImage()
        size = image.size()
        points = product(range(size.width()), range(size.height()))
        return [x for x, y in points if image.pixelColor(x, y) == quiet]

    middle = row.buttons[1].width() // 2
    assert min(inked(1)) < middle
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.qWait(20)
    assert max(inked(1)) > middle

"""Commands are found by a few letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.chooser import LETTERS, match_rank
from app.gui.window import MainWindow
from tests.gui.conftest import wait_for


@pytest.mark.parametrize(
    ("wanted", "rank"),
    [
        ("check the plan", 0),
        ("check", 1),
        ("the p", 2),
        ("heck", 3),
        ("ctp", LETTERS),
        ("", 1),
        ("xyz", None),
        ("  CHECK  the ", 1),
    ],
)
def test_the_very_name_ranks_before_beginnings_before_words_before_letters(wanted: str, rank: int | None) -> None:
    assert match_rank(wanted, "Check the plan") == rank


def test_typing_narrows_the_list_and_enter_starts_the_first(opened: MainWindow) -> None:
    palette = opened.palette_box
    opened.registry.action("tools.palette").trigger()
    assert palette.isVisible()
    assert palette.model.rowCount() > 20
    QTest.keyClicks(palette.field, "statement")
    names = [palette.model.item(row).text() for row in range(palette.model.rowCount())]
    assert names[0] == "Statement"
    assert "Export statement" in names
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert opened.page.name == "STATEMENT"


def test_an_action_is_found_by_what_its_hint_says_of_it(opened: MainWindow) -> None:
    palette = opened.palette_box
    palette.open()
    QTest.keyClicks(palette.field, "walk through")
    assert palette.model.item(0).text() == "Review changes one by one"
    palette.field.clear()
    QTest.keyClicks(palette.field, "references")
    assert "What else has to change" in [palette.model.item(row).text() for row in range(palette.model.rowCount())]
    palette.close_palette()


def test_the_view_of_a_name_comes_before_what_only_begins_with_it(opened: MainWindow) -> None:
    palette = opened.palette_box
    palette.open()
    QTest.keyClicks(palette.field, "final")
    assert palette.model.item(0).text() == "Final"
    palette.close_palette()


def test_when_nothing_fits_the_palette_says_so(opened: MainWindow) -> None:
    palette = opened.palette_box
    palette.open()
    QTest.keyClicks(palette.field, "qqqq")
    assert palette.nothing.isVisible()
    assert not palette.view.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.field.clear()
    assert not palette.nothing.isVisible()
    assert palette.view.isVisible()
    palette.close_palette()


def test_escape_closes_and_gives_the_keyboard_back(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.activateWindow()
    opened.annex.editor.setFocus()
    opened.palette_box.open()
    QTest.keyClick(opened.palette_box.field, Qt.Key.Key_Escape)
    assert not opened.palette_box.isVisible()
    wait_for(opened.annex.editor.hasFocus)


def test_only_what_can_be_done_now_is_listed(window: MainWindow) -> None:
    window.palette_box.open()
    model = window.palette_box.model
    names = {model.item(row).text() for row in range(model.rowCount())}
    assert "Open" in names
    assert "Export statement" not in names
    window.palette_box.close_palette()

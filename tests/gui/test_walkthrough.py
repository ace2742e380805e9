"""Changes are reviewed one by one with single keys, in their places, and the caret comes back at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.gui.annex_page import AnnexPage
from app.gui.comment_places import CommentPlaces
from app.gui.editor.modes import ViewMode
from app.gui.open_document import OpenDocument
from app.gui.panels.change_list import ChangeFilter
from app.gui.theme import Theme
from app.gui.walk_bar import WalkBar
from app.gui.walk_progress import Verdict
from app.gui.walkthrough import WalkThrough
from app.gui.window import MainWindow
from app.model.changes import Change
from app.model.document import Position, Range
from app.model.views import View, paragraph_text
from tests.gui.conftest import wait_for
from tests.gui.samples import DELEGATE, changed_paragraph, document_of, opened_of, place

Walk = Callable[..., WalkThrough]


@pytest.fixture
def page(theme: Theme) -> Iterator[AnnexPage]:
    opened = opened_of(document_of(changed_paragraph(1), "plain text", changed_paragraph(3)))
    made = AnnexPage(opened, lambda: None, lambda _: None)
    made.resize(1366, 600)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    made.detach()
    made.close()
    made.deleteLater()


def _start(page: AnnexPage) -> WalkThrough:
    return WalkThrough(page, lambda _: None)


def _press(walk: WalkThrough, key: Qt.Key) -> None:
    QTest.keyClick(walk.bar, key)
    QTest.qWait(5)


def _texts(opened: OpenDocument) -> list[str]:
    return [p.text for p in opened.session.document.body.paragraphs]


def _said(walk: WalkThrough) -> tuple[str, str]:
    return walk.bar.place.text(), walk.bar.said.text()


def test_keys_decide_and_go_on_with_the_next_change_outlined_in_the_text(page: AnnexPage) -> None:
    walk = _start(page)
    assert walk.place == "1 of 4"
    assert page.editor.selection.focus == Position(1, 0)
    _press(walk, Qt.Key.Key_A)
    assert walk.place == "2 of 4"
    _press(walk, Qt.Key.Key_R)
    assert walk.place == "3 of 4"
    assert page.editor.selection.focus == Position(3, 0)
    assert _texts(page.opened) == ["  end", "plain text", "Old new end"]
    walk.end()


def test_next_and_previous_decide_nothing_and_do_not_go_round(page: AnnexPage) -> None:
    walk = _start(page)
    before = page.opened.session.document
    _press(walk, Qt.Key.Key_P)
    assert walk.place == "1 of 4"
    for _ in range(3):
        _press(walk, Qt.Key.Key_N)
    assert walk.place == "4 of 4"
    _press(walk, Qt.Key.Key_N)
    assert _said(walk) == ("End", "That was the last change. 0 accepted, 0 rejected, 4 left.")
    _press(walk, Qt.Key.Key_N)
    assert walk.place == "End"
    _press(walk, Qt.Key.Key_P)
    assert walk.place == "4 of 4"
    assert page.opened.session.document is before
    walk.end()


def test_the_walk_says_that_all_is_decided(page: AnnexPage) -> None:
    walk = _start(page)
    for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_A):
        _press(walk, key)
    assert _said(walk) == ("End", "Every change is decided. 3 accepted, 1 rejected, 0 left.")
    ended = QSignalSpy(walk.ended)
    _press(walk, Qt.Key.Key_Escape)
    assert ended.at(0) == ["3 accepted, 1 rejected, 0 left"]


def test_undo_brings_a_change_back_and_shows_it(page: AnnexPage) -> None:
    walk = _start(page)
    _press(walk, Qt.Key.Key_A)
    _press(walk, Qt.Key.Key_N)
    _press(walk, Qt.Key.Key_R)
    assert walk.place == "4 of 4"
    page.opened.session.undo()
    QTest.qWait(5)
    assert walk.place == "3 of 4"
    page.opened.session.undo()
    QTest.qWait(5)
    assert walk.place == "1 of 4"
    page.opened.session.redo()
    QTest.qWait(5)
    assert walk.place == "2 of 4"
    walk.end()


def test_all_that_is_left_can_be_decided_at_once_on_the_way(page: AnnexPage) -> None:
    walk = _start(page)
    _press(walk, Qt.Key.Key_R)
    assert walk.decide_shown(Verdict.ACCEPTED) == 3
    assert _said(walk) == ("End", "Every change is decided. 3 accepted, 1 rejected, 0 left.")
    page.opened.session.undo()
    QTest.qWait(5)
    assert walk.place == "2 of 4"
    walk.end()


def test_what_is_decided_in_the_list_counts_and_the_walk_goes_on(page: AnnexPage) -> None:
    walk = _start(page)
    page.inspector.changes.reject()
    QTest.qWait(5)
    assert walk.place == "2 of 4"
    assert walk.progress.count(Verdict.REJECTED) == 1
    walk.end()


def test_the_walk_keeps_to_the_filter(page: AnnexPage) -> None:
    page.inspector.changes.set_filter(ChangeFilter(author=DELEGATE.author))
    walk = _start(page)
    assert walk.place == "1 of 2"
    _press(walk, Qt.Key.Key_A)
    assert walk.place == "2 of 2"
    assert page.editor.selection.focus == Position(3, 0)
    page.inspector.changes.set_filter(ChangeFilter())
    assert walk.bar.place.text().endswith("of 3")
    walk.end()


def test_caret_view_and_keyboard_come_back_at_the_end(page: AnnexPage) -> None:
    page.editor.select(place(3, 6))
    page.editor.set_view_mode(ViewMode.FINAL)
    caret = page.editor.selection
    walk = _start(page)
    assert page.editor.view_mode is ViewMode.ALL_MARKUP
    page.inspector.changes.choose_at(Position(3, 0))
    _press(walk, Qt.Key.Key_A)
    _press(walk, Qt.Key.Key_Escape)
    assert page.editor.view_mode is ViewMode.FINAL
    moved = Position(caret.focus.paragraph, caret.focus.offset - len("Old"))
    assert page.editor.selection == Range(moved, moved)
    assert page.editor.hasFocus()


def test_while_the_text_has_the_keyboard_letters_write_and_escape_goes_back_to_the_walk(page: AnnexPage) -> None:
    walk = _start(page)
    page.editor.select(place(2, 5))
    page.editor.setFocus()
    QTest.qWait(5)
    QTest.keyClicks(page.editor, "a")
    assert paragraph_text(page.opened.session.document.paragraph(2), View.FINAL) == "plaina text"
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert walk.bar.hasFocus()
    wait_for(lambda: walk.progress.total == 5)
    assert walk.place == "3 of 5"
    _press(walk, Qt.Key.Key_P)
    assert walk.place == "2 of 5"


def test_where_the_caret_is_in_no_change_the_walk_says_so_and_goes_on_from_there(page: AnnexPage) -> None:
    walk = _start(page)
    page.editor.select(place(2, 5))
    QTest.qWait(5)
    assert walk.place == "4 changes"
    _press(walk, Qt.Key.Key_A)
    assert _texts(page.opened) == ["Old new end", "plain text", "Old new end"]
    _press(walk, Qt.Key.Key_N)
    assert walk.place == "3 of 4"
    page.editor.select(place(2, 5))
    QTest.qWait(5)
    _press(walk, Qt.Key.Key_P)
    assert walk.place == "2 of 4"
    walk.end()


def test_a_change_clicked_in_the_text_is_where_the_walk_goes_on(page: AnnexPage) -> None:
    walk = _start(page)
    page.editor.select(place(3, 5))
    QTest.qWait(5)
    assert walk.place == "4 of 4"
    _press(walk, Qt.Key.Key_A)
    assert page.opened.session.document.paragraph(3).text == "Old new end"
    assert walk.place == "End"
    walk.end()


def test_a_change_is_commented_on_without_leaving_it(page: AnnexPage) -> None:
    asked: list[Change] = []

    def comment(change: Change) -> None:
        asked.append(change)
        page.editor.select(place(change.paragraph, change.start, change.end))

    walk = WalkThrough(page, comment)
    _press(walk, Qt.Key.Key_N)
    _press(walk, Qt.Key.Key_C)
    assert [change.text for change in asked] == ["new"]
    assert walk.place == "2 of 4"
    assert walk.bar.hasFocus()
    walk.end()


def test_the_window_offers_the_review_and_its_actions_follow_it(opened: MainWindow) -> None:
    assert opened.annex is not None
    review = opened.registry.action("changes.review")
    review.trigger()
    bar = opened.annex.layout().itemAt(0).widget()  # type: ignore[union-attr]
    first = opened.toolbar.place.text()
    assert first.startswith("1 of ")
    opened.registry.action("changes.next").trigger()
    opened.refresh()
    assert opened.toolbar.place.text().startswith("2 of ")
    opened.registry.action("changes.accept").trigger()
    opened.refresh()
    assert opened.toolbar.place.text() == "End"
    assert review.isChecked()
    opened.registry.action("edit.undo").trigger()
    wait_for(lambda: opened.changes.review.place.startswith("2 of "))
    review.trigger()
    QTest.qWait(5)
    assert not review.isChecked()
    assert bar is not opened.annex.layout().itemAt(0).widget()  # type: ignore[union-attr]
    assert opened.message_bar.message is not None


def test_in_a_narrow_window_the_keys_stand_alone_and_nothing_is_cut(page: AnnexPage) -> None:
    walk = _start(page)
    buttons = (walk.bar.accept, walk.bar.reject, walk.bar.back, walk.bar.next)
    assert all(button.text() for button in buttons)
    walk.bar.accept.show_word(True)
    page.resize(560, 500)
    QTest.qWait(20)
    assert walk.bar.width() <= 560
    assert not any(button.text() for button in buttons)
    assert all(button.width() >= button.sizeHint().width() and button.accessibleName() for button in buttons)
    page.resize(1366, 600)
    QTest.qWait(20)
    assert all(button.text() for button in buttons)
    walk.end()


def test_a_card_on_the_way_gives_the_keys_back_to_the_walk_and_its_decision_counts(opened: MainWindow) -> None:
    opened.registry.action("changes.review").trigger()
    bar = opened.findChild(WalkBar)
    assert isinstance(bar, WalkBar)
    total = int(bar.place.text().rpartition(" ")[2])
    opened.registry.action("changes.card").trigger()
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert bar.hasFocus()
    opened.registry.action("changes.card").trigger()
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Qt.Key.Key_A)
    assert bar.hasFocus()
    wait_for(lambda: bar.place.text() == f"2 of {total}")
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    message = opened.message_bar.message
    assert message is not None
    assert message.text.startswith("The review is ended: 1 accepted")


def test_the_key_for_comments_writes_one_on_the_words_of_the_change(opened: MainWindow) -> None:
    opened.registry.action("changes.review").trigger()
    bar = opened.findChild(WalkBar)
    assert isinstance(bar, WalkBar)
    assert opened.annex is not None
    assert opened.session is not None
    place_, change = bar.place.text(), opened.annex.inspector.changes.current
    assert change is not None

    def write() -> None:
        assert opened.notes.dialog is not None
        opened.notes.dialog.field.setPlainText("Is this still needed?")
        opened.notes.dialog.accept()

    QTimer.singleShot(0, opened, write)
    QTest.keyClick(bar, Qt.Key.Key_C)
    said = [remark.text for remark in CommentPlaces().on(opened.session.document, change)]
    assert said[-1] == "Is this still needed?"
    assert bar.place.text() == place_
    assert opened.focusWidget() is bar


def test_closing_the_document_ends_the_review(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.annex.editor.set_view_mode(ViewMode.FINAL)
    opened.registry.action("changes.review").trigger()
    opened.close_document()
    opened.show_start()
    QTest.qWait(20)
    assert not opened.registry.action("changes.review").isChecked()


def test_a_document_closed_in_a_review_opens_in_the_view_it_had(opened: MainWindow, annex: Path) -> None:
    assert opened.annex is not None
    opened.annex.editor.set_view_mode(ViewMode.FINAL)
    opened.registry.action("changes.review").trigger()
    assert opened.annex.editor.view_mode is ViewMode.ALL_MARKUP
    opened.close_document()
    opened.files.open_path(annex)
    wait_for(lambda: opened.annex is not None and opened.settled)
    assert opened.annex.editor.view_mode is ViewMode.FINAL


def test_a_review_of_ten_thousand_changes_keeps_its_place(theme: Theme) -> None:
    opened = opened_of(document_of(*(changed_paragraph(number) for number in range(1, 5001))))
    page = AnnexPage(opened, lambda: None, lambda _: None)
    page.resize(1366, 600)
    page.show()
    walk = _start(page)
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_A):
        QTest.keyClick(walk.bar, key)
    assert walk.place == "5 of 10,000"
    walk.end()
    page.detach()
    page.close()
    page.deleteLater()

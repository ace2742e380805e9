"""The card of a change comes where the mouse rests or a key asks, tells all about it, and decides on the spot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTranslator
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from app.editing.commenting import reply
from app.gui.annex_page import AnnexPage
from app.gui.card_keeper import CardKeeper
from app.gui.editor.modes import ViewMode
from app.gui.places import Part
from app.gui.theme import Theme
from app.gui.window import MainWindow
from app.model.changes import document_changes
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position
from app.model.proposal import Proposal
from app.model.revision import ChangeKind, Revision
from tests.gui.conftest import wait_for
from tests.gui.samples import DELEGATE, RAPPORTEUR, changed_paragraph, document_of, opened_of, place
from tests.gui.test_comment_places import commented


class Desk:
    """A page with its cards."""

    def __init__(self, document: Document) -> None:
        self.page = AnnexPage(opened_of(document), lambda: None, lambda _: None)
        self.page.resize(1366, 600)
        self.page.show()
        self.page.activateWindow()
        QTest.qWaitForWindowActive(self.page)
        self.editor, self.session = self.page.editor, self.page.opened.session
        self.editor.setFocus()
        self.keeper = CardKeeper(self.page)
        self.card = self.keeper.card

    def spot(self, paragraph: int, offset: float) -> QPointF:
        """A point on a letter of the text."""
        rect = self.editor.frame.caret_rect(Position(paragraph, int(offset)))
        assert rect is not None
        return QPointF(rect.x() + 3, rect.center().y())

    def rest(self, point: QPointF) -> None:
        """Let the mouse rest at a point of the text."""
        view = self.editor.viewport()
        at = point.toPoint()
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        QTest.qWait(250)

    def move(self, point: QPointF) -> None:
        """Move the mouse to a point of the text."""
        view, none = self.editor.viewport(), Qt.MouseButton.NoButton
        where = view.mapToGlobal(point)
        event = QMouseEvent(QEvent.Type.MouseMove, point, where, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    @property
    def words(self) -> list[str]:
        """What the card says."""
        return [w.text() for w in self.card.findChildren(QLabel) if w.isVisible() and w.text()]

    def button(self, text: str) -> QPushButton:
        """The button on the card that begins with a text."""
        return next(b for b in self.card.findChildren(QPushButton) if b.isVisible() and b.text().startswith(text))


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


@pytest.fixture
def desk(theme: Theme, request: pytest.FixtureRequest) -> Iterator[Desk]:
    document = getattr(request, "param", None) or document_of(changed_paragraph(1), "plain text", changed_paragraph(3))
    made = Desk(document)
    yield made
    made.page.detach()
    made.page.close()
    made.page.deleteLater()


def test_where_the_mouse_rests_on_a_change_its_card_tells_who_when_and_what(desk: Desk) -> None:
    desk.rest(desk.spot(1, 0))
    assert desk.card.isVisible()
    assert desk.words == ["Struck", "B. Delegate", "Example Union · 20\u00a0Jan\u00a02026,\u00a014:30"]
    assert desk.button("No proposal").menu() is not None


def test_it_never_covers_the_words_it_is_about(desk: Desk) -> None:
    for paragraph, offset in ((1, 0), (1, 5), (3, 1)):
        desk.rest(desk.spot(paragraph, offset))
        corner = desk.editor.viewport().mapTo(desk.page, QPoint())
        spot = desk.spot(paragraph, offset).toPoint() + corner
        assert not desk.card.geometry().contains(spot)
        assert QRect(desk.page.rect()).contains(desk.card.geometry())


def test_plain_words_have_no_card(desk: Desk) -> None:
    desk.rest(desk.spot(2, 3))
    assert not desk.card.isVisible()
    desk.rest(desk.spot(1, 9))
    assert not desk.card.isVisible()


def test_the_change_bar_tells_all_changes_of_its_line(desk: Desk) -> None:
    line = desk.spot(1, 0)
    desk.rest(QPointF(desk.editor.frame.left - 15, line.y()))
    assert [e.kinds for e in desk.card.entries] == ["Struck", "Inserted"]


def test_a_view_that_shows_no_marks_has_cards_at_its_bars_only(desk: Desk) -> None:
    desk.editor.set_view_mode(ViewMode.SIMPLE)
    desk.rest(desk.spot(1, 5))
    assert not desk.card.isVisible()
    desk.rest(QPointF(desk.editor.frame.left - 15, desk.spot(1, 5).y()))
    assert desk.card.isVisible()
    desk.editor.set_view_mode(ViewMode.FINAL)
    assert not desk.card.isVisible()
    desk.rest(QPointF(desk.editor.frame.left - 15, desk.spot(1, 5).y()))
    assert not desk.card.isVisible()


def test_on_its_way_to_the_card_the_mouse_calls_no_other(desk: Desk) -> None:
    desk.rest(desk.spot(1, 0))
    view = desk.editor.viewport()
    passed = desk.spot(3, 0).toPoint()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, passed, view.mapToGlobal(passed)))
    desk.move(desk.spot(3, 9))
    desk.card.entered.emit()
    QTest.qWait(450)
    assert desk.card.entries[0].changes[0].paragraph == 1


def test_the_next_change_that_the_mouse_rests_on_has_its_whole_card(desk: Desk) -> None:
    desk.rest(desk.spot(1, 0))
    height = desk.card.height()
    desk.rest(desk.spot(3, 5))
    assert desk.card.entries[0].changes[0].paragraph == 3
    assert desk.card.height() == height
    assert desk.button("Accept").isVisible()


def test_it_goes_a_moment_after_the_mouse_has_left_words_and_card(desk: Desk) -> None:
    desk.rest(desk.spot(1, 0))
    desk.move(desk.spot(1, 1))
    QTest.qWait(450)
    assert desk.card.isVisible()
    desk.move(desk.spot(2, 8))
    wait_for(lambda: not desk.card.isVisible(), 2)


def test_it_stays_while_the_mouse_is_on_it(desk: Desk) -> None:
    desk.rest(desk.spot(1, 0))
    desk.move(desk.spot(2, 8))
    desk.card.entered.emit()
    QTest.qWait(450)
    assert desk.card.isVisible()


@pytest.mark.parametrize("go_on", ["key", "click", "scroll", "zoom"])
def test_it_goes_when_the_work_goes_on(desk: Desk, go_on: str) -> None:
    desk.rest(desk.spot(1, 0))
    if go_on == "key":
        QTest.keyClick(desk.editor, Qt.Key.Key_Right)
    elif go_on == "click":
        QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=desk.spot(2, 2).toPoint())
    elif go_on == "scroll":
        desk.editor.verticalScrollBar().valueChanged.emit(1)
    else:
        desk.editor.set_zoom(1.5)
    assert not desk.card.isVisible()


def test_the_key_opens_it_at_the_caret_and_escape_goes_back_there(desk: Desk) -> None:
    desk.editor.select(place(3, 5))
    assert desk.keeper.open_at_caret()
    assert desk.card.has_keyboard
    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert not desk.card.isVisible()
    assert desk.editor.hasFocus()
    assert desk.editor.selection == place(3, 5)


def test_where_there_is_no_change_the_key_opens_nothing(desk: Desk) -> None:
    desk.editor.select(place(2, 5))
    assert not desk.keeper.open_at_caret()
    assert not desk.card.isVisible()


def test_tab_goes_round_on_the_card(desk: Desk) -> None:
    desk.editor.select(place(3, 5))
    desk.keeper.open_at_caret()
    names: list[str] = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QAbstractButton)
        names.append(focus.text() or focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["Accept", "Reject", "No proposal", "Comment on it (C)", "Accept"]


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_A, "Old new end"), (Qt.Key.Key_R, "Old  end")])
def test_one_letter_decides_on_the_card(desk: Desk, key: Qt.Key, text: str) -> None:
    desk.editor.select(place(3, 5))
    desk.keeper.open_at_caret()
    QTest.keyClick(_focus(), key)
    assert desk.session.document.paragraph(3).text == text
    assert not [c for c in document_changes(desk.session.document) if c.paragraph == 3 and c.text == "new"]
    assert not desk.card.isVisible()
    assert desk.editor.hasFocus()
    desk.session.undo()
    assert len(list(document_changes(desk.session.document))) == 4


def test_one_letter_asks_for_a_comment_on_the_change(desk: Desk) -> None:
    desk.editor.select(place(3, 5))
    desk.keeper.open_at_caret()
    asked = QSignalSpy(desk.keeper.comment_wanted)
    QTest.keyClick(_focus(), Qt.Key.Key_C)
    assert [asked.at(0)[0].text] == ["new"]
    assert not desk.card.isVisible()


def test_its_buttons_decide_only_its_own_change(desk: Desk) -> None:
    desk.rest(desk.spot(1, 0))
    desk.button("Accept").click()
    assert desk.session.document.paragraph(1).text == " new end"
    assert desk.session.document.paragraph(3).text == "Old new end"


@pytest.mark.parametrize("desk", [commented()], indirect=True)
def test_the_comments_on_the_words_are_told(desk: Desk) -> None:
    desk.rest(desk.spot(1, 9))
    assert desk.words[-3:] == ["B. Delegate", "12\u00a0Feb\u00a02026,\u00a008:00", "Why this word?"]


@pytest.mark.parametrize("desk", [commented(own="A long word of advice. " * 60)], indirect=True)
def test_a_long_thread_is_scrolled_and_the_card_stays_small(desk: Desk) -> None:
    desk.rest(desk.spot(1, 9))
    assert desk.card.height() < 400


@pytest.mark.parametrize("desk", [commented()], indirect=True)
def test_the_thread_is_answered_on_the_card_which_tells_the_answer_and_stays(desk: Desk) -> None:
    def answer(ref: str, words: str) -> None:
        desk.session.edit("Answer", lambda draft: reply(draft, ref, words, "A. Rapporteur", "2026-02-13T08:00:00Z"))  # type: ignore[arg-type,return-value]

    desk.keeper.answer_wanted.connect(answer)
    desk.editor.select(place(1, 9))
    desk.keeper.open_at_caret()
    height = desk.card.height()
    desk.button("Answer").click()
    field = _focus()
    assert isinstance(field, QPlainTextEdit)
    assert desk.card.height() > height
    QTest.keyClicks(field, "A fair question.")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.card.isVisible()
    assert desk.card.has_keyboard
    assert "A fair question." in desk.words
    assert not any(box.isVisible() for box in desk.card.findChildren(QPlainTextEdit))
    assert QRect(desk.page.rect()).contains(desk.card.geometry())


@pytest.mark.parametrize("desk", [commented()], indirect=True)
def test_escape_gives_up_the_answer_first_and_then_the_card(desk: Desk) -> None:
    desk.editor.select(place(1, 9))
    desk.keeper.open_at_caret()
    desk.button("Answer").click()
    QTest.keyClicks(_focus(), "a")
    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert desk.card.isVisible()
    assert _focus() is desk.button("Answer")
    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert not desk.card.isVisible()
    assert len(list(document_changes(desk.session.document))) == 4


def _two_parties() -> Document:
    both = Run("both", inserted=RAPPORTEUR, deleted=DELEGATE)
    ended = Run("ended", inserted=RAPPORTEUR)
    return document_of(
        Paragraph(1, (Run("By "), both, Run(" end"))),
        Paragraph(2, (ended,), mark=Mark(inserted=RAPPORTEUR)),
        "last",
    )


@pytest.mark.parametrize("desk", [_two_parties()], indirect=True)
def test_what_two_parties_did_to_the_same_words_has_a_part_for_each(desk: Desk) -> None:
    desk.rest(desk.spot(1, 4))
    assert [e.kinds for e in desk.card.entries] == ["Inserted", "Struck"]
    desk.card.rejected.emit(desk.card.entries[1])
    assert [c.kind for c in document_changes(desk.session.document) if c.paragraph == 1] == [ChangeKind.INSERT]


@pytest.mark.parametrize("desk", [_two_parties()], indirect=True)
def test_the_change_that_is_chosen_in_the_list_comes_first_on_the_card(desk: Desk) -> None:
    desk.page.inspector.changes.step(1)
    struck = desk.page.inspector.changes.step(1)
    desk.keeper.open_at_caret()
    assert [e.kinds for e in desk.card.entries] == ["Struck", "Inserted"]
    assert desk.card.entries[0].changes == (struck,)


@pytest.mark.parametrize("desk", [_two_parties()], indirect=True)
def test_what_one_author_did_at_once_is_decided_at_once(desk: Desk) -> None:
    desk.editor.select(place(2, 5))
    desk.keeper.open_at_caret()
    assert [e.kinds for e in desk.card.entries] == ["Inserted · Paragraph added"]
    QTest.keyClick(_focus(), Qt.Key.Key_A)
    assert not [c for c in document_changes(desk.session.document) if c.paragraph == 2]


def test_its_proposal_is_named_and_can_be_changed_and_opened(desk: Desk) -> None:
    desk.session.add_proposal(Proposal("p1", "Shorter"))
    desk.editor.select(place(3, 5))
    desk.keeper.open_at_caret()
    menu = desk.button("No proposal").menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.text()] == ["Shorter", "No proposal", "New proposal"]
    menu.actions()[0].trigger()
    assert not desk.card.isVisible()
    change = next(c for c in document_changes(desk.session.document) if c.paragraph == 3 and c.text == "new")
    assert change.revision.proposal == "p1"
    desk.keeper.open_at_caret()
    assert desk.button("Proposal").text() == "Proposal: Shorter"
    menu = desk.button("Proposal").menu()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Edit this proposal").trigger()
    assert desk.page.inspector.part is Part.PROPOSALS
    assert desk.page.inspector.proposals.current == "p1"


class _LongWords(QTranslator):
    """A language whose words are twice as long."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text if "{" in text else 2 * text


def test_in_a_language_of_long_words_nothing_on_the_card_is_cut(desk: Desk, app: QApplication) -> None:
    long = _LongWords()
    app.installTranslator(long)
    try:
        desk.rest(desk.spot(1, 0))
        buttons = [b for b in desk.card.findChildren(QPushButton) if b.isVisible()]
        assert len(buttons) == 3
        assert all(b.width() >= b.sizeHint().width() and len(b.text()) >= 12 for b in buttons)
    finally:
        app.removeTranslator(long)


def test_a_change_without_author_or_date_has_a_card_too(theme: Theme) -> None:
    document = document_of(Paragraph(1, (Run("x", inserted=Revision("", "")), Run(" y"))))
    desk = Desk(document)
    desk.rest(desk.spot(1, 0))
    assert desk.words[0] == "Inserted"
    desk.page.detach()
    desk.page.close()
    desk.page.deleteLater()


def test_the_window_registers_the_key_and_says_when_there_is_nothing(opened: MainWindow) -> None:
    assert opened.annex is not None
    action = opened.registry.action("changes.card")
    assert action.shortcut().toString() == "Ctrl+F1"
    first = opened.session.document.body.paragraphs[0].id  # type: ignore[union-attr]
    opened.annex.editor.select(place(first, 0))
    said = QSignalSpy(opened.messages.posted)
    action.trigger()
    assert said.at(0)[0].text == "There is no change at the caret."

"""The three columns of the annex agree on what is chosen, and share a window of any width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.gui.annex_page import AnnexPage
from app.gui.outline_nodes import outline_of
from app.gui.places import Part
from app.gui.theme import Theme
from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.plan import Plan
from app.model.proposal import Proposal
from tests.gui.samples import DELEGATE, RAPPORTEUR, document_of, opened_of


@pytest.fixture
def page(theme: Theme, request: pytest.FixtureRequest) -> Iterator[AnnexPage]:
    document = getattr(request, "param", None) or document_of(_replaced(1), "plain", _replaced(3))
    opened = opened_of(document)
    made = AnnexPage(opened, lambda: None, lambda _: None)
    made.resize(1366, 600)
    made.show()
    yield made
    made.detach()
    made.close()
    made.deleteLater()


def _replaced(id_: int) -> Paragraph:
    # "new" stands right behind what it replaces, and its end is struck again by another.
    runs = (
        Run("Keep "),
        Run("old", deleted=DELEGATE),
        Run("ne", inserted=RAPPORTEUR),
        Run("w", inserted=RAPPORTEUR, deleted=DELEGATE),
        Run(" end"),
    )
    return Paragraph(id_, runs)


def test_the_walk_reaches_every_change_even_where_one_begins_at_the_end_of_another(page: AnnexPage) -> None:
    changes = page.inspector.changes
    walked = []
    for change in changes.model.shown:
        assert changes.step(1) == change
        assert changes.current == change
        walked.append(changes.current)
    assert walked == changes.model.shown


def test_the_caret_between_two_changes_chooses_the_one_that_begins_there(page: AnnexPage) -> None:
    struck, inserted = page.inspector.changes.model.shown[:2]
    assert struck.end == inserted.start
    there = Position(inserted.paragraph, inserted.start)
    page.editor.select(Range(there, there))
    assert page.inspector.changes.current == inserted


def test_in_a_narrow_window_the_outline_makes_room_for_whole_lines_and_comes_back(page: AnnexPage) -> None:
    page.resize(900, 600)
    assert page.outline.isHidden()
    assert page.editor.width() >= 660
    page.resize(1366, 600)
    assert not page.outline.isHidden()


def test_an_outline_that_was_folded_stays_folded_in_a_wide_window(page: AnnexPage) -> None:
    page.outline.hide()
    page.resize(900, 600)
    page.resize(1366, 600)
    assert page.outline.isHidden()


def test_in_a_narrow_column_what_can_be_decided_is_not_cut(page: AnnexPage) -> None:
    page.opened.session.add_proposal(Proposal("p1", "One"))
    page.inspector.changes.step(1)
    for width in (900, 1366, 900):
        page.resize(width, 600)
        QTest.qWait(20)
        buttons = [b for b in page.inspector.changes.findChildren(QAbstractButton) if b.isVisible()]
        assert {"Accept", "Reject", "Assign to"} <= {b.text() for b in buttons}
        assert all(b.width() >= b.sizeHint().width() for b in buttons if b.text())


def _with_footnote() -> Document:
    noted = Paragraph(9, (Run("A note "), Run("struck", deleted=DELEGATE)))
    body = document_of(_replaced(1), "plain")
    return replace(body, stories=(*body.stories, Story("footnotes", StoryKind.FOOTNOTES, (noted,))), next_id=10)


@pytest.mark.parametrize("page", [_with_footnote()], indirect=True)
def test_a_change_in_a_footnote_is_shown_there_and_escape_leads_back(page: AnnexPage) -> None:
    changes = page.inspector.changes
    change = changes.step(-1)
    assert change is not None
    assert change.story == "footnotes"
    assert page.editor.galley.story.id == "footnotes"
    assert page.editor.selection.focus == Position(9, 7)
    assert changes.current == change
    assert page.strip.isVisible()
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert page.editor.galley.story.id == "body"
    assert not page.strip.isVisible()


@pytest.mark.parametrize("page", [_with_footnote()], indirect=True)
def test_from_a_footnote_every_way_to_the_main_text_leads_there(page: AnnexPage) -> None:
    page.inspector.changes.step(-1)
    page.go_to(Position(2, 3))
    assert page.editor.galley.story.id == "body"
    assert page.editor.selection.focus == Position(2, 3)
    page.inspector.changes.step(1)
    assert page.editor.galley.story.id == "footnotes"
    page.strip.back.click()
    assert page.editor.galley.story.id == "body"


def test_at_900_pixels_whole_lines_are_seen_with_and_without_their_numbers(page: AnnexPage) -> None:
    page.resize(900, 600)
    for shown in (True, False, True):
        page.show_line_numbers(shown)
        QTest.qWait(1)
        assert page.editor.frame.overhang == 0
        assert not page.editor.horizontalScrollBar().isVisible()


def test_a_key_that_waited_for_the_panels_finds_the_next_field(page: AnnexPage) -> None:
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.inspector.show_part(Part.PROPOSALS)
    page.inspector.proposals.new()
    title = QApplication.focusWidget()
    assert title is not None
    # Without a turn of the event loop in between.
    QCoreApplication.sendEvent(title, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    after = QApplication.focusWidget()
    assert after is not None
    assert after.accessibleName() == "Symbol"


@pytest.mark.parametrize("page", [document_of("#One", "first", "#Two", "second")], indirect=True)
def test_a_row_of_the_outline_that_is_gone_to_by_keys_stays_when_the_plan_is_read_again(page: AnnexPage) -> None:
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.opened.outline = outline_of(page.opened.session.document, Plan(""))
    page.outline.refresh()
    page.editor.select(Range(Position(4, 0), Position(4, 0)))
    view = page.outline.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    page.opened.plan_found.emit(Plan(""))
    assert view.currentIndex().row() == 0
    page.editor.setFocus()
    page.opened.plan_found.emit(Plan(""))
    assert view.currentIndex().row() == 1

"""The panel of changes lists, filters, follows and decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from app.gui.open_document import OpenDocument
from app.gui.panels.change_list import ChangeFilter, ChangeModel, ChangeRole
from app.gui.panels.changes import ChangesPanel
from app.gui.panels.filter_button import FilterButton, filter_words
from app.gui.theme import Theme
from app.model.changes import Change, document_changes
from app.model.content import Mark, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Position
from app.model.proposal import Proposal
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Row, Table
from app.services.session import Session
from tests.gui.conftest import wait_for
from tests.gui.samples import DELEGATE, RAPPORTEUR, changed_paragraph, document_of, opened_of
from tests.gui.test_comment_places import commented

Show = Callable[[OpenDocument], ChangesPanel]


@pytest.fixture
def show(theme: Theme) -> Iterator[Show]:
    panels: list[ChangesPanel] = []

    def show_(opened: OpenDocument) -> ChangesPanel:
        panel = ChangesPanel(opened, lambda _: "#0072b2")
        panel.resize(340, 500)
        panel.show()
        panels.append(panel)
        return panel

    yield show_
    for panel in panels:
        panel.close()
        panel.deleteLater()


def _opened() -> OpenDocument:
    return opened_of(document_of(changed_paragraph(1), "plain", changed_paragraph(3)))


def _texts(panel: ChangesPanel) -> list[str]:
    return [change.text for change in panel.model.shown]


def test_changes_stand_in_reading_order_with_their_author_said(show: Show) -> None:
    panel = show(_opened())
    assert _texts(panel) == ["Old", "new", "Old", "new"]
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Struck: Old, Example Union – B. Delegate"


def test_what_has_no_words_is_called_by_its_name(show: Show) -> None:
    note = Run("\ufffc", inserted=DELEGATE, opaque=Opaque(OpaqueKind.FOOTNOTE, "<w:footnoteReference/>", ref="1"))
    panel = show(opened_of(document_of(Paragraph(1, (Run("words"), note)))))
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Inserted: footnote, ")
    panel.choose_at(Position(1, 5))
    assert any(one.text() == "Inserted: footnote" for one in panel.findChildren(QLabel))


def test_filters_by_author_kind_and_proposal(show: Show) -> None:
    panel = show(_opened())
    panel.set_filter(ChangeFilter(author=DELEGATE.author))
    assert _texts(panel) == ["Old", "Old"]
    panel.set_filter(ChangeFilter(kind=ChangeKind.INSERT))
    assert _texts(panel) == ["new", "new"]
    panel.set_filter(ChangeFilter(proposal="p1"))
    assert _texts(panel) == []
    panel.set_filter(ChangeFilter(proposal=""))
    assert len(_texts(panel)) == 4


def test_filters_by_party_whatever_its_people_are_called(show: Show) -> None:
    panel = show(_opened())
    panel.set_filter(ChangeFilter(party="Example Union"))
    assert _texts(panel) == ["Old", "Old"]
    panel.set_filter(ChangeFilter(party=""))
    assert _texts(panel) == []


def test_unresolved_are_the_disputed_the_bracketed_and_the_commented(show: Show) -> None:
    disputed = Paragraph(1, (Run("Agreed "), Run("new", inserted=RAPPORTEUR, deleted=DELEGATE), Run(" end")))
    bracketed = Paragraph(
        2,
        (
            Run("Say [this "),
            Run("word", inserted=RAPPORTEUR),
            Run("] here"),
        ),
    )
    quiet = Paragraph(3, (Run("Plain "), Run("word", inserted=RAPPORTEUR)))
    panel = show(opened_of(document_of(disputed, bracketed, quiet)))
    panel.set_filter(ChangeFilter(unresolved=True))
    assert [(c.paragraph, c.text) for c in panel.model.shown] == [(1, "new"), (1, "new"), (2, "word")]
    panel.set_filter(ChangeFilter(unresolved=True, author=RAPPORTEUR.author))
    assert [(c.paragraph, c.kind) for c in panel.model.shown] == [(1, ChangeKind.INSERT), (2, ChangeKind.INSERT)]
    panel = show(opened_of(commented()))
    panel.set_filter(ChangeFilter(unresolved=True))
    assert _texts(panel) == ["new", "more"]


def test_the_filter_says_in_words_what_it_leaves_and_one_key_shows_all_again(show: Show) -> None:
    opened = _opened()
    panel = show(opened)
    panel.set_filter(ChangeFilter(kind=ChangeKind.DELETE, party="Example Union", unresolved=True))
    assert filter_words(panel.model.filter, opened.session) == "Struck · Example Union · Unresolved"
    nothing = [w for w in panel.findChildren(QPushButton) if w.isVisible() and w.text() == "Show all changes"]
    QTest.mouseClick(nothing[0], Qt.MouseButton.LeftButton)
    assert len(panel.model.shown) == 4
    assert panel.view.isVisible()


def test_the_filter_menu_counts_what_each_choice_would_show(show: Show) -> None:
    panel = show(_opened())
    button = panel.findChild(FilterButton)
    assert isinstance(button, FilterButton)
    button.menu().aboutToShow.emit()
    authors = next(a.menu() for a in button.menu().actions() if a.text() == "Author")
    assert isinstance(authors, QMenu)
    assert [a.text().partition("\t")[::2] for a in authors.actions()] == [
        ("All authors", ""),
        (DELEGATE.author, "2"),
        (RAPPORTEUR.author, "2"),
    ]
    authors.actions()[1].trigger()
    assert _texts(panel) == ["Old", "Old"]


def test_all_that_the_filter_shows_are_decided_as_one_step(show: Show) -> None:
    opened = _opened()
    panel = show(opened)
    panel.set_filter(ChangeFilter(author=DELEGATE.author))
    assert panel.decide_shown(accept=True) == 2
    assert [opened.session.document.paragraph(n).text for n in (1, 3)] == [" new end", " new end"]
    assert opened.session.can_undo == "Accept 2 changes"
    opened.session.undo()
    assert [opened.session.document.paragraph(n).text for n in (1, 3)] == ["Old new end", "Old new end"]
    assert opened.session.can_undo is None


def test_next_and_previous_are_seen_from_the_caret(show: Show) -> None:
    panel = show(_opened())
    panel.choose_at(Position(2, 3))
    following = panel.step(1)
    assert following is not None
    assert (following.paragraph, following.text) == (3, "Old")
    panel.choose_at(Position(2, 3))
    before = panel.step(-1)
    assert before is not None
    assert (before.paragraph, before.text) == (1, "new")


def test_a_step_over_the_end_is_told(show: Show) -> None:
    panel = show(_opened())
    told = QSignalSpy(panel.went_round)
    panel.step(1)
    assert told.count() == 0
    panel.step(-1)
    assert told.at(0) == [-1]
    panel.step(1)
    assert told.at(1) == [1]


def test_the_caret_in_a_change_chooses_it_without_going_there(show: Show) -> None:
    panel = show(_opened())
    spy = QSignalSpy(panel.change_chosen)
    panel.choose_at(Position(3, 5))
    assert panel.current is not None
    assert (panel.current.paragraph, panel.current.text) == (3, "new")
    panel.choose_at(Position(2, 1))
    assert panel.current is None
    assert spy.count() == 0


def test_walking_goes_to_each_change_in_turn_and_round(show: Show) -> None:
    panel = show(_opened())
    spy = QSignalSpy(panel.change_chosen)
    seen = [panel.step(1) for _ in range(5)]
    assert [change.paragraph for change in seen if change] == [1, 1, 3, 3, 1]
    assert spy.count() == 5
    last = panel.step(-1)
    assert last is not None
    assert last.paragraph == 3


def test_accepting_by_key_goes_on_to_the_next_change(show: Show) -> None:
    opened = _opened()
    panel = show(opened)
    panel.step(1)
    shown = QSignalSpy(panel.change_chosen)
    QTest.keyClick(panel.view, Qt.Key.Key_A)
    assert opened.session.document.paragraph(1).text == " new end"
    wait_for(lambda: len(panel.model.shown) == 3)
    assert panel.current is not None
    assert panel.current.text == "new"
    assert [shown.at(i)[0] for i in range(shown.count())] == [panel.current]
    QTest.keyClick(panel.view, Qt.Key.Key_R)
    assert opened.session.document.paragraph(1).text == "  end"


def test_coming_to_the_list_by_key_chooses_a_change_without_going_there(show: Show) -> None:
    panel = show(_opened())
    shown = QSignalSpy(panel.change_chosen)
    panel.activateWindow()
    QTest.qWaitForWindowActive(panel)
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.current == panel.model.shown[0]
    assert shown.count() == 0


def test_a_decision_right_after_an_edit_meets_the_text_as_it_stands(show: Show) -> None:
    opened = _opened()
    panel = show(opened)
    panel.choose_at(Position(3, 5))
    from tests.gui.samples import place

    opened.session.type_text(place(1, 0), "More ")
    panel.reject()
    assert opened.session.document.paragraph(3).text == "Old  end"


def test_changes_are_assigned_to_a_proposal_and_undone(show: Show) -> None:
    opened = _opened()
    opened.session.add_proposal(Proposal("p1", "Shorter"))
    panel = show(opened)
    panel.step(1)
    opened.session.assign(panel.chosen, "p1")
    wait_for(lambda: panel.current is not None and panel.current.revision.proposal == "p1")
    opened.session.undo()
    wait_for(lambda: panel.current is not None and panel.current.revision.proposal is None)


def test_a_document_without_changes_says_what_will_appear(show: Show) -> None:
    panel = show(opened_of(document_of("plain")))
    assert not panel.view.isVisible()


def test_ten_thousand_changes_are_listed_and_scrolled(show: Show) -> None:
    panel = show(_opened())
    many = [
        Change(ChangeKind.INSERT, replace(RAPPORTEUR, id=str(n)), "body", n, 0, 5, f"change number {n}")
        for n in range(10_000)
    ]
    panel.show_changes(many)
    panel.grab()
    assert len(panel.model.shown) == len(many)
    bar = panel.view.verticalScrollBar()
    for value in (bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        panel.view.viewport().repaint()
    last = panel.view.indexAt(panel.view.viewport().rect().bottomLeft())
    assert last.row() == panel.view.model().rowCount() - 1


def test_several_changes_are_decided_together(show: Show) -> None:
    opened = _opened()
    panel = show(opened)
    panel.view.selectAll()
    assert len(panel.chosen) == 4
    panel.accept()
    assert opened.session.document.paragraph(3).text == " new end"
    opened.session.undo()
    assert opened.session.document.paragraph(3).text == "Old new end"


def test_a_row_keeps_its_change(show: Show) -> None:
    panel = show(_opened())
    change = panel.model.index(1).data(ChangeRole.CHANGE)
    assert isinstance(change, Change)
    assert isinstance(change.revision, Revision)


def test_the_chosen_row_stays_in_sight_when_its_details_open(show: Show) -> None:
    panel = show(opened_of(document_of(*(changed_paragraph(number) for number in range(1, 41)))))
    panel.step(-1)
    QTest.qWait(20)
    row = panel.view.visualRect(panel.view.currentIndex())
    assert panel.view.viewport().rect().contains(row)


def test_in_a_document_for_reading_only_nothing_can_be_decided(show: Show) -> None:
    document = document_of(changed_paragraph(1))
    opened = OpenDocument(Session(document, read_only=True))
    opened.list_changes_now()
    panel = show(opened)
    panel.step(1)
    panel.accept()
    assert panel.decide_shown(accept=False) == 0
    assert opened.session.document is document
    assert not any(b.isEnabled() for b in panel.findChildren(QPushButton) if b.text() in ("Accept", "Reject"))


def test_each_side_of_a_move_is_one_row_which_is_found_from_any_piece_of_it() -> None:
    away, here = (replace(RAPPORTEUR, id=id_, move="move1") for id_ in ("7", "8"))
    table = Table(90, (1000,))
    cell = Cell(92, Row(91, table, inserted=here))
    moved = [
        Paragraph(1, (Run("First", deleted=away),), mark=Mark(deleted=away)),
        Paragraph(2, (Run("Second", deleted=away),), mark=Mark(deleted=away)),
        Paragraph(3, (Run("between", inserted=DELEGATE),)),
        Paragraph(4, (Run("In a cell", inserted=here),), parent=cell),
        Paragraph(5, (Run("Second", inserted=here),), mark=Mark(inserted=here)),
    ]
    changes = list(document_changes(document_of(*moved)))
    model = ChangeModel()
    model.set_changes(changes)
    assert [one.text for one in model.shown] == ["First", "between", "In a cell"]
    assert model.total == 3
    assert [model.row_at(Position(id_, 2)) for id_ in (1, 2, 3, 4, 5)] == [0, 0, 1, 2, 2]
    assert {model.row_of(change) for change in changes if change.paragraph == 2} == {0}
    model.set_filter(ChangeFilter(kind=ChangeKind.ROW_INSERT))
    assert [one.kind for one in model.shown] == [ChangeKind.ROW_INSERT]

"""The panel of changes lists, filters, follows and decides."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.gui.open_document import OpenDocument
from app.gui.panels.change_list import ChangeFilter, ChangeRole
from app.gui.panels.changes import ChangesPanel
from app.gui.theme import Theme
from app.model.changes import Change
from app.model.document import Position
from app.model.proposal import Proposal
from app.model.revision import ChangeKind, Revision
from tests.gui.conftest import wait_for
from tests.gui.samples import DELEGATE, RAPPORTEUR, changed_paragraph, document_of

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
    from tests.gui.samples import opened_of

    return opened_of(document_of(changed_paragraph(1), "plain", changed_paragraph(3)))


def _texts(panel: ChangesPanel) -> list[str]:
    return [change.text for change in panel.model.shown]


def test_changes_stand_in_reading_order_with_their_author_said(show: Show) -> None:
    panel = show(_opened())
    assert _texts(panel) == ["Old", "new", "Old", "new"]
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Struck: Old, Example Union – B. Delegate"


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
    from tests.gui.samples import opened_of

    panel = show(opened_of(document_of("plain")))
    assert not panel.view.isVisible()


def test_ten_thousand_changes_are_listed_and_scrolled_without_lag(show: Show) -> None:
    panel = show(_opened())
    many = [
        Change(ChangeKind.INSERT, replace(RAPPORTEUR, id=str(n)), "body", n, 0, 5, f"change number {n}")
        for n in range(10_000)
    ]
    begun = time.process_time()
    panel.show_changes(many)
    panel.grab()
    listed = time.process_time() - begun
    assert listed < 0.25, listed
    bar = panel.view.verticalScrollBar()
    steps: list[float] = []
    for value in range(0, bar.maximum(), max(1, bar.maximum() // 50)):
        begun = time.process_time()
        bar.setValue(value)
        panel.view.viewport().repaint()
        steps.append(time.process_time() - begun)
    steps.sort()
    assert steps[len(steps) // 2] < 0.02, steps[len(steps) // 2]


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
    from tests.gui.samples import opened_of

    panel = show(opened_of(document_of(*(changed_paragraph(number) for number in range(1, 41)))))
    panel.step(-1)
    QTest.qWait(20)
    row = panel.view.visualRect(panel.view.currentIndex())
    assert panel.view.viewport().rect().contains(row)

"""The panel of proposals: order, the active one, and the form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.gui.open_document import OpenDocument
from app.gui.panels.proposals import ProposalsPanel
from app.gui.theme import Theme
from app.model.proposal import Proposal, Rationale, Symbol
from tests.gui.conftest import wait_for
from tests.gui.samples import document_of, opened_of, place


@pytest.fixture
def opened(theme: Theme) -> OpenDocument:
    made = opened_of(document_of("One paragraph.", "Another."))
    made.session.add_proposal(Proposal("p1", "First", addressees=("WG-A",)))
    made.session.add_proposal(Proposal("p2", "Second"))
    return made


@pytest.fixture
def panel(opened: OpenDocument) -> Iterator[ProposalsPanel]:
    made = ProposalsPanel(opened)
    made.resize(340, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _titles(panel: ProposalsPanel) -> list[str]:
    return [panel.model.item(row).text() for row in range(panel.model.rowCount())]


def test_proposals_stand_in_their_order_and_move(opened: OpenDocument, panel: ProposalsPanel) -> None:
    assert _titles(panel) == ["First", "Second"]
    panel.choose("p2")
    panel.shift(-1)
    assert _titles(panel) == ["Second", "First"]
    assert panel.current == "p2"
    opened.session.undo()
    assert _titles(panel) == ["First", "Second"]


def test_a_new_proposal_is_active_and_its_title_has_the_cursor(opened: OpenDocument, panel: ProposalsPanel) -> None:
    panel.activateWindow()
    panel.new()
    assert opened.session.active_proposal == panel.current
    wait_for(panel.form.title.hasFocus)
    QTest.keyClicks(panel.form.title, "Add an enabler")
    wait_for(lambda: opened.session.proposals[-1].title == "Add an enabler")
    assert _titles(panel)[-1] == "Add an enabler"


def test_changes_made_while_a_proposal_is_active_belong_to_it(opened: OpenDocument, panel: ProposalsPanel) -> None:
    panel.choose("p2")
    panel.form.active_toggled.emit()
    assert opened.session.active_proposal == "p2"
    opened.session.type_text(place(1, 3), " long")
    wait_for(lambda: opened.changes)
    assert [change.revision.proposal for change in opened.changes] == ["p2"]
    said = panel.model.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "MOD Second, 1 changes, active"
    panel.form.active_toggled.emit()
    assert opened.session.active_proposal is None


def test_every_field_of_the_form_reaches_the_session(opened: OpenDocument, panel: ProposalsPanel) -> None:
    panel.choose("p1")
    form = panel.form
    for field, text in ((form.title, "!"), (form.addressees, "; WG-B"), (form.considered_by, "WG-C")):
        field.moveCursor(field.textCursor().MoveOperation.End)
        QTest.keyClicks(field, text)
    form.rationale.setFocus()
    QTest.keyClicks(form.rationale, "Because.")
    QTest.keyClick(form.rationale, Qt.Key.Key_Return)
    QTest.keyClicks(form.rationale, "And also.")
    form.symbol.setCurrentIndex(list(Symbol).index(Symbol.ADD))
    form.symbol.activated.emit(form.symbol.currentIndex())
    form.settle()
    assert opened.session.proposal("p1") == Proposal(
        "p1", "First!", Symbol.ADD, ("WG-A", "WG-B"), Rationale(("Because.", "And also."), ("WG-C",))
    )


def test_what_is_typed_is_kept_when_another_proposal_is_chosen(opened: OpenDocument, panel: ProposalsPanel) -> None:
    panel.choose("p1")
    QTest.keyClicks(panel.form.rationale, "Kept")
    panel.choose("p2")
    assert opened.session.proposal("p1").rationale.text == ("Kept",)
    assert opened.session.proposal("p2").rationale.text == ()
    assert panel.form.rationale.toPlainText() == ""


def test_undo_shows_in_the_form(opened: OpenDocument, panel: ProposalsPanel) -> None:
    panel.choose("p1")
    opened.session.change_proposal(Proposal("p1", "Renamed"))
    assert panel.form.title.text() == "Renamed"
    opened.session.undo()
    assert panel.form.title.text() == "First"


def test_removing_keeps_the_changes_and_can_be_undone(opened: OpenDocument, panel: ProposalsPanel) -> None:
    opened.session.active_proposal = "p1"
    opened.session.type_text(place(1, 0), "New ")
    panel.choose("p1")
    panel.remove()
    assert _titles(panel) == ["Second"]
    assert opened.session.document.paragraph(1).text == "New One paragraph."
    opened.session.undo()
    assert _titles(panel) == ["First", "Second"]


def test_the_number_of_changes_leads_to_them(opened: OpenDocument, panel: ProposalsPanel) -> None:
    spy = QSignalSpy(panel.changes_wanted)
    panel.choose("p2")
    panel.form.changes_asked.emit()
    assert spy.at(0)[0] == "p2"


def test_without_proposals_the_panel_says_what_they_are_for(theme: Theme) -> None:
    panel = ProposalsPanel(opened_of(document_of("One")))
    panel.show()
    assert not panel.view.isVisible()
    panel.close()
    panel.deleteLater()

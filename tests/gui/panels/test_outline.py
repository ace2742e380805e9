"""The outline shows the plan, what happens in it, and where the caret is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu

from app.gui.open_document import OpenDocument
from app.gui.outline_nodes import outline_of
from app.gui.panels.outline import OutlinePanel
from app.gui.theme import Theme
from app.model.document import Position
from app.model.finding import Finding, Severity
from app.model.plan import HandKind, Plan, PlanElement
from app.plan import recognise
from tests.gui.samples import changed_paragraph, document_of, opened_of
from tests.plan.annex import Annex

TARGET = PlanElement("t1", "target", "Connect everyone", "1.1", paragraphs=(2, 3))
GOAL = PlanElement("g1", "goal", "Connectivity", "1", paragraphs=(1, 2, 3), children=(TARGET,))
VISION = PlanElement("v", "vision", "", paragraphs=(4,))
PLAN = Plan("strategic-plan", "Plan", (GOAL, VISION))


@pytest.fixture
def opened(theme: Theme) -> OpenDocument:
    made = opened_of(document_of("Connectivity", "Connect everyone", changed_paragraph(3), "A vision"))
    made.plan = PLAN
    made.outline = outline_of(made.session.document, PLAN)
    return made


@pytest.fixture
def panel(opened: OpenDocument) -> Iterator[OutlinePanel]:
    made = OutlinePanel(opened)
    made.refresh()
    made.resize(260, 400)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _said(panel: OutlinePanel, *rows: int) -> str:
    index = QModelIndex()
    for row in rows:
        index = panel.model.index(row, 0, index)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_elements_stand_in_their_tree_with_number_and_title(panel: OutlinePanel) -> None:
    assert _said(panel, 0).startswith("1 Connectivity,")
    assert _said(panel, 0, 0).startswith("1.1 Connect everyone,")
    assert _said(panel, 1).startswith("Vision,")


def test_changes_and_findings_are_counted_where_they_are_and_above(opened: OpenDocument, panel: OutlinePanel) -> None:
    assert _said(panel, 0, 0).endswith("2 changes, 0 findings")
    opened.findings = [Finding("r", Severity.ERROR, "m", paragraph=2), Finding("r", Severity.ERROR, "m", paragraph=1)]
    opened.findings_found.emit(opened.findings)
    assert _said(panel, 0, 0).endswith("2 changes, 1 findings")
    assert _said(panel, 0).endswith("2 changes, 2 findings")
    assert _said(panel, 1).endswith("0 changes, 0 findings")


def test_no_element_is_marked_where_the_caret_is_in_none(panel: OutlinePanel) -> None:
    panel.follow(Position(3, 0))
    panel.follow(Position(99, 0))
    assert not panel.view.selectionModel().hasSelection()
    panel.follow(Position(3, 0))
    (chosen,) = panel.view.selectionModel().selectedIndexes()
    assert chosen.data() == "1.1 Connect everyone"


def test_the_outline_follows_the_caret_to_the_innermost_element(panel: OutlinePanel) -> None:
    panel.follow(Position(3, 0))
    assert panel.view.currentIndex().data() == "1.1 Connect everyone"
    panel.follow(Position(1, 0))
    assert panel.view.currentIndex().data() == "1 Connectivity"


def test_in_a_folded_element_the_caret_is_shown_at_what_is_visible(panel: OutlinePanel) -> None:
    panel.view.collapse(panel.model.index(0, 0))
    panel.follow(Position(3, 0))
    assert panel.view.currentIndex().data() == "1 Connectivity"


def test_what_was_folded_stays_folded_when_the_plan_is_read_again(opened: OpenDocument, panel: OutlinePanel) -> None:
    panel.view.collapse(panel.model.index(0, 0))
    opened.outline = outline_of(opened.session.document, Plan("strategic-plan", "Plan", (GOAL,)))
    opened.plan_found.emit(opened.plan)
    assert panel.model.rowCount() == 1
    assert not panel.view.isExpanded(panel.model.index(0, 0))


def test_choosing_an_element_goes_to_its_title(panel: OutlinePanel) -> None:
    spy = QSignalSpy(panel.element_chosen)
    panel.view.activated.emit(panel.model.index(0, 0, panel.model.index(0, 0)))
    assert spy.at(0)[0] == Position(2, 0)


def test_without_a_plan_the_headings_are_the_outline() -> None:
    document = document_of("Before", "#One", "text", "#Two", "text")
    nodes = outline_of(document, Plan(""))
    assert [(node.title, node.paragraphs) for node in nodes] == [("One", (2, 3)), ("Two", (4, 5))]


def test_an_empty_outline_says_what_will_appear(theme: Theme) -> None:
    panel = OutlinePanel(opened_of(document_of("No heading at all")))
    panel.refresh()
    panel.show()
    assert not panel.view.isVisible()
    panel.close()
    panel.deleteLater()


def _chosen(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    below = [action for one in menu.findChildren(QMenu) for action in one.actions()]
    [found] = [action for action in (*menu.actions(), *below) if action.text() == text]
    return found


def test_somebody_can_say_what_an_element_is_and_take_it_back(opened: OpenDocument, panel: OutlinePanel) -> None:
    row = panel.model.index(0, 0)
    assert _chosen(panel.menu_for(row), "Strategic goal").isChecked()
    assert not _chosen(panel.menu_for(row), "As recognised").isEnabled()
    _chosen(panel.menu_for(row), "Enabler").trigger()
    assert opened.session.kinds == (HandKind(1, "enabler"),)
    _chosen(panel.menu_for(row), "Not an element").trigger()
    assert opened.session.kinds == (HandKind(1, ""),)
    _chosen(panel.menu_for(row), "As recognised").trigger()
    assert opened.session.kinds == ()
    opened.session.undo()
    assert opened.session.kinds == (HandKind(1, ""),)


def test_in_a_document_for_reading_only_nothing_can_be_said(opened: OpenDocument, panel: OutlinePanel) -> None:
    opened.session._read_only = True  # pyright: ignore[reportPrivateUsage]
    assert panel.menu_for(panel.model.index(0, 0)) is None


def test_the_tip_of_a_row_says_why_it_is_taken_for_what_it_is(opened: OpenDocument, panel: OutlinePanel) -> None:
    told = replace(VISION, because="The heading announces it.")
    opened.outline = outline_of(opened.session.document, Plan("strategic-plan", "Plan", (told,)))
    opened.plan_found.emit(opened.plan)
    assert panel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).endswith("\nThe heading announces it.")


def test_headings_that_are_no_element_are_listed_with_what_stands_below_them() -> None:
    document = document_of("#Notes", "text", "#Vision", "text", "#Annex", "text")
    vision = PlanElement("v", "vision", "Vision", paragraphs=(3, 4))
    nodes = outline_of(document, Plan("strategic-plan", "", (vision,), unknown=(1, 5)))
    assert [(node.kind, node.title, node.paragraphs) for node in nodes] == [
        ("", "Notes", (1, 2)),
        ("vision", "Vision", (3, 4)),
        ("", "Annex", (5, 6)),
    ]


def test_an_element_below_a_heading_that_is_none_stands_below_it() -> None:
    document = document_of("#Notes", "Enabler 1: Skills", "text")
    enabler = PlanElement("e", "enabler", "Skills", "1", paragraphs=(2, 3))
    [notes] = outline_of(document, Plan("strategic-plan", "", (enabler,), unknown=(1,)))
    assert [child.title for child in notes.children] == ["Skills"]


def test_an_element_without_a_title_is_known_by_its_first_words() -> None:
    document = document_of("that plans are read by people who are busy with other things")
    item = PlanElement("i", "preamble_item", "", "a", (document.body.paragraphs[0].text,), (1,))
    [node] = outline_of(document, Plan("resolution", "", (item,)))
    assert node.title == "that plans are read by people who are…"


def test_an_element_behind_the_section_of_a_heading_that_is_none_does_not_stand_below_it() -> None:
    document = document_of("#Notes", "text", "#Enablers", "Skills", "text")
    enabler = PlanElement("e", "enabler", "Skills", "", paragraphs=(4, 5))
    nodes = outline_of(document, Plan("strategic-plan", "", (enabler,), unknown=(1,)))
    assert [(node.title, node.children) for node in nodes] == [("Notes", ()), ("Skills", ())]


def test_a_table_without_elements_is_listed_by_its_first_row(theme: Theme) -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")
    annex.text("People matter.")
    annex.heading(1, "Calendar")
    annex.table(("Quarter", "Milestone"), ("Q1 2028", "Launch"))
    document = annex.document()
    titles = [node.title for top in outline_of(document, recognise(document)) for node in top.walk()]
    assert titles == ["Staff", "Calendar", "Table: Quarter · Milestone"]

"""The outline shows the plan, what happens in it, and where the caret is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy

from app.gui.open_document import OpenDocument
from app.gui.outline_nodes import outline_of
from app.gui.panels.outline import OutlinePanel
from app.gui.theme import Theme
from app.model.document import Position
from app.model.finding import Finding, Severity
from app.model.plan import Plan, PlanElement
from tests.gui.samples import changed_paragraph, document_of, opened_of

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
    panel.show()
    assert not panel.view.isVisible()
    panel.close()
    panel.deleteLater()

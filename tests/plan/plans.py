"""Plans that tests start from."""

from __future__ import annotations

from app.model.plan import Plan, PlanElement
from tests.plan.annex import Annex

TARGET_HEADER = ("No.", "Target", "Baseline", "Value", "Unit", "Year")
INDICATOR_HEADER = ("No.", "Indicator", "Baseline", "Value", "Unit", "Year")


def small_plan() -> Annex:
    """A whole plan with one of each element and no defect, by headings and tables."""
    annex = Annex()
    annex.styled("Annextitle", "Strategic plan of the Example Organization for 2028–2031")
    annex.heading(1, "Vision")
    annex.text("Everyone can rely on communication.")
    annex.heading(1, "Strategic goals")
    annex.text("One goal is set.")
    annex.heading(2, "Goal 1: Dependable connectivity")
    annex.text("By 2031 people everywhere can use networks.")
    annex.heading(1, "Targets")
    annex.styled("Caption", "Table 1 – Targets under Goal 1")
    annex.table(TARGET_HEADER, ("1.1", "People who use the Internet", "71", "85", "per cent", "2031"))
    annex.heading(1, "Thematic priorities")
    annex.heading(2, "Thematic priority 1: Shared use of spectrum")
    annex.text("Spectrum is limited.")
    annex.heading(1, "Outcomes")
    annex.heading(2, "Outcome 1.1: Services free from interference")
    annex.text("Services work without disturbance.")
    annex.table(INDICATOR_HEADER, ("1.1.1", "Share of cases that are resolved", "54", "80", "per cent", "2031"))
    annex.heading(1, "Outputs")
    annex.heading(2, "Output 1: Frequency register")
    annex.text("The register of assignments.")
    annex.heading(1, "Enablers")
    annex.text("Enablers are means.")
    annex.heading(2, "Regional presence")
    annex.text("Offices are close to members.")
    annex.heading(2, "Human resources")
    annex.text("People matter most.", "Skills are kept up.")
    return annex


def outline(plan: Plan) -> list[str]:
    """Each element in reading order as "kind number title", indented below its parent."""
    return [line for element in plan.elements for line in _lines(element, 0)]


def _lines(element: PlanElement, depth: int) -> list[str]:
    words = " ".join(word for word in (element.kind, element.number, element.title) if word)
    return ["  " * depth + words, *(line for child in element.children for line in _lines(child, depth + 1))]


def element(plan: Plan, title: str) -> PlanElement:
    """The one element with this title."""
    [found] = [one for one in plan.walk() if one.title == title]
    return found

"""A results framework by the secretary of a Sector: one chapter for each study group, tables, bold goals, lists."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
study_group 5 Tides and gauges
  vision Vision statement
  mission Mission
  goal 1 Every harbour has a gauge
    target 1.1 Harbours with a gauge: from 40 in 2027 to 95 by 2031
  goal 2 Gauges agree
  internal_analysis Internal context
  external_analysis External context
  output O1 Gauge handbook
    target Copies in use
  output O2 Calibration days
    target Days held
  outcome Pilots trust the tables
    indicator Groundings per year
  enabler Fit-for-purpose structure of the group
  enabler Promotion and outreach
  regional_presence Regional presence
  strategic_risk Members leave the group
  strategic_risk Satellite altimetry replaces gauges
  operational_risk The server fails in a storm
study_group 9 Harbour radio
  vision Vision statement
  mission Mission
  goal 1 No ship is out of hearing
    target 1.1 Miles without reception: from 60 in 2027 to 10 by 2031
  internal_analysis Internal context
  external_analysis External context
  output O1 Channel plan
    target Harbours that follow it
  outcome Calls are answered at once
    indicator Seconds until the first answer
  enabler Electronic meetings
  strategic_risk Operators retire
  operational_risk Masts corrode
"""


def build(path: Path) -> None:
    """Write the framework."""
    pen = Pen()
    pen.title("Results framework of the Harbour Sector 2028-2031")
    pen.heading(1, "Introduction")
    pen.text("Each group drafts its own framework; the advisory group reviews them once a year.")
    _tides(pen)
    _radio(pen)
    pen.save(path)


def _tides(pen: Pen) -> None:
    pen.heading(1, "Study Group 5 – Tides and gauges")
    pen.heading(2, "5.1 Vision statement")
    pen.text("No keel touches ground.")
    pen.heading(2, "5.2 Mission")
    pen.text("The group writes how tides are measured.")
    pen.heading(2, "5.3 Goals and targets")
    pen.bold("Goal 1: Every harbour has a gauge")
    pen.bullets("Target 1.1: Harbours with a gauge: from 40 in 2027 to 95 by 2031")
    pen.bold("Goal 2: Gauges agree")
    pen.text("They are compared every year.")
    pen.heading(2, "5.4 Situational analysis")
    pen.heading(3, "5.4.1 Internal context")
    pen.text("Twelve rapporteurs, four of them new.")
    pen.heading(3, "5.4.2 External context")
    pen.text("Altimetry gets cheaper.")
    pen.heading(2, "5.5 Outputs and targets")
    pen.table(
        ("No.", "Output", "Target", "Baseline (2027)", "Value (2031)"),
        ("O1", "Gauge handbook", "Copies in use", "100", "900"),
        ("O2", "Calibration days", "Days held", "3", "8"),
    )
    pen.heading(2, "5.6 Outcomes and indicators")
    pen.table(
        ("Outcome", "Indicator", "Baseline", "Target"), ("Pilots trust the tables", "Groundings per year", "31", "10")
    )
    pen.heading(2, "5.7 Key enablers")
    pen.bullets(
        "Fit-for-purpose structure of the group: fewer Questions, more editors.",
        "Promotion and outreach: a page for pilots.",
    )
    pen.heading(2, "5.8 Regional presence")
    pen.text("Area offices lend their gauges.")
    pen.heading(2, "5.9 Risks")
    pen.table(
        ("Risk", "Mitigation measures", "Risk appetite"),
        ("Strategic risks", "<", "<"),
        ("Members leave the group", "Show them the tables.", "Low"),
        ("Satellite altimetry replaces gauges", "Work with the satellite people.", "Moderate"),
        ("Operational risks", "<", "<"),
        ("The server fails in a storm", "A second server inland.", "Low"),
    )


def _radio(pen: Pen) -> None:
    pen.heading(1, "Study Group 9 – Harbour radio")
    pen.heading(2, "9.1 Vision statement")
    pen.text("Every call is heard.")
    pen.heading(2, "9.2 Mission")
    pen.text("The group plans channels.")
    pen.heading(2, "9.3 Goals and targets")
    pen.bold("Goal 1: No ship is out of hearing")
    pen.bullets("Target 1.1: Miles without reception: from 60 in 2027 to 10 by 2031")
    pen.heading(2, "9.4 Situational analysis")
    pen.heading(3, "9.4.1 Internal context")
    pen.text("Six rapporteurs.")
    pen.heading(3, "9.4.2 External context")
    pen.text("Ships buy satellite telephones.")
    pen.heading(2, "9.5 Outputs and targets")
    pen.table(
        ("No.", "Output", "Target", "Baseline (2027)", "Value (2031)"),
        ("O1", "Channel plan", "Harbours that follow it", "12", "60"),
    )
    pen.heading(2, "9.6 Outcomes and indicators")
    pen.table(
        ("Outcome", "Indicator", "Baseline", "Target"),
        ("Calls are answered at once", "Seconds until the first answer", "40", "10"),
    )
    pen.heading(2, "9.7 Key enablers")
    pen.bullets("Electronic meetings: editors meet every month.")
    pen.heading(2, "9.8 Strategic risks")
    pen.bullets("Operators retire")
    pen.bullets("Mitigation: train recruits", "Risk appetite: low", level=2)
    pen.heading(2, "9.9 Operational risks")
    pen.bullets("Masts corrode")
    pen.bullets("Mitigation: paint them", "Risk appetite: none", level=2)

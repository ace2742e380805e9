"""A plan by an administrator who puts everything into tables."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Reliability
value Fairness
value Frugality
goal 1 A network on every shore
  target 1.1 Shore villages with a working connection
  target 1.2 Days per year without an outage on the ring
  target 1.3 Ferry lines with coverage on the whole route
goal 2 Services that people trust
  target 2.1 Complaints settled within ten working days
  target 2.2 Citizens who rate the service as good or very good
thematic_priority 1 The lake ring
  outcome The ring survives any single cut
    indicator Minutes of outage after a cut
    indicator Sections with two separate routes
  outcome Repair crews reach every shore within a day
    indicator Hours from alarm to arrival
thematic_priority 2 Numbers and names
  outcome Numbers move with their users
    indicator Share of requests to keep a number that are met in a day
thematic_priority 3 Skills on the shore
  outcome Every municipality has a trained contact person
    indicator Municipalities with a trained contact person
    indicator Contact persons who attend the yearly exercise
output O1 Ring operations manual
output O2 Register of numbers
output O3 Training course for contact persons
output O4 Yearly outage report
enabler E1 People
enabler E2 Procurement
enabler E3 Data
enabler E4 Cooperation with the ferry companies
risk R1 The only cable ship is sold
risk R2 A municipality leaves the Board
risk R3 Prices for fibre double
budget_line 100 Operation of the ring
budget_line 200 Training
glossary_term Ring
glossary_term Shore village
glossary_term Contact person
acronym LUB
acronym RFO
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Lake Union Board – Strategic Plan 2028–2031")
    pen.text("Second draft, for discussion at the meeting of the members in Harbourtown.")
    pen.heading(1, "At a glance")
    pen.table(
        ("Vision", "Around the lake, distance no longer decides who can take part."),
        ("Mission", "The Board plans, builds and looks after the networks that the shores share."),
        (
            "Values",
            (
                "Reliability – what we promise, we keep\nFairness – small shores count as much as large ones\n"
                "Frugality – we spend as if it were our own"
            ),
        ),
        bold_header=False,
    )
    pen.heading(1, "Goals")
    pen.table(
        ("Goal", "Description"),
        ("1. A network on every shore", "No village is further than a day from a repair crew."),
        ("2. Services that people trust", "People know whom to call, and are called back."),
    )
    pen.heading(1, "Targets")
    pen.text("All figures are taken from the Board's own register unless stated otherwise.")
    pen.table(
        ("No.", "Target", "Unit", "Baseline 2026", "Target value 2031"),
        ("Goal 1: A network on every shore", "<", "<", "<", "<"),
        ("1.1", "Shore villages with a working connection", "per cent", "64", "95"),
        ("1.2", "Days per year without an outage on the ring", "days", "311", "360"),
        ("1.3", "Ferry lines with coverage on the whole route", "lines", "4", "11"),
        ("Goal 2: Services that people trust", "<", "<", "<", "<"),
        ("2.1", "Complaints settled within ten working days", "per cent", "58", "90"),
        ("2.2", "Citizens who rate the service as good or very good", "per cent", "47", "70"),
    )
    pen.heading(1, "Thematic priorities, outcomes and indicators")
    pen.table(
        ("Thematic priority", "Outcome", "Indicator", "Baseline", "Target (2031)"),
        ("1. The lake ring", "The ring survives any single cut", "Minutes of outage after a cut", "190", "5"),
        ("^", "^", "Sections with two separate routes", "3", "9"),
        ("^", "Repair crews reach every shore within a day", "Hours from alarm to arrival", "40", "20"),
        (
            "2. Numbers and names",
            "Numbers move with their users",
            "Share of requests to keep a number that are met in a day",
            "12 %",
            "80 %",
        ),
        (
            "3. Skills on the shore",
            "Every municipality has a trained contact person",
            "Municipalities with a trained contact person",
            "9",
            "31",
        ),
        ("^", "^", "Contact persons who attend the yearly exercise", "–", "25"),
    )
    pen.heading(1, "Outputs")
    pen.table(
        ("Code", "Output", "Responsible unit"),
        ("O1", "Ring operations manual", "Technical unit"),
        ("O2", "Register of numbers", "Legal unit"),
        ("O3", "Training course for contact persons", "School"),
        ("O4", "Yearly outage report", "Technical unit"),
    )
    pen.heading(1, "Enablers")
    for code, name, what, effect in (
        ("E1", "People", "We fill posts within three months.", "Outputs O1 to O4"),
        ("E2", "Procurement", "We buy together with the municipalities.", "Goal 1"),
        ("E3", "Data", "We publish figures every month.", "Goal 2"),
        ("E4", "Cooperation with the ferry companies", "We share masts and timetables.", "Target 1.3"),
    ):
        pen.table((f"Enabler {code}", name), ("Description", what), ("Supports", effect), bold_header=False)
        pen.text("")
    pen.heading(1, "Risks")
    pen.table(
        ("Ref.", "Risk", "Likelihood", "Impact", "Mitigation measures", "Risk appetite"),
        ("R1", "The only cable ship is sold", "medium", "high", "Contract with a second owner", "low"),
        ("R2", "A municipality leaves the Board", "low", "high", "Yearly talks with every mayor", "low"),
        ("R3", "Prices for fibre double", "medium", "medium", "Buy for two years ahead", "moderate"),
    )
    pen.heading(1, "Budget")
    pen.table(
        ("Code", "Budget line", "Amount (thousand crowns)"),
        ("100", "Operation of the ring", "4 200"),
        ("200", "Training", "650"),
        ("", "Total", "4 850"),
    )
    pen.heading(1, "Terms used in this plan")
    pen.table(
        ("Term", "Meaning"),
        ("Ring", "The cable around the lake with all its stations."),
        ("Shore village", "A place with fewer than 900 inhabitants on the shore."),
        ("Contact person", "Whoever answers for the network in a municipality."),
    )
    pen.heading(1, "Abbreviations")
    pen.table(("Abbreviation", "Meaning"), ("LUB", "Lake Union Board"), ("RFO", "Report on faults and outages"))
    pen.save(path)

"""A plan by a monitoring unit: a scorecard for each goal, one results framework, registers with group rows."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Our vision
mission Our mission
value Trust
value Readiness
goal 1 Every call for help is answered
  target T1.1 Calls answered within two minutes
  target T1.2 Valleys with radio coverage
goal 2 Fewer people need rescuing
  target T2.1 Accidents per 100 000 visitors
  target T2.2 Guides who hold a certificate
thematic_priority 1 Alerting
  outcome 1.1 Callers reach the right service first time
    indicator Share of calls passed on more than once
    indicator Share of callers located within 50 metres
  outcome 1.2 Teams leave without delay
    indicator Minutes from call to departure
thematic_priority 2 Prevention
  outcome 2.1 Visitors choose tours that suit them
    indicator Share of visitors who read the bulletin before leaving
    indicator Tours broken off in time
  outcome 2.2 Paths are kept safe
    indicator Kilometres of path with a valid inspection
output 1.1.1 Common emergency number
output 1.1.2 Locating service for mobile telephones
output 1.2.1 Duty roster on line
output 2.1.1 Daily mountain bulletin
output 2.2.1 Handbook of path inspection
enabler E1 Skilled volunteers
enabler E2 Shared helicopters
enabler E3 Open data
enabler E4 Stable funding
risk R1 Volunteers grow older
risk R2 Member services leave the Union
risk R3 Helicopters are grounded
risk R4 Radio masts fail in winter
budget_line Alerting services
budget_line Prevention campaigns
glossary_term Call
glossary_term Path
glossary_term Bulletin
acronym UMR
acronym SAR
"""

_WIDE = ("<", "<", "<")


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Union of Mountain Rescue Services")
    pen.text("Annex 1 to Resolution 14: Strategic plan of the Union for 2028–2031")
    pen.heading(1, "1. Strategic foundations")
    pen.table(
        ("Our vision", "Nobody is lost in the mountains."),
        ("Our mission", "To bring help quickly and to make it needed less often."),
        ("Our values", "Trust: we rely on each other's ropes.\nReadiness: day and night, in every season."),
        bold_header=False,
    )
    pen.heading(1, "2. Strategic goals and targets")
    pen.text("Each scorecard shows where we stand and where we want to be at the end of the period.")
    _goals(pen)
    pen.heading(1, "3. Results framework")
    _results(pen)
    pen.heading(1, "4. Key outputs")
    pen.table(
        ("Ref.", "Key output", "Contributes to", "Lead unit", "Delivery"),
        ("1.1.1", "Common emergency number", "Outcome 1.1", "Operations", "2028"),
        ("1.1.2", "Locating service for mobile telephones", "Outcome 1.1", "Technology", "2029"),
        ("1.2.1", "Duty roster on line", "Outcome 1.2", "Operations", "2028"),
        ("2.1.1", "Daily mountain bulletin", "Outcome 2.1", "Information", "every day"),
        ("2.2.1", "Handbook of path inspection", "Outcome 2.2", "Paths", "2030"),
    )
    _registers(pen)
    _annexes(pen)
    pen.save(path)


def _goals(pen: Pen) -> None:
    head = ("Ref.", "Target", "Baseline (2026)", "Value in 2031")
    pen.table(
        ("Goal 1: Every call for help is answered", *_WIDE),
        head,
        ("T1.1", "Calls answered within two minutes", "71 %", "95 %"),
        ("T1.2", "Valleys with radio coverage", "118", "160"),
    )
    pen.text("")
    pen.table(
        ("Goal 2: Fewer people need rescuing", *_WIDE),
        head,
        ("T2.1", "Accidents per 100 000 visitors", "41", "25"),
        ("T2.2", "Guides who hold a certificate", "60 %", "90 %"),
    )


def _results(pen: Pen) -> None:
    pen.table(
        ("Expected outcome", "Performance indicators", "Baseline", "Target", "Means of verification"),
        ("Thematic priority 1: Alerting", *_WIDE, "<"),
        (
            "Outcome 1.1: Callers reach the right service first time",
            "Share of calls passed on more than once\nShare of callers located within 50 metres",
            "34 %\n40 %",
            "10 %\n85 %",
            "Call records",
        ),
        ("Outcome 1.2: Teams leave without delay", "Minutes from call to departure", "22", "12", "Duty log"),
        ("Thematic priority 2: Prevention", *_WIDE, "<"),
        (
            "Outcome 2.1: Visitors choose tours that suit them",
            "Share of visitors who read the bulletin before leaving\nTours broken off in time",
            "15 %\n–",
            "50 %\n300 a year",
            "Survey at the huts",
        ),
        ("Outcome 2.2: Paths are kept safe", "Kilometres of path with a valid inspection", "900", "2 400", "Register"),
    )


def _registers(pen: Pen) -> None:
    pen.heading(1, "5. Enablers")
    pen.table(
        ("Enabler", "What we shall do", "Responsible"),
        ("E1. Skilled volunteers", "Every volunteer trains ten days a year.", "Training centre"),
        ("E2. Shared helicopters", "Members fly for each other across borders.", "Operations"),
        ("E3. Open data", "Accident figures are published each spring.", "Information"),
        ("E4. Stable funding", "Contributions are agreed for four years.", "Secretariat"),
    )
    pen.heading(1, "6. Risk register")
    pen.table(
        ("No.", "Risk", "Likelihood", "Impact", "Mitigation measures", "Risk appetite"),
        ("Strategic risks", *_WIDE, "<", "<"),
        ("R1", "Volunteers grow older", "High", "Medium", "Youth sections in every valley", "Moderate"),
        ("R2", "Member services leave the Union", "Low", "High", "Yearly talks with each member", "Low"),
        ("Operational risks", *_WIDE, "<", "<"),
        ("R3", "Helicopters are grounded", "Medium", "High", "A second operator under contract", "Low"),
        ("R4", "Radio masts fail in winter", "High", "Medium", "Spare batteries in the huts", "Moderate"),
    )
    pen.heading(1, "7. Resources")
    pen.table(
        ("Budget line", "2028–2029", "2030–2031"),
        ("Alerting services", "4.1", "4.6"),
        ("Prevention campaigns", "1.9", "2.3"),
        ("Total", "6.0", "6.9"),
    )


def _annexes(pen: Pen) -> None:
    pen.heading(1, "Annex A – Glossary")
    pen.table(
        ("Term", "Definition", "Source"),
        ("Call", "A request for help by telephone, radio or signal.", "Operations manual"),
        ("Path", "A marked way outside roads.", "Path rules"),
        ("Bulletin", "The daily notice on snow, weather and paths.", "Information unit"),
    )
    pen.heading(1, "Annex B – Abbreviations")
    pen.table(
        ("UMR", "Union of Mountain Rescue Services"),
        ("SAR", "Search and rescue"),
        bold_header=False,
    )

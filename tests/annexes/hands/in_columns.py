"""A plan by an engineer: a table of contents typed by hand, one register for all, notes below tables."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Calm
value Speed
goal G1 Nobody is trapped by snow
  target 1.1 Passes open within a day of the last snowfall
  target 1.2 Villages with two ways out
goal G2 Travellers know before they leave
  target 2.1 Travellers who read the bulletin
thematic_priority 1 Clearing
  outcome Ploughs start before traffic does
    indicator Share of mornings with the road clear by six
  outcome Drivers are rested
    indicator Hours of rest between shifts
    indicator Vacant posts
thematic_priority 2 Warning
  outcome Avalanche warnings reach every valley
    indicator Minutes from warning to siren
output 1.1 Plough schedule
output 1.2 Salt depots
output 2.1 Avalanche bulletin
output 2.2 Siren network
enabler 1 Snow stations
enabler 2 Drivers' school
enabler 3 Joint purchasing
risk 1 Salt runs out
risk 2 Radio fails
risk 3 Drivers leave
budget_line B1 Clearing
budget_line B2 Warning
glossary_term Pass
glossary_term Depot
acronym ASR
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Alpine Snow Roads – Strategic Plan for the period 2028–2031")
    pen.heading(1, "1 What we are for")
    pen.table(
        ("Vision", "No valley is cut off for longer than a day."),
        ("Mission", "We clear, salt and warn."),
        bold_header=False,
    )
    pen.heading(2, "1.1 Values")
    pen.bold("Calm", " – we do not shout on the radio.")
    pen.bold("Speed", " – the first hour counts.")
    pen.heading(1, "2 Goals and targets")
    pen.table(
        ("Goal", "Target", "Unit", "2027", "2031"),
        ("G1 Nobody is trapped by snow", "1.1 Passes open within a day of the last snowfall", "passes", "11", "24"),
        ("^", "1.2 Villages with two ways out", "villages", "30", "64"),
        ("G2 Travellers know before they leave", "2.1 Travellers who read the bulletin", "%", "18", "60"),
    )
    pen.text("Source: road register. Values for 2027 are provisional.")
    pen.heading(1, "3 Priorities and results")
    pen.table(
        ("Priority", "Expected result", "How we measure it", "Now", "2031"),
        (
            "1 Clearing",
            "Ploughs start before traffic does",
            "Share of mornings with the road clear by six",
            "55 %",
            "90 %",
        ),
        ("^", "Drivers are rested", "Hours of rest between shifts", "8", "11"),
        ("^", "^", "Vacant posts", "40", "5"),
        ("2 Warning", "Avalanche warnings reach every valley", "Minutes from warning to siren", "25", "5"),
    )
    pen.heading(1, "4 Deliverables")
    pen.table(
        ("Priority", "Deliverable", "Owner", "Due"),
        ("1 Clearing", "<", "<", "<"),
        ("1.1", "Plough schedule", "Roads", "2028"),
        ("1.2", "Salt depots", "Roads", "2029"),
        ("2 Warning", "<", "<", "<"),
        ("2.1", "Avalanche bulletin", "Weather", "2028"),
        ("2.2", "Siren network", "Weather", "2030"),
    )
    pen.heading(1, "5 Enablers")
    pen.table(
        ("No", "Name", "Description"),
        ("1", "Snow stations", "Forty stations measure depth and wind."),
        ("2", "Drivers' school", "Two weeks each autumn."),
        ("3", "Joint purchasing", "Salt is bought together with the railways."),
    )
    pen.heading(1, "6 Risk register")
    pen.table(
        ("ID", "Description", "Probability", "Impact", "Countermeasure", "Tolerance"),
        ("1", "Salt runs out", "medium", "high", "Contracts with two mines", "low"),
        ("2", "Radio fails", "low", "high", "Satellite telephones", "none"),
        ("3", "Drivers leave", "high", "medium", "Better shifts", "moderate"),
    )
    pen.heading(1, "7 Financial framework")
    pen.table(
        ("Code", "Heading", "2028", "2029", "2030", "2031"),
        ("B1", "Clearing", "410", "420", "430", "440"),
        ("B2", "Warning", "120", "90", "60", "60"),
        ("", "Total", "530", "510", "490", "500"),
    )
    pen.heading(1, "8 Definitions and abbreviations")
    pen.table(
        ("Word", "Meaning"),
        ("Pass", "A road above 1 600 metres."),
        ("Depot", "A place where salt is kept dry."),
    )
    pen.text("ASR: Alpine Snow Roads")
    pen.save(path)

"""A plan by a committee: bullets under numbered headings, bold words first, each section by another member."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Respect
value Evidence
value Speed
goal 1 Safer crossings
  target 1.1 Accidents at crossings fall by half, from 84 to 42 a year, by 2031
  target 1.2 All crossings of class A have two independent signals by 2030
goal 2 Drivers who are informed
  target 2.1 At least 70 per cent of drivers receive a warning in time by 2031
goal 3 Data that everybody can use
  target 3.1 Data of all members are published within an hour by 2029
thematic_priority 1 Signals and masts
  outcome 1.1 Signals work in every weather
    indicator Hours without a signal per crossing and year
  outcome 1.2 Masts are shared
    indicator Members per mast
    indicator Masts that are open to new members
thematic_priority 2 Words that are understood
  outcome 2.1 Warnings reach drivers in their own language
    indicator Languages in which warnings are sent
  outcome 2.2 Drivers know what a warning asks of them
    indicator Drivers who stop in tests
output Register of crossings
output Common format for warnings
output Training for signal keepers
output Public data portal
enabler Partnerships
enabler Research
enabler Staff
enabler Money
enabler Communication
risk Signals are stolen
risk Members publish late
risk Drivers ignore warnings
glossary_term Crossing
glossary_term Class A
glossary_term Signal keeper
acronym ALC
acronym SKT
acronym PDP
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.heading(1, "Association of Level Crossings: Strategic Plan 2028–2031")
    pen.text("Adopted by the committee; each section was drafted by another member.")
    pen.heading(2, "1. Vision")
    pen.text("Nobody is hurt where roads and rails meet.")
    pen.heading(2, "2. Mission")
    pen.text("The Association warns in time, in words that are understood, and on data that can be trusted.")
    pen.heading(2, "3. Values")
    pen.bold("Respect", ": we slow down for others.", "List Bullet")
    pen.bold("Evidence", ": we count before we conclude.", "List Bullet")
    pen.bold("Speed", ": a warning that comes late is none.", "List Bullet")
    pen.heading(2, "4. Goals and targets")
    pen.bullets("Goal 1: Safer crossings")
    pen.bullets(
        "1.1 Accidents at crossings fall by half, from 84 to 42 a year, by 2031",
        "1.2 All crossings of class A have two independent signals by 2030",
        level=2,
    )
    pen.bullets("Goal 2: Drivers who are informed")
    pen.bullets(
        "2.1 At least 70 per cent of drivers receive a warning in time by 2031 (baseline: 31 per cent)", level=2
    )
    pen.bullets("Goal 3: Data that everybody can use")
    pen.bullets("3.1 Data of all members are published within an hour by 2029", level=2)
    pen.heading(2, "5. Thematic priorities and outcomes")
    pen.heading(3, "Thematic priority 1: Signals and masts")
    pen.text("Signals fail in fog, and masts stand alone.")
    pen.bullets("Outcome 1.1 – Signals work in every weather")
    pen.text("Indicator: Hours without a signal per crossing and year")
    pen.bullets("Outcome 1.2 – Masts are shared")
    pen.text("Indicators: Members per mast; Masts that are open to new members")
    pen.heading(3, "Thematic priority 2: Words that are understood")
    pen.text("A warning that is not understood is noise.")
    pen.bullets("Outcome 2.1 – Warnings reach drivers in their own language")
    pen.text("Indicator: Languages in which warnings are sent")
    pen.bullets("Outcome 2.2 – Drivers know what a warning asks of them")
    pen.text("Indicator: Drivers who stop in tests")
    pen.heading(2, "6. Outputs")
    pen.bullets(
        "Register of crossings",
        "Common format for warnings",
        "Training for signal keepers",
        "Public data portal",
    )
    pen.heading(2, "7. Enablers")
    pen.text("The following enablers carry the whole plan:")
    pen.bold("Partnerships – ", "with railways, road owners and schools.", "List Bullet")
    pen.bold("Research – ", "two universities test what we plan.", "List Bullet")
    pen.bold("Staff – ", "every member lends one engineer a year.", "List Bullet")
    pen.bold("Money – ", "contributions by length of rail.", "List Bullet")
    pen.bold("Communication – ", "one voice when something happens.", "List Bullet")
    pen.heading(2, "8. Risks")
    pen.bold("Signals are stolen.", " Mitigation: paint and alarms. Appetite: low.", "List Bullet")
    pen.bold("Members publish late.", " Mitigation: reminders after an hour. Appetite: moderate.", "List Bullet")
    pen.bold("Drivers ignore warnings.", " Mitigation: tests in schools. Appetite: low.", "List Bullet")
    pen.heading(2, "9. Terms and definitions")
    pen.bullets(
        "Crossing: a place where a road meets a rail at the same level",
        "Class A: more than a hundred trains a day",
        "Signal keeper: whoever looks after a signal",
    )
    pen.heading(2, "10. Abbreviations")
    pen.bullets("ALC: Association of Level Crossings", "SKT: training for signal keepers", "PDP: portal of public data")
    pen.save(path)

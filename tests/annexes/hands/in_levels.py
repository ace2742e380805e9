"""A plan by a committee clerk: next to no headings, everything is a line of a list, a list in a list, or a dash."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Fairness
value Care
value Plain speech
goal 1 Repair before replacement
  target 1.1 Towns with a repair counter – 30 in 2027, 120 by 2031
  target 1.2 Devices repaired each year – 40 000 in 2027, 200 000 by 2031
goal 2 Skills for every street
  target 2.1 Menders with a certificate – 0 in 2027, 900 by 2031
thematic_priority 1 Spare parts for all
  outcome Parts are found within a week
    indicator Median days until a part arrives
    indicator Share of requests that are met
  outcome Makers publish drawings
    indicator Makers with public drawings
thematic_priority 2 Learning by mending
  outcome Schools teach repair
    indicator Share of schools with a bench
  outcome Menders earn a living
    indicator Median income of certified menders
output Catalogue of parts, renewed every month
output Travelling bench, one for each district
output Examination for menders, twice a year
output Drawing library, open to all
output Price survey, once a year
enabler Volunteers
enabler Premises
enabler Data on breakdowns
enabler Agreements with makers
enabler Communication
risk Makers lock their devices
risk Volunteers tire
glossary_term Counter
glossary_term Mender
glossary_term Bench
acronym LMU
acronym DOB
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.bold("LEAGUE OF MENDING UNIONS")
    pen.bold("STRATEGIC PLAN 2028-2031")
    pen.text("Adopted in draft by the committee; comments are welcome until the end of May.")
    pen.bold("Vision")
    pen.text("– Nothing is thrown away that a neighbour could mend.")
    pen.bold("Mission")
    pen.text("– We bring parts, tools and menders together.")
    pen.bold("Values")
    pen.text("– Fairness: the same price for everybody.", "– Care: we mend as if it were our own.")
    pen.text("– Plain speech: we say when something cannot be mended.")
    pen.bold("Strategic goals")
    pen.numbers("Goal 1: Repair before replacement. Mending is the first thing people think of.")
    pen.bullets(
        "Target 1.1: Towns with a repair counter – 30 in 2027, 120 by 2031",
        "Target 1.2: Devices repaired each year – 40 000 in 2027, 200 000 by 2031",
        level=2,
    )
    pen.numbers("Goal 2: Skills for every street. Whoever wants to learn finds a teacher.")
    pen.bullets("Target 2.1: Menders with a certificate – 0 in 2027, 900 by 2031", level=2)
    pen.bold("Thematic priorities")
    pen.numbers("Thematic priority 1: Spare parts for all")
    pen.bullets("Outcome: Parts are found within a week", level=2)
    pen.bullets(
        "Indicator: Median days until a part arrives",
        "Indicator: Share of requests that are met",
        level=3,
    )
    pen.bullets("Outcome: Makers publish drawings", level=2)
    pen.bullets("Indicator: Makers with public drawings", level=3)
    pen.numbers("Thematic priority 2: Learning by mending")
    pen.bullets("Outcome: Schools teach repair", level=2)
    pen.bullets("Indicator: Share of schools with a bench", level=3)
    pen.bullets("Outcome: Menders earn a living", level=2)
    pen.bullets("Indicator: Median income of certified menders", level=3)
    pen.bold("Outputs")
    pen.text("The League will deliver:")
    pen.bullets(
        "Catalogue of parts, renewed every month;",
        "Travelling bench, one for each district;",
        "Examination for menders, twice a year;",
        "Drawing library, open to all;",
        "Price survey, once a year.",
    )
    pen.bold("Enablers")
    pen.numbers(
        "Volunteers – Nobody gives more than one evening a week.",
        "Premises – Town halls lend their cellars.",
        "Data on breakdowns – Every repair is written down.",
        "Agreements with makers – Drawings are exchanged for figures.",
        "Communication – Every counter has the same sign above the door.",
    )
    pen.bold("Risks")
    pen.bullets("Makers lock their devices")
    pen.bullets("Mitigation: talk to legislators", "Appetite: low", level=2)
    pen.bullets("Volunteers tire")
    pen.bullets("Mitigation: a summer break", "Appetite: moderate", level=2)
    pen.bold("Glossary")
    pen.bullets(
        "Counter: a place where broken things are taken in.",
        "Mender: whoever repairs for others.",
        "Bench: a table with tools, and someone who knows them.",
    )
    pen.bold("Abbreviations")
    pen.bullets("LMU: League of Mending Unions", "DOB: data on breakdowns")
    pen.save(path)

"""A plan in numbered chapters, most of which are one table with many lines in a cell."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
goal 1 Exchanges that stay open
  target 1.1 Hours of closure per exchange and year: from 30 to 6 by 2031
  target 1.2 All exchanges run on two sources of power by 2030
goal 2 Islands that pay alike
  target 2.1 Difference between the dearest and the cheapest island: from 40 % to 10 % by 2031
goal 3 A guild that learns
  target 3.1 Staff who spent five days in training: from 22 % to 75 % by 2031
  target 3.2 Lessons published after every outage by 2029
thematic_priority 1 Power at sea
  outcome Exchanges outlast a storm
    indicator Hours on batteries
    indicator Exchanges with a second cable for power
  outcome Less diesel is burnt
    indicator Litres of diesel per line
thematic_priority 2 One tariff
  outcome Prices are the same on all islands
    indicator Difference between islands
thematic_priority 3 Apprentices
  outcome Each exchange has an apprentice
    indicator Exchanges with an apprentice
    indicator Apprentices who stay
output 1 Battery standard
output 2 Common price list
output 3 Apprentice year
enabler Crew
enabler Spare parts
enabler Joint purchasing
enabler Legal advice
risk 1 Two storms in one week
risk 2 A supplier stops making parts
risk 3 Subsidies end before tariffs are equal
glossary_term Exchange
glossary_term Closure
acronym GIE
acronym UPS
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Guild of Island Exchanges: strategic plan for the years 2028 to 2031")
    pen.heading(1, "Chapter 1: Why a plan")
    pen.text("Eleven islands, eleven exchanges, one purse: a plan says what comes first.")
    pen.heading(1, "Chapter 2: Vision and mission")
    pen.heading(2, "Vision")
    pen.text("Whoever lifts a receiver on any island hears a tone.")
    pen.heading(2, "Mission")
    pen.text("The Guild keeps exchanges open, prices fair and crews skilled.")
    pen.heading(1, "Chapter 3: Strategic goals")
    pen.table(
        ("#", "Strategic goal", "Statement", "Targets"),
        (
            "1",
            "Exchanges that stay open",
            "A closed exchange is an island without a doctor.",
            (
                "1.1 Hours of closure per exchange and year: from 30 to 6 by 2031\n"
                "1.2 All exchanges run on two sources of power by 2030"
            ),
        ),
        (
            "2",
            "Islands that pay alike",
            "A call costs the same wherever it begins.",
            "2.1 Difference between the dearest and the cheapest island: from 40 % to 10 % by 2031",
        ),
        (
            "3",
            "A guild that learns",
            "Mistakes are made once.",
            (
                "3.1 Staff who spent five days in training: from 22 % to 75 % by 2031\n"
                "3.2 Lessons published after every outage by 2029"
            ),
        ),
    )
    pen.heading(1, "Chapter 4: Thematic priorities")
    pen.heading(2, "Priority 1: Power at sea")
    pen.text("Power fails more often than cables do.")
    pen.table(
        ("Outcome", "Outcome indicators", "Baseline 2026", "Target 2031", "Unit"),
        (
            "Exchanges outlast a storm",
            "Hours on batteries\nExchanges with a second cable for power",
            "9\n2",
            "72\n8",
            "hours\nexchanges",
        ),
        ("Less diesel is burnt", "Litres of diesel per line", "14", "5", "litres"),
    )
    pen.heading(2, "Priority 2: One tariff")
    pen.text("Tariffs grew apart when islands bought their own exchanges.")
    pen.table(
        ("Outcome", "Outcome indicators", "Baseline 2026", "Target 2031", "Unit"),
        ("Prices are the same on all islands", "Difference between islands", "40", "10", "per cent"),
    )
    pen.heading(2, "Priority 3: Apprentices")
    pen.text("Half of the crew will retire before the plan ends.")
    pen.table(
        ("Outcome", "Outcome indicators", "Baseline 2026", "Target 2031", "Unit"),
        (
            "Each exchange has an apprentice",
            "Exchanges with an apprentice\nApprentices who stay",
            "3\n40",
            "11\n80",
            "exchanges\nper cent",
        ),
    )
    pen.heading(1, "Chapter 5: Outputs")
    pen.table(
        ("No", "Output", "Description", "Contributes to"),
        ("1", "Battery standard", "One type of battery for all exchanges.", "Exchanges outlast a storm"),
        ("2", "Common price list", "One list, printed once a year.", "Prices are the same on all islands"),
        ("3", "Apprentice year", "A year on three islands.", "Each exchange has an apprentice"),
    )
    pen.heading(1, "Chapter 6: Enablers")
    pen.table(
        ("Enabler", "Description"),
        ("Crew", "Posts are advertised on all islands at once."),
        ("Spare parts", "A store on the middle island, open at night."),
        ("Joint purchasing", "The Guild buys for all and sells at cost."),
        ("Legal advice", "A lawyer who knows the sea."),
    )
    pen.heading(1, "Chapter 7: Risks")
    pen.table(
        ("No", "Risk", "Probability", "Mitigation", "Appetite"),
        ("1", "Two storms in one week", "high", "Batteries first where ferries stop first", "low"),
        ("2", "A supplier stops making parts", "medium", "Two years of parts in store", "medium"),
        ("3", "Subsidies end before tariffs are equal", "low", "A reserve of one year", "low"),
    )
    pen.heading(1, "Chapter 8: Who reports when")
    pen.table(("Report", "By", "To"), ("Half-yearly figures", "Secretary", "Masters"), ("Accounts", "Purser", "Guild"))
    pen.heading(1, "Annex A: Glossary")
    pen.table(
        ("Term", "Definition"), ("Exchange", "The house and what it holds."), ("Closure", "An hour with no tone.")
    )
    pen.heading(1, "Annex B: Acronyms")
    pen.table(("Acronym", "Full form"), ("GIE", "Guild of Island Exchanges"), ("UPS", "uninterrupted power supply"))
    pen.save(path)

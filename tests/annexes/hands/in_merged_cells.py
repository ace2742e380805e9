"""A plan by a statistician who merges every header cell, bands the rows and puts a note under each table."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

PERIOD = (2024, 2027)

EXPECTED = """
vision Vision
mission Mission
value Openness
value Exactness
value Patience
goal 1 Warnings that reach every farm
  target 1.1 Farms are warned two hours before frost
    indicator Share of farms (%)
  target 1.2 Warnings are right more often than wrong
    indicator Share of warnings followed by frost (%)
  target 1.3 Warnings are given in all mountain languages
    indicator Languages served
goal 2 Measurements that last a century
  target 2.1 Long series are kept without a gap
    indicator Series longer than 50 years
  target 2.2 Paper logs can be read by machine
    indicator Pages transcribed (thousands)
thematic_priority 1 Instruments in every valley
  outcome 1.1 Stations report through the winter
    indicator Days without a gap per station
    indicator Stations heated by the sun
  outcome 1.2 Observers trust what they read
    indicator Instruments compared with the standard each year (%)
thematic_priority 2 Knowledge handed on
  outcome 2.1 Schools run stations of their own
    indicator Schools with a station
    indicator Pupils who read it every day
  outcome 2.2 Growers plan their sowing by the record
    indicator Growers who consult the record (%)
output 1 Frost bulletin
output 2 Calibration caravan
output 3 Station handbook
output 4 Archive of logs
enabler Observers' time
enabler Spare parts
enabler Agreements with schools
enabler Communication and outreach
risk Observers retire without a successor
risk The bulletin is overtaken by private services
risk Lightning destroys the archive server
glossary_term Bulletin
glossary_term Observer
glossary_term Series
acronym AUWS
acronym FB
acronym LTS
acronym SHB
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Strategic plan of the Alpine Union of Weather Stations, 2024–2027")
    pen.text("This plan is set out in tables, so that the assembly can vote on it row by row.")
    _foundations(pen)
    _goals(pen)
    _priorities(pen)
    _products(pen)
    _support(pen)
    _risks(pen)
    _words(pen)
    pen.save(path)


def _foundations(pen: Pen) -> None:
    pen.bold("Table 1. Foundations")
    pen.table(
        ("Vision", "Mission"),
        (
            "No harvest is lost to a frost that somebody saw coming.",
            "We measure where people live, and tell them in time what we have measured.",
        ),
        ("Values", "<"),
        (
            "Openness: everybody may read every log.\nExactness: a gap is shown as a gap.\nPatience: long series win.",
            "<",
        ),
    )


def _goals(pen: Pen) -> None:
    pen.bold("Table 2. Strategic goals and targets")
    pen.table(
        ("Ref.", "Text", "Measurement", "<", "<"),
        ("^", "^", "Indicator", "Baseline (2023)", "Target (2027)"),
        ("Goal 1: Warnings that reach every farm", "<", "<", "<", "<"),
        ("1.1", "Farms are warned two hours before frost", "Share of farms (%)", "41", "85"),
        ("1.2", "Warnings are right more often than wrong*", "Share of warnings followed by frost (%)", "48", "70"),
        ("1.3", "Warnings are given in all mountain languages", "Languages served", "3", "7"),
        ("Goal 2: Measurements that last a century", "<", "<", "<", "<"),
        ("2.1", "Long series are kept without a gap", "Series longer than 50 years", "112", "140"),
        ("2.2", "Paper logs can be read by machine", "Pages transcribed (thousands)", "9", "60"),
        ("* A warning is right when frost follows within six hours.", "<", "<", "<", "<"),
    )


def _priorities(pen: Pen) -> None:
    pen.bold("Table 3. Thematic priorities and outcomes")
    pen.table(
        ("Ref.", "Text", "Indicator", "Baseline (2023)", "Target (2027)"),
        ("Thematic priority 1 – Instruments in every valley", "<", "<", "<", "<"),
        ("Outcomes", "<", "<", "<", "<"),
        ("1.1", "Stations report through the winter", "Days without a gap per station", "212", "340"),
        ("^", "^", "Stations heated by the sun¹", "12", "150"),
        ("1.2", "Observers trust what they read", "Instruments compared with the standard each year (%)", "20", "90"),
        ("Thematic priority 2 – Knowledge handed on", "<", "<", "<", "<"),
        ("Outcomes", "<", "<", "<", "<"),
        ("2.1", "Schools run stations of their own", "Schools with a station", "31", "120"),
        ("^", "^", "Pupils who read it every day", "400", "2 500"),
        ("2.2", "Growers plan their sowing by the record", "Growers who consult the record (%)", "8", "35"),
        ("¹ By a panel of at least 50 W. Source: register of stations.", "<", "<", "<", "<"),
    )
    pen.text("Note: figures for 2023 are those of the annual report.")


def _products(pen: Pen) -> None:
    pen.bold("Table 4. Products and services")
    pen.table(
        ("Product or service", "<", "Delivery", "<"),
        ("No.", "Title", "Thematic priority", "Every"),
        ("1", "Frost bulletin", "1", "day"),
        ("2", "Calibration caravan", "1", "summer"),
        ("3", "Station handbook", "2", "two years"),
        ("4", "Archive of logs", "2", "–"),
    )


def _support(pen: Pen) -> None:
    pen.bold("Table 5. Enablers")
    pen.table(
        ("Enabler", "What we shall do", "Lead"),
        ("Observers' time", "Employers release observers for ten minutes in the morning.", "Secretariat"),
        ("Spare parts", "Two depots, one on either side of the pass.", "Workshop"),
        ("Agreements with schools", "Every school has one teacher who answers for the station.", "Regions"),
        ("Communication and outreach", "The bulletin is read out at the weekly market.", "Secretariat"),
    )


def _risks(pen: Pen) -> None:
    pen.bold("Table 6. Register of risks")
    pen.table(
        ("Risk", "Assessment", "<", "Response", "<"),
        ("^", "Likelihood", "Impact", "Mitigation", "Risk appetite"),
        ("Strategic risks", "<", "<", "<", "<"),
        ("Observers retire without a successor", "High", "High", "Every observer names a deputy.", "Low"),
        ("The bulletin is overtaken by private services", "Medium", "Medium", "Publish earlier.", "Moderate"),
        ("Operational risks", "<", "<", "<", "<"),
        ("Lightning destroys the archive server", "Low", "High", "A second copy beyond the pass.", "Low"),
    )


def _words(pen: Pen) -> None:
    pen.bold("Table 7. Glossary")
    pen.table(
        ("Term", "Definition"),
        ("Bulletin", "The page of warnings issued each evening."),
        ("Observer", "Whoever reads a station every day at the same hour."),
        ("Series", "The measurements of one place, without a change of instrument that nobody wrote down."),
    )
    pen.bold("Table 8. Abbreviations")
    pen.table(
        ("Abbreviation", "Meaning", "Abbreviation", "Meaning"),
        ("AUWS", "Alpine Union of Weather Stations", "LTS", "long time series"),
        ("FB", "frost bulletin", "SHB", "station handbook"),
    )

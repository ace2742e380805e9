"""A plan by a planner who thinks in matrices: merged bands, two rows of header, one grid for each chapter."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Openness
value Accuracy
goal 1 Every harbour can be charted
  target 1.1 Harbours with a chart not older than five years
  target 1.2 Tide gauges that report every hour
goal 2 Charts that everybody can use
  target 2.1 Charts published under an open licence
  target 2.2 Small boats that carry a current chart
thematic_priority 1 Measuring the sea floor
  outcome 1.1 Shoals are known before ships find them
    indicator Groundings on uncharted shoals
    indicator Share of fairways measured twice in ten years
  outcome 1.2 Fishing ports take part in measuring
    indicator Ports with a sounder of their own
thematic_priority 2 Opening the archives
  outcome 2.1 Old surveys are found and read by those who need them
    indicator Median days between request and answer
  outcome 2.2 Descriptions exist in the languages of the coast
    indicator Share of charts described in at least two languages
output 1 Shallow-water survey kit
output 2 Tide bulletin
output 3 Digital reading room
output 4 Licence for open charts
enabler Crews and training
enabler Vessels shared between offices
enabler Money that lasts longer than a year
enabler Trust of pilots
risk The survey vessel is laid up
risk A member closes its archive
risk Sounders are stolen
glossary_term Fairway
glossary_term Shoal
glossary_term Sounder
acronym NCA
acronym SWK
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Northern Charting Association: strategic plan for 2028–2031")
    pen.text("Prepared by the planning desk. Figures without a source are estimates of the desk.")
    pen.heading(1, "A. Foundations")
    pen.table(
        ("Element", "Text"),
        ("Vision", "No ship on our coasts sails over a bottom that nobody has measured."),
        ("Mission", "We measure, draw and share what lies under the water between our islands."),
    )
    pen.heading(2, "Values")
    pen.table(
        ("Value", "What it asks of us"),
        ("Openness", "A chart that is kept in a drawer helps nobody."),
        ("Accuracy", "We write how sure we are beside every depth."),
    )
    pen.heading(1, "B. Strategic goals and their targets")
    pen.table(
        ("No.", "Target", "Measure", "<", "<"),
        ("^", "^", "Unit", "Baseline (2027)", "Value in 2031"),
        ("GOAL 1 – Every harbour can be charted", "<", "<", "<", "<"),
        ("1.1", "Harbours with a chart not older than five years", "harbours", "41", "118"),
        ("1.2", "Tide gauges that report every hour", "gauges", "9", "30"),
        ("GOAL 2 – Charts that everybody can use", "<", "<", "<", "<"),
        ("2.1", "Charts published under an open licence", "%", "15", "75"),
        ("2.2", "Small boats that carry a current chart", "%", "33", "60"),
    )
    pen.heading(1, "C. Thematic priorities with outcomes and indicators")
    pen.table(
        ("Outcome", "Outcome indicator", "Baseline", "Target 2031", "Source"),
        ("TP1: Measuring the sea floor", "<", "<", "<", "<"),
        ("1.1 Shoals are known before ships find them", "Groundings on uncharted shoals", "14", "3", "Coast guards"),
        ("^", "Share of fairways measured twice in ten years", "20 %", "55 %", "Own register"),
        ("1.2 Fishing ports take part in measuring", "Ports with a sounder of their own", "2", "24", "Ports"),
        ("TP2: Opening the archives", "<", "<", "<", "<"),
        (
            "2.1 Old surveys are found and read by those who need them",
            "Median days between request and answer",
            "90",
            "7",
            "Reading room",
        ),
        (
            "2.2 Descriptions exist in the languages of the coast",
            "Share of charts described in at least two languages",
            "5 %",
            "50 %",
            "Own register",
        ),
    )
    pen.heading(1, "D. Outputs")
    pen.table(
        ("#", "Output", "For which outcome", "Lead office"),
        ("1", "Shallow-water survey kit", "1.1, 1.2", "Western office"),
        ("2", "Tide bulletin", "1.1", "Eastern office"),
        ("3", "Digital reading room", "2.1", "Archive"),
        ("4", "Licence for open charts", "2.1, 2.2", "Archive"),
    )
    pen.heading(1, "E. Enablers")
    pen.table(
        ("Enabler", "What we will do", "Helps"),
        ("Crews and training", "Every crew trains two apprentices a season.", "TP1"),
        ("Vessels shared between offices", "A calendar says who has which vessel, and when.", "TP1"),
        ("Money that lasts longer than a year", "Members promise their contributions for four years.", "Goals 1 and 2"),
        ("Trust of pilots", "Pilots see every chart before it is printed.", "Goal 2"),
    )
    pen.heading(1, "F. What could go wrong")
    pen.table(
        ("Risk", "Level", "Response", "How much we accept"),
        ("Strategic risks", "<", "<", "<"),
        ("The survey vessel is laid up", "high", "Charter agreed in advance", "little"),
        ("A member closes its archive", "low", "Copies are kept in two places", "none"),
        ("Operational risks", "<", "<", "<"),
        ("Sounders are stolen", "medium", "Insurance and engraved numbers", "some"),
    )
    pen.heading(1, "G. Calendar")
    pen.table(
        ("Quarter", "Milestone"),
        ("Q1 2028", "Launch at the assembly of members"),
        ("Q3 2029", "Mid-term review"),
    )
    pen.heading(1, "H. Glossary and abbreviations")
    pen.table(
        ("Term", "Definition"),
        ("Fairway", "The part of the water that ships are told to keep to."),
        ("Shoal", "A place where the water is less deep than around it."),
        ("Sounder", "An instrument that measures depth by sound."),
    )
    pen.text("")
    pen.table(
        ("Abbreviation", "In full"),
        ("NCA", "Northern Charting Association"),
        ("SWK", "Shallow-water kit"),
    )
    pen.save(path)

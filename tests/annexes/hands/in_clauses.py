"""A plan by a lawyer: parts with Roman numbers, typed letters, lead-in sentences, items that end in semicolons."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Patience
value Fairness
value Openness
goal 1 Old varieties are saved
  target a 400 varieties grow in at least two places by 2031
  target b 60 % of members keep a register of their trees by 2031
goal 2 Every town has an orchard
  target a 900 towns with a public orchard by 2031
  target b Half of all schools within walking distance of an orchard by 2030
  target c 20 % of the harvest goes to kitchens that feed people in need by 2031
thematic_priority 1 Collecting
  outcome 1.1 Growers know what they have
    indicator Share of orchards with a complete list of varieties
    indicator Varieties named with certainty
  outcome 1.2 Grafts travel safely between members
    indicator Consignments refused at a border
thematic_priority 2 Planting
  outcome 2.1 Young trees survive their first five years
    indicator Share of trees alive after five years
  outcome 2.2 Neighbours look after their orchard
    indicator Hours given by volunteers per hectare
    indicator Orchards with a neighbours' council
output Catalogue of varieties
output Grafting school
output Model agreement for towns
output Harvest calendar
enabler 1 Member gardens
enabler 2 Partnerships with universities
enabler 3 Sound finances
enabler 4 Clear communication
risk 1 Late frost kills young trees
risk 2 A new disease spreads through grafts
risk 3 Towns sell the land
glossary_term Orchard
glossary_term Graft
glossary_term Variety
acronym CPO
acronym DNA
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.bold("STRATEGIC PLAN OF THE CONFEDERATION OF PUBLIC ORCHARDS, 2028–2031")
    pen.text("Adopted by the Council at its ninth session.")
    pen.heading(1, "I. Vision, mission and values")
    pen.text(
        "Vision: A fruit tree in reach of every child.",
        "Mission: The Confederation collects, plants and teaches.",
        "In all its work the Confederation holds to three values:",
    )
    pen.bullets("Patience: a tree takes ten years;", "Fairness: the harvest is shared;", "Openness: we show our lists.")
    pen.heading(1, "II. Strategic goals and targets")
    _goals(pen)
    pen.heading(1, "III. Thematic priorities and outcomes")
    pen.text("Work is grouped under two thematic priorities. The outcomes are what will have changed by 2031.")
    _priorities(pen)
    pen.heading(1, "IV. Outputs")
    pen.text("The secretariat will deliver, within the budget:")
    pen.bold("Catalogue of varieties", " – on line, in six languages;", "List Bullet")
    pen.bold("Grafting school", " – one course each winter;", "List Bullet")
    pen.bold("Model agreement for towns", " – with notes for lawyers;", "List Bullet")
    pen.bold("Harvest calendar", " – for every climate zone.", "List Bullet")
    _means(pen)
    _words(pen)
    pen.save(path)


def _goals(pen: Pen) -> None:
    pen.bold("Goal 1. Old varieties are saved")
    pen.text(
        "What was bred over centuries must not be lost in one generation.",
        "The targets under this goal are:",
        "(a)\t400 varieties grow in at least two places by 2031;",
        "(b)\t60 % of members keep a register of their trees by 2031.",
    )
    pen.bold("Goal 2. Every town has an orchard")
    pen.text(
        "Orchards belong where people live.",
        "The targets under this goal are:",
        "(a)\t900 towns with a public orchard by 2031;",
        "(b)\tHalf of all schools within walking distance of an orchard by 2030;",
        "(c)\t20 % of the harvest goes to kitchens that feed people in need by 2031.",
    )


def _priorities(pen: Pen) -> None:
    pen.heading(2, "Thematic priority 1 – Collecting")
    pen.text("Outcome 1.1 – Growers know what they have", "To be measured by:")
    pen.bullets("Share of orchards with a complete list of varieties;", "Varieties named with certainty.")
    pen.text("Outcome 1.2 – Grafts travel safely between members", "To be measured by:")
    pen.bullets("Consignments refused at a border.")
    pen.heading(2, "Thematic priority 2 – Planting")
    pen.text("Outcome 2.1 – Young trees survive their first five years", "To be measured by:")
    pen.bullets("Share of trees alive after five years.")
    pen.text("Outcome 2.2 – Neighbours look after their orchard", "To be measured by:")
    pen.bullets("Hours given by volunteers per hectare;", "Orchards with a neighbours' council.")


def _means(pen: Pen) -> None:
    pen.heading(1, "V. Enablers")
    pen.text(
        "The following enablers support all goals:",
        "1.\tMember gardens: trees are kept by members, not by the secretariat.",
        "2.\tPartnerships with universities: laboratories name what we cannot name.",
        "3.\tSound finances: a reserve of six months.",
        "4.\tClear communication: members hear first.",
    )
    pen.heading(1, "VI. Risks and how they are met")
    pen.text("Risk 1: Late frost kills young trees")
    pen.bullets("Mitigation: windbreaks, and planting in autumn.", "Risk appetite: moderate.", level=2)
    pen.text("Risk 2: A new disease spreads through grafts")
    pen.bullets("Mitigation: quarantine beds in each region.", "Risk appetite: none.", level=2)
    pen.text("Risk 3: Towns sell the land")
    pen.bullets("Mitigation: leases of fifty years.", "Risk appetite: low.", level=2)


def _words(pen: Pen) -> None:
    pen.heading(1, "VII. Definitions")
    pen.text("For the purposes of this plan:")
    pen.text(
        "“Orchard” means a piece of land with at least twelve fruit trees.",
        "“Graft” means a shoot that is set on another tree.",
        "“Variety” means a kind of fruit that is kept by grafting.",
    )
    pen.heading(1, "VIII. Abbreviations")
    pen.bullets("CPO – Confederation of Public Orchards", "DNA – deoxyribonucleic acid")

"""A plan by an officer who fills in forms: facing texts, one table for each goal, cells that hold several things."""

from __future__ import annotations

from pathlib import Path

from docx import Document

EXPECTED = """
vision Vision
mission Mission
value Patience
value Fairness to growers
value Evidence before habit
goal 1 Seed that survives a dry year
  target 1.1 Accessions regenerated in the last eight years
  target 1.2 Villages with a seed store within a day's walk
  target 1.3 Varieties kept in at least two vaults
goal 2 Growers who decide what is kept
  target 2.1 Growers' groups with a vote in the council
  target 2.2 Exchanges that follow the standard agreement
thematic_priority 1 Keeping what we have
  outcome 1.1 Vaults lose fewer accessions to heat and damp
    indicator Accessions lost per year
    indicator Share of vaults with a working alarm
  outcome 1.2 Forgotten collections come back into use
    indicator Collections described for the first time
thematic_priority 2 Bringing seed to the field
  outcome 2.1 Growers sow varieties that suit their slope
    indicator Area sown with recommended mixtures
    indicator Growers who sow the same mixture again
  outcome 2.2 Exchange between valleys costs less
    indicator Median cost of a parcel of seed
output 1 Vault maintenance guide
output 2 Seed passport service
output 3 Travelling seed fair
output 4 Mixture adviser for telephones
output 5 Regeneration calendar
enabler E1 People who stay
enabler E2 Sound finances
enabler E3 Partnership with universities
enabler E4 Information systems
risk R1 Two vaults fail in the same summer
risk R2 A member leaves the exchange
risk R3 Staff turnover in the field stations
glossary_term Accession
glossary_term Regeneration
glossary_term Vault
"""


def build(path: Path) -> None:
    """Write the plan."""
    document = Document()

    def table(*rows: tuple[str, ...]) -> None:
        grid = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = grid.cell(row, column)
                if text == "^":
                    cell.merge(grid.cell(row - 1, column))
                    continue
                first, *others = text.split("|")
                cell.text = first
                for other in others:
                    cell.add_paragraph(other)
        for cell in grid.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        document.add_paragraph()

    document.add_paragraph("ANNEX TO DECISION 14", style="Normal")
    document.add_heading("Strategic plan of the Highland Seed Exchange, 2028–2031", 0)
    table(
        ("Prepared by", "Secretariat, planning unit"),
        ("Version", "Second draft, for comment by the members"),
        ("Contact", "plan@seeds.example.org"),
    )
    document.add_heading("1 Vision and mission", 1)
    table(
        ("Vision", "Mission"),
        (
            "High valleys in which no family has to buy seed that was not made for its soil.",
            "To keep, multiply and pass on the seed of the highlands, together with those who sow it.",
        ),
    )
    document.add_heading("2 Values", 1)
    table(
        ("Value", "Meaning for our daily work"),
        ("Patience", "A collection is judged after ten harvests, not after one."),
        ("Fairness to growers", "Whoever gave the seed is named, and asked before it travels on."),
        ("Evidence before habit", "We change a practice when a trial shows that another one is better."),
    )
    document.add_heading("3 Strategic goals and targets", 1)
    document.add_paragraph("The council measures its work by two goals. Each has targets for the end of 2031.")
    document.add_heading("Goal 1: Seed that survives a dry year", 2)
    document.add_paragraph("Dry years come more often; stores and vaults have to be ready for two of them in a row.")
    table(
        ("No.", "Target", "Baseline 2027", "By 2031"),
        ("1.1", "Accessions regenerated in the last eight years", "48 %", "85 %"),
        ("1.2", "Villages with a seed store within a day's walk", "210", "600"),
        ("1.3", "Varieties kept in at least two vaults", "31 %", "90 %"),
    )
    document.add_heading("Goal 2: Growers who decide what is kept", 2)
    document.add_paragraph("A collection that nobody asked for is soon forgotten.")
    table(
        ("No.", "Target", "Baseline 2027", "By 2031"),
        ("2.1", "Growers' groups with a vote in the council", "3", "20"),
        ("2.2", "Exchanges that follow the standard agreement", "55 %", "100 %"),
    )
    document.add_heading("4 Results framework", 1)
    document.add_paragraph("The table is read from left to right: what we work on, what changes, and how we notice it.")
    table(
        ("Thematic priority", "Outcomes", "Outcome indicators"),
        (
            "1. Keeping what we have",
            "1.1 Vaults lose fewer accessions to heat and damp",
            "Accessions lost per year|Share of vaults with a working alarm",
        ),
        ("^", "1.2 Forgotten collections come back into use", "Collections described for the first time"),
        (
            "2. Bringing seed to the field",
            "2.1 Growers sow varieties that suit their slope",
            "Area sown with recommended mixtures|Growers who sow the same mixture again",
        ),
        ("^", "2.2 Exchange between valleys costs less", "Median cost of a parcel of seed"),
    )
    document.add_heading("5 Outputs", 1)
    table(
        ("No.", "Output", "What it is", "Responsible"),
        ("1", "Vault maintenance guide", "A manual with drawings, renewed every two years.", "Vaults unit"),
        ("2", "Seed passport service", "Papers for seed that crosses a border.", "Legal desk"),
        ("3", "Travelling seed fair", "Four lorries, thirty stops a year.", "Field stations"),
        ("4", "Mixture adviser for telephones", "Says what to sow for a slope and a height.", "Research desk"),
        ("5", "Regeneration calendar", "Which accessions have to be sown in which year.", "Vaults unit"),
    )
    document.add_heading("6 How goals and priorities are linked", 1)
    table(
        ("", "Goal 1", "Goal 2"),
        ("Keeping what we have", "●", "○"),
        ("Bringing seed to the field", "○", "●"),
    )
    document.add_paragraph("● main contribution, ○ further contribution")
    document.add_heading("7 Enablers", 1)
    table(
        ("Ref.", "Enabler", "Commitment"),
        ("E1", "People who stay", "Contracts for the length of the plan, and housing near the stations."),
        ("E2", "Sound finances", "A reserve of six months, audited each spring."),
        ("E3", "Partnership with universities", "Shared laboratories and joint trials."),
        ("E4", "Information systems", "One catalogue instead of eleven."),
    )
    document.add_heading("8 Risk register", 1)
    table(
        ("Ref.", "Risk", "Likelihood", "Impact", "Mitigation", "Risk appetite"),
        ("R1", "Two vaults fail in the same summer", "Low", "High", "Copies abroad", "Very low"),
        ("R2", "A member leaves the exchange", "Medium", "Medium", "Early talks", "Moderate"),
        ("R3", "Staff turnover in the field stations", "High", "Medium", "See enabler E1", "Moderate"),
    )
    document.add_heading("9 Means", 1)
    table(
        ("Year", "Contributions", "Projects", "Total"),
        ("2028", "2.1", "0.9", "3.0"),
        ("2029", "2.1", "1.2", "3.3"),
        ("2030", "2.3", "1.2", "3.5"),
        ("2031", "2.3", "1.4", "3.7"),
    )
    document.add_heading("10 Glossary", 1)
    table(
        ("Term", "Meaning in this plan"),
        ("Accession", "A sample of seed with a number of its own."),
        ("Regeneration", "Sowing stored seed in order to harvest fresh seed of the same kind."),
        ("Vault", "A cold store that is kept under the rules of the exchange."),
    )
    document.save(str(path))

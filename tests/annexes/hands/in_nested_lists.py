"""A plan by an officer who writes in points: counted, lettered and bulleted lists, some inside others."""

from __future__ import annotations

from pathlib import Path

from docx import Document

EXPECTED = """
vision Vision
mission Mission
value Curiosity
value Quiet
value Equal welcome
goal A reading room in every valley
  target Open 60 new reading rooms by the end of 2031
  target Halve the distance to the nearest shelf by 2031
goal Librarians who are neighbours
  target Train 400 librarians in their own language by 2031
  target Raise the share of salaried librarians to 70 % by 2031
thematic_priority 1 Books that travel
  outcome 1.1 Remote schools receive new books each term
    indicator Schools served by a book route
    indicator Days between two deliveries
  outcome 1.2 Borrowers return to the shelves
    indicator Share of borrowers who come back within three months
thematic_priority 2 Memory of the mountains
  outcome 2.1 Songs and letters are kept before they are lost
    indicator Hours of recordings with a description
  outcome 2.2 Families find their own history
    indicator Requests answered for families
    indicator Share of answers within a month
output a Mule and van routes
output b Catalogue of the ridges
output c Recording kit
output d Summer school for librarians
enabler Reliable funding
enabler Trained people
enabler Shared technology
enabler Strategic communication
risk Passes stay closed until May
risk Host communes withdraw their rooms
risk Recordings are damaged by damp
glossary_term Book route
glossary_term Ridge
acronym CML
acronym RRF
"""


def build(path: Path) -> None:
    """Write the plan."""
    document = Document()

    def points(style: str, *texts: str) -> None:
        for text in texts:
            lead, mark, rest = text.partition("|")
            paragraph = document.add_paragraph(style=style)
            paragraph.add_run(lead).bold = bool(mark)
            paragraph.add_run(rest)

    document.add_heading("Confederation of Mountain Libraries", 0)
    document.add_paragraph("Strategic plan for the period 2028–2031", style="Subtitle")
    document.add_heading("Where this plan comes from", 1)
    document.add_paragraph("The secretariat wrote this plan after")
    points(
        "List Bullet",
        "eleven meetings with member libraries;",
        "a survey that 1 300 readers answered;",
        "a review of the plan that ends in 2027.",
    )
    document.add_heading("Direction", 1)
    points(
        "List Bullet",
        "Vision:| Nobody lives too high up to read.",
        "Mission:| We carry books, people and machines to where the road ends, and we keep what is told there.",
    )
    document.add_heading("Values", 1)
    points(
        "List Bullet",
        "Curiosity:| we ask readers what they want before we buy it.",
        "Quiet:| a reading room is the one place where nobody sells anything.",
        "Equal welcome:| no fee, no form, no question about where you come from.",
    )
    document.add_heading("Strategic goals", 1)
    document.add_paragraph("We have two strategic goals; the targets of each are listed under it.")
    points("List Number", "A reading room in every valley")
    points(
        "List Bullet 2",
        "Target: Open 60 new reading rooms by the end of 2031",
        "Target: Halve the distance to the nearest shelf by 2031",
    )
    points("List Number", "Librarians who are neighbours")
    points(
        "List Bullet 2",
        "Target: Train 400 librarians in their own language by 2031",
        "Target: Raise the share of salaried librarians to 70 % by 2031",
    )
    document.add_heading("Thematic priorities", 1)
    document.add_paragraph("Under each priority stand its outcomes, and under each outcome the indicators.")
    points("List Bullet", "Thematic priority 1 – Books that travel|")
    points("List Bullet 2", "Outcome 1.1 – Remote schools receive new books each term")
    points("List Bullet 3", "Indicator: Schools served by a book route", "Indicator: Days between two deliveries")
    points("List Bullet 2", "Outcome 1.2 – Borrowers return to the shelves")
    points("List Bullet 3", "Indicator: Share of borrowers who come back within three months")
    points("List Bullet", "Thematic priority 2 – Memory of the mountains|")
    points("List Bullet 2", "Outcome 2.1 – Songs and letters are kept before they are lost")
    points("List Bullet 3", "Indicator: Hours of recordings with a description")
    points("List Bullet 2", "Outcome 2.2 – Families find their own history")
    points("List Bullet 3", "Indicator: Requests answered for families", "Indicator: Share of answers within a month")
    document.add_heading("Outputs", 1)
    document.add_paragraph("The confederation delivers the following outputs:")
    for text in (
        "a)\tMule and van routes;",
        "b)\tCatalogue of the ridges;",
        "c)\tRecording kit;",
        "d)\tSummer school for librarians.",
    ):
        document.add_paragraph(text)
    document.add_heading("Enablers", 1)
    document.add_paragraph("Four things have to be in place before any of this can be done:")
    points(
        "List Bullet",
        "Reliable funding| – communes pay their share in January, and the fund covers the rest.",
        "Trained people| – each room has two people who can open it and run it.",
        "Shared technology| – one lending system, which works without a network.",
        "Strategic communication| – every valley hears twice a year what has become of its books.",
    )
    document.add_heading("Risks", 1)
    points(
        "List Bullet",
        "Passes stay closed until May.| Mitigation: winter depots beyond each pass. Risk appetite: moderate.",
        "Host communes withdraw their rooms.| Mitigation: leases for ten years. Risk appetite: low.",
        "Recordings are damaged by damp.| Mitigation: copies are made within a week. Risk appetite: very low.",
    )
    document.add_heading("Next steps", 1)
    points(
        "List Number 2",
        "The assembly adopts the plan in spring 2028.",
        "Each library writes its own year plan.",
        "The secretariat reports in 2030 at half-way.",
    )
    document.add_heading("Glossary", 1)
    points(
        "List Bullet",
        "Book route:| a tour on which books are brought and fetched on fixed days.",
        "Ridge:| a group of valleys that share one catalogue.",
    )
    document.add_heading("Abbreviations", 1)
    points("List Bullet", "CML| – Confederation of Mountain Libraries", "RRF| – Reading Room Fund")
    document.save(str(path))

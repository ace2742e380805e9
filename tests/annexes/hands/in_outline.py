"""A plan that is one long outline: lists within lists, and headings that say what the levels are."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Our vision
mission Our mission
value Openness
value Thrift
value Reliability
goal A library in every pocket
  target Two million downloads a year by 2031
  target Nine towns in ten take part by 2030
goal Readers who find what they need
  target Searches that end with a book: from 48 per cent to 75 per cent by 2031
goal Collections that survive
  target Copies of 60 per cent of rare prints by 2029, up from 18 per cent
  target No loss to damp or fire in any year to 2031
thematic_priority Shared catalogues
  outcome One search finds the books of all libraries
    indicator Libraries in the shared catalogue
    indicator Seconds until the first result
  outcome Records are written once
    indicator Share of records that were copied and not typed
thematic_priority Copies that can be used
  outcome Copies may be read at home
    indicator Copies with a clear licence
thematic_priority Places to read
  outcome Every branch has a quiet room
    indicator Branches with a quiet room
    indicator Hours open on Sundays
output Shared catalogue
output Licence guide
output Summer reading course
enabler 1 Cataloguers
enabler 2 Storage
enabler 3 Friends of the libraries
enabler 4 Steady money
risk 1 A supplier of catalogue software closes
risk 2 Damp in the northern stores
risk 3 Towns cut their contributions
glossary_term Branch
glossary_term Rare print
glossary_term Record
acronym ALT
acronym OCR
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.title("Alliance of Library Towns – Strategic Plan (2028–2031)")
    pen.heading(1, "Summary for those in a hurry")
    pen.text("Three goals, three priorities, four things we need.")
    pen.heading(1, "Our vision")
    pen.text("Nobody is further from a book than from a lamp.")
    pen.heading(1, "Our mission")
    pen.text("Towns share catalogues, copies and rooms, so that small libraries can do what large ones do.")
    pen.heading(1, "Core values")
    pen.bullets("Openness", "Thrift", "Reliability")
    pen.heading(1, "Goals and targets")
    pen.text("Each goal has one target or two; all are measured once a year.")
    pen.numbers("A library in every pocket")
    pen.numbers("Two million downloads a year by 2031", "Nine towns in ten take part by 2030", level=2)
    pen.numbers("Readers who find what they need")
    pen.numbers("Searches that end with a book: from 48 per cent to 75 per cent by 2031", level=2)
    pen.numbers("Collections that survive")
    pen.numbers(
        "Copies of 60 per cent of rare prints by 2029, up from 18 per cent",
        "No loss to damp or fire in any year to 2031",
        level=2,
    )
    pen.heading(1, "Thematic priorities, their outcomes and indicators")
    pen.bullets("Shared catalogues")
    pen.bullets("One search finds the books of all libraries", level=2)
    pen.bullets("Libraries in the shared catalogue", "Seconds until the first result", level=3)
    pen.bullets("Records are written once", level=2)
    pen.bullets("Share of records that were copied and not typed", level=3)
    pen.bullets("Copies that can be used")
    pen.bullets("Copies may be read at home", level=2)
    pen.bullets("Copies with a clear licence", level=3)
    pen.bullets("Places to read")
    pen.bullets("Every branch has a quiet room", level=2)
    pen.bullets("Branches with a quiet room", "Hours open on Sundays", level=3)
    pen.heading(1, "Outputs of the Alliance")
    pen.bullets(
        "Shared catalogue: one file, updated every night",
        "Licence guide: forty pages that answer what librarians ask",
        "Summer reading course: for children, in all towns",
    )
    pen.heading(1, "Enablers: what we need")
    pen.text("Without these four, nothing above will happen.")
    pen.heading(2, "Enabler 1. Cataloguers")
    pen.text("Twelve posts are shared between towns.", "Retired cataloguers teach new ones.")
    pen.heading(2, "Enabler 2. Storage")
    pen.text("Two dry stores, one on each side of the mountains.")
    pen.heading(2, "Enabler 3. Friends of the libraries")
    pen.bullets("They lend hands and vans.", "They are thanked once a year, with cake.")
    pen.heading(2, "Enabler 4. Steady money")
    pen.text("Towns pay by the number of readers, three years ahead.")
    pen.heading(1, "Main risks and mitigation")
    pen.bold("Risk 1: A supplier of catalogue software closes")
    pen.text("Mitigation: we keep the source in escrow.", "Appetite: low")
    pen.bold("Risk 2: Damp in the northern stores")
    pen.text("Mitigation: dryers and a weekly round.", "Appetite: very low")
    pen.bold("Risk 3: Towns cut their contributions")
    pen.text("Mitigation: a reserve of six months.", "Appetite: moderate")
    pen.heading(1, "Definitions")
    pen.bold("Branch", " – a room with books that is open at least ten hours a week")
    pen.bold("Rare print", " – a print of which fewer than five copies are known")
    pen.bold("Record", " – what the catalogue says of one book")
    pen.heading(1, "Acronyms and abbreviations")
    pen.text("ALT\tAlliance of Library Towns", "OCR\treading of print by machine")
    pen.heading(1, "Thanks")
    pen.text("To all who read the first draft.")
    pen.save(path)

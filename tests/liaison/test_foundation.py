"""A proposal that changes what others have proposed is shown with the changes that it builds on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.editing.writing import insert_paragraphs, insert_text, replace_text, strike
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document
from app.model.format import ParagraphFormat
from app.model.proposal import Proposal
from app.model.structure import Cell, Row
from app.model.views import View
from tests.liaison.statements import (
    AUTHOR,
    amended,
    below_cover,
    composed,
    excerpt,
    place,
    rewritten,
    runs_with,
    tracking,
)
from tests.plan.annex import OTHER, Annex

UNION = tracking(None, "Union – B. Second")


def annex(*runs: Run) -> Document:
    made = Annex()
    made.heading(2, "People")
    made.text("First.")
    made.add(*(runs or (Run("Second."),)))
    made.text("Third.")
    made.heading(2, "Tools")
    return made.document()


def with_paragraph_of_others(*texts: str) -> Document:
    document = annex()
    new = [Paragraph(0, (Run(text),)) for text in texts]
    return amended(document, lambda d: insert_paragraphs(d, place(document, "Second.").paragraph, new, UNION))


def by_others(document: Document) -> Document:
    """The document with all rows of its tables inserted by somebody else, and what is in them."""
    rows: dict[int, Row] = {}
    paragraphs: list[Paragraph] = []
    for paragraph in document.body.paragraphs:
        if isinstance(paragraph.parent, Cell):
            old = paragraph.parent.row
            row = rows.setdefault(old.id, replace(old, inserted=OTHER))
            runs = tuple(replace(run, inserted=OTHER) for run in paragraph.runs)
            paragraph = replace(paragraph, runs=runs, parent=replace(paragraph.parent, row=row))
        paragraphs.append(paragraph)
    return replace(document, stories=(replace(document.body, paragraphs=tuple(paragraphs), _index={}),))


def replaced(document: Document, old: str, new: str, proposal: str = "p1") -> Document:
    start, end = place(document, old), place(document, old, after=True)
    return amended(document, lambda d: replace_text(d, start, end, new, tracking(proposal)))


def test_words_changed_in_a_paragraph_of_others_are_shown_in_that_paragraph() -> None:
    document = replaced(with_paragraph_of_others("Staff learn four languages.", "Not touched."), "four", "six")
    shown = composed(document)
    assert excerpt(shown) == ["People", "…", "Second.", "{+Staff learn +}{+[-four-]+}{+six languages.+}", "Third."]
    assert excerpt(shown, View.ORIGINAL) == ["People", "…", "Second.", "Third."]
    assert excerpt(shown, View.FINAL) == ["People", "…", "Second.", "Staff learn six languages.", "Third."]


def test_what_others_wrote_is_shown_under_their_name() -> None:
    document = replaced(with_paragraph_of_others("Staff learn four languages."), "four", "six")
    again = rewritten(composed(document))
    (theirs,), (mine,) = runs_with(again, "languages."), runs_with(again, "six")
    assert theirs.inserted is not None
    assert theirs.inserted.author == "Union – B. Second"
    assert mine.inserted is not None
    assert mine.inserted.author != theirs.inserted.author
    assert "Changes of others on which these build" in below_cover(composed(document))[1]


def test_striking_what_others_inserted_is_shown() -> None:
    document = annex(Run("We act "), Run("quickly and ", inserted=OTHER), Run("well."))
    start, end = place(document, "quickly"), place(document, " and ", after=True)
    document = amended(document, lambda d: strike(d, start, end, tracking()))
    assert excerpt(composed(document))[2] == "We act {+[-quickly and -]+}well."


def test_words_written_into_an_insertion_of_others_are_shown_within_it() -> None:
    document = annex(Run("We act "), Run("quickly and fairly ", inserted=OTHER), Run("well."))
    at = place(document, "fairly")
    document = amended(document, lambda d: insert_text(d, at, "very ", tracking()))
    assert excerpt(composed(document), View.FINAL)[2] == "We act quickly and very fairly well."
    assert excerpt(composed(document), View.ORIGINAL)[2] == "We act well."


def test_what_stands_beside_an_insertion_of_others_is_shown_without_it() -> None:
    document = annex(Run("We act "), Run("quickly ", inserted=OTHER), Run("well."))
    at = place(document, "well")
    document = amended(document, lambda d: insert_text(d, at, "and ", tracking()))
    shown = composed(document)
    assert excerpt(shown)[2] == "We act {+and +}well."
    assert "build" not in below_cover(shown)[1]


def test_a_paragraph_of_others_that_took_over_an_old_mark_keeps_its_own_line() -> None:
    made = Annex()
    made.heading(2, "People")
    made.add(Run("First."), mark=Mark(inserted=OTHER))
    made.add(Run("Staff learn four languages.", inserted=OTHER))
    made.text("Third.")
    shown = composed(replaced(made.document(), "four", "six"))
    assert excerpt(shown, View.FINAL) == ["People", "First.", "Staff learn six languages.", "Third."]
    assert excerpt(shown, View.ORIGINAL) == ["People", "First.", "Third."]


def with_new_enabler() -> Document:
    """A heading and a paragraph under it, both new with the first proposal."""
    heading = Paragraph(0, (Run("Languages"),), ParagraphFormat(style="Heading2"))
    new = [heading, Paragraph(0, (Run("Staff learn four languages."),))]
    document = annex()
    after = place(document, "Third.").paragraph
    return amended(document, lambda d: insert_paragraphs(d, after, new, tracking("p1")))


def of_both(document: Document, view: View = View.FINAL) -> list[str]:
    return below_cover(composed(document, (Proposal("p1", "One"), Proposal("p2", "Two"))), view)


def test_a_proposal_that_builds_on_another_is_shown_under_the_heading_that_is_new_with_it() -> None:
    document = with_new_enabler()
    at = place(document, "languages.", after=True)
    document = amended(document, lambda d: insert_text(d, at, " All of them.", tracking("p2")))
    both = of_both(document)
    second = both[both.index("2. Two") :]
    assert "Languages" in second
    assert "Staff learn four languages. All of them." in second
    assert "Changes of others on which these build" in second[1]


def test_a_paragraph_that_is_new_under_a_new_heading_of_others_brings_the_heading() -> None:
    document = with_new_enabler()
    after = place(document, "Staff learn").paragraph
    more = [Paragraph(0, (Run("They teach them too."),))]
    document = amended(document, lambda d: insert_paragraphs(d, after, more, tracking("p2")))
    both = of_both(document)
    second = both[both.index("2. Two") :]
    assert [line for line in second if line in ("People", "Languages", "They teach them too.")] == [
        "Languages",
        "They teach them too.",
    ]


def test_words_exchanged_in_ones_own_new_text_leave_no_gap_in_either_proposal() -> None:
    document = replaced(with_new_enabler(), "four", "six", "p2")
    assert [line for line in of_both(document) if "Staff" in line] == ["Staff learn six languages."] * 2


@pytest.mark.parametrize("view", [View.ORIGINAL, View.FINAL])
def test_a_cell_changed_in_a_row_of_others_brings_the_row_and_the_head_of_the_table(view: View) -> None:
    made = Annex()
    made.heading(2, "People")
    made.table(("Year", "Posts"), ("2028", "five"), ("2029", "six"))
    shown = excerpt(composed(replaced(by_others(made.document()), "five", "nine")), view)
    text = " ".join(shown)
    assert ("nine" in text) == ("Year" in text) == (view is View.FINAL)
    assert "six" not in text


def test_a_new_heading_on_a_mark_of_others_leaves_the_text_above_it_apart_from_what_is_left_out() -> None:
    mine = replace(OTHER, author=AUTHOR, proposal="p1")
    made = Annex()
    made.add(Run("An opening line."), mark=Mark(inserted=mine))
    made.add(Run("Tools", inserted=mine), style="Heading1", mark=Mark(inserted=OTHER))
    made.table(["Tool", "Use"], ["Plan", "Report"])
    shown = composed(made.document())
    assert excerpt(shown, View.ORIGINAL) == ["An opening line.", "…"]
    assert excerpt(shown, View.FINAL) == ["An opening line.", "Tools", "…"]

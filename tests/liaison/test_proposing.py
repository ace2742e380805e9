from __future__ import annotations

from dataclasses import replace

import pytest

from app.editing.draft import Draft
from app.editing.writing import insert_paragraphs, insert_text, remove_paragraph, replace_text
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.format import ParagraphFormat
from app.model.plan import Plan, PlanElement
from app.model.proposal import Proposal, Statement, Symbol
from app.model.views import View
from tests.liaison.statements import amended, below_cover, composed, excerpt, place, rationale, tracking
from tests.plan.annex import OTHER, Annex

HEADING = ParagraphFormat(style="NumberedHeading2")


def annex() -> Document:
    made = Annex()
    made.heading(1, "Enablers")
    made.add(Run("Finance"), style="NumberedHeading2")
    made.text("Money matters.")
    made.add(Run("People"), style="NumberedHeading2")
    made.text("People matter.")
    made.heading(1, "Glossary")
    made.text("Words matter.")
    return replace(made.document(), title="Plan for 2028")


def added(document: Document, after: str, title: str, *texts: str) -> Document:
    new = [Paragraph(0, (Run(title),), HEADING), *(Paragraph(0, (Run(text),)) for text in texts)]
    target = place(document, after).paragraph
    return amended(document, lambda d: insert_paragraphs(d, target, new, tracking()))


def removed(document: Document, *texts: str) -> Document:
    targets = [p.id for p in document.body.paragraphs if p.text in texts]

    def strike_all(draft: Draft) -> None:
        for target in targets:
            remove_paragraph(draft, target, tracking())

    return amended(document, strike_all)


def test_a_new_element_is_shown_whole_as_tracked_insertions_with_its_place():
    shown = composed(added(annex(), "People matter.", "Outreach", "Be known.", "Be heard."))
    assert below_cover(shown)[1:] == [
        "New text for “Plan for 2028”, to follow “1.2 People”:",
        "{+1.3\tOutreach+}",
        "{+Be known.+}",
        "{+Be heard.+}",
    ]


def test_rejecting_a_new_element_leaves_nothing_of_it():
    document = composed(added(annex(), "People matter.", "Outreach", "Be known."), (Proposal("p1", "Add"),))
    rejected = below_cover(document, View.ORIGINAL)
    assert "Outreach" not in " ".join(rejected[2:])
    assert "Be known." not in rejected


def test_a_new_element_before_all_its_siblings_is_said_to_come_first():
    shown = below_cover(composed(added(annex(), "Enablers", "Outreach", "Be known.")))
    assert shown[1] == "New text for “Plan for 2028”, to come first under “Enablers”:"


def test_two_new_elements_in_a_row_have_one_sentence():
    document = added(added(annex(), "People matter.", "Second", "Two."), "People matter.", "First", "One.")
    shown = below_cover(composed(document))
    assert len([line for line in shown if line.startswith("New text")]) == 1
    assert [line for line in shown if "+}" in line][1::2] == ["{+One.+}", "{+Two.+}"]


def test_an_element_added_at_the_very_end_is_new_and_the_one_before_is_not_edited():
    shown = below_cover(composed(added(annex(), "Words matter.", "Outreach", "Be known.")))
    assert not any("is copied from" in line for line in shown)
    assert shown[-1] == "{+Be known.+}"


def test_an_element_that_is_no_heading_is_recognised_by_the_plan():
    made = Annex()
    made.heading(1, "Enablers")
    first, body = made.bold("Finance"), made.text("Money matters.")
    second, other = made.bold("People"), made.text("People matter.")
    elements = (
        PlanElement("e1", "enabler", "Finance", paragraphs=(first, body)),
        PlanElement("e2", "enabler", "People", paragraphs=(second, other)),
    )
    document = made.document()
    start = place(document, "matter.")
    document = amended(document, lambda d: insert_text(d, start, "do ", tracking()))
    shown = composed(document, plan=Plan("strategic-plan", elements=elements))
    assert excerpt(shown) == ["People", "People {+do +}matter."]


def test_edited_and_new_text_of_one_proposal_are_introduced_apart():
    document = added(annex(), "People matter.", "Outreach", "Be known.")
    start, end = place(document, "Money"), place(document, "Money", after=True)
    document = amended(document, lambda d: replace_text(d, start, end, "Funds", tracking()))
    shown = below_cover(composed(document))
    copied = next(i for i, line in enumerate(shown) if "is copied from" in line)
    new = next(i for i, line in enumerate(shown) if line.startswith("New text"))
    assert copied < shown.index("[-Money-]{+Funds+} matters.") < new < shown.index("{+Be known.+}")


def test_suppressed_text_is_named_and_not_reproduced():
    document = removed(annex(), "People", "People matter.")
    proposal = Proposal("p1", "Suppress it", Symbol.SUP, rationale=rationale("It is old."))
    shown = below_cover(composed(document, (proposal,)))
    assert shown[1] == "SUP"
    assert shown[2].startswith("It is proposed to suppress “")
    assert "People” of “Plan for 2028”. Its text is not reproduced here." in shown[2]
    assert shown[3:] == ["Rationale:", "It is old."]
    assert "People matter." not in " ".join(shown)


def test_suppressed_text_that_others_had_partly_struck_is_not_reproduced_either():
    made = Annex()
    made.heading(1, "Kept")
    made.heading(1, "Old")
    made.add(Run("Words "), Run("struck before ", deleted=OTHER), Run("and after."))
    document = made.document()
    old = document.body.paragraphs[1].id, document.body.paragraphs[2].id
    for target in old:
        document = amended(document, lambda d, target=target: remove_paragraph(d, target, tracking()))
    shown = below_cover(composed(document, (Proposal("p1", "Suppress it", Symbol.SUP),)))
    assert shown[2].startswith("It is proposed to suppress “Old”")
    assert len(shown) == 3


def test_a_suppression_without_changes_still_says_that_the_text_is_not_reproduced():
    shown = below_cover(composed(annex(), (Proposal("p1", "Suppress it", Symbol.SUP),)))
    assert shown[1:] == ["SUP", "The text concerned is not reproduced here."]


def test_no_change_is_said_in_words_with_its_reasons():
    proposal = Proposal("p1", "Keep it", Symbol.NOC, ("WG-A",), rationale("It works.", to=("WG-B",)))
    document = composed(annex(), (proposal,))
    assert below_cover(document) == [
        "1. Keep it (for consideration by WG-A)",
        "NOC",
        "No change is proposed to this text.",
        "Rationale (for consideration by WG-B):",
        "It works.",
    ]
    styles = {p.text: p.format.style for p in document.body.paragraphs}
    assert (styles["NOC"], styles["It works."]) == ("Proposal", "Reasons")


def test_editorial_changes_are_called_so():
    document = annex()
    start = place(document, "matters.")
    document = amended(document, lambda d: insert_text(d, start, "really ", tracking()))
    assert "editorial" in below_cover(composed(document, (Proposal("p1", "T", Symbol.EDITORIAL),)))[1]
    assert "editorial" not in below_cover(composed(document))[1]


def test_proposals_are_numbered_and_addressed_in_order():
    proposals = (
        Proposal("a", "First", addressees=("WG-A", "WG-B"), rationale=rationale("R.", to=("WG-C",))),
        Proposal("b", ""),
        Proposal("c", "Third", rationale=rationale(" ", "")),
    )
    assert below_cover(composed(annex(), proposals)) == [
        "1. First (for consideration by WG-A; WG-B)",
        "Rationale (for consideration by WG-C):",
        "R.",
        "2. Proposal",
        "3. Third",
    ]


def test_an_arabic_statement_keeps_symbols_in_latin_letters():
    shown = below_cover(
        composed(annex(), (Proposal("p1", "عنوان", Symbol.SUP),), Statement(language="ar")),
    )
    assert shown[:2] == ["1. عنوان", "SUP"]


@pytest.mark.parametrize("symbol", list(Symbol))
def test_any_symbol_can_be_composed_with_and_without_changes(symbol: Symbol):
    document = added(annex(), "People matter.", "Outreach", "Be known.")
    for one in (document, annex()):
        shown = composed(one, (Proposal("p1", "T", symbol),))
        assert below_cover(shown)[0] == "1. T"

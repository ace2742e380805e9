from __future__ import annotations

from dataclasses import replace

import pytest

from app.editing.writing import (
    format_paragraph,
    format_runs,
    insert_paragraphs,
    insert_text,
    remove_paragraph,
    replace_text,
    split,
    strike,
)
from app.model.content import OBJECT, Opaque, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document, Position, Story, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.proposal import Proposal
from app.model.revision import Revision
from app.model.structure import Note
from app.model.views import View
from tests.liaison.statements import (
    AUTHOR,
    DATE,
    amended,
    below_cover,
    composed,
    excerpt,
    lines,
    place,
    rewritten,
    runs_with,
    tracking,
)
from tests.plan.annex import OTHER, Annex


def annex() -> Document:
    made = Annex()
    made.heading(1, "Enablers")
    made.heading(2, "Finance")
    made.text("Money matters.")
    made.heading(2, "People")
    made.text("First of people.", "Second of people.", "Third of people.", "Fourth of people.")
    made.bullet("Learning.", "Leading.", "Looking.")
    made.heading(2, "Tools")
    made.text("Tools matter.")
    return made.document()


def replaced(document: Document, old: str, new: str) -> Document:
    start, end = place(document, old), place(document, old, after=True)
    return amended(document, lambda d: replace_text(d, start, end, new, tracking()))


def test_a_change_inside_a_paragraph_shows_that_paragraph_whole_under_its_heading():
    shown = excerpt(composed(replaced(annex(), "ird of", "IRD of")))
    assert shown == ["People", "…", "Th[-ird of-]{+IRD of+} people.", "…"]


def test_a_change_at_the_start_shows_the_paragraph_before_too():
    assert excerpt(composed(replaced(annex(), "Third", "3rd"))) == [
        "People",
        "…",
        "Second of people.",
        "[-Third-]{+3rd+} of people.",
        "…",
    ]


def test_a_change_at_the_end_shows_the_paragraph_after_too():
    document = annex()
    end = place(document, "Second of people.", after=True)
    document = amended(document, lambda d: insert_text(d, end, " Indeed.", tracking()))
    assert excerpt(composed(document)) == [
        "People",
        "…",
        "Second of people.{+ Indeed.+}",
        "Third of people.",
        "…",
    ]


def test_context_stays_within_the_section_and_nothing_is_elided_where_nothing_is_left_out():
    document = annex()
    end = place(document, "Tools matter.", after=True)
    document = amended(document, lambda d: insert_text(d, end, " Much.", tracking()))
    assert excerpt(composed(document)) == ["Tools", "Tools matter.{+ Much.+}"]


def test_labels_are_literal_and_those_of_the_annex():
    document = replaced(annex(), "Leading", "Leadership")
    assert excerpt(composed(document)) == ["People", "…", "•\tLearning.", "•\t[-Leading-]{+Leadership+}.", "…"]


def test_changes_in_two_sections_are_shown_under_their_own_headings():
    document = replaced(replaced(annex(), "Money", "Funds"), "Tools matter", "Machines matter")
    assert excerpt(composed(document)) == [
        "Finance",
        "[-Money-]{+Funds+} matters.",
        "Tools",
        "[-Tools matter-]{+Machines matter+}.",
    ]


def test_the_sentence_says_where_the_text_is_from():
    document = replace(replaced(annex(), "Money", "Funds"), title="Plan for 2028")
    assert "is copied from “Plan for 2028”." in below_cover(composed(document))[1]
    assert "is copied from the draft annex." in below_cover(composed(replace(document, title="")))[1]


def test_every_tracked_run_keeps_author_and_date_through_a_file():
    document = replaced(annex(), "Third", "3rd")
    again = rewritten(composed(document))
    changed = [r.inserted or r.deleted for p in again.body.paragraphs for r in p.runs if r.inserted or r.deleted]
    assert [(r.author, r.date) for r in changed if r] == [(AUTHOR, DATE)] * 2


def test_authors_of_one_proposal_keep_their_own_signatures():
    document = replaced(annex(), "Money", "Funds")
    start = place(document, "matters.")
    document = amended(document, lambda d: insert_text(d, start, "really ", tracking("p1", "Union – B. Second")))
    again = rewritten(composed(document))
    (run,) = runs_with(again, "really")
    assert run.inserted is not None
    assert run.inserted.author == "Union – B. Second"


def test_changes_of_others_and_of_other_proposals_are_set_aside_and_this_is_said():
    made = Annex()
    made.heading(2, "People")
    made.add(
        Run("Kept "), Run("struck by others ", deleted=OTHER), Run("added by others ", inserted=OTHER), Run("end.")
    )
    document = made.document()
    start = place(document, "end.")
    document = amended(
        document,
        lambda d: insert_text(d, start, "mine ", tracking("p1")),
        lambda d: insert_text(d, place(d.document, "Kept "), "theirs ", tracking("p2")),
    )
    shown = composed(document)
    assert excerpt(shown)[1] == "Kept struck by others {+mine +}end."
    assert "Other changes" in below_cover(shown)[1]
    assert "Other changes" not in below_cover(composed(replaced(annex(), "Money", "Funds")))[1]


def test_text_that_others_struck_beside_a_deletion_is_not_struck_in_the_excerpt():
    made = Annex()
    made.heading(2, "People")
    made.add(Run("Struck by others ", deleted=OTHER), Run("and more "), Run("stays."))
    document = made.document()
    start, end = place(document, "and more "), place(document, "and more ", after=True)
    document = amended(document, lambda d: strike(d, start, end, tracking()))
    assert excerpt(composed(document))[-1] == "Struck by others [-and more -]stays."
    made = Annex()
    made.heading(2, "People")
    made.add(Run("All "), Run("and more "), Run("struck by others ", deleted=OTHER), Run("stays."))
    document = made.document()
    start, end = place(document, "and more "), place(document, "and more ", after=True)
    document = amended(document, lambda d: strike(d, start, end, tracking()))
    assert excerpt(composed(document))[-1] == "All [-and more -]struck by others stays."


def test_other_changes_that_the_excerpt_does_not_reach_are_not_mentioned():
    made = Annex()
    made.heading(2, "People")
    made.text("Mine stands here.", "Between.", "And between.")
    made.add(Run("Far off", deleted=OTHER), Run(" indeed."))
    document = replaced(made.document(), "stands", "is")
    assert "Other changes" not in below_cover(composed(document))[1]


def test_a_paragraph_that_others_inserted_between_those_shown_is_mentioned():
    document = annex()
    new = [Paragraph(0, (Run("Theirs."),))]
    after = place(document, "Second of people.").paragraph
    document = amended(document, lambda d: insert_paragraphs(d, after, new, tracking("p2")))
    shown = below_cover(composed(replaced(document, "Third", "3rd")))
    assert "Other changes" in shown[1]
    assert "Theirs." not in shown


def test_a_paragraph_inserted_inside_a_section_is_shown_between_its_neighbours():
    document = annex()
    after = place(document, "Second of people.").paragraph
    new = [Paragraph(0, (Run("New of people."),))]
    document = amended(document, lambda d: insert_paragraphs(d, after, new, tracking()))
    shown = composed(document)
    assert excerpt(shown) == ["People", "…", "Second of people.", "{+New of people.+}", "Third of people.", "…"]
    assert excerpt(shown, View.ORIGINAL) == ["People", "…", "Second of people.", "Third of people.", "…"]


def test_a_paragraph_typed_behind_a_break_is_shown_as_new():
    document = annex()
    end = place(document, "Second of people.", after=True)
    document = amended(
        document,
        lambda d: insert_text(d, split(d, end, tracking()), "Typed.", tracking()),
    )
    shown = composed(document)
    assert "{+Typed.+}" in excerpt(shown)
    assert "Second of people." in excerpt(shown, View.ORIGINAL)
    assert "Typed." not in excerpt(shown, View.ORIGINAL)


def test_a_removed_paragraph_is_shown_struck_and_is_gone_when_accepted():
    document = annex()
    gone = place(document, "Third of people.").paragraph
    shown = composed(amended(document, lambda d: remove_paragraph(d, gone, tracking())))
    assert "[-Third of people.-]" in excerpt(shown)
    assert excerpt(shown, View.FINAL) == ["People", "…", "Second of people.", "Fourth of people.", "…"]
    assert "Third of people." in excerpt(shown, View.ORIGINAL)


def test_a_split_list_item_keeps_its_label_when_rejected_and_gets_a_second_when_accepted():
    made = Annex()
    made.heading(2, "People")
    made.item("One and two.", "Three.")
    document = made.document()
    middle = place(document, " and two")
    shown = composed(amended(document, lambda d: split(d, middle, tracking())))
    assert excerpt(shown, View.ORIGINAL) == ["People", "1.\tOne and two.", "…"]
    assert excerpt(shown, View.FINAL) == ["People", "1.\tOne", "2.\t and two.", "…"]


def test_a_joined_list_item_loses_its_label_when_accepted():
    made = Annex()
    made.heading(2, "People")
    made.item("One", "two.", "Three.")
    document = made.document()
    first = place(document, "One", after=True)
    second = place(document, "two.")
    shown = composed(amended(document, lambda d: strike(d, first, second, tracking())))
    assert excerpt(shown, View.ORIGINAL)[:3] == ["People", "1.\tOne", "2.\ttwo."]
    assert excerpt(shown, View.FINAL)[:2] == ["People", "1.\tOnetwo."]


def test_a_split_heading_is_shown_with_both_its_parts():
    document = annex()
    middle = place(document, "Finance")
    middle = replace(middle, offset=3)
    shown = composed(amended(document, lambda d: split(d, middle, tracking())))
    assert excerpt(shown, View.ORIGINAL) == ["Finance"]
    assert excerpt(shown, View.FINAL) == ["Fin", "ance"]


def test_a_paragraph_joined_to_the_next_heading_is_shown_with_it():
    document = annex()
    end = place(document, "Money matters.", after=True)
    start = next(Position(p.id, 0) for p in document.body.paragraphs if p.text == "People")
    shown = composed(amended(document, lambda d: strike(d, end, start, tracking())))
    assert excerpt(shown, View.ORIGINAL) == ["Finance", "Money matters.", "People"]
    assert excerpt(shown, View.FINAL) == ["Finance", "Money matters.People"]


def test_new_list_items_are_labelled_as_they_would_be_and_old_ones_as_they_are():
    made = Annex()
    made.heading(2, "People")
    made.item("One.", "Two.")
    document = made.document()
    first = document.body.paragraphs[1]
    new = [replace(first, runs=(Run("Between."),))]
    shown = composed(amended(document, lambda d: insert_paragraphs(d, first.id, new, tracking())))
    assert excerpt(shown) == ["People", "1.\tOne.", "{+2.\tBetween.+}", "2.\tTwo."]


def test_emphasis_is_carried_and_the_look_of_links_is_not():
    link = Wrapper(1, WrapperKind.HYPERLINK, "<w:hyperlink>", "</w:hyperlink>", "https://example.org")
    made = Annex()
    made.heading(2, "People")
    made.add(
        Run("bold ", RunFormat(bold=True)),
        Run("italic ", RunFormat(italic=True)),
        Run("up", RunFormat(vertical="superscript")),
        Run("red ", RunFormat(color="C00000", underline="single")),
        Run("link ", RunFormat(color="0000FF", underline="single"), wrappers=(link,)),
        Run("white ", RunFormat(color="FFFFFF")),
        Run("end."),
    )
    document = made.document()
    start = place(document, "end.")
    shown = rewritten(composed(amended(document, lambda d: insert_text(d, start, "new ", tracking()))))
    formats = {r.text.strip(): r.format for p in shown.body.paragraphs for r in p.runs}
    assert formats["bold"].bold is True
    assert formats["italic"].italic is True
    assert formats["up"].vertical == "superscript"
    assert (formats["red"].color, formats["red"].underline) == ("C00000", "single")
    assert not formats.keys() & {"link", "white"}
    (plain,) = runs_with(shown, "link white")
    assert plain.format == RunFormat()
    assert plain.wrappers == ()


def test_a_tracked_change_of_format_stays_one():
    document = annex()
    start, end = place(document, "Money"), place(document, "Money", after=True)
    document = amended(document, lambda d: format_runs(d, start, end, tracking(), bold=True))
    (run,) = runs_with(rewritten(composed(document)), "Money")
    assert run.format.bold is True
    assert run.format_change is not None
    assert run.format_change.old.bold is None
    assert run.format_change.revision.author == AUTHOR


def test_a_tracked_change_of_style_stays_one():
    document = annex()
    target = place(document, "Second of people.").paragraph
    new = ParagraphFormat(alignment="center")
    document = amended(document, lambda d: format_paragraph(d, target, new, tracking()))
    shown = composed(document)
    (paragraph,) = [p for p in shown.body.paragraphs if p.text == "Second of people."]
    assert paragraph.format.alignment == "center"
    assert paragraph.format_change is not None
    assert paragraph.format_change.old.alignment is None


def test_headings_and_items_get_the_styles_of_the_statement():
    document = replaced(annex(), "Learning", "Studying")
    by_text = {p.text: p.format.style for p in composed(document).body.paragraphs}
    assert by_text["People"] == "Headingb"
    assert by_text["•\tLearningStudying."] == "enumlev1"


@pytest.mark.parametrize(
    ("opaque", "said"),
    [
        (Opaque(OpaqueKind.DRAWING, "<w:drawing/>", label="Map"), "[Picture: Map]"),
        (Opaque(OpaqueKind.MATH, "<m:oMath/>", display="a+b"), "[Formula: a+b]"),
        (Opaque(OpaqueKind.FIELD, "<w:fldSimple/>", display="Table 3", label="REF"), "Table 3"),
        (Opaque(OpaqueKind.SYMBOL, "<w:sym/>", display="→"), "→"),
        (Opaque(OpaqueKind.OTHER, "<w:ruby/>"), "[other]"),
        (Opaque(OpaqueKind.ENDNOTE, "<w:endnoteReference/>", label="4", ref="9"), " [Endnote 4: ]"),
    ],
)
def test_carried_content_is_put_into_words(opaque: Opaque, said: str):
    made = Annex()
    made.heading(2, "People")
    made.add(Run("Before"), Run(OBJECT, opaque=opaque), Run(" after."))
    document = made.document()
    start = place(document, " after.")
    shown = composed(amended(document, lambda d: insert_text(d, start, " new", tracking())))
    assert excerpt(shown)[-1] == f"Before{said}{{+ new+}} after."


def with_footnote() -> Document:
    made = Annex()
    made.heading(2, "People")
    reference = Opaque(OpaqueKind.FOOTNOTE, '<w:footnoteReference w:id="7"/>', label="3", ref="7")
    made.add(Run("Noted"), Run(OBJECT, RunFormat(vertical="superscript"), opaque=reference), Run(" end."))
    document = made.document()
    own = Opaque(OpaqueKind.OTHER, "<w:footnoteRef/>")
    text = Paragraph(900, (Run(OBJECT, opaque=own), Run("\tThe note.")), parent=Note(901, "7", "footnote"))
    story = Story("footnotes", StoryKind.FOOTNOTES, (text,))
    return replace(document, stories=(*document.stories, story), next_id=1000)


def test_a_footnote_comes_along():
    document = with_footnote()
    start = place(document, " end.")
    document = amended(document, lambda d: insert_text(d, start, " new", tracking()))
    shown = rewritten(composed(document))
    assert "Noted{+ new+} end." in lines(shown)
    (notes,) = [story for story in shown.stories if story.kind is StoryKind.FOOTNOTES]
    assert [p.text for p in notes.paragraphs] == [f"{OBJECT}\tThe note."]
    (reference,) = [r.opaque for p in shown.body.paragraphs for r in p.runs if r.opaque is not None]
    assert isinstance(notes.paragraphs[0].parent, Note)
    assert reference.ref == notes.paragraphs[0].parent.ref


def test_footnotes_stand_in_the_order_of_their_references():
    document = with_footnote()
    second = replace(document.body.paragraphs[1], id=500)
    document = replace(document, stories=(document.body.replaced(2, 0, [second]), *document.stories[1:]))
    for paragraph in (1, 500):
        where = Position(document.body.paragraphs[1].id if paragraph == 1 else paragraph, 1)
        document = amended(document, lambda d, where=where: insert_text(d, where, "x", tracking()))
    shown = rewritten(composed(document))
    references = [r.opaque.ref for p in shown.body.paragraphs for r in p.runs if r.opaque is not None]
    (notes,) = [story for story in shown.stories if story.kind is StoryKind.FOOTNOTES]
    assert references == [p.parent.ref for p in notes.paragraphs if isinstance(p.parent, Note)]
    assert len(references) == 2


def test_a_struck_footnote_is_struck_with_its_word():
    document = with_footnote()
    start, end = place(document, "ted"), place(document, " end.", after=True)
    document = amended(document, lambda d: strike(d, start, end, tracking()))
    shown = composed(document)
    (reference,) = [r for p in shown.body.paragraphs for r in p.runs if r.opaque is not None]
    assert reference.deleted is not None
    assert excerpt(shown, View.FINAL)[-1] == "No"


def test_a_change_in_a_footnote_is_shown_as_one():
    document = with_footnote()
    note = document.stories[1].paragraphs[0]
    where = replace(place(document, "Noted"), paragraph=note.id, offset=note.length)
    document = amended(document, lambda d: insert_text(d, where, " More.", tracking()))
    assert excerpt(composed(document)) == ["Footnote 3", "\tThe note.{+ More.+}"]


def test_text_before_the_first_heading_is_shown_too():
    made = Annex()
    made.text("Alone.", "Second.", "Third.")
    made.heading(1, "Later")
    document = replaced(made.document(), "cond", "COND")
    assert excerpt(composed(document)) == ["…", "Se[-cond-]{+COND+}.", "…"]


def test_moves_are_shown_as_an_insertion_and_a_deletion():
    move = Revision(AUTHOR, DATE, "5", "p1", move="m1")
    made = Annex()
    made.heading(2, "People")
    made.add(Run("From here", deleted=move), Run(" to "), Run("From here", inserted=move))
    shown = rewritten(composed(made.document()))
    (struck, new) = runs_with(shown, "From here")
    assert struck.deleted is not None
    assert struck.deleted.move is None
    assert new.inserted is not None
    assert new.inserted.move is None


def test_a_proposal_without_changes_has_its_heading_and_reasons_only():
    proposal = Proposal("p9", "Consider this", addressees=("WG-A",))
    assert below_cover(composed(annex(), (proposal,))) == ["1. Consider this (for consideration by WG-A)"]

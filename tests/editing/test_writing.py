"""What a keystroke becomes under tracking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.editing.draft import Draft
from app.editing.resolve import reject
from app.editing.tracking import Tracking
from app.editing.writing import (
    format_paragraph,
    format_runs,
    insert_before,
    insert_fragment,
    insert_paragraphs,
    insert_text,
    remove_paragraph,
    replace_text,
    split,
    strike,
)
from app.model.content import (
    FormatChange,
    Opaque,
    OpaqueKind,
    Paragraph,
    ParagraphFormatChange,
    Run,
    Wrapper,
    WrapperKind,
)
from app.model.document import Document, Position
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import Revision
from tests.editing.texts import document, marked, runs

ME = Tracking("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "p1")
LATER = replace(ME, date="2026-02-11T10:00:00Z")
UNTRACKED = replace(ME, on=False)
OTHER = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "1")


def rejected(draft: Draft) -> Document:
    again = Draft(draft.document)
    reject(again, lambda revision, kind: revision.author == ME.author)
    return again.document


def test_typing_letter_by_letter_makes_one_insertion() -> None:
    draft = Draft(document("ac"))
    place = Position(1, 1)
    for letter in "bbb":
        place = insert_text(draft, place, letter, ME)
    assert marked(draft.document) == ["a{+bbb+}c"]
    assert len({run.inserted for run in draft.document.paragraph(1).runs if run.inserted}) == 1
    assert place == Position(1, 4)


def test_typing_at_another_time_or_for_another_proposal_is_another_change() -> None:
    for other in (LATER, replace(ME, proposal="p2")):
        draft = Draft(document("a"))
        insert_text(draft, insert_text(draft, Position(1, 1), "b", ME), "c", other)
        assert len({run.inserted for run in draft.document.paragraph(1).runs if run.inserted}) == 2


def test_text_typed_behind_struck_text_is_not_struck() -> None:
    draft = Draft(document("old[-gone-]"))
    insert_text(draft, Position(1, 7), "new", ME)
    assert marked(draft.document) == ["old[-gone-]{+new+}"]


def test_striking_own_insertion_removes_it_and_striking_the_rest_marks_it() -> None:
    draft = Draft(document("one two"))
    insert_text(draft, Position(1, 3), "XY", ME)
    strike(draft, Position(1, 2), Position(1, 6), ME)
    assert marked(draft.document) == ["on[-e -]two"]


def test_striking_another_partys_insertion_fills_both_slots() -> None:
    draft = Draft(document("a{+new+}b"))
    strike(draft, Position(1, 0), Position(1, 4), ME)
    assert marked(draft.document) == ["[-a-]{+[-new-]+}b"]


def test_striking_what_another_party_struck_leaves_it_theirs() -> None:
    draft = Draft(document("a[-old-]b"))
    strike(draft, Position(1, 0), Position(1, 5), ME)
    authors = [run.deleted.author if run.deleted else None for run in draft.document.paragraph(1).runs]
    assert authors == [ME.author, "Union – B. Delegate", ME.author]


def test_a_strike_across_paragraphs_strikes_the_marks_between() -> None:
    draft = Draft(document("one", "two", "three"))
    place = strike(draft, Position(1, 1), Position(3, 2), ME)
    assert marked(draft.document) == ["o[-ne-]¶-", "[-two-]¶-", "[-th-]ree"]
    assert place == Position(1, 1)


def test_a_strike_over_a_whole_table_strikes_its_rows() -> None:
    base = document("one", "a|b", "two")
    draft = Draft(base)
    strike(draft, Position(1, 1), Position(4, 1), ME)
    rows = {p.parent.row.deleted is not None for p in draft.document.body.paragraphs if p.parent}  # type: ignore[union-attr]
    assert rows == {True}
    assert rejected(draft) == base


def test_a_strike_that_ends_inside_a_table_leaves_its_cells_standing() -> None:
    draft = Draft(document("one", "a|b", "two"))
    strike(draft, Position(1, 1), Position(3, 1), ME)
    assert marked(draft.document) == ["o[-ne-]", "[-a-]", "[-b-]", "two"]


def test_replacing_puts_the_new_text_behind_the_struck_text() -> None:
    draft = Draft(document("four tracks"))
    replace_text(draft, Position(1, 0), Position(1, 4), "five", ME)
    assert marked(draft.document) == ["[-four-]{+five+} tracks"]


def test_a_new_paragraph_keeps_the_old_mark_last_so_that_rejecting_restores_it() -> None:
    base = document("onetwo")
    draft = Draft(base)
    place = split(draft, Position(1, 3), ME)
    assert marked(draft.document) == ["one¶+", "two"]
    assert place == Position(1, 0)
    assert rejected(draft) == base


def test_enter_behind_a_heading_starts_body_text() -> None:
    base = document("Heading", style="Heading1")
    draft = Draft(base)
    split(draft, Position(1, 7), ME)
    assert [p.format.style for p in draft.document.body.paragraphs] == ["Heading1", "Normal"]
    assert rejected(draft) == base


def test_backspace_at_a_paragraph_that_i_started_joins_it_again() -> None:
    base = document("onetwo")
    draft = Draft(base)
    split(draft, Position(1, 3), ME)
    first = draft.document.body.paragraphs[0]
    strike(draft, Position(first.id, 3), Position(1, 0), ME)
    assert draft.document == base


def test_paragraphs_added_in_the_middle_carry_their_own_marks() -> None:
    base = document("one", "two")
    draft = Draft(base)
    insert_paragraphs(draft, 1, [Paragraph(0, runs("new"))], ME)
    assert marked(draft.document) == ["one", "{+new+}¶+", "two"]
    assert rejected(draft) == base


def test_paragraphs_added_at_the_end_take_over_the_last_mark() -> None:
    base = document("one", style="Heading1")
    draft = Draft(base)
    insert_paragraphs(draft, 1, [Paragraph(0, runs("new"), ParagraphFormat(style="Normal"))], ME)
    assert marked(draft.document) == ["one¶+", "{+new+}"]
    assert [p.format.style for p in draft.document.body.paragraphs] == ["Heading1", "Normal"]
    assert rejected(draft) == base


def test_paragraphs_can_be_added_in_front_of_the_first() -> None:
    base = document("one")
    draft = Draft(base)
    insert_before(draft, 1, [Paragraph(0, runs("new"))], ME)
    assert marked(draft.document) == ["{+new+}¶+", "one"]
    assert rejected(draft) == base


@pytest.mark.parametrize(
    ("lines", "paragraph", "expected"),
    [
        (("one", "two", "three"), 2, ["one", "[-two-]¶-", "three"]),
        (("one", "two"), 2, ["one¶-", "[-two-]"]),
        (("one",), 1, ["[-one-]"]),
        (("one", "a|b", "two"), 1, ["[-one-]¶-", "a", "b", "two"]),
        (("one", "a|b", "two"), 2, ["one", "[-a-]", "b", "two"]),
    ],
)
def test_removing_a_paragraph_strikes_its_text_and_a_mark(
    lines: tuple[str, ...], paragraph: int, expected: list[str]
) -> None:
    base = document(*lines)
    draft = Draft(base)
    remove_paragraph(draft, paragraph, ME)
    assert marked(draft.document) == expected
    assert rejected(draft) == base


def test_pasted_paragraphs_split_the_one_they_are_pasted_into() -> None:
    base = document("onetwo")
    draft = Draft(base)
    fragment = [Paragraph(0, runs("a")), Paragraph(0, runs("b")), Paragraph(0, runs("c"))]
    place = insert_fragment(draft, Position(1, 3), fragment, ME)
    assert marked(draft.document) == ["one{+a+}¶+", "{+b+}¶+", "{+c+}two"]
    assert place == Position(1, 1)
    assert rejected(draft) == base


def test_pasting_brings_no_bookmark_and_no_note_reference_along() -> None:
    bookmark = Run("", opaque=Opaque(OpaqueKind.BOOKMARK, "<w:bookmarkStart/>", ref="1"))
    note = Run("\ufffc", opaque=Opaque(OpaqueKind.FOOTNOTE, "<w:footnoteReference/>", ref="1"))
    draft = Draft(document("one"))
    insert_fragment(draft, Position(1, 3), [Paragraph(0, (bookmark, Run("x"), note))], ME)
    assert marked(draft.document) == ["one{+x+}"]


def test_formatting_is_tracked_once_and_leaves_no_trace_when_taken_back() -> None:
    base = document("one two")
    draft = Draft(base)
    format_runs(draft, Position(1, 0), Position(1, 3), ME, bold=True)
    (bold, rest) = draft.document.paragraph(1).runs
    assert bold.format.bold
    assert bold.format_change
    assert bold.format_change.old == RunFormat()
    assert rest.format_change is None
    format_runs(draft, Position(1, 0), Position(1, 3), ME, bold=None)
    assert draft.document == base


def test_a_look_that_another_party_changed_is_not_changed_over_their_name() -> None:
    theirs = Run("one", RunFormat(bold=True), format_change=FormatChange(OTHER, RunFormat()))
    styled = ParagraphFormat(style="Heading1")
    base = document("one", "two")
    draft = Draft(base)
    draft.put(replace(base.paragraph(1), runs=(theirs,)))
    draft.put(replace(base.paragraph(2), format=styled, format_change=ParagraphFormatChange(OTHER, ParagraphFormat())))
    before = draft.document
    for fields in ({"italic": True}, {"bold": None}):
        with pytest.raises(RefusedError, match=OTHER.author):
            format_runs(draft, Position(1, 0), Position(1, 3), ME, **fields)
    for new in (ParagraphFormat(), ParagraphFormat(level=1)):
        with pytest.raises(RefusedError, match=OTHER.author):
            format_paragraph(draft, 2, new, ME)
    format_runs(draft, Position(1, 0), Position(1, 3), ME, bold=True)
    assert draft.document == before


def test_untracked_edits_leave_no_marks() -> None:
    draft = Draft(document("one", "two"))
    strike(draft, Position(1, 1), Position(2, 1), UNTRACKED)
    insert_text(draft, Position(2, 1), "X", UNTRACKED)
    assert marked(draft.document) == ["oXwo"]


def test_text_typed_at_the_edge_of_a_link_stays_outside_it() -> None:
    link = Wrapper(1, WrapperKind.HYPERLINK, "<w:hyperlink>", "</w:hyperlink>")
    base = document("")
    draft = Draft(base)
    draft.put(replace(base.paragraph(1), runs=(Run("link", wrappers=(link,)),)))
    insert_text(draft, Position(1, 2), "X", ME)
    insert_text(draft, Position(1, 5), "Y", ME)
    wrapped = {run.text: bool(run.wrappers) for run in draft.document.paragraph(1).runs}
    assert wrapped == {"li": True, "X": True, "nk": True, "Y": False}


def test_a_place_that_does_not_exist_is_refused_in_words() -> None:
    with pytest.raises(RefusedError, match="no place 9"):
        insert_text(Draft(document("one")), Position(1, 9), "x", ME)


def test_carried_blocks_and_text_for_reading_only_refuse_typing() -> None:
    base = document("one")
    block = replace(base.body.paragraphs[0], runs=(), block=Opaque(OpaqueKind.BLOCK, "<w:altChunk/>"))
    locked = replace(base, stories=(replace(base.body, editable=False),))
    carried = replace(base, stories=(replace(base.body, paragraphs=(block,)),))
    for one in (locked, carried):
        with pytest.raises(RefusedError):
            insert_text(Draft(one), Position(1, 0), "x", ME)


def test_ids_are_never_used_twice_even_after_undo() -> None:
    base = document("onetwo")
    draft = Draft(base)
    split(draft, Position(1, 3), ME)
    undone = draft.document
    for splice in reversed(draft.splices):
        undone = splice.inverse().apply(undone)
    assert undone == base
    again = Draft(undone)
    split(again, Position(1, 3), ME)
    first, second = (d.document.body.paragraphs[0].id for d in (draft, again))
    assert first != second


def test_a_revision_is_continued_only_by_its_own_author_date_and_proposal() -> None:
    mine = Revision(ME.author, ME.date, "n1", "p1")
    assert ME.revision(Draft(document("a")), mine) is mine
    assert LATER.revision(Draft(document("a")), mine) != mine

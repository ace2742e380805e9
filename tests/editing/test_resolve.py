"""Accepting and rejecting, one by one and all together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.editing.draft import Draft
from app.editing.moving import move_stretch
from app.editing.resolve import accept, accept_changes, reject, reject_changes, resolve_all
from app.editing.tracking import Tracking
from app.editing.writing import insert_text, remove_paragraph, split, strike
from app.model.changes import document_changes
from app.model.content import FormatChange, Level, Opaque, OpaqueKind, Paragraph, ParagraphFormatChange, Run
from app.model.document import Document, Position, Story
from app.model.format import ParagraphFormat, RunFormat
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Row, Table
from tests.editing.texts import OTHER, document, marked

DATE = OTHER.date


def test_an_added_paragraph_in_front_of_a_table_leaves_the_one_before_it_as_it_was() -> None:
    base = document("one¶+", "a|b", "end")
    added = document("one¶+", "{+two+}¶+", "a|b", "end")
    (first, *_), alone = base.body.paragraphs, resolve_all(base, accepted=False)
    both = resolve_all(added, accepted=False)
    assert marked(both) == marked(alone) == ["one", "a", "b", "end"]
    assert both.body.paragraphs[0].id == alone.body.paragraphs[0].id == first.id


def test_a_paragraph_parted_in_front_of_a_table_is_itself_again() -> None:
    draft = Draft(document("one¶+", "a|b", "end"))
    place = split(draft, Position(draft.document.body.paragraphs[0].id, 3), Tracking(OTHER.author, OTHER.date))
    after = resolve_all(draft.document, accepted=False)
    assert marked(after) == ["one", "a", "b", "end"]
    assert after.body.paragraphs[0].id == place.paragraph


def test_a_paragraph_that_stands_only_for_anothers_words_goes_with_these() -> None:
    draft = Draft(document("one", "{+two+}¶+", "a|b", "end"))
    insert_text(draft, Position(2, 3), " more", Tracking("B", DATE))
    reject(draft, lambda revision, kind: revision.author == OTHER.author)
    assert marked(draft.document) == ["one", "{+ more+}¶+", "a", "b", "end"]
    assert draft.document.body.paragraphs[1].mark.inserted == draft.document.body.paragraphs[1].runs[0].inserted
    reject(draft, lambda revision, kind: revision.author == "B")
    assert marked(draft.document) == ["one", "a", "b", "end"]


def test_a_strike_of_a_mark_goes_with_the_mark_though_words_keep_the_paragraph() -> None:
    draft = Draft(document("one", "{+two+}¶+-", "a|b", "end"))
    insert_text(draft, Position(2, 3), " more", Tracking("A", DATE))
    struck = draft.document.paragraph(2)
    draft.put(struck.with_mark(struck.mark.with_slots(OTHER, Revision("B", DATE, "8"))))
    reject(draft, lambda revision, kind: revision.author == OTHER.author)
    assert marked(draft.document) == ["one", "{+ more+}¶+", "a", "b", "end"]


def test_a_struck_table_takes_the_mark_in_front_of_it_along_whatever_was_struck_there() -> None:
    row = Revision("B", DATE, "8")
    draft = Draft(with_row_slots(document("one", "two¶+", "a|b", "end"), deleted=row))
    reject(draft, lambda revision, kind: revision.author == OTHER.author)
    alone = draft.document.paragraph(2).mark
    draft = Draft(with_row_slots(document("one", "[-two-]¶+", "a|b", "end"), deleted=row))
    reject(draft, lambda revision, kind: kind is ChangeKind.PARAGRAPH_INSERT)
    assert draft.document.paragraph(2).mark.deleted == alone.deleted == row


def test_text_struck_across_anothers_struck_table_leaves_its_own_marks_to_be_rejected() -> None:
    base = with_row_slots(document("{+one+}¶+", "¶+", "a|b", "end"), inserted=Revision("B", DATE, "8"))
    base = with_row_slots(base, deleted=Revision("B", DATE, "9"))
    draft = Draft(base)
    strike(draft, Position(1, 2), Position(5, 1), Tracking(OTHER.author, DATE))
    was = Draft(base)
    for one in (draft, was):
        reject(one, lambda revision, kind: revision.author == OTHER.author)
    assert marked(draft.document) == marked(was.document)


def test_a_moved_paragraph_of_anothers_that_stands_only_for_words_goes_with_these() -> None:
    draft = Draft(document("one", "¶+", "a|b", "end"))
    here = draft.document.body.paragraphs[1]
    moved = here.mark.with_slots(OTHER.within(Revision("B", DATE, "8", move="m")), None)
    draft.put(here.with_mark(moved))
    insert_text(draft, Position(2, 0), "more", Tracking("A", DATE))
    for author in ("B", "A"):
        reject(draft, lambda revision, kind, author=author: revision.author == author)
    assert marked(draft.document) == ["one", "a", "b", "end"]


def test_a_struck_paragraph_that_stands_only_for_words_anothers_strike_takes_goes_with_these() -> None:
    draft = Draft(document("one", "two", "a|b", "end"))
    strike(draft, Position(2, 0), Position(2, 3), Tracking("B", DATE))
    remove_paragraph(draft, 2, Tracking("A", DATE))
    accept(draft, lambda revision, kind: revision.author == "A")
    assert marked(draft.document) == ["one", "[-two-]¶-", "a", "b", "end"]
    accept(draft, lambda revision, kind: revision.author == "B")
    assert marked(draft.document) == ["one", "a", "b", "end"]


def with_comment(base: Document, at: int) -> Document:
    """The document with the anchor of a comment at the end of a paragraph."""
    here = base.body.paragraphs[at]
    anchor = Run("", opaque=Opaque(OpaqueKind.COMMENT, "<w:commentReference/>", Level.RUN, ref="1"))
    body = base.body.replaced(at, 1, [here.with_runs((*here.runs, anchor))])
    return replace(base, stories=(body,))


def anchored(base: Document) -> list[int]:
    """The ids of the paragraphs that comments are anchored in."""
    return [p.id for p in base.body.paragraphs if any(run.opaque for run in p.runs)]


def test_a_comment_on_an_added_paragraph_in_front_of_a_table_stays_with_the_text_before_it() -> None:
    base = with_comment(document("zero", "one", "¶+", "a|b", "end"), 2)
    after = resolve_all(base, accepted=False)
    assert marked(after) == ["zero", "one", "a", "b", "end"]
    assert anchored(after) == [2]


@pytest.mark.parametrize("row", ["c|d", "[-c-]|d"])
def test_a_comment_on_an_added_paragraph_between_tables_stays_with_the_text_behind_them(row: str) -> None:
    base = with_comment(document("a|b", "¶+", row, "[-e-]nd", "last"), 2)
    draft = Draft(base)
    remove_paragraph(draft, 3, Tracking(OTHER.author, OTHER.date))
    assert anchored(draft.document) == anchored(resolve_all(base, accepted=False)) == [6]


def test_a_comment_on_a_paragraph_of_ones_own_stays_when_that_is_struck_in_front_of_a_table() -> None:
    draft = Draft(with_comment(document("one", "{+two+}¶+", "a|b", "end"), 1))
    remove_paragraph(draft, 2, Tracking(OTHER.author, OTHER.date))
    assert marked(draft.document) == ["one", "a", "b", "end"]
    assert anchored(draft.document) == [1]


def parted_by_a_table(table: Tracking) -> Document:
    """A paragraph that A has parted, with a table between its halves."""
    draft = Draft(document("one two", "end"))
    place = split(draft, Position(1, 3), Tracking("A", DATE))
    row = Row(draft.new_id(), Table(draft.new_id()), inserted=table.revision(draft))
    cells = [Paragraph(draft.new_id(), parent=Cell(draft.new_id(), row, column)) for column in range(2)]
    draft.replace("body", draft.locate(place.paragraph)[1], 0, cells)
    return draft.document


@pytest.mark.parametrize("turn", [("A", "B"), ("B", "A")])
def test_what_one_has_parted_and_another_has_put_a_table_between_is_whole_again_in_either_order(
    turn: tuple[str, str],
) -> None:
    draft = Draft(parted_by_a_table(Tracking("B", DATE)))
    for author in turn:
        reject(draft, lambda revision, kind, author=author: revision.author == author)
    assert draft.document == document("one two", "end")


def test_what_one_has_parted_in_front_of_a_table_joins_when_another_strikes_the_table() -> None:
    draft = Draft(parted_by_a_table(Tracking("", "", on=False)))
    strike(draft, Position(draft.document.body.paragraphs[0].id, 1), Position(1, 2), Tracking("B", DATE))
    reject(draft, lambda revision, kind: revision.author == "A")
    assert marked(draft.document)[0] == "o[-ne-]¶-"
    accept(draft, lambda revision, kind: revision.author == "B")
    assert marked(draft.document) == ["owo", "end"]


@pytest.mark.parametrize("accepted", [True, False])
def test_an_empty_row_that_was_moved_is_resolved_whether_others_have_moved_things_or_not(accepted: bool) -> None:
    base = document("one", "two", "a|b", "|", "end")
    for others in (False, True):
        draft = Draft(base)
        if others:
            move_stretch(draft, "body", 0, 1, 2, Tracking("B", DATE))
        before = draft.document
        at = len(before.body.paragraphs)
        move_stretch(draft, "body", at - 3, at - 1, at - 5, Tracking("A", DATE))
        (accept if accepted else reject)(draft, lambda revision, kind: revision.author == "A")
        kinds = {change.kind for change in document_changes(draft.document)}
        assert kinds == ({ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO} if others else set())
        assert accepted or draft.document == before


@pytest.mark.parametrize("turn", [("A", "B"), ("B", "A")])
def test_words_of_two_parties_in_front_of_a_table_join_what_follows_when_that_goes(
    turn: tuple[str, str],
) -> None:
    draft = Draft(with_row_slots(document("one", "{+two+}", "a|b", "end"), inserted=Revision("B", DATE, "8")))
    insert_text(draft, Position(2, 3), " more", Tracking("A", DATE))
    here = draft.document.paragraph(2)
    draft.put(here.with_mark(here.mark.with_slots(None, Revision("C", DATE, "9"))))
    accept(draft, lambda revision, kind: revision.author == "C")
    assert marked(draft.document) == ["one", "{+two more+}¶+", "a", "b", "end"]
    for author in turn:
        reject(draft, lambda revision, kind, author=author: revision.author == author)
    assert marked(draft.document) == ["one", "{+two+}end"]


@pytest.mark.parametrize(
    ("lines", "accepted", "rejected"),
    [
        (("a{+new+}[-old-]b",), ["anewb"], ["aoldb"]),
        (("a{+[-both-]+}b",), ["ab"], ["ab"]),
        (("one¶-", "two"), ["onetwo"], ["one", "two"]),
        (("one¶+", "two"), ["one", "two"], ["onetwo"]),
        (("{+one+}¶+", "two"), ["one", "two"], ["two"]),
        (("[-one-]¶-", "[-two-]¶-", "three"), ["three"], ["one", "two", "three"]),
        (("[-one-]¶-", "a|b", "two"), ["a", "b", "two"], ["one", "a", "b", "two"]),
        (("one¶-", "a|b", "two"), ["one", "a", "b", "two"], ["one", "a", "b", "two"]),
        (("one", "{+two+}¶+"), ["one", "two"], ["one", ""]),
        (("one¶+-", "two"), ["onetwo"], ["onetwo"]),
    ],
)
def test_every_change_accepted_and_every_change_rejected(
    lines: tuple[str, ...], accepted: list[str], rejected: list[str]
) -> None:
    base = document(*lines)
    assert marked(resolve_all(base, accepted=True)) == accepted
    assert marked(resolve_all(base, accepted=False)) == rejected


def with_row_slots(base: Document, **slots: object) -> Document:
    rows = {
        id(p.parent.row): replace(p.parent.row, **slots) for p in base.body.paragraphs if isinstance(p.parent, Cell)
    }
    moved = tuple(
        replace(p, parent=replace(p.parent, row=rows[id(p.parent.row)])) if isinstance(p.parent, Cell) else p
        for p in base.body.paragraphs
    )
    return replace(base, stories=(Story("body", base.body.kind, moved),))


def test_a_struck_row_goes_when_accepted_and_stays_when_rejected() -> None:
    base = document("one", "a|b", "two")
    struck = with_row_slots(base, deleted=OTHER)
    assert marked(resolve_all(struck, accepted=True)) == ["one", "two"]
    assert resolve_all(struck, accepted=False) == base


def test_a_new_row_goes_when_rejected_and_stays_when_accepted() -> None:
    base = document("one", "a|b", "two")
    new = with_row_slots(base, inserted=OTHER)
    assert resolve_all(new, accepted=True) == base
    assert marked(resolve_all(new, accepted=False)) == ["one", "two"]


def test_a_paragraph_joins_the_next_one_across_a_table_that_goes() -> None:
    base = with_row_slots(document("one¶-", "a|b", "two"), deleted=OTHER)
    assert marked(resolve_all(base, accepted=True)) == ["onetwo"]


def test_the_properties_of_the_surviving_mark_stay() -> None:
    base = document("one¶-", "two")
    first, second = base.body.paragraphs
    styled = replace(first, format=ParagraphFormat(style="Heading1"))
    base = replace(base, stories=(replace(base.body, paragraphs=(styled, second)),))
    (joined,) = resolve_all(base, accepted=True).body.paragraphs
    assert (joined.id, joined.format) == (second.id, second.format)


def test_tracked_formats_come_back_when_rejected() -> None:
    base = document("one")
    run = Run("one", RunFormat(bold=True), format_change=FormatChange(OTHER, RunFormat()))
    change = ParagraphFormatChange(OTHER, ParagraphFormat(style="Heading1"))
    paragraph = replace(base.paragraph(1), runs=(run,), format_change=change)
    changed = replace(base, stories=(replace(base.body, paragraphs=(paragraph,)),))
    (rejected,) = resolve_all(changed, accepted=False).body.paragraphs
    assert rejected.runs == (Run("one"),)
    assert rejected.format == ParagraphFormat(style="Heading1")
    (accepted,) = resolve_all(changed, accepted=True).body.paragraphs
    assert accepted.runs == (Run("one", RunFormat(bold=True)),)
    assert accepted.format_change is None


def test_only_what_the_selector_takes_is_resolved() -> None:
    draft = Draft(document("a{+new+}[-old-]b"))
    accept(draft, lambda revision, kind: kind is ChangeKind.INSERT)
    assert marked(draft.document) == ["anew[-old-]b"]
    reject(draft, lambda revision, kind: revision.author == "nobody")
    assert marked(draft.document) == ["anew[-old-]b"]


def test_one_change_among_equal_ones_is_resolved_at_its_place() -> None:
    base = document("a{+x+}b{+x+}c")
    first, second = (c for c in document_changes(base) if c.kind is ChangeKind.INSERT)
    draft = Draft(base)
    reject_changes(draft, [second])
    assert marked(draft.document) == ["a{+x+}bc"]
    accept_changes(draft, [first])
    assert marked(draft.document) == ["axbc"]


def test_resolving_many_changes_is_one_splice_that_inverts() -> None:
    base = document(*["same", "a{+x+}[-y-]"] * 200)
    draft = Draft(base)
    accept(draft)
    assert len(draft.splices) == 1
    assert marked(draft.document) == ["same", "ax"] * 200
    assert draft.splices[0].inverse().apply(draft.document) == base


def test_a_changed_row_is_listed_though_its_first_cell_starts_with_a_nested_table() -> None:
    outer = Row(1, Table(2), inserted=OTHER)
    inner = Cell(3, Row(4, Table(5, parent=Cell(6, outer))))
    base = document("nested", "outer")
    first, second = (replace(p, parent=c) for p, c in zip(base.body.paragraphs, (inner, inner.parent), strict=True))
    nested = replace(base, stories=(replace(base.body, paragraphs=(first, second)),))
    assert [(c.kind, c.paragraph) for c in document_changes(nested)] == [(ChangeKind.ROW_INSERT, first.id)]

"""The invariants that make tracked editing trustworthy, over documents with tables and other parties' changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from app.editing.draft import Draft
from app.editing.history import History
from app.editing.mapping import map_position
from app.editing.resolve import accept, reject, resolve_all
from app.editing.splice import Edit
from app.editing.tracking import Tracking
from app.model.content import Paragraph, joins, must_stay
from app.model.document import Document, Position
from app.model.revision import ChangeKind, Revision
from app.model.structure import cell_of
from app.model.styles import StyleSheet
from app.model.views import View, paragraph_text, story_lines
from tests.property.documents import DATE, ME, OTHERS, Intent, documents, intents, places

TRACKED = Tracking(ME, DATE, "p1")
UNTRACKED = Tracking(ME, DATE, on=False)


def mine(revision: Revision, kind: ChangeKind) -> bool:
    return revision.author == ME


def amended(document: Document, edits: list[Intent], tracking: Tracking) -> tuple[Document, list[Edit]]:
    made: list[Edit] = []
    for intent in edits:
        draft = Draft(document)
        intent.make(draft, places(document), tracking)
        made.append(Edit(intent.kind, draft.splices, merge="typing" if intent.kind == "insert" else None))
        assert made[-1].apply(document) == draft.document
        document = draft.document
    return document, made


@given(documents(), intents(), st.booleans())
def test_undoing_everything_restores_the_document_and_redoing_everything_the_amended_one(
    base: Document, edits: list[Intent], tracked: bool
) -> None:
    end, made = amended(base, edits, TRACKED if tracked else UNTRACKED)
    history = History()
    for edit in made:
        history.push(edit)
    document = end
    while (step := history.undo()) is not None:
        document = step.apply(document)
    assert document == base
    while (step := history.redo()) is not None:
        document = step.apply(document)
    assert document == end


@given(documents(), intents())
def test_rejecting_all_my_changes_restores_what_was_opened(base: Document, edits: list[Intent]) -> None:
    end, _ = amended(base, edits, TRACKED)
    draft = Draft(end)
    reject(draft, mine)
    assert draft.document == base


@given(documents(), intents())
def test_tracked_edits_change_nothing_in_the_original_view(base: Document, edits: list[Intent]) -> None:
    end, _ = amended(base, edits, TRACKED)
    assert list(story_lines(end.body, View.ORIGINAL)) == list(story_lines(base.body, View.ORIGINAL))


def sketch(document: Document) -> list[str]:
    """The document in few words, for the report of a failure."""
    lines: list[str] = []
    for p in document.body.paragraphs:
        cell = cell_of(p.parent)
        mark = ("+" if p.mark.inserted else "") + ("-" if p.mark.deleted else "")
        place = f" in {cell.id}{'+' * bool(cell.row.inserted)}{'-' * bool(cell.row.deleted)}" if cell else ""
        lines.append(f"{p.id}: {paragraph_text(p, View.MARKED)!r} ¶{mark}{place}")
    return lines


def final_places(document: Document) -> list[Position]:
    """One position for each place of the text with every change accepted."""
    found: list[Position] = []
    empty = True
    shown = [p for p in document.body.paragraphs if not in_struck_row(p)]
    for paragraph, after in zip_longest(shown, shown[1:]):
        kept = [o for o, gone in enumerate(struck(paragraph)) if not gone]
        found += [Position(paragraph.id, o) for o in kept]
        empty = empty and not kept
        goes = joins(paragraph, after) or (empty and not must_stay(paragraph, after))
        if not (paragraph.mark.deleted and goes):
            found.append(Position(paragraph.id, paragraph.length))
            empty = True
    return found


def in_struck_row(paragraph: Paragraph) -> bool:
    return (cell := cell_of(paragraph.parent)) is not None and cell.row.deleted is not None


def struck(paragraph: Paragraph) -> list[bool]:
    return [run.deleted is not None for run in paragraph.runs for _ in run.text]


def shape(document: Document, *, formats: bool) -> list[tuple[object, ...]]:
    out: list[tuple[object, ...]] = []
    for paragraph in resolve_all(document, accepted=True).body.paragraphs:
        cell = cell_of(paragraph.parent)
        text = [(char, formats and run.format) for run in paragraph.runs if run.text for char in run.display]
        out.append((paragraph.format, text, cell and (cell.id, cell.row.id)))
    return out


def untouched_by_others(document: Document) -> bool:
    slots = [(r.inserted, r.deleted) for p in document.body.paragraphs for r in (*p.runs, p.mark)]
    rows = [c.row for p in document.body.paragraphs if (c := cell_of(p.parent))]
    return not any(map(any, slots)) and not any(r.inserted or r.deleted for r in rows)


# What new text looks like behind a struck paragraph mark is the writer's choice: formats are compared where nothing
# is inserted.
@pytest.mark.parametrize("kinds", [("insert", "strike", "replace", "split", "format"), ("strike", "split", "format")])
@given(base=documents(), data=st.data())
def test_accepting_everything_equals_the_same_edits_typed_untracked(
    kinds: tuple[str, ...], base: Document, data: st.DataObject
) -> None:
    edits = data.draw(intents(*kinds))
    # Which style follows a heading depends on what stands before the caret, struck or gone; here none follows.
    tracked = plain = resolve_all(replace(base, styles=StyleSheet()), accepted=True)
    for intent in edits:
        there, here = final_places(tracked), final_places(plain)
        assert len(there) == len(here)
        first, second = Draft(tracked), Draft(plain)
        intent.make(first, there, TRACKED)
        intent.make(second, here, UNTRACKED)
        tracked, plain = first.document, second.document
        lines = [*sketch(tracked), "--", *sketch(plain)]
        note("\n".join((f"{intent.kind} {intent.start} {intent.end} {intent.text!r}", *lines)))
        assert shape(tracked, formats="insert" not in kinds) == shape(plain, formats="insert" not in kinds)


# In front of a table a changed mark joins nothing and its paragraph goes only once it is empty, whichever comes first.
@given(documents(tables=False), intents())
def test_accepting_one_party_and_rejecting_another_gives_the_same_in_either_order(
    base: Document, edits: list[Intent]
) -> None:
    end, _ = amended(base, edits, TRACKED)
    one, other = Draft(end), Draft(end)
    accept(one, mine)
    reject(one, lambda revision, kind: revision.author == OTHERS[0])
    reject(other, lambda revision, kind: revision.author == OTHERS[0])
    accept(other, mine)
    note("\n".join((*sketch(base), "--", *sketch(end), "--", *sketch(one.document), "--", *sketch(other.document))))
    assert list(story_lines(one.document.body, View.MARKED)) == list(story_lines(other.document.body, View.MARKED))


@given(documents(), intents())
def test_each_view_is_the_text_of_the_document_resolved_that_way(base: Document, edits: list[Intent]) -> None:
    end, _ = amended(base, edits, TRACKED)
    for view, accepted in ((View.FINAL, True), (View.ORIGINAL, False)):
        resolved = resolve_all(end, accepted=accepted)
        assert list(story_lines(end.body, view)) == list(story_lines(resolved.body, View.MARKED))


@given(documents(), intents(), st.integers(-1, 1))
def test_a_position_outside_the_changed_text_survives_a_splice_and_its_inverse(
    base: Document, edits: list[Intent], bias: int
) -> None:
    _, made = amended(base, edits[:1], TRACKED)
    document = base
    for splice in made[0].splices:
        after = splice.apply(document)
        for position in places(document):
            mapped = map_position(splice, position, bias)
            if mapped is None:
                assert position.paragraph in {p.id for p in splice.removed}
                continue
            assert 0 <= mapped.offset <= after.paragraph(mapped.paragraph).length
            back = map_position(splice.inverse(), mapped, bias)
            again = map_position(splice, back, bias) if back else None
            assert again == mapped or again is None or mapped == position
        document = after


@given(documents())
def test_nothing_is_left_of_any_change_once_all_are_resolved(base: Document) -> None:
    for accepted in (True, False):
        assert untouched_by_others(resolve_all(base, accepted=accepted))

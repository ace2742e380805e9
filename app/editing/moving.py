"""Whole paragraphs moved under tracking, as a move with both its sides (ECMA-376 Part 1 §17.13.5.22 to .28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.editing.draft import Draft
from app.editing.fragments import stays
from app.editing.striking import require_editable
from app.editing.tracking import Tracking
from app.editing.writing import insert_before, insert_paragraphs, remove_paragraph
from app.model.content import Paragraph, joins, must_stay
from app.model.document import Position, Range, Story
from app.model.errors import RefusedError
from app.model.revision import Revision


def move_paragraphs(draft: Draft, selection: Range, tracking: Tracking, *, down: bool) -> Range:
    """Move the paragraphs that a selection touches past the one above or below; returns them where they are now.

    The author's own paragraphs, and all of them when nothing is tracked, are only put elsewhere. Where the last
    paragraph of a cell or story is concerned, which has to stay, the words are struck and inserted instead of moved.
    Raises RefusedError at the end of the cell or story, and for what is only carried along or bound to its place.
    """
    start, end = draft.document.ordered(selection)
    story, first = draft.locate(start.paragraph)
    _, last = draft.locate(end.paragraph)
    require_editable(story)
    block = story.paragraphs[first : last + 1]
    past = _past(story, first - 1 if not down else last + 1)
    _require_movable(block, past)
    if not tracking.on or all(_own(paragraph, tracking) for paragraph in block):
        return _put_elsewhere(draft, story, first, last, down=down)
    ending = story.paragraphs[last + 2] if last + 2 < len(story.paragraphs) else None
    behind = past if not down else ending
    if must_stay(block[-1], _at(story, last + 1)) or (down and (behind is None or not joins(past, behind))):
        return _rewritten(draft, block, past, tracking, down=down)
    return _moved(draft, story, first, last, tracking, down=down)


def _at(story: Story, index: int) -> Paragraph | None:
    return story.paragraphs[index] if 0 <= index < len(story.paragraphs) else None


def _past(story: Story, index: int) -> Paragraph:
    found = _at(story, index)
    if found is None:
        raise RefusedError("There is nothing left to move past.")
    return found


def _require_movable(block: Sequence[Paragraph], past: Paragraph) -> None:
    here = block[0].parent
    if any(paragraph.parent != here for paragraph in (*block, past)):
        raise RefusedError("A paragraph can be moved within its cell or text only, not past a table.")
    if any(paragraph.block is not None or paragraph.section for paragraph in block):
        raise RefusedError("This part of the document is only carried along and cannot be moved.")
    if any(run.opaque is not None and stays(run.opaque) for p in block for run in p.runs if run.text):
        raise RefusedError(
            "A paragraph with notes or text boxes cannot be moved; cut its words and paste them instead."
        )


def _own(paragraph: Paragraph, tracking: Tracking) -> bool:
    inserted = [run.inserted for run in paragraph.runs if run.text]
    return all(one is not None and tracking.removes(one) for one in (*inserted, paragraph.mark.inserted))


def _put_elsewhere(draft: Draft, story: Story, first: int, last: int, *, down: bool) -> Range:
    block = story.paragraphs[first : last + 1]
    if down:
        draft.replace(story.id, first, last - first + 2, (story.paragraphs[last + 1], *block))
    else:
        draft.replace(story.id, first - 1, last - first + 2, (*block, story.paragraphs[first - 1]))
    return _whole(block)


def _moved(draft: Draft, story: Story, first: int, last: int, tracking: Tracking, *, down: bool) -> Range:
    block = story.paragraphs[first : last + 1]
    name = f"move{draft.new_id()}"
    away, here = (replace(_revision(draft, tracking), move=name) for _ in range(2))
    left = [_away(paragraph, away) for paragraph in block]
    new = [_arrived(draft, paragraph, here, tracking) for paragraph in block]
    if down:
        draft.replace(story.id, first, last - first + 2, (*left, story.paragraphs[last + 1], *new))
    else:
        draft.replace(story.id, first - 1, last - first + 2, (*new, story.paragraphs[first - 1], *left))
    return _whole(new)


def _revision(draft: Draft, tracking: Tracking) -> Revision:
    revision = tracking.revision(draft)
    assert revision is not None
    return revision


def _away(paragraph: Paragraph, away: Revision) -> Paragraph:
    runs = [
        run.with_slots(run.inserted, run.deleted.within(away) if run.deleted is not None else away) if run.text else run
        for run in paragraph.runs
    ]
    mark = paragraph.mark
    deleted = mark.deleted.within(away) if mark.deleted is not None else away
    return paragraph.with_runs(runs).with_mark(mark.with_slots(mark.inserted, deleted))


def _arrived(draft: Draft, paragraph: Paragraph, here: Revision, tracking: Tracking) -> Paragraph:
    def arrived(inserted: Revision | None) -> Revision:
        return here if inserted is None or tracking.removes(inserted) else inserted.within(here)

    runs = [run.with_slots(arrived(run.inserted), run.deleted) for run in paragraph.runs if run.text]
    mark = paragraph.mark
    return draft.fresh(paragraph).with_runs(runs).with_mark(mark.with_slots(arrived(mark.inserted), mark.deleted))


def _rewritten(draft: Draft, block: Sequence[Paragraph], past: Paragraph, tracking: Tracking, *, down: bool) -> Range:
    slots = [slot for p in block for one in (p.mark, *p.runs) for slot in (one.inserted, one.deleted)]
    if any(slot is not None and not tracking.removes(slot) for slot in slots):
        raise RefusedError("The last paragraph holds changes of another party; decide on them before it is moved.")
    copies = [p.with_runs([run for run in p.runs if run.text and run.deleted is None]) for p in block]
    if down:
        place = insert_paragraphs(draft, past.id, copies, tracking)
    else:
        place = insert_before(draft, past.id, copies, tracking)
    for paragraph in block:
        if draft.document.holds(paragraph.id):
            remove_paragraph(draft, paragraph.id, tracking)
    return Range(place, place)


def _whole(block: Sequence[Paragraph]) -> Range:
    return Range(Position(block[0].id, 0), Position(block[-1].id, block[-1].length))

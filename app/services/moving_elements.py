"""Elements of the plan and paragraphs moved past their like, with all that belongs to them and was said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.editing.draft import Draft
from app.editing.move_rows import chosen_rows, row_move, rows_of
from app.editing.moving import move_paragraphs, move_stretch
from app.editing.tracking import Tracking
from app.model.document import Position, Range
from app.model.errors import RefusedError
from app.model.plan import HandKind, Plan
from app.plan.extent import extent_of, movable_element, sibling_of


def move_element(
    draft: Draft, plan: Plan, paragraph: int, tracking: Tracking, *, down: bool, kinds: Iterable[HandKind] = ()
) -> tuple[Range, tuple[HandKind, ...]]:
    """Move the element that a paragraph of the body belongs to past the next of its kind, below it or above.

    `plan` is the one of the document that the draft begins with. Returns where the element begins now, and `kinds`,
    what people said of paragraphs, with the same said of those at the new place. Raises RefusedError where there is no
    element or none to move past, and as `move_stretch` does.
    """
    document = draft.document
    element = movable_element(plan, paragraph)
    if element is None:
        raise RefusedError("There is no element of the plan here; the paragraph itself can be moved.")
    sibling = sibling_of(document, plan, element, down=down)
    here, there = (extent_of(document, plan, one) for one in (element, sibling))
    if here.start < there.end and there.start < here.end:
        raise RefusedError("The element stands within the one beside it and cannot be moved past it.")
    moved = move_stretch(draft, "body", here.start, here.end, there.end if down else there.start, tracking)
    old = [one.id for one in document.body.paragraphs[here.start : here.end]]
    # A caret, not a selection: the next key must not replace the whole element.
    place = Position(moved.anchor.paragraph, 0)
    return Range(place, place), (*kinds, *_said_anew(draft, old, moved, tuple(kinds)))


def move_selected(
    draft: Draft, selection: Range, tracking: Tracking, *, down: bool, kinds: Iterable[HandKind] = ()
) -> tuple[Range, tuple[HandKind, ...]]:
    """Move the paragraphs or rows that a selection touches past what stands above or below them.

    Returns where they are now, and `kinds`, what people said of paragraphs, with the same said of those at the new
    place. Raises RefusedError as `move_paragraphs` does.
    """
    document = draft.document
    start, end = document.ordered(selection)
    story, first = document.locate(start.paragraph)
    last = document.locate(end.paragraph)[1]
    table = chosen_rows(story, first, last)
    stop = last + 1
    if table is not None:
        first, stop, _ = row_move(rows_of(story, table, first), first, last, down=down)
    moved = move_paragraphs(draft, selection, tracking, down=down)
    old = [one.id for one in story.paragraphs[first:stop]] if story.id == document.body.id else []
    said = tuple(kinds)
    return moved, (*said, *(_said_anew(draft, old, moved, said) if old else ()))


def _said_anew(draft: Draft, old: Sequence[int], moved: Range, kinds: Sequence[HandKind]) -> Iterator[HandKind]:
    at = draft.document.body.index(moved.anchor.paragraph)
    assert at is not None
    new = [one.id for one in draft.document.body.paragraphs[at : at + len(old)]]
    places = dict(zip(old, new, strict=True))
    for said in kinds:
        place = places.get(said.paragraph, said.paragraph)
        if place != said.paragraph and all(one.paragraph != place for one in kinds):
            yield HandKind(place, said.kind)

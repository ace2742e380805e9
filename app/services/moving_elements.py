"""Elements of the plan moved past their like, with all that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.editing.draft import Draft
from app.editing.moving import move_stretch
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


def _said_anew(draft: Draft, old: Sequence[int], moved: Range, kinds: Sequence[HandKind]) -> Iterator[HandKind]:
    at = draft.document.body.index(moved.anchor.paragraph)
    assert at is not None
    new = [one.id for one in draft.document.body.paragraphs[at : at + len(old)]]
    places = dict(zip(old, new, strict=True))
    for said in kinds:
        place = places.get(said.paragraph, said.paragraph)
        if place != said.paragraph and all(one.paragraph != place for one in kinds):
            yield HandKind(place, said.kind)

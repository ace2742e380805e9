"""How far an element of a plan reaches in the document, and which of its like stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.document import Document
from app.model.errors import RefusedError
from app.model.plan import Plan, PlanElement
from app.model.structure import Cell, Table, cell_of, containers
from app.model.views import View, paragraph_text
from app.plan.found import Form
from app.plan.headings import spans_of, trimmed_end

_BY_SELF = (Form.HEADING, Form.BOLD, Form.LIST, Form.TEXT, Form.TABLE)


@dataclass(frozen=True, slots=True)
class Extent:
    """Body indexes: an element stands from `start` to before `end`."""

    start: int
    end: int


def movable_element(plan: Plan, paragraph: int) -> PlanElement | None:
    """The innermost element around a paragraph that stands in paragraphs or rows of its own."""
    found: PlanElement | None = None
    for element in plan.walk():
        # What is said in a field or in the midst of a sentence has no place of its own.
        own = element.form in _BY_SELF and paragraph in element.paragraphs
        found = element if own else found
    return found


def extent_of(document: Document, plan: Plan, element: PlanElement) -> Extent:
    """Everything that belongs to an element where it stands: its section, its paragraphs, its rows or its table.

    Elements below it that stand elsewhere in the document are not part of it. Raises RefusedError for one that has no
    place of its own.
    """
    places = sorted(at for at in map(document.body.index, element.paragraphs) if at is not None)
    if not places or element.form not in _BY_SELF:
        raise RefusedError("This element has no paragraph or row of its own.")
    if element.form == Form.TABLE:
        return _rows(document, element)
    first = document.body.index(element.paragraphs[0])
    start = first if first is not None else places[0]
    if element.form in (Form.HEADING, Form.BOLD):
        for span in spans_of(document):
            if span.heading == element.paragraphs[0] or span.start == start:
                return Extent(span.start, _end(document, span.start, span.end))
    return Extent(start, _owned_end(document, plan, element, start))


def sibling_of(document: Document, plan: Plan, element: PlanElement, *, down: bool) -> PlanElement:
    """The next element of the same kind below the same parent, or the one before; RefusedError when there is none."""
    beside = [one for one in _siblings(plan, element) if one.kind == element.kind and one.form in _BY_SELF]
    ordered = sorted(beside, key=lambda one: _place(document, one))
    at = ordered.index(element) + (1 if down else -1)
    if not 0 <= at < len(ordered):
        raise RefusedError("There is no element of the same kind left to move past.")
    return ordered[at]


def _siblings(plan: Plan, element: PlanElement) -> tuple[PlanElement, ...]:
    if any(one is element for one in plan.elements):
        return plan.elements
    return next((one.children for one in plan.walk() if any(child is element for child in one.children)), (element,))


def _place(document: Document, element: PlanElement) -> int:
    at = document.body.index(element.paragraphs[0]) if element.paragraphs else None
    return at if at is not None else len(document.body.paragraphs)


def _end(document: Document, start: int, end: int) -> int:
    """A section's end without small headings that belong to what follows, with the empty paragraphs behind it."""
    trimmed = trimmed_end(document, start, end)
    rest = document.body.paragraphs[trimmed:end]
    blank = all(p.block is None and not p.section and not paragraph_text(p, View.FINAL).strip() for p in rest)
    return end if blank else trimmed


def _owned_end(document: Document, plan: Plan, element: PlanElement, start: int) -> int:
    """Behind the last of its paragraphs that stands before any other element begins."""
    below = {one.id for one in element.walk()}
    others = (_place(document, one) for one in plan.walk() if one.id not in below)
    unknown = (document.body.index(id_) for id_ in plan.unknown)
    starts = (*others, *(at for at in unknown if at is not None))
    bound = min((at for at in starts if at > start), default=len(document.body.paragraphs))
    return max(at for at in _places(document, element) if start <= at < bound) + 1


def _places(document: Document, element: PlanElement) -> Iterator[int]:
    for one in element.walk():
        yield from (at for at in map(document.body.index, one.paragraphs) if at is not None)


def _rows(document: Document, element: PlanElement) -> Extent:
    """The rows that an element stands in, or its whole table when no other row is left."""
    body = document.body.paragraphs
    first = document.body.index(element.paragraphs[0])
    cell = cell_of(body[first].parent) if first is not None else None
    if cell is None:
        raise RefusedError("This element has no paragraph or row of its own.")
    table = cell.row.table
    around = {at: one for at, paragraph in enumerate(body) if (one := _cell_in(paragraph.parent, table)) is not None}
    rows = {around[at].row.id for at in _places(document, element) if at in around}
    inside = [at for at, one in around.items() if one.row.id in rows]
    if inside[-1] - inside[0] + 1 != len(inside):
        raise RefusedError("The rows of this element do not stand together.")
    return Extent(inside[0], inside[-1] + 1)


def _cell_in(parent: object, table: Table) -> Cell | None:
    cells = (one for one in containers(parent) if isinstance(one, Cell))  # pyright: ignore[reportArgumentType]
    return next((one for one in cells if one.row.table.id == table.id), None)

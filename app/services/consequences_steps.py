"""The edits that a consequence asks for, and how they are made under tracking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.editing import grid, writing
from app.editing.draft import Draft
from app.editing.moving import move_stretch
from app.editing.rows import strike_row
from app.editing.tracking import Tracking
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position
from app.model.errors import RefusedError
from app.model.format import RunFormat
from app.model.structure import cell_of
from app.plan import recognise
from app.plan.placement import new_element
from app.plan.profiles import Profile
from app.plan.table_row import NewRow
from app.services.consequences_text import Reading


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The words `old` between two offsets of a paragraph become `new`; with `new` empty they are struck."""

    paragraph: int
    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """New words at an offset of a paragraph, behind the words `behind` if any are named."""

    paragraph: int
    start: int
    behind: str
    new: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """A new paragraph behind another, looking like it."""

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A new row behind the one that holds a paragraph, looking like it; one text for each of its cells."""

    after: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """The row that holds a paragraph moved behind the one that holds another."""

    paragraph: int
    after: int


@dataclass(frozen=True, slots=True)
class AddColumn:
    """A new column behind the one that a paragraph stands in, with a text in the cell beside that paragraph."""

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class StrikeColumn:
    """The column that a paragraph stands in struck."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class StrikeParagraph:
    """A whole paragraph struck."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class StrikeRow:
    """The row that holds a paragraph struck."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class AddElement:
    """A new element where its kind belongs, such as a line of the glossary."""

    kind: str
    title: str
    text: str


Step = (
    Rewrite
    | Insertion
    | ListItem
    | TableRow
    | MoveRow
    | AddColumn
    | StrikeColumn
    | StrikeParagraph
    | StrikeRow
    | AddElement
)


def take(draft: Draft, steps: Mapping[Step, Tracking], profile: Profile) -> None:
    """Make the edits, each as its tracking says.

    RefusedError, and the draft is of no use then, when the text is not what they were made for.
    """
    # From the end of each paragraph to its beginning, so that the offsets of what is still to come stay right.
    worded = sorted((step for step in steps if isinstance(step, Rewrite | Insertion)), key=_last_first)
    # Of several that go behind the same paragraph the last one goes there first.
    put = reversed([step for step in steps if isinstance(step, ListItem | TableRow | AddColumn)])
    rest = (s for s in steps if not isinstance(s, Rewrite | Insertion | ListItem | TableRow | AddColumn))
    for step in (*worded, *put, *rest):
        _take(draft, step, steps[step], profile)


def _last_first(step: Rewrite | Insertion) -> tuple[int, bool]:
    return -step.start, isinstance(step, Insertion)


def _take(draft: Draft, step: Step, tracking: Tracking, profile: Profile) -> None:
    match step:
        case Rewrite():
            _rewrite(draft, step, tracking)
        case Insertion():
            _insert(draft, step, tracking)
        case MoveRow():
            _move_row(draft, step, tracking)
        case AddColumn():
            place = grid.add_column(draft, _standing(draft.document, step.after).id, tracking)
            writing.insert_text(draft, place, step.text, tracking)
        case StrikeColumn():
            grid.remove_column(draft, _standing(draft.document, step.paragraph).id, tracking)
        case ListItem():
            like = _standing(draft.document, step.after)
            writing.insert_paragraphs(draft, like.id, [_like(like, step.text)], tracking)
        case TableRow():
            _row(draft.document, step).insert(draft, tracking)
        case StrikeParagraph():
            writing.remove_paragraph(draft, _standing(draft.document, step.paragraph).id, tracking)
        case StrikeRow():
            strike_row(draft, _standing(draft.document, step.paragraph).id, tracking)
        case AddElement():
            plan = recognise(draft.document, profile)
            new_element(draft.document, plan, step.kind, step.title, step.text, profile).insert(draft, tracking)


def _rewrite(draft: Draft, step: Rewrite, tracking: Tracking) -> None:
    paragraph = _standing(draft.document, step.paragraph)
    read = Reading(paragraph)
    at = read.text.find(step.old)
    while at >= 0 and read.place(at, at + len(step.old)) != (step.start, step.end):
        at = read.text.find(step.old, at + 1)
    if at < 0:
        raise RefusedError(f"“{step.old}” does not stand there any more; nothing was changed.")
    start, end = Position(paragraph.id, step.start), Position(paragraph.id, step.end)
    if step.new:
        writing.replace_text(draft, start, end, step.new, tracking)
    else:
        writing.strike(draft, start, end, tracking)


def _insert(draft: Draft, step: Insertion, tracking: Tracking) -> None:
    paragraph = _standing(draft.document, step.paragraph)
    read = Reading(paragraph)
    at = read.text.find(step.behind) if step.behind else 0
    while step.behind and at >= 0 and read.place(at, at + len(step.behind))[1] != step.start:
        at = read.text.find(step.behind, at + 1)
    if at < 0:
        raise RefusedError(f"“{step.behind}” does not stand there any more; nothing was changed.")
    writing.insert_text(draft, Position(paragraph.id, step.start), step.new, tracking)


def _move_row(draft: Draft, step: MoveRow, tracking: Tracking) -> None:
    first, end = _row_range(draft.document, step.paragraph)
    _, to = _row_range(draft.document, step.after)
    move_stretch(draft, draft.document.body.id, first, end, to, tracking)


def _row_range(document: Document, paragraph: int) -> tuple[int, int]:
    """The indexes in the body of the paragraphs of the row that one stands in."""
    cell = cell_of(_standing(document, paragraph).parent)
    rows = [outer.row.id if (outer := cell_of(p.parent)) is not None else 0 for p in document.body.paragraphs]
    if cell is None or cell.row.id not in rows:
        raise RefusedError("The row concerned is not there any more; nothing was changed.")
    first = rows.index(cell.row.id)
    return first, len(rows) - rows[::-1].index(cell.row.id)


def _standing(document: Document, paragraph: int) -> Paragraph:
    if not document.holds(paragraph):
        raise RefusedError("The paragraph concerned is not there any more; nothing was changed.")
    return document.paragraph(paragraph)


def _like(like: Paragraph, text: str) -> Paragraph:
    return Paragraph(0, (Run(text, _format(like)),), like.format, Mark(like.mark.format))


def _format(like: Paragraph) -> RunFormat:
    runs = [run for run in like.runs if run.opaque is None and run.deleted is None and run.text.strip()]
    longest = max(runs, key=lambda run: len(run.text), default=None)
    return longest.format if longest else like.mark.format


def _row(document: Document, step: TableRow) -> NewRow:
    cell = cell_of(_standing(document, step.after).parent)
    if cell is None:
        raise RefusedError("The row concerned is not there any more; nothing was changed.")
    body = document.body.paragraphs
    inside = [p for p in body if (c := cell_of(p.parent)) is not None and c.row.id == cell.row.id]
    firsts = list({c.id: p for p in reversed(inside) if (c := cell_of(p.parent)) is not None}.values())[::-1]
    if len(firsts) != len(step.texts):
        raise RefusedError("The table has other columns by now; nothing was changed.")
    made = [
        replace(p, runs=(Run(text, _format(p)),) if text else (), mark=Mark(p.mark.format), format_change=None)
        for p, text in zip(firsts, step.texts, strict=True)
    ]
    return NewRow(inside[-1].id, tuple(made))

"""Striking a whole row of a table (ECMA-376 Part 1 §17.13.5.12)."""

from __future__ import annotations

from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.striking import require_editable, strike
from app.editing.tracking import Tracking
from app.model.document import Position
from app.model.errors import RefusedError
from app.model.structure import Cell, Row, cell_of, containers


def strike_row(draft: Draft, paragraph: int, tracking: Tracking) -> None:
    """Strike the row that a paragraph stands in; an own row, or one struck untracked, is taken out.

    Raises RefusedError outside of tables and where a cell of the row is merged with another row's.
    """
    story, index = draft.locate(paragraph)
    require_editable(story)
    cell = cell_of(story.paragraphs[index].parent)
    if cell is None:
        raise RefusedError("This paragraph is in no table, so there is no row to strike.")
    row = cell.row
    inside = [i for i, p in enumerate(story.paragraphs) if _in_row(p.parent, row.id)]
    cells = (cell_of(story.paragraphs[i].parent) for i in inside)
    if any(one is not None and one.row.id == row.id and one.merge for one in cells):
        raise RefusedError("Cells of this row are merged with another row's; strike its text by hand.")
    if tracking.removes(row.inserted):
        draft.replace(story.id, inside[0], len(inside), [])
        return
    ids = [story.paragraphs[i].id for i in inside]
    for id_ in ids:
        strike(draft, Position(id_, 0), Position(id_, draft.document.paragraph(id_).length), tracking)
    revision = tracking.revision(draft)

    def struck(one: Row) -> Row:
        return replace(one, deleted=revision) if one.id == row.id and one.deleted is None else one

    inner = ContainerMap(struck)
    story, first = draft.locate(ids[0])
    stretch = story.paragraphs[first : first + len(ids)]
    draft.replace(story.id, first, len(ids), [p.within(inner(p.parent)) for p in stretch])


def _in_row(parent: object, row: int) -> bool:
    return any(isinstance(one, Cell) and one.row.id == row for one in containers(parent))  # pyright: ignore[reportArgumentType]

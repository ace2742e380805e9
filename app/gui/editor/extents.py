"""Which stretch of the view each paragraph in it takes, and which paragraphs are changed, for bars between columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.gui.editor.blocks import TextBlock
from app.gui.editor.frame import Frame
from app.gui.editor.galley import Galley
from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.tables import RowsBlock
from app.gui.editor.units import outer_cell
from app.model.changes import paragraph_changes
from app.model.content import Paragraph
from app.model.revision import Revision
from app.model.structure import Cell, containers

Extent = tuple[float, float]
"""Top and bottom in the viewport, in pixels; equal where nothing of a paragraph is shown."""

_MOST = 400
"""Paragraphs shown as one that are told apart."""


def extents(frame: Frame) -> dict[int, Extent]:
    """The extent of each paragraph in view, by its index in the story; that of its row in a table."""
    found: dict[int, Extent] = {}
    for view in frame.in_view():
        first = frame.galley.units.first_paragraph(view.index)
        found |= dict(enumerate(unit_extents(frame.galley, view.index, view.top), first))
    return found


def unit_extents(galley: Galley, index: int, top: float) -> list[Extent]:
    """The extents of a unit's paragraphs when it begins at `top`; the unit is laid out if it was not."""
    block, count = galley.block(index), galley.units[index].count
    if isinstance(block, RowsBlock):
        first = galley.units.first_paragraph(index)
        return list(_of_rows(block, top, galley.story.paragraphs[first : first + count]))
    if not isinstance(block, TextBlock) or count > _MOST:
        return [(top, top + block.height)] * count
    layout = block.layout
    if count == 1:
        last = layout.slots[-1]
        return [(top + layout.slots[0].top, top + last.top + last.height)]
    return [_of_member(layout, top, member) for member in range(count)]


def change_of(story: str, paragraph: Paragraph) -> Revision | None:
    """The first change of a paragraph, or of the table row it stands in; None when there is none."""
    change = next(paragraph_changes(story, paragraph), None)
    if change is not None:
        return change.revision
    cells = (c for c in containers(paragraph.parent) if isinstance(c, Cell))
    return next((r for c in cells for r in (c.row.inserted, c.row.deleted) if r is not None), None)


def _of_rows(block: RowsBlock, top: float, paragraphs: tuple[Paragraph, ...]) -> Iterator[Extent]:
    def row_of(paragraph: Paragraph) -> int:
        cell = outer_cell(paragraph.parent)
        return cell.row.id if cell is not None else 0

    for box, (_, members) in zip(block.rows, groupby(paragraphs, key=row_of), strict=False):
        for _ in members:
            yield top + box.y, top + box.y + box.height


def _of_member(layout: ParagraphLayout, top: float, member: int) -> Extent:
    pieces = [piece for piece in layout.shown.pieces if piece.member == member and piece.width]
    paragraph = layout.shown.paragraphs[member]
    start = pieces[0].at if pieces else layout.to_shown(paragraph.id, 0)
    first = layout.slots[max(layout.text.lineForTextPosition(start).lineNumber(), 0)]
    if not pieces:
        at = top + first.top if layout.shown.length else top
        return at, at
    end = pieces[-1].at + pieces[-1].width - 1
    last = layout.slots[max(layout.text.lineForTextPosition(end).lineNumber(), 0)]
    return top + first.top, top + last.top + last.height

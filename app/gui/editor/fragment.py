"""Copied text: cut from a story as a reader means it, and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.editing.cells import Stretch
from app.editing.containers import ContainerMap
from app.gui.editor.modes import ViewMode
from app.model.content import Mark, OpaqueKind, Paragraph, Run, cut
from app.model.document import Position, Story
from app.model.format import ParagraphFormat
from app.model.structure import Cell, Table, cell_of, containers
from app.model.views import View


def copied(story: Story, start: Position, end: Position, mode: ViewMode) -> tuple[Paragraph, ...]:
    """What a reader means by a stretch of text: struck and hidden text is left out."""
    first, last = story.index(start.paragraph), story.index(end.paragraph)
    if first is None or last is None:
        return ()
    out: list[Paragraph] = []
    joining: tuple[Run, ...] = ()
    for index in range(first, last + 1):
        paragraph = story.paragraphs[index]
        if first < index < last and _in_gone_row(paragraph, mode):
            continue
        low = start.offset if index == first else 0
        high = end.offset if index == last else None
        runs = (*joining, *(r for r in cut(paragraph.runs, low, high) if _kept(r, mode)))
        joining = runs if paragraph.mark.deleted is not None and index < last else ()
        if not (paragraph.mark.deleted is not None and index < last):
            # Some words of a heading or an item are neither: that is what the paragraph is as a whole.
            partly = index == last and (end.offset < paragraph.length or (first == last and start.offset > 0))
            format_ = ParagraphFormat(rtl=paragraph.format.rtl) if partly else paragraph.format
            copy = replace(paragraph, runs=runs, mark=Mark(paragraph.mark.format), section="", attributes="")
            out.append(replace(copy, format=format_))
    return tuple(out)


def copied_cells(story: Story, cells: Sequence[Stretch], mode: ViewMode) -> tuple[Paragraph, ...]:
    """What a reader means by some selected cells: a table of these columns alone."""
    left = min(one.cell.column for one in cells)
    right = max(one.cell.column + one.cell.span for one in cells)
    outer = cells[0].cell.row.table.id

    def narrowed(table: Table) -> Table:
        return replace(table, grid=table.grid[left:right], grid_change=None) if table.id == outer else table

    def moved(cell: Cell) -> Cell:
        if cell.row.table.id != outer:
            return cell
        first, end = max(cell.column, left), min(cell.column + cell.span, right)
        return replace(cell, column=first - left, span=max(end - first, 1))

    narrow = ContainerMap(lambda row: replace(row, before=0) if row.table.id == outer else row, moved, narrowed)
    out: list[Paragraph] = []
    for one in cells:
        if not _in_gone_row(story.paragraphs[one.first], mode):
            whole = one.whole(story)
            out += (p.within(narrow(p.parent)) for p in copied(story, whole.anchor, whole.focus, mode))
    return tuple(out)


def _kept(run: Run, mode: ViewMode) -> bool:
    hidden = mode.hides_run(run) if mode.text_view is View.ORIGINAL else run.deleted is not None
    # Where a comment stands is kept, to say that it was left out.
    return not hidden and (bool(run.text) or (run.opaque is not None and run.opaque.kind is OpaqueKind.COMMENT))


def _in_gone_row(paragraph: Paragraph, mode: ViewMode) -> bool:
    rows = [c.row for c in containers(paragraph.parent) if isinstance(c, Cell)]
    return any(mode.hides_row(row) if mode.text_view is View.ORIGINAL else row.deleted is not None for row in rows)


def as_text(paragraphs: Sequence[Paragraph]) -> str:
    """Plain text, a line for each paragraph; cells of one row are parted by tabs."""
    out: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        out.append("".join(run.display for run in paragraph.runs))
        if index + 1 < len(paragraphs):
            out.append("\t" if _same_row(paragraph, paragraphs[index + 1]) else "\n")
    return "".join(out)


def _same_row(one: Paragraph, other: Paragraph) -> bool:
    here, there = cell_of(one.parent), cell_of(other.parent)
    return here is not None and there is not None and here.id != there.id and here.row.id == there.row.id

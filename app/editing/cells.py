"""Selected cells of a table: from the cell that a selection begins in to the one it ends in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.editing.draft import Draft
from app.editing.striking import strike
from app.editing.tracking import Tracking
from app.model.content import Paragraph
from app.model.document import Position, Range, Story
from app.model.structure import Cell, containers


@dataclass(frozen=True, slots=True)
class Stretch:
    """A cell with the story's indexes of its first and last paragraph."""

    cell: Cell
    first: int
    last: int

    def whole(self, story: Story) -> Range:
        """All that stands in the cell."""
        end = story.paragraphs[self.last]
        return Range(Position(story.paragraphs[self.first].id, 0), Position(end.id, end.length))


def cells_between(story: Story, selection: Range) -> tuple[Stretch, ...]:
    """The cells of the rectangle between two places in different cells of one table; () for any other selection."""
    first, last = (story.index(place.paragraph) for place in (selection.anchor, selection.focus))
    if first is None or last is None or first == last:
        return ()
    paragraphs = story.paragraphs
    corners = _corners(paragraphs[first], paragraphs[last])
    if corners is None:
        return ()
    every = list(_cells(paragraphs, first, corners[0].row.table.id))
    rows = list(dict.fromkeys(one.cell.row.id for one in every))
    low, high = sorted(rows.index(cell.row.id) for cell in corners)
    left = min(cell.column for cell in corners)
    right = max(cell.column + cell.span for cell in corners)
    chosen = set(rows[low : high + 1])
    return tuple(
        one
        for one in every
        if one.cell.row.id in chosen and one.cell.column < right and one.cell.column + one.cell.span > left
    )


def cell_at(story: Story, place: Position) -> tuple[Stretch, ...]:
    """The innermost cell around a place by itself; () outside of tables."""
    index = story.index(place.paragraph)
    here = next(_around(story.paragraphs[index]), None) if index is not None else None
    if index is None or here is None:
        return ()
    return tuple(one for one in _cells(story.paragraphs, index, here.row.table.id) if one.cell.id == here.id)


def row_of(story: Story, place: Position) -> Range | None:
    """A selection of all cells of the row around a place; None outside of tables."""
    return _chosen(story, place, lambda one, here: one.row.id == here.row.id)


def column_of(story: Story, place: Position) -> Range | None:
    """A selection of all cells of the column around a place; None outside of tables."""
    return _chosen(story, place, lambda one, here: one.column <= here.column < one.column + one.span)


def table_of(story: Story, place: Position) -> Range | None:
    """A selection of all cells of the innermost table around a place; None outside of tables."""
    return _chosen(story, place, lambda one, here: True)


def clear_cells(draft: Draft, story_id: str, cells: Sequence[Stretch], tracking: Tracking) -> list[Position]:
    """Strike what stands in some cells, which stay; returns the place where each of them begins."""
    places: list[Position] = []
    # From the last to the first, so that the indexes of those still to come stay right.
    for one in reversed(cells):
        target = one.whole(draft.document.story(story_id))
        places.append(strike(draft, target.anchor, target.focus, tracking))
    return places[::-1]


def _chosen(story: Story, place: Position, belongs: Callable[[Cell, Cell], bool]) -> Range | None:
    index = story.index(place.paragraph)
    here = next(_around(story.paragraphs[index]), None) if index is not None else None
    if index is None or here is None:
        return None
    found = [one for one in _cells(story.paragraphs, index, here.row.table.id) if belongs(one.cell, here)]
    start, end = found[0].whole(story), found[-1].whole(story)
    return Range(start.anchor, end.focus)


def _around(paragraph: Paragraph) -> Iterator[Cell]:
    return (one for one in containers(paragraph.parent) if isinstance(one, Cell))


def _corners(one: Paragraph, other: Paragraph) -> tuple[Cell, Cell] | None:
    """The two cells of the innermost table around both, None where that is one cell or none."""
    if one.parent is None or other.parent is None or one.parent is other.parent:
        return None
    chains = [list(_around(paragraph))[::-1] for paragraph in (one, other)]
    for here, there in zip(*chains, strict=False):
        if here.id != there.id:
            return (here, there) if here.row.table.id == there.row.table.id else None
    return None


def _cells(paragraphs: Sequence[Paragraph], inside: int, table: int) -> Iterator[Stretch]:
    """The cells of a table, in order; `inside` is the index of a paragraph in it."""
    first = inside
    while first > 0 and _cell_in(paragraphs[first - 1], table) is not None:
        first -= 1
    at = first
    while at < len(paragraphs) and (cell := _cell_in(paragraphs[at], table)) is not None:
        last = at
        while last + 1 < len(paragraphs) and (then := _cell_in(paragraphs[last + 1], table)) is not None:
            if then.id != cell.id:
                break
            last += 1
        yield Stretch(cell, at, last)
        at = last + 1


def _cell_in(paragraph: Paragraph, table: int) -> Cell | None:
    return next((one for one in _around(paragraph) if one.row.table.id == table), None)

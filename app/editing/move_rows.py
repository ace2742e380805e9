"""Which rows of a table move together, so that no merged cell is torn apart (ECMA-376 Part 1 §17.4.84)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.content import Paragraph
from app.model.document import Story
from app.model.errors import RefusedError
from app.model.structure import Cell, Table, containers

_CONTINUES, _BEGINS = "continue", "restart"


@dataclass(frozen=True, slots=True)
class RowStretch:
    """One row: its paragraphs from index `first` to before `end` of the story, and its cells in order."""

    first: int
    end: int
    cells: tuple[Cell, ...]

    @property
    def goes_on(self) -> bool:
        """Whether one of its cells goes on with one of the row before it, or would before or after a tracked merge."""
        return any(_CONTINUES in _merges(cell) for cell in self.cells)


def chosen_rows(story: Story, first: int, last: int) -> Table | None:
    """The table whose rows are meant by the paragraphs from `first` to `last`, None when text in a cell is.

    Rows are meant where the ends stand in two cells, or where a cell is chosen with all that it holds.
    """
    one, other = (list(_cells(story.paragraphs[index])) for index in (first, last))
    tables = {cell.row.table.id: cell for cell in other}
    here = next((cell for cell in one if cell.row.table.id in tables), None)
    if here is None:
        return None
    if here.id == tables[here.row.table.id].id:
        beside = (index for index in (first - 1, last + 1) if 0 <= index < len(story.paragraphs))
        if any(cell.id == here.id for index in beside for cell in _cells(story.paragraphs[index])):
            return None
    return here.row.table


def rows_of(story: Story, table: Table, within: int) -> list[RowStretch]:
    """The rows of a table, in which the paragraph at index `within` stands."""
    paragraphs, start = story.paragraphs, within
    while start and _cell_in(paragraphs[start - 1], table) is not None:
        start -= 1
    rows: list[RowStretch] = []
    for index in range(start, len(paragraphs)):
        cell = _cell_in(paragraphs[index], table)
        if cell is None:
            break
        if not rows or rows[-1].cells[-1].row.id != cell.row.id:
            rows.append(RowStretch(index, index + 1, (cell,)))
            continue
        cells = rows[-1].cells if rows[-1].cells[-1].id == cell.id else (*rows[-1].cells, cell)
        rows[-1] = RowStretch(rows[-1].first, index + 1, cells)
    return rows


def row_move(rows: Sequence[RowStretch], first: int, last: int, *, down: bool) -> tuple[int, int, int]:
    """Where the rows with the paragraphs at `first` and `last` begin and end, and before which index they are to stand.

    They go past one row; where that would tear a merged cell, all rows of it move, and all of another one are passed.
    Raises RefusedError at the end of the table.
    """
    low, high = (next(i for i, row in enumerate(rows) if row.first <= index < row.end) for index in (first, last))
    past = high + 1 if down else low - 1
    if not 0 <= past < len(rows):
        raise RefusedError("There is nothing left to move past.")
    if torn(rows, rows[low].first, rows[high].end, rows[past].end if down else rows[past].first):
        low, high = _group(rows, low)[0], _group(rows, high)[1]
        past = high + 1 if down else low - 1
        if not 0 <= past < len(rows):
            raise RefusedError("There is nothing left to move past.")
        past = _group(rows, past)[1 if down else 0]
    return rows[low].first, rows[high].end, rows[past].end if down else rows[past].first


def torn(rows: Sequence[RowStretch], first: int, end: int, to: int) -> bool:
    """Whether a cell would be merged with another row's than now, were rows from index `first` to stand before `to`."""
    low, high = min(first, to), max(end, to)
    block = [row for row in rows if first <= row.first < end]
    passed = [row for row in rows if low <= row.first < high and not first <= row.first < end]
    order = [*passed, *block] if to > first else [*block, *passed]
    moved = [*(row for row in rows if row.first < low), *order, *(row for row in rows if row.first >= high)]
    return any(_begun(rows, side) != _begun(moved, side) for side in range(3))


def _begun(rows: Sequence[RowStretch], side: int) -> dict[int, int]:
    """The cell that each merged cell is a part of, by id."""
    begun: dict[int, int] = {}
    above: dict[int, int] = {}
    for row in rows:
        merged = {cell.column: cell for cell in row.cells if _merges(cell)[side] in (_BEGINS, _CONTINUES)}
        for column, cell in merged.items():
            goes_on = _merges(cell)[side] == _CONTINUES and column in above
            begun[cell.id] = above[column] if goes_on else cell.id
        above = {column: begun[cell.id] for column, cell in merged.items()}
    return begun


def _merges(cell: Cell) -> tuple[str | None, str | None, str | None]:
    """How a cell is merged with those above and below: as it stands, and after and before a tracked merge or split."""
    change = cell.merge_change
    return (cell.merge, change.new, change.old) if change is not None else (cell.merge, cell.merge, cell.merge)


def _group(rows: Sequence[RowStretch], at: int) -> tuple[int, int]:
    """The first and the last of the rows that a merged cell joins to one."""
    low = high = at
    while low and rows[low].goes_on:
        low -= 1
    while high + 1 < len(rows) and rows[high + 1].goes_on:
        high += 1
    return low, high


def _cells(paragraph: Paragraph) -> Iterator[Cell]:
    """The cells around a paragraph, the innermost first."""
    return (one for one in containers(paragraph.parent) if isinstance(one, Cell))


def _cell_in(paragraph: Paragraph, table: Table) -> Cell | None:
    return next((cell for cell in _cells(paragraph) if cell.row.table.id == table.id), None)

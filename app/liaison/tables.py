"""Rows of a table in an excerpt: the changed ones with the header rows, in a table of the statement's own look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from app.liaison.amendment import is_touched
from app.liaison.filling import Ids
from app.liaison.restyling import cleaned_or_none
from app.liaison.sections import Block, outer_cell
from app.model.content import Paragraph
from app.model.structure import Cell, Row, Table, cell_of

STYLE = "Excerpttable"
WIDTH = 9638
_HEAD_FILL = "E8EDF4"
_GAP = 4
_FILLING = 0.85


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of an outermost table with its paragraphs."""

    row: Row
    paragraphs: tuple[Paragraph, ...]

    @property
    def touched(self) -> bool:
        """Whether anything in it is changed."""
        return any(is_touched(paragraph) for paragraph in self.paragraphs)

    @property
    def moves(self) -> bool:
        """Whether the row itself comes or goes."""
        return self.row.inserted is not None or self.row.deleted is not None

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells that have a paragraph, in order."""
        return (cell for cell, _ in groupby(outer_cell(p) for p in self.paragraphs) if cell is not None)


def table_rows(block: Block) -> list[TableRow]:
    """The rows of a table block in order."""
    rows: list[TableRow] = []
    for row, group in groupby(block.paragraphs, key=_outer_row):
        assert row is not None
        rows.append(TableRow(row, tuple(group)))
    return rows


def shown_rows(rows: list[TableRow]) -> list[int]:
    """Which rows an excerpt shows: the header, changed rows, and the neighbours of a row that comes or goes."""
    heads = [i for i, row in enumerate(rows) if row.row.header] or [0]
    shown = {i for i in heads if i < _GAP}
    for index, row in enumerate(rows):
        if row.touched:
            shown |= {index - 1, index, index + 1} if row.moves else {index}
    return sorted(i for i in shown if 0 <= i < len(rows))


class TableCopy:
    """Copies the containers of one outermost table into the statement: new ids, own look, fitted to the page."""

    def __init__(self, table: Table, rows: list[TableRow], ids: Ids, *, rtl: bool) -> None:
        self._ids = ids
        self._rtl = rtl
        columns = max((c.column + c.span for row in rows for c in row.cells), default=1)
        grid = table.grid if len(table.grid) >= columns and all(table.grid) else (WIDTH // columns,) * columns
        # A table that filled its column does so in the statement as well; a narrow one stays narrow.
        self._scale = WIDTH / sum(grid) if sum(grid) >= _FILLING * WIDTH else 1.0
        self._outer = table
        self.grid = tuple(round(width * self._scale) for width in grid)
        self._tables: dict[int, Table] = {}
        self._rows: dict[int, Row] = {}
        self._cells: dict[int, Cell] = {}
        self._merges: dict[int, str] = {}

    def begin_merge(self, cell: Cell) -> None:
        """Let a cell that continued one above start the merge, since the one above is not shown."""
        self._merges[cell.id] = "restart"

    def parent(self, paragraph: Paragraph) -> Cell | None:
        """The copy of the cell that the paragraph stands in."""
        cell = cell_of(paragraph.parent)
        return self._cell(cell) if cell is not None else None

    def elision(self) -> Cell:
        """A cell as wide as the table, in a row of its own, for what is left out."""
        row = Row(self._ids.take(), self._table(self._outer))
        return self._made(Cell(0, row, 0, len(self.grid)), row, None)

    def _table(self, table: Table) -> Table:
        found = self._tables.get(table.id)
        if found is None:
            outer = cell_of(table.parent)
            grid = self.grid if table.id == self._outer.id else tuple(round(w * self._scale) for w in table.grid)
            found = self._tables[table.id] = Table(
                self._ids.take(),
                grid,
                self._cell(outer) if outer is not None and table.id != self._outer.id else None,
                STYLE,
                True,
                table.rtl or self._rtl,
            )
        return found

    def _row(self, cell: Cell) -> Row:
        row = cell.row
        found = self._rows.get(row.id)
        if found is None:
            found = self._rows[row.id] = Row(
                self._ids.take(),
                self._table(row.table),
                row.header,
                cleaned_or_none(row.inserted),
                cleaned_or_none(row.deleted),
            )
        return found

    def _cell(self, cell: Cell) -> Cell:
        found = self._cells.get(cell.id)
        if found is None:
            merge = self._merges.get(cell.id, cell.merge)
            found = self._cells[cell.id] = self._made(cell, self._row(cell), merge)
        return found

    def _made(self, cell: Cell, row: Row, merge: str | None) -> Cell:
        width = sum(row.table.grid[cell.column : cell.column + cell.span]) or None
        shading = _HEAD_FILL if row.header else None
        return Cell(
            self._ids.take(),
            row,
            cell.column,
            cell.span,
            merge,
            width,
            shading,
            cleaned_or_none(cell.inserted),
            cleaned_or_none(cell.deleted),
        )


def restored_merges(rows: list[TableRow], shown: list[int]) -> Mapping[int, tuple[Cell, tuple[Paragraph, ...]]]:
    """Cells shown without the row that their vertical merge starts in: by id, with the paragraphs of that start."""
    out: dict[int, tuple[Cell, tuple[Paragraph, ...]]] = {}
    starts: dict[int, tuple[int, tuple[Paragraph, ...]]] = {}
    seen: dict[int, int] = {}
    visible = set(shown)
    for index, row in enumerate(rows):
        for cell in row.cells:
            own = tuple(p for p in row.paragraphs if outer_cell(p) == cell)
            if cell.merge != "continue":
                starts[cell.column] = (index, own)
            start, words = starts.get(cell.column, (index, own))
            if index in visible:
                if cell.merge == "continue" and seen.get(cell.column) != start and start != index:
                    out[cell.id] = (cell, words)
                seen[cell.column] = start
    return out


def _outer_row(paragraph: Paragraph) -> Row | None:
    cell = outer_cell(paragraph)
    return cell.row if cell is not None else None


def without_changes(paragraph: Paragraph) -> Paragraph:
    """A paragraph as it was, for words repeated beside a change that is shown elsewhere."""
    runs = [replace(r, deleted=None, format_change=None) for r in paragraph.runs if r.inserted is None]
    return replace(paragraph, mark=replace(paragraph.mark, inserted=None, deleted=None)).with_runs(runs)

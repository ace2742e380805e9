"""Table rows laid out: cells in the columns of the grid, each filled with paragraphs or tables of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from app.gui.editor.blocks import Located, Stack
from app.gui.editor.modes import ViewMode
from app.gui.editor.units import outer_cell
from app.model.content import Paragraph
from app.model.document import Position
from app.model.structure import Cell, Row, Table

SIDE = 108
"""Room left and right of a cell's text in twips, the default of §17.4.42."""

TOP = 50
"""Room above and below a cell's text in twips: more than the file says, for reading on a screen."""

_NARROWEST = 240

Fill = Callable[[Sequence[Paragraph], float, Cell], Stack]
"""Lays out a cell's paragraphs in a width (pixels)."""


@dataclass(slots=True)
class CellBox:
    """A cell as laid out: its box in the unit and where its text begins in the box."""

    cell: Cell
    x: float
    y: float
    width: float
    height: float
    content: Stack
    inset_x: float
    inset_y: float

    @property
    def text_x(self) -> float:
        """Left edge of the text in the unit."""
        return self.x + self.inset_x

    @property
    def text_y(self) -> float:
        """Top edge of the text in the unit."""
        return self.y + self.inset_y


@dataclass(slots=True)
class RowBox:
    """A row as laid out; a hidden one has neither height nor cells."""

    row: Row
    y: float
    height: float
    cells: list[CellBox]


class RowsBlock:
    """One row, or several that vertical merges tie together."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        within: Cell | None,
        width: float,
        scale: float,
        mode: ViewMode,
        fill: Fill,
    ) -> None:
        first = outer_cell(paragraphs[0].parent, within)
        assert first is not None
        self.table = first.row.table
        self.mode = mode
        self.scale = scale
        self._width = width
        self.rows: list[RowBox] = []
        self._inset = (SIDE * scale, float(round(TOP * scale)))
        self._edges = column_edges(self.table, paragraphs, within, width, scale)
        for _, group in groupby(paragraphs, key=lambda p: _cell(p, within).row.id):
            self._add_row(list(group), within, mode, fill)
        self._stretch_merged()
        self.height = self.rows[-1].y + self.rows[-1].height if self.rows else 0.0

    def _add_row(self, paragraphs: list[Paragraph], within: Cell | None, mode: ViewMode, fill: Fill) -> None:
        row = _cell(paragraphs[0], within).row
        y = self.rows[-1].y + self.rows[-1].height if self.rows else 0.0
        box = RowBox(row, y, 0.0, [])
        self.rows.append(box)
        if mode.hides_row(row):
            return
        for _, group in groupby(paragraphs, key=lambda p: _cell(p, within).id):
            members = list(group)
            box.cells.append(self._fill_cell(members, _cell(members[0], within), y, fill))
        alone = (c.content.height + 2 * c.inset_y for c in box.cells if c.cell.merge != "restart")
        any_ = (c.content.height + 2 * c.inset_y for c in box.cells)
        box.height = max(alone, default=max(any_, default=0.0))
        for cell in box.cells:
            cell.height = box.height

    def _fill_cell(self, members: list[Paragraph], cell: Cell, y: float, fill: Fill) -> CellBox:
        last = len(self._edges) - 1
        left = self._edges[min(cell.column, last - 1)]
        right = self._edges[min(max(cell.column + cell.span, cell.column + 1), last)]
        if self.table.rtl:
            left, right = self._width - right, self._width - left
        inset_x, inset_y = self._inset
        width = max(right - left, 2 * inset_x + 8)
        content = fill(members, width - 2 * inset_x, cell)
        return CellBox(cell, left, y, width, 0.0, content, inset_x, inset_y)

    def _stretch_merged(self) -> None:
        """Let merged cells reach over their rows, and make the last row high enough for their text."""
        for index, row in enumerate(self.rows):
            for cell in row.cells:
                if cell.cell.merge == "restart":
                    below = self._continued(index, cell.cell.column)
                    reach = row.height + sum(r.height for r in below)
                    missing = cell.content.height + 2 * cell.inset_y - reach
                    if missing > 0:
                        self._grow(below[-1] if below else row, missing)
                    cell.height = max(reach, reach + missing)

    def _continued(self, index: int, column: int) -> list[RowBox]:
        out: list[RowBox] = []
        for row in self.rows[index + 1 :]:
            here = next((c for c in row.cells if c.cell.column == column), None)
            if here is None or here.cell.merge != "continue":
                break
            out.append(row)
        return out

    def _grow(self, row: RowBox, by: float) -> None:
        row.height += by
        for cell in row.cells:
            cell.height += by
        for later in self.rows[self.rows.index(row) + 1 :]:
            later.y += by
            for cell in later.cells:
                cell.y += by

    # What every block answers

    def cells(self) -> Iterator[CellBox]:
        """All cells shown, those that only continue a merge left out."""
        for row in self.rows:
            yield from (c for c in row.cells if c.cell.merge != "continue")

    def cell_of(self, paragraph: int) -> CellBox | None:
        """The cell that shows a paragraph."""
        return next((c for c in self.cells() if c.content.locate(paragraph) is not None), None)

    def locate(self, paragraph: int) -> Located | None:
        for box in self.cells():
            found = box.content.locate(paragraph)
            if found is not None:
                return Located(found.layout, found.x + box.text_x, found.y + box.text_y)
        return None

    def position_at(self, x: float, y: float) -> Position | None:
        box = self._nearest(x, y)
        return box.content.position_at(x - box.text_x, y - box.text_y) if box else None

    def _nearest(self, x: float, y: float) -> CellBox | None:
        def distance(box: CellBox) -> tuple[float, float]:
            down = max(box.y - y, y - box.y - box.height, 0.0)
            return down, max(box.x - x, x - box.x - box.width, 0.0)

        return min(self.cells(), key=distance, default=None)

    def entry(self, x: float, down: bool) -> Position | None:
        box = self._nearest(x, 0.0 if down else self.height - 1.0)
        return box.content.entry(x - box.text_x, down) if box else None

    def step(self, position: Position, x: float, down: bool) -> Position | None:
        box = self.cell_of(position.paragraph)
        if box is None:
            return None
        inside = box.content.step(position, x - box.text_x, down)
        if inside is not None:
            return inside
        y = box.y + box.height + 1.0 if down else box.y - 1.0
        other = self._nearest(x, y) if 0.0 <= y < self.height else None
        return other.content.entry(x - other.text_x, down) if other is not None and other is not box else None

    def bars(self) -> Iterator[tuple[float, float, str]]:
        for box in self.cells():
            for top, bottom, color in box.content.bars():
                yield top + box.text_y, bottom + box.text_y, color

    def text_layouts(self) -> Iterator[Located]:
        for box in self.cells():
            for found in box.content.text_layouts():
                yield Located(found.layout, found.x + box.text_x, found.y + box.text_y)

    @property
    def lines(self) -> int:
        return sum(bool(row.cells) for row in self.rows)

    def baselines(self) -> Iterator[float]:
        return (_baseline(row) for row in self.rows if row.cells)


def _baseline(row: RowBox) -> float:
    """Where the first line of text in a row stands; the middle of one that only continues merged cells."""
    found: list[float] = []
    for box in row.cells:
        first = next(box.content.text_layouts(), None) if box.cell.merge != "continue" else None
        if first is not None:
            slot = first.layout.slots[0]
            found.append(box.text_y + first.y + slot.top + slot.baseline)
    return min(found, default=row.y + row.height / 2)


def _cell(paragraph: Paragraph, within: Cell | None) -> Cell:
    cell = outer_cell(paragraph.parent, within)
    assert cell is not None
    return cell


def column_edges(
    table: Table, paragraphs: Sequence[Paragraph], within: Cell | None, width: float, scale: float
) -> list[float]:
    """The edges of the grid's columns in pixels; a table wider than the room is narrowed to it."""
    grid = [max(column, _NARROWEST) for column in table.grid] or _guessed_grid(paragraphs, within, width / scale)
    total = sum(grid) * scale
    factor = scale * (width / total if total > width else 1.0)
    return [0.0, *accumulate(column * factor for column in grid)]


def _guessed_grid(paragraphs: Sequence[Paragraph], within: Cell | None, room: float) -> list[int]:
    cells = [_cell(p, within) for p in paragraphs]
    columns = max(c.column + max(c.span, 1) for c in cells)
    known = {c.column: c.width for c in cells if c.width and c.span == 1}
    share = int(room / columns)
    return [max(known.get(i) or share, _NARROWEST) for i in range(columns)]

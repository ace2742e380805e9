"""HTML tables as grids: which cell stands where once column and row spans are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.formats.html_looks import Element, css, is_hidden, tag_of, whole_number
from app.model.errors import UnreadableError

MAX_COLUMNS = 63
MAX_CELLS = 200_000
_NARROWEST = 0.2
_WIDTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)")
_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in the grid; `element` is None where a span from above or a missing cell leaves it empty.

    `merge` is "restart" or "continue" in a vertical merge.
    """

    element: Element | None
    column: int
    span: int = 1
    merge: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of slots from left to right; `header` says that it repeats on each page."""

    slots: tuple[Slot, ...]
    header: bool = False


def grid_of(table: Element) -> tuple[list[GridRow], int]:
    """The rows of a table and its number of columns; UnreadableError when it has too many cells to be opened."""
    rows = [(row, header) for row, header in _rows(table) if any(True for _ in _cells(row))]
    held: dict[int, tuple[int, int]] = {}
    laid: list[tuple[list[Slot], bool]] = []
    count = 0
    for index, (row, header) in enumerate(rows):
        slots = _laid(row, held, len(rows) - index)
        count += len(slots)
        if count > MAX_CELLS:
            raise UnreadableError(f"A table has more than {MAX_CELLS} cells; nothing was read.")
        laid.append((slots, header))
    width = max((slots[-1].column + slots[-1].span for slots, _ in laid), default=0)
    return [GridRow(tuple(_filled(slots, width)), header) for slots, header in laid], width


def column_widths(table: Element, rows: list[GridRow], columns: int, width: int) -> tuple[int, ...]:
    """The widths of the columns within `width` twips, as the page says them of columns and cells, else alike."""
    told = _said_of_columns(table)[:columns]
    said = [*told, *[0.0] * (columns - len(told))]
    for slot in (slot for row in rows for slot in row.slots if not any(told)):
        if slot.element is not None and slot.span == 1:
            said[slot.column] = max(said[slot.column], _said_width(slot.element))
    known = [one for one in said if one]
    usual = sum(known) / len(known) if known else 1.0
    # A column that says nothing is like the others; none is too narrow to hold a word.
    parts = [max(one or usual, usual * _NARROWEST) for one in said]
    return tuple(max(int(width * part / sum(parts)), 1) for part in parts)


def _said_of_columns(table: Element) -> list[float]:
    """The widths of the col elements, each as often as it spans."""
    columns: list[float] = []
    for child in table:
        for one in (child, *child) if tag_of(child) == "colgroup" else (child,):
            if tag_of(one) == "col" and len(columns) < MAX_COLUMNS:
                columns += [_said_width(one)] * whole_number(one.get("span"), 1, 1, MAX_COLUMNS)
    return columns[:MAX_COLUMNS]


def _said_width(element: Element) -> float:
    """A width in any unit: within one table only their ratio counts."""
    match = _WIDTH.match(element.get("width") or css(element).get("width", ""))
    return float(match[1]) if match else 0.0


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for child in table:
        tag = tag_of(child)
        if tag == "tr":
            yield child, False
        elif tag in _GROUPS:
            yield from ((row, tag == "thead") for row in child if tag_of(row) == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if tag_of(cell) in ("td", "th") and not is_hidden(tag_of(cell), css(cell)))


def _laid(row: Element, held: dict[int, tuple[int, int]], left: int) -> list[Slot]:
    """The row's slots; `held` maps columns that a span from above covers to its width and the rows it still covers."""
    slots: list[Slot] = []
    column = 0
    above = dict(held)
    held.clear()
    for cell in _cells(row):
        column = _passed(above, held, slots, column)
        if column >= MAX_COLUMNS:
            break
        span = min(whole_number(cell.get("colspan"), 1, 1, MAX_COLUMNS), _free(above, column))
        down = min(whole_number(cell.get("rowspan"), 1, 0, 65_534) or left, left)
        slots.append(Slot(cell, column, span, "restart" if down > 1 else None))
        if down > 1:
            held[column] = (span, down - 1)
        column += span
    while above:
        column = _passed(above, held, slots, min(above))
    return slots


def _passed(above: dict[int, tuple[int, int]], held: dict[int, tuple[int, int]], slots: list[Slot], column: int) -> int:
    while column in above:
        span, rows = above.pop(column)
        slots.append(Slot(None, column, span, "continue"))
        if rows > 1:
            held[column] = (span, rows - 1)
        column += span
    return column


def _free(above: dict[int, tuple[int, int]], column: int) -> int:
    return min((at for at in above if at > column), default=MAX_COLUMNS) - column


def _filled(slots: list[Slot], width: int) -> Iterator[Slot]:
    column = 0
    for slot in slots:
        if slot.column > column:
            yield Slot(None, column, slot.column - column)
        yield slot
        column = slot.column + slot.span
    if column < width:
        yield Slot(None, column, width - column)

"""Groups a story's paragraphs into what is stacked on the page: paragraphs, and table rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.gui.editor.heights import Sized
from app.gui.editor.modes import ViewMode
from app.model.content import Paragraph
from app.model.structure import Cell, Container

if TYPE_CHECKING:
    from app.gui.editor.blocks import Block


UNCOUNTED = -1


class Unit(Sized):
    """Paragraphs shown as one, or table rows that vertical merges tie together; `height` is a guess until laid out."""

    __slots__ = ("block", "lines", "numbered", "stale", "table")

    def __init__(self, count: int, table: bool, height: float = 0.0) -> None:
        super().__init__(count, height)
        self.table = table
        self.block: Block | None = None
        self.stale = True
        self.numbered: object = None
        """The state of labels and notes whose numbers it was last known to show."""
        self.lines = UNCOUNTED
        """How many numbered lines it had when it was laid out last; a row of a table is one."""


def grouped(paragraphs: Sequence[Paragraph], mode: ViewMode, within: Cell | None = None) -> Iterator[tuple[int, bool]]:
    """(number of paragraphs, whether they are table rows) of each unit of a stretch; `within` is the cell it fills."""
    at = 0
    while at < len(paragraphs):
        cell = outer_cell(paragraphs[at].parent, within)
        end = _text_end(paragraphs, at, mode) if cell is None else _rows_end(paragraphs, at, cell, within)
        yield end - at, cell is not None
        at = end


def outer_cell(inner: Container | None, within: Cell | None = None) -> Cell | None:
    """The outermost cell around something, counted inside the cell `within`."""
    # Asked of every paragraph of a document, again and again.
    found: Cell | None = None
    while inner is not None:
        if isinstance(inner, Cell):
            if within is not None and inner.id == within.id:
                break
            found = inner
        inner = inner.parent
    return found


def _text_end(paragraphs: Sequence[Paragraph], at: int, mode: ViewMode) -> int:
    end = at + 1
    while (
        end < len(paragraphs) and mode.hides_mark(paragraphs[end - 1]) and _joins(paragraphs[end - 1], paragraphs[end])
    ):
        end += 1
    return end


def _joins(one: Paragraph, other: Paragraph) -> bool:
    same = one.parent is other.parent or one.parent == other.parent
    return same and one.block is None and other.block is None


def _rows_end(paragraphs: Sequence[Paragraph], at: int, cell: Cell, within: Cell | None) -> int:
    end = _row_end(paragraphs, at, cell.row.id, within)
    while end < len(paragraphs):
        following = outer_cell(paragraphs[end].parent, within)
        if following is None or following.row.table.id != cell.row.table.id:
            break
        stop = _row_end(paragraphs, end, following.row.id, within)
        if not any(_continues(p, within) for p in paragraphs[end:stop]):
            break
        end = stop
    return end


def _row_end(paragraphs: Sequence[Paragraph], at: int, row: int, within: Cell | None) -> int:
    end = at
    while end < len(paragraphs):
        cell = outer_cell(paragraphs[end].parent, within)
        if cell is None or cell.row.id != row:
            break
        end += 1
    return end


def _continues(paragraph: Paragraph, within: Cell | None) -> bool:
    cell = outer_cell(paragraph.parent, within)
    return cell is not None and cell.merge == "continue"

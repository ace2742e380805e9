"""Where the pages of a statement may break, and how far its tables stand from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.liaison.sections import outer_cell
from app.model.content import Paragraph
from app.model.structure import Cell

_BEFORE_TABLE = 80


def paged(body: Sequence[Paragraph]) -> list[Paragraph]:
    """The body with room before its tables, and with an end that the closing line does not leave behind."""
    out = list(body)
    for index, (before, after) in enumerate(pairwise(body)):
        if outer_cell(before) is None and outer_cell(after) is not None:
            out[index] = _set(before, space_after=_BEFORE_TABLE)
    for index in _last(body):
        out[index] = _set(out[index], keep_next=True)
    return out


def _last(body: Sequence[Paragraph]) -> range:
    """Where the last paragraph stands, or all paragraphs of the row that is last."""
    cell = outer_cell(body[-1]) if body else None
    first = len(body)
    while first and (first == len(body) or _in_row_of(body[first - 1], cell)):
        first -= 1
    return range(first, len(body))


def _in_row_of(paragraph: Paragraph, cell: Cell | None) -> bool:
    own = outer_cell(paragraph)
    return own is not None and cell is not None and own.row.id == cell.row.id


def _set(paragraph: Paragraph, **fields: object) -> Paragraph:
    # Beside a tracked change of the format it would look like a part of that.
    if paragraph.format_change is not None:
        return paragraph
    return replace(paragraph, format=replace(paragraph.format, **fields))

"""Where the pages of a statement may break, and how far its tables stand from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.liaison.sections import outer_cell
from app.model.content import Paragraph

_BEFORE_TABLE = 80
_KEPT_ROWS = 2


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
    """Where the last paragraph stands, or all paragraphs of the two last rows: the last may only say "…"."""
    first = len(body) - 1 if body else 0
    rows: set[int | None] = {_row(body[first]) if body else None}
    while first and None not in rows and len(rows | {_row(body[first - 1])}) <= _KEPT_ROWS:
        first -= 1
        rows.add(_row(body[first]))
    return range(first, len(body))


def _row(paragraph: Paragraph) -> int | None:
    cell = outer_cell(paragraph)
    return cell.row.id if cell is not None else None


def _set(paragraph: Paragraph, **fields: object) -> Paragraph:
    # Beside a tracked change of the format it would look like a part of that.
    if paragraph.format_change is not None:
        return paragraph
    return replace(paragraph, format=replace(paragraph.format, **fields))

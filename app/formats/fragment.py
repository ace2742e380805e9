"""Copied text as another window of the program takes it over: words, named properties and tables, no XML.

What only means something in the file it comes from is not in it: carried content is its words, a list its labels, and
what has no words is only counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import cast

from app.editing.fragments import NOT_COPIED, stays
from app.formats.adapted import block_paragraph
from app.formats.addresses import is_address, link_address
from app.formats.blocks import BULLETS, DEEPEST_LEVEL, Block, ListPlace, without_unwritable
from app.formats.html_tables import MAX_CELLS, MAX_COLUMNS
from app.model.content import OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Cell, Row, Table, cell_of

MAX_FRAGMENT = 8_000_000

_VERSION = 2
_RUN_FIELDS: dict[str, type] = {
    "bold": bool, "italic": bool, "underline": str, "strike": bool, "caps": bool, "small_caps": bool,
    "color": str, "highlight": str, "font": str, "size": int, "vertical": str, "language": str, "rtl": bool,
}  # fmt: skip
_LONGEST_LABEL = 40
_WIDEST = 31_680
"""Twips in 22 inches, the widest page that Word lays out."""

_Item = Mapping[str, object]


@dataclass(frozen=True)
class Pasted:
    """Paragraphs to be inserted, and how much of each kind of carried content stays behind."""

    paragraphs: tuple[Paragraph, ...] = ()
    left_out: Mapping[OpaqueKind, int] = field(default_factory=dict[OpaqueKind, int])


def write_fragment(paragraphs: Sequence[Paragraph], document: Document, labels: Mapping[int, str]) -> bytes:
    """Copied paragraphs of a document as JSON; `labels` are the list labels of its paragraphs by id."""
    parts = _Parts()
    body = [_written(paragraph, document, labels.get(paragraph.id, ""), parts) for paragraph in paragraphs]
    left = Counter(kind for p in paragraphs for kind in left_behind(p))
    said = {
        "version": _VERSION,
        "paragraphs": body,
        "tables": parts.tables,
        "rows": parts.rows,
        "cells": parts.cells,
        "left_out": {str(kind): number for kind, number in left.items()},
    }
    return json.dumps(said, ensure_ascii=False).encode()


def left_behind(paragraph: Paragraph) -> Iterator[OpaqueKind]:
    """The kinds of carried content in a paragraph that have no words to take their place in another file."""
    if paragraph.block is not None:
        yield OpaqueKind.BLOCK
    for run in paragraph.runs:
        if run.opaque is None:
            continue
        silent = bool(run.text) and not run.display and run.opaque.kind is not OpaqueKind.PAGE_BREAK
        if silent or stays(run.opaque):
            yield run.opaque.kind


def plain_run(run: Run) -> Run:
    """A run without what its file alone understands: carried content is its words."""
    words = "" if run.opaque is not None and run.opaque.kind in NOT_COPIED else run.display
    return Run(without_unwritable(words), run.format)


class _Parts:
    """The tables, rows and cells around copied paragraphs, numbered as they come, and the formats of their runs."""

    def __init__(self) -> None:
        self._formats: dict[int, _Item] = {}
        self.tables: list[_Item] = []
        self.rows: list[_Item] = []
        self.cells: list[_Item] = []
        self._places: dict[tuple[type, int], int] = {}

    def cell(self, cell: Cell) -> int:
        """The number of a cell."""
        row = self._row(cell.row)
        said = {"row": row, "column": cell.column, "span": cell.span, "merge": cell.merge, "width": cell.width}
        return self._place(cell, self.cells, {**said, "shading": cell.shading})

    def run(self, run: Run) -> _Item:
        """A run with the properties that have names."""
        # Few formats serve many runs; all of them outlive the copy.
        named = self._formats.get(id(run.format))
        if named is None:
            named = self._formats[id(run.format)] = _named(run.format)
        return {"text": run.text, **named}

    def _row(self, row: Row) -> int:
        return self._place(row, self.rows, {"table": self._table(row.table), "header": row.header})

    def _table(self, table: Table) -> int:
        return self._place(table, self.tables, {"grid": list(table.grid), "rtl": table.rtl, "borders": table.borders})

    def _place(self, part: Cell | Row | Table, listed: list[_Item], said: _Item) -> int:
        key = (type(part), part.id)
        if key not in self._places:
            self._places[key] = len(listed)
            listed.append(said)
        return self._places[key]


def _written(paragraph: Paragraph, document: Document, label: str, parts: _Parts) -> _Item:
    styles, format_ = document.styles, paragraph.format
    effective = styles.effective_paragraph(format_)
    place = document.numbering.position(effective)
    shape = document.numbering.level(*place) if place else None
    bullet = shape is not None and shape.format == "bullet"
    style = styles.style_of(format_) if format_.style else None
    cell = cell_of(paragraph.parent)
    said = {
        "style": style.name if style else None,
        "heading": styles.outline_level(format_),
        "alignment": format_.alignment,
        "rtl": format_.rtl,
        "label": label or (BULLETS[0] if bullet else None),
        "bullet": bullet or None,
        "level": place[1] if place else None,
        "cell": parts.cell(cell) if cell is not None else None,
    }
    runs = [
        {**parts.run(plain), **({"link": address} if (address := link_address(run)) else {})}
        for run in paragraph.runs
        if (plain := plain_run(run)).text
    ]
    return {**{name: value for name, value in said.items() if value is not None}, "runs": runs}


def _named(format_: RunFormat) -> dict[str, object]:
    said = ((name, getattr(format_, name)) for name in _RUN_FIELDS)
    return {name: value for name, value in said if value is not None}


def read_fragment(data: bytes, document: Document) -> Pasted:
    """Paragraphs for a document out of JSON from anybody; an empty one when it is damaged or too large.

    Styles are those of the same name, headings those of the same level; ids begin at 1.
    """
    try:
        read: object = json.loads(data) if len(data) <= MAX_FRAGMENT else None
    except (ValueError, RecursionError):
        read = None
    said = _item(read)
    new_id = count(1).__next__
    cells = _cells(said, new_id)
    paragraphs = tuple(_paragraph(item, cells, document, new_id) for item in _items(said.get("paragraphs")))
    counted = _item(said.get("left_out"))
    left = {kind: number for kind in OpaqueKind if (number := _number(counted.get(kind), 0, 10**6))}
    return Pasted(paragraphs, left)


def _paragraph(item: _Item, cells: Sequence[Cell], document: Document, new_id: Callable[[], int]) -> Paragraph:
    styles = document.styles
    named = item.get("style")
    own = styles.by_name(named) if isinstance(named, str) else None
    own = own if own is not None and own.kind == "paragraph" else None
    level = _number(item.get("heading"), 0, DEEPEST_LEVEL)
    # A heading, or a style that counts by itself, brings its own label.
    counts = own is not None and styles.effective_paragraph(ParagraphFormat(style=own.id)).number
    cell = _number(item.get("cell"), 0, len(cells) - 1)
    block = Block(
        tuple(_linked(_items(item.get("runs")), new_id)),
        level + 1 if level is not None else None,
        None if counts or level is not None else _list_place(item),
        cells[cell] if cell is not None else None,
        _word(item.get("alignment"), ("center", "end", "both", "start")),
        True if item.get("rtl") is True else None,
    )
    paragraph = block_paragraph(block, new_id(), styles, document.numbering)
    if own is None or paragraph.format.number is not None:
        return paragraph
    return replace(paragraph, format=replace(paragraph.format, style=own.id, outline=None))


def _list_place(item: _Item) -> ListPlace | None:
    label = item.get("label")
    level = _number(item.get("level"), 0, DEEPEST_LEVEL)
    if not isinstance(label, str) or not label or level is None:
        return None
    if item.get("bullet") is True:
        return ListPlace(1, level, before=BULLETS[level % len(BULLETS)])
    # A label is kept as it reads, whatever it was counted by.
    return ListPlace(1, level, "none", without_unwritable(label)[:_LONGEST_LABEL])


def _linked(items: Iterable[_Item], new_id: Callable[[], int]) -> Iterator[Run]:
    """Runs; those that follow one another and lead to one address are one link."""
    for address, runs in groupby(items, key=lambda item: item.get("link")):
        links: tuple[Wrapper, ...] = ()
        if isinstance(address, str) and is_address(address):
            links = (Wrapper(new_id(), WrapperKind.HYPERLINK, "", "", address),)
        yield from (replace(_run(one), wrappers=links) for one in runs)


def _run(item: _Item) -> Run:
    text = item.get("text")
    said = {n: item[n] for n, kind in _RUN_FIELDS.items() if n in item and type(item[n]) is kind}
    return Run(without_unwritable(text) if isinstance(text, str) else "", RunFormat(**said))  # pyright: ignore[reportArgumentType]


def _cells(said: _Item, new_id: Callable[[], int]) -> list[Cell]:
    tables = [_table(item, new_id()) for item in _items(said.get("tables"))]
    rows: list[Row] = []
    for item in _items(said.get("rows")):
        place = _number(item.get("table"), 0, len(tables) - 1)
        rows.append(Row(new_id(), tables[place] if place is not None else Table(new_id()), item.get("header") is True))
    cells: list[Cell] = []
    for item in _items(said.get("cells"))[:MAX_CELLS]:
        place = _number(item.get("row"), 0, len(rows) - 1)
        cells.append(_cell(item, rows[place] if place is not None else Row(new_id(), Table(new_id())), new_id()))
    return cells


def _table(item: _Item, id_: int) -> Table:
    grid = item.get("grid")
    columns = cast("list[object]", grid) if isinstance(grid, list) else []
    widths = tuple(_number(width, 1, _WIDEST) or 1 for width in columns[:MAX_COLUMNS])
    return Table(id_, widths, borders=item.get("borders") is not False, rtl=item.get("rtl") is True)


def _cell(item: _Item, row: Row, id_: int) -> Cell:
    column = _number(item.get("column"), 0, MAX_COLUMNS - 1) or 0
    span = _number(item.get("span"), 1, MAX_COLUMNS) or 1
    merge = _word(item.get("merge"), ("restart", "continue"))
    shading = item.get("shading")
    colour = shading if isinstance(shading, str) and _is_colour(shading) else None
    return Cell(id_, row, column, span, merge, _number(item.get("width"), 1, _WIDEST), colour)


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in text)


def _items(said: object) -> list[_Item]:
    listed = cast("list[object]", said) if isinstance(said, list) else []
    return [cast("_Item", one) for one in listed if isinstance(one, dict)]


def _item(said: object) -> _Item:
    return cast("_Item", said) if isinstance(said, dict) else {}


def _number(said: object, least: int, most: int) -> int | None:
    return said if isinstance(said, int) and not isinstance(said, bool) and least <= said <= most else None


def _word(said: object, known: Sequence[str]) -> str | None:
    return said if isinstance(said, str) and said in known else None

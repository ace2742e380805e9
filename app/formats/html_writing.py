"""Copied text as HTML for other programs: headings, lists, tables, links and emphasis, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from app.formats.addresses import link_address
from app.model.content import TAB, Paragraph, Run
from app.model.document import Document
from app.model.structure import Cell, Row, Table, containers

_FEWEST_LEVELS = 6


def write_html(paragraphs: Sequence[Paragraph], document: Document, labels: Mapping[int, str]) -> str:
    """Copied paragraphs of a document as a page; `labels` are the list labels of its paragraphs by id."""
    around = [_cells(paragraph) for paragraph in paragraphs]
    # What stands in one cell as a whole is no table.
    depth = min(map(len, around), default=0)
    while depth and len({cells[depth - 1].id for cells in around}) > 1:
        depth -= 1
    body = "".join(_Page(document, labels).level(list(paragraphs), depth))
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _cells(paragraph: Paragraph) -> list[Cell]:
    """The cells around a paragraph, outermost first."""
    return [c for c in containers(paragraph.parent) if isinstance(c, Cell)][::-1]


class _Page:
    def __init__(self, document: Document, labels: Mapping[int, str]) -> None:
        self._document = document
        self._labels = labels

    def level(self, paragraphs: list[Paragraph], depth: int) -> Iterator[str]:
        """Paragraphs and the tables between them, of those that stand in `depth` cells."""

        def table(paragraph: Paragraph) -> Table | None:
            around = _cells(paragraph)
            return around[depth].row.table if len(around) > depth else None

        for found, group in groupby(paragraphs, key=lambda p: t.id if (t := table(p)) else None):
            members = list(group)
            yield from self._text(members) if found is None else self._table(members, depth)

    def _table(self, members: list[Paragraph], depth: int) -> Iterator[str]:
        yield '<table border="1" style="border-collapse:collapse">'
        spans = _spans([_cells(p)[depth] for p in members])
        for _, row in groupby(members, key=lambda p: _cells(p)[depth].row.id):
            yield "<tr>"
            for _, inside in groupby(row, key=lambda p: _cells(p)[depth].id):
                listed = list(inside)
                cell = _cells(listed[0])[depth]
                if spans.get(cell.id, 1):
                    yield from self._cell(cell, spans.get(cell.id, 1), listed, depth)
            yield "</tr>"
        yield "</table>"

    def _cell(self, cell: Cell, down: int, inside: list[Paragraph], depth: int) -> Iterator[str]:
        tag = "th" if cell.row.header else "td"
        across = f' colspan="{cell.span}"' if cell.span > 1 else ""
        yield f"<{tag}{across}{f' rowspan={chr(34)}{down}{chr(34)}' if down > 1 else ''}>"
        yield from self.level(inside, depth + 1)
        yield f"</{tag}>"

    def _text(self, paragraphs: list[Paragraph]) -> Iterator[str]:
        depth = 0
        for paragraph in paragraphs:
            level = self._bullet(paragraph)
            yield "<ul>" * max(level - depth, 0) + "</ul>" * max(depth - level, 0)
            yield self._paragraph(paragraph, item=level > 0)
            depth = level
        yield "</ul>" * depth

    def _bullet(self, paragraph: Paragraph) -> int:
        """How deep in a list of bullets a paragraph stands, 0 for none."""
        styles, numbering = self._document.styles, self._document.numbering
        place = numbering.position(styles.effective_paragraph(paragraph.format))
        shape = numbering.level(*place) if place else None
        bullet = shape is not None and shape.format == "bullet" and styles.outline_level(paragraph.format) is None
        return place[1] + 1 if place and bullet else 0

    def _paragraph(self, paragraph: Paragraph, *, item: bool) -> str:
        level = self._document.styles.outline_level(paragraph.format)
        tag = "li" if item else f"h{min(level + 1, _FEWEST_LEVELS)}" if level is not None else "p"
        label = self._labels.get(paragraph.id, "") if not item else ""
        words = "".join(self._run(run, paragraph) for run in paragraph.runs)
        direction = ' dir="rtl"' if paragraph.format.rtl else ""
        return f"<{tag}{direction}>{escape(label) + '&#9;' if label else ''}{words}</{tag}>"

    def _run(self, run: Run, paragraph: Paragraph) -> str:
        text = escape(run.display).replace("\n", "<br>").replace(TAB, "&#9;")
        effective = self._document.styles.effective_run(paragraph.format, run.format)
        plain = self._document.styles.effective_run(paragraph.format, type(run.format)())
        raised = {"superscript": "sup", "subscript": "sub"}.get(effective.vertical or "")
        underlined = effective.underline not in (None, "none")
        # What a heading's style makes bold needs no tag.
        bold = effective.bold and not (plain.bold and run.format.bold is None)
        marks = ((bold, "b"), (effective.italic, "i"), (underlined, "u"), (effective.strike, "s"), (raised, raised))
        for on, tag in marks:
            if on and tag and text:
                text = f"<{tag}>{text}</{tag}>"
        address = link_address(run) if text else ""
        return f'<a href="{escape(address)}">{text}</a>' if address else text


def _spans(cells: Sequence[Cell]) -> dict[int, int]:
    """How many rows each cell of a vertical merge covers; 0 for one that is covered."""
    rows: dict[int, Row] = {cell.row.id: cell.row for cell in cells}
    order = {id_: number for number, id_ in enumerate(rows)}
    spans: dict[int, int] = {}
    heads: dict[int, tuple[int, int]] = {}
    for cell in {cell.id: cell for cell in cells}.values():
        head = heads.get(cell.column)
        if cell.merge == "continue" and head is not None and head[1] == order[cell.row.id] - 1:
            spans[head[0]] = spans.get(head[0], 1) + 1
            spans[cell.id] = 0
            heads[cell.column] = (head[0], order[cell.row.id])
        elif cell.merge is not None:
            heads[cell.column] = (cell.id, order[cell.row.id])
    return spans

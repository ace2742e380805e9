"""Where the lines around a paragraph or a cell run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF

from app.gui.editor.layout import ParagraphLayout
from app.model.borders import Border, Borders, borders_of
from app.model.content import Paragraph
from app.model.document import Document
from app.model.structure import Cell

_TWIPS = 20
"""To the point."""

SIDES = ("top", "bottom", "left", "right")


class Line(NamedTuple):
    """A line along the `side` of a box; `border` is what the file says of it, None for what a table has by itself."""

    box: QRectF
    side: str
    border: Border | None


def cell_lines(cell: Cell, box: QRectF) -> Iterator[Line]:
    """The lines of a cell that is drawn in `box`."""
    own, table = borders_of(cell.xml, "tcBorders"), cell.row.table
    for side in SIDES:
        border = own.get(side)
        if border is not None or (side not in own and table.borders):
            yield Line(box, _seen(side, table.rtl), border)


def paragraph_lines(layout: ParagraphLayout) -> Iterator[Line]:
    """The lines around a paragraph, in its layout's coordinates; neighbours that have the same are one box with it."""
    document = layout.typesetter.document
    borders = paragraph_borders(document, layout.shown.last)
    if not any(borders.values()) or not layout.slots:
        return
    above, below = _neighbours(document, layout, borders)
    box = _box(layout, borders, above, below)
    for side in SIDES:
        border = borders.get("between" if side == "top" and above else side)
        if border is not None and not (side == "bottom" and below):
            yield Line(box, _seen(side, layout.rtl), border)


def strip(line: Line, scale: float) -> QRectF:
    """What a line fills; `scale` is pixels a twip."""
    thick = max(1.0, round(line.border.width * _TWIPS * scale)) if line.border is not None else 1.0
    box = line.box
    match line.side:
        case "top":
            return QRectF(box.left(), box.top(), box.width(), thick)
        case "bottom":
            return QRectF(box.left(), box.bottom() - thick, box.width(), thick)
        case "left":
            return QRectF(box.left(), box.top(), thick, box.height())
        case _:
            return QRectF(box.right() - thick, box.top(), thick, box.height())


def paragraph_borders(document: Document, paragraph: Paragraph) -> Borders:
    """What a paragraph or the nearest of its styles says of borders."""
    own = borders_of(paragraph.format.xml, "pBdr")
    if own:
        return own
    style = document.styles.style_of(paragraph.format)
    chain = document.styles.chain(style.id if style else None)
    return next((found for one in chain if (found := borders_of(one.paragraph.xml, "pBdr"))), own)


def _neighbours(document: Document, layout: ParagraphLayout, borders: Borders) -> tuple[bool, bool]:
    paragraphs = document.story_of(layout.shown.last.id)
    first, last = (paragraphs.index(p.id) for p in (layout.shown.paragraphs[0], layout.shown.last))
    if first is None or last is None:
        return False, False

    def alike(at: int) -> bool:
        if not 0 <= at < len(paragraphs.paragraphs):
            return False
        other = paragraphs.paragraphs[at]
        return (
            other.parent is layout.shown.last.parent
            and paragraph_borders(document, other) == borders
            and _indents(document, other) == _indents(document, layout.shown.last)
        )

    return alike(first - 1), alike(last + 1)


def _indents(document: Document, paragraph: Paragraph) -> tuple[int | None, ...]:
    effective = document.styles.effective_paragraph(paragraph.format)
    return effective.indent_start, effective.indent_end, effective.first_line


def _box(layout: ParagraphLayout, borders: Borders, above: bool, below: bool) -> QRectF:
    first, last, measures = layout.slots[0], layout.slots[-1], layout.measures
    scale = layout.typesetter.scale
    start, end = measures.start + min(measures.first, 0.0), layout.setting.width - measures.end
    space = {side: border.space * _TWIPS * scale if border else 0.0 for side, border in borders.items()}
    left, right = start - space.get("left", 0.0), end + space.get("right", 0.0)
    if layout.rtl:
        left, right = layout.setting.width - right, layout.setting.width - left
    top = 0.0 if above else first.top - space.get("top", 0.0)
    bottom = layout.height if below else last.top + last.height + space.get("bottom", 0.0)
    return QRectF(left, top, right - left, bottom - top)


def _seen(side: str, rtl: bool) -> str:
    return {"left": "right", "right": "left"}.get(side, side) if rtl else side

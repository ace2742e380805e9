"""Draws what is in view: paper, tables, text, strokes of changes, bars, selection."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QRegion

from app.gui.colour import mix
from app.gui.editor.blocks import Block, TextBlock
from app.gui.editor.borders import Line, cell_lines, paragraph_lines, strip
from app.gui.editor.colours import AuthorHues, ink, qcolor, shade
from app.gui.editor.frame import Frame
from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.shown import Look
from app.gui.editor.strokes import Decoration, Stroke
from app.gui.editor.table_changes import Slots, cell_slots, row_revision
from app.gui.editor.tables import CellBox, RowBox, RowsBlock
from app.gui.theme import RADIUS, Tokens

if TYPE_CHECKING:
    from app.gui.editor.found import FoundPainter
    from app.gui.editor.remarks import Remarks
    from app.gui.editor.waves import WavePainter

BAR_GAP = 16
"""Pixels between the change bars and the text."""

BAR_WIDTH = 2

Selected = Callable[[ParagraphLayout], tuple[int, int, bool] | None]
"""The selected stretch of a layout in UTF-16 offsets, and whether its paragraph mark is selected too."""


class Overlay(NamedTuple):
    """What is shown on top of the document: selection, the outlined change, words that were found, misspelt ones.

    `cells` are the ids of the cells that are selected whole, `remarks` knows which words have been commented on.
    """

    selected: Selected
    outlined: Callable[[ParagraphLayout], tuple[int, int] | None]
    found: FoundPainter | None = None
    misspelt: WavePainter | None = None
    cells: frozenset[int] = frozenset()
    remarks: Remarks | None = None


class PagePainter:
    """Paints one exposed region of the viewport."""

    def __init__(self, painter: QPainter, tokens: Tokens, hues: AuthorHues, overlay: Overlay) -> None:
        self._painter = painter
        self._tokens = tokens
        self._hues = hues
        self._overlay = overlay

    def paint(self, frame: Frame, exposed: QRectF) -> None:
        """Paint the desk, the paper and all units that touch the exposed rectangle."""
        self._paint_page(frame, exposed)
        for view in frame.in_view():
            if view.top <= exposed.bottom() and view.top + view.block.height >= exposed.top():
                self._paint_bars(view.block, frame.left, view.top)
                self._paint_block(view.block, frame.left, view.top)

    def _paint_page(self, frame: Frame, exposed: QRectF) -> None:
        self._painter.fillRect(exposed, qcolor(self._tokens.desk))
        page = frame.page_rect()
        self._painter.fillRect(page, qcolor(self._tokens.page))
        self._frame(page.adjusted(-1, -1, 1, 1), self._tokens.hairline)

    def _frame(self, rect: QRectF, color: str) -> None:
        # Four filled strips: lines drawn with a pen blur at fractional scales.
        left, top, right, bottom = (_pixel(v) for v in (rect.left(), rect.top(), rect.right(), rect.bottom()))
        ink = qcolor(color)
        self._painter.fillRect(left, top, right - left, 1, ink)
        self._painter.fillRect(left, bottom - 1, right - left, 1, ink)
        self._painter.fillRect(left, top, 1, bottom - top, ink)
        self._painter.fillRect(right - 1, top, 1, bottom - top, ink)

    def _paint_bars(self, block: Block, left: float, top: float) -> None:
        x = _pixel(left) - BAR_GAP
        if isinstance(block, RowsBlock) and block.mode.bars:
            for row in block.rows:
                revision = row_revision(row)
                if revision is not None:
                    signed = block.mode.signed
                    color = self._hues.color(revision.author, self._tokens) if signed else self._tokens.accent
                    self._painter.fillRect(x, _pixel(top + row.y), BAR_WIDTH, _pixel(row.height), qcolor(color))
        for first, last, color in block.bars():
            y = _pixel(top + first)
            self._painter.fillRect(x, y, BAR_WIDTH, _pixel(top + last) - y, qcolor(color))

    def _paint_block(self, block: Block, x: float, y: float) -> None:
        if isinstance(block, TextBlock):
            self._paint_paragraph(block.layout, x, y)
        elif isinstance(block, RowsBlock):
            self._paint_rows(block, x, y)

    # Tables

    def _paint_rows(self, block: RowsBlock, x: float, y: float) -> None:
        for row in block.rows:
            if row.cells:
                self._paint_row_ground(block, row, x, y)
        for box in block.cells():
            rect = QRectF(x + box.x, y + box.y, box.width, box.height)
            self._paint_cell(block, box, rect)
            for top, inner in box.content.blocks:
                self._paint_block(inner, x + box.text_x, y + box.text_y + top)

    def _paint_row_ground(self, block: RowsBlock, row: RowBox, x: float, y: float) -> None:
        left = min(c.x for c in row.cells)
        right = max(c.x + c.width for c in row.cells)
        rect = QRectF(x + left, y + row.y, right - left, row.height)
        self._paint_slots(block, rect, (row.row.inserted, row.row.deleted))

    def _paint_slots(self, block: RowsBlock, rect: QRectF, slots: Slots) -> None:
        """A tint for what was inserted, hatching for what was struck."""
        # What is scrolled is not painted again: the lines of the hatching go along with what they lie on.
        self._painter.setBrushOrigin(_pixel(rect.left()), _pixel(rect.top()))
        for revision, pattern in zip(slots, (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern), strict=True):
            if revision is not None and block.mode.marks:
                color = self._hues.color(revision.author, self._tokens)
                opacity = 0.10 if pattern is Qt.BrushStyle.SolidPattern else 0.35
                self._painter.fillRect(rect, QBrush(qcolor(color, opacity), pattern))

    def _paint_cell(self, block: RowsBlock, box: CellBox, rect: QRectF) -> None:
        ground = shade(box.cell.shading, self._tokens)
        if ground is not None:
            self._painter.fillRect(rect, qcolor(ground))
        if box.cell.id in self._overlay.cells:
            self._painter.fillRect(rect, qcolor(self._tokens.selection))
        self._paint_slots(block, rect, cell_slots(box.cell))
        for line in cell_lines(box.cell, _crisp(rect.adjusted(0, 0, 1, 1))):
            self._paint_line(line, block.scale)

    def _paint_line(self, line: Line, scale: float) -> None:
        tokens = self._tokens
        said = line.border.color if line.border is not None else "auto"
        # Black lines step back behind the text, as those that a table has by itself do.
        quiet = said in ("auto", "000000")
        color = mix(tokens.page, tokens.ink, 0.32) if quiet else ink(said, tokens.page, tokens)
        self._painter.fillRect(strip(line, scale), qcolor(color))

    # Paragraphs

    def _paint_paragraph(self, layout: ParagraphLayout, x: float, y: float) -> None:
        self._paint_grounds(layout, x, y)
        self._paint_selection(layout, x, y)
        if self._overlay.found is not None:
            self._overlay.found.paint(self._painter, self._tokens, layout, x, y)
        layout.text.draw(self._painter, QPointF(x, y))
        self._paint_label(layout, x, y)
        for rect, image in layout.images:
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.drawImage(rect.translated(x, y), image)
        for decoration in layout.decorations:
            self._paint_stroke(decoration, x, y)
        if self._overlay.misspelt is not None:
            self._overlay.misspelt.paint(self._painter, self._tokens, layout, x, y)
        self._paint_mark(layout, x, y)
        self._paint_leader(layout, x, y)
        self._paint_breaks(layout, x, y)
        self._paint_outline(layout, x, y)

    def _paint_grounds(self, layout: ParagraphLayout, x: float, y: float) -> None:
        shading = self._paragraph_ground(layout)
        if shading is not None and layout.slots:
            first, last = layout.slots[0], layout.slots[-1]
            room = QRectF(x, y + first.top, layout.setting.width, last.top + last.height - first.top)
            self._painter.fillRect(room, qcolor(shading))
        self._paint_remarks(layout, x, y)
        for rect, color, look in layout.grounds:
            if look is Look.CHIP or look is Look.FIELD:
                self._paint_chip(rect.translated(x, y), color, look)
            else:
                self._painter.fillRect(rect.translated(x, y), qcolor(color))
        for line in paragraph_lines(layout):
            self._paint_line(line._replace(box=_crisp(line.box.translated(x, y))), layout.typesetter.scale)

    def _paint_remarks(self, layout: ParagraphLayout, x: float, y: float) -> None:
        for remark in self._overlay.remarks.of(layout) if self._overlay.remarks is not None else ():
            for rects, color in ((remark.grounds, remark.ground), (remark.lines, remark.line)):
                for rect in rects:
                    self._painter.fillRect(_crisp(rect.translated(x, y)), qcolor(color))

    def _paragraph_ground(self, layout: ParagraphLayout) -> str | None:
        styles = layout.typesetter.document.styles
        return shade(styles.effective_paragraph(layout.shown.last.format).shading, self._tokens)

    def _paint_chip(self, rect: QRectF, color: str, look: Look) -> None:
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(qcolor(color))
        radius = RADIUS / 2 if look is Look.FIELD else RADIUS
        self._painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), radius, radius)
        self._painter.restore()

    def _paint_selection(self, layout: ParagraphLayout, x: float, y: float) -> None:
        selected = self._overlay.selected(layout)
        if selected is None:
            return
        start, end, mark = selected
        rects = layout.range_rects(start, end)
        if mark:
            rects.append(layout.end_rect())
        color = qcolor(self._tokens.selection)
        for rect in rects:
            self._painter.fillRect(_crisp(rect.translated(x, y)), color)

    def _paint_label(self, layout: ParagraphLayout, x: float, y: float) -> None:
        label = layout.label
        if label is None or not layout.slots:
            return
        baseline = y + layout.slots[0].top + layout.slots[0].baseline
        self._painter.setFont(label.font)
        self._painter.setPen(qcolor(label.color))
        self._painter.drawText(QPointF(x + label.x, baseline), label.text)
        ascent = layout.typesetter.metrics(label.font).ascent()
        for stroke, color in label.revisions:
            self._paint_stroke(Decoration(stroke, label.x, baseline - y, label.width, ascent, color), x, y)

    def _paint_stroke(self, decoration: Decoration, x: float, y: float) -> None:
        thick = max(1, round(decoration.size / 14))
        below = _pixel(y + decoration.y + max(2.0, decoration.size * 0.13))
        left, width = (
            _pixel(x + decoration.x),
            max(1, _pixel(x + decoration.x + decoration.width) - _pixel(x + decoration.x)),
        )
        color = qcolor(decoration.color)
        if decoration.stroke is Stroke.STRIKE:
            self._painter.fillRect(left, _pixel(y + decoration.y - decoration.size * 0.29), width, thick, color)
        elif decoration.stroke is Stroke.DOTTED:
            for at in range(0, width, 3 * thick):
                self._painter.fillRect(left + at, below, min(thick, width - at), thick, color)
        elif decoration.stroke is Stroke.DOUBLE_UNDERLINE:
            self._painter.fillRect(left, below - 1, width, thick, color)
            self._painter.fillRect(left, below + thick, width, thick, color)
        else:
            self._painter.fillRect(left, below, width, thick, color)

    def _paint_mark(self, layout: ParagraphLayout, x: float, y: float) -> None:
        """A coloured pilcrow for a paragraph mark that somebody inserted or struck."""
        mark = layout.shown.last.mark
        revision = mark.inserted or mark.deleted
        if revision is None or not layout.shown.mode.marks or not layout.slots:
            return
        font = layout.typesetter.mark_font(layout.shown.last)
        metrics = layout.typesetter.metrics(font)
        width, place, slot = metrics.horizontalAdvance("¶"), layout.end_rect(), layout.slots[-1]
        left = (place.right() - width - 1 if layout.rtl else place.x() + 1) + x
        color = layout.typesetter.author_color(revision, layout.setting.ground)
        self._painter.setFont(font)
        self._painter.setPen(qcolor(color))
        baseline = slot.top + slot.baseline
        self._painter.drawText(QPointF(left, y + baseline), "¶")
        for stroke, who in ((Stroke.UNDERLINE, mark.inserted), (Stroke.STRIKE, mark.deleted)):
            if who is not None:
                tint = layout.typesetter.author_color(who, layout.setting.ground)
                self._paint_stroke(Decoration(stroke, left - x, baseline, width, metrics.ascent(), tint), x, y)

    def _paint_leader(self, layout: ParagraphLayout, x: float, y: float) -> None:
        """Dots along the last tab when its stop asks for them, as in a table of contents."""
        leader = layout.leader()
        if leader is None:
            return
        color, dot = qcolor(self._tokens.quiet), max(1, round(leader.height() / 16))
        at, top, dots = x + leader.left(), _pixel(y + leader.bottom()) - dot, list[QRect]()
        while at + dot <= x + leader.right():
            dots.append(QRect(_pixel(at), top, dot, dot))
            at += 4 * dot
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        self._painter.drawRects(dots)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_breaks(self, layout: ParagraphLayout, x: float, y: float) -> None:
        for piece in layout.shown.pieces:
            if piece.look is Look.PAGE_BREAK:
                rect = layout.shown_rect(piece.at)
                middle = _pixel(y + rect.center().y())
                pen = QPen(qcolor(self._tokens.quiet), 1, Qt.PenStyle.DotLine)
                self._painter.setPen(pen)
                left = 0.0 if len(layout.shown.pieces) == 1 else rect.x()
                self._painter.drawLine(QPointF(x + left, middle), QPointF(x + layout.setting.width, middle))

    def _paint_outline(self, layout: ParagraphLayout, x: float, y: float) -> None:
        outlined = self._overlay.outlined(layout)
        if outlined is None:
            return
        rects = layout.range_rects(*outlined) or [layout.end_rect()]
        region = QRegion()
        for rect in rects:
            region = region.united(_crisp(rect.translated(x, y)).toAlignedRect().adjusted(-2, 0, 2, 0))
        self._painter.setPen(Qt.PenStyle.NoPen)
        inner = region.intersected(region.translated(1, 1)).intersected(region.translated(-1, -1))
        inner = inner.intersected(region.translated(1, -1)).intersected(region.translated(-1, 1))
        self._painter.setClipRegion(region.subtracted(inner))
        self._painter.fillRect(region.boundingRect(), qcolor(self._tokens.accent))
        self._painter.setClipping(False)


def _pixel(place: float) -> int:
    # Half always goes up: two edges that meet must fall on the same pixel.
    return floor(place + 0.5)


def _crisp(rect: QRectF) -> QRectF:
    left, top = _pixel(rect.left()), _pixel(rect.top())
    return QRectF(left, top, max(_pixel(rect.right()) - left, 1), _pixel(rect.bottom()) - top)

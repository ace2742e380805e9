"""How words that were found are shown in the text: framed on a tint, the one that is looked at in a strong frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from app.gui.colour import mix
from app.gui.editor.colours import qcolor
from app.gui.editor.layout import ParagraphLayout
from app.gui.theme import Tokens

_TINT, _FRAME = 0.2, 0.5
_THIN, _STRONG = 1, 2
_KEPT = 300
"""Layouts whose boxes are remembered."""


class FoundWords(NamedTuple):
    """Offsets of a paragraph's text from `start` to `end`; `current` for the match that is looked at."""

    start: int
    end: int
    current: bool = False


FoundSource = Callable[[int], Iterable[FoundWords]]
"""The words found in a paragraph, by its id."""


class FoundPainter:
    """Draws what a source says was found; a new one has to be made when the source would say something else."""

    def __init__(self, source: FoundSource) -> None:
        self._source = source
        self._known: dict[int, tuple[ParagraphLayout, list[tuple[bool, QRectF]]]] = {}

    def paint(self, painter: QPainter, tokens: Tokens, layout: ParagraphLayout, x: float, y: float) -> None:
        """Draw the words found in one layout whose corner is at `x`, `y`; text is drawn on top of it later."""
        boxes = self._boxes(layout)
        if not boxes:
            return
        tint, frame = qcolor(mix(tokens.page, tokens.warning, _TINT)), qcolor(mix(tokens.page, tokens.ink, _FRAME))
        for current, rect in boxes:
            place = _crisp(rect.translated(x, y))
            if current:
                _frame(painter, place.adjusted(-_STRONG, 0, _STRONG, 0), _STRONG, qcolor(tokens.accent))
            else:
                painter.fillRect(place, tint)
                _frame(painter, place, _THIN, frame)

    def _boxes(self, layout: ParagraphLayout) -> list[tuple[bool, QRectF]]:
        # Other paragraphs in view are painted again with every letter; a layout that changed is a new one.
        known = self._known.get(id(layout))
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            boxes = [(w.current, rect) for w, *ends in self._shown(layout) for rect in layout.range_rects(*ends)]
            known = self._known[id(layout)] = (layout, boxes)
        return known[1]

    def _shown(self, layout: ParagraphLayout) -> Iterator[tuple[FoundWords, int, int]]:
        for paragraph in layout.shown.paragraphs:
            for words in self._source(paragraph.id):
                if paragraph.block is not None:
                    yield words, 0, layout.shown.length
                    continue
                first = layout.to_shown(paragraph.id, words.start)
                last = layout.to_shown(paragraph.id, words.end)
                if last > first:
                    yield words, first, last


def _crisp(rect: QRectF) -> QRect:
    # Half always goes up: frames keep the same distance from their words at every zoom.
    left, top = floor(rect.left() + 0.5), floor(rect.top() + 0.5)
    return QRect(left, top, max(floor(rect.right() + 0.5) - left, 2), floor(rect.bottom() + 0.5) - top)


def _frame(painter: QPainter, rect: QRect, width: int, color: QColor) -> None:
    # Four filled strips: lines drawn with a pen blur at fractional scales.
    painter.fillRect(rect.x(), rect.y(), rect.width(), width, color)
    painter.fillRect(rect.x(), rect.y() + rect.height() - width, rect.width(), width, color)
    painter.fillRect(rect.x(), rect.y(), width, rect.height(), color)
    painter.fillRect(rect.x() + rect.width() - width, rect.y(), width, rect.height(), color)

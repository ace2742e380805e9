"""The wave under misspelt words: a form that nothing else in the text has, so that colour does not say it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, Qt

from app.gui.editor.colours import qcolor
from app.gui.editor.layout import ParagraphLayout
from app.gui.theme import Tokens

WaveSource = Callable[[ParagraphLayout], Iterable[tuple[int, int]]]
"""The stretches of a layout, in offsets of the laid-out string, that get a wave."""

_STRIP = 480.0
_LEVELS = (0, 1, 2, 1)


class WavePainter:
    """Draws a wave under what a source names."""

    def __init__(self, source: WaveSource) -> None:
        self._source = source

    def paint(self, painter: QPainter, tokens: Tokens, layout: ParagraphLayout, x: float, y: float) -> None:
        """Draw the waves of one layout whose corner is at `x`, `y`."""
        for start, end in self._source(layout):
            for number, rect in layout.line_rects(start, end):
                ascent = layout.text.lineAt(number).ascent()
                # Under the line of an insertion, which stands where an underline does.
                below = layout.slots[number].baseline + max(2.0, ascent * 0.13) + max(1.0, round(ascent / 14)) + 1.0
                _draw(painter, tokens.error, x + rect.left(), y + rect.top() + below, rect.width(), ascent)


def _draw(painter: QPainter, color: str, x: float, y: float, width: float, ascent: float) -> None:
    device = painter.device()
    assert device is not None
    ratio = device.devicePixelRatio()
    thick = max(1, round(ascent * ratio / 12))
    strip = _strip(color, thick, ratio)
    # Whole pixels of the screen keep the wave sharp at every scale.
    left, top = (floor(place * ratio + 0.5) / ratio for place in (x, y))
    height = strip.height() / ratio
    while width > 0:
        part = min(width, _STRIP)
        source = QRectF(0, 0, part * ratio, strip.height())
        painter.drawPixmap(QRectF(left, top, part, height), strip, source)
        left, width = left + part, width - part


@lru_cache(maxsize=32)
def _strip(color: str, thick: int, ratio: float) -> QPixmap:
    """A wave as wide as a line, drawn once and copied from; its size is in pixels of the screen."""
    strip = QPixmap(ceil(_STRIP * ratio), thick * (max(_LEVELS) + 1))
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    for step, left in enumerate(range(0, strip.width(), thick)):
        level = _LEVELS[step % len(_LEVELS)]
        painter.fillRect(
            QRectF(QPointF(left, level * thick), QPointF(left + thick, (level + 1) * thick)), qcolor(color)
        )
    painter.end()
    return strip

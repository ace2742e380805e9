"""Numbers of the printed lines in the margin, counted through the story; a row of a table counts as one line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.gui.editor.colours import qcolor
from app.gui.editor.frame import InView
from app.gui.editor.painting import BAR_GAP
from app.gui.editor.units import UNCOUNTED, Unit
from app.gui.theme import TYPE_SMALL, sized

if TYPE_CHECKING:
    from app.gui.editor.sheet import Sheet

_SLICE = 0.006
"""Seconds of counting in one go, so that a key never waits for it."""

_PAUSE = 250
"""Milliseconds without an edit before lines out of view are counted again."""

_NEIGHBOURS = 4
_GAP = 3.0
_LEAST_DIGITS = 3


class LineNumbers(QObject):
    """Counts the lines of a sheet and paints their numbers beside those in view.

    What is in view is counted as it is laid out. The paragraphs before it are laid out and counted a few at a time
    while nothing else is to be done; until that is done there are no numbers rather than wrong ones.
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._galley, self._frame = sheet.galley, sheet.frame
        self._known: tuple[Unit, int, int] | None = None
        self._next = 0
        self._counter = QTimer(self)
        self._counter.setInterval(0)
        self._counter.timeout.connect(self._count_on)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look_again)
        sheet.zoom_changed.connect(self._forget)
        self._make_room()

    def remove(self) -> None:
        """Take the numbers away."""
        self._counter.stop()
        self._pause.stop()
        self._frame.gutter = 0.0
        self.deleteLater()

    @property
    def settled(self) -> bool:
        """Whether all lines before the view are counted."""
        return not self._counter.isActive() and not self._pause.isActive()

    def first(self, index: int, *, at_once: int = 0) -> int | None:
        """The number of the first line of a unit, from 1; None while lines before it are not counted.

        Up to `at_once` paragraphs are laid out for it.
        """
        lines = 1
        for at, unit in enumerate(self._galley.units.between(0, index)):
            if unit.lines == UNCOUNTED or unit.stale:
                at_once -= 1
                if at_once < 0:
                    return None
                self._galley.block(at)
            lines += unit.lines
        return lines

    def text_changed(self) -> None:
        """Count again, after a pause, what an edit may have changed out of view."""
        self._pause.start()

    def paint(self, painter: QPainter, color: str) -> None:
        """Paint the numbers of the lines in view."""
        shown = self._frame.in_view()
        number = self._first_shown(shown)
        if number is None:
            self._begin()
            return
        font, right = self._font(), self._frame.left - BAR_GAP - _GAP
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(qcolor(color))
        for view in shown:
            for line, base in enumerate(view.block.baselines(), number):
                text = str(line)
                width = metrics.horizontalAdvance(text)
                room = QRectF(right - width, view.top + base - metrics.ascent(), width, metrics.height())
                painter.drawText(room, int(Qt.AlignmentFlag.AlignRight) | int(Qt.TextFlag.TextDontClip), text)
            number += view.block.lines

    def _first_shown(self, shown: list[InView]) -> int | None:
        if not shown:
            return None
        index = shown[0].index
        unit = self._galley.units[index]
        known = self._known
        if known is not None and known[0] is unit and known[1] == index:
            return known[2]
        # A new paragraph makes its neighbours anew: they are counted without waiting for a pause.
        number = self.first(index, at_once=_NEIGHBOURS)
        self._known = (unit, index, number) if number is not None else None
        return number

    # Counting

    def _begin(self) -> None:
        if not self._counter.isActive() and not self._pause.isActive():
            self._next = 0
            self._counter.start()

    def _count_on(self) -> None:
        deadline = time.perf_counter() + _SLICE
        units = self._galley.units
        for index, unit in enumerate(list(units.between(self._next, self._next + 256)), self._next):
            self._next = index + 1
            if unit.lines == UNCOUNTED or unit.stale:
                self._galley.block(index)
                if time.perf_counter() > deadline:
                    return
        if self._next >= len(units):
            self._counter.stop()
            self._make_room()
            self._sheet.refresh()

    def _look_again(self) -> None:
        before, self._known = self._known, None
        if before is None or self.first(before[1]) != before[2]:
            self._sheet.viewport().update()

    def _forget(self) -> None:
        self._known = None
        self._make_room()
        self._sheet.refresh()

    def _make_room(self) -> None:
        total = self.first(len(self._galley.units)) or 1
        digits = max(_LEAST_DIGITS, len(str(total)))
        width = QFontMetricsF(self._font()).horizontalAdvance("0" * digits)
        self._frame.gutter = BAR_GAP + 2 * _GAP + width

    def _font(self) -> QFont:
        font = sized(TYPE_SMALL)
        font.setPixelSize(max(8, round(TYPE_SMALL * self._galley.zoom)))
        return font

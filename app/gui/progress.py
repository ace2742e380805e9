"""A thin line that says that something is under way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.gui import theme

_STEP = 16
_ROUND = 1400


class ProgressLine(QWidget):
    """Two pixels high; a stretch of accent runs along it while it is on."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(2)
        self.setAccessibleName(self.tr("Progress"))
        self._time = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP)
        self._timer.timeout.connect(self._advance)

    def set_running(self, running: bool) -> None:
        """Start or stop."""
        if running == self._timer.isActive():
            return
        self._time = 0
        self._timer.start() if running else self._timer.stop()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline, and the stretch of accent over it."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 1, self.width(), 1), QColor(tokens.hairline))
        if self._timer.isActive():
            length = self.width() * 0.25
            at = (self._time % _ROUND) / _ROUND * (self.width() + length) - length
            painter.fillRect(QRectF(at, 0, length, 2), QColor(tokens.accent))

    def _advance(self) -> None:
        self._time += _STEP
        self.update()

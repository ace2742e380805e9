"""Form fields that tell what was written once the writer pauses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE = 500
"""Milliseconds without a key after which a field's text counts as written."""


class TextField(QLineEdit):
    """One line of text; `settled` carries it after a pause, on Enter and when the field is left."""

    settled = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._timer = _pause_timer(self, self.settle)
        self.textEdited.connect(lambda: self._timer.start())
        self.editingFinished.connect(self.settle)

    def show_text(self, text: str) -> None:
        """Show what the document says, unless something is being written here."""
        if not self._timer.isActive() and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def settle(self) -> None:
        """Tell at once what was written, if anything was."""
        if self._timer.isActive():
            self._timer.stop()
            self.settled.emit(self.text())


class ParagraphsField(QPlainTextEdit):
    """Paragraphs, one a line; as high as its text between `least` and `most` lines; Tab leaves it."""

    settled = Signal(str)

    def __init__(self, placeholder: str = "", least: int = 3, most: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._least, self._most = least, most
        self._quiet = False
        self._timer = _pause_timer(self, self.settle)
        self.textChanged.connect(self._edited)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what the document says, unless something is being written here."""
        if not self._timer.isActive() and text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False
            self._fit()

    def settle(self) -> None:
        """Tell at once what was written, if anything was."""
        if self._timer.isActive():
            self._timer.stop()
            self.settled.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written counts when the field is left."""
        super().focusOutEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The height is fixed by the text, the width by the form."""
        return QSize(200, self.height())

    def _edited(self) -> None:
        if not self._quiet:
            self._timer.start()
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        frame = 10 + 2 * round(self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + frame
        if height != self.height():
            self.setFixedHeight(height)


def _pause_timer(parent: QWidget, run: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(PAUSE)
    timer.timeout.connect(lambda: _ended(timer, run))
    return timer


def _ended(timer: QTimer, run: Callable[[], None]) -> None:
    # `settle` speaks only while its timer runs.
    timer.start()
    run()

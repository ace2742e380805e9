"""Form fields that tell what was written once the writer pauses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE = 500
"""Milliseconds without a key after which a field's text counts as written."""

_INNER, _FRAME = 2, 10
"""The margin inside a field of many lines, and what its height has beside the lines; one line is a row high."""


class TextField(QLineEdit):
    """One line of text; `settled` carries it after a pause, on Enter and when the field is left."""

    settled = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._timer = _pause_timer(self, self.settle)
        self.textEdited.connect(lambda: self._timer.start())
        self.editingFinished.connect(self.settle)

    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        return False if _is_for_window(event) else super().event(event)

    def show_text(self, text: str) -> None:
        """Show what the document says, unless something is being written here."""
        # A blank at the end may be the one before the next word.
        if not self._timer.isActive() and text != self.text().strip():
            self.setText(text)

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
        self.document().setDocumentMargin(_INNER)
        # Lines break, and a bar for what is a pixel too wide would hide them.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self._timer = _pause_timer(self, self.settle)
        self.textChanged.connect(self._edited)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what the document says, unless something is being written here."""
        if not self._timer.isActive() and text != self.toPlainText():
            # Filling the field is not writing.
            self._quiet = True
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._quiet = False
            self._fit()

    def settle(self) -> None:
        """Tell at once what was written, if anything was."""
        if self._timer.isActive():
            self._timer.stop()
            self.settled.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        return False if _is_for_window(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written counts when the field is left."""
        super().focusOutEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.start()

    def sizeHint(self) -> QSize:
        """The height is fixed by the text, the width by the form."""
        return QSize(200, self.height())

    def _edited(self) -> None:
        if not self._quiet:
            self._timer.start()
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        needed = round(self.document().size().height())
        lines = max(self._least, min(self._most, needed))
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls)
        height = lines * self.fontMetrics().lineSpacing() + _FRAME
        if height != self.height():
            self.setFixedHeight(height)


class WrappedField(ParagraphsField):
    """One paragraph that may need several lines; Enter goes on to the next field."""

    def __init__(self, placeholder: str = "", most: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, 1, most, parent)

    def text(self) -> str:
        """What is written, on one line."""
        return " ".join(self.toPlainText().split())

    def show_text(self, text: str) -> None:
        """Show what the document says, unless something is being written here."""
        # A blank at the end may be the one before the next word.
        if text != self.text():
            super().show_text(text)

    def settle(self) -> None:
        """Tell at once what was written, if anything was."""
        if self._timer.isActive():
            self._timer.stop()
            self.settled.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _is_for_window(event: QEvent) -> bool:
    # On X11, Qt's fields take Ctrl+E for the end of the line; people who write statements export with it.
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    wanted = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_E
    if wanted:
        event.ignore()
    return wanted


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

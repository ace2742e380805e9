"""Where a comment is answered in place: a button that becomes a field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from app.gui.pieces import button, column_of, row_of
from app.gui.theme import SPACE_1, SPACE_2

_LINES = 3


class AnswerBox(QWidget):
    """Asks for an answer below a thread; Ctrl+Enter sends it, Esc gives it up."""

    answered = Signal(str)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open_button: QPushButton = button(self.tr("Answer"), self.open)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(self.tr("Answer"))
        self.field.setPlaceholderText(self.tr("Your answer"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 2 * SPACE_2)
        self.send_button: QPushButton = button(self.tr("Answer"), self._send, "primary", self.tr("Ctrl+Enter"))
        self.cancel_button: QPushButton = button(self.tr("Cancel"), self.close_field)
        column = column_of(self, spacing=SPACE_1)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        self._deeds = QWidget()
        row = row_of(self._deeds, spacing=SPACE_2)
        row.addWidget(self.send_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column.addWidget(self._deeds)
        self.stops = [self.open_button, self.field, self.send_button, self.cancel_button]
        self.field.textChanged.connect(self._refresh)
        self._show(writing=False)

    def open(self) -> None:
        """Show the field and put the cursor into it."""
        self._show(writing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Give up what was written."""
        self.field.clear()
        self._show(writing=False)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the field has no use for."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and not self.field.isHidden():
            self.close_field()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._send()
        elif not self.field.isHidden():
            # A letter that the field did not take must not decide on the change.
            event.accept()
        else:
            super().keyPressEvent(event)

    def _send(self) -> None:
        words = self.field.toPlainText().strip()
        if words:
            self.answered.emit(words)

    def _refresh(self) -> None:
        self.send_button.setEnabled(bool(self.field.toPlainText().strip()))

    def _show(self, *, writing: bool) -> None:
        self.open_button.setVisible(not writing)
        self.field.setVisible(writing)
        self._deeds.setVisible(writing)
        self._refresh()
        self.resized.emit()

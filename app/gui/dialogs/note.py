"""A few words to be written: a comment, an answer, a footnote."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app.gui.pieces import button, column_of, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_6

_LINES = 5


class NoteDialog(QDialog):
    """A heading, what it is about, and a field; Ctrl+Enter is done."""

    def __init__(self, heading: str, about: str, done: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(440)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(heading)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 2 * SPACE_3)
        self.done_button = button(done, self.accept, "primary", self.tr("Ctrl+Enter"))
        column = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_4), spacing=SPACE_3)
        column.addWidget(label(heading, "heading"))
        if about:
            column.addWidget(label(about, "quiet", wrap=True))
        column.addWidget(self.field)
        buttons = QWidget()
        row = row_of(buttons, margins=(0, SPACE_2, 0, 0), spacing=SPACE_2)
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), self.reject))
        row.addWidget(self.done_button)
        column.addWidget(buttons)
        self.field.textChanged.connect(self._refresh)
        self._refresh()

    @property
    def text(self) -> str:
        """What was written, without blanks around it."""
        return self.field.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the first button."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.text:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        self.done_button.setEnabled(bool(self.text))

"""Where messages appear: one strip over the status line, never a box in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.messages import Answer, Message, Messages, Tone
from app.gui.pieces import Glyph, IconButton, button, clear_layout, column_of, hairline, label, row_of, surface
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3


class MessageBar(QWidget):
    """Shows the latest message with what can be done about it; Esc or the cross closes it."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._message: Message | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._glyph = Glyph("note")
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answers = QWidget()
        self._row: QHBoxLayout = row_of(self._answers, spacing=SPACE_2)
        strip = surface()
        row = row_of(strip, margins=(SPACE_3, SPACE_1, SPACE_2, SPACE_1), spacing=SPACE_2)
        row.addWidget(self._glyph)
        row.addWidget(self._text, 1)
        row.addWidget(self._answers)
        row.addWidget(IconButton("close", self.tr("Close this message"), self.dismiss))
        column = column_of(self)
        column.addWidget(hairline())
        column.addWidget(strip)
        self.hide()
        messages.posted.connect(self.show_message)
        messages.withdrawn.connect(self._withdraw)

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before and say it to those who listen."""
        self._message = message
        icon, colour = _LOOK[message.tone]
        self._glyph.show_icon(icon, colour)
        self._text.setText(message.text)
        self._put_answers(message.answers)
        self.show()
        self._timer.stop()
        if message.seconds is not None:
            self._timer.start(round(1000 * message.seconds))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    def dismiss(self) -> None:
        """Close the message."""
        self._message = None
        self._timer.stop()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _withdraw(self, subject: str) -> None:
        if self._message is not None and self._message.subject == subject:
            self.dismiss()

    def _put_answers(self, answers: tuple[Answer, ...]) -> None:
        clear_layout(self._row)
        for answer in answers:
            self._row.addWidget(button(answer.text, lambda answer=answer: self._give(answer)))

    def _give(self, answer: Answer) -> None:
        self.dismiss()
        answer.run()


_LOOK = {
    Tone.NOTE: ("note", "note"),
    Tone.DONE: ("done", "done"),
    Tone.WARNING: ("warning", "warning"),
    Tone.ERROR: ("error", "error"),
}

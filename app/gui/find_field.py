"""A field for words to find or to put in their place; it keeps those that were used last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.gui.pieces import IconButton, row_of
from app.gui.wording import one_line

_KEPT = 20
_SHOWN = 60
_FOR_WINDOW = (Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_G, Qt.Key.Key_E)


class FindField(QLineEdit):
    """One line; Enter and Shift+Enter are told, Up and Down go through what was used before."""

    entered = Signal(bool)
    """Enter was pressed; with Shift it carries False."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.past: list[str] = []
        self._at = -1
        self._unsaid = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.textEdited.connect(self._forget_place)

    def remember(self, text: str) -> None:
        """Keep words as the last ones used."""
        if text:
            self.past = [text, *[one for one in self.past if one != text]][:_KEPT]
        self._at = -1

    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_for_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds, Esc leaves, Up and Down bring earlier words back."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def bring_back(self, text: str) -> None:
        """Show words of before as if they were typed."""
        self.setText(text)
        self.textEdited.emit(text)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _walk(self, by: int) -> None:
        at = self._at + by
        if not -1 <= at < len(self.past):
            return
        if self._at == -1:
            self._unsaid = self.text()
        text = self._unsaid if at == -1 else self.past[at]
        self.setText(text)
        self.textEdited.emit(text)
        self._at = at

    def _forget_place(self) -> None:
        self._at = -1


class FieldWithPast(QWidget):
    """A field and a button that lists what was used before."""

    def __init__(self, field: FindField, said: str) -> None:
        super().__init__()
        self._field = field
        self._button = IconButton("chevron-down", said, self._list)
        row = row_of(self)
        row.addWidget(field, 1)
        row.addWidget(self._button)

    def _list(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in self._field.past:
            action = menu.addAction(one_line(text, _SHOWN).replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=text: self._field.bring_back(text))
        if not self._field.past:
            menu.addAction(self.tr("Nothing yet")).setEnabled(False)
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))


def _is_for_window(event: QKeyEvent) -> bool:
    # Qt's fields take some of these for moving in the line.
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _FOR_WINDOW

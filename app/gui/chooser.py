"""A field over the window with a list of what fits, to choose one thing by a few letters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.pieces import column_of, hairline, label
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, TYPE_BASE, sized

_VALUE = int(Qt.ItemDataRole.UserRole) + 1
_KEYS, _KIND, _ICON = _VALUE + 1, _VALUE + 2, _VALUE + 3
_WIDTH, _ROWS, _TOP = 520, 10, 64


LETTERS = 5
"""The rank of a name that has the letters of what was typed in order, but not side by side."""


def match_rank(wanted: str, text: str) -> int | None:
    """How well a name fits what was typed, smaller is better; None when it does not.

    Best is this very name, then one that begins with it, then one with a word that does, then one that holds it, and
    last (`LETTERS`) one that has its letters in order.
    """
    wanted, text = " ".join(wanted.casefold().split()), text.casefold()
    at = text.find(wanted)
    if at >= 0:
        inside = 3 if at and text[at - 1].isalnum() else 2
        return inside if at else int(wanted != text)
    rest = iter(text)
    return LETTERS if all(letter in rest for letter in wanted.replace(" ", "")) else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: its name, the value it stands for, and at its end its kind and its shortcut; `icon` stands before it."""

    text: str
    value: object
    kind: str = ""
    keys: str = ""
    icon: str = ""


class Chooser(QFrame):
    """A field and the rows that fit; Enter takes the chosen one, Esc closes. Heirs say what there is."""

    def __init__(self, window: QWidget, name: str, question: str, said: str, listed: str) -> None:
        super().__init__(window)
        self._came_from: QWidget | None = None
        self._window = window
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(name)
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setPlaceholderText(question)
        self.field.setAccessibleName(said)
        self.field.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        quiet_list(self.view, listed)
        column = column_of(self, margins=(1, SPACE_2, 1, SPACE_1), spacing=SPACE_1)
        head = QWidget()
        column_of(head, margins=(SPACE_3, 0, SPACE_3, 0)).addWidget(self.field)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.view)
        self.nothing = label(self.tr("Nothing here has a name like that."), "quiet")
        self.nothing.setFixedHeight(ROW_HEIGHT)
        self.nothing.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        column.addWidget(self.nothing)
        self.hide()
        self.field.textChanged.connect(self._fill)
        self.view.clicked.connect(lambda: self._take())

    @abstractmethod
    def choices(self, wanted: str) -> Iterable[Choice]:
        """What fits the words that were typed, the best first."""

    @abstractmethod
    def take(self, value: object) -> None:
        """Do what was chosen; the keyboard is back where it came from."""

    def open(self) -> None:
        """Show the field over the upper middle of the window, with all there is."""
        self.field.clear()
        self._fill("")
        self.adjustSize()
        self._came_from = QApplication.focusWidget()
        self.move((self._window.width() - _WIDTH) // 2, _TOP)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Go away and give the keyboard back to where it was."""
        if self.isVisible():
            self.hide()
            if self._came_from is not None and self._came_from.isVisible():
                self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down choose, Enter takes; Esc and clicking elsewhere close."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.model.rowCount():
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_palette()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        count, row = self.model.rowCount(), self.view.currentIndex().row() + by
        # Single steps go round the ends, pages stop there.
        row = row % count if abs(by) == 1 else min(max(row, 0), count - 1)
        self.view.setCurrentIndex(self.model.index(row, 0))

    def _fill(self, wanted: str) -> None:
        self.model.clear()
        for choice in self.choices(wanted):
            item = QStandardItem(choice.text)
            item.setData(choice.value, _VALUE)
            item.setData(choice.keys, _KEYS)
            item.setData(choice.kind, _KIND)
            item.setData(choice.icon, _ICON)
            said = ", ".join(part for part in (choice.text, choice.kind, choice.keys) if part)
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
        self.view.setCurrentIndex(self.model.index(0, 0))
        count = self.model.rowCount()
        self.view.setFixedHeight(ROW_HEIGHT * min(_ROWS, max(1, count)))
        self.view.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.adjustSize()

    def _take(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            value = index.data(_VALUE)
            self.close_palette()
            self.take(value)


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a choice: its name, then its kind and its shortcut at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        painter.save()
        row = RowPainter(painter, option)
        font = sized(TYPE_BASE)
        if index.data(_ICON):
            row.icon(str(index.data(_ICON)), row.tokens.quiet)
        else:
            keys = row.trail(112)
            row.text(keys, str(index.data(_KEYS)), font, row.tokens.ink, trailing=True)
        row.tail(str(index.data(_KIND)), font, row.tokens.quiet, most=140)
        row.text(row.rest(), str(index.data()), font, row.tokens.ink)
        painter.restore()

"""The command palette: every action that can be used now, found by a few letters."""

from __future__ import annotations

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

from app.gui.actions import ActionRegistry, ActionSpec, place_title, plain, shortcut_text
from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.pieces import column_of, hairline
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, TYPE_BASE, sized

_ID = int(Qt.ItemDataRole.UserRole) + 1
_KEYS, _MENU = _ID + 1, _ID + 2
_WIDTH, _ROWS, _TOP = 520, 10, 64


def match_rank(wanted: str, text: str) -> int | None:
    """How well a name fits what was typed, smaller is better; None when it does not.

    Best is a name that begins with it, then a word that does, then a name that holds it or has its letters in order.
    """
    wanted, text = " ".join(wanted.casefold().split()), text.casefold()
    at = text.find(wanted)
    if at >= 0:
        return 0 if at == 0 else 2 if text[at - 1].isalnum() else 1
    rest = iter(text)
    return 3 if all(letter in rest for letter in wanted.replace(" ", "")) else None


class CommandPalette(QFrame):
    """A field and the actions that fit; Enter starts the chosen one, Esc closes."""

    def __init__(self, registry: ActionRegistry, window: QWidget) -> None:
        super().__init__(window)
        self._registry = registry
        self._came_from: QWidget | None = None
        self._window = window
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Command palette"))
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CommandDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        quiet_list(self.view, self.tr("Commands"))
        column = column_of(self, margins=(1, SPACE_2, 1, SPACE_1), spacing=SPACE_1)
        head = QWidget()
        column_of(head, margins=(SPACE_3, 0, SPACE_3, 0)).addWidget(self.field)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.view)
        self.field.textChanged.connect(self._find)
        self.view.clicked.connect(lambda: self._start())

    def open(self) -> None:
        """Show the palette over the upper middle of the window, with all that can be done."""
        self._registry.refresh()
        self.field.clear()
        self._find("")
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
        """Up and down choose, Enter starts; Esc and clicking elsewhere close."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.model.rowCount():
                row = (self.view.currentIndex().row() + step) % self.model.rowCount()
                self.view.setCurrentIndex(self.model.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._start()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_palette()
                return True
        return super().eventFilter(watched, event)

    def _find(self, wanted: str) -> None:
        ranked = [(_rank(wanted, s), s) for s in self._registry]
        found = [(rank, s) for rank, s in ranked if rank is not None and self._registry.action(s.id).isEnabled()]
        self.model.clear()
        for _, spec in sorted(found, key=lambda pair: pair[0]):
            item = QStandardItem(plain(self._registry.action(spec.id).text()))
            item.setData(spec.id, _ID)
            item.setData(shortcut_text(spec), _KEYS)
            item.setData(_menu_of(spec), _MENU)
            self.model.appendRow(item)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFixedHeight(ROW_HEIGHT * min(_ROWS, max(1, self.model.rowCount())))
        self.adjustSize()

    def _start(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            id_ = index.data(_ID)
            self.close_palette()
            self._registry.action(id_).trigger()


def _rank(wanted: str, spec: ActionSpec) -> int | None:
    rank = match_rank(wanted, plain(spec.text))
    if rank is not None:
        return rank
    return 4 if match_rank(wanted, f"{_menu_of(spec)} {plain(spec.text)}") is not None else None


def _menu_of(spec: ActionSpec) -> str:
    return spec.submenu.removesuffix("…") or plain(place_title(spec.place))


class CommandDelegate(QStyledItemDelegate):
    """Draws an action: its name, then its menu and its shortcut at the end."""

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
        keys = row.trail(112)
        row.text(keys, str(index.data(_KEYS)), font, row.tokens.ink, trailing=True)
        row.tail(str(index.data(_MENU)), font, row.tokens.quiet, most=140)
        row.text(row.rest(), str(index.data()), font, row.tokens.ink)
        painter.restore()

"""All actions with their shortcuts, to find one and to give it another."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHeaderView, QKeySequenceEdit, QLineEdit, QTreeView, QWidget

from app.gui.actions import ActionRegistry, ActionSpec, place_title, plain, portable
from app.gui.pieces import button, column_of, field_row, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_6

_ID = int(Qt.ItemDataRole.UserRole) + 1
_SIZE = (620, 560)

_MOVING = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return,
    Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Insert,
}  # fmt: skip


class ShortcutsDialog(QDialog):
    """What is changed here counts at once."""

    chosen = Signal(object)
    """Emitted with all shortcuts that differ from what the actions come with, by the id of the action."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*_SIZE)
        self._model = QStandardItemModel(0, 3, self)
        self._model.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Menu"), self.tr("Shortcut")])
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setFilterKeyColumn(-1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("A command, a menu or keys"))
        self.view = self._list()
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.said = label("", "small", wrap=True)
        self._build()
        self._fill()
        self._connect()
        self.view.setCurrentIndex(self._shown.index(0, 0))

    # What it is made of

    def _list(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self._shown)
        view.setProperty("role", "table")
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(self.tr("Commands"))
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return view

    def _build(self) -> None:
        column = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_4), spacing=SPACE_3)
        column.addWidget(field_row(self.tr("Find"), self.search))
        column.addWidget(self.view, 1)
        column.addWidget(field_row(self.tr("New shortcut: press the keys"), self.keys))
        column.addWidget(self.said)
        self.assign = button(self.tr("Assign"), self._give, "primary")
        self.remove = button(self.tr("Remove"), lambda: self._set(()))
        self.reset = button(self.tr("Reset"), self._restore)
        self.reset_all = button(self.tr("Reset all"), self._restore_all)
        self.close_button = button(self.tr("Close"), self.accept)
        buttons = QWidget()
        row = row_of(buttons, spacing=SPACE_2)
        for one in (self.assign, self.remove, self.reset):
            row.addWidget(one)
        row.addStretch(1)
        for one in (self.reset_all, self.close_button):
            row.addWidget(one)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.view.selectionModel().currentChanged.connect(self._begin)
        self.keys.keySequenceChanged.connect(self._judge)

    def _fill(self) -> None:
        for spec in self._registry:
            menu = spec.submenu.removesuffix("…") or plain(place_title(spec.place))
            row = [QStandardItem(text) for text in (plain(spec.text), menu, _native(spec))]
            row[0].setData(spec.id, _ID)
            self._model.appendRow(row)

    # Choosing one

    @property
    def current(self) -> ActionSpec | None:
        """The action that is chosen in the list."""
        index = self.view.currentIndex()
        id_ = self._shown.index(index.row(), 0).data(_ID) if index.isValid() else None
        return self._registry.spec(id_) if id_ else None

    def choose(self, id_: str) -> None:
        """Choose an action in the list; one that the search hides is not chosen."""
        for row in range(self._shown.rowCount()):
            if self._shown.index(row, 0).data(_ID) == id_:
                self.view.setCurrentIndex(self._shown.index(row, 0))

    def _search(self, text: str) -> None:
        self._shown.setFilterFixedString(text.strip())
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._shown.index(0, 0))
        self._begin(self.view.currentIndex())

    def _begin(self, _: QModelIndex) -> None:
        self.keys.clear()
        self._judge()

    # Changing it

    @property
    def wanted(self) -> str:
        """The keys that were pressed, "" before."""
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _judge(self) -> None:
        """Say what the pressed keys do now, and offer what can be done."""
        spec, wanted = self.current, self.wanted
        refused = refusal(wanted) if wanted else ""
        other = self._registry.started_by(wanted) if wanted else None
        self.said.setText(refused or self._conflict(other, spec, wanted))
        self.assign.setEnabled(bool(spec and wanted) and not refused and other is not spec)
        self.remove.setEnabled(bool(spec and spec.shortcuts))
        self.reset.setEnabled(spec is not None and spec.id in self._registry.chosen_shortcuts)
        self.reset_all.setEnabled(bool(self._registry.chosen_shortcuts))

    def _conflict(self, other: ActionSpec | None, spec: ActionSpec | None, wanted: str) -> str:
        if other is None:
            return self.tr("Nothing else uses these keys.") if wanted else ""
        if other is spec:
            return self.tr("These keys start this command already.")
        text = self.tr("{keys} starts “{name}” now. If you assign it here, that command loses it.")
        keys = QKeySequence(wanted).toString(QKeySequence.SequenceFormat.NativeText)
        return text.format(keys=keys, name=plain(other.text))

    def _give(self) -> None:
        wanted = self.wanted
        other = self._registry.started_by(wanted)
        if other is not None:
            left = tuple(keys for keys in other.shortcuts if portable(keys) != wanted)
            self._registry.choose_shortcuts(self._registry.chosen_shortcuts | {other.id: left})
        self._set((wanted,))

    def _set(self, keys: tuple[str, ...]) -> None:
        if (spec := self.current) is not None:
            chosen = self._registry.chosen_shortcuts | {spec.id: keys}
            if keys == self._registry.shipped_shortcuts(spec.id):
                del chosen[spec.id]
            self._take(chosen)

    def _restore(self) -> None:
        if (spec := self.current) is not None:
            chosen = self._registry.chosen_shortcuts
            chosen.pop(spec.id, None)
            self._take(chosen)

    def _restore_all(self) -> None:
        self._take({})

    def _take(self, chosen: dict[str, tuple[str, ...]]) -> None:
        self._registry.choose_shortcuts(chosen)
        for row in range(self._model.rowCount()):
            spec = self._registry.spec(self._model.item(row, 0).data(_ID))
            self._model.item(row, 2).setText(_native(spec))
        self._begin(self.view.currentIndex())
        self.chosen.emit(self._registry.chosen_shortcuts)


def refusal(keys: str) -> str:
    """Why these keys can't be a shortcut, "" when they can."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain_key = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    moving = combination.key() in _MOVING and not modifiers & Qt.KeyboardModifier.AltModifier
    if function_key or not (plain_key or moving):
        return ""
    text = QCoreApplication.translate("ShortcutsDialog", "{keys} writes, strikes or moves in the text.")
    return text.format(keys=QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))


def _native(spec: ActionSpec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts)

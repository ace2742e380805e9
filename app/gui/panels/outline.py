"""The outline of the plan: its elements by kind, number and title, with what happens in each."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from app.gui.open_document import OpenDocument
from app.gui.outline_nodes import OutlineNode
from app.gui.pieces import EmptyPane, column_of
from app.gui.theme import SPACE_2
from app.gui.wording import element_kind_name
from app.model.document import Position

if TYPE_CHECKING:
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    from app.gui.panels.outline_tree import OutlineTree

NODE = int(Qt.ItemDataRole.UserRole) + 1
CHANGES, FINDINGS = NODE + 1, NODE + 2
"""What an item holds: its OutlineNode, and how many changes and findings there are: in it alone, and with all below."""

_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
UP = QKeyCombination(_ALT_SHIFT, Qt.Key.Key_Up)
DOWN = QKeyCombination(_ALT_SHIFT, Qt.Key.Key_Down)
"""The keys that move an element past the one before and past the one behind it."""


class OutlinePanel(QWidget):
    """The tree of elements; choosing one goes there, and it follows the caret."""

    element_chosen = Signal(object)
    kind_set = Signal(int, object)
    """A paragraph and the kind that its element is said to be, "" for none, None to take that back."""

    move_wanted = Signal(int, bool)
    """A paragraph whose element is to be moved past the next of its kind, down or up."""

    def __init__(self, opened: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._stack = QStackedLayout(self)
        self._nodes: tuple[OutlineNode, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._owners: dict[int, str] = {}
        self._folded: set[str] = set()
        self.kind_set.connect(self._set_kind)
        opened.plan_found.connect(self.refresh)
        opened.changes_found.connect(self._count)
        opened.findings_found.connect(self._count)

    @cached_property
    def model(self) -> QStandardItemModel:
        """What the tree shows."""
        from PySide6.QtGui import QStandardItemModel

        return QStandardItemModel(self)

    @cached_property
    def view(self) -> OutlineTree:
        """The tree; it is made when it is first asked for or filled, since the text beside it is there sooner."""
        from app.gui.panels.outline_tree import OutlineDelegate, OutlineTree
        from app.gui.panels.rows import quiet_list

        view = OutlineTree()
        view.setModel(self.model)
        view.setItemDelegate(OutlineDelegate(view))
        quiet_list(view, self.tr("Outline"))
        listed = QWidget()
        column = column_of(listed, margins=(0, SPACE_2, 0, 0))
        column.addWidget(view)
        self._stack.addWidget(listed)
        text = self.tr("The elements of the plan – goals, targets, outcomes, enablers – appear here once it is read.")
        self._stack.addWidget(EmptyPane(self.tr("Outline"), text))
        self._stack.setCurrentIndex(1)
        view.clicked.connect(self._go)
        view.activated.connect(self._go)
        view.move_wanted.connect(lambda down: self._move(view.currentIndex(), down))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.collapsed.connect(lambda index: self._folded.add(index.data(NODE).id))
        view.expanded.connect(lambda index: self._folded.discard(index.data(NODE).id))
        return view

    def refresh(self) -> None:
        """Show the plan as it was recognised last; what was folded stays folded."""
        view, nodes = self.view, self._open.outline
        if nodes != self._nodes:
            current = view.currentIndex().data(NODE)
            self._nodes = nodes
            self._rebuild()
            if isinstance(current, OutlineNode) and current.id in self._items:
                view.setCurrentIndex(self._items[current.id].index())
        self._stack.setCurrentIndex(0 if nodes else 1)
        self._count()

    def follow(self, position: Position) -> None:
        """Show which element the caret is in, none where it is in none."""
        owner = self._owners.get(position.paragraph)
        if owner is None:
            self.view.clearSelection()
            return
        index = self._items[owner].index()
        while index.parent().isValid() and not self.view.isExpanded(index.parent()):
            index = index.parent()
        if not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _rebuild(self) -> None:
        self._items.clear()
        self._owners.clear()
        self.model.clear()
        self._append(self.model.invisibleRootItem(), self._nodes)
        for item in self._items.values():
            self.view.setExpanded(item.index(), item.data(NODE).id not in self._folded)

    def _append(self, parent: QStandardItem, nodes: tuple[OutlineNode, ...]) -> None:
        from PySide6.QtGui import QStandardItem

        for node in nodes:
            said = f"{node.number} {node.title}".strip() or element_kind_name(node.kind)
            item = QStandardItem(said)
            item.setData(node, NODE)
            kind = element_kind_name(node.kind) if node.kind else ""
            item.setToolTip("\n".join(line for line in (f"{kind}: {said}" if kind else said, node.because) if line))
            parent.appendRow(item)
            self._items[node.id] = item
            self._owners.update(dict.fromkeys(node.paragraphs, node.id))
            self._append(item, node.children)

    def _count(self) -> None:
        changes = Counter(self._owners.get(change.paragraph) for change in self._open.changes)
        places = (f.paragraph for f in self._open.findings if f.paragraph is not None)
        findings = Counter(self._owners.get(paragraph) for paragraph in places)
        for node in self._nodes:
            self._put_counts(node, changes, findings)
        self.view.viewport().update()

    def _put_counts(
        self, node: OutlineNode, changes: Counter[str | None], findings: Counter[str | None]
    ) -> tuple[int, int]:
        below = [self._put_counts(child, changes, findings) for child in node.children]
        own = (changes[node.id], findings[node.id])
        total = (own[0] + sum(b[0] for b in below), own[1] + sum(b[1] for b in below))
        item = self._items[node.id]
        item.setData((own[0], total[0]), CHANGES)
        item.setData((own[1], total[1]), FINDINGS)
        said = self.tr("{text}, {changes} changes, {findings} findings")
        item.setData(
            said.format(text=item.text(), changes=total[0], findings=total[1]), Qt.ItemDataRole.AccessibleTextRole
        )
        return total

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """What can be said of the element or heading in a row; None where there is nothing to say."""
        node = index.data(NODE)
        if not isinstance(node, OutlineNode) or node.paragraph is None or self._open.session.read_only:
            return None
        from app.gui.panels.kind_menu import kind_menu

        menu = kind_menu(node, self._open, self.kind_set.emit, self)
        if node.kind:
            menu.addSeparator()
            for text, keys, down in ((self.tr("Move up"), UP, False), (self.tr("Move down"), DOWN, True)):
                action = menu.addAction(text)
                action.setShortcut(keys)
                action.triggered.connect(partial(self.move_wanted.emit, node.paragraph, down))
        return menu

    def _move(self, index: QModelIndex, down: bool) -> None:
        node = index.data(NODE)
        if isinstance(node, OutlineNode) and node.kind and node.paragraph is not None:
            self.move_wanted.emit(node.paragraph, down)

    def _show_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            index = self.view.currentIndex()
            place = self.view.visualRect(index).center()
        menu = self.menu_for(index)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(place))

    def _set_kind(self, paragraph: int, kind: str | None) -> None:
        if self._open.session.document.holds(paragraph):
            self._open.session.set_kind(paragraph, kind)

    def _go(self, index: QModelIndex) -> None:
        node = index.data(NODE)
        if isinstance(node, OutlineNode) and node.paragraph is not None:
            self.element_chosen.emit(Position(node.paragraph, 0))

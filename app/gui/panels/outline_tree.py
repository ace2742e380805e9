"""The tree of the outline and how its rows are drawn; the panel around it is there sooner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.gui.outline_nodes import OutlineNode
from app.gui.panels.outline import CHANGES, DOWN, FINDINGS, NODE, UP
from app.gui.panels.rows import RowPainter
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import element_icon, element_kind_name

_ARROW = 12


class OutlineTree(QTreeView):
    """A tree without header and lines, in which Alt+Shift and an arrow ask for the current element to be moved."""

    move_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def event(self, event: QEvent) -> bool:
        """Take the keys that would move the paragraph at the caret, as long as the outline has the keyboard."""
        if isinstance(event, QKeyEvent) and event.keyCombination() in (UP, DOWN):
            if event.type() == QEvent.Type.KeyPress:
                self.move_wanted.emit(event.keyCombination() == DOWN)
            event.accept()
            return True
        return super().event(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: the delegate draws the whole row, its arrow too."""


class OutlineDelegate(QStyledItemDelegate):
    """Draws an element: the kind's glyph, number and title; changes and findings at the end where there are any."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        # A view paints with plain indexes only.
        assert isinstance(index, QModelIndex)
        node, tree = index.data(NODE), self.parent()
        if not isinstance(node, OutlineNode) or not isinstance(tree, QTreeView):
            return
        painter.save()
        whole = QStyleOptionViewItem(option)
        whole.rect = QRect(0, option.rect.top(), tree.viewport().width(), option.rect.height())
        row = RowPainter(painter, whole, margin=SPACE_2)
        row.lead(_depth(index) * tree.indentation(), gap=0)
        self._draw_arrow(row, tree, index)
        row.icon(element_icon(node.kind), row.tokens.quiet)
        self._draw_counts(row, tree, index)
        base = sized(TYPE_BASE)
        if node.number:
            width = QFontMetrics(base).horizontalAdvance(node.number) + 1
            row.text(row.lead(min(width, row.width / 3)), node.number, base, row.tokens.quiet)
        row.text(row.rest(), node.title or element_kind_name(node.kind), base, row.tokens.ink)
        painter.restore()

    def _draw_arrow(self, row: RowPainter, tree: QTreeView, index: QModelIndex) -> None:
        if not index.model().hasChildren(index):
            row.lead(_ARROW, gap=SPACE_1)
        elif tree.isExpanded(index):
            row.icon("chevron-down", row.tokens.quiet, _ARROW, gap=SPACE_1)
        else:
            rtl = tree.layoutDirection() == Qt.LayoutDirection.RightToLeft
            row.icon("chevron-left" if rtl else "chevron-right", row.tokens.quiet, _ARROW, gap=SPACE_1)

    def _draw_counts(self, row: RowPainter, tree: QTreeView, index: QModelIndex) -> None:
        folded = not tree.isExpanded(index)
        changes = (index.data(CHANGES) or (0, 0))[folded]
        findings = (index.data(FINDINGS) or (0, 0))[folded]
        small = sized(TYPE_SMALL)
        if changes:
            row.tail(str(changes), small, row.tokens.quiet)
        if findings:
            row.tail(f"! {findings}", small, row.tokens.warning)


def _depth(index: QModelIndex | QPersistentModelIndex) -> int:
    depth, parent = 0, index.parent()
    while parent.isValid():
        depth, parent = depth + 1, parent.parent()
    return depth

"""The matrix of two kinds of elements as a table model: a cell for every pair, its link if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.gui.link_words import named, origin_name, said_of, state_name
from app.model.link import AmendmentState, Link, LinkOrigin, Node
from app.plan.links import LinkGraph

CELL = int(Qt.ItemDataRole.UserRole) + 1
NODE = CELL + 1
LONELY = CELL + 2
"""Roles: a `MatrixCell`; the `Node` of a row or column; whether that has no link in this matrix."""

Index = QModelIndex | QPersistentModelIndex


class Mark(StrEnum):
    """What a cell shows; each has a shape of its own."""

    NONE = "none"
    FOUND = "found"
    HAND = "hand"
    REMOVED = "removed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One pair: its mark, its link if there is one, and whether nothing links its row or its column."""

    mark: Mark
    link: Link | None
    row: Node
    column: Node
    gap: bool


class MatrixModel(QAbstractTableModel):
    """Rows and columns are the elements of two kinds, in the plan's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.graph: LinkGraph | None = None
        self.rows: tuple[Node, ...] = ()
        self.columns: tuple[Node, ...] = ()
        self._linked: set[str] = set()

    def show_kinds(self, graph: LinkGraph, rows: str, columns: str) -> None:
        """Show the matrix of two kinds."""
        self.beginResetModel()
        self.graph = graph
        self.rows, self.columns = graph.of_kind(rows), graph.of_kind(columns)
        pairs = ((row.id, column.id) for row in self.rows for column in self.columns)
        self._linked = {end for pair in pairs if _stands(graph.between(*pair)) for end in pair}
        self.endResetModel()

    @property
    def gaps(self) -> tuple[int, int]:
        """How many rows and how many columns have no link here."""
        count = [
            sum(1 for node in nodes if node.id not in self._linked and node.state is not AmendmentState.REMOVED)
            for nodes in (self.rows, self.columns)
        ]
        return count[0], count[1]

    def cell(self, row: int, column: int) -> MatrixCell:
        """The pair at a place."""
        assert self.graph is not None
        across, down = self.rows[row], self.columns[column]
        link = self.graph.between(across.id, down.id)
        gap = across.id not in self._linked or down.id not in self._linked
        return MatrixCell(self._mark(link, across, down), link, across, down, gap)

    def rowCount(self, parent: Index | None = None) -> int:
        """The elements of the rows' kind."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The elements of the columns' kind."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell, and what it is in words for those who hover or listen."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.said(cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The element of a row or column."""
        nodes = self.rows if orientation is Qt.Orientation.Vertical else self.columns
        if not 0 <= section < len(nodes):
            return None
        node = nodes[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return node.name
        if role == NODE:
            return node
        if role == LONELY:
            return node.id not in self._linked and node.state is not AmendmentState.REMOVED
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return (
                named(node)
                if node.id in self._linked
                else self.tr("{element}: no link here").format(element=named(node))
            )
        return None

    def said(self, cell: MatrixCell) -> str:
        """A cell in words."""
        both = f"{named(cell.row)}, {named(cell.column)}"
        if cell.link is None or self.graph is None:
            none = self.tr("declared not linked") if cell.mark is Mark.DENIED else self.tr("not linked")
            return f"{both}: {none}"
        origins = ", ".join(dict.fromkeys(origin_name(one.origin) for one in cell.link.evidence))
        state = "" if cell.link.state is AmendmentState.KEPT else f", {state_name(cell.link.state)}"
        return f"{said_of(self.graph, cell.link)} ({origins}{state})"

    def _mark(self, link: Link | None, row: Node, column: Node) -> Mark:
        if link is None:
            denied = self.graph is not None and self.graph.denies(row.id, column.id)
            return Mark.DENIED if denied else Mark.NONE
        if link.state is AmendmentState.REMOVED:
            return Mark.REMOVED
        return Mark.HAND if all(one.origin is LinkOrigin.HAND for one in link.evidence) else Mark.FOUND


def _stands(link: Link | None) -> bool:
    return link is not None and link.state is not AmendmentState.REMOVED

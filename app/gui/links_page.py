"""The page of links: a matrix and a map of the same links, and what the chosen one rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QToolButton, QWidget

from app.gui.link_details import LinkDetails
from app.gui.link_map_view import LinkMapView
from app.gui.link_words import kinds_name
from app.gui.matrix_model import MatrixCell
from app.gui.matrix_view import MarkLegend, MatrixView
from app.gui.open_document import PAUSE, OpenDocument
from app.gui.pieces import ElidedLabel, EmptyPane, IconButton, column_of, hairline, label, row_of, surface
from app.gui.tabs import TabRow
from app.gui.theme import SPACE_2, SPACE_3
from app.gui.wording import number
from app.gui.work import Latest
from app.model.document import Document, Position
from app.model.link import HandLink, LinkEnd, Node
from app.model.plan import HandKind
from app.plan.links import LinkGraph
from app.plan.links_layout import MapLayout, map_layout
from app.plan.links_words import cited_kinds

if TYPE_CHECKING:
    from app.gui.actions import ActionRegistry

MATRIX, MAP = 0, 1
_LOW = 520


class LinksPage(QWidget):
    """Follows the document while it is shown; what is chosen in the matrix or on the map is explained below."""

    place_chosen = Signal(object)
    left = Signal()
    graph_found = Signal(object)

    def __init__(self, opened: OpenDocument, registry: ActionRegistry, may_edit: Callable[[], bool]) -> None:
        super().__init__()
        self.opened = opened
        self.graph: LinkGraph | None = None
        self._may_edit = may_edit
        self._shown_for: object = None
        self._finder = Latest("find the links", _find, PAUSE, self)
        self._finder.ready.connect(self._take)
        self._finder.failed.connect(opened.failed)
        self.tabs = TabRow([self.tr("Matrix"), self.tr("Map")], "tab", self.tr("How links are shown"), SPACE_2)
        self.rows, self.columns = QComboBox(), QComboBox()
        self.gaps = ElidedLabel("", "quiet")
        self.gaps.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.matrix, self.map = MatrixView(), LinkMapView()
        self.details = LinkDetails()
        self._build(registry)
        self._connect()

    @property
    def settled(self) -> bool:
        """Whether the links shown are those of the text as it stands, or nobody looks."""
        return self._finder.idle

    def stop(self) -> None:
        """Let go of the document before it is closed."""
        self._finder.stop()

    def show_view(self, view: int) -> None:
        """Show the matrix or the map and give it the keyboard."""
        self.tabs.choose(view)
        self._show(view)
        self.focus_view()

    def focus_view(self) -> None:
        """Give the keyboard to what is shown."""
        (self.matrix if self.tabs.current == MATRIX else self.map).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Find the links as they are now; nobody waits for them while another page is shown."""
        super().showEvent(event)
        self._ask(now=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the strip below gives its room to what it explains."""
        super().resizeEvent(event)
        self.details.set_low(event.size().height() < _LOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def chosen_pair(self) -> MatrixCell | None:
        """The pair chosen in the matrix while that is shown."""
        return self.matrix.current if self.tabs.current == MATRIX else None

    def toggle(self) -> None:
        """Add the chosen link by hand, or take it away."""
        cell, graph = self.chosen_pair(), self.graph
        if cell is None or graph is None or not self._may_edit():
            return
        from app.services.links import toggle_link

        toggle_link(self.opened.session, graph, cell.row, cell.column)

    def cite(self, kind: str, title: str, node: Node) -> None:
        """Link an element by hand with something that the text does not cite yet."""
        if self._may_edit():
            from app.services.links import add_link

            add_link(self.opened.session, node.end, LinkEnd(kind, None, "", title))

    # ---- building -----------------------------------------------------------------------------------------------

    def _build(self, registry: ActionRegistry) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._matrix_pane())
        self._stack.addWidget(self._map_pane())
        self._empty = EmptyPane(
            self.tr("Links"),
            self.tr(
                "Goals, thematic priorities, outcomes, outputs and enablers appear here with the links between them."
            ),
        )
        self._whole = QStackedWidget()
        self._whole.addWidget(self._stack)
        self._whole.addWidget(self._empty)
        bar = surface()
        row = row_of(bar, margins=(0, 0, SPACE_3, 0), spacing=SPACE_2)
        # Of all that stands here, what else there is to see must be read whole.
        self.tabs.setMinimumWidth(self.tabs.sizeHint().width())
        row.addWidget(self.tabs)
        row.addWidget(self._kind_boxes())
        row.addWidget(self.gaps, 1)
        row.addWidget(self._zooms())
        row.addWidget(self._export(registry))
        row.addWidget(IconButton("close", self.tr("Back to the text"), self.left.emit))
        column = column_of(self)
        for part in (bar, hairline()):
            column.addWidget(part)
        column.addWidget(self._whole, 1)
        column.addWidget(self.details)
        self._whole.setCurrentIndex(1)
        self._show(MATRIX)

    def _matrix_pane(self) -> QWidget:
        pane = surface()
        column = column_of(pane)
        column.addWidget(self.matrix, 1)
        column.addWidget(hairline())
        column.addWidget(MarkLegend())
        return pane

    def _map_pane(self) -> QWidget:
        pane = surface()
        column_of(pane).addWidget(self.map)
        return pane

    def _kind_boxes(self) -> QWidget:
        self._kinds = QWidget()
        row = row_of(self._kinds, spacing=SPACE_2)
        for box, said in ((self.rows, self.tr("Rows")), (self.columns, self.tr("Columns"))):
            head = label(said, "quiet")
            head.setBuddy(box)
            box.setAccessibleName(said)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(10)
            row.addWidget(head)
            row.addWidget(box)
        row.addWidget(IconButton("change-move", self.tr("Swap rows and columns"), self._swap))
        return self._kinds

    def _zooms(self) -> QWidget:
        self._zoom_row = QWidget()
        row = row_of(self._zoom_row)
        self._zoom_said = label("100 %", "quiet")
        smaller, larger, fit = QToolButton(), QToolButton(), QToolButton()
        for tool, text, said, run in (
            (smaller, "−", self.tr("Smaller"), lambda: self.map.step_zoom(-1)),
            (larger, "+", self.tr("Larger"), lambda: self.map.step_zoom(1)),
            (fit, self.tr("Fit width"), self.tr("Show the whole width"), self.map.fit),
        ):
            tool.setText(text)
            tool.setAccessibleName(said)
            tool.setToolTip(said)
            tool.clicked.connect(lambda _=False, run=run: run())
        for part in (smaller, self._zoom_said, larger, fit):
            row.addWidget(part)
        return self._zoom_row

    def _export(self, registry: ActionRegistry) -> QToolButton:
        from PySide6.QtWidgets import QMenu

        tool = QToolButton()
        tool.setText(self.tr("Export links"))
        tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(tool)
        for id_ in ("links.export_svg", "links.export_png", "links.export_csv", "links.export_matrix"):
            menu.addAction(registry.action(id_))
        tool.setMenu(menu)
        return tool

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show)
        self.rows.currentIndexChanged.connect(lambda: self._fill_matrix())
        self.columns.currentIndexChanged.connect(lambda: self._fill_matrix())
        self.matrix.cell_chosen.connect(self._explain_cell)
        self.matrix.toggle_wanted.connect(lambda _: self.toggle())
        self.matrix.text_wanted.connect(self._go_to_cell)
        self.matrix.node_chosen.connect(self._explain_node)
        self.map.node_chosen.connect(self._explain_node)
        self.map.text_wanted.connect(self._go_to_node)
        self.map.zoom_changed.connect(lambda zoom: self._zoom_said.setText(f"{round(100 * zoom)} %"))
        self.details.place_wanted.connect(self.place_chosen)
        self.details.toggle_wanted.connect(self.toggle)
        self.details.forget_wanted.connect(self._forget)
        self.details.cite_wanted.connect(self.cite)
        self.opened.plan_found.connect(lambda _: self._ask())
        self.opened.links_changed.connect(lambda: self._ask(now=True))

    # ---- following ----------------------------------------------------------------------------------------------

    def _ask(self, *, now: bool = False) -> None:
        session = self.opened.session
        asked = (session.document, session.links, session.kinds, self.opened.plan.profile)
        if self.isVisible() and asked != self._shown_for:
            self._shown_for = asked
            self._finder.ask(*asked, self.layoutDirection() == Qt.LayoutDirection.RightToLeft, now=now)

    def _take(self, found: tuple[LinkGraph, MapLayout]) -> None:
        graph, drawn = found
        self.graph = graph
        self._whole.setCurrentIndex(0 if len(graph.kinds) > 1 else 1)
        self._fill_kinds(graph)
        self._fill_matrix()
        self.map.show_graph(graph, drawn)
        self.details.show_lost(graph.lost)
        self._show_gaps()
        self.graph_found.emit(graph)

    def _fill_kinds(self, graph: LinkGraph) -> None:
        """Offer the kinds there are; at first outputs by outcomes or what comes nearest to that."""
        kinds = list(graph.kinds)
        for box, preferred in (
            (self.rows, ("output", "enabler")),
            (self.columns, ("outcome", "thematic_priority", "goal")),
        ):
            wanted = box.currentData() or next((kind for kind in preferred if kind in kinds), "")
            if [box.itemData(i) for i in range(box.count())] == kinds:
                continue
            box.blockSignals(True)
            box.clear()
            for kind in kinds:
                box.addItem(kinds_name(graph, kind), kind)
            box.setCurrentIndex(max(box.findData(wanted), 0))
            box.blockSignals(False)
        if self.rows.currentData() == self.columns.currentData() and len(kinds) > 1:
            self.columns.setCurrentIndex((self.rows.currentIndex() + 1) % len(kinds))

    def _fill_matrix(self) -> None:
        graph, rows, columns = self.graph, self.rows.currentData(), self.columns.currentData()
        if graph is None or not rows or not columns:
            return
        before = self.matrix.currentIndex()
        self.matrix.matrix.show_kinds(graph, rows, columns)
        self.matrix.horizontalHeader().updateGeometry()
        self.matrix.verticalHeader().updateGeometry()
        self.matrix.updateGeometries()
        index = self.matrix.matrix.index(max(before.row(), 0), max(before.column(), 0))
        self.matrix.setCurrentIndex(index)
        self._explain_cell(self.matrix.current)
        self._show_gaps()

    def _swap(self) -> None:
        rows, columns = self.rows.currentIndex(), self.columns.currentIndex()
        self.rows.setCurrentIndex(columns)
        self.columns.setCurrentIndex(rows)

    def _show(self, view: int) -> None:
        self._stack.setCurrentIndex(view)
        self._kinds.setVisible(view == MATRIX)
        self._zoom_row.setVisible(view == MAP)
        self._show_gaps()
        if view == MATRIX:
            self._explain_cell(self.matrix.current)
        else:
            self._explain_node(self.map.chosen)

    def _show_gaps(self) -> None:
        graph = self.graph
        if graph is None:
            return
        if self.tabs.current == MAP:
            count = len({gap.node.id for gap in graph.gaps})
            said = self.tr("{count} elements lack a link") if count != 1 else self.tr("1 element lacks a link")
            self.gaps.setText(said.format(count=number(count)) if count else self.tr("No link is missing"))
            return
        rows, columns = self.matrix.matrix.gaps
        in_rows = self.tr("1 row") if rows == 1 else self.tr("{count} rows").format(count=number(rows))
        in_columns = self.tr("1 column") if columns == 1 else self.tr("{count} columns").format(count=number(columns))
        where = ", ".join(said for said, count in ((in_rows, rows), (in_columns, columns)) if count)
        none = self.tr("Every row and column has a link")
        self.gaps.setText(self.tr("Without a link here: {where}").format(where=where) if where else none)

    # ---- explaining and going -----------------------------------------------------------------------------------

    def _explain_cell(self, cell: MatrixCell | None) -> None:
        if self.tabs.current == MATRIX and self.graph is not None:
            self.details.show()
            self.details.show_pair(self.graph, cell)

    def _explain_node(self, node: Node | None) -> None:
        # On the map nothing need be said while nothing is chosen; the drawing takes the room.
        self.details.setVisible(node is not None or self.tabs.current == MATRIX)
        if self.graph is not None:
            cited = [(one.kind, self.graph.rules.kind_title(one.kind)) for one in cited_kinds()]
            self.details.show_node(self.graph, node, cited)

    def _go_to_cell(self, cell: MatrixCell | None) -> None:
        if cell is None:
            return
        places = [one.paragraph for one in cell.link.evidence if one.paragraph is not None] if cell.link else []
        self._go(places[0] if places else cell.row.paragraph)

    def _go_to_node(self, node: Node) -> None:
        self._go(node.paragraph)

    def _go(self, paragraph: int | None) -> None:
        if paragraph is not None and self.opened.session.document.holds(paragraph):
            self.place_chosen.emit(Position(paragraph, 0))

    def _forget(self) -> None:
        if self.graph is not None and self._may_edit():
            from app.services.links import forget_lost

            forget_lost(self.opened.session, self.graph)

    def follow_theme(self) -> None:
        """Draw in the colours of another theme."""
        self.map.refresh()
        self.matrix.follow_theme()


def _find(
    document: Document, hand: tuple[HandLink, ...], kinds: tuple[HandKind, ...], profile: str, rtl: bool
) -> tuple[LinkGraph, MapLayout]:
    from app.services.links import links_of

    graph = links_of(document, hand, profile, kinds)
    return graph, map_layout(graph, rtl=rtl)

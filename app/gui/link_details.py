"""The strip under matrix and map: what is chosen, what it rests on, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QScrollArea, QToolButton, QWidget

from app.gui.link_words import named, origin_name, said_of, state_name
from app.gui.matrix_model import MatrixCell
from app.gui.pieces import ElidedLabel, button, clear_layout, column_of, hairline, label, row_of, surface
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3
from app.model.document import Position
from app.model.link import AmendmentState, Evidence, HandLink, Link, Node
from app.plan.links import LinkGraph

_HEIGHT, _LOW_HEIGHT = 132, 76


class LinkDetails(QWidget):
    """One link with its evidence, or one element with its links."""

    place_wanted = Signal(object)
    toggle_wanted = Signal()
    forget_wanted = Signal()
    cite_wanted = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.heading = ElidedLabel()
        self.heading.setStyleSheet("font-weight: 600;")
        self.toggle = button("", self.toggle_wanted.emit)
        self._cite = QToolButton()
        self._cite.setText(self.tr("Link to"))
        self._cite.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._node: Node | None = None
        self._lines = QWidget()
        self._lines.setObjectName("form")
        self._column = column_of(self._lines, margins=(SPACE_3, 0, SPACE_3, SPACE_1), spacing=2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._lines)
        head = surface()
        row = row_of(head, margins=(SPACE_3, SPACE_1, SPACE_3, 0), spacing=SPACE_2)
        row.addWidget(self.heading, 1)
        row.addWidget(self._cite)
        row.addWidget(self.toggle)
        self._lost = self._lost_row()
        whole = surface()
        column = column_of(whole)
        column.addWidget(hairline())
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addWidget(self._lost)
        column_of(self).addWidget(whole)
        self.setFixedHeight(_HEIGHT)
        self._clear("")

    def set_low(self, low: bool) -> None:
        """Take less room, or as much as usual."""
        self.setFixedHeight(_LOW_HEIGHT if low else _HEIGHT)

    def show_pair(self, graph: LinkGraph, cell: MatrixCell | None) -> None:
        """Explain a pair of the matrix."""
        if cell is None:
            self._clear(self.tr("Choose a cell to see what its link rests on."))
            return
        self._clear(said_of(graph, cell.link) if cell.link else f"{named(cell.row)} – {named(cell.column)}")
        self.toggle.setVisible(cell.row.id != cell.column.id)
        self.toggle.setText(self.tr("Remove link") if cell.link else self.tr("Add link"))
        if cell.link is not None:
            self._show_evidence(cell.link)
        else:
            denied = graph.denies(cell.row.id, cell.column.id)
            said = self.tr("Somebody declared that these two are not linked.") if denied else self.tr("Not linked.")
            self._column.addWidget(label(said, "quiet", wrap=True))
        self._end()

    def show_node(self, graph: LinkGraph, node: Node | None, cited: Sequence[tuple[str, str]] = ()) -> None:
        """List an element's links; `cited` are kinds it can be linked to by number alone."""
        if node is None:
            self._clear(
                self.tr("Choose an element with the arrow keys, or with Ctrl and a click, to see its links alone.")
            )
            return
        state = f" – {state_name(node.state)}" if node.state is not AmendmentState.KEPT else ""
        self._clear(named(node) + state)
        self._node = node
        self._fill_cite(cited, node)
        for gap in (one for one in graph.gaps if one.node.id == node.id):
            kinds = self.tr(" or ").join(graph.rules.kind_title(kind).lower() for kind in gap.kinds)
            said = self.tr("Missing: {link} … ({kinds})").format(link=gap.title, kinds=kinds)
            self._column.addWidget(label(said, "warning", wrap=True))
        for link in graph.links:
            if node.id in (link.source, link.target):
                origins = ", ".join(dict.fromkeys(origin_name(one.origin) for one in link.evidence))
                state = "" if link.state is AmendmentState.KEPT else f", {state_name(link.state)}"
                self._add_line(f"{said_of(graph, link)} ({origins}{state})", link.evidence[0].paragraph)
        self._end()

    def show_lost(self, lost: tuple[HandLink, ...]) -> None:
        """Say which hand-made links have lost an end."""
        names = "; ".join(
            f"{one.source.title or one.source.number} – {one.target.title or one.target.number}" for one in lost
        )
        said = self.tr("Links made by hand whose elements are gone: {links}").format(links=names)
        self._lost_said.setText(said)
        self._lost.setVisible(bool(lost))

    # ---- parts --------------------------------------------------------------------------------------------------

    def _lost_row(self) -> QWidget:
        made = QWidget()
        row = row_of(made, margins=(SPACE_3, 0, SPACE_3, SPACE_1), spacing=SPACE_2)
        self._lost_said = ElidedLabel("", "warning")
        row.addWidget(self._lost_said, 1)
        row.addWidget(button(self.tr("Remove them"), self.forget_wanted.emit))
        made.hide()
        return made

    def _clear(self, heading: str) -> None:
        clear_layout(self._column)
        while self._column.count():
            self._column.takeAt(0)
        self.heading.setText(heading)
        self.toggle.hide()
        self._cite.hide()

    def _end(self) -> None:
        self._column.addStretch(1)

    def _show_evidence(self, link: Link) -> None:
        for one in link.evidence:
            self._add_line(_worded(one), one.paragraph)
        if link.state is not AmendmentState.KEPT:
            self._column.addWidget(label(state_name(link.state), "quiet"))

    def _add_line(self, text: str, paragraph: int | None) -> None:
        line = QWidget()
        row = row_of(line, spacing=SPACE_2)
        row.addWidget(ElidedLabel(text, "quiet"), 1)
        if paragraph is not None:
            go = button(self.tr("Show in the text"), lambda: self.place_wanted.emit(Position(paragraph, 0)), "link")
            go.setAccessibleName(self.tr("Show in the text: {text}").format(text=text))
            row.addWidget(go)
        self._column.addWidget(line)

    def _fill_cite(self, cited: Sequence[tuple[str, str]], node: Node) -> None:
        if not cited or node.paragraph is None:
            return
        menu = QMenu(self._cite)
        for kind, title in cited:
            menu.addAction(f"{title}…", lambda kind=kind, title=title: self._ask_cited(kind, title))
        self._cite.setMenu(menu)
        self._cite.show()

    def _ask_cited(self, kind: str, title: str) -> None:
        question = self.tr("{kind} – number and what stands behind it:").format(kind=title)
        text, given = QInputDialog.getText(self, self.tr("Link to"), question, text=f"{title} ")
        if given and text.strip() and text.strip() != title and self._node is not None:
            self.cite_wanted.emit(kind, " ".join(text.split()), self._node)


def _worded(one: Evidence) -> str:
    return f"{origin_name(one.origin)[:1].upper()}{origin_name(one.origin)[1:]}: {one.because}"

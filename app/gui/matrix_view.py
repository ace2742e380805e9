"""The matrix on the screen: shapes in cells, element names along two edges, gaps hatched and marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.gui import theme
from app.gui.matrix_model import CELL, LONELY, NODE, Index, Mark, MatrixCell, MatrixModel
from app.gui.theme import ROW_HEIGHT, SPACE_2, TYPE_BASE, TYPE_SMALL, Tokens, sized
from app.model.link import AmendmentState, Node

_COLUMN, _NAMES, _TOP = 40, 340, 190
_SHARE, _LOWEST = 0.42, 60
"""What the columns' names may take of a low view, and what they take at least."""

_DOT = 5.0


class MatrixView(QTableView):
    """Arrows go from pair to pair, Space or a double click adds or removes a link, Enter goes to the text."""

    cell_chosen = Signal(object)
    toggle_wanted = Signal(object)
    text_wanted = Signal(object)
    node_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.matrix = MatrixModel(self)
        self.setModel(self.matrix)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(self.tr("Matrix of links"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.follow_theme()
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(UprightHeader(self))
        self.setVerticalHeader(NameHeader(self))
        self.doubleClicked.connect(lambda: self._toggle())
        self.selectionModel().currentChanged.connect(lambda: self.cell_chosen.emit(self.current))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.sectionClicked.connect(lambda at, header=header: self._choose_node(header, at))

    def follow_theme(self) -> None:
        """Give the corner between the names their colour."""
        page = theme.current().page
        self.setStyleSheet(
            f"QTableCornerButton::section {{ background: {page}; border: none; }} QHeaderView {{ background: {page}; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low view has lower names."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.updateGeometries()

    @property
    def current(self) -> MatrixCell | None:
        """The pair that has the ring."""
        index = self.currentIndex()
        return self.matrix.cell(index.row(), index.column()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space adds or removes, Enter goes to the text."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.text_wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        if self.current is not None:
            self.toggle_wanted.emit(self.current)

    def _choose_node(self, header: QHeaderView, at: int) -> None:
        node = self.matrix.headerData(at, header.orientation(), NODE)
        if isinstance(node, Node):
            self.node_chosen.emit(node)


class CellDelegate(QStyledItemDelegate):
    """Draws a pair: a dot for what was found, a ring for what was added by hand, a bar for what was denied."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell = index.data(CELL)
        if not isinstance(cell, MatrixCell):
            return
        tokens = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._ground(painter, option, rect, cell, tokens)
        draw_mark(painter, cell.mark, cell.link.state if cell.link else AmendmentState.KEPT, rect.center(), tokens)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, cell: MatrixCell, tokens: Tokens
    ) -> None:
        painter.fillRect(rect, QColor(tokens.page))
        if cell.gap:
            hatch = QColor(tokens.warning)
            hatch.setAlpha(70)
            painter.fillRect(rect, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            ring = rect.adjusted(1.5, 1.5, -1.5, -1.5)
            fill = QColor(tokens.selected)
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(tokens.accent if self._focused(option) else tokens.faint), 2))
            painter.drawRoundedRect(ring, 4, 4)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(tokens.hover))

    def _focused(self, option: QStyleOptionViewItem) -> bool:
        return isinstance(option.widget, QWidget) and option.widget.hasFocus()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A square, nearly."""
        return QSize(_COLUMN, ROW_HEIGHT)


def draw_mark(painter: QPainter, mark: Mark, state: AmendmentState, at: QPointF, tokens: Tokens) -> None:
    """Draw a cell's shape around a point; an added link has a cross in a square, a removed one is struck."""
    ink = QColor(tokens.ink)
    if mark is Mark.FOUND and state is AmendmentState.ADDED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.done))
        painter.drawRect(QRectF(at.x() - 6, at.y() - 6, 12, 12))
        painter.setPen(QPen(QColor(tokens.page), 1.6))
        painter.drawLine(QPointF(at.x() - 3, at.y()), QPointF(at.x() + 3, at.y()))
        painter.drawLine(QPointF(at.x(), at.y() - 3), QPointF(at.x(), at.y() + 3))
    elif mark is Mark.FOUND:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(at, _DOT, _DOT)
    elif mark is Mark.HAND:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 2.2))
        painter.drawEllipse(at, _DOT, _DOT)
    elif mark is Mark.REMOVED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.error), 1.4, Qt.PenStyle.DashLine))
        painter.drawEllipse(at, _DOT, _DOT)
        painter.setPen(QPen(QColor(tokens.error), 1.6))
        painter.drawLine(QPointF(at.x() - 8, at.y()), QPointF(at.x() + 8, at.y()))
    elif mark is Mark.DENIED:
        painter.setPen(QPen(QColor(tokens.quiet), 1.6))
        painter.drawLine(QPointF(at.x() - 4, at.y()), QPointF(at.x() + 4, at.y()))


def draw_open_end(painter: QPainter, at: QPointF, tokens: Tokens) -> None:
    """Draw the sign of a missing link: an open ring with a bar and a dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(tokens.warning), 1.6)
    pen.setDashPattern([1.4, 1.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, 5.5, 5.5)
    painter.setPen(QPen(QColor(tokens.warning), 1.6))
    painter.drawLine(QPointF(at.x(), at.y() - 3), QPointF(at.x(), at.y() + 0.6))
    painter.drawPoint(QPointF(at.x(), at.y() + 2.8))
    painter.restore()


class _ElementHeader(QHeaderView):
    """Names of elements, with the sign of a missing link and of what the changes do."""

    _lines, _turned = 1, 0

    def __init__(self, orientation: Qt.Orientation, said: str, view: QTableView) -> None:
        super().__init__(orientation, view)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setAccessibleName(said)

    def _node(self, at: int) -> tuple[Node | None, bool]:
        model = self.model()
        node = model.headerData(at, self.orientation(), NODE)
        return node if isinstance(node, Node) else None, bool(model.headerData(at, self.orientation(), LONELY))

    def _draw(self, painter: QPainter, room: QRectF, at: int, *, rtl: bool) -> None:
        """Draw a name from the start of a strip that runs in reading direction."""
        node, lonely = self._node(at)
        if node is None:
            return
        tokens = theme.current()
        font = sized(TYPE_BASE)
        font.setStrikeOut(node.state is AmendmentState.REMOVED)
        font.setUnderline(node.state is AmendmentState.ADDED)
        painter.setFont(font)
        # Words keep their own direction, whichever way the window is read.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        chosen = self._is_current(at)
        painter.setPen(QColor(tokens.ink if chosen or not lonely else tokens.warning))
        end = 20.0 if lonely else 0.0
        text = room.adjusted(end if rtl else 0, 0, 0 if rtl else -end, 0)
        shown = in_lines(node.name, QFontMetrics(font), int(text.width()), self._lines)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown)
        if lonely:
            painter.translate(room.left() + 8 if rtl else room.right() - 8, room.center().y())
            painter.rotate(self._turned)
            draw_open_end(painter, QPointF(0, 0), tokens)

    def _is_current(self, at: int) -> bool:
        view = self.parent()
        index = view.currentIndex() if isinstance(view, QTableView) else None
        if index is None or not index.isValid():
            return False
        return at == (index.row() if self.orientation() is Qt.Orientation.Vertical else index.column())

    def _ground(self, painter: QPainter, rect: QRect, at: int) -> None:
        tokens = theme.current()
        painter.fillRect(rect, QColor(tokens.selected if self._is_current(at) else tokens.page))
        painter.setPen(QPen(QColor(tokens.hairline), 1))


class NameHeader(_ElementHeader):
    """The rows' names."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view.tr("Rows"), view)
        self.setDefaultSectionSize(ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """As wide as the longest name, within reason."""
        view = self.parent()
        metrics = QFontMetrics(sized(TYPE_BASE))
        rows = view.matrix.rows if isinstance(view, MatrixView) else ()
        widest = max((metrics.horizontalAdvance(node.name) for node in rows), default=0)
        return QSize(min(widest + 48, _NAMES), 0)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """One name."""
        painter.save()
        self._ground(painter, rect, at)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = QRectF(rect).adjusted(SPACE_2, 0, -SPACE_2, 0)
        self._draw(painter, room, at, rtl=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        painter.restore()


class UprightHeader(_ElementHeader):
    """The columns' names, read from bottom to top, in two lines."""

    _lines, _turned = 2, 90

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view.tr("Columns"), view)
        self.setDefaultSectionSize(_COLUMN)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        """As high as the longest name, within reason."""
        view = self.parent()
        metrics = QFontMetrics(sized(TYPE_BASE))
        columns = view.matrix.columns if isinstance(view, MatrixView) else ()
        longest = max((metrics.horizontalAdvance(node.name) for node in columns), default=0)
        room = round(view.height() * _SHARE) if isinstance(view, QTableView) else _TOP
        return QSize(0, max(min(longest + 44, _TOP, room), _LOWEST))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """One name, turned."""
        painter.save()
        self._ground(painter, rect, at)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        self._draw(painter, QRectF(SPACE_2, 0, rect.height() - 2 * SPACE_2, rect.width()), at, rtl=False)
        painter.restore()


def in_lines(text: str, metrics: QFontMetrics, width: int, most: int) -> str:
    """A text in at most so many lines of a width in pixels, the last one ending in "…" where it is cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = next(
            (n for n in range(len(words), 1, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width), 1
        )
        lines.append(" ".join(words[:count]))
        del words[:count]
    if words:
        lines.append(" ".join(words))
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)


class MarkLegend(QWidget):
    """What the shapes of the matrix mean."""

    def __init__(self) -> None:
        super().__init__()
        self._entries = (
            (Mark.FOUND, AmendmentState.KEPT, self.tr("in the document")),
            (Mark.FOUND, AmendmentState.ADDED, self.tr("added by the changes")),
            (Mark.REMOVED, AmendmentState.REMOVED, self.tr("removed by the changes")),
            (Mark.HAND, AmendmentState.KEPT, self.tr("added by hand")),
            (Mark.DENIED, AmendmentState.KEPT, self.tr("declared to be none")),
        )
        self._gap = self.tr("no link at all")
        self.setAccessibleName(self.tr("Legend"))
        self.setAccessibleDescription(", ".join([*(text for _, _, text in self._entries), self._gap]))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row where one is too narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = 1 + max((row for _, row, _ in self._places()), default=0)
        self.setFixedHeight(4 + rows * 20)

    def _places(self) -> list[tuple[int, int, int]]:
        """Of each entry the distance from the edge, the row, and the width of its words."""
        metrics = QFontMetrics(sized(TYPE_SMALL))
        out: list[tuple[int, int, int]] = []
        place, row = 10, 0
        for text in (*(text for _, _, text in self._entries), self._gap):
            wide = metrics.horizontalAdvance(text)
            if out and place + 12 + wide > self.width():
                place, row = 10, row + 1
            out.append((place, row, wide))
            place += wide + 40
        return out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes with their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        painter.setFont(sized(TYPE_SMALL))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        entries = (*self._entries, (None, AmendmentState.KEPT, self._gap))
        for (mark, state, text), (place, row, wide) in zip(entries, self._places(), strict=True):
            at = QPointF(self.width() - place if rtl else place, 12 + 20 * row)
            if mark is None:
                draw_open_end(painter, at, tokens)
            else:
                draw_mark(painter, mark, state, at, tokens)
            painter.setPen(QColor(tokens.quiet))
            left = self.width() - place - 12 - wide if rtl else place + 12
            painter.drawText(QPointF(left, at.y() + painter.fontMetrics().capHeight() / 2), text)

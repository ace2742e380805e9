"""The map of links on the screen: drawn from the same SVG that is exported, zoomed, walked by key."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from app.gui import theme
from app.gui.link_words import map_colours, map_words, named, state_name
from app.gui.theme import TYPE_SMALL, Tokens, sized
from app.model.link import AmendmentState, Link, Node
from app.plan.links import LinkGraph
from app.plan.links_layout import HEAD, MARGIN, WIDTH, Box, MapLayout, map_layout
from app.plan.links_svg import LEGEND, map_svg

_LEAST, _MOST, _STEP = 0.3, 3.0, 1.25
_READABLE = 0.7
"""What the sheet is not made smaller than without being asked."""

_DRAG, _BAND = 4, 28
_REST = 160
"""Milliseconds on an element before its links are shown alone."""


class LinkMapView(QAbstractScrollArea):
    """A click goes to an element's text, Ctrl and a click show its links alone, as resting on it does for a moment.

    Arrows go to the next element of the column and along links to other columns, Escape shows all again; + and −,
    Ctrl and the wheel zoom, 0 fits the width; dragging moves the sheet.
    """

    node_chosen = Signal(object)
    text_wanted = Signal(object)
    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Map of links"))
        self.graph: LinkGraph | None = None
        self.drawn: MapLayout | None = None
        self.zoom = 1.0
        self._fits = True
        self._shown = False
        self._chosen = ""
        self._renderer = QSvgRenderer()
        self._hovered = ""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._draw)
        self._pressed: QPoint | None = None
        self._scrolled_from = QPoint()
        self._dragged = False

    @property
    def chosen(self) -> Node | None:
        """The element whose links are shown alone."""
        return self.graph.by_id.get(self._chosen) if self.graph else None

    def show_graph(self, graph: LinkGraph, drawn: MapLayout | None = None) -> None:
        """Draw a graph, as it was laid out elsewhere if it was; the chosen element stays chosen while it is there."""
        self.graph = graph
        self._lay_out(drawn)

    def choose(self, node: str) -> None:
        """Show the links of one element alone; "" shows all."""
        if node == self._chosen:
            return
        self._chosen = node
        self._draw()
        chosen = self.chosen
        if chosen is not None:
            self._say(chosen)
            self._reveal(node)
        self.node_chosen.emit(chosen)

    def set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        """Show at another size; the point `about` of the viewport stays where it is."""
        zoom = max(_LEAST, min(_MOST, zoom))
        about = about or QPointF(self.viewport().rect().center())
        before = self._to_map(about)
        self.zoom, self._fits = zoom, False
        self._set_ranges()
        after = QPointF(before.x() * zoom, before.y() * zoom) + self._origin()
        for bar, moved in (
            (self.horizontalScrollBar(), after.x() - about.x()),
            (self.verticalScrollBar(), after.y() - about.y()),
        ):
            bar.setValue(round(bar.value() + moved))
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)

    def step_zoom(self, by: int) -> None:
        """One step larger or smaller."""
        self.set_zoom(self.zoom * (_STEP if by > 0 else 1 / _STEP))

    def fit(self, least: float = _LEAST) -> None:
        """Show the whole width from its beginning, but never larger than at 100 % and never smaller than `least`."""
        if self.drawn is None:
            return
        self.set_zoom(max(least, min(1.0, (self.viewport().width() - 2) / self.drawn.width)))
        self._fits = True
        across = self.horizontalScrollBar()
        across.setValue(across.maximum() if self._rtl else 0)
        self.verticalScrollBar().setValue(0)

    # ---- drawing ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Draw in the colours of another theme."""
        self._draw()

    def _lay_out(self, drawn: MapLayout | None = None) -> None:
        if self.graph is None:
            return
        self.drawn = drawn or map_layout(self.graph, rtl=self._rtl)
        if all(box.node.id != self._chosen for box in self.drawn.boxes):
            self._chosen = ""
        self._draw()
        if self._fits and not self._shown:
            self.fit(_READABLE)
        self._shown = True
        self._set_ranges()

    def _draw(self) -> None:
        if self.drawn is None:
            return
        focus = self._hovered or self._chosen
        svg = map_svg(self.drawn, map_colours(theme.current()), map_words(), focus=focus, rtl=self._rtl)
        self._renderer.load(QByteArray(svg.encode("utf-8")))
        self.viewport().update()

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet and a ring around the chosen element."""
        painter = QPainter(self.viewport())
        tokens = theme.current()
        painter.fillRect(self.viewport().rect(), QColor(tokens.page))
        if self.drawn is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        size = self._sheet()
        self._renderer.render(painter, QRectF(self._origin(), QRectF(0, 0, size.width(), size.height()).size()))
        box = self._box(self._chosen)
        if box is not None and self.hasFocus():
            # A ring beside the border, so that it can be told from one that says "changed".
            painter.translate(self._origin())
            painter.scale(self.zoom, self.zoom)
            painter.setPen(QPen(QColor(tokens.accent), 2.5))
            painter.drawRoundedRect(QRectF(box.x - 3, box.y - 3, box.width + 6, box.height + 6), 7, 7)

        painter.resetTransform()
        if self.verticalScrollBar().value() > (MARGIN + HEAD) * self.zoom - _BAND:
            self._paint_band(painter, tokens)

    def _paint_band(self, painter: QPainter, tokens: Tokens) -> None:
        """The columns' names over a sheet whose upper edge has gone out of sight."""
        band = QRectF(0, 0, self.viewport().width(), _BAND)
        painter.fillRect(band, QColor(tokens.page))
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.drawLine(band.bottomLeft(), band.bottomRight())
        painter.setFont(sized(TYPE_SMALL, bold=True))
        painter.setPen(QColor(tokens.quiet))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        for column in self.drawn.columns if self.drawn else ():
            room = QRectF(column.x * self.zoom + self._origin().x(), 0, WIDTH * self.zoom, _BAND)
            shown = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting the width until somebody zooms."""
        super().resizeEvent(event)
        if self._fits:
            self.fit(_READABLE)
        self._set_ranges()

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the other side when reading goes the other way; take a new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._shown = False
            self._lay_out()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _sheet(self) -> QSize:
        assert self.drawn is not None
        return QSize(round(self.drawn.width * self.zoom), round((self.drawn.height + LEGEND) * self.zoom))

    def _origin(self) -> QPointF:
        """Where the sheet's corner lies on the viewport; a sheet that is smaller lies in the middle."""
        if self.drawn is None:
            return QPointF()
        room, size = self.viewport().size(), self._sheet()
        x = max((room.width() - size.width()) / 2, 0) - self.horizontalScrollBar().value()
        return QPointF(x, -self.verticalScrollBar().value())

    def _set_ranges(self) -> None:
        if self.drawn is None:
            return
        room, size = self.viewport().size(), self._sheet()
        for bar, whole, shown in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            # Scroll bars of a window read from the right count from the right; the sheet has its own direction.
            bar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            bar.setRange(0, max(whole - shown, 0))
            bar.setPageStep(shown)
            bar.setSingleStep(40)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw anew: the sheet is light."""
        self.viewport().update()

    # ---- mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the sheet."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), False
            self._scrolled_from = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the sheet, or show what can be clicked."""
        if self._pressed is not None:
            moved = event.position().toPoint() - self._pressed
            self._dragged = self._dragged or moved.manhattanLength() > _DRAG
            if self._dragged:
                self.horizontalScrollBar().setValue(self._scrolled_from.x() - moved.x())
                self.verticalScrollBar().setValue(self._scrolled_from.y() - moved.y())
            return
        box = self._box_under(event.position())
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if box is None else Qt.CursorShape.PointingHandCursor)
        self._hover(box.node.id if box is not None else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Show everything again."""
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, node: str) -> None:
        if node != self._hovered:
            self._hovered = node
            self._resting.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the text; with Ctrl it only chooses; beside the elements it shows everything again."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._dragged:
            return
        box = self._box_under(event.position())
        self.choose(box.node.id if box is not None else "")
        stays = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if box is not None and not stays and box.node.paragraph is not None:
            self.text_wanted.emit(box.node)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _STEP ** (event.angleDelta().y() / 120), event.position())
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole name of an element on hovering."""
        if event.type() == QEvent.Type.ToolTip:
            place = self.viewport().mapFromGlobal(self.cursor().pos())
            box = self._box_under(QPointF(place))
            if box is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(self.cursor().pos(), self.described(box.node), self)
            return True
        return super().viewportEvent(event)

    # ---- keys ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along columns and links, zoom, go to the text."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.choose("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.text_wanted.emit(self.chosen)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk_column(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk_links(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _walk_column(self, by: int) -> None:
        box = self._box(self._chosen) or self._first()
        if box is None or self.drawn is None:
            return
        column = sorted((b for b in self.drawn.boxes if b.x == box.x), key=lambda b: b.y)
        at = column.index(box) + (by if self._chosen else 0)
        self.choose(column[max(0, min(at, len(column) - 1))].node.id)

    def _walk_links(self, by: int) -> None:
        """To the linked element, in the nearest column on that side, that stands nearest in height."""
        box = self._box(self._chosen) or self._first()
        if box is None or not self._chosen:
            self.choose(box.node.id if box else "")
            return
        beside = [other for other in self._linked(box) if (other.x - box.x) * by > 0]
        if beside:
            nearest = min(beside, key=lambda other: (abs(other.x - box.x), abs(other.middle - box.middle)))
            self.choose(nearest.node.id)

    def _linked(self, box: Box) -> list[Box]:
        graph = self.graph
        if graph is None:
            return []
        ends = [_other(link, box.node.id) for link in graph.links if box.node.id in (link.source, link.target)]
        return [found for end in ends if (found := self._box(end)) is not None]

    # ---- places -------------------------------------------------------------------------------------------------

    def described(self, node: Node) -> str:
        """An element in words: its name, what the changes do to it, how many links it has and which are missing."""
        graph = self.graph
        count = sum(1 for link in graph.links if node.id in (link.source, link.target)) if graph else 0
        parts = [named(node), self.tr("{count} links").format(count=count)]
        if node.state is not AmendmentState.KEPT:
            parts.append(state_name(node.state))
        box = self._box(node.id)
        if box is not None and box.missing:
            parts.append(self.tr("missing: {links}").format(links=", ".join(box.missing)))
        return "; ".join(parts)

    def _say(self, node: Node) -> None:
        said = self.described(node)
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _reveal(self, node: str) -> None:
        box = self._box(node)
        if box is None:
            return
        place = QRectF(box.x, box.y, box.width, box.height)
        room = self.viewport().rect()
        for bar, low, high, origin, shown, covered in (
            (self.horizontalScrollBar(), place.left(), place.right(), self._origin().x(), room.width(), 0),
            (self.verticalScrollBar(), place.top(), place.bottom(), self._origin().y(), room.height(), _BAND),
        ):
            near, far = low * self.zoom + origin - 12 - covered, high * self.zoom + origin + 12
            if near < 0:
                bar.setValue(round(bar.value() + near))
            elif far > shown:
                bar.setValue(round(bar.value() + far - shown))

    def _to_map(self, point: QPointF) -> QPointF:
        return (point - self._origin()) / self.zoom

    def _box_under(self, point: QPointF) -> Box | None:
        if self.drawn is None:
            return None
        at = self._to_map(point)
        return self.drawn.box_at(at.x(), at.y())

    def _box(self, node: str) -> Box | None:
        boxes = self.drawn.boxes if self.drawn else ()
        return next((box for box in boxes if box.node.id == node), None) if node else None

    def _first(self) -> Box | None:
        if self.drawn is None or not self.drawn.columns:
            return None
        first = self.drawn.columns[0].x
        return min((box for box in self.drawn.boxes if box.x == first), key=lambda box: box.y, default=None)


def _other(link: Link, node: str) -> str:
    return link.target if link.source == node else link.source

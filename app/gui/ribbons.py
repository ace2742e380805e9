"""Bars between two columns that connect what was there with what is there now."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from app.gui import theme
from app.gui.editor import EditorView
from app.gui.editor.colours import qcolor
from app.gui.editor.extents import Extent, change_of, extents
from app.gui.editor.frame import Frame
from app.model.revision import Revision

_BAR = 3
_FILL, _EDGE = 0.16, 0.55
_BEYOND = 24.0
"""How far outside the view a paragraph is drawn that only the other column has in view, in pixels."""


class Ribbon(NamedTuple):
    """A changed paragraph in both columns, and the change that colours it."""

    before: Extent
    after: Extent
    revision: Revision


def ribbons(before: Frame, after: Frame) -> list[Ribbon]:
    """One ribbon for each changed paragraph or table row that one of the two frames has in view."""
    if before.galley.story is not after.galley.story:
        return []
    here, there = extents(before), extents(after)
    story = before.galley.story
    found: dict[tuple[Extent, Extent], Ribbon] = {}
    for index in sorted(here.keys() | there.keys()):
        revision = change_of(story.id, story.paragraphs[index])
        if revision is not None:
            places = (_extent(here, index, before.height), _extent(there, index, after.height))
            found.setdefault(places, Ribbon(*places, revision))
    return list(found.values())


def _extent(known: dict[int, Extent], index: int, height: float) -> Extent:
    if index in known:
        return known[index]
    out = -_BEYOND if known and index < min(known) else height + _BEYOND
    return out, out


class RibbonHandle(QSplitterHandle):
    """The edge between the two texts: it can be moved, and shows which paragraphs belong together."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self._views: tuple[EditorView, EditorView] | None = None

    def link(self, before: EditorView, after: EditorView) -> None:
        """Connect the original with the amended text."""
        self._views = (before, after)
        for view in self._views:
            view.viewport().installEventFilter(self)
            view.destroyed.connect(self._unlink)

    def _unlink(self) -> None:
        self._views = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Whatever moves or changes a text paints it, and the ribbons with it.
        if event.type() == QEvent.Type.Paint and self.orientation() is Qt.Orientation.Horizontal:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        if self._views is None or self.orientation() is Qt.Orientation.Vertical:
            self._paint_lines(painter)
            return
        painter.fillRect(self._room(), QColor(tokens.desk))
        painter.setClipRect(self._room())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ribbon in ribbons(self._views[0].frame, self._views[1].frame):
            self._paint_ribbon(painter, ribbon)

    def _room(self) -> QRectF:
        return QRectF(0, self._top(), self.width(), self.height() - self._top())

    def _top(self) -> float:
        assert self._views is not None
        viewport = self._views[1].viewport()
        return self.mapFromGlobal(viewport.mapToGlobal(QPointF(0, 0))).y()

    def _paint_lines(self, painter: QPainter) -> None:
        middle = self.height() // 2 if self.orientation() is Qt.Orientation.Vertical else 0
        painter.fillRect(0, middle, self.width(), 1, QColor(theme.current().hairline))

    def _paint_ribbon(self, painter: QPainter, ribbon: Ribbon) -> None:
        assert self._views is not None
        before, after = self._views
        top, width = self._top(), float(self.width())
        color = after.author_color(ribbon.revision.author)
        swapped = before.mapToGlobal(QPointF(0, 0)).x() > after.mapToGlobal(QPointF(0, 0)).x()
        left, right = (ribbon.after, ribbon.before) if swapped else (ribbon.before, ribbon.after)
        near, far = (_solid(left, top), _solid(right, top))
        path = _band(near, far, width)
        painter.fillPath(path, qcolor(color, _FILL))
        painter.setPen(QPen(qcolor(color, _EDGE), 1))
        painter.drawPath(path)
        painter.fillRect(QRectF(0, near[0], _BAR, near[1] - near[0]), qcolor(color))
        painter.fillRect(QRectF(width - _BAR, far[0], _BAR, far[1] - far[0]), qcolor(color))


def _solid(extent: Extent, top: float) -> Extent:
    # What one column does not show is still a line: the place where it was or will be.
    return extent[0] + top, max(extent[1], extent[0] + 2) + top


def _band(near: Extent, far: Extent, width: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, near[0]))
    half = width / 2
    path.cubicTo(QPointF(half, near[0]), QPointF(half, far[0]), QPointF(width, far[0]))
    path.lineTo(QPointF(width, far[1]))
    path.cubicTo(QPointF(half, far[1]), QPointF(half, near[1]), QPointF(0, near[1]))
    path.closeSubpath()
    return path

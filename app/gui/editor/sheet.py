"""The widget that scrolls, zooms and paints a story; it knows nothing of edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.gui.editor.caret import CaretMover
from app.gui.editor.frame import Frame, InView
from app.gui.editor.galley import Galley
from app.gui.editor.modes import ViewMode
from app.gui.editor.painting import Overlay, PagePainter
from app.gui.handlers import tells_errors
from app.gui.theme import Scheme, Tokens, tokens_of
from app.model.document import Document

if TYPE_CHECKING:
    from app.gui.editor.line_numbers import LineNumbers

ZOOM_RANGE = (0.5, 3.0)

_LINE_STEP = 54
_ZOOM_STEP = 0.1


@tells_errors
class Sheet(QAbstractScrollArea):
    """Shows one story of a document as a continuous page on a desk."""

    first_painted = Signal()
    """Emitted once, when the text has been painted for the first time."""

    zoom_changed = Signal(float)
    view_changed = Signal(object)
    """Emitted with the new ViewMode."""

    def __init__(self, document: Document, image: Callable[[str], bytes | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Of the viewport that Qt makes, the binding would look through all kinds of widgets for what it may be.
        viewport = QWidget()
        viewport.setObjectName("qt_scrollarea_viewport")
        self.setViewport(viewport)
        self._tokens = tokens_of(Scheme.LIGHT)
        self.galley = Galley(document, document.body.id, self._tokens, image, self.logicalDpiY())
        self.frame = Frame(self.galley)
        self.mover = CaretMover(self.frame)
        self._lines: LineNumbers | None = None
        self._syncing = False
        self._scrolled_to = 0
        self._painted = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(_LINE_STEP)
        self.horizontalScrollBar().setSingleStep(_LINE_STEP)

    @property
    def document(self) -> Document:
        """The document shown."""
        return self.galley.document

    @property
    def view_mode(self) -> ViewMode:
        """What of the changes is shown."""
        return self.galley.mode

    @property
    def zoom(self) -> float:
        """1.0 shows the page as large as printed."""
        return self.galley.zoom

    def set_tokens(self, tokens: Tokens) -> None:
        """Paint with the colours of a theme."""
        if tokens != self._tokens:
            self._tokens = tokens
            self._relook(tokens=tokens)

    def set_view_mode(self, mode: ViewMode) -> None:
        """Show the changes in another way; what is at the top of the view stays there."""
        if mode is not self.galley.mode:
            self._relook(mode=mode)
            self.view_changed.emit(mode)

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller (0.5 to 3.0); what is at the top of the view stays there."""
        zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        if abs(zoom - self.galley.zoom) > 1e-6:
            self._relook(zoom=zoom)
            self.zoom_changed.emit(zoom)

    @property
    def line_numbers(self) -> LineNumbers | None:
        """The numbers beside the lines, None while there are none."""
        return self._lines

    def show_line_numbers(self, shown: bool) -> None:
        """Number the printed lines in the margin, or take the numbers away."""
        if self._lines is not None:
            self._lines.remove()
            self._lines = None
        if shown:
            from app.gui.editor.line_numbers import LineNumbers

            self._lines = LineNumbers(self)
        self.refresh()

    def author_color(self, author: str) -> str:
        """The colour of an author's changes, `#rrggbb`."""
        return self.galley.hues.color(author, self._tokens)

    def scroll_pixels(self, pixels: float) -> None:
        """Scroll the text by pixels."""
        self.frame.scroll_by(pixels)
        self.refresh()

    def refresh(self) -> None:
        """Lay out and paint what is in view again."""
        self.frame.invalidate()
        self.sync_bars()
        self.viewport().update()

    def _relook(self, *, tokens: Tokens | None = None, zoom: float | None = None, mode: ViewMode | None = None) -> None:
        paragraph, offset = self.frame.anchor_paragraph()
        factor = zoom / self.galley.zoom if zoom is not None else 1.0
        self.galley.look(tokens=tokens, zoom=zoom, mode=mode)
        self.frame.anchor_to(paragraph, offset * factor)
        self.refresh()

    # Painting

    def overlay(self) -> Overlay:
        """What is shown on top of the document."""
        return Overlay(lambda _: None, lambda _: None)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what stands above everything else, the caret for example."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        page = PagePainter(painter, self._tokens, self.galley.hues, self.overlay())
        page.paint(self.frame, QRectF(event.rect()))
        if self._lines is not None:
            self._lines.paint(painter, self._tokens.quiet)
        self.paint_over(painter)
        painter.end()
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    # Scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.resize(self.viewport().width(), self.viewport().height())
        self.sync_bars()

    def sync_bars(self) -> None:
        """Show in the scroll bars where the view is; they never move the view by that."""
        self._syncing = True
        self.frame.in_view()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        horizontal.setRange(0, round(self.frame.overhang))
        horizontal.setPageStep(self.viewport().width())
        horizontal.setValue(round(self.frame.shift))
        self.frame.shift = horizontal.value()
        if not vertical.isSliderDown():
            vertical.setRange(0, max(0, round(self.frame.content_height - self.frame.height)))
            vertical.setPageStep(self.viewport().height())
            vertical.setValue(round(self.frame.top))
        self._scrolled_to = vertical.value()
        self._syncing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._syncing:
            return
        self.frame.shift = self.horizontalScrollBar().value()
        before = self.frame.in_view()
        value = self.verticalScrollBar().value()
        self._scroll_to_value(value, value - self._scrolled_to)
        self.sync_bars()
        self._paint_moved(before if dx == 0 else [])

    def scroll_to_paragraph(self, paragraph: int, offset: float) -> None:
        """Bring a paragraph's unit to `offset` pixels above the upper edge of the view, as far as the paper reaches."""
        before = self.frame.in_view()
        self.frame.anchor_to(paragraph, offset)
        self.sync_bars()
        self._paint_moved(before)

    def _paint_moved(self, before: list[InView]) -> None:
        moved = _shift(before, self.frame.in_view())
        if moved is None:
            self.viewport().update()
        elif moved:
            self.viewport().scroll(0, moved)

    def _scroll_to_value(self, value: int, delta: int) -> None:
        bar = self.verticalScrollBar()
        at_end = value in (bar.maximum(), bar.minimum())
        if at_end and abs(delta) > self.frame.height:
            self.frame.scroll_to(float(value) if value == bar.minimum() else self.frame.content_height)
        elif abs(delta) <= 2 * self.frame.height:
            self.frame.scroll_by(delta)
        else:
            self.frame.scroll_to(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(round(self.zoom + (_ZOOM_STEP if event.angleDelta().y() > 0 else -_ZOOM_STEP), 2))
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.refresh()


def _shift(before: list[InView], now: list[InView]) -> int | None:
    """By how many pixels everything in both views moved, None when not all by the same."""
    old = {v.index: v.top for v in before}
    shifts = {round(v.top - old[v.index]) for v in now if v.index in old}
    return shifts.pop() if len(shifts) == 1 else None

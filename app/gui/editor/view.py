"""The editor's widget: shows a story of a session, the caret and the selection, and repaints what an edit touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.editing.mapping import map_range
from app.editing.splice import Edit
from app.gui.editor.caret import CaretMover
from app.gui.editor.colours import qcolor
from app.gui.editor.frame import Frame, InView
from app.gui.editor.galley import Galley, Touched
from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.modes import ViewMode
from app.gui.editor.painting import Overlay, PagePainter
from app.gui.editor.shown import Preedit
from app.gui.theme import Scheme, Tokens, tokens_of
from app.model.changes import Change, paragraph_changes
from app.model.content import Paragraph
from app.model.document import Document, Position, Range, Story
from app.services.events import DocumentChanged, Event
from app.services.session import Session

ZOOM_RANGE = (0.5, 3.0)

_LINE_STEP = 54
_CARET_BEFORE_BLINK = 530


class PageView(QAbstractScrollArea):
    """Shows a story and keeps caret, selection and scroll place in step with the session.

    It only reads; `EditorView` adds what a person does with keys, mouse and clipboard.
    """

    selection_changed = Signal(object)
    """Emitted with the new Range."""

    zoom_changed = Signal(float)
    view_changed = Signal(object)
    """Emitted with the new ViewMode."""

    change_activated = Signal(object)
    """Emitted with the Change that a person clicked in the text."""

    message = Signal(str)
    """Emitted with a sentence to show, for example why something could not be done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._tokens = tokens_of(Scheme.LIGHT)
        image: Callable[[str], bytes | None] = getattr(session, "image", lambda _: None)
        document = session.document
        self.galley = Galley(document, document.body.id, self._tokens, image, self.logicalDpiY())
        self.frame = Frame(self.galley)
        self.mover = CaretMover(self.frame)
        first = Position(self.galley.story.paragraphs[0].id, 0)
        self._selection = Range(first, first)
        self._bounds: tuple[int, Position, int, Position] | None = None
        self._outlined: Change | None = None
        self.goal_x: float | None = None
        """The column that the caret keeps on its way up and down."""
        self.drop_place: Position | None = None
        """Where text dragged over the page would be dropped."""
        self._syncing = False
        self._caret_on = True
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self._prepare_widget()
        self._unsubscribe = session.subscribe(self._hear)
        self.destroyed.connect(self._unsubscribe)

    def _prepare_widget(self) -> None:
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Document text"))
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        viewport.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(_LINE_STEP)
        self.horizontalScrollBar().setSingleStep(_LINE_STEP)

    def detach(self) -> None:
        """Stop listening to the session, before another takes its place or the window closes."""
        self._unsubscribe()
        self._blink.stop()

    # What others ask and set

    @property
    def document(self) -> Document:
        """The document shown."""
        return self.galley.document

    @property
    def selection(self) -> Range:
        """What is selected; the caret is at its focus."""
        return self._selection

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
        self._tokens = tokens
        self._relook(tokens=tokens)

    def set_view_mode(self, mode: ViewMode) -> None:
        """Show the changes in another way; what is at the top of the view stays there."""
        if mode is self.galley.mode:
            return
        self._relook(mode=mode)
        self._set_selection(Range(self.mover.shown(self._selection.anchor), self.mover.shown(self._selection.focus)))
        self.view_changed.emit(mode)

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller (0.5 to 3.0); what is at the top of the view stays there."""
        zoom = min(max(zoom, ZOOM_RANGE[0]), ZOOM_RANGE[1])
        if abs(zoom - self.galley.zoom) > 1e-6:
            self._relook(zoom=zoom)
            self.zoom_changed.emit(zoom)

    def _relook(self, *, tokens: Tokens | None = None, zoom: float | None = None, mode: ViewMode | None = None) -> None:
        paragraph, offset = self.frame.anchor_paragraph()
        factor = zoom / self.galley.zoom if zoom is not None else 1.0
        self.galley.look(tokens=tokens, zoom=zoom, mode=mode)
        self.frame.anchor_to(paragraph, offset * factor)
        self._refresh()

    def focus_story(self, story: str) -> None:
        """Show another story of the document; KeyError when there is none with this id."""
        self.galley.show(self.session.document, story)
        self.frame.scroll_to(0)
        first = Position(self.galley.story.paragraphs[0].id, 0)
        self._set_selection(Range(first, first))
        self._refresh()

    def current_paragraph(self) -> Paragraph:
        """The paragraph with the caret."""
        index = self.galley.story.index(self._selection.focus.paragraph)
        return self.galley.story.paragraphs[index or 0]

    def author_color(self, author: str) -> str:
        """The colour of an author's changes, `#rrggbb`."""
        return self.galley.hues.color(author, self._tokens)

    def select(self, selection: Range) -> None:
        """Select and show a range; places that are gone or in another story are left alone."""
        if all(self.galley.story.index(p.paragraph) is not None for p in (selection.anchor, selection.focus)):
            self.goal_x = None
            self._set_selection(selection)
            self.reveal(selection.focus)

    def set_selection(self, selection: Range) -> None:
        """Select a range of the story shown without scrolling."""
        self._set_selection(selection)

    def move_caret(self, position: Position, selecting: bool) -> None:
        """Put the caret at a place, extending the selection or not, and scroll as little as shows it."""
        self._set_selection(Range(self._selection.anchor if selecting else position, position))
        before = self.frame.in_view()
        if self.frame.reveal(position) or self.frame.in_view() is not before:
            self._refresh()

    def scroll_pixels(self, pixels: float) -> None:
        """Scroll the text by pixels."""
        self.frame.scroll_by(pixels)
        self._refresh()

    def order(self, position: Position) -> tuple[int, int]:
        """A key by which places of the story sort in reading order."""
        return self.galley.story.index(position.paragraph) or 0, position.offset

    def is_selected(self, position: Position) -> bool:
        """Whether a place lies within the selection, not at its edges."""
        if self._selection.empty:
            return False
        start, end = self.document.ordered(self._selection)
        return self.order(start) < self.order(position) < self.order(end)

    def column_x(self, position: Position) -> float:
        """Where a place is in the text column, in pixels."""
        rect = self.frame.caret_rect(position)
        return rect.x() - self.frame.left if rect is not None else 0.0

    def reads_right_to_left(self, position: Position) -> bool:
        """Whether the paragraph at a place runs from right to left."""
        found = self.frame.located(position.paragraph)
        return found is not None and found.layout.rtl

    def reveal(self, position: Position) -> None:
        """Scroll until a place is in view."""
        if self.galley.story.index(position.paragraph) is not None and self.frame.reveal(position, centre=True):
            self._refresh()

    def show_change(self, change: Change | None) -> None:
        """Outline a change and scroll to it; None takes the outline away."""
        self._outlined = change
        if change is not None and self.galley.story.index(change.paragraph) is not None:
            start = Position(change.paragraph, change.start)
            self._set_selection(Range(start, start))
            self.reveal(start)
        self.viewport().update()

    def change_at(self, position: Position) -> Change | None:
        """The tracked change at a place, the shortest one if there are several."""
        index = self.galley.story.index(position.paragraph)
        if index is None:
            return None
        changes = list(paragraph_changes(self.galley.story.id, self.galley.story.paragraphs[index]))
        inside = [c for c in changes if c.start <= position.offset < c.end]
        touching = [c for c in changes if c.start <= position.offset <= c.end]
        return min(inside or touching, key=lambda c: c.end - c.start, default=None)

    def compose(self, preedit: Preedit | None) -> None:
        """Show text that an input method is composing; None ends it."""
        for one in {p.paragraph for p in (self.galley.preedit, preedit) if p is not None}:
            index = self.galley.story.index(one)
            if index is not None:
                self.galley.units[self.galley.units.at_paragraph(index)[0]].stale = True
        self.galley.preedit = preedit
        self.frame.invalidate()
        self._refresh()
        self.updateMicroFocus()

    # The session

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            self._take(event.edit, event.document)

    def _take(self, edit: Edit, document: Document) -> None:
        before = self.frame.in_view()
        anchor = self.frame.anchor_paragraph()
        selection = self._selection_after(edit, document)
        touched = self.galley.take(edit, document)
        if touched.last < touched.first:
            return
        if touched.whole or len(before) == 0 or touched.first <= before[0].index:
            self.frame.anchor_to(*anchor)
        self.frame.invalidate()
        self._outlined = None
        self._bounds = None
        self._set_selection(selection)
        if edit.after is not None:
            self.frame.reveal(selection.focus)
        self._update_after(before, touched)

    def _selection_after(self, edit: Edit, document: Document) -> Range:
        story = document.story(self.galley.story.id)
        if _stands(story, edit.after):
            return edit.after
        mapped = map_range(edit.splices, self._selection)
        if _stands(story, mapped):
            return mapped
        at = min((s.at for s in edit.splices if s.story == story.id), default=0)
        paragraph = story.paragraphs[min(at, len(story.paragraphs) - 1)]
        return Range(Position(paragraph.id, 0), Position(paragraph.id, 0))

    def _update_after(self, before: list[InView], touched: Touched) -> None:
        now = self.frame.in_view()
        still = [(v.index, v.top) for v in before] == [(v.index, v.top) for v in now]
        mine = [v for v in now if touched.first <= v.index <= touched.last]
        self._sync_bars()
        if touched.whole or not still or not mine:
            self.viewport().update()
            return
        top, bottom = mine[0].top, mine[-1].top + mine[-1].block.height
        self.viewport().update(0, int(top) - 2, self.viewport().width(), int(bottom - top) + 6)

    # Selection and caret

    def _set_selection(self, selection: Range) -> None:
        old, self._selection = self._selection, selection
        self._bounds = None
        self._show_caret()
        if old == selection:
            return
        if old.empty and selection.empty:
            self._update_caret(old.focus)
            self._update_caret(selection.focus)
        else:
            self.viewport().update()
        self.updateMicroFocus()
        self.selection_changed.emit(selection)

    def _update_caret(self, position: Position) -> None:
        rect = self.frame.caret_rect(position)
        if rect is not None:
            self.viewport().update(rect.toAlignedRect().adjusted(-3, -1, 4, 1))

    def _selection_bounds(self) -> tuple[int, Position, int, Position] | None:
        if self._bounds is None and not self._selection.empty:
            start, end = self.document.ordered(self._selection)
            story = self.galley.story
            first, last = story.index(start.paragraph), story.index(end.paragraph)
            if first is not None and last is not None:
                self._bounds = first, start, last, end
        return self._bounds

    def _selected(self, layout: ParagraphLayout) -> tuple[int, int, bool] | None:
        bounds = self._selection_bounds()
        if bounds is None:
            return None
        first, start, last, end = bounds
        low, high = (self.galley.story.index(layout.shown.paragraphs[i].id) for i in (0, -1))
        if low is None or high is None or high < first or low > last:
            return None
        begin = layout.to_shown(start.paragraph, start.offset) if first >= low else 0
        stop = layout.to_shown(end.paragraph, end.offset) if last <= high else layout.shown.length
        return begin, stop, last > high

    def _outline_in(self, layout: ParagraphLayout) -> tuple[int, int] | None:
        change = self._outlined
        if change is None or all(p.id != change.paragraph for p in layout.shown.paragraphs):
            return None
        return layout.to_shown(change.paragraph, change.start), layout.to_shown(change.paragraph, change.end)

    def _show_caret(self) -> None:
        self._caret_on = True
        time = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and time > 0:
            self._blink.start(time // 2 or _CARET_BEFORE_BLINK)

    def _toggle_caret(self) -> None:
        self._caret_on = not self._caret_on
        self._update_caret(self._selection.focus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_caret()
        self._update_caret(self._selection.focus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self._caret_on = False
        self._update_caret(self._selection.focus)

    # Painting and scrolling

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        overlay = Overlay(self._selected, self._outline_in)
        PagePainter(painter, self._tokens, self.galley.hues, overlay).paint(self.frame, QRectF(event.rect()))
        if self._caret_on and self.hasFocus():
            self._paint_caret(painter, self._selection.focus, self._tokens.ink)
        if self.drop_place is not None:
            self._paint_caret(painter, self.drop_place, self._tokens.accent)
        painter.end()

    def _paint_caret(self, painter: QPainter, position: Position, color: str) -> None:
        rect = self.frame.caret_rect(position)
        if rect is not None:
            width = max(1, round(1.4 * self.galley.zoom))
            painter.fillRect(round(rect.x()), round(rect.y()), width, round(rect.height()), qcolor(color))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.resize(self.viewport().width(), self.viewport().height())
        self._sync_bars()

    def _refresh(self) -> None:
        self.frame.invalidate()
        self._sync_bars()
        self.viewport().update()

    def _sync_bars(self) -> None:
        """Show in the scroll bars where the view is; they never move the view by that."""
        self._syncing = True
        self.frame.in_view()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        horizontal.setRange(0, round(self.frame.overhang))
        horizontal.setPageStep(self.viewport().width())
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
        self._sync_bars()
        moved = _shift(before, self.frame.in_view())
        if dx == 0 and moved is not None:
            self.viewport().scroll(0, moved)
        else:
            self.viewport().update()

    def _scroll_to_value(self, value: int, delta: int) -> None:
        bar = self.verticalScrollBar()
        at_end = value == bar.maximum() or value == bar.minimum()
        if at_end and abs(delta) > self.frame.height:
            self.frame.scroll_to(float(value) if value == bar.minimum() else self.frame.content_height)
        elif abs(delta) <= 2 * self.frame.height:
            self.frame.scroll_by(delta)
        else:
            self.frame.scroll_to(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(round(self.zoom + (0.1 if event.angleDelta().y() > 0 else -0.1), 2))
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()


def _stands(story: Story, selection: Range | None) -> TypeGuard[Range]:
    if selection is None:
        return False
    return all(story.index(p.paragraph) is not None for p in (selection.anchor, selection.focus))


def _shift(before: list[InView], now: list[InView]) -> int | None:
    """By how many pixels everything in both views moved, None when not all by the same."""
    old = {v.index: v.top for v in before}
    shifts = {round(v.top - old[v.index]) for v in now if v.index in old}
    return shifts.pop() if len(shifts) == 1 else None

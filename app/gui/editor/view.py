"""A sheet that follows a session: caret, selection, the outlined change, and repainting what an edit touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.gui.editor.colours import qcolor
from app.gui.editor.frame import InView
from app.gui.editor.galley import Touched
from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.modes import ViewMode
from app.gui.editor.painting import Overlay
from app.gui.editor.remarks import Remarks
from app.gui.editor.sheet import Sheet
from app.gui.editor.shown import Preedit
from app.gui.handlers import tells_errors
from app.model.content import Paragraph
from app.model.document import Document, Position, Range, Story
from app.services.events import DocumentChanged, Event
from app.services.session import Session

# What works on changes, selections of cells and finds is loaded with the first of them.
if TYPE_CHECKING:
    from app.editing.cells import Stretch
    from app.editing.splice import Edit
    from app.gui.editor.found import FoundPainter, FoundSource
    from app.gui.editor.waves import WavePainter
    from app.model.changes import Change

_BLINK = 530


@tells_errors
class PageView(Sheet):
    """Shows a story of a session and keeps caret, selection and scroll place in step with it.

    It only reads; `EditorView` adds what a person does with keys, mouse and clipboard.
    """

    selection_changed = Signal(object)
    """Emitted with the new Range."""

    change_activated = Signal(object)
    """Emitted with the Change that a person clicked in the text."""

    message = Signal(str)
    """Emitted with a sentence to show, for example why something could not be done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.session = session
        super().__init__(session.document, self._image, parent)
        first = self.mover.story_edge(end=False)
        self._selection = Range(first, first)
        self._bounds: tuple[int, Position, int, Position] | None = None
        self._cells: tuple[Story, Range, tuple[Stretch, ...]] | None = None
        self._outlined: Change | None = None
        self._found: FoundPainter | None = None
        self._remarks = Remarks()
        self.misspelt: WavePainter | None = None
        """What underlines misspelt words."""
        self.goal_x: float | None = None
        """The column that the caret keeps on its way up and down."""
        self.drop_place: Position | None = None
        """Where text dragged over the page would be dropped."""
        self._caret_on = True
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Document text"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._unsubscribe = session.subscribe(self._hear)
        self.destroyed.connect(self._unsubscribe)

    def _image(self, ref: str) -> bytes | None:
        file = self.session.file
        return file.image(ref) if file is not None else None

    def detach(self) -> None:
        """Stop listening to the session, before another takes its place or the window closes."""
        self._unsubscribe()
        self._blink.stop()

    # What others ask and set

    @property
    def selection(self) -> Range:
        """What is selected; the caret is at its focus."""
        return self._selection

    @property
    def selected_cells(self) -> tuple[Stretch, ...]:
        """The cells that are selected whole, because the selection reaches from one to another of its table."""
        selection, story = self._selection, self.galley.story
        if selection.anchor.paragraph == selection.focus.paragraph:
            return ()
        from app.editing.cells import cells_between

        known = self._cells
        if known is None or known[0] is not story or known[1] != selection:
            known = self._cells = (story, selection, cells_between(story, selection))
        return known[2]

    def set_view_mode(self, mode: ViewMode) -> None:
        """Show the changes in another way; caret and selection go to places that are shown."""
        super().set_view_mode(mode)
        shown = self.mover.shown
        self.set_selection(Range(shown(self._selection.anchor), shown(self._selection.focus)))

    def focus_story(self, story: str) -> None:
        """Show another story of the document; KeyError when there is none with this id."""
        self.galley.show(self.session.document, story)
        self.frame.scroll_to(0)
        first = self.mover.story_edge(end=False)
        self.set_selection(Range(first, first))
        self.refresh()

    def current_paragraph(self) -> Paragraph:
        """The paragraph with the caret; one of nothing in a story without paragraphs."""
        index = self.galley.story.index(self._selection.focus.paragraph)
        paragraphs = self.galley.story.paragraphs
        return paragraphs[index or 0] if paragraphs else Paragraph(0)

    def select(self, selection: Range) -> None:
        """Select and show a range; places that are gone or in another story are left alone."""
        if _stands(selection, self.galley.story):
            self.goal_x = None
            self.set_selection(self._where_shown(selection))
            self.reveal(self._selection.focus)

    def move_caret(self, position: Position, selecting: bool) -> None:
        """Put the caret at a place, extending the selection or not, and scroll as little as shows it."""
        before = self.frame.top
        self.set_selection(Range(self._selection.anchor if selecting else position, position))
        if self.frame.reveal(position) or abs(self.verticalScrollBar().value() - before) > 1:
            self.refresh()

    def reveal(self, position: Position) -> None:
        """Scroll until a place is in view."""
        if self.galley.story.index(position.paragraph) is not None and self.frame.reveal(position, centre=True):
            self.refresh()

    def order(self, position: Position) -> tuple[int, int]:
        """A key by which places of the story sort in reading order."""
        return self.galley.story.index(position.paragraph) or 0, position.offset

    def point_at(self, point: QPoint) -> None:
        """Put the caret where a menu was asked for, unless that is in or at the selection."""
        place = self.frame.position_at(point.x(), point.y())
        if place is None:
            return
        start, end = self.document.ordered(self._selection)
        if not self.order(start) <= self.order(place) <= self.order(end):
            self.set_selection(Range(place, place))

    def is_selected(self, position: Position) -> bool:
        """Whether a place lies within selected text, not at its edges; selected cells are not dragged as text."""
        if self._selection.empty or self.selected_cells:
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

    def begins_paragraph(self, position: Position) -> bool:
        """Whether nothing is shown before a place in its paragraph."""
        found = self.frame.located(position.paragraph)
        return found is not None and found.layout.to_shown(position.paragraph, position.offset) == 0

    def show_change(self, change: Change | None) -> None:
        """Outline a change and scroll to it; None takes the outline away."""
        if change is not None and self.galley.story.index(change.paragraph) is not None:
            start = Position(change.paragraph, change.start)
            self.select(Range(start, start))
        self._outlined = change
        self.viewport().update()

    def show_found(self, source: FoundSource | None) -> None:
        """Mark the words that a search has found; None takes the marks away. Called again when they changed."""
        from app.gui.editor.found import FoundPainter

        self._found = FoundPainter(source) if source is not None else None
        self.viewport().update()

    def change_at(self, position: Position) -> Change | None:
        """The tracked change at a place, the shortest one if there are several."""
        index = self.galley.story.index(position.paragraph)
        if index is None:
            return None
        from app.model.changes import paragraph_changes

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
        self.refresh()
        self.updateMicroFocus()

    # The session

    def _hear(self, event: Event) -> None:
        if isinstance(event, DocumentChanged):
            self._take(event.edit, event.document)
            if self._lines is not None:
                self._lines.text_changed()

    def _take(self, edit: Edit, document: Document) -> None:
        if not _text_left(document, self.galley.story.id):
            self._return_to_body(edit, document)
            return
        before = self.frame.in_view()
        anchor = self.frame.anchor_paragraph()
        selection = self._selection_after(edit, document)
        touched = self.galley.take(edit, document)
        if touched.last < touched.first:
            return
        if touched.whole or len(before) == 0 or touched.first <= before[0].index:
            self.frame.anchor_to(*anchor)
        self.frame.invalidate()
        if self._outlined is not None:
            self._outlined = None
            self.viewport().update()
        self.set_selection(self._where_shown(selection))
        if edit.after is not None and self.frame.reveal(self._selection.focus):
            before = []
        self._update_after(before, touched)

    def _where_shown(self, selection: Range) -> Range:
        """A selection whose ends stand in paragraphs that are shown: not in a struck row, nor in a merged cell."""
        ends = (selection.anchor, selection.focus)
        if all(self.frame.located(place.paragraph) is not None for place in ends):
            return selection
        return Range(*(self.mover.shown(place) for place in ends))

    def _return_to_body(self, edit: Edit, document: Document) -> None:
        """Show the main text, because the last of the notes or comments that were shown has gone."""
        self.galley.preedit = None
        self.galley.show(document, document.body.id)
        self.frame.scroll_to(0)
        first = self.mover.story_edge(end=False)
        self.set_selection(edit.after if _stands(edit.after, document.body) else Range(first, first))
        self.frame.reveal(self._selection.focus)
        self.refresh()

    def _selection_after(self, edit: Edit, document: Document) -> Range:
        from app.editing.mapping import map_range

        story = document.story(self.galley.story.id)
        if _stands(after := edit.after, story):
            return Range(_within(after.anchor, story), _within(after.focus, story))
        if _stands(mapped := map_range(edit.splices, self._selection), story):
            return mapped
        at = min((s.at for s in edit.splices if s.story == story.id), default=0)
        place = Position(story.paragraphs[min(at, len(story.paragraphs) - 1)].id if story.paragraphs else 0, 0)
        return Range(place, place)

    def _update_after(self, before: list[InView], touched: Touched) -> None:
        now = self.frame.in_view()
        # The last one's height is the place of the paper's end.
        places = [[(v.index, v.top, v.block.height) for v in shown] for shown in (before, now)]
        still = places[0] == places[1]
        mine = [v for v in now if touched.first <= v.index <= touched.last]
        self.sync_bars()
        if touched.whole or not still or not mine:
            self.viewport().update()
            return
        top, bottom = mine[0].top, mine[-1].top + mine[-1].block.height
        self.viewport().update(0, int(top) - 2, self.viewport().width(), int(bottom - top) + 6)

    # Selection and caret

    def set_selection(self, selection: Range) -> None:
        """Select a range of the story shown without scrolling."""
        old, self._selection = self._selection, selection
        self._bounds = None
        self._show_caret()
        if old == selection:
            return
        outlined, self._outlined = self._outlined, None
        if old.empty and selection.empty and outlined is None:
            self._update_caret(old.focus)
            self._update_caret(selection.focus)
        else:
            self.viewport().update()
        self.updateMicroFocus()
        self.selection_changed.emit(selection)

    def overlay(self) -> Overlay:
        cells = frozenset(one.cell.id for one in self.selected_cells)
        return Overlay(self._selected, self._outline_in, self._found, self.misspelt, cells, self._remarks)

    def paint_over(self, painter: QPainter) -> None:
        if self._caret_on and self.hasFocus():
            self._paint_caret(painter, self._selection.focus, self._tokens.ink)
        if self.drop_place is not None:
            self._paint_caret(painter, self.drop_place, self._tokens.accent)

    def _paint_caret(self, painter: QPainter, position: Position, color: str) -> None:
        rect = self.frame.caret_rect(position)
        if rect is not None:
            width = max(1, round(1.4 * self.galley.zoom))
            painter.fillRect(round(rect.x()), round(rect.y()), width, round(rect.height()), qcolor(color))

    def _update_caret(self, position: Position) -> None:
        # Nothing far away is laid out for this.
        index = self.galley.story.index(position.paragraph)
        shown = self.frame.in_view()
        if index is None or not shown:
            return
        unit, _ = self.galley.units.at_paragraph(index)
        rect = self.frame.caret_rect(position) if shown[0].index <= unit <= shown[-1].index else None
        if rect is not None:
            self.viewport().update(rect.toAlignedRect().adjusted(-3, -1, 4, 1))

    def _selection_bounds(self) -> tuple[int, Position, int, Position] | None:
        if self._bounds is None and not self._selection.empty:
            start, end = self.document.ordered(self._selection)
            first, last = (self.galley.story.index(p.paragraph) for p in (start, end))
            if first is not None and last is not None:
                self._bounds = first, start, last, end
        return self._bounds

    def _selected(self, layout: ParagraphLayout) -> tuple[int, int, bool] | None:
        bounds = self._selection_bounds()
        if bounds is None:
            return None
        if self.selected_cells:
            index = self.galley.story.index(layout.shown.last.id)
            inside = index is not None and any(one.first <= index <= one.last for one in self.selected_cells)
            return (0, layout.shown.length, False) if inside else None
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
            self._blink.start(time // 2 or _BLINK)

    def _toggle_caret(self) -> None:
        self._caret_on = not self._caret_on
        self._update_caret(self._selection.focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Who writes goes on seeing where, when a message or a bar takes a part of the room.
        caret = self.frame.caret_rect(self._selection.focus)
        seen = caret is not None and caret.top() >= 0 and caret.bottom() <= self.frame.height
        super().resizeEvent(event)
        if seen and self.frame.reveal(self._selection.focus):
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_caret()
        self._update_caret(self._selection.focus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self._caret_on = False
        self._update_caret(self._selection.focus)


def _text_left(document: Document, story: str) -> bool:
    """Whether a story is still there, with a paragraph in it; the body is always there."""
    found = next((one for one in document.stories if one.id == story), None)
    return found is not None and (bool(found.paragraphs) or found is document.body)


def _stands(selection: Range | None, story: Story) -> TypeGuard[Range]:
    if selection is None:
        return False
    return all(story.index(p.paragraph) is not None for p in (selection.anchor, selection.focus))


def _within(position: Position, story: Story) -> Position:
    index = story.index(position.paragraph)
    length = story.paragraphs[index].length if index is not None else 0
    return Position(position.paragraph, min(position.offset, length))

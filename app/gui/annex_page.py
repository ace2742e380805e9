"""The page of the annex: outline, text and inspector side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.gui import theme
from app.gui.editor import EditorView
from app.gui.inspector import Inspector
from app.gui.open_document import OpenDocument
from app.gui.panels.outline import OutlinePanel
from app.gui.pieces import column_of
from app.gui.places import Part
from app.gui.side_by_side import SideBySide
from app.gui.story_strip import StoryStrip
from app.model.document import Position, Range, StoryKind

if TYPE_CHECKING:
    from app.model.changes import Change
    from app.model.finding import Finding

_LEAST, _MOST = 160, 384
_LINES = 680
"""What whole lines of a printed page take at 100 %, with their change bars."""

_OUTLINE, _INSPECTOR, _NARROW_INSPECTOR = 200, 250, 226
"""What the side columns can be read in; the last where the inspector stands alone."""

_NUMBERED_INSPECTOR = 196
"""What is left of it beside line numbers, so that the lines need not be scrolled sideways."""

_NARROW = _LINES + _OUTLINE + _INSPECTOR
"""Width under which there is no room for an outline beside whole lines of text."""


_COMFORTABLE, _TWO_PAGES = 0.85, 0.7
"""The share of the chosen zoom under which side columns make room for two pages, and under which that is no use."""


class AnnexPage(QWidget):
    """Three columns; what is chosen in one is shown in the others."""

    def __init__(self, opened: OpenDocument, check: Callable[[], object], fix: Callable[[Finding], object]) -> None:
        super().__init__()
        self.opened = opened
        self.editor = EditorView(opened.session)
        self.editor.set_tokens(theme.current())
        self.beside = SideBySide(self.editor)
        self.outline = OutlinePanel(opened)
        self.outline.setObjectName("surface")
        self.inspector = Inspector(opened, self.editor.author_color, check)
        for part in (self.outline, self.inspector):
            part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            part.setMinimumWidth(_LEAST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.outline, self.beside, self.inspector):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.strip = StoryStrip(self.editor)
        column = column_of(self)
        column.addWidget(self.strip)
        column.addWidget(self.splitter, 1)
        self.widths_chosen = False
        self.outline_made_room = False
        """Whether the outline is folded because the window is narrow, not because somebody folded it."""

        self._narrow = False
        self._folded: list[QWidget] = []
        self._wanted = (0, 0)
        self.splitter.splitterMoved.connect(self._keep_widths)
        self._connect(fix)

    def spread(self, width: int, outline: int = 0, inspector: int = 0) -> None:
        """Divide a window's width; the side columns get what was remembered, but the text always gets most of it."""
        self._wanted = (outline, inspector)
        self._make_room(width)
        outline = min(outline or max(round(width * 0.2), 220), round(width * 0.24), _MOST)
        inspector = min(inspector or max(round(width * 0.25), 300), round(width * 0.3), _MOST)
        gutter = round(self.editor.frame.gutter)
        over = max((0 if self._narrow else outline) + inspector - (width - _LINES - gutter // 2), 0)
        if self._narrow:
            inspector = max(inspector - over, _NUMBERED_INSPECTOR if gutter else _NARROW_INSPECTOR)
        else:
            inspector = max(inspector - over, _INSPECTOR)
            outline = min(outline, max(width - _LINES - inspector, _OUTLINE))
        self.splitter.setSizes([outline, max(width - outline - inspector, _LEAST), inspector])

    def show_line_numbers(self, shown: bool) -> None:
        """Number the lines of the text, with room for the numbers, or take the numbers away."""
        self.editor.show_line_numbers(shown)
        if self.width() and not self.widths_chosen:
            self.spread(self.width(), *self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide a new width like the first one, unless somebody has moved the columns' edges."""
        super().resizeEvent(event)
        width = event.size().width()
        if width == event.oldSize().width():
            return
        if self.widths_chosen:
            self._make_room(width)
        else:
            self.spread(width, *self._wanted)

    def fill(self) -> None:
        """Show what stands beside the text; it comes after that, since it takes as long again."""
        self.outline.refresh()
        self.inspector.fill()

    def detach(self) -> None:
        """Let go of the session before the document is closed."""
        self.beside.detach()
        self.editor.detach()

    def show_original(self, shown: bool) -> None:
        """Show the original beside the amended text, or no longer; side columns make room where two pages need it."""
        if shown == (self.beside.original is not None):
            return
        if not shown:
            self.beside.hide_original()
            return
        self._fold_for_two_pages()
        self.beside.show_original()

    def show_changes_of(self, proposal: str) -> None:
        """Show the changes of one proposal."""
        from app.gui.panels.change_list import ChangeFilter

        self.inspector.changes.set_filter(ChangeFilter(proposal=proposal))
        self.inspector.show_part(Part.CHANGES)

    def go_to(self, position: Position) -> None:
        """Put the caret at a place and give it the keyboard."""
        self._enter_text_of(position.paragraph)
        self.editor.select(Range(position, position))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_finding(self, finding: Finding) -> None:
        """Select the words that a finding quotes, or go to its paragraph."""
        from app.services.checking import place_of

        place = place_of(self.opened.session.document, finding)
        if place is not None:
            self._enter_text_of(place.focus.paragraph)
            self.editor.select(place)

    def go_to_change(self, change: Change) -> None:
        """Outline a change in its text; one of styles, lists or the last section has no place in any."""
        self._enter_text_of(change.paragraph)
        self.editor.show_change(change)
        # Coming to another text may have chosen what stands at its beginning.
        self.inspector.changes.choose(change)

    def _enter_text_of(self, paragraph: int) -> None:
        document = self.opened.session.document
        if document.holds(paragraph):
            story = document.story_of(paragraph)
            if story.kind is not StoryKind.DEFINITIONS and story.id != self.editor.galley.story.id:
                self.editor.focus_story(story.id)

    def _leave_story(self) -> None:
        self.editor.focus_story(self.opened.session.document.body.id)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_for_two_pages(self) -> None:
        self._folded = []
        width = self.beside.width()
        for column in (self.outline, self.inspector):
            if self.beside.room_for(width) < _COMFORTABLE * self.editor.zoom and not column.isHidden():
                width += column.width()
                self._folded.append(column)
        if self.beside.room_for(width) < _TWO_PAGES * self.editor.zoom:
            # No room for two pages even so: they will stand above each other, between their columns.
            self._folded = []
        for column in self._folded:
            column.hide()
        self.splitter.refresh()

    def _unfold(self, original_shown: bool) -> None:
        if not original_shown:
            for column in self._folded:
                column.show()
            self._folded = []

    def _mark_element(self) -> None:
        # Whoever is on the way through the outline by keys is not led off, unless the row they were at has gone.
        view = self.outline.view
        if not (view.hasFocus() and view.currentIndex().isValid()):
            self.outline.follow(self.editor.selection.focus)

    def _connect(self, fix: Callable[[Finding], object]) -> None:
        self.editor.selection_changed.connect(self._follow)
        self.editor.change_activated.connect(self._show_in_list)
        self.beside.shown_changed.connect(self._unfold)
        self.outline.element_chosen.connect(self.go_to)
        self.opened.plan_found.connect(self._mark_element)
        self.inspector.filled.connect(lambda: self._connect_inspector(fix))
        self.strip.left.connect(self._leave_story)

    def _connect_inspector(self, fix: Callable[[Finding], object]) -> None:
        self.inspector.changes.change_chosen.connect(self.go_to_change)
        self.inspector.findings.finding_chosen.connect(self.go_to_finding)
        self.inspector.findings.fix_wanted.connect(fix)
        self.inspector.proposals.changes_wanted.connect(self.show_changes_of)
        self.inspector.comments.place_chosen.connect(self.go_to)
        # A comment that is settled is not shown in the text any more, though that is as it was.
        self.inspector.comments.count_changed.connect(lambda: self.editor.viewport().update())
        self._follow(self.editor.selection)

    def _make_room(self, width: int) -> None:
        narrow = width < _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self.outline_made_room = not self.outline.isHidden()
            self.outline.hide()
        elif self.outline_made_room:
            self.outline_made_room = False
            self.outline.show()

    def _keep_widths(self) -> None:
        self.widths_chosen = True

    def _follow(self, selection: Range) -> None:
        place = selection.focus
        self.outline.follow(place)
        if not self.inspector.is_filled:
            return
        self.inspector.comments.follow(place)
        changes = self.inspector.changes
        chosen = changes.current
        # Of several changes that begin at one place, the one that was chosen stays so.
        kept = chosen is not None and (chosen.paragraph, chosen.start) == (place.paragraph, place.offset)
        if not kept and not changes.view.hasFocus():
            changes.choose_at(place)

    def _show_in_list(self, change: Change) -> None:
        self.inspector.show_part(Part.CHANGES)
        self.inspector.changes.choose(change)

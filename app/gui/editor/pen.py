"""What a person writes and strikes, as edits of the session; there is no other way from the editor into the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from app.editing import lists, writing
from app.editing.cells import clear_cells
from app.editing.draft import Draft
from app.editing.mapping import map_through
from app.editing.tracking import Tracking
from app.gui.editor.modes import ViewMode
from app.gui.editor.view import PageView
from app.model.content import LINE_BREAK, Paragraph, Run, cut
from app.model.document import Position, Range
from app.model.errors import RapporteurError
from app.model.format import RunFormat
from app.model.structure import cell_of


class Pen:
    """Edits the session at a view's selection; what can't be done becomes a message of the view."""

    def __init__(self, view: PageView) -> None:
        self._view = view

    def write(self, text: str) -> None:
        """Write text in place of the selection; selected cells are emptied, and the text goes into the first one."""
        if self._view.selected_cells:
            name = QCoreApplication.translate("Editor", "Typing")
            self._in_first_cell(name, lambda draft, place: writing.insert_text(draft, place, text, self._tracking))
            return
        self._attempt(lambda: self._view.session.type_text(self._view.selection, text))

    def break_line(self) -> None:
        """Break the line within the paragraph."""
        self.write(LINE_BREAK)

    def split(self) -> None:
        """Start a new paragraph."""
        if self._view.selected_cells:
            name = QCoreApplication.translate("Editor", "New paragraph")
            self._in_first_cell(name, lambda draft, place: writing.split(draft, place, self._tracking))
            return
        self._attempt(lambda: self._view.session.split(self._view.selection))

    def strike(self, forward: bool) -> None:
        """Strike the selection, or the character beside the caret."""
        selection = self._view.selection
        target = selection if not selection.empty else None
        if target is None and self._view.galley.mode is not ViewMode.ALL_MARKUP:
            # What is hidden is passed over: the character is the one that shows.
            target = self._beside(forward)
        self._strike(target or selection, forward)

    def strike_word(self, forward: bool) -> None:
        """Strike to the next or previous beginning of a word."""
        selection = self._view.selection
        if not selection.empty:
            self._strike(selection, forward)
            return
        other = self._view.mover.word(selection.focus, forward)
        if other != selection.focus:
            self._strike(Range(selection.focus, other), forward)

    def _beside(self, forward: bool) -> Range | None:
        focus = self._view.selection.focus
        other = self._view.mover.character(focus, forward)
        return Range(focus, other) if other != focus else None

    @property
    def _tracking(self) -> Tracking:
        return self._view.session.tracked()

    def _clear_cells(self) -> None:
        """Strike what stands in the selected cells, which stay selected."""
        view, cells, tracking = self._view, self._view.selected_cells, self._tracking
        forward = view.order(view.selection.anchor) < view.order(view.selection.focus)

        def build(draft: Draft) -> Range:
            places = clear_cells(draft, view.galley.story.id, cells, tracking)
            return Range(places[0], places[-1]) if forward else Range(places[-1], places[0])

        name = QCoreApplication.translate("Editor", "Strike")
        self._attempt(lambda: view.session.edit(name, build, before=view.selection))

    def _in_first_cell(self, name: str, write: Callable[[Draft, Position], Position]) -> bool:
        """Empty the selected cells and do something in the first of them, as one step."""
        view, cells, tracking = self._view, self._view.selected_cells, self._tracking

        def build(draft: Draft) -> Position:
            place = clear_cells(draft, view.galley.story.id, cells, tracking)[0]
            struck = draft.document.paragraph(place.paragraph)
            return write(draft, Position(struck.id, struck.length))

        return self._attempt(lambda: view.session.edit(name, build, before=view.selection))

    def _strike(self, target: Range, forward: bool) -> None:
        if target == self._view.selection and self._view.selected_cells:
            self._clear_cells()
            return
        before = self._view.document
        if self._attempt(lambda: self._view.session.strike(target, forward)) and self._view.document is before:
            # Where everything was struck already nothing changes, but the caret still moves on.
            start, end = before.ordered(target)
            place = end if forward else start
            self._view.select(Range(place, place))

    def replace(self, target: Range, text: str) -> None:
        """Write text in place of a range other than the selection, as input methods ask for it."""
        self._attempt(lambda: self._view.session.type_text(target, text))

    def insert(self, paragraphs: Sequence[Paragraph], name: str) -> bool:
        """Insert copied paragraphs in place of the selection, as one step called `name`; returns whether it could."""
        selection = self._view.selection
        session = self._view.session
        if self._view.selected_cells:
            tracking = self._tracking
            return self._in_first_cell(
                name, lambda draft, place: writing.insert_fragment(draft, place, paragraphs, tracking)
            )

        def build(draft: Draft) -> Position:
            tracking = session.tracked()
            start, end = draft.document.ordered(selection)
            if start != end:
                left = draft.document.paragraph(end.paragraph).length - end.offset
                place = writing.strike(draft, start, end, tracking)
                start = _behind(draft, place, end, left)
            return writing.insert_fragment(draft, start, paragraphs, tracking)

        return self._attempt(lambda: session.edit(name, build, before=selection))

    def move(self, target: Range, paragraphs: Sequence[Paragraph], place: Position, name: str) -> None:
        """Strike a range and insert its copy at a place outside it, as one step."""
        session = self._view.session

        def build(draft: Draft) -> Position:
            start, end = draft.document.ordered(target)
            tracking = session.tracked()
            story = draft.document.story_of(place.paragraph)
            before = (story.index(place.paragraph) or 0, place.offset) <= (
                story.index(start.paragraph) or 0,
                start.offset,
            )
            if before:
                writing.strike(draft, start, end, tracking)
                return writing.insert_fragment(draft, _through(draft, place), paragraphs, tracking)
            after = writing.insert_fragment(draft, place, paragraphs, tracking)
            first, last, done = _through(draft, start), _through(draft, end), len(draft.splices)
            writing.strike(draft, first, last, tracking)
            return _through(draft, after, done)

        self._attempt(lambda: session.edit(name, build, before=target))

    def toggle(self, name: str) -> None:
        """Switch "bold", "italic" or "underline" of the selected text on, or off where all of it has it."""
        selection = self._view.selection
        if selection.empty:
            return
        on, off = ("single", "none") if name == "underline" else (True, False)
        all_on = all(getattr(self._effective(p, r), name) not in (None, False, "none") for p, r in self._runs())

        targets = self._ranges()

        def build(draft: Draft) -> Range:
            for start, end in targets:
                writing.format_runs(draft, start, end, self._tracking, **{name: off if all_on else on})
            return selection

        edit_name = QCoreApplication.translate("Editor", "Format text")
        self._attempt(lambda: self._view.session.edit(edit_name, build, before=selection))

    def shift_level(self, by: int) -> bool:
        """Move the list items at the selection `by` levels deeper; returns whether there are any."""
        selection, document = self._view.selection, self._view.document
        start, end = document.ordered(selection)
        story = self._view.galley.story
        first, last = story.index(start.paragraph) or 0, story.index(end.paragraph) or 0
        items = [p.id for p in story.paragraphs[first : last + 1] if lists.is_list_item(document, p)]
        if not items:
            return False

        def build(draft: Draft) -> Range:
            lists.shift_levels(draft, items, by, self._view.session.tracked())
            return selection

        name = QCoreApplication.translate("Editor", "List level")
        self._attempt(lambda: self._view.session.edit(name, build, before=selection))
        return True

    def add_row(self) -> bool:
        """Put a row below that of the caret; returns whether the caret stands in a table."""
        selection, document = self._view.selection, self._view.document
        at = selection.focus.paragraph
        if cell_of(document.paragraph(at).parent) is None:
            return False
        # Until somebody adds a row nothing is needed that changes tables.
        from app.editing.grid import add_row

        tracking = self._tracking
        name = QCoreApplication.translate("Editor", "Row below")
        self._attempt(lambda: self._view.session.edit(name, lambda d: add_row(d, at, tracking), before=selection))
        return True

    def _ranges(self) -> list[tuple[Position, Position]]:
        """The stretches that are selected: one, or one for each selected cell."""
        view = self._view
        if view.selected_cells:
            whole = (one.whole(view.galley.story) for one in view.selected_cells)
            return [(one.anchor, one.focus) for one in whole]
        return [view.document.ordered(view.selection)]

    def _runs(self) -> Iterator[tuple[Paragraph, Run]]:
        story = self._view.galley.story
        for start, end in self._ranges():
            first, last = story.index(start.paragraph) or 0, story.index(end.paragraph) or 0
            for index in range(first, last + 1):
                paragraph = story.paragraphs[index]
                low = start.offset if index == first else 0
                high = end.offset if index == last else None
                yield from ((paragraph, run) for run in cut(paragraph.runs, low, high) if run.text)

    def _effective(self, paragraph: Paragraph, run: Run) -> RunFormat:
        return self._view.document.styles.effective_run(paragraph.format, run.format)

    def undo(self) -> None:
        """Take the last step back."""
        self._attempt(self._view.session.undo, history=True)

    def redo(self) -> None:
        """Do the last undone step again."""
        self._attempt(self._view.session.redo, history=True)

    def _attempt(self, action: Callable[[], object], history: bool = False) -> bool:
        """Do something that may be refused; returns whether it was not."""
        if self._view.galley.mode.original and not history:
            self._view.message.emit(
                QCoreApplication.translate(
                    "Editor", "The original text is shown for reading. Choose another view to write."
                )
            )
            return False
        if not self._view.galley.story.paragraphs and not history:
            self._view.message.emit(
                QCoreApplication.translate("Editor", "This part of the document has no paragraph to write in.")
            )
            return False
        try:
            action()
        except RapporteurError as error:
            self._view.message.emit(str(error))
            return False
        return True


def _behind(draft: Draft, place: Position, end: Position, left: int) -> Position:
    """The place behind a strike that ended at `end`, with `left` characters of its paragraph behind that."""
    # A paragraph that joins another keeps what follows the strike, so its end is the measure.
    paragraph = end.paragraph if draft.document.holds(end.paragraph) else place.paragraph
    return Position(paragraph, max(draft.document.paragraph(paragraph).length - left, 0))


def _through(draft: Draft, place: Position, since: int = 0) -> Position:
    """Where a place outside the text that was touched is, after the splices made since."""
    return map_through(draft.splices[since:], place, -1) or place

"""Where the caret goes: by character as the eye sees it, by word, line, paragraph, page and document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QTextLayout

from app.gui.editor.frame import Frame
from app.gui.editor.layout import ParagraphLayout
from app.model.content import Paragraph
from app.model.document import Position, Range
from app.model.structure import Cell, Table, cell_of, containers

_WORDS = QTextLayout.CursorMode.SkipWords


class CaretMover:
    """Finds the place a movement leads to; only what is shown can be reached."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    # Across

    def sideways(self, position: Position, right: bool) -> Position:
        """The neighbouring character to the left or right on the screen."""
        layout = self._layout(position)
        if layout is None:
            return position
        step = partial(layout.beside, right=right)
        return self._moved(layout, position, step) or self._neighbour(layout, right is not layout.rtl) or position

    def sideways_word(self, position: Position, right: bool) -> Position:
        """The next beginning of a word to the left or right."""
        layout = self._layout(position)
        return position if layout is None else self.word(position, right is not layout.rtl)

    def word(self, position: Position, forward: bool) -> Position:
        """The next beginning of a word in reading direction or against it."""
        layout = self._layout(position)
        if layout is None:
            return position
        text = layout.text

        def step(shown: int) -> int:
            return text.nextCursorPosition(shown, _WORDS) if forward else text.previousCursorPosition(shown, _WORDS)

        return self._moved(layout, position, step) or self._neighbour(layout, forward) or position

    def character(self, position: Position, forward: bool) -> Position:
        """The next character in reading direction or against it."""
        layout = self._layout(position)
        if layout is None:
            return position
        text = layout.text
        step: Callable[[int], int] = text.nextCursorPosition if forward else text.previousCursorPosition
        return self._moved(layout, position, step) or self._neighbour(layout, forward) or position

    def _moved(self, layout: ParagraphLayout, position: Position, step: Callable[[int], int]) -> Position | None:
        start = shown = layout.to_shown(position.paragraph, position.offset)
        while True:
            following = step(shown)
            if following == shown:
                return None
            shown = following
            place = layout.position(shown)
            # Inside carried content there is no place: go on to its other side.
            if layout.to_shown(place.paragraph, place.offset) != start:
                return place

    def _neighbour(self, layout: ParagraphLayout, forward: bool) -> Position | None:
        edge = layout.shown.paragraphs[-1 if forward else 0]
        following = self.beside(edge.id, forward)
        return self._edge(following, end=not forward) if following is not None else None

    def beside(self, paragraph: int, forward: bool) -> ParagraphLayout | None:
        """The layout of the next paragraph shown after or before one."""
        paragraphs = self._frame.galley.story.paragraphs
        index = self._frame.galley.story.index(paragraph)
        step = 1 if forward else -1
        at = -1 if index is None else index + step
        while 0 <= at < len(paragraphs):
            found = self._frame.located(paragraphs[at].id)
            if found is not None:
                return found.layout
            at += step
        return None

    def _edge(self, layout: ParagraphLayout, end: bool) -> Position:
        return layout.position(layout.shown.length if end else 0)

    # Lines

    def line_edge(self, position: Position, end: bool) -> Position:
        """The beginning or end of the line."""
        layout = self._layout(position)
        if layout is None:
            return position
        return layout.position(layout.line_range(layout.line_of(position))[1 if end else 0])

    def vertical(self, position: Position, x: float, down: bool) -> Position:
        """The place a line below or above, nearest to `x` in the column."""
        galley = self._frame.galley
        index = galley.story.index(position.paragraph)
        if index is None:
            return position
        unit, _ = galley.units.at_paragraph(index)
        found = galley.block(unit).step(position, x, down)
        step = 1 if down else -1
        unit += step
        while found is None and 0 <= unit < len(galley.units):
            found = galley.block(unit).entry(x, down)
            unit += step
        return found or self.line_edge(position, end=down)

    def page(self, position: Position, x: float, down: bool) -> Position:
        """The place a viewport's height below or above; the view moves along."""
        frame = self._frame
        rect = frame.caret_rect(position)
        if rect is None:
            return position
        distance = (frame.height - 2 * rect.height()) * (1 if down else -1)
        before = frame.top
        frame.scroll_by(distance)
        frame.in_view()
        y = rect.center().y() + distance - (frame.top - before)
        return frame.position_at(frame.left + x, min(max(y, 0.0), frame.height - 1)) or position

    # Paragraphs, story

    def paragraph(self, position: Position, forward: bool) -> Position:
        """The beginning of the next paragraph, or of this one, or of the one before."""
        layout = self._layout(position)
        if layout is None:
            return position
        begin = self._edge(layout, end=False)
        if not forward and position != begin:
            return begin
        other = self.beside(layout.shown.paragraphs[-1 if forward else 0].id, forward)
        return self._edge(other, end=False) if other is not None else self._edge(layout, end=forward)

    def story_edge(self, end: bool) -> Position:
        """The first or last place of the story."""
        paragraphs = self._frame.galley.story.paragraphs
        for paragraph in reversed(paragraphs) if end else paragraphs:
            found = self._frame.located(paragraph.id)
            if found is not None:
                return self._edge(found.layout, end)
        return Position(paragraphs[0].id if paragraphs else 0, 0)

    def word_at(self, position: Position) -> Range:
        """The word around a place."""
        layout = self._layout(position)
        if layout is None:
            return Range(position, position)
        text, shown = layout.text, layout.to_shown(position.paragraph, position.offset)
        end = text.nextCursorPosition(shown, _WORDS)
        start = text.previousCursorPosition(end, _WORDS)
        start = start if start <= shown else shown
        words = layout.shown.text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")
        end = max(start + len(words.rstrip().encode("utf-16-le")) // 2, start)
        return Range(layout.position(start), layout.position(max(end, min(shown, layout.shown.length))))

    def paragraph_at(self, position: Position) -> Range:
        """All of the paragraph around a place, as shown."""
        layout = self._layout(position)
        if layout is None:
            return Range(position, position)
        return Range(self._edge(layout, end=False), self._edge(layout, end=True))

    def cell(self, position: Position, forward: bool) -> Position | None:
        """The beginning of the next or previous table cell; None outside a table or at its end."""
        paragraphs = self._frame.galley.story.paragraphs
        index = self._frame.galley.story.index(position.paragraph)
        if index is None:
            return None
        here = cell_of(paragraphs[index].parent)
        if here is None:
            return None
        table, step = here.row.table, 1 if forward else -1
        at = index + step
        while 0 <= at < len(paragraphs):
            other = _cell_in(paragraphs[at], table)
            if other is None:
                return None
            if other.id != here.id and self._frame.located(paragraphs[at].id) is not None:
                return self._cell_start(paragraphs, at, other)
            at += step
        return None

    def _cell_start(self, paragraphs: tuple[Paragraph, ...], at: int, cell: Cell) -> Position:
        while at > 0 and (before := _cell_in(paragraphs[at - 1], cell.row.table)) is not None and before.id == cell.id:
            at -= 1
        found = self._frame.located(paragraphs[at].id)
        return self._edge(found.layout, end=False) if found else Position(paragraphs[at].id, 0)

    def shown(self, position: Position) -> Position:
        """The nearest place that is shown."""
        layout = self._layout(position)
        if layout is None:
            return self._nearest_shown(position)
        return layout.position(layout.to_shown(position.paragraph, position.offset))

    def _nearest_shown(self, position: Position) -> Position:
        for forward in (True, False):
            layout = self.beside(position.paragraph, forward)
            if layout is not None:
                return self._edge(layout, end=not forward)
        return position

    def _layout(self, position: Position) -> ParagraphLayout | None:
        found = self._frame.located(position.paragraph)
        return found.layout if found else None


def _cell_in(paragraph: Paragraph, table: Table) -> Cell | None:
    """The cell of a table that a paragraph stands in, also in a table within that cell."""
    cells = (one for one in containers(paragraph.parent) if isinstance(one, Cell))
    return next((cell for cell in cells if cell.row.table.id == table.id), None)

"""Input methods: text shown while it is being composed, and written when it is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from app.gui.editor.layout import ParagraphLayout
from app.gui.editor.shown import Preedit
from app.gui.editor.view import PageView
from app.gui.offsets import utf16_length
from app.model.document import Range

if TYPE_CHECKING:
    from app.gui.editor.pen import Pen

Query = Qt.InputMethodQuery
_CURSOR = QInputMethodEvent.AttributeType.Cursor


class Composition:
    """Shows what an input method composes at the caret and answers what it asks about the text."""

    def __init__(self, view: PageView, pen: Pen) -> None:
        self._view = view
        self._pen = pen

    @property
    def active(self) -> bool:
        """Whether something is being composed."""
        return self._view.galley.preedit is not None

    def commit(self) -> None:
        """Ask the input method to finish, because the caret is about to go elsewhere."""
        if self.active:
            QGuiApplication.inputMethod().commit()

    def take(self, event: QInputMethodEvent) -> None:
        """Write what is committed, then show what is being composed."""
        committed, composing = event.commitString(), event.preeditString()
        if self.active:
            self._view.compose(None)
        if committed or event.replacementLength():
            self._write(committed, event.replacementStart(), event.replacementLength())
        if composing:
            end = self._view.document.ordered(self._view.selection)[1]
            cursor = next((a.start for a in event.attributes() if a.type == _CURSOR), utf16_length(composing))
            self._view.compose(Preedit(end.paragraph, end.offset, composing, cursor))
            self._view.reveal(end)

    def _write(self, text: str, start: int, length: int) -> None:
        if not length:
            self._pen.write(text)
            return
        # Counted from the caret in the text that is shown, in UTF-16 units.
        layout = self._layout()
        focus = self._view.selection.focus
        if layout is not None:
            at = layout.to_shown(focus.paragraph, focus.offset) + start
            self._pen.replace(Range(layout.position(max(at, 0)), layout.position(at + length)), text)

    def answer(self, query: Query) -> object:
        """What an input method wants to know; None where there is nothing to say."""
        view = self._view
        if query == Query.ImEnabled:
            return view.galley.story.editable and not view.session.read_only
        if query == Query.ImHints:
            return int(Qt.InputMethodHint.ImhMultiLine.value)
        if query == Query.ImCursorRectangle:
            return self._rect()
        layout = self._layout()
        if layout is None:
            return None
        return self._about_text(query, layout)

    def _about_text(self, query: Query, layout: ParagraphLayout) -> object:
        selection = self._view.selection
        ids = {p.id for p in layout.shown.paragraphs}
        focus = layout.to_shown(selection.focus.paragraph, selection.focus.offset)
        inside = selection.anchor.paragraph in ids
        anchor = layout.to_shown(selection.anchor.paragraph, selection.anchor.offset) if inside else focus
        units = layout.shown.text.encode("utf-16-le")

        def part(low: int, high: int) -> str:
            return units[2 * low : 2 * high].decode("utf-16-le", "replace")

        answers = {
            Query.ImFont: lambda: layout.text.font(),
            Query.ImSurroundingText: lambda: layout.shown.text,
            Query.ImCursorPosition: lambda: focus,
            Query.ImAbsolutePosition: lambda: focus,
            Query.ImAnchorPosition: lambda: anchor,
            Query.ImCurrentSelection: lambda: part(min(anchor, focus), max(anchor, focus)),
            Query.ImTextBeforeCursor: lambda: part(max(focus - 1024, 0), focus),
            Query.ImTextAfterCursor: lambda: part(focus, focus + 1024),
        }
        found = answers.get(query)
        return found() if found else None

    def _rect(self) -> QRectF:
        rect = self._view.frame.caret_rect(self._view.selection.focus) or QRectF()
        corner = self._view.viewport().pos()
        return rect.translated(corner.x(), corner.y()).adjusted(0, 0, 1, 0)

    def _layout(self) -> ParagraphLayout | None:
        found = self._view.frame.located(self._view.selection.focus.paragraph)
        return found.layout if found else None

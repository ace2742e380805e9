"""Copying, cutting, pasting and dragging text."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt
from PySide6.QtGui import (
    QClipboard,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)

from app.gui.editor.fragment import MOST, OWN_TYPE, as_html, as_json, as_text, copied, from_json, from_text
from app.gui.editor.html import from_html
from app.gui.editor.pen import Pen
from app.gui.editor.view import PageView
from app.model.content import Paragraph, run_at
from app.model.document import Position, Range
from app.model.format import RunFormat

_OFFERED = 500
"""More paragraphs than this are copied only when somebody asks for it."""

_TOKEN_TYPE = "application/x-rapporteur-origin"


class Clipboard:
    """Moves text between a view, the system's clipboard and drags."""

    def __init__(self, view: PageView, pen: Pen) -> None:
        self._view = view
        self._pen = pen
        # What was copied here keeps everything, carried content too, as long as this window lives.
        self._own: tuple[bytes, tuple[Paragraph, ...]] = (b"", ())
        self._dragged: Range | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Handle the keys for cut, copy and paste; returns whether it was one of them."""
        commands: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        )
        if event.key() == Qt.Key.Key_V and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self.paste(plain=True)
            return True
        for key, command in commands:
            if event.matches(key):
                command()
                return True
        return False

    # Out

    def copy(self) -> bool:
        """Put the selection on the clipboard; returns whether there was one."""
        data = self.selected()
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
        return data is not None

    def cut(self) -> None:
        """Copy the selection and strike it."""
        if self.copy():
            self._pen.strike(forward=False)

    def copy_primary(self) -> None:
        """Offer the selection to a middle click, on systems that know that."""
        clipboard = QGuiApplication.clipboard()
        start, end = (self._view.order(p) for p in self._view.document.ordered(self._view.selection))
        small = end[0] - start[0] < _OFFERED
        data = self.selected() if small and clipboard.supportsSelection() else None
        if data is not None:
            clipboard.setMimeData(data, QClipboard.Mode.Selection)

    def selected(self) -> QMimeData | None:
        """The selection in all the forms in which it can be pasted; None when there is none."""
        if self._view.selection.empty:
            return None
        start, end = self._view.document.ordered(self._view.selection)
        paragraphs = copied(self._view.galley.story, start, end, self._view.view_mode)
        data = QMimeData()
        data.setText(as_text(paragraphs))
        data.setHtml(as_html(paragraphs, self._view.document.styles))
        data.setData(OWN_TYPE, as_json(paragraphs))
        token = secrets.token_bytes(16)
        data.setData(_TOKEN_TYPE, token)
        self._own = (token, paragraphs)
        return data

    # In

    def paste(self, plain: bool = False) -> None:
        """Insert the clipboard's content in place of the selection."""
        self.insert(QGuiApplication.clipboard().mimeData(), plain)

    def paste_primary(self, point: QPointF) -> None:
        """Insert what was selected last where the middle button was pressed."""
        clipboard = QGuiApplication.clipboard()
        place = self._view.frame.position_at(point.x(), point.y())
        if clipboard.supportsSelection() and place is not None:
            self._view.set_selection(Range(place, place))
            self.insert(clipboard.mimeData(QClipboard.Mode.Selection))

    def insert(self, data: QMimeData | None, plain: bool = False) -> None:
        """Insert what a clipboard or drag carries in place of the selection; an empty clipboard gives None."""
        # The binding's stubs know nothing of an empty clipboard.
        paragraphs = self.read(data, plain) if data is not None else ()
        if paragraphs:
            self._pen.insert(paragraphs, QCoreApplication.translate("Editor", "Paste"))
        else:
            self._view.message.emit(QCoreApplication.translate("Editor", "The clipboard holds no text to paste."))

    def read(self, data: QMimeData, plain: bool = False) -> Sequence[Paragraph]:
        """The paragraphs that a clipboard or drag carries, in the richest form understood."""
        base = self._format_here()
        if not plain:
            if data.hasFormat(_TOKEN_TYPE) and bytes(data.data(_TOKEN_TYPE).data()) == self._own[0]:
                return self._own[1]
            own = from_json(bytes(data.data(OWN_TYPE).data())) if data.hasFormat(OWN_TYPE) else ()
            if own:
                return own
            markup = data.html() if data.hasHtml() else ""
            found = from_html(markup, base) if 0 < len(markup) <= MOST else ()
            if found:
                return found
        text = data.text() if data.hasText() else ""
        return from_text(text, base) if 0 < len(text) <= MOST else ()

    def _format_here(self) -> RunFormat:
        if not self._view.galley.story.paragraphs:
            return RunFormat()
        start, _ = self._view.document.ordered(self._view.selection)
        paragraph = self._view.document.paragraph(start.paragraph)
        for offset in (start.offset - 1, start.offset):
            run = run_at(paragraph, offset) if offset >= 0 else None
            if run is not None and run.opaque is None:
                return run.format
        return paragraph.mark.format

    # Dragging

    def drag(self) -> None:
        """Drag the selection; dropped in this view it moves, or is copied while Ctrl is held."""
        data = self.selected()
        if data is None:
            return
        drag = QDrag(self._view)
        drag.setMimeData(data)
        self._dragged = self._view.selection
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self._dragged = None
        self.drag_left()

    def drag_over(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        """Show where dragged text would go."""
        data = event.mimeData()
        if not (data.hasText() or data.hasHtml() or data.hasFormat(OWN_TYPE)) or data.hasUrls():
            event.ignore()
            return
        event.acceptProposedAction()
        self._show_place(self._place(event.position()))

    def drag_left(self) -> None:
        """Dragged text has left the view."""
        self._show_place(None)

    def drop(self, event: QDropEvent) -> None:
        """Insert or move dragged text where it is dropped."""
        self._show_place(None)
        place = self._place(event.position())
        if place is None:
            event.ignore()
            return
        moved = self._dragged if event.source() is self._view else None
        if moved is not None and event.proposedAction() is Qt.DropAction.MoveAction:
            event.setDropAction(Qt.DropAction.MoveAction)
            self._move(moved, place)
        else:
            self._view.set_selection(Range(place, place))
            self.insert(event.mimeData())
        event.accept()

    def _move(self, moved: Range, place: Position) -> None:
        start, end = self._view.document.ordered(moved)
        if self._view.order(start) <= self._view.order(place) <= self._view.order(end):
            return
        self._pen.move(moved, self._own[1], place, QCoreApplication.translate("Editor", "Move text"))

    def _show_place(self, place: Position | None) -> None:
        if place != self._view.drop_place:
            self._view.drop_place = place
            self._view.viewport().update()

    def _place(self, point: QPointF) -> Position | None:
        return self._view.frame.position_at(point.x(), point.y())

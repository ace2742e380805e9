"""Copying, cutting, pasting and dragging text."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

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

from app.gui.editor.fragment import as_text, copied, copied_cells
from app.gui.editor.pen import Pen
from app.gui.editor.view import PageView
from app.model.content import OpaqueKind, Paragraph
from app.model.document import Position, Range
from app.model.errors import UnreadableError
from app.model.symbol_fonts import in_unicode

if TYPE_CHECKING:
    from app.services.pasting import Pasted

OWN_TYPE = "application/x-rapporteur-fragment"
"""The form in which another window of the program takes a copy."""

_OFFERED = 500
"""More paragraphs than this are copied only when somebody asks for it."""

_TOKEN_TYPE = "application/x-rapporteur-origin"


class Clipboard:
    """Moves text between a view, the system's clipboard and drags."""

    def __init__(self, view: PageView, pen: Pen) -> None:
        self._view = view
        self._pen = pen
        # What was copied here keeps everything, carried content too, as long as this window lives.
        self._own: tuple[bytes, str, tuple[Paragraph, ...]] = (b"", "", ())
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
        # What reads and writes copies is not waited for by the first page.
        from app.services.pasting import offered

        start, end = self._view.document.ordered(self._view.selection)
        galley = self._view.galley
        cells, mode = self._view.selected_cells, self._view.view_mode
        story = galley.story
        paragraphs = copied_cells(story, cells, mode) if cells else copied(story, start, end, mode)
        styles = self._view.document.styles
        items = (p for p in paragraphs if styles.effective_paragraph(p.format).number)
        whole = (p for p in items if start.offset == 0 or p.id != start.paragraph)
        labels = {p.id: label for p in whole if (label := in_unicode(galley.labels[p.id]))}
        copy = offered(paragraphs, self._view.document, labels, as_text(paragraphs))
        data = QMimeData()
        data.setText(copy.text)
        data.setHtml(copy.html)
        data.setData(OWN_TYPE, copy.fragment)
        token = os.urandom(16)
        data.setData(_TOKEN_TYPE, token)
        self._own = (token, galley.story.id, paragraphs)
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
        from app.services.pasting import Pasted

        # The binding's stubs know nothing of an empty clipboard.
        try:
            pasted = self.read(data, plain) if data is not None else Pasted()
        except UnreadableError as error:
            self._view.message.emit(str(error))
            return
        if pasted.paragraphs and not self._pen.insert(pasted.paragraphs, QCoreApplication.translate("Editor", "Paste")):
            return
        left = _left_out(pasted)
        if left or not pasted.paragraphs:
            nothing = QCoreApplication.translate("Editor", "The clipboard holds no text to paste.")
            self._view.message.emit(left or nothing)

    def read(self, data: QMimeData, plain: bool = False) -> Pasted:
        """The paragraphs that a clipboard or drag carries, in the richest form understood.

        Raises UnreadableError when there is too much of it.
        """
        from app.services.pasting import MAX_PASTED, Pasted, pasted_copy, pasted_fragment, pasted_html, pasted_text

        document, place = self._view.document, self._place_here()
        if not plain:
            if data.hasFormat(_TOKEN_TYPE) and bytes(data.data(_TOKEN_TYPE).data()) == self._own[0]:
                return pasted_copy(self._own[2], self._own[1], self._view.galley.story.id)
            if data.hasFormat(OWN_TYPE) and data.data(OWN_TYPE).size() <= MAX_PASTED:
                own = pasted_fragment(bytes(data.data(OWN_TYPE).data()), document)
                if own.paragraphs:
                    return own
            found = pasted_html(data.html(), document, place, data.text()) if data.hasHtml() else Pasted()
            if found.paragraphs or (found.left_out and not data.text()):
                return found
        return pasted_text(data.text() if data.hasText() else "", document, place)

    def _place_here(self) -> Position | None:
        if not self._view.galley.story.paragraphs:
            return None
        return self._view.document.ordered(self._view.selection)[0]

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
        from app.services.pasting import pasted_copy

        copy = pasted_copy(self._own[2], self._own[1], self._own[1])
        self._pen.move(moved, copy.paragraphs, place, QCoreApplication.translate("Editor", "Move text"))
        if left := _left_out(copy):
            self._view.message.emit(left)

    def _show_place(self, place: Position | None) -> None:
        if place != self._view.drop_place:
            self._view.drop_place = place
            self._view.viewport().update()

    def _place(self, point: QPointF) -> Position | None:
        return self._view.frame.position_at(point.x(), point.y())


def _left_out(pasted: Pasted) -> str:
    """A sentence about what could not be pasted, "" when all was."""
    named = Counter[str]()
    for kind, number in pasted.left_out.items():
        named[_kind_name(kind)] += number
    if not named:
        return ""
    listed = ", ".join(f"{name} ({number})" for name, number in named.items())
    said = QCoreApplication.translate("Editor", "Left out, because it cannot stand here: {list}.")
    return said.format(list=listed)


def _kind_name(kind: OpaqueKind) -> str:
    translate = QCoreApplication.translate
    return {
        OpaqueKind.DRAWING: translate("Editor", "pictures and text boxes"),
        OpaqueKind.OBJECT: translate("Editor", "embedded objects"),
        OpaqueKind.MATH: translate("Editor", "formulas"),
        OpaqueKind.FOOTNOTE: translate("Editor", "footnotes"),
        OpaqueKind.ENDNOTE: translate("Editor", "endnotes"),
        OpaqueKind.COMMENT: translate("Editor", "comments"),
    }.get(kind, translate("Editor", "other content"))

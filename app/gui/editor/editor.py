"""The editor: a page one can write on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from app.gui.editor.access import announce_editors
from app.gui.editor.view import PageView
from app.gui.handlers import tells_errors
from app.services.session import Session

if TYPE_CHECKING:
    from app.gui.editor.clipboard import Clipboard
    from app.gui.editor.keys import EditorKeys
    from app.gui.editor.mouse import EditorMouse
    from app.gui.editor.pen import Pen
    from app.gui.editor.preedit import Composition


@tells_errors
class EditorView(PageView):
    """Shows a session's text and turns keys, mouse, input methods, clipboard and drags into edits of it.

    What edits is made when it is first asked for: the text is there to be read before it is loaded.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        announce_editors()
        super().__init__(session, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setAcceptDrops(True)

    @cached_property
    def pen(self) -> Pen:
        """What writes, strikes and formats at the caret."""
        from app.gui.editor.pen import Pen

        return Pen(self)

    @cached_property
    def clipboard(self) -> Clipboard:
        """What copies, pastes and drags."""
        from app.gui.editor.clipboard import Clipboard

        return Clipboard(self, self.pen)

    @cached_property
    def _keys(self) -> EditorKeys:
        from app.gui.editor.keys import EditorKeys

        return EditorKeys(self, self.pen)

    @cached_property
    def _mouse(self) -> EditorMouse:
        from app.gui.editor.mouse import EditorMouse

        return EditorMouse(self)

    @cached_property
    def _composition(self) -> Composition:
        from app.gui.editor.preedit import Composition

        return Composition(self, self.pen)

    # What menus and buttons call

    def undo(self) -> None:
        """Take the last step back."""
        self.pen.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        self.pen.redo()

    def cut(self) -> None:
        """Copy the selection and strike it."""
        self.clipboard.cut()

    def copy(self) -> None:
        """Copy the selection."""
        self.clipboard.copy()

    def paste(self) -> None:
        """Insert what the clipboard holds, with its formatting where that is understood."""
        self.clipboard.paste()

    def paste_plain(self) -> None:
        """Insert the clipboard's text without formatting."""
        self.clipboard.paste(plain=True)

    def toggle(self, name: str) -> None:
        """Switch "bold", "italic" or "underline" of the selected text on or off as a tracked format change."""
        self.pen.toggle(name)

    def select_all(self) -> None:
        """Select the whole story."""
        self._keys.select_all()

    # Input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composition.active or not (self.clipboard.press(event) or self._keys.press(event)):
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        # Tab writes; without this Qt would take it to the next widget.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _writes(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composition.take(event)
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        return self._composition.answer(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._composition.commit()
        self._mouse.press(event)
        if event.button() is Qt.MouseButton.MiddleButton:
            self.clipboard.paste_primary(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._mouse.move(event):
            self.clipboard.drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._mouse.release(event)
        change = self.change_at(place) if place is not None else None
        if change is not None:
            self.change_activated.emit(change)
        if not self.selection.empty:
            self.clipboard.copy_primary()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The window offers its own actions; it listens to customContextMenuRequested.
        event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.clipboard.drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.clipboard.drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.clipboard.drag_left()

    def dropEvent(self, event: QDropEvent) -> None:
        self.clipboard.drop(event)

    def insert_mime(self, data: QMimeData) -> None:
        """Insert what a drag or a clipboard carries in place of the selection."""
        self.clipboard.insert(data)


def _writes(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not modifiers and ((event.text().isprintable() and bool(event.text())) or event.key() in _EDITING)


_EDITING = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
)

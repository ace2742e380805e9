"""An editor for assistive programs: text, caret, selection, looks, the change at the caret, and edits."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEditableTextInterface, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, getCppPointer

from app.gui.editor.cpp_answers import Answer, answer_in_cpp
from app.gui.editor.reporting import Reporter
from app.gui.editor.spoken import SpokenText
from app.gui.editor.text_attributes import attributes_of
from app.gui.editor.view import PageView
from app.model.document import Position, Range

_NOTHING = VoidPtr(0)


class EditorAccess(QAccessibleWidget):
    """An editor as one object with text; what is tracked at the caret is its description."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view, QAccessible.Role.EditableText)
        self._view = view
        # Qt makes a new interface when a widget comes into a window, but one editor reports once.
        self._reporter = view.findChild(Reporter) or Reporter(view, SpokenText(view.galley))
        self._text = _TextAccess(view, self._reporter.spoken)
        self._editing = _EditingAccess(view, self._reporter.spoken)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        """Where C++ finds one of the interfaces."""
        if kind is QAccessible.InterfaceType.TextInterface:
            return _address(self._text)
        if kind is QAccessible.InterfaceType.EditableTextInterface and _editable(self._view):
            return _address(self._editing)
        # Only an address of nothing says no to C++: PySide hands None on as if something stood there.
        return super().interface_cast(kind) or _NOTHING  # type: ignore[return-value]

    def state(self) -> QAccessible.State:
        """A text of many lines, which can be written in unless the document is for reading only."""
        state = super().state()
        state.multiLine = state.selectableText = 1
        state.editable = int(_editable(self._view))
        state.readOnly = int(not _editable(self._view))
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """The name, or what is tracked at the caret."""
        if kind is QAccessible.Text.Description:
            return self._reporter.change_at_caret()
        return super().text(kind)

    def childCount(self) -> int:
        """The text is one; scroll bars are nothing to read."""
        return 0


class _TextAccess(QAccessibleTextInterface):
    """Text, caret, selection and attributes."""

    def __init__(self, view: PageView, spoken: SpokenText) -> None:
        super().__init__()
        self._view = view
        self._spoken = spoken
        self._tells_ranges = answer_in_cpp(self, self)

    def characterCount(self) -> int:
        return len(self._spoken)

    def text(self, start: int, end: int) -> str:
        return self._spoken.text(start, end)

    def part(self, offset: int, boundary: QAccessible.TextBoundaryType, step: int) -> Answer:
        """The character, word, sentence, line or paragraph before, at or after an offset."""
        found = self._part(len(self._spoken) if offset < 0 else offset, boundary)
        if step < 0:
            return self._part(found[1] - 1, boundary) if found[1] > 0 else ("", 0, 0)
        if step > 0:
            return self._part(found[2], boundary) if found[2] < len(self._spoken) else ("", found[2], found[2])
        return found

    def _part(self, offset: int, boundary: QAccessible.TextBoundaryType) -> Answer:
        if boundary is QAccessible.TextBoundaryType.LineBoundary and (line := self._line(offset)) is not None:
            return line
        return self._spoken.part(offset, boundary)

    def _line(self, offset: int) -> Answer | None:
        place = self._spoken.position(offset)
        found = self._view.frame.located(place.paragraph)
        if found is None:
            return None
        shown = found.layout.line_range(found.layout.line_of(place))
        start, end = (self._spoken.offset(found.layout.position(at)) for at in shown)
        # The line end belongs to the line it ends.
        end += self._spoken.text(end, end + 1) == "\n"
        return (self._spoken.text(start, end), start, end) if start <= offset < max(end, start + 1) else None

    def attributes(self, offset: int) -> Answer:
        """How the text at an offset looks, what is tracked there and by whom, and how far that goes."""
        if not 0 <= offset < len(self._spoken):
            return "", max(offset, 0), max(offset, 0)
        paragraph, run, start, end = self._spoken.run(offset)
        return attributes_of(self._view, paragraph, run), start, end

    # Caret and selection

    def cursorPosition(self) -> int:
        return self._spoken.offset(self._view.selection.focus)

    def setCursorPosition(self, offset: int) -> None:
        place = self._spoken.position(offset)
        self._view.select(Range(place, place))

    def selectionCount(self) -> int:
        return int(self._tells_ranges and not self._view.selection.empty)

    def selection(self, index: int) -> tuple[int, int]:
        """Start and end of what is selected."""
        if index != 0 or self._view.selection.empty:
            return 0, 0
        start, end = self._view.document.ordered(self._view.selection)
        return self._spoken.offset(start), self._spoken.offset(end)

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def setSelection(self, index: int, start: int, end: int) -> None:
        if index == 0:
            self._view.select(Range(self._spoken.position(start), self._spoken.position(end)))

    def removeSelection(self, index: int) -> None:
        if index == 0:
            self._view.select(Range(self._view.selection.focus, self._view.selection.focus))

    # On the screen

    def characterRect(self, offset: int) -> QRect:
        place = self._spoken.position(offset)
        here = self._view.frame.caret_rect(place)
        if here is None:
            return QRect()
        after = self._view.frame.caret_rect(Position(place.paragraph, place.offset + 1))
        width = after.x() - here.x() if after is not None and after.y() == here.y() else 1.0
        corner = self._view.viewport().mapToGlobal(QPoint(0, 0))
        return here.adjusted(min(width, 0.0), 0, max(width, 0.0), 0).toAlignedRect().translated(corner)

    def offsetAtPoint(self, point: QPoint) -> int:
        inside = self._view.viewport().mapFromGlobal(point)
        place = self._view.frame.position_at(inside.x(), inside.y())
        return self._spoken.offset(place) if place is not None else -1

    def scrollToSubstring(self, start: int, end: int) -> None:
        self._view.reveal(self._spoken.position(start))


class _EditingAccess(QAccessibleEditableTextInterface):
    """Edits that an assistive program asks for; they are tracked like all others."""

    def __init__(self, view: PageView, spoken: SpokenText) -> None:
        super().__init__()
        self._view = view
        self._spoken = spoken

    def insertText(self, offset: int, text: str) -> None:
        self.replaceText(offset, offset, text)

    def deleteText(self, start: int, end: int) -> None:
        self.replaceText(start, end, "")

    def replaceText(self, start: int, end: int, text: str) -> None:
        from app.gui.editor.editor import EditorView

        if not isinstance(self._view, EditorView):
            return
        self._view.select(Range(self._spoken.position(start), self._spoken.position(end)))
        if text:
            data = QMimeData()
            data.setText(text)
            self._view.insert_mime(data)
        elif not self._view.selection.empty:
            self._view.pen.strike(forward=True)


def _editable(view: PageView) -> bool:
    return view.galley.story.editable and not view.session.read_only and not view.galley.mode.original


def _address(interface: QAccessibleTextInterface | QAccessibleEditableTextInterface) -> VoidPtr:
    return VoidPtr(getCppPointer(interface)[0])

"""Plays keys, mouse, input methods and the clipboard into the editor as Qt would deliver them."""

from __future__ import annotations

from unittest import mock

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.editor import EditorView
from app.gui.editor.clipboard import OWN_TYPE
from tests.gui.driver.events import Event
from tests.gui.driver.stage import Stage

NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
_MOVES = (
    (Key.Key_Left, 6), (Key.Key_Right, 6), (Key.Key_Up, 4), (Key.Key_Down, 5), (Key.Key_Home, 3), (Key.Key_End, 3),
    (Key.Key_PageDown, 1), (Key.Key_PageUp, 1),
)  # fmt: skip
_KEYS = tuple(key for key, often in _MOVES for _ in range(often))
_MODIFIERS = (NONE, NONE, NONE, NONE, SHIFT, SHIFT, CTRL, CTRL | SHIFT)
_FOREIGN = (
    "<p>two <b>bold</b> words</p>",
    "<h2>A heading</h2><p>and text</p>",
    "<ul><li>first</li><li>second <i>leaning</i></li></ul>",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "one line only",
    "<p dir='rtl'>نص من الخارج</p><p>外来文字</p>",
)
_FOREIGN_TEXT = ("pasted", "two\nlines", "\n", "tab\there", "", "نص", "粘贴\n文字\n", "e\u0301🙂")


class Hands:
    """Two hands on keyboard and mouse; each method plays one kind of event."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def _view(self) -> EditorView:
        return self._stage.editor

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._stage.focus()
        QTest.keyClick(self._view, key, modifiers)

    def _choose(self) -> None:
        """Select a word where nothing is selected: what works on a selection needs one."""
        if self._view.selection.empty:
            self._press(Key.Key_Right, CTRL | SHIFT)

    # Keys

    def type(self, event: Event) -> None:
        """Write characters one by one."""
        self._stage.focus()
        for char in event.text:
            QApplication.sendEvent(self._view, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, char))

    def move(self, event: Event) -> None:
        """Move the caret or extend the selection by keys, some steps."""
        key, modifiers = _KEYS[event.a % len(_KEYS)], _MODIFIERS[event.b % len(_MODIFIERS)]
        for _ in range((1, 1, 1, 3)[event.b // 16 % 4]):
            self._press(key, modifiers)

    def strike(self, event: Event) -> None:
        """Backspace or Delete, by character or word, once or several times."""
        key = (Key.Key_Backspace, Key.Key_Backspace, Key.Key_Delete)[event.a % 3]
        modifiers = CTRL if event.b % 6 == 0 else NONE
        for _ in range((1, 1, 1, 4)[event.a // 3 % 4]):
            self._press(key, modifiers)

    def enter(self, event: Event) -> None:
        """A new paragraph."""
        self._press(Key.Key_Return)

    def line_break(self, event: Event) -> None:
        """A new line in the paragraph."""
        self._press(Key.Key_Return, SHIFT)

    def tab(self, event: Event) -> None:
        """To the next or previous cell, a list level, or a tab."""
        self._press(Key.Key_Backtab if event.a % 3 == 0 else Key.Key_Tab, SHIFT if event.a % 3 == 0 else NONE)

    def escape(self, event: Event) -> None:
        """End what can be ended."""
        self._press(Key.Key_Escape)

    # Mouse

    def _point(self, event: Event) -> QPoint:
        port = self._view.viewport()
        return QPoint(event.a % max(port.width(), 1), event.b % max(port.height(), 1))

    def _mouse(self, kind: QEvent.Type, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        port = self._view.viewport()
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
        place = QPointF(point)
        made = QMouseEvent(kind, place, QPointF(port.mapToGlobal(point)), button, held, modifiers)
        QApplication.sendEvent(port, made)

    def click(self, event: Event) -> None:
        """Put the caret somewhere, or extend the selection to there."""
        QTest.mouseClick(self._view.viewport(), LEFT, SHIFT if event.a % 4 == 0 else NONE, self._point(event))

    def double_click(self, event: Event) -> None:
        """Select a word, and drag on by words."""
        point = self._point(event)
        self._mouse(QEvent.Type.MouseButtonPress, point)
        self._mouse(QEvent.Type.MouseButtonRelease, point)
        self._mouse(QEvent.Type.MouseButtonDblClick, point)
        if event.a % 3 == 0:
            self._mouse(QEvent.Type.MouseMove, point + QPoint(event.b % 200 - 100, event.a % 60 - 30))
        self._mouse(QEvent.Type.MouseButtonRelease, point)

    def triple_click(self, event: Event) -> None:
        """Select a paragraph."""
        point = self._point(event)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonPress):
            self._mouse(kind, point)
            self._mouse(QEvent.Type.MouseButtonRelease, point)

    def drag_over(self, event: Event) -> None:
        """Select by dragging, most often within a few lines."""
        start, port = self._point(event), self._view.viewport()
        low, high = (60, 40) if event.a % 5 else (400, 300)
        end = start + QPoint(event.b % (2 * low) - low, event.a % (2 * high) - high)
        end = QPoint(min(max(end.x(), 0), port.width() - 1), min(max(end.y(), 0), port.height() - 1))
        self._mouse(QEvent.Type.MouseButtonPress, start)
        for step in (1, 2, 3):
            self._mouse(QEvent.Type.MouseMove, start + (end - start) * step / 3)
        self._mouse(QEvent.Type.MouseButtonRelease, end)

    def drag_beyond(self, event: Event) -> None:
        """Select beyond the edge of the view, which scrolls."""
        start, port = self._point(event), self._view.viewport()
        end = QPoint(start.x(), port.height() + 50 if event.b % 2 else -50)
        self._mouse(QEvent.Type.MouseButtonPress, start)
        self._mouse(QEvent.Type.MouseMove, end)
        for _ in range(1 + event.a % 6):
            self._view._mouse._scroll.timeout.emit()
        self._mouse(QEvent.Type.MouseButtonRelease, end)

    def middle_click(self, event: Event) -> None:
        """Insert what was selected last."""
        QTest.mouseClick(self._view.viewport(), Qt.MouseButton.MiddleButton, NONE, self._point(event))

    def wheel(self, event: Event) -> None:
        """Scroll."""
        port, point = self._view.viewport(), self._point(event)
        delta = QPoint(0, (120, -120, 360, -360, 45, -45)[event.a % 6])
        phase = Qt.ScrollPhase.NoScrollPhase
        none = Qt.MouseButton.NoButton
        place = QPointF(port.mapToGlobal(point))
        made = QWheelEvent(QPointF(point), place, QPoint(), delta, none, NONE, phase, False)
        QApplication.sendEvent(port, made)

    # Dragged text

    def drag_text(self, event: Event) -> None:
        """Take hold of the selection and let it fall elsewhere; the system's own loop of a drag is left out."""
        view = self._view
        self._choose()
        rect = None if view.selection.empty else view.frame.caret_rect(view.selection.focus)
        grip = next((p for p in _around(rect.toRect().center()) if self._is_selected(p)), None) if rect else None
        if grip is None:
            return
        action = Qt.DropAction.CopyAction if event.a % 4 == 0 else Qt.DropAction.MoveAction
        drag = _Drag(self, self._point(event), action)
        with mock.patch("app.gui.editor.clipboard.QDrag", return_value=drag):
            self._mouse(QEvent.Type.MouseButtonPress, grip)
            self._mouse(QEvent.Type.MouseMove, grip + QPoint(0, 30))
        self._mouse(QEvent.Type.MouseButtonRelease, grip)

    def _is_selected(self, point: QPoint) -> bool:
        place = self._view.frame.position_at(point.x(), point.y())
        return self._view.viewport().rect().contains(point) and place is not None and self._view.is_selected(place)

    def drop(self, event: Event) -> None:
        """Let text from elsewhere fall into the text."""
        data = QMimeData()
        data.setText(event.text)
        self.drop_data(data, self._point(event), Qt.DropAction.CopyAction, own=False)

    def drop_data(self, data: QMimeData, point: QPoint, action: Qt.DropAction, *, own: bool) -> None:
        """Play the events of a drag that comes in and ends."""
        view = self._view
        view.dragEnterEvent(QDragEnterEvent(point, action, data, LEFT, NONE))
        view.dragMoveEvent(QDragMoveEvent(point, action, data, LEFT, NONE))
        view.dropEvent(_Drop(view if own else None, QPointF(point), action, data))

    # Input methods

    def compose(self, event: Event) -> None:
        """Compose something in steps and write it, or give it up."""
        self._stage.focus()
        for part in ("n", "ni", event.text or "x")[: 1 + event.a % 3]:
            QApplication.sendEvent(self._view, QInputMethodEvent(part, []))
        self._stage.commit(event.text)

    def compose_open(self, event: Event) -> None:
        """Begin to compose something that the next key or click ends."""
        self._stage.focus()
        QApplication.sendEvent(self._view, QInputMethodEvent(event.text or "ni", []))

    def replace_before(self, event: Event) -> None:
        """What a phone's keyboard does: put other text in place of that before the caret."""
        self._stage.focus()
        made = QInputMethodEvent("", [])
        back = event.a % 5
        made.setCommitString(event.text, -back, back + event.b % 2)
        QApplication.sendEvent(self._view, made)

    # Clipboard and history

    def copy(self, event: Event) -> None:
        """Copy, sometimes as another window of the program would have."""
        if event.a % 2:
            self._choose()
        self._press(Key.Key_C, CTRL)
        if event.a % 3 == 0 and not self._view.selection.empty:
            held, data = QGuiApplication.clipboard().mimeData(), QMimeData()
            data.setText(held.text())
            data.setData(OWN_TYPE, held.data(OWN_TYPE))
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self, event: Event) -> None:
        """Cut."""
        if event.a % 2:
            self._choose()
        self._press(Key.Key_X, CTRL)

    def paste(self, event: Event) -> None:
        """Paste."""
        self._press(Key.Key_V, CTRL)

    def paste_plain(self, event: Event) -> None:
        """Paste without formatting."""
        self._press(Key.Key_V, CTRL | SHIFT)

    def paste_foreign(self, event: Event) -> None:
        """Paste what another program has copied."""
        data = QMimeData()
        if event.a % 3:
            data.setHtml(_FOREIGN[event.b % len(_FOREIGN)])
        else:
            data.setText(_FOREIGN_TEXT[event.b % len(_FOREIGN_TEXT)])
        QGuiApplication.clipboard().setMimeData(data)
        self._press(Key.Key_V, CTRL)

    def undo(self, event: Event) -> None:
        """Take back a step or some."""
        for _ in range((1, 1, 1, 2, 4)[event.a % 5]):
            self._press(Key.Key_Z, CTRL)

    def redo(self, event: Event) -> None:
        """Do a step or some again, at times ones that are taken back only now."""
        if event.a % 3 == 0 and self._stage.session.can_redo is None:
            self.undo(event)
        for _ in range((1, 1, 2, 4)[event.a % 4]):
            self._press(Key.Key_Y, CTRL)

    def undo_many(self, event: Event) -> None:
        """Take back many steps."""
        for _ in range(event.a % 60):
            self._view.undo()

    def redo_many(self, event: Event) -> None:
        """Do many steps again."""
        for _ in range(event.a % 60):
            self._view.redo()


class _Drop(QDropEvent):
    """A drop that says where it comes from, which only a drag of the system does."""

    def __init__(self, source: EditorView | None, point: QPointF, action: Qt.DropAction, data: QMimeData) -> None:
        super().__init__(point, action, data, LEFT, NONE)
        self._source = source

    def source(self) -> EditorView | None:
        """The view that the text was dragged from."""
        return self._source


class _Drag:
    """Stands for the system's drag: what is dragged falls at once."""

    def __init__(self, hands: Hands, point: QPoint, action: Qt.DropAction) -> None:
        self._hands, self._point, self._action = hands, point, action
        self._data = QMimeData()

    def setMimeData(self, data: QMimeData) -> None:
        """Take what is dragged."""
        self._data = data

    def exec(self, *_: object) -> None:
        """Let it fall."""
        self._hands.drop_data(self._data, self._point, self._action, own=True)


def _around(point: QPoint) -> list[QPoint]:
    steps = (-40, -20, -8, 8, 20, 40)
    return [point + QPoint(dx, 0) for dx in steps] + [point + QPoint(dx, dy) for dx in steps for dy in (-20, 20)]

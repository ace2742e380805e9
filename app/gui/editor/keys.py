"""What each key does in the editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.gui.editor.pen import Pen
from app.gui.editor.view import PageView
from app.model.document import Position, Range

Standard = QKeySequence.StandardKey
Move = Callable[[Position], Position]

_WRITING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EditorKeys:
    """Turns key events into movements of the caret and strokes of the pen."""

    def __init__(self, view: PageView, pen: Pen) -> None:
        self._view = view
        self._pen = pen
        self._moves = self._movements()
        self._commands = self._actions()

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; returns whether it meant something here."""
        if self._write(event):
            return True
        for key, selecting, move in self._moves:
            if event.matches(key):
                move(selecting)
                return True
        for key, command in self._commands:
            if event.matches(key):
                command()
                return True
        return self._other(event)

    def _write(self, event: QKeyEvent) -> bool:
        text = event.text()
        plain = not (event.modifiers() & ~_WRITING) or event.modifiers() == _ALT_GR
        if not plain or not text or not text.isprintable():
            return False
        self._view.goal_x = None
        self._pen.write(text)
        return True

    def _other(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _UP_DOWN and event.modifiers() & ~_WRITING == Qt.KeyboardModifier.ControlModifier:
            # Qt knows keys for whole paragraphs on macOS only.
            self._move(partial(self._view.mover.paragraph, forward=key == Qt.Key.Key_Down), shift)
            return True
        bare = not event.modifiers() & ~_WRITING
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare:
            self._pen.break_line() if shift else self._pen.split()
        elif key == Qt.Key.Key_Tab and bare and not shift:
            self._tab()
        elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and bare):
            if not self._to_cell(forward=False):
                self._shift_items(-1)
        elif key == Qt.Key.Key_Backspace and bare:
            self._pen.strike(forward=False)
        elif key == Qt.Key.Key_Escape and not self._view.selection.empty:
            self._place(self._view.selection.focus)
        elif key == Qt.Key.Key_Space and event.modifiers() == _CTRL_SHIFT:
            self._pen.write("\u00a0")
        else:
            return False
        return True

    def _tab(self) -> None:
        if self._to_cell(forward=True) or self._pen.add_row():
            return
        if not self._shift_items(1):
            self._pen.write("\t")

    def _shift_items(self, by: int) -> bool:
        """Move list items to another level, if the caret stands before one or several paragraphs are selected."""
        start, end = self._view.document.ordered(self._view.selection)
        if start == end and not self._view.begins_paragraph(start):
            return False
        if start != end and start.paragraph == end.paragraph:
            return False
        return self._pen.shift_level(by)

    def _to_cell(self, forward: bool) -> bool:
        place = self._view.mover.cell(self._view.selection.focus, forward)
        if place is not None:
            self._place(place)
        return place is not None

    def _place(self, position: Position) -> None:
        self._view.goal_x = None
        self._view.move_caret(position, selecting=False)

    # Movements

    def _movements(self) -> list[tuple[Standard, bool, Callable[[bool], None]]]:
        mover = self._view.mover
        free: list[tuple[Standard, Standard, Move]] = [
            (Standard.MoveToNextWord, Standard.SelectNextWord, partial(mover.sideways_word, right=True)),
            (Standard.MoveToPreviousWord, Standard.SelectPreviousWord, partial(mover.sideways_word, right=False)),
            (Standard.MoveToStartOfLine, Standard.SelectStartOfLine, partial(mover.line_edge, end=False)),
            (Standard.MoveToEndOfLine, Standard.SelectEndOfLine, partial(mover.line_edge, end=True)),
            (Standard.MoveToStartOfBlock, Standard.SelectStartOfBlock, partial(mover.paragraph, forward=False)),
            (Standard.MoveToEndOfBlock, Standard.SelectEndOfBlock, partial(mover.paragraph, forward=True)),
            (Standard.MoveToStartOfDocument, Standard.SelectStartOfDocument, lambda _: mover.story_edge(end=False)),
            (Standard.MoveToEndOfDocument, Standard.SelectEndOfDocument, lambda _: mover.story_edge(end=True)),
        ]
        upright: list[tuple[Standard, Standard, Callable[[Position, float, bool], Position], bool]] = [
            (Standard.MoveToNextLine, Standard.SelectNextLine, mover.vertical, True),
            (Standard.MoveToPreviousLine, Standard.SelectPreviousLine, mover.vertical, False),
            (Standard.MoveToNextPage, Standard.SelectNextPage, mover.page, True),
            (Standard.MoveToPreviousPage, Standard.SelectPreviousPage, mover.page, False),
        ]
        table: list[tuple[Standard, bool, Callable[[bool], None]]] = []
        for key, selecting_key, move in free:
            table += [(key, False, partial(self._move, move)), (selecting_key, True, partial(self._move, move))]
        for key, selecting_key, step, down in upright:
            upwards = partial(self._move_upright, step, down)
            table += [(key, False, upwards), (selecting_key, True, upwards)]
        for key, selecting_key, right in (
            (Standard.MoveToNextChar, Standard.SelectNextChar, True),
            (Standard.MoveToPreviousChar, Standard.SelectPreviousChar, False),
        ):
            sideways = partial(self._move_sideways, right)
            table += [(key, False, sideways), (selecting_key, True, sideways)]
        return table

    def _move(self, move: Move, selecting: bool) -> None:
        self._view.goal_x = None
        self._view.move_caret(move(self._view.selection.focus), selecting)

    def _move_sideways(self, right: bool, selecting: bool) -> None:
        view = self._view
        view.goal_x = None
        if not selecting and not view.selection.empty:
            # Without shift a selection collapses to its end on that side of the screen.
            start, end = view.document.ordered(view.selection)
            forward = right is not view.reads_right_to_left(start if not right else end)
            view.move_caret(end if forward else start, selecting=False)
            return
        view.move_caret(view.mover.sideways(view.selection.focus, right), selecting)

    def _move_upright(self, step: Callable[[Position, float, bool], Position], down: bool, selecting: bool) -> None:
        view = self._view
        focus = view.selection.focus
        if view.goal_x is None:
            view.goal_x = view.column_x(focus)
        goal = view.goal_x
        view.move_caret(step(focus, goal, down), selecting)
        view.goal_x = goal

    # Commands

    def _actions(self) -> list[tuple[Standard, Callable[[], None]]]:
        pen, view = self._pen, self._view
        return [
            (Standard.Delete, partial(pen.strike, forward=True)),
            (Standard.DeleteEndOfWord, partial(pen.strike_word, forward=True)),
            (Standard.DeleteStartOfWord, partial(pen.strike_word, forward=False)),
            (Standard.InsertLineSeparator, pen.break_line),
            (Standard.InsertParagraphSeparator, pen.split),
            (Standard.Bold, partial(pen.toggle, "bold")),
            (Standard.Italic, partial(pen.toggle, "italic")),
            (Standard.Underline, partial(pen.toggle, "underline")),
            (Standard.Undo, pen.undo),
            (Standard.Redo, pen.redo),
            (Standard.SelectAll, self.select_all),
            (Standard.Deselect, lambda: self._place(view.selection.focus)),
        ]

    def select_all(self) -> None:
        """Select the whole story."""
        mover = self._view.mover
        self._view.set_selection(Range(mover.story_edge(end=False), mover.story_edge(end=True)))

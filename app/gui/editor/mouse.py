"""Selecting with the mouse: click, shift-click, double, triple, dragging beyond the edge; dragging text."""

from __future__ import annotations

import time
from enum import Enum

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from app.gui.editor.view import PageView
from app.model.document import Position, Range

_SCROLL_EVERY = 30
_FASTEST = 60.0


class Grain(Enum):
    """By what a drag selects."""

    CHARACTER = 1
    WORD = 2
    PARAGRAPH = 3


class EditorMouse(QObject):
    """Turns mouse events into selections."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._grain = Grain.CHARACTER
        self._origin: Range | None = None
        self._pressed: QPointF | None = None
        self._point = QPointF()
        self._last_double = (0.0, QPointF())
        self._inside_selection = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_EVERY)
        self._scroll.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection; a third click soon after a double click takes the paragraph."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self._place(event.position())
        if place is None:
            return
        self._view.goal_x = None
        self._pressed = event.position()
        self._inside_selection = False
        if self._third(event.position()):
            self._begin(Grain.PARAGRAPH, self._view.mover.paragraph_at(place))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            anchor = self._view.selection.anchor
            self._begin(Grain.CHARACTER, Range(anchor, anchor))
            self._extend(place)
        elif self._view.is_selected(place):
            # It may become a drag of the text: the selection falls only when the button does.
            self._inside_selection = True
        else:
            self._begin(Grain.CHARACTER, Range(place, place))

    def double(self, event: QMouseEvent) -> None:
        """Select the word."""
        place = self._place(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._last_double = (time.monotonic(), event.position())
            self._inside_selection = False
            self._pressed = event.position()
            self._begin(Grain.WORD, self._view.mover.word_at(place))

    def move(self, event: QMouseEvent) -> bool:
        """Extend the selection; returns True when the selected text is to be dragged instead."""
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            return False
        far = (event.position() - self._pressed).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        if self._inside_selection:
            if far:
                self._pressed = None
            return far
        self._point = event.position()
        if self._origin is not None:
            place = self._place(event.position())
            if place is not None:
                self._extend(place)
            self._scroll.start() if self._overshoot() else self._scroll.stop()
        return False

    def release(self, event: QMouseEvent) -> Position | None:
        """End the selection; returns the place when it was a simple click."""
        self._scroll.stop()
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return None
        place = self._place(event.position())
        if self._inside_selection and place is not None:
            self._view.set_selection(Range(place, place))
        self._pressed = self._origin = None
        self._inside_selection = False
        return place if self._view.selection.empty else None

    def _third(self, point: QPointF) -> bool:
        when, where = self._last_double
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        near = (point - where).manhattanLength() < QGuiApplication.styleHints().startDragDistance()
        return near and time.monotonic() - when < interval

    def _begin(self, grain: Grain, origin: Range) -> None:
        self._grain, self._origin = grain, origin
        self._view.set_selection(origin)

    def _extend(self, place: Position) -> None:
        origin = self._origin
        if origin is None:
            return
        here = Range(place, place)
        if self._grain is Grain.WORD:
            here = self._view.mover.word_at(place)
        elif self._grain is Grain.PARAGRAPH:
            here = self._view.mover.paragraph_at(place)
        ends = [origin.anchor, origin.focus, here.anchor, here.focus]
        ends.sort(key=self._view.order)
        forward = self._view.order(place) >= self._view.order(origin.anchor)
        self._view.set_selection(Range(ends[0], ends[-1]) if forward else Range(ends[-1], ends[0]))

    def _overshoot(self) -> float:
        y, height = self._point.y(), self._view.viewport().height()
        return y if y < 0 else max(0.0, y - height)

    def _scroll_on(self) -> None:
        distance = self._overshoot()
        self._view.scroll_pixels(max(-_FASTEST, min(_FASTEST, distance * 0.5)))
        place = self._place(self._point)
        if place is not None:
            self._extend(place)

    def _place(self, point: QPointF) -> Position | None:
        return self._view.frame.position_at(point.x(), point.y())

"""Moving paragraphs and elements of the plan up and down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place
from app.model.errors import RefusedError

if TYPE_CHECKING:
    from app.gui.window import MainWindow


class MovingCommands(QObject):
    """Puts paragraphs past their neighbour, and elements past the next of their kind, as tracked moves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        ways = (
            ("up", self.tr("Move the paragraph up"), self.tr("Move the element up"), "Up", "PgUp"),
            ("down", self.tr("Move the paragraph down"), self.tr("Move the element down"), "Down", "PgDown"),
        )
        paragraphs = [
            (f"edit.move_{way}", text, partial(self._move, text, way == "down"), key, "")
            for way, text, _, key, _ in ways
        ]
        hint = self.tr("The element at the caret, with all that belongs to it, past the next of its kind")
        elements = [
            (f"edit.move_element_{way}", text, partial(self._move_here, way == "down"), key, hint)
            for way, _, text, _, key in ways
        ]
        return [
            ActionSpec(
                id_, text, run, Place.EDIT, 4, shortcuts=(f"Alt+Shift+{key}",), hint=said, enabled=self._can_move
            )
            for id_, text, run, key, said in (*paragraphs, *elements)
        ]

    def watch(self) -> None:
        """Let elements be moved from the outline too."""
        if self._window.annex is not None:
            self._window.annex.outline.move_wanted.connect(lambda place, down: self.move_element(place, down=down))

    def move_element(self, paragraph: int, *, down: bool) -> None:
        """Move the element that a paragraph belongs to past the next of its kind; a message says why it can't be."""
        window = self._window
        if window.annex is None or window.session is None or not window.changes.ensure_author():
            return
        if not window.session.document.holds(paragraph):
            return
        try:
            window.session.move_element(paragraph, down=down, before=window.annex.editor.selection)
        except RefusedError as error:
            window.messages.say(str(error))

    def _move_here(self, down: bool) -> None:
        if self._window.annex is not None:
            self.move_element(self._window.annex.editor.selection.focus.paragraph, down=down)

    def _move(self, name: str, down: bool) -> None:
        window = self._window
        if window.annex is None or window.session is None or not window.changes.ensure_author():
            return
        try:
            window.session.move_selected(name, window.annex.editor.selection, down=down)
        except RefusedError as error:
            window.messages.say(str(error))

    def _can_move(self) -> bool:
        return (
            self._window.annex is not None and self._window.session is not None and not self._window.session.read_only
        )

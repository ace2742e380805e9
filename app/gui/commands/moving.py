"""Moving paragraphs up and down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place
from app.model.errors import RefusedError

if TYPE_CHECKING:
    from app.gui.window import MainWindow


class MovingCommands(QObject):
    """Puts the paragraphs of the selection past their neighbour as a tracked move."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        ways = (
            ("up", self.tr("Move the paragraph up"), False, "Alt+Shift+Up"),
            ("down", self.tr("Move the paragraph down"), True, "Alt+Shift+Down"),
        )
        return [
            ActionSpec(
                f"edit.move_{name}",
                text,
                partial(self._move, text, down),
                Place.EDIT,
                4,
                shortcuts=(keys,),
                enabled=self._can_move,
            )
            for name, text, down, keys in ways
        ]

    def _move(self, name: str, down: bool) -> None:
        window = self._window
        if window.annex is None or window.session is None or not window.changes.ensure_author():
            return
        # The menu must not wait for what edits.
        from app.editing.moving import move_paragraphs

        session, editor = window.session, window.annex.editor
        selection = editor.selection
        try:
            session.edit(
                name, lambda draft: move_paragraphs(draft, selection, session.tracked(), down=down), before=selection
            )
        except RefusedError as error:
            window.messages.say(str(error))

    def _can_move(self) -> bool:
        return (
            self._window.annex is not None and self._window.session is not None and not self._window.session.read_only
        )

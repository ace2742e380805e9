"""The edit menu: undo, redo and the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place

if TYPE_CHECKING:
    from app.gui.window import MainWindow


class EditCommands(QObject):
    """What works on the text as in every editor."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [
            ActionSpec(
                "edit.undo",
                self.tr("Undo"),
                self.undo,
                Place.EDIT,
                0,
                shortcuts=("Ctrl+Z",),
                enabled=self._can_undo,
                label=self._undo_label,
            ),
            ActionSpec(
                "edit.redo",
                self.tr("Redo"),
                self.redo,
                Place.EDIT,
                0,
                shortcuts=("Ctrl+Y", "Ctrl+Shift+Z"),
                enabled=self._can_redo,
                label=self._redo_label,
            ),
        ]

    def undo(self) -> None:
        """Take the last step back."""
        self._window.settle()
        if self._window.session is not None:
            self._window.session.undo()

    def redo(self) -> None:
        """Do the step that was undone last again."""
        if self._window.session is not None:
            self._window.session.redo()

    def _can_undo(self) -> bool:
        return self._window.session is not None and self._window.session.can_undo is not None

    def _can_redo(self) -> bool:
        return self._window.session is not None and self._window.session.can_redo is not None

    def _undo_label(self) -> str:
        name = self._window.session.can_undo if self._window.session else None
        return self.tr("Undo: {step}").format(step=name) if name else self.tr("Undo")

    def _redo_label(self) -> str:
        name = self._window.session.can_redo if self._window.session else None
        return self.tr("Redo: {step}").format(step=name) if name else self.tr("Redo")

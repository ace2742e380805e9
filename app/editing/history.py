"""What was done and can be undone."""

from __future__ import annotations

from app.editing.splice import Edit


class History:
    """Done and undone edits; typing that continues itself is one step."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def done(self) -> tuple[Edit, ...]:
        """Edits in force, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Edit, ...]:
        """Edits taken back that can be redone, the next one last."""
        return tuple(self._undone)

    def push(self, edit: Edit) -> None:
        """Record an edit that was just applied; what had been undone can no longer be redone."""
        last = self._done[-1] if self._done else None
        if last and edit.merge and last.merge == edit.merge and not self._undone:
            self._done[-1] = last.then(edit)
        else:
            self._done.append(edit)
        self._undone.clear()

    def undo(self) -> Edit | None:
        """Take the last step back: the edit to apply, or None when there is none."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].inverse()

    def redo(self) -> Edit | None:
        """Do again what was undone last: the edit to apply, or None when there is none."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    @property
    def can_undo(self) -> str | None:
        """The name of the step that undo would take back."""
        return self._done[-1].name if self._done else None

    @property
    def can_redo(self) -> str | None:
        """The name of the step that redo would do again."""
        return self._undone[-1].name if self._undone else None

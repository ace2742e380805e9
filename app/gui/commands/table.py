"""Rows and columns of the table that the caret stands in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.editing.draft import Draft
from app.editing.grid import add_column, add_row, remove_column, remove_row
from app.editing.tracking import Tracking
from app.gui.actions import ActionSpec, Place
from app.model.document import Position
from app.model.errors import RefusedError
from app.model.structure import cell_of

if TYPE_CHECKING:
    from app.gui.window import MainWindow

_Deed = Callable[[Draft, int, Tracking], Position]


class TableCommands(QObject):
    """Adding and removing rows and columns under tracking."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        deeds: tuple[tuple[str, str, _Deed, str], ...] = (
            ("row_above", self.tr("Row above"), partial(add_row, below=False), "Alt+Shift+Up"),
            ("row_below", self.tr("Row below"), add_row, "Alt+Shift+Down"),
            ("column_before", self.tr("Column before"), partial(add_column, after=False), ""),
            ("column_after", self.tr("Column after"), add_column, ""),
            ("remove_row", self.tr("Strike the row"), remove_row, ""),
            ("remove_column", self.tr("Strike the column"), remove_column, ""),
        )
        return [
            ActionSpec(
                f"table.{name}",
                text,
                partial(self._do, text, deed),
                Place.INSERT,
                5,
                submenu=self.tr("Table"),
                shortcuts=(keys,) if keys else (),
                enabled=self._in_table,
            )
            for name, text, deed, keys in deeds
        ]

    def _do(self, name: str, deed: _Deed) -> None:
        window = self._window
        if window.annex is None or window.session is None or not window.changes.ensure_author():
            return
        session, editor = window.session, window.annex.editor
        at = editor.selection.focus.paragraph
        try:
            session.edit(name, lambda draft: deed(draft, at, session.tracked()), before=editor.selection)
        except RefusedError as error:
            window.messages.say(str(error))

    def _in_table(self) -> bool:
        window = self._window
        if window.annex is None or window.session is None or window.session.read_only:
            return False
        place = window.annex.editor.selection.focus.paragraph
        document = window.session.document
        return document.holds(place) and cell_of(document.paragraph(place).parent) is not None

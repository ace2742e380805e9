"""Rows and columns of the table that the caret stands in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.actions import ActionSpec, Place
from app.model.errors import RefusedError

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.gui.window import MainWindow
    from app.model.document import Position


class TableCommands(QObject):
    """Adding and removing rows and columns under tracking."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        entries = (
            ("row_above", self.tr("Row above"), ""),
            ("row_below", self.tr("Row below"), "Ctrl+Alt+Down"),
            ("column_before", self.tr("Column before"), ""),
            ("column_after", self.tr("Column after"), ""),
            ("remove_row", self.tr("Strike the row"), ""),
            ("remove_column", self.tr("Strike the column"), ""),
        )
        return [
            ActionSpec(
                f"table.{name}",
                text,
                partial(self._do, name, text),
                Place.INSERT,
                5,
                submenu=self.tr("Table"),
                shortcuts=(keys,) if keys else (),
                enabled=self._in_table,
            )
            for name, text, keys in entries
        ]

    def _do(self, deed: str, name: str) -> None:
        window = self._window
        if window.annex is None or window.session is None or not window.changes.ensure_author():
            return
        session, editor = window.session, window.annex.editor
        # The menu must not wait for what edits tables.
        from app.editing import grid

        at, tracking = editor.selection.focus.paragraph, session.tracked()

        def build(draft: Draft) -> Position:
            match deed:
                case "row_above" | "row_below":
                    return grid.add_row(draft, at, tracking, below=deed == "row_below")
                case "column_before" | "column_after":
                    return grid.add_column(draft, at, tracking, after=deed == "column_after")
                case "remove_row":
                    return grid.remove_row(draft, at, tracking)
                case _:
                    return grid.remove_column(draft, at, tracking)

        try:
            session.edit(name, build, before=editor.selection)
        except RefusedError as error:
            window.messages.say(str(error))

    def _in_table(self) -> bool:
        window = self._window
        if window.annex is None or window.session is None or window.session.read_only:
            return False
        from app.model.structure import cell_of

        place = window.annex.editor.selection.focus.paragraph
        document = window.session.document
        return document.holds(place) and cell_of(document.paragraph(place).parent) is not None

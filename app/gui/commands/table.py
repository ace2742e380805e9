"""Rows, columns and cells of the table that the caret stands in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.gui.actions import ActionSpec, Place
from app.model.errors import RefusedError

if TYPE_CHECKING:
    from app.editing.draft import Draft
    from app.editing.tracking import Tracking
    from app.gui.window import MainWindow
    from app.model.document import Position

_SELECT = ("select_row", "select_column", "select_table")
_MENU = (
    ("row_above", "row_below", "column_before", "column_after"),
    ("clear_cells", "remove_row", "remove_column"),
    _SELECT,
)


class TableCommands(QObject):
    """Adding and removing rows and columns under tracking, selecting cells and striking what stands in them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        entries = (
            ("row_above", self.tr("Row above"), "", 5),
            ("row_below", self.tr("Row below"), "Ctrl+Alt+Down", 5),
            ("column_before", self.tr("Column before"), "", 5),
            ("column_after", self.tr("Column after"), "", 5),
            ("clear_cells", self.tr("Strike what stands in the cells"), "", 6),
            ("remove_row", self.tr("Strike the rows"), "", 6),
            ("remove_column", self.tr("Strike the columns"), "", 6),
            ("select_row", self.tr("Select the row"), "", 7),
            ("select_column", self.tr("Select the column"), "", 7),
            ("select_table", self.tr("Select the table"), "", 7),
        )
        return [
            ActionSpec(
                f"table.{name}",
                text,
                partial(self._select if name in _SELECT else self._do, name, text),
                Place.INSERT,
                group,
                submenu=self.tr("Table"),
                shortcuts=(keys,) if keys else (),
                enabled=partial(self._in_table, writing=name not in _SELECT),
            )
            for name, text, keys, group in entries
        ]

    def offer(self, menu: QMenu) -> None:
        """Add a menu of what can be done with the table at the caret, if there is one."""
        if not self._in_table(writing=False):
            return
        menu.addSeparator()
        below = menu.addMenu(self.tr("Table"))
        for group in _MENU:
            if not below.isEmpty():
                below.addSeparator()
            for name in group:
                below.addAction(self._window.registry.action(f"table.{name}"))

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
                case _:
                    return self._strike(deed, draft, tracking)

        try:
            session.edit(name, build, before=editor.selection)
        except RefusedError as error:
            window.messages.say(str(error))

    def _strike(self, deed: str, draft: Draft, tracking: Tracking) -> Position:
        """Strike the selected rows, columns or cells, or those at the caret."""
        from app.editing import cells, grid

        assert self._window.annex is not None
        editor = self._window.annex.editor
        story, focus = editor.galley.story, editor.selection.focus
        chosen = editor.selected_cells or cells.cell_at(story, focus)
        if deed == "clear_cells":
            return cells.clear_cells(draft, story.id, chosen, tracking)[0]
        by_row = deed == "remove_row"
        remove = grid.remove_row if by_row else grid.remove_column
        firsts = {(one.cell.row.id if by_row else one.cell.column): story.paragraphs[one.first].id for one in chosen}
        place = focus
        for paragraph in firsts.values():
            if draft.document.holds(paragraph):
                place = remove(draft, paragraph, tracking)
        return place

    def _select(self, which: str, _name: str) -> None:
        from app.editing import cells

        if self._window.annex is None:
            return
        editor = self._window.annex.editor
        find = {"select_row": cells.row_of, "select_column": cells.column_of}.get(which, cells.table_of)
        found = find(editor.galley.story, editor.selection.focus)
        if found is not None:
            editor.select(found)

    def _in_table(self, *, writing: bool = True) -> bool:
        window = self._window
        if window.annex is None or window.session is None or (writing and window.session.read_only):
            return False
        from app.model.structure import cell_of

        place = window.annex.editor.selection.focus.paragraph
        document = window.session.document
        return document.holds(place) and cell_of(document.paragraph(place).parent) is not None

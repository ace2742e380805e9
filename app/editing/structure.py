"""Tables, rows, cells and content controls when the chosen tracked changes of them are resolved (§17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.slots import Resolver
from app.model.content import Paragraph
from app.model.revision import ChangeKind
from app.model.structure import Cell, Container, ContentControl, Row, Table, containers

_ROW = (ChangeKind.ROW_INSERT, ChangeKind.ROW_DELETE)
_CELL = (ChangeKind.CELL_INSERT, ChangeKind.CELL_DELETE)
_TABLE = ChangeKind.TABLE


class StructureResolution:
    """The containers of one story after the chosen changes are resolved."""

    def __init__(self, paragraphs: Iterable[Paragraph], resolver: Resolver) -> None:
        self._resolver = resolver
        self._first: dict[int, int] = {}
        self._cells: dict[int, dict[int, Cell]] = {}
        parent: Container | None = None
        for paragraph in paragraphs:
            if paragraph.parent is not parent:
                parent = paragraph.parent
                self._meet(paragraph)
        self._columns: dict[int, dict[int, int]] = {}
        self._map = ContainerMap(self._row, self._cell, self._table, self._control)
        self._gone: dict[int, tuple[Container, bool]] = {}

    def _meet(self, paragraph: Paragraph) -> None:
        for container in containers(paragraph.parent):
            self._first.setdefault(container.id, paragraph.id)
            if isinstance(container, Cell):
                self._first.setdefault(container.row.id, paragraph.id)
                self._first.setdefault(container.row.table.id, paragraph.id)
                self._cells.setdefault(container.row.id, {}).setdefault(container.id, container)

    def after(self, container: Container | None) -> Container | None:
        """The container as it is afterwards; the one around it where it goes and its content stays."""
        return self._map(container)

    def vanishes(self, inner: Container | None) -> bool:
        """Whether what stands in a container goes with the row or cell around it."""
        return any(self._goes(container) for container in containers(inner))

    def _goes(self, container: Container) -> bool:
        known = self._gone.get(id(container))
        if known is None:
            known = self._gone[id(container)] = (container, self._decide(container))
        return known[1]

    def _decide(self, container: Container) -> bool:
        if not isinstance(container, Cell):
            return False
        row = container.row
        if self._resolver.part_slots((row.inserted, row.deleted), _ROW, self._first[row.id])[2]:
            return True
        return self._resolver.part_slots((container.inserted, container.deleted), _CELL, self._first[container.id])[2]

    def _control(self, control: ContentControl) -> ContentControl | None:
        if control.inserted is None and control.deleted is None:
            return control
        first = self._first[control.id]
        inserted, deleted, goes = self._resolver.text_slots(control.inserted, control.deleted, first, 0)
        if goes:
            return None
        same = inserted is control.inserted and deleted is control.deleted
        return control if same else replace(control, inserted=inserted, deleted=deleted)

    def _table(self, table: Table) -> Table:
        if table.format_change is None and table.grid_change is None:
            return table
        resolver, first = self._resolver, self._first[table.id]
        if back := resolver.rejected(table.format_change, _TABLE, first):
            old = back.old
            table = replace(table, style=old.style, borders=old.borders, rtl=old.rtl, xml=old.xml)
        if resolver.takes(table.format_change, _TABLE, first):
            table = replace(table, format_change=None)
        if back := resolver.rejected(table.grid_change, _TABLE, first):
            table = replace(table, grid=back.old)
        return replace(table, grid_change=None) if resolver.takes(table.grid_change, _TABLE, first) else table

    def _row(self, row: Row) -> Row:
        resolver, first = self._resolver, self._first[row.id]
        inserted, deleted, _ = resolver.part_slots((row.inserted, row.deleted), _ROW, first)
        if inserted is not row.inserted or deleted is not row.deleted:
            row = replace(row, inserted=inserted, deleted=deleted)
        if back := resolver.rejected(row.format_change, _TABLE, first):
            row = replace(row, header=back.old.header, before=back.old.before, xml=back.old.xml)
        if resolver.takes(row.format_change, _TABLE, first):
            row = replace(row, format_change=None)
        if back := resolver.rejected(row.exceptions_change, _TABLE, first):
            row = replace(row, exceptions=back.old)
        return replace(row, exceptions_change=None) if resolver.takes(row.exceptions_change, _TABLE, first) else row

    def _cell(self, cell: Cell) -> Cell:
        same = self._resolved_cell(cell)
        column = self._placed(cell.row).get(cell.id, same.column)
        return same if column == same.column else replace(same, column=column)

    def _placed(self, row: Row) -> dict[int, int]:
        """The grid column of each cell of a row, where one of them went or takes another width."""
        known = self._columns.get(row.id)
        if known is not None:
            return known
        places: dict[int, int] = {}
        cells = self._cells.get(row.id, {}).values()
        before = next((cell.row.before for cell in cells), row.before)
        kept = [(cell, self._resolved_cell(cell)) for cell in cells if not self._goes(cell)]
        moved = len(kept) < len(cells) or before != row.before or any(a.span != b.span for a, b in kept)
        column = row.before
        for _, cell in kept if moved else ():
            places[cell.id] = column
            column += cell.span
        self._columns[row.id] = places
        return places

    def _resolved_cell(self, cell: Cell) -> Cell:
        first = self._first[cell.id]
        inserted, deleted, _ = self._resolver.part_slots((cell.inserted, cell.deleted), _CELL, first)
        if inserted is not cell.inserted or deleted is not cell.deleted:
            cell = replace(cell, inserted=inserted, deleted=deleted)
        if cell.format_change is not None:
            cell = self._reformatted(cell, first)
        if cell.merge_change is not None and self._resolver.takes(cell.merge_change, ChangeKind.CELL_MERGE, first):
            change = cell.merge_change
            merge = change.new if self._resolver.accepted else change.old
            cell = replace(cell, merge=merge, merge_change=None)
        return cell

    def _reformatted(self, cell: Cell, first: int) -> Cell:
        change = cell.format_change
        assert change is not None
        if back := self._resolver.rejected(change, _TABLE, first):
            old = back.old
            cell = replace(cell, span=old.span, merge=old.merge, width=old.width, shading=old.shading, xml=old.xml)
        if self._resolver.takes(change, _TABLE, first):
            return replace(cell, format_change=None)
        inserted, deleted, _ = self._resolver.part_slots((change.inserted, change.deleted), _CELL, first)
        if inserted is change.inserted and deleted is change.deleted:
            return cell
        return replace(cell, format_change=replace(change, inserted=inserted, deleted=deleted))

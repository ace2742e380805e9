"""Changed tables, rows, cells and controls under the paragraphs that point to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from app.model.structure import Cell, Container, ContentControl, Row, Table

_T = TypeVar("_T")


def _same(part: _T) -> _T:
    return part


class ContainerMap:
    """Rebuilds containers around changed ones, so that equal ones before stay one object after.

    A control for which `control` gives None goes: what it held stands in the container around it.
    """

    def __init__(
        self,
        row: Callable[[Row], Row],
        cell: Callable[[Cell], Cell] = _same,
        table: Callable[[Table], Table] = _same,
        control: Callable[[ContentControl], ContentControl | None] = _same,
    ) -> None:
        self._row = row
        self._cell = cell
        self._table = table
        self._control = control
        self._known: dict[int, tuple[object, object]] = {}

    def __call__(self, container: Container | None) -> Container | None:
        """The container as it is after the change; the same object when nothing in or around it changed."""
        if container is None:
            return None
        known = self._known.get(id(container))
        if known is None:
            # The key's object is kept too: an id may be given again once its object is gone.
            known = self._known[id(container)] = (container, self._changed(container))
        return known[1]  # pyright: ignore[reportReturnType]

    def _changed(self, container: Container) -> Container | None:
        if isinstance(container, Cell):
            row = self._mapped_row(container.row)
            return self._cell(container if row is container.row else replace(container, row=row))
        if isinstance(container, ContentControl):
            parent = self(container.parent)
            control = self._control(container if parent is container.parent else replace(container, parent=parent))
            return parent if control is None else control
        return container

    def _mapped_row(self, row: Row) -> Row:
        known = self._known.get(id(row))
        if known is None:
            table = self._mapped_table(row.table)
            moved = row if table is row.table else replace(row, table=table)
            known = self._known[id(row)] = (row, self._row(moved))
        return known[1]  # pyright: ignore[reportReturnType]

    def _mapped_table(self, table: Table) -> Table:
        known = self._known.get(id(table))
        if known is None:
            parent = self(table.parent)
            moved = table if parent is table.parent else replace(table, parent=parent)
            known = self._known[id(table)] = (table, self._table(moved))
        return known[1]  # pyright: ignore[reportReturnType]

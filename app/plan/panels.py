"""Tables that set sections side by side: "Vision | Mission" over their texts, "Values" over a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.plan.found import Form, Found
from app.plan.items import ItemReader
from app.plan.profiles import ItemForm, Kind
from app.plan.tables import GridCell, GridRow
from app.plan.wording import Wording, typed_number

_LONGEST_HEAD = 100


class PanelReader:
    """Reads tables whose cells are headings for what stands in the cells below them."""

    def __init__(self, wording: Wording, owner: Found | None) -> None:
        self._wording = wording
        self._owner = owner

    def panels(self, rows: Sequence[GridRow]) -> list[Found]:
        """The elements of such a table, none when its first row of headings names no section of its own."""
        start = next((at for at, row in enumerate(rows[:2]) if self._heads(row)), None)
        heads = self._heads(rows[start]) if start is not None else {}
        if start is None or len(rows) < start + 2 or not any(kind.single for kind in heads.values()):
            return []
        if len(rows[start].cells) < 2 or self._is_glance(rows[start:]):
            return []
        return list(self._read(rows[start:]))

    def _is_glance(self, rows: Sequence[GridRow]) -> bool:
        """Whether the first column, and not the first row, says what stands in the others."""
        first = [row.cells[0] for row in rows[1:] if len(row.cells) > 1]
        return any((kind := self._announced(cell)) is not None and kind.single for cell in first)

    def _heads(self, row: GridRow) -> dict[int, Kind]:
        """The kinds that the cells of a row announce, by column, empty when one of them says something else."""
        kinds = [self._announced(cell) for cell in row.cells]
        found = [kind for kind in kinds if kind is not None]
        if len(found) < len(kinds):
            return {}
        return {cell.cell.column: kind for cell, kind in zip(row.cells, found, strict=True)}

    def _announced(self, cell: GridCell) -> Kind | None:
        text = cell.text
        kind = self._wording.section(text) if 0 < len(text) <= _LONGEST_HEAD else None
        return kind if isinstance(kind, Kind) else None

    def _read(self, rows: Sequence[GridRow]) -> Iterator[Found]:
        heads: dict[int, tuple[Kind, GridCell]] = {}
        begun: dict[int, Found] = {}
        for row in rows:
            kinds = self._heads(row)
            if kinds:
                heads = {column: (kind, row.at[column]) for column, kind in kinds.items()}
                begun = {}
                continue
            for cell in row.cells:
                column = max((at for at in heads if at <= cell.cell.column), default=None)
                if column is None or cell.cell.merge == "continue":
                    continue
                kind, head = heads[column]
                if kind.single and column in begun:
                    _go_on(begun[column], cell)
                elif kind.single and cell.text:
                    begun[column] = self._single(kind, head, cell)
                    yield begun[column]
                elif not kind.single:
                    yield from self._items(kind, head, cell)

    def _single(self, kind: Kind, head: GridCell, cell: GridCell) -> Found:
        because = f"It stands below “{head.text}”."
        one = Found(kind, typed_number(head.text)[1], "", Form.FIELD, because, enclosing=self._owner)
        one.paragraphs += [id_ for line in head.lines for id_ in line.paragraphs]
        _go_on(one, cell)
        return one

    def _items(self, kind: Kind, head: GridCell, cell: GridCell) -> Iterator[Found]:
        """The elements in a cell: those that begin in bold, else every paragraph."""
        lines = [line for line in cell.lines if line.text and not line.gone]
        because = f"It stands below “{head.text}”."
        items = ItemReader(kind, self._wording).bold(lines) if ItemForm.BOLD in kind.items else []
        for item in items or ItemReader(kind, self._wording).each(lines):
            yield Found(
                item.kind, item.title, item.number, Form.TABLE, because, item.automatic, item.paragraphs, item.text,
                item.text_at, enclosing=self._owner,
            )  # fmt: skip


def _go_on(one: Found, cell: GridCell) -> None:
    """Give an element what stands in a cell."""
    for line in cell.lines:
        one.paragraphs += line.paragraphs
        if line.text and not line.gone:
            one.say(line)

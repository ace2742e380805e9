"""Table, row and cell properties (ECMA-376 Part 1 §17.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.formats.docx.markup import Context
from app.formats.docx.measures import number, switch, twips
from app.formats.docx.names import CONFLICTS, VAL, Element, local, w
from app.formats.docx.properties import Key, fill, formats_key
from app.formats.docx.revisions import Ids, RevisionReader
from app.model.revision import Revision
from app.model.structure import (
    Cell,
    CellFormat,
    CellFormatChange,
    CellMergeChange,
    Container,
    ExceptionsChange,
    GridChange,
    Row,
    RowFormat,
    RowFormatChange,
    Table,
    TableFormat,
    TableFormatChange,
)

TABLE_HEADS = frozenset({w("tblPr"), w("tblGrid")})
_ROW_HEAD = w("trPr")
_EXCEPTIONS = w("tblPrEx")
ROW_HEADS = frozenset({_EXCEPTIONS, _ROW_HEAD})
CELL_HEAD = w("tcPr")
_INS, _DEL = w("ins"), w("del")
ROW_SLOTS = frozenset({_INS, _DEL, *CONFLICTS, w("trPrChange")})
_CELL_INS, _CELL_DEL = w("cellIns"), w("cellDel")
CELL_SLOTS = frozenset({_CELL_INS, _CELL_DEL, w("cellMerge"), w("tcPrChange")})
_TABLE_CHANGE, _GRID_CHANGE = frozenset({w("tblPrChange")}), frozenset({w("tblGridChange")})
_EXCEPTIONS_CHANGE = frozenset({w("tblPrExChange")})
_MERGES = {"cont": "continue", "rest": "restart"}
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_NO_BORDER = (None, "nil", "none")
MAX_COLUMNS = 1024


@dataclass()
class TableReader:
    """Makes tables, rows and cells of one part; `bordered` tells which table styles draw borders."""

    context: Context
    revisions: RevisionReader
    ids: Ids
    bordered: Mapping[str, bool]
    _rows: dict[Key, RowFormat] = field(default_factory=dict[Key, RowFormat])
    _cells: dict[Key, CellFormat] = field(default_factory=dict[Key, CellFormat])

    def table(self, element: Element, parent: Container | None) -> Table:
        """A table without its rows."""
        properties, grid = element.find(w("tblPr")), element.find(w("tblGrid"))
        said = self._table(properties)
        xml = said.xml + (self._without(grid, _GRID_CHANGE) if grid is not None else "")
        change = self._format_change(properties)
        columns = _widths(grid)
        return Table(
            self.ids.take(),
            columns,
            parent,
            said.style,
            said.borders,
            said.rtl,
            xml,
            change,
            self._grid_change(grid, element),
        )

    def _table(self, properties: Element | None) -> TableFormat:
        if properties is None:
            return TableFormat(borders=self._borders(None, None))
        style = _value(properties, "tblStyle")
        rtl = properties.find(w("bidiVisual"))
        xml = self._without(properties, _TABLE_CHANGE)
        return TableFormat(style, self._borders(properties, style), rtl is not None and switch(rtl.get(VAL)), xml)

    def _format_change(self, properties: Element | None) -> TableFormatChange | None:
        change, old = _changed(properties, "tblPr")
        return TableFormatChange(self.revisions.read(change), self._table(old)) if change is not None else None

    def _grid_change(self, grid: Element | None, table: Element) -> GridChange | None:
        change, old = _changed(grid, "tblGrid")
        return GridChange(self.revisions.grid(change, table), _widths(old)) if change is not None else None

    def _borders(self, properties: Element | None, style: str | None) -> bool:
        borders = properties.find(w("tblBorders")) if properties is not None else None
        return draws_borders(borders) if borders is not None else self.bordered.get(style or "", False)

    def row(self, element: Element, table: Table) -> tuple[Row, int]:
        """A row without its cells, and the grid column its first cell stands in."""
        heads = {child.tag: child for child in element if child.tag in ROW_HEADS}
        if not heads:
            return Row(self.ids.take(), table), 0
        properties, exceptions = heads.get(_ROW_HEAD), heads.get(_EXCEPTIONS)
        inserted, deleted = self._slots(properties, _INS, _DEL)
        said = self._row(properties)
        row = Row(
            self.ids.take(),
            table,
            said.header,
            inserted,
            deleted,
            said.xml,
            said.before,
            self._exceptions(exceptions),
            self._row_change(properties),
            self._exceptions_change(exceptions),
        )
        return row, said.before

    def _row(self, properties: Element | None) -> RowFormat:
        if properties is None:
            return RowFormat()
        key = formats_key(properties)
        said = self._rows.get(key)
        if said is None:
            header = properties.find(w("tblHeader"))
            skipped = _columns(_value(properties, "gridBefore"), 0)
            xml = self._without(properties, ROW_SLOTS)
            said = self._rows[key] = RowFormat(header is not None and switch(header.get(VAL)), skipped, xml)
        return said

    def _row_change(self, properties: Element | None) -> RowFormatChange | None:
        change, old = _changed(properties, "trPr")
        return RowFormatChange(self.revisions.read(change), self._row(old)) if change is not None else None

    def _exceptions(self, exceptions: Element | None) -> str:
        if exceptions is None or all(child.tag in _EXCEPTIONS_CHANGE for child in exceptions):
            return ""
        return self._without(exceptions, _EXCEPTIONS_CHANGE)

    def _exceptions_change(self, exceptions: Element | None) -> ExceptionsChange | None:
        change, old = _changed(exceptions, "tblPrEx")
        if change is None:
            return None
        return ExceptionsChange(self.revisions.read(change), self.context.write(old) if old is not None else "")

    def cell(self, element: Element, row: Row, column: int) -> Cell:
        """A cell without its paragraphs."""
        properties = next(element.iterchildren(CELL_HEAD), None)
        if properties is None:
            return Cell(self.ids.take(), row, column)
        inserted, deleted = self._slots(properties, _CELL_INS, _CELL_DEL)
        said = self._cell(properties)
        return Cell(
            self.ids.take(),
            row,
            column,
            said.span,
            said.merge,
            said.width,
            said.shading,
            inserted,
            deleted,
            said.xml,
            self._cell_change(properties),
            self._merge_change(properties),
        )

    def _cell(self, properties: Element | None) -> CellFormat:
        if properties is None:
            return CellFormat()
        key = formats_key(properties)
        said = self._cells.get(key)
        if said is None:
            span = max(1, _columns(_value(properties, "gridSpan"), 1))
            shading, xml = fill(properties.find(w("shd"))), self._without(properties, CELL_SLOTS)
            said = self._cells[key] = CellFormat(span, _merge(properties), _width(properties), shading, xml)
        return said

    def _cell_change(self, properties: Element) -> CellFormatChange | None:
        change, old = _changed(properties, "tcPr")
        if change is None:
            return None
        revision = self.revisions.read(change)
        return CellFormatChange(revision, self._cell(old), *self._slots(old, _CELL_INS, _CELL_DEL))

    def _merge_change(self, properties: Element) -> CellMergeChange | None:
        change = properties.find(w("cellMerge"))
        if change is None:
            return None
        new, old = (_MERGES.get(change.get(w(name), "")) for name in ("vMerge", "vMergeOrig"))
        return CellMergeChange(self.revisions.read(change), new, old)

    def _slots(self, properties: Element | None, first: str, second: str) -> tuple[Revision | None, Revision | None]:
        found: list[Revision | None] = [None, None]
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag in (first, second):
                found[tag == second] = self.revisions.read(child)
            elif first == _INS and tag in CONFLICTS:
                found[CONFLICTS[tag] == "del"] = self.revisions.read(child)
        return found[0], found[1]

    def _without(self, head: Element, tracked: frozenset[str]) -> str:
        if not any(child.tag in tracked for child in head):
            return self.context.write(head)
        inside = self.context.inner(head, tracked)
        return f"{self.context.opening(head)}{inside}</{self.context.qualified(head)}>"


def draws_borders(borders: Element) -> bool:
    """Whether a w:tblBorders draws any line."""
    return any(local(side.tag) in _SIDES and side.get(VAL) not in _NO_BORDER for side in borders)


def _changed(properties: Element | None, name: str) -> tuple[Element | None, Element | None]:
    """The tracked change among some properties, and the properties it recorded."""
    change = properties.find(w(f"{name}Change")) if properties is not None else None
    return change, change.find(w(name)) if change is not None else None


def _widths(grid: Element | None) -> tuple[int, ...]:
    columns = grid.iterfind(w("gridCol")) if grid is not None else ()
    return tuple(twips(column.get(w("w"))) or 0 for column in columns)


def _value(properties: Element | None, name: str) -> str | None:
    found = properties.find(w(name)) if properties is not None else None
    return found.get(VAL) if found is not None else None


def _columns(value: str | None, default: int) -> int:
    found = number(value)
    return default if found is None else min(max(found, 0), MAX_COLUMNS)


def _merge(properties: Element) -> str | None:
    merge = properties.find(w("vMerge"))
    if merge is None:
        return None
    return "restart" if merge.get(VAL) == "restart" else "continue"


def _width(properties: Element) -> int | None:
    width = properties.find(w("tcW"))
    if width is None or width.get(w("type"), "dxa") not in ("dxa", "auto"):
        return None
    return (twips(width.get(w("w"))) or None) if width.get(w("type")) != "auto" else None

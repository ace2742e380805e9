"""Table, row and cell properties (ECMA-376 Part 1 §17.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.formats.docx.markup import Context
from app.formats.docx.measures import number, switch, twips
from app.formats.docx.names import VAL, Element, local, w
from app.formats.docx.properties import Key, fill, formats_key
from app.formats.docx.revisions import Ids, RevisionReader
from app.model.revision import Revision
from app.model.structure import Cell, Container, Row, Table

TABLE_HEADS = frozenset({w("tblPr"), w("tblGrid")})
_ROW_HEAD = w("trPr")
ROW_HEADS = frozenset({w("tblPrEx"), _ROW_HEAD})
CELL_HEAD = w("tcPr")
_INS, _DEL = w("ins"), w("del")
ROW_SLOTS = frozenset({_INS, _DEL})
_CELL_INS, _CELL_DEL = w("cellIns"), w("cellDel")
CELL_SLOTS = frozenset({_CELL_INS, _CELL_DEL})
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_NO_BORDER = (None, "nil", "none")
MAX_COLUMNS = 1024

_CellSaid = tuple[int, str | None, int | None, str | None, str]


@dataclass
class TableReader:
    """Makes tables, rows and cells of one part; `bordered` tells which table styles draw borders."""

    context: Context
    revisions: RevisionReader
    ids: Ids
    bordered: Mapping[str, bool]
    _rows: dict[Key, tuple[bool, str, int]] = field(default_factory=dict[Key, "tuple[bool, str, int]"])
    _cells: dict[Key, _CellSaid] = field(default_factory=dict[Key, "_CellSaid"])

    def table(self, element: Element, parent: Container | None) -> Table:
        """A table without its rows."""
        properties = element.find(w("tblPr"))
        style = _value(properties, "tblStyle")
        rtl = properties.find(w("bidiVisual")) if properties is not None else None
        return Table(
            self.ids.take(),
            tuple(twips(column.get(w("w"))) or 0 for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")),
            parent,
            style,
            self._borders(properties, style),
            rtl is not None and switch(rtl.get(VAL)),
            self._heads(element, TABLE_HEADS),
        )

    def _heads(self, element: Element, names: frozenset[str]) -> str:
        return "".join(self.context.write(child) for child in element if child.tag in names)

    def _borders(self, properties: Element | None, style: str | None) -> bool:
        borders = properties.find(w("tblBorders")) if properties is not None else None
        return draws_borders(borders) if borders is not None else self.bordered.get(style or "", False)

    def row(self, element: Element, table: Table) -> tuple[Row, int]:
        """A row without its cells, and the grid column its first cell stands in."""
        heads = [child for child in element if child.tag in ROW_HEADS]
        if not heads:
            return Row(self.ids.take(), table), 0
        properties = next((head for head in heads if head.tag == _ROW_HEAD), None)
        inserted, deleted = self._slots(properties, _INS, _DEL)
        key = tuple([formats_key(head) for head in heads])
        said = self._rows.get(key) if inserted is None and deleted is None else None
        if said is None:
            header = properties.find(w("tblHeader")) if properties is not None else None
            xml = self._without(heads, ROW_SLOTS)
            skipped = _columns(_value(properties, "gridBefore"), 0)
            said = self._rows[key] = (header is not None and switch(header.get(VAL)), xml, skipped)
        return Row(self.ids.take(), table, said[0], inserted, deleted, said[1]), said[2]

    def cell(self, element: Element, row: Row, column: int) -> Cell:
        """A cell without its paragraphs."""
        properties = next(element.iterchildren(CELL_HEAD), None)
        if properties is None:
            return Cell(self.ids.take(), row, column)
        inserted, deleted = self._slots(properties, _CELL_INS, _CELL_DEL)
        key = formats_key(properties)
        said = self._cells.get(key)
        if said is None:
            said = self._cells[key] = self._cell(properties)
        return Cell(self.ids.take(), row, column, *said[:-1], inserted, deleted, said[-1])

    def _cell(self, properties: Element) -> _CellSaid:
        span = max(1, _columns(_value(properties, "gridSpan"), 1))
        shading = fill(properties.find(w("shd")))
        return (span, _merge(properties), _width(properties), shading, self._without([properties], CELL_SLOTS))

    def _slots(self, properties: Element | None, first: str, second: str) -> tuple[Revision | None, Revision | None]:
        found: list[Revision | None] = [None, None]
        for child in properties if properties is not None else ():
            if child.tag == first or child.tag == second:
                found[child.tag == second] = self.revisions.read(child)
        return found[0], found[1]

    def _without(self, heads: list[Element], slots: frozenset[str]) -> str:
        out: list[str] = []
        for head in heads:
            if any(child.tag in slots for child in head):
                out.append(self.context.opening(head) + self.context.inner(head, slots))
                out.append(f"</{self.context.qualified(head)}>")
            else:
                out.append(self.context.write(head))
        return "".join(out)


def draws_borders(borders: Element) -> bool:
    """Whether a w:tblBorders draws any line."""
    return any(local(side.tag) in _SIDES and side.get(VAL) not in _NO_BORDER for side in borders)


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

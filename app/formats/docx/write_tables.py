"""What stands before the content of tables, rows, cells and controls (ECMA-376 Part 1 §17.4, §17.5.2)."""

from __future__ import annotations

from lxml import etree

from app.formats.docx.markup import Context, quoted
from app.formats.docx.measures import switch, twips
from app.formats.docx.names import VAL, Element, names_of, w
from app.formats.docx.properties import fill
from app.formats.docx.write_formats import child, drop, inner, set_or_clear, sort_children
from app.formats.docx.write_revisions import RevisionNumbers
from app.model.revision import Revision
from app.model.structure import Cell, CellFormatChange, CellMergeChange, Row, Table

_TABLE_ORDER = names_of(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_CELL_ORDER = names_of(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
    "cellIns cellDel cellMerge tcPrChange"
)
_MERGES = {"continue": "cont", "restart": "rest"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class HeadWriter:
    """Writes the properties of tables, rows and cells of one part."""

    def __init__(self, context: Context, numbers: RevisionNumbers) -> None:
        self._context = context
        self._numbers = numbers

    def table(self, table: Table) -> str:
        """w:tblPr and w:tblGrid."""
        holder = self._context.fragment(table.xml)
        fresh = not table.xml
        properties = child(holder, "tblPr")
        self._table_properties(properties, table, fresh)
        grid = child(holder, "tblGrid")
        _grid(grid, table.grid)
        if table.grid_change is not None:
            columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.grid_change.old)
            change = etree.SubElement(grid, w("tblGridChange"))
            set_or_clear(change, id=self._numbers.number(table.grid_change.revision))
            change.append(self._context.fragment(f"<w:tblGrid>{columns}</w:tblGrid>")[0])
        sort_children(holder, ["tblPr", "tblGrid"])
        return inner(holder, self._context)

    def _table_properties(self, properties: Element, table: Table, fresh: bool) -> None:
        _value(properties, "tblStyle", table.style)
        _toggle(properties, "bidiVisual", table.rtl)
        if fresh:
            width = sum(table.grid)
            set_or_clear(child(properties, "tblW"), w=width, type="dxa" if width else "auto")
            if table.borders and table.style is None:
                _lines(child(properties, "tblBorders"))
        if table.format_change is not None:
            self._change(properties, "tblPr", table.format_change.revision, table.format_change.old.xml)
        sort_children(properties, _TABLE_ORDER)

    def row(self, row: Row, skipped: int = 0) -> str:
        """w:tblPrEx and w:trPr with the row's slots; `skipped` counts grid columns before the first cell."""
        holder = self._context.fragment(row.exceptions + row.xml)
        properties = child(holder, "trPr")
        if not row.xml and skipped:
            _value(properties, "gridBefore", str(skipped))
        _toggle(properties, "tblHeader", row.header)
        for name, revision in (("ins", row.inserted), ("del", row.deleted)):
            self._slot(properties, name, revision)
        if row.format_change is not None:
            self._change(properties, "trPr", row.format_change.revision, row.format_change.old.xml)
        if row.exceptions_change is not None:
            change = row.exceptions_change
            self._change(child(holder, "tblPrEx"), "tblPrEx", change.revision, change.old)
        if not len(properties):
            holder.remove(properties)
        sort_children(holder, ["tblPrEx", "trPr"])
        return inner(holder, self._context)

    def cell(self, cell: Cell) -> str:
        """w:tcPr with the cell's slot; a cell both inserted and deleted is written as deleted, as one has to be."""
        holder = self._context.fragment(cell.xml)
        properties = child(holder, "tcPr")
        _width(properties, cell.width)
        _value(properties, "gridSpan", str(cell.span) if cell.span > 1 else None)
        _merge(properties, cell.merge)
        if fill(properties.find(w("shd"))) != cell.shading:
            drop(properties, "shd")
            if cell.shading is not None:
                set_or_clear(child(properties, "shd"), val="clear", color="auto", fill=cell.shading)
        if cell.deleted is not None:
            self._slot(properties, "cellDel", cell.deleted)
        else:
            self._slot(properties, "cellIns", cell.inserted)
        if cell.merge_change is not None:
            self._merged(properties, cell.merge_change)
        if cell.format_change is not None:
            self._cell_change(properties, cell.format_change)
        sort_children(properties, _CELL_ORDER)
        return inner(holder, self._context) if len(properties) else ""

    def _cell_change(self, properties: Element, change: CellFormatChange) -> None:
        holder = self._context.fragment(change.old.xml)
        old = child(holder, "tcPr")
        for name, revision in (("cellIns", change.inserted), ("cellDel", change.deleted)):
            self._slot(old, name, revision)
        sort_children(old, _CELL_ORDER)
        self._change(properties, "tcPr", change.revision, inner(holder, self._context))

    def _merged(self, properties: Element, change: CellMergeChange) -> None:
        if properties.find(w("cellIns")) is not None or properties.find(w("cellDel")) is not None:
            # Only one of the three has room (§17.4.69); the merge itself stays as it is.
            return
        self._slot(properties, "cellMerge", change.revision)
        new, old = (_MERGES.get(side or "") for side in (change.new, change.old))
        set_or_clear(child(properties, "cellMerge"), vMerge=new, vMergeOrig=old)

    def _change(self, properties: Element, name: str, revision: Revision, old: str) -> None:
        change = etree.SubElement(properties, w(f"{name}Change"))
        set_or_clear(change, id=self._numbers.number(revision), author=revision.author, date=revision.date or None)
        change.append(self._context.fragment(old or f"<w:{name}/>")[0])

    def _slot(self, properties: Element, name: str, revision: Revision | None) -> None:
        if revision is None:
            return
        slot = etree.SubElement(properties, w(name))
        set_or_clear(slot, id=self._numbers.number(revision), author=revision.author, date=revision.date or None)


def control_opening(xml: str, title: str) -> str:
    """The start of a content control up to its content; a custom XML element's start tag stands in `xml`."""
    if "customXml" in xml[:40]:
        return xml
    heads = xml or f'<w:sdtPr><w:alias w:val="{quoted(title)}"/></w:sdtPr>'
    return f"<w:sdt>{heads}<w:sdtContent>"


def control_closing(xml: str) -> str:
    """The end of a content control."""
    if "customXml" in xml[:40]:
        return f"</{xml[1 : xml.index('customXml')]}customXml>"
    return "</w:sdtContent></w:sdt>"


def _value(properties: Element, name: str, value: str | None) -> None:
    if value is None:
        drop(properties, name)
    else:
        child(properties, name).set(VAL, value)


def _toggle(properties: Element, name: str, wanted: bool) -> None:
    found = properties.find(w(name))
    if (found is not None and switch(found.get(VAL))) != wanted:
        drop(properties, name)
        if wanted:
            etree.SubElement(properties, w(name))


def _grid(grid: Element, widths: tuple[int, ...]) -> None:
    columns = grid.findall(w("gridCol"))
    if [twips(column.get(w("w"))) or 0 for column in columns] == list(widths):
        return
    drop(grid, "gridCol")
    for at, width in enumerate(widths):
        column = etree.Element(w("gridCol"))
        column.set(w("w"), str(width))
        grid.insert(at, column)


def _lines(borders: Element) -> None:
    for side in _SIDES:
        set_or_clear(child(borders, side), val="single", sz=4, space=0, color="auto")


def _width(properties: Element, width: int | None) -> None:
    found = properties.find(w("tcW"))
    if width is not None and (found is None or twips(found.get(w("w"))) != width):
        set_or_clear(child(properties, "tcW"), w=width, type="dxa")


def _merge(properties: Element, merge: str | None) -> None:
    found = properties.find(w("vMerge"))
    said = None if found is None else "restart" if found.get(VAL) == "restart" else "continue"
    if said != merge:
        drop(properties, "vMerge")
        if merge is not None:
            set_or_clear(child(properties, "vMerge"), val="restart" if merge == "restart" else None)

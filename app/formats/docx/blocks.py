"""Blocks: paragraphs, tables, content controls, in reading order (ECMA-376 Part 1 §17.2.2, §17.4, §17.5.2)."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from app.formats.docx.carried import restored_properties
from app.formats.docx.inline import InlineReader, Scope, control_title
from app.formats.docx.names import (
    BLOCK_TRACKED,
    CUSTOM_XML,
    NUM_MARKUP,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    TRACKED,
    Element,
    P,
    local,
    w,
)
from app.formats.docx.opaques import is_range_mark, visible_text
from app.formats.docx.properties import Key, formats_key
from app.formats.docx.tables import CELL_HEAD, ROW_HEADS, TABLE_HEADS, TableReader
from app.model.content import (
    Level,
    Mark,
    Opaque,
    OpaqueKind,
    Paragraph,
    ParagraphFormatChange,
    SectionChange,
)
from app.model.display import written
from app.model.format import ParagraphFormat
from app.model.revision import Revision
from app.model.structure import Cell, Container, ContentControl, Row, Table

_Slots = tuple[Revision | None, Revision | None]
_NONE: _Slots = (None, None)
_GAPS = frozenset(
    {w("sectPr"), w("proofErr"), w("permStart"), w("permEnd"), w("customXmlPr"), w("sdtPr"), w("sdtEndPr")}
)
_CHUNK = w("altChunk")
_BLOCKS = frozenset({P, TBL, TR, TC, SDT, CUSTOM_XML, _CHUNK})
_STYLE_CHANGE = w("pPrChange")


class _Properties(NamedTuple):
    format: ParagraphFormat
    mark: Mark
    change: ParagraphFormatChange | None = None
    section: str = ""
    section_change: SectionChange | None = None
    numbering: ParagraphFormatChange | None = None


class Piece(StrEnum):
    """The kinds of element whose place in a part is remembered."""

    PARAGRAPH = "p"
    TABLE = "tbl"
    ROW = "tr"
    CELL = "tc"
    CONTROL = "sdt"
    CUSTOM = "customXml"
    CHUNK = "altChunk"
    FOREIGN = "foreign"
    NOTE = "note"


@dataclass()
class Record:
    """The structure of a part in document order: each element with the id of what it became, 0 for nothing.

    `groups` names the tracked change around whole paragraphs, by paragraph id; `foreign` tells that elements of
    unknown names stand among the blocks.
    """

    pieces: list[tuple[Piece, int]] = field(default_factory=list[tuple[Piece, int]])
    groups: dict[int, int] = field(default_factory=dict[int, int])
    foreign: bool = False

    def note(self, piece: Piece, id_: int) -> None:
        """Remember one element."""
        self.pieces.append((piece, id_))


class BlockReader:
    """Reads the blocks of one part into paragraphs."""

    def __init__(self, scope: Scope, bordered: Mapping[str, bool]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.record = Record()
        self._scope = scope
        self._inline = InlineReader(scope)
        self._tables = TableReader(scope.context, scope.revisions, scope.ids, bordered)
        self._group = 0
        self._groups = 0

    def blocks(self, parent: Element, container: Container | None, slots: _Slots = _NONE) -> None:
        """Read all blocks in an element."""
        for element in parent:
            tag = element.tag
            if tag == P:
                self._paragraph(element, container, slots)
            elif tag == TBL:
                self._table(element, container, slots)
            elif tag in (SDT, CUSTOM_XML):
                self._control(element, container, slots)
            elif tag in BLOCK_TRACKED:
                self._tracked(element, container, slots)
            else:
                self._between(element, container)

    def _between(self, element: Element, container: Container | None) -> None:
        name = local(element.tag)
        if is_range_mark(name):
            if not self._scope.revisions.belongs_to_control(element):
                self._scope.revisions.range_mark(element)
        elif element.tag == _SECTION:
            self.skip(element)
        elif element.tag not in _GAPS and element.tag != CELL_HEAD:
            self._carry(element, container)

    def _carry(self, element: Element, container: Container | None) -> None:
        scope = self._scope
        foreign = element.tag != _CHUNK
        self.record.foreign |= foreign
        xml = scope.context.write(element)
        boxes = scope.named_boxes(element) if "txbxContent" in xml else ()
        inner = scope.markup.read(element) if ":author=" in xml else ()
        xml = written(inner) if inner else xml
        label = scope.target(element.get(f"{{{_R}}}id", "")) if not foreign else local(element.tag)
        block = Opaque(OpaqueKind.BLOCK, xml, Level.BLOCK, visible_text(element), label, "", inner, boxes)
        scope.carried[block.kind] = scope.carried.get(block.kind, 0) + 1
        id_ = scope.ids.take()
        self.record.note(Piece.FOREIGN if foreign else Piece.CHUNK, id_)
        self.paragraphs.append(Paragraph(id_, parent=container, block=block))

    def _paragraph(self, element: Element, container: Container | None, slots: _Slots) -> None:
        scope = self._scope
        id_ = scope.ids.take()
        self.record.pieces.append((_PARAGRAPH, id_))
        if self._group:
            self.record.groups[id_] = self._group
        properties = _properties(element)
        runs = self._inline.runs(element, slots)
        said = _PLAIN if properties is None else self._properties(properties)
        mark = said.mark
        if slots is not _NONE:
            inserted = mark.inserted.within(slots[0]) if mark.inserted is not None else slots[0]
            deleted = mark.deleted.within(slots[1]) if mark.deleted is not None else slots[1]
            mark = Mark(mark.format, inserted, deleted, mark.format_change)
        paragraph = Paragraph(
            id_,
            runs,
            said.format,
            mark,
            container,
            said.change,
            said.section,
            scope.context.attributes(element) if element.keys() else "",
            None,
            said.section_change,
            said.numbering,
        )
        self.paragraphs.append(paragraph)

    def _properties(self, properties: Element) -> _Properties:
        mark, change, numbering = Mark(), None, None
        section, section_change = "", None
        key: list[Key] = []
        for child in properties:
            tag = child.tag
            if tag == RPR:
                mark = self._mark(child)
            elif tag == _STYLE_CHANGE:
                revision = self._scope.revisions.read(child)
                change = ParagraphFormatChange(revision, self._scope.formats.paragraph(child.find(PPR)))
            elif tag == _SECTION:
                section, section_change = self.section(child)
            else:
                if tag == _NUMBERING and any(one.tag in NUM_MARKUP for one in child):
                    numbering = self._numbering(child, properties)
                key.append(formats_key(child))
        formats = self._scope.formats
        said = formats.paragraph(properties) if numbering else formats.keyed_paragraph(tuple(key), properties)
        return _Properties(said, mark, change, section, section_change, numbering)

    def section(self, element: Element) -> tuple[str, SectionChange | None]:
        """A w:sectPr as it stands and, where it was changed under tracking, as it was before."""
        context = self._scope.context
        change = next(element.iterchildren(w("sectPrChange")), None)
        if change is None:
            return context.write(element), None
        plain = copy.deepcopy(element)
        plain.remove(next(plain.iterchildren(w("sectPrChange"))))
        old = next(iter(change), None)
        before = context.write(restored_properties(plain, old)) if old is not None else ""
        return context.write(plain), SectionChange(self._scope.revisions.read(change), before)

    def _numbering(self, numbering: Element, properties: Element) -> ParagraphFormatChange:
        mark = next(one for one in numbering if one.tag in NUM_MARKUP)
        old = copy.deepcopy(properties)
        if mark.tag == w("ins"):
            old.remove(next(old.iterchildren(_NUMBERING)))
        original = mark.get(w("original"), "")
        return ParagraphFormatChange(self._scope.revisions.read(mark), self._scope.formats.paragraph(old), original)

    def _mark(self, properties: Element) -> Mark:
        slots: list[Revision | None] = [None, None]
        change = None
        for child in properties:
            kind = TRACKED.get(child.tag)
            if kind is not None:
                slots[kind in ("del", "moveFrom")] = self._scope.revisions.read(child, mark=True)
            elif child.tag == _RUN_CHANGE:
                change = self._inline.format_change(child)
        return Mark(self._scope.formats.run(properties), slots[0], slots[1], change)

    def _tracked(self, element: Element, container: Container | None, slots: _Slots) -> None:
        revision = self._scope.revisions.block(element)
        inserted = TRACKED[element.tag] in ("ins", "moveTo")
        outer, self._groups = self._group, self._groups + 1
        self._group = outer or self._groups
        inner = (revision.within(slots[0]), slots[1]) if inserted else (slots[0], revision.within(slots[1]))
        self.blocks(element, container, inner)
        self._group = outer

    def _control(self, element: Element, container: Container | None, slots: _Slots) -> None:
        custom = element.tag == CUSTOM_XML
        content = element if custom else element.find(SDT_CONTENT)
        context = self._scope.context
        xml = "".join(context.write(child) for child in element if child.tag in _HEADS)
        control = ContentControl(
            self._scope.ids.take(),
            container,
            element.get(w("element"), "") if custom else control_title(element),
            context.opening(element) + xml if custom else xml,
            *(self._scope.revisions.control(element, content) if content is not None else _NONE),
        )
        self.record.note(Piece.CUSTOM if custom else Piece.CONTROL, control.id)
        if content is not None:
            self.blocks(content, control, slots)

    def _table(self, element: Element, container: Container | None, slots: _Slots) -> None:
        table = self._tables.table(element, container)
        self.record.note(Piece.TABLE, table.id)
        self._rows(element, table, slots)

    def _rows(self, parent: Iterable[Element], table: Table, slots: _Slots) -> None:
        for element in parent:
            if element.tag == TR:
                self._row(element, table, slots)
            elif element.tag in _TRANSPARENT:
                self._rows(self._inside(element), table, slots)
            elif element.tag not in TABLE_HEADS:
                self._stray(element)

    def _row(self, element: Element, table: Table, slots: _Slots) -> None:
        row, column = self._tables.row(element, table)
        self.record.note(Piece.ROW, row.id)
        self._cells(element, row, column, slots)

    def _cells(self, parent: Iterable[Element], row: Row, column: int, slots: _Slots) -> int:
        for element in parent:
            if element.tag == TC:
                column = self._cell(element, row, column, slots)
            elif element.tag in _TRANSPARENT:
                column = self._cells(self._inside(element), row, column, slots)
            elif element.tag not in ROW_HEADS:
                self._stray(element)
        return column

    def _cell(self, element: Element, row: Row, column: int, slots: _Slots) -> int:
        cell: Cell = self._tables.cell(element, row, column)
        self.record.note(Piece.CELL, cell.id)
        self.blocks(element, cell, slots)
        return column + cell.span

    def _inside(self, element: Element) -> Iterable[Element]:
        # Controls around rows or cells are no container of the model: their tags stay where they are.
        if element.tag == SDT:
            self.record.note(Piece.CONTROL, 0)
            content = element.find(SDT_CONTENT)
            return content if content is not None else ()
        self.record.note(Piece.CUSTOM, 0)
        return element

    def _stray(self, element: Element) -> None:
        if is_range_mark(local(element.tag)):
            if not self._scope.revisions.belongs_to_control(element):
                self._scope.revisions.range_mark(element)
        elif element.tag not in _GAPS:
            self.skip((element,))

    def skip(self, elements: Iterable[Element]) -> None:
        """Take note of blocks that are left out of the model."""
        for element in elements:
            if element.tag in _BLOCKS:
                self.record.note(Piece(local(element.tag)), 0)
            if element.tag != P:
                self.skip(element)


def _properties(paragraph: Element) -> Element | None:
    # They come first wherever the schema is kept, and looking there costs a tenth of a search.
    first = paragraph[0] if len(paragraph) else None
    return first if first is None or first.tag == PPR else next(paragraph.iterchildren(PPR), None)


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARAGRAPH = Piece.PARAGRAPH
_SECTION = w("sectPr")
_RUN_CHANGE = w("rPrChange")
_HEADS = frozenset({w("sdtPr"), w("sdtEndPr"), w("customXmlPr")})
_TRANSPARENT = frozenset({SDT, CUSTOM_XML})
_NUMBERING = w("numPr")
_PLAIN = _Properties(ParagraphFormat(), Mark())

"""A new Word file made of text from outside: small, plain, and the same bytes for the same text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from app.formats.blocks import BULLETS, Block, ListPlace, labelled, list_levels
from app.formats.docx import DocxFile
from app.formats.docx.markup import quoted
from app.model.content import Paragraph
from app.model.format import ParagraphFormat
from app.model.structure import Cell, containers

HEADINGS = 6

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/></Types>'
)
_PACKAGE = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
_DOCUMENT = f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body><w:p/>{_SECTION}</w:body></w:document>'
_STEP = 425
_LEVELS = 9


def new_docx(blocks: Sequence[Block]) -> bytes:
    """A Word file with one paragraph for each block; cells stand in their tables, items in their lists."""
    file = DocxFile(_package(blocks))
    body = file.document.body
    ids = count(max((highest(block.cell) for block in blocks), default=0) + file.document.next_id)
    paragraphs = tuple(_paragraph(block, next(ids)) for block in _ended(blocks))
    story = body.with_paragraphs(paragraphs, same_ids=False)
    return file.write(replace(file.document, stories=(story, *file.document.stories[1:])))


def highest(cell: Cell | None) -> int:
    """The highest id of a cell and all that stands around it, 0 outside tables."""
    inside = [c for c in containers(cell) if isinstance(c, Cell)]
    return max((max(c.id, c.row.id, c.row.table.id) for c in inside), default=0)


def _ended(blocks: Sequence[Block]) -> Iterator[Block]:
    # A body and a cell end with a paragraph; after a table there has to be one.
    yield from blocks
    if not blocks or blocks[-1].cell is not None:
        yield Block()


def _paragraph(block: Block, id_: int) -> Paragraph:
    style = None
    if block.heading is not None:
        style = f"Heading{min(block.heading, HEADINGS)}" if block.heading else "Title"
    elif block.place is not None:
        style = "ListParagraph"
    number = block.place and block.place.list
    level = block.place and block.place.level
    format_ = ParagraphFormat(style=style, number=number, level=level, alignment=block.alignment, rtl=block.rtl)
    return Paragraph(id_, format=format_, parent=block.cell).with_runs(labelled(block.label, block.runs))


def _package(blocks: Sequence[Block]) -> bytes:
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _PACKAGE,
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": _PARTS,
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(list_levels(blocks)),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            # A fixed date: the same text must give the same bytes, by which its working file is found again.
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _styles() -> str:
    headings = "".join(_heading(level) for level in range(1, HEADINGS + 1))
    return (
        f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
        '<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:b/><w:bCs/><w:sz w:val="32"/></w:rPr></w:style>'
        f"{headings}"
        '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/></w:style></w:styles>'
    )


def _heading(level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{28 if level == 1 else 26 if level == 2 else 24}"/></w:rPr></w:style>'
    )


def _numbering(lists: Mapping[int, Mapping[int, ListPlace]]) -> str:
    abstract = "".join(_abstract(number, levels) for number, levels in lists.items())
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in lists)
    return f'{_HEAD}<w:numbering xmlns:w="{_MAIN}">{abstract}{nums}</w:numbering>'


def _abstract(number: int, levels: Mapping[int, ListPlace]) -> str:
    inside = "".join(_level(index, levels.get(index)) for index in range(_LEVELS))
    kind = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{inside}</w:abstractNum>'


def _level(index: int, place: ListPlace | None) -> str:
    place = place or ListPlace(1, index, before=BULLETS[index % len(BULLETS)])
    number = "" if place.format == "bullet" else f"%{index + 1}"
    text = quoted(f"{place.before}{number}{place.after}")
    left = _STEP * (index + 1)
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{place.start}"/><w:numFmt w:val="{place.format}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )

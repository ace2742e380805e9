"""Hypothesis strategies for whole documents: every format field, both slots, marks, wrappers, tables in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TypeVar

from hypothesis import strategies as st

from app.model.content import (
    FormatChange,
    Level,
    Mark,
    Opaque,
    OpaqueKind,
    Paragraph,
    ParagraphFormatChange,
    Run,
    SectionChange,
    Wrapper,
    WrapperKind,
    normal,
)
from app.model.format import ParagraphFormat, RunFormat, TabStop
from app.model.revision import Revision
from app.model.structure import (
    Cell,
    CellFormat,
    CellFormatChange,
    CellMergeChange,
    Container,
    ContentControl,
    ExceptionsChange,
    GridChange,
    Row,
    RowFormat,
    RowFormatChange,
    Table,
    TableFormat,
    TableFormatChange,
)

AUTHORS = ("Example Administration – A. Rapporteur", "Union & Sons <B>", 'Council "C"')
_TOGGLE = st.sampled_from((None, True, False))
_LENGTH = st.one_of(st.none(), st.integers(0, 3000))

texts = st.text(alphabet="ab <&>\"'\t\n\u2011\u00ad\u00a0é€😀سい", min_size=1, max_size=8)
revisions = st.builds(
    Revision,
    st.sampled_from(AUTHORS),
    st.sampled_from(("", "2026-02-11T09:00:00Z", "2026-02-11T09:00:00.5+01:00")),
    st.integers(1, 6).map(str),
)
slots = st.one_of(st.none(), st.none(), revisions)

run_formats = st.builds(
    RunFormat,
    style=st.sampled_from((None, "Emphasis")),
    bold=_TOGGLE,
    italic=_TOGGLE,
    underline=st.sampled_from((None, "single", "none", "double")),
    strike=_TOGGLE,
    double_strike=_TOGGLE,
    caps=_TOGGLE,
    small_caps=_TOGGLE,
    hidden=_TOGGLE,
    color=st.sampled_from((None, "FF0000", "auto")),
    highlight=st.sampled_from((None, "yellow", "none")),
    shading=st.sampled_from((None, "DDEEFF")),
    font=st.sampled_from((None, "Calibri", "Times New Roman")),
    size=st.one_of(st.none(), st.integers(2, 96)),
    vertical=st.sampled_from((None, "superscript", "baseline")),
    language=st.sampled_from((None, "en-GB", "ar-SA")),
    rtl=_TOGGLE,
)
formats = st.one_of(st.just(RunFormat()), st.just(RunFormat(bold=True)), run_formats)
paragraph_formats = st.one_of(
    st.just(ParagraphFormat()),
    st.builds(
        ParagraphFormat,
        style=st.sampled_from((None, "Heading1")),
        number=st.one_of(st.none(), st.integers(0, 5)),
        level=st.one_of(st.none(), st.integers(0, 8)),
        alignment=st.sampled_from((None, "start", "center", "end", "both")),
        indent_start=_LENGTH,
        indent_end=_LENGTH,
        first_line=st.one_of(st.none(), st.integers(-2000, -1), st.integers(1, 2000)),
        space_before=_LENGTH,
        space_after=_LENGTH,
        contextual_spacing=_TOGGLE,
        rtl=_TOGGLE,
        outline=st.one_of(st.none(), st.integers(0, 9)),
        keep_next=_TOGGLE,
        page_break_before=_TOGGLE,
        shading=st.sampled_from((None, "ABCDEF")),
        tabs=st.one_of(st.none(), st.just((TabStop(720), TabStop(4000, "right", "dot")))),
    ),
)
_CARRIED = (
    Run("", opaque=Opaque(OpaqueKind.BOOKMARK, '<w:bookmarkStart w:id="900" w:name="here"/>', Level.PARAGRAPH)),
    Run("", opaque=Opaque(OpaqueKind.BOOKMARK, '<w:bookmarkEnd w:id="900"/>', Level.PARAGRAPH)),
    Run("\ufffc", opaque=Opaque(OpaqueKind.PAGE_BREAK, '<w:br w:type="page"/>')),
    Run("\ufffc", opaque=Opaque(OpaqueKind.SYMBOL, '<w:sym w:font="Wingdings" w:char="F0FC"/>')),
)
wrappers = st.sampled_from(
    (
        Wrapper(901, WrapperKind.HYPERLINK, '<w:hyperlink w:anchor="here">', "</w:hyperlink>"),
        Wrapper(902, WrapperKind.DIRECTION, '<w:bdo w:val="rtl">', "</w:bdo>"),
        Wrapper(
            903,
            WrapperKind.CONTROL,
            '<w:sdt><w:sdtPr><w:alias w:val="Choice"/></w:sdtPr><w:sdtContent>',
            "</w:sdtContent></w:sdt>",
        ),
        Wrapper(
            904,
            WrapperKind.CONTROL,
            '<w:sdt><w:sdtPr><w:alias w:val="New"/></w:sdtPr><w:sdtContent>',
            "</w:sdtContent></w:sdt>",
            "",
            Revision("A", "2026-01-20T10:00:00Z").within(Revision("A", "2026-01-20T10:00:00Z")),
        ),
    )
)


_Change = TypeVar("_Change")
_OLD_TABLE = '<w:tblPr><w:tblStyle w:val="Grid"/><w:bidiVisual/></w:tblPr>'
_OLD_ROW = '<w:trPr><w:gridBefore w:val="1"/><w:tblHeader/></w:trPr>'
_OLD_CELL = (
    '<w:tcPr><w:tcW w:w="50" w:type="dxa"/><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="ABCDEF"/></w:tcPr>'
)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """One run: mostly text, sometimes carried content."""
    if draw(st.integers(0, 6)) == 0:
        run = draw(st.sampled_from(_CARRIED))
        return replace(run, inserted=draw(slots), deleted=draw(slots)) if run.text else run
    change = st.one_of(st.none(), st.none(), st.builds(FormatChange, revisions, formats))
    return Run(draw(texts), draw(formats), draw(slots), draw(slots), draw(change))


@st.composite
def paragraphs(draw: st.DrawFn, id_: int, parent: Container | None) -> Paragraph:
    """One paragraph with its mark; a stretch of its runs may stand in a wrapper."""
    drawn = list(normal(draw(st.lists(runs(), max_size=5))))
    if drawn and draw(st.booleans()):
        low, high = sorted((draw(st.integers(0, len(drawn))), draw(st.integers(0, len(drawn)))))
        around = (draw(wrappers),)
        drawn[low:high] = [replace(run, wrappers=around) for run in drawn[low:high]]
    change = st.one_of(st.none(), st.none(), st.builds(ParagraphFormatChange, revisions, paragraph_formats))
    mark = Mark(draw(formats), draw(slots), draw(slots))
    paragraph = Paragraph(id_, normal(drawn), draw(paragraph_formats), mark, parent, draw(change))
    return draw(st.sampled_from((paragraph, _numbered(draw, paragraph), _sectioned(draw, paragraph))))


def _numbered(draw: st.DrawFn, paragraph: Paragraph) -> Paragraph:
    if paragraph.format.number is None:
        return paragraph
    old = replace(paragraph.format, number=None, level=None)
    return replace(paragraph, numbering_change=ParagraphFormatChange(draw(revisions), old))


def _sectioned(draw: st.DrawFn, paragraph: Paragraph) -> Paragraph:
    if paragraph.parent is not None:
        return paragraph
    change = SectionChange(draw(revisions), '<w:sectPr><w:cols w:num="1"/></w:sectPr>')
    section = '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
    return replace(paragraph, section=section, section_change=draw(st.sampled_from((None, change))))


@st.composite
def bodies(draw: st.DrawFn, first: int = 1000) -> tuple[Paragraph, ...]:
    """Paragraphs, tables in tables and content controls, with ids from `first` on."""
    ids = iter(range(first, first + 5000))
    out = [*_blocks(draw, ids, None, 2)]
    out.append(draw(paragraphs(next(ids), None)))
    return tuple(out)


def _blocks(draw: st.DrawFn, ids: Iterator[int], parent: Container | None, depth: int) -> Iterator[Paragraph]:
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.integers(0, 5)) if depth else 9
        if kind == 0:
            yield from _table(draw, ids, parent, depth - 1)
        elif kind == 1:
            xml = '<w:sdtPr><w:alias w:val="Part"/></w:sdtPr>'
            slots_of = st.sampled_from((None, draw(revisions).within(draw(revisions))))
            control = ContentControl(next(ids), parent, "Part", xml, draw(slots_of), draw(slots_of))
            yield from _blocks(draw, ids, control, depth - 1)
        yield draw(paragraphs(next(ids), parent))


def _table(draw: st.DrawFn, ids: Iterator[int], parent: Container | None, depth: int) -> Iterator[Paragraph]:
    columns = draw(st.integers(1, 3))
    table = Table(
        next(ids),
        (2000,) * columns,
        parent,
        rtl=draw(st.booleans()),
        format_change=draw(_maybe(TableFormatChange, TableFormat("Grid", False, True, _OLD_TABLE))),
        grid_change=draw(st.one_of(st.none(), st.builds(GridChange, st.just(Revision("")), st.just((1000,))))),
    )
    for _ in range(draw(st.integers(1, 2))):
        row = Row(
            next(ids),
            table,
            draw(st.booleans()),
            draw(slots),
            draw(slots),
            format_change=draw(_maybe(RowFormatChange, RowFormat(True, 1, _OLD_ROW))),
            exceptions=draw(st.sampled_from(("", '<w:tblPrEx><w:jc w:val="right"/></w:tblPrEx>'))),
            exceptions_change=draw(_maybe(ExceptionsChange, '<w:tblPrEx><w:jc w:val="left"/></w:tblPrEx>')),
        )
        column = 0
        while column < columns:
            span = draw(st.integers(1, columns - column))
            merge = draw(st.sampled_from((None, None, "restart", "continue")))
            shading = draw(st.sampled_from((None, "EEEEEE")))
            inserted, deleted = draw(st.sampled_from(((None, None), (draw(revisions), None), (None, draw(revisions)))))
            change = draw(_maybe(CellFormatChange, CellFormat(2, "restart", 50, "ABCDEF", _OLD_CELL)))
            merged = draw(_maybe(CellMergeChange, merge, "restart")) if inserted is deleted is None else None
            width = 2000 * span
            cell = Cell(next(ids), row, column, span, merge, width, shading, inserted, deleted, "", change, merged)
            yield from _blocks(draw, ids, cell, depth)
            column += span


def _maybe(kind: type[_Change], *old: object) -> st.SearchStrategy[_Change | None]:
    return st.one_of(st.none(), st.none(), st.builds(kind, revisions, *map(st.just, old)))


def plain(format_: RunFormat | ParagraphFormat) -> tuple[object, ...]:
    """What a format says, whatever XML it came from."""
    return tuple(getattr(format_, field.name) for field in fields(format_) if field.name != "xml")

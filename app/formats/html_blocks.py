"""HTML as blocks of text: headings, paragraphs, list items, table cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.formats.addresses import is_address
from app.formats.blocks import Block, ListPlace
from app.formats.html_lists import Lists, is_list
from app.formats.html_looks import BLOCKS, Element, alignment, css, is_hidden, look, tag_of
from app.formats.html_tables import GridRow, column_widths, grid_of
from app.model.content import LINE_BREAK, TAB, Run, Wrapper, WrapperKind, normal
from app.model.format import RunFormat
from app.model.structure import Cell, Row, Table

PAGE_WIDTH = 9638
"""The width of text on A4 between margins of 2 cm, in twips."""

_DEEPEST = 100
_SPACES = re.compile("[ \t\r\n\f]+")
_BLANK = " \u00a0\t\n"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KEPT = ("pre", "pre-wrap", "break-spaces")
_GLUED = re.compile("(\\d{1,2}(?:[.]\\d{1,2}){0,4}[.]?)(?=[A-ZÀ-Þ][a-zß-ÿ])")
_BROKEN = str.maketrans("", "", "\t\r\n")
"""What a browser leaves out of an address, which some programs break over lines."""

_WORD_TITLE = "msotitle"


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the text inside an element."""

    format: RunFormat
    heading: int | None = None
    alignment: str | None = None
    rtl: bool | None = None
    pre: bool = False
    cell: Cell | None = None
    width: int = PAGE_WIDTH
    depth: int = 0
    links: tuple[Wrapper, ...] = ()


class BlockReader:
    """Walks a parsed page and collects its blocks; `new_id` numbers tables and links, `width` is in twips.

    With `glued` the page is LibreOffice's, which writes a heading's number and its words as one.
    """

    def __init__(
        self, base: RunFormat, new_id: Callable[[], int], width: int = PAGE_WIDTH, *, glued: bool = False
    ) -> None:
        self._glued = glued
        self._new_id = new_id
        self._lists = Lists()
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._place: ListPlace | None = None
        self._label = ""
        self._number = ""
        self._around = self._outermost = _Around(base, width=width)

    def read(self, root: Element) -> list[Block]:
        """The blocks of a page or fragment."""
        self._element(root, self._outermost)
        self._end()
        return self._blocks

    def _element(self, element: Element, around: _Around) -> None:
        tag, style = tag_of(element), css(element)
        # Word's copy of tracked text says what was struck and when; what a copy means is the text that stands.
        struck = tag == "del" and element.get("datetime") is not None
        if not tag or struck or is_hidden(tag, style):
            return
        if around.depth > _DEEPEST:
            self._text("".join(str(text) for text in element.itertext()), around)
        elif "ignore" in style.get("mso-list", ""):
            self._label = _SPACES.sub(" ", "".join(str(text) for text in element.itertext())).strip(_BLANK)
        elif tag == "br":
            self._runs.append(_run(LINE_BREAK, around))
        elif tag == "table":
            self._table(element, around)
        elif tag in BLOCKS:
            self._block(element, tag, style, around)
        else:
            inner = replace(around, format=look(tag, style, around.format), depth=around.depth + 1)
            self._inside(element, self._linked(element, inner) if tag == "a" else inner)

    def _linked(self, element: Element, around: _Around) -> _Around:
        address = (element.get("href") or "").translate(_BROKEN).strip()
        if not is_address(address):
            return around
        return replace(around, links=(Wrapper(self._new_id(), WrapperKind.HYPERLINK, "", "", address),))

    def _inside(self, element: Element, around: _Around) -> None:
        self._text(element.text or "", around)
        for child in element:
            self._element(child, around)
            self._text(child.tail or "", around)

    def _block(self, element: Element, tag: str, style: dict[str, str], around: _Around) -> None:
        self._end()
        inner = self._inner(element, tag, style, around)
        if is_list(element):
            self._lists.open(element)
        elif tag == "li":
            self._place = self._lists.item(element)
        outer, self._around = self._around, inner
        self._inside(element, inner)
        if "mso-list" in style:
            self._labelled(style["mso-list"], inner)
        self._end()
        self._around = outer
        if is_list(element):
            self._lists.close()
        if tag == "li":
            self._place = None

    def _inner(self, element: Element, tag: str, style: dict[str, str], around: _Around) -> _Around:
        heading = 0 if _WORD_TITLE in (element.get("class") or "").lower().split() else _HEADINGS.get(tag)
        direction = (element.get("dir") or style.get("direction", "")).lower()
        return replace(
            around,
            # The style of a heading says how it looks, not the text around the place where it is pasted.
            format=look(tag, style, around.format if heading is None else RunFormat()),
            heading=around.heading if heading is None else heading,
            alignment=alignment(element, style) or around.alignment or ("center" if tag == "center" else None),
            rtl={"rtl": True, "ltr": None}.get(direction, around.rtl),
            pre=around.pre or tag == "pre" or style.get("white-space", "") in _KEPT,
            depth=around.depth + 1,
        )

    def _labelled(self, style: str, around: _Around) -> None:
        label, self._label = self._label, ""
        if not label or not any(run.text.strip() for run in self._runs):
            return
        if around.heading is not None:
            self._number = label
        elif (place := self._lists.word_item(style, label)) is not None:
            self._place = place
        else:
            self._runs.insert(0, _run(f"{label}{TAB}", around))

    def _text(self, text: str, around: _Around) -> None:
        if not text:
            return
        if around.pre:
            self._lines(text, around)
            return
        text = _SPACES.sub(" ", text)
        before = self._runs[-1].text if self._runs else ""
        if not before or before[-1] in " \n\t":
            text = text.lstrip(" ")
        if text:
            self._runs.append(_run(text, around))

    def _lines(self, text: str, around: _Around) -> None:
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._runs.append(_run(first, around))
        for line in rest:
            self._end()
            self._runs.append(_run(line, around))

    def _end(self) -> None:
        """Close the paragraph in hand; one without words is none."""
        runs, self._runs = _trimmed(self._runs, keep_start=self._around.pre), []
        if not any(run.text.strip(_BLANK) for run in runs):
            return
        around = self._around
        if self._glued and around.heading and not self._number:
            self._number, runs = _parted(runs)
        shape = (around.heading, self._place, around.cell, around.alignment, around.rtl, self._number)
        self._blocks.append(Block(normal(runs), *shape))
        # Only the first paragraph of an item bears its label.
        self._place, self._number = None, ""

    def _table(self, element: Element, around: _Around) -> None:
        self._end()
        for caption in (child for child in element if tag_of(child) == "caption"):
            self._element(caption, replace(around, depth=around.depth + 1))
        self._end()
        rows, columns = grid_of(element)
        if not rows:
            return
        place, lists, outer = self._place, self._lists, self._around
        self._place, self._lists = None, lists.fresh()
        grid = column_widths(element, rows, columns, around.width)
        rtl = (element.get("dir") or "").lower() == "rtl"
        table = Table(self._new_id(), grid, around.cell, rtl=rtl or bool(around.rtl))
        for row in rows:
            self._row(row, Row(self._new_id(), table, row.header), around)
        if around.cell is not None:
            # A cell cannot end with a table.
            self._blocks.append(Block(cell=around.cell))
        self._place, self._lists, self._around = place, lists, outer

    def _row(self, row: GridRow, made: Row, around: _Around) -> None:
        for slot in row.slots:
            width = sum(made.table.grid[slot.column : slot.column + slot.span])
            cell = Cell(self._new_id(), made, slot.column, slot.span, slot.merge, width)
            count = len(self._blocks)
            if slot.element is not None:
                inner = replace(around, cell=cell, width=cell.width or 1, heading=None, depth=around.depth + 3)
                self._cell(slot.element, inner)
            if len(self._blocks) == count:
                self._blocks.append(Block(cell=cell))

    def _cell(self, element: Element, around: _Around) -> None:
        style = css(element)
        self._around = replace(
            around,
            format=look(tag_of(element), style, around.format),
            alignment=alignment(element, style),
        )
        self._inside(element, self._around)
        self._end()


def _run(text: str, around: _Around) -> Run:
    return Run(text, around.format, wrappers=around.links)


def _parted(runs: list[Run]) -> tuple[str, list[Run]]:
    """A heading's number and its words where they are written as one ("2.1Scope")."""
    glued = _GLUED.match(runs[0].text)
    if glued is None:
        return "", runs
    return glued[1], [replace(runs[0], text=runs[0].text[glued.end() :]), *runs[1:]]


def _trimmed(runs: list[Run], *, keep_start: bool) -> list[Run]:
    """The runs without spaces and breaks at the ends."""
    out = [run for run in runs if run.text]
    while out and not out[-1].text.rstrip(" \n"):
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" \n"))
    while out and not keep_start and not out[0].text.lstrip(" \n"):
        out.pop(0)
    if out and not keep_start:
        out[0] = replace(out[0], text=out[0].text.lstrip(" \n"))
    return out

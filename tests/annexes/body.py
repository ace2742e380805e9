"""The body of a generated annex: WordprocessingML from parsed blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .blocks import Block, Directive, Heading, Line, Table
from .inline import Inline, complex_field, plain, run
from .styles import FIRST_RESTART, NO_LIST

SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/>'
AFTER_TABLE = '<w:spacing w:before="240"/>'
CHANGE = {"+": "ins", "-": "del"}
ALIGN = {"l": "left", "c": "center", "r": "right"}


@dataclass
class Entry:
    """One line of the table of contents: level, number as printed, title, bookmark."""

    level: int
    label: str
    title: str
    bookmark: str


@dataclass
class Body:
    """Renders blocks; collects the lists that must restart and the entries of the contents."""

    inline: Inline
    pages: list[str] = field(default_factory=list)
    restarts: list[int] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    heading_list: int = 0
    counters: list[int] = field(default_factory=lambda: [0, 0, 0])
    table_word: str = "Table"
    page_break: bool = False
    after_table: bool = False

    def render(self, blocks: list[Block]) -> str:
        """Return the XML of all blocks; the contents need a first pass over the headings."""
        self._prepare(blocks)
        self.counters, self.heading_list = [0, 0, 0], 0
        return "".join(self._block(block) for block in blocks)

    def _prepare(self, blocks: Iterable[Block]) -> None:
        tables = [block for block in blocks if isinstance(block, Table)]
        for number, table in enumerate(tables, 1):
            self.inline.references[table.bookmark] = f"{self.table_word}\u00a0{number}"
        for block in blocks:
            self._collect(block)

    def _collect(self, block: Block) -> None:
        if isinstance(block, Directive) and block.word == "restart":
            self.counters = [0, 0, 0]
        elif isinstance(block, Heading):
            label = self._count(block)
            if block.level < 3:
                self._enter(block.level, label, block.text)
        elif isinstance(block, Line) and block.style == "Annextitle":
            self._enter(1, "", block.text)

    def _enter(self, level: int, label: str, title: str) -> None:
        bookmark = f"_Toc2028{len(self.entries) + 1:04d}"
        self.entries.append(Entry(level, label, plain(title), bookmark))

    def _count(self, heading: Heading) -> str:
        if not heading.numbered:
            return ""
        level = heading.level - 1
        self.counters[level] += 1
        self.counters[level + 1 :] = [0] * (2 - level)
        return ".".join(str(number) for number in self.counters[: level + 1])

    def _block(self, block: Block) -> str:
        xml = self._element(block)
        self.after_table = isinstance(block, Table)
        return xml

    def _element(self, block: Block) -> str:
        if isinstance(block, Directive):
            return self._directive(block.word)
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Table):
            return self._table(block)
        return self._line(block)

    def _directive(self, word: str) -> str:
        if word == "contents":
            return contents(self.entries, self.pages)
        if word == "restart":
            self.restarts.append(1)
            self.heading_list = FIRST_RESTART + len(self.restarts) - 1
        self.page_break = self.page_break or word == "page"
        return ""

    def _properties(self, style: str, inner: str = "") -> str:
        paged, self.page_break = self.page_break, False
        breaks = "<w:pageBreakBefore/>" if paged else ""
        named = f'<w:pStyle w:val="{style}"/>' if style != "Normal" else ""
        if self.inline.right_to_left:
            inner = _with_bidi(inner)
        return f"<w:pPr>{named}{breaks}{inner}</w:pPr>" if named or breaks or inner else ""

    def _changed_mark(self, change: str) -> str:
        if not change:
            return ""
        return f"<w:rPr><w:{CHANGE[change[0]]} {self.inline.attributes(change[1:])}/></w:rPr>"

    def _heading(self, block: Heading) -> str:
        inner = ""
        if not block.numbered:
            inner = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{NO_LIST}"/></w:numPr>'
        elif self.heading_list:
            inner = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{self.heading_list}"/></w:numPr>'
        content = self.inline.runs(block.text)
        if block.level < 3:
            content = self._marked(block.text, content)
        return f"<w:p>{self._properties(f'Heading{block.level}', inner)}{content}</w:p>"

    def _marked(self, title: str, content: str) -> str:
        entry = next(e for e in self.entries if e.title == plain(title))
        return self._bookmark(entry.bookmark, content)

    def _bookmark(self, name: str, content: str) -> str:
        id_ = self.inline.next_id()
        return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{id_}"/>'

    def _line(self, block: Line) -> str:
        content = self.inline.runs(block.text)
        if block.style == "Annextitle":
            content = self._marked(block.text, content)
        inner = AFTER_TABLE if self.after_table and block.style == "Normal" else self._list(block)
        inner += self._changed_mark(block.mark)
        return f"<w:p>{self._properties(block.style, inner)}{content}</w:p>"

    def _list(self, block: Line) -> str:
        if block.list < 3:
            return ""
        if block.begins:
            self.restarts.append(block.list)
        number = FIRST_RESTART + len(self.restarts) - 1
        return f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _table(self, table: Table) -> str:
        label = self.inline.words(self.table_word + "\u00a0") + complex_field(
            " SEQ Table \\* ARABIC ", self._number(table)
        )
        caption = self._bookmark(table.bookmark, label) + self.inline.words(" – ") + self.inline.runs(table.caption)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
        visual = "<w:bidiVisual/>" if self.inline.right_to_left else ""
        head = f'<w:tblPr><w:tblStyle w:val="PlanTable"/>{visual}'
        head += f'<w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        head += '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        head += f'w:noHBand="0" w:noVBand="0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        rows = "".join(self._row(table, index) for index in range(len(table.rows)))
        return f"<w:p>{self._properties('Caption')}{caption}</w:p><w:tbl>{head}{rows}</w:tbl>"

    def _number(self, table: Table) -> str:
        return self.inline.references[table.bookmark].partition("\u00a0")[2]

    def _row(self, table: Table, index: int) -> str:
        head = index < table.heads
        change = table.changes[index]
        mark = f"<w:{CHANGE[change[0]]} {self.inline.attributes(change[1:])}/>" if change else ""
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}{mark}</w:trPr>"
        cells = "".join(self._cell(table, index, column) for column in range(len(table.widths)))
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _cell(self, table: Table, index: int, column: int) -> str:
        row = table.rows[index]
        if row[column] == "<<":
            return ""
        span = 1
        while column + span < len(row) and row[column + span] == "<<":
            span += 1
        text = "" if row[column] == "^^" else row[column]
        head = index < table.heads
        properties = _cell_properties(table, index, column, span)
        return f"<w:tc>{properties}{self._cell_text(table, index, column, text, head)}</w:tc>"

    def _cell_text(self, table: Table, index: int, column: int, text: str, head: bool) -> str:
        inner = "<w:keepNext/>" if not head and self._holds(table, index) else ""
        if not head and table.alignments[column] != "l":
            inner += f'<w:jc w:val="{ALIGN[table.alignments[column]]}"/>'
        style = "Tablehead" if head else "Tabletext"
        change = table.changes[index]
        if change:
            name = CHANGE[change[0]]
            text = f"<{name}:{change[1:]}>{text}</{name}>"
            inner += self._changed_mark(change)
        return f"<w:p>{self._properties(style, inner)}{self.inline.runs(text)}</w:p>"

    def _holds(self, table: Table, index: int) -> bool:
        """Keep short tables whole, and at least two rows of long ones together at both ends."""
        last = len(table.rows) - 1
        return index < last and (last <= 8 or index < table.heads + 1 or index == last - 1)


def _with_bidi(inner: str) -> str:
    """Put w:bidi where the schema wants it: after keepNext and numbering, before spacing and what follows it."""
    at = re.search("<w:(spacing|ind|jc|rPr)", inner)
    index = at.start() if at else len(inner)
    return f"{inner[:index]}<w:bidi/>{inner[index:]}"


def _cell_properties(table: Table, index: int, column: int, span: int) -> str:
    width = sum(table.widths[column : column + span])
    parts = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    parts.append(f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    below = index + 1 < len(table.rows) and table.rows[index + 1][column] == "^^"
    if table.rows[index][column] == "^^":
        parts.append("<w:vMerge/>")
    elif below:
        parts.append('<w:vMerge w:val="restart"/>')
    if index < table.heads:
        parts.append(SHADE + '<w:vAlign w:val="center"/>')
    return f"<w:tcPr>{''.join(parts)}</w:tcPr>"


def contents(entries: list[Entry], pages: list[str]) -> str:
    """Return the table of contents: one TOC field over all entries, each a link with its page number."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    begin += ' TOC \\o "1-2" \\h \\z \\t "Annex_title,1" </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    numbers = pages + [""] * (len(entries) - len(pages))
    lines = [_contents_line(entry, page) for entry, page in zip(entries, numbers, strict=True)]
    lines[0] = lines[0].replace("</w:pPr>", "</w:pPr>" + begin, 1)
    return "".join(lines) + end


def _contents_line(entry: Entry, page: str) -> str:
    label = run(entry.label + "\t") if entry.label else ""
    number = run("\t") + complex_field(f" PAGEREF {entry.bookmark} \\h ", page or "1")
    indent = "" if entry.label else f'<w:ind w:left="{567 if entry.level == 2 else 0}" w:firstLine="0"/>'
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{label}{run(entry.title)}{number}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="TOC{entry.level}"/>{indent}</w:pPr>{link}</w:p>'

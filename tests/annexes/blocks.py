"""Paragraphs and tables from the line marks of the annex texts.

A line is a paragraph. `#`, `##`, `###` are headings (`##-` without a number), `-`, `--` bullets, `1.`, `a.` a
numbered list and its sublevel, `(a)`, `(i)` a lettered list and its sublevel. `:style NAME text` takes a style by
name; `:page` starts a page, `:restart` counts the headings from 1 again, `:contents` stands for the table of
contents. A table stands between `:table BOOKMARK WIDTHS CAPTION` and `:end`, its cells parted by `|`, header rows
begun by `!`; `<<` joins a cell to its left neighbour, `^^` to the one above; a row begun by `{+key}` or `{-key}` is
inserted or deleted by that author. A line ended by `¶+key` or `¶-key` has an inserted or deleted paragraph mark.
Widths are twips with the column's alignment as suffix (l, c, r).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LISTS = ((re.compile(r"-- "), "ListBullet2", 2, 1), (re.compile(r"- "), "ListBullet", 2, 0))
LISTS += ((re.compile(r"\d+\. "), "ListNumber", 3, 0), (re.compile(r"[a-z]\. "), "ListNumber2", 3, 1))
LISTS += ((re.compile(r"\([a-h]\) "), "ListNumber", 4, 0), (re.compile(r"\([ivx]+\) "), "ListNumber2", 4, 1))
CHANGED_ROW = re.compile(r"\{([+-]\w+)\}")
MARK = re.compile(r"¶([+-]\w+)$")
HEADING = re.compile(r"(#{1,3})(-?) (.*)")


@dataclass
class Line:
    """One paragraph: its style, text, list (0 for none) and level, and whether a new list begins with it."""

    style: str
    text: str
    list: int = 0
    level: int = 0
    begins: bool = False
    mark: str = ""


@dataclass
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: str
    numbered: bool = True


@dataclass
class Table:
    """A table with its caption; each row is its cells, the first `heads` rows are header rows."""

    bookmark: str
    widths: list[int]
    alignments: list[str]
    caption: str
    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0
    changes: list[str] = field(default_factory=list)


@dataclass
class Directive:
    """A word on a line of its own: page, restart, contents."""

    word: str


Block = Line | Heading | Table | Directive


def parse(text: str) -> list[Block]:
    """Return the blocks of an annex text in order."""
    blocks: list[Block] = []
    lines = iter(line for line in text.splitlines() if line.strip())
    for line in lines:
        blocks.append(_block(line, lines, blocks[-1] if blocks else None))
    return blocks


def _block(line: str, lines: Iterator[str], before: Block | None) -> Block:
    if line.startswith(":table "):
        return _table(line, lines)
    if mark := MARK.search(line):
        block = _block(line[: mark.start()], lines, before)
        assert isinstance(block, Line)
        block.mark = mark[1]
        return block
    if line.startswith(":style "):
        _, style, text = line.split(" ", 2)
        return Line(style, text.replace("\\t", "\t"))
    if line.startswith(":"):
        return Directive(line[1:])
    if heading := HEADING.fullmatch(line):
        return Heading(len(heading[1]), heading[3], numbered=not heading[2])
    return _item(line, before)


def _item(line: str, before: Block | None) -> Line:
    for mark, style, list_, level in LISTS:
        if found := mark.match(line):
            follows = isinstance(before, Line) and before.list == list_
            return Line(style, line[found.end() :], list_, level, begins=not follows)
    return Line("Normal", line)


def _table(line: str, lines: Iterator[str]) -> Table:
    _, bookmark, columns, caption = line.split(" ", 3)
    sizes = columns.split(",")
    table = Table(bookmark, [int(size[:-1]) for size in sizes], [size[-1] for size in sizes], caption)
    for row in lines:
        if row == ":end":
            return table
        _add_row(table, row)
    raise ValueError(f"table {bookmark} has no :end")


def _add_row(table: Table, row: str) -> None:
    table.heads += row.startswith("!")
    change = CHANGED_ROW.match(row)
    table.changes.append(change[1] if change else "")
    cells = row[change.end() :] if change else row.removeprefix("!")
    table.rows.append([cell.strip() for cell in cells.split("|")])

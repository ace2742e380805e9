"""Links that tables state: matrices with crosses, and columns that list elements by number or title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.plan.lines import Line
from app.plan.links_text import MentionFinder
from app.plan.links_words import LinkRules
from app.plan.tables import GridCell, GridRow, grid, split_header

_NO = frozenset(("", "-", "–", "—", "no", "non", "нет", "否", "无", "لا", "0", "n/a", "none", "☐", "□", "○", "✗", "✘"))
_SURE = re.compile("[✓✔☑]")
_NUMBERS = re.compile(r"\s*\d+(?:\.\d+)*(?:\s*(?:[,;/–-]|and|et|y|и|、|،)\s*\d+(?:\.\d+)*)*\s*")
_LONGEST_CROSS = 40


@dataclass(frozen=True, slots=True)
class TableLink:
    """Two nodes that a table relates, with the column, what stands in the cell, and the cell's paragraph."""

    first: str
    second: str
    column: str
    said: str
    paragraph: int

    @property
    def because(self) -> str:
        """Where it was found, in a sentence."""
        if self.said:
            return f"A table says “{self.said}” for it in the column “{self.column}”."
        return f"A table lists it in the column “{self.column}”."


FinderFor = Callable[[int], MentionFinder]
"""The finder for the unit that a paragraph stands in."""


def table_links(
    lines: Iterable[Line], owners: Mapping[int, str], finder_for: FinderFor, rules: LinkRules
) -> Iterator[TableLink]:
    """What every table says; `owners` gives the node whose own paragraph a cell holds."""
    for table, group in groupby(lines, key=lambda line: line.cell.row.table.id if line.cell is not None else None):
        if table is not None:
            inside = list(group)
            yield from _Matrix(inside, owners, finder_for(inside[0].paragraph), rules).links()


def number_cells(lines: Iterable[Line], finder_for: FinderFor, rules: LinkRules) -> Iterator[tuple[Line, str]]:
    """Lines in cells that list nothing but numbers, in columns named after a kind, each with that kind."""
    for table, group in groupby(lines, key=lambda line: line.cell.row.table.id if line.cell is not None else None):
        if table is not None:
            inside = list(group)
            yield from _Matrix(inside, {}, finder_for(inside[0].paragraph), rules).numbers()


class _Matrix:
    """One table: what its columns stand for, and each row's subject."""

    def __init__(
        self, lines: Sequence[Line], owners: Mapping[int, str], finder: MentionFinder, rules: LinkRules
    ) -> None:
        self._owners, self._finder, self._rules = owners, finder, rules
        self._header, self._rows = _parted(grid(lines), finder)
        self._nodes: dict[int, str] = {}
        self._kinds: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._sure = any(_SURE.search(cell.text) for row in self._rows for cell in row.cells)
        for row in self._header:
            for column, cell in row.at.items():
                self._head(column, cell.text)

    def _head(self, column: int, text: str) -> None:
        if not text:
            return
        node = self._finder.called(text) or _only([m.node for m in self._finder.mentions(text)])
        kind = self._rules.kind_of_header(text)
        if node:
            self._nodes[column] = node
        elif kind:
            self._kinds[column] = kind
        if node or kind or column not in self._names:
            self._names[column] = text

    def links(self) -> Iterator[TableLink]:
        """Row by row."""
        if not self._nodes and not self._kinds:
            return
        above: dict[int, GridCell] = {}
        for row in self._rows:
            cells = {column: _carried(cell, above.get(column)) for column, cell in row.at.items()}
            above.update(cells)
            subject, own = self._subject(cells)
            if subject:
                yield from self._row(subject, own, cells)

    def numbers(self) -> Iterator[tuple[Line, str]]:
        """The lines of cells that list numbers of a kind's elements."""
        for row in self._rows:
            for column, cell in sorted(row.at.items()):
                kind = self._kinds.get(column)
                yield from ((line, kind) for line in cell.lines if kind and _NUMBERS.fullmatch(line.text))

    def _subject(self, cells: Mapping[int, GridCell]) -> tuple[str, int]:
        """The element a row is about and its column: the row's own element, else the one that its first cells name."""
        for column, cell in cells.items():
            kind = self._kinds.get(column, "")
            owned = next((self._owners[p] for line in cell.lines for p in line.paragraphs if p in self._owners), "")
            if owned and (not kind or self._finder.kind_of(owned) == kind):
                return owned, column
        for column, cell in sorted(cells.items()):
            named = self._finder.called(cell.text, self._kinds.get(column, "")) if cell.text else ""
            named = named or _only([m.node for m in self._finder.mentions(cell.text)])
            if named:
                return named, column
        return "", -1

    def _row(self, subject: str, own: int, cells: Mapping[int, GridCell]) -> Iterator[TableLink]:
        seen: set[tuple[int, str]] = set()
        for column, cell in sorted(cells.items()):
            # A cell over several columns is met once for each of them.
            if column == own or cell is cells.get(own) or not cell.lines:
                continue
            for other, said in self._said(column, cell):
                if other != subject and (cell.cell.id, other) not in seen:
                    seen.add((cell.cell.id, other))
                    name = self._names.get(column, "")
                    yield TableLink(subject, other, name, said, cell.lines[0].paragraph)

    def _said(self, column: int, cell: GridCell) -> Iterator[tuple[str, str]]:
        node, kind = self._nodes.get(column), self._kinds.get(column)
        if node is not None:
            if self._crossed(cell.text):
                yield node, cell.text[:_LONGEST_CROSS]
        elif kind is not None:
            for line in cell.lines:
                yield from ((one, "") for one in self._finder.named(line.text, kind))

    def _crossed(self, text: str) -> bool:
        folded = text.strip().casefold()
        if folded in ("✗", "✘"):
            return not self._sure
        return folded not in _NO


def _parted(rows: Sequence[GridRow], finder: MentionFinder) -> tuple[Sequence[GridRow], Sequence[GridRow]]:
    header, body = split_header(rows)
    # A second row of heads is often not marked as one: its first cell is empty and the others name elements.
    if body and header and body[0].cells and not body[0].cells[0].text and not any(row.header for row in body):
        rest = [cell.text for cell in body[0].cells[1:] if cell.text]
        if rest and all(finder.called(text) or finder.mentions(text) for text in rest):
            return [*header, body[0]], body[1:]
    return header, body


def _carried(cell: GridCell, above: GridCell | None) -> GridCell:
    """What a cell says; one that continues the cell above says what that one says."""
    if cell.cell.merge == "continue" and above is not None and not cell.text:
        return above
    return cell


def _only(nodes: Sequence[str]) -> str:
    return nodes[0] if len(set(nodes)) == 1 else ""

"""The elements in the further columns of a table row: outcomes beside a priority, indicators beside an outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.plan.found import Form, Found
from app.plan.lines import Line
from app.plan.profiles import Kind
from app.plan.signs import Signs
from app.plan.tables import GridCell, GridRow, Reading, year_over
from app.plan.wording import Wording, bare_label, typed_number, without_bullet

_WORDS = re.compile(r"[^\W\d]{2,}")
_CHILD = "child:"
_Named = tuple[tuple[int, str], ...]
"""Grid columns with their names."""


class RowChildren:
    """Reads the elements below those that are the rows of one table; remembers the last one of each kind."""

    def __init__(self, wording: Wording, signs: Signs, reading: Reading) -> None:
        self._wording = wording
        self._signs = signs
        self._columns = [(wording.profile.kinds[c.child], place) for c, place in reading.columns if c.child]
        self._further = reading.further
        self._last: dict[str, Found] = {}

    def below(self, row: GridRow, parent: Found) -> list[Found]:
        """The elements that a row tells below one, those below them included."""
        return list(self._read(row, parent, self._columns, self._further))

    def any(self, row: GridRow) -> bool:
        """Whether a row has anything in these columns, or in those for elements further below."""
        places = [place for _, place in self._columns]
        waiting = [(kind, self._further) for kind, _ in self._columns]
        while waiting:
            inner, rest = self._split(*waiting.pop())
            places += [place for _, place in inner]
            waiting += [(one, rest) for one, _ in inner]
        return any((cell := row.at.get(place)) is not None and cell.text for place in places)

    def told(self) -> set[int]:
        """The further columns that say something about the elements below, or hold elements below those."""
        places: set[int] = set()
        waiting = [(kind, self._further) for kind, _ in self._columns]
        while waiting:
            kind, further = waiting.pop()
            inner, rest = self._split(kind, further)
            places |= {place for _, place in inner}
            places |= {place for place, name in rest if self._signs.component(kind, name) not in (None, "title")}
            waiting += [(one, rest) for one, _ in inner]
        return places

    def begin(self) -> None:
        """Another row's element begins: what stood below the last one goes on no more."""
        self._last.clear()

    def _read(
        self, row: GridRow, parent: Found, columns: Sequence[tuple[Kind, int]], further: _Named
    ) -> Iterator[Found]:
        for kind, place in columns:
            inner, rest = self._split(kind, further)
            cell = row.at.get(place)
            lines = _said(cell)
            last = self._last.get(kind.name)
            if not lines and last is not None and inner:
                # The cell above goes on: what stands beside belongs to the element in it.
                yield from self._read(row, last, inner, rest)
                continue
            for at, line in enumerate(lines):
                one = self._last[kind.name] = self._child(line, kind, parent)
                self._put(one, row, rest if not inner else (), at, len(lines))
                yield one
                part = row if len(lines) == 1 else _part_of(row, inner, at, len(lines))
                yield from self._read(part, one, inner, rest)

    def _split(self, kind: Kind, further: _Named) -> tuple[list[tuple[Kind, int]], _Named]:
        """The columns that hold elements below a kind, and the others."""
        inner: list[tuple[Kind, int]] = []
        rest: list[tuple[int, str]] = []
        for place, name in further:
            component = self._signs.component(kind, name) or ""
            if component.startswith(_CHILD):
                inner.append((self._wording.profile.kinds[component.removeprefix(_CHILD)], place))
            else:
                rest.append((place, name))
        return inner, tuple(rest)

    def _child(self, line: Line, kind: Kind, parent: Found) -> Found:
        number, title = typed_number(without_bullet(line.text))
        prefixed = self._wording.prefixed(title)
        if prefixed is not None and prefixed.kind is kind:
            number, title = prefixed.number or number, prefixed.title
        because = f"It stands in the column for {kind.plural.lower()} beside “{parent.title}”."
        label = bare_label(line.label)
        one = Found(kind, title, number or label, Form.TABLE, because, not number, enclosing=parent)
        one.paragraphs += line.paragraphs
        return one

    def _put(self, one: Found, row: GridRow, columns: _Named, at: int, count: int) -> None:
        """Give a child what stands beside it in columns for its components: all of it, or the line with its number."""
        dated: tuple[str, int] = ("", 0)
        for place, name in columns:
            component = self._signs.component(one.kind, name)
            lines = _said(row.at.get(place), words=False)
            if component == "value" and lines:
                dated = (year_over(name), lines[0].paragraph)
            if component is None or component in ("title", "number", "statement") or not lines:
                continue
            if count == 1:
                one.put(component, " ".join(line.text for line in lines), lines[0].paragraph)
            elif len(lines) == count:
                one.put(component, lines[at].text, lines[at].paragraph)
        if "year" in one.kind.components:
            one.put("year", *dated)


def _said(cell: GridCell | None, words: bool = True) -> list[Line]:
    if cell is None or cell.cell.merge == "continue":
        return []
    return [line for line in cell.lines if line.text and not line.gone and (not words or _WORDS.search(line.text))]


def _part_of(row: GridRow, columns: Sequence[tuple[Kind, int]], at: int, count: int) -> GridRow:
    """The lines of a row that go with the `at`-th of several elements in one cell: line by line, else all with the
    first."""
    part = GridRow(row.header, [], dict(row.at))
    for _, place in columns:
        cell = row.at.get(place)
        lines = _said(cell)
        if cell is not None:
            kept = [lines[at]] if len(lines) == count else lines if at == 0 else []
            part.at[place] = GridCell(cell.cell, kept)
    return part

"""Tables whose rows are plan elements: which columns mean what, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.model.structure import Cell
from app.plan.lines import Line
from app.plan.profiles import Column, Layout, Profile
from app.plan.wording import folded

_BRACKET = re.compile("[(（]")
_YEAR = re.compile(
    r"(?:(?:by|in|for|until|en|pour|para|al?|d['’]ici(?:\s+(?:à|en))?|к|на|в|до)\s+)?((?:19|20)\d\d)(?=\s*(?:[(（]|\Z))",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"(?<![\d–-])(?<![–-]\s)(?:19|20)\d\d(?!\d)(?!\s*[-–]\s*\d)")
_BEFORE_YEARS = frozenset(
    ("for", "by", "in", "until", "en", "pour", "para", "al", "a", "к", "на", "в", "до", "d", "ici")
)


@dataclass(slots=True)
class GridCell:
    """One cell with its lines."""

    cell: Cell
    lines: list[Line] = field(default_factory=list[Line])
    _said: tuple[int, str] = (0, "")

    @property
    def text(self) -> str:
        """All text of the cell."""
        if self._said[0] != len(self.lines):
            said = " ".join([line.text for line in self.lines if line.text and not line.gone])
            self._said = (len(self.lines), said)
        return self._said[1]


@dataclass(slots=True)
class GridRow:
    """One row: its cells in order."""

    header: bool
    cells: list[GridCell] = field(default_factory=list[GridCell])
    at: dict[int, GridCell] = field(default_factory=dict[int, GridCell])
    """The cell over each grid column."""

    @property
    def whole(self) -> GridCell | None:
        """The one cell of a row that has no other."""
        return self.cells[0] if len(self.cells) == 1 else None

    def lines(self) -> Iterator[Line]:
        """All lines of the row."""
        for cell in self.cells:
            yield from cell.lines


@dataclass(frozen=True, slots=True)
class Reading:
    """A layout fitted to a table: the grid column of each of its columns, and the names the headers have.

    `further` are the grid columns that the layout has no words for, with their names; `loose` says that the column of
    titles has a name that says nothing of the kind ("Name").
    """

    layout: Layout
    columns: tuple[tuple[Column, int], ...]
    headers: tuple[str, ...]
    further: tuple[tuple[int, str], ...] = ()
    loose: bool = False

    @property
    def title(self) -> int:
        """The grid column that holds titles."""
        return self.columns[0][1]


def grid(lines: Iterable[Line]) -> list[GridRow]:
    """The rows of a table from its lines; a row that the view does not have is left out."""
    rows: list[GridRow] = []
    row_id = cell_id = None
    for line in lines:
        cell = line.cell
        if cell is None or (line.gone and not line.text):
            continue
        if cell.row.id != row_id:
            rows.append(GridRow(cell.row.header))
            row_id, cell_id = cell.row.id, None
        if cell.id != cell_id:
            new = GridCell(cell)
            rows[-1].cells.append(new)
            rows[-1].at.update(dict.fromkeys(range(cell.column, cell.column + cell.span), new))
            cell_id = cell.id
        rows[-1].cells[-1].lines.append(line)
    return rows


def split_header(rows: Sequence[GridRow]) -> tuple[Sequence[GridRow], Sequence[GridRow]]:
    """Header rows and the rest; without marked ones the first row is the header."""
    count = next((i for i, row in enumerate(rows) if not row.header), len(rows))
    count = count or min(1, len(rows))
    if count < len(rows) - 1 and all(row.whole is not None for row in rows[:count]) and len(rows[count].cells) > 1:
        # A title stands in a row of its own above the header.
        count += 1
    while 0 < count < len(rows) - 1 and _parted(rows[count - 1], rows[count]):
        count += 1
    return rows[:count], rows[count:]


def _parted(row: GridRow, below: GridRow) -> bool:
    """Whether a header row goes on below: some of its cells are parted there, and the others reach down."""
    if len(below.cells) <= len(row.cells) or row.whole is not None:
        return False
    parted = [one for one in row.cells if one.cell.span > 1]
    under = (below.at.get(one.cell.column) for one in row.cells if one.cell.span == 1)
    return bool(parted) and all(one is not None and (one.cell.merge == "continue" or not one.text) for one in under)


_Table = tuple[Sequence[GridRow], Sequence[GridRow]]


def side_by_side(header: Sequence[GridRow], rows: Sequence[GridRow]) -> list[_Table]:
    """Header and rows of each of several tables that stand beside each other under the same heads; else the one."""
    heads = [cell.text for cell in header[0].cells] if len(header) == 1 else []
    width = next((n for n in range(2, len(heads) // 2 + 1) if heads == heads[:n] * (len(heads) // n)), 0)
    if not width or any(cell.cell.span > 1 for cell in header[0].cells):
        return [(header, rows)]
    return [
        ([_columns(row, at, width) for row in header], [_columns(row, at, width) for row in rows])
        for at in range(0, len(heads), width)
    ]


def _columns(row: GridRow, first: int, width: int) -> GridRow:
    """Some columns of a row as a row of their own."""
    at = {column: cell for column, cell in row.at.items() if first <= column < first + width}
    return GridRow(row.header, list({id(cell): cell for cell in at.values()}.values()), at)


def readings(header: Sequence[GridRow], profile: Profile) -> tuple[Reading, ...]:
    """Every layout of the profile that the header fits, best first: leftmost title, then most columns."""
    names = {column: tuple(texts) for column, texts in _names(header).items()}
    return _readings(_Named(tuple(sorted(names.items())), profile))


@dataclass(frozen=True, slots=True)
class _Named:
    """A header to be read by a profile, which is told by identity: hashing all its words would cost more."""

    names: tuple[tuple[int, tuple[str, ...]], ...]
    profile: Profile = field(compare=False)
    identity: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", id(self.profile))


@lru_cache(1000)
def _readings(header: _Named) -> tuple[Reading, ...]:
    names, titles = dict(header.names), frozenset(map(folded, header.profile.titles))
    named = next((at for at in names if _says(names[at], titles)), None)
    fitted = [reading for layout in header.profile.layouts if (reading := _fit(layout, names, titles))]
    for one in fitted[:] if named is not None else ():
        if not one.loose and named is not None and named < one.title:
            # "Text | Target (2031)": what is named after the kind may be a figure of it.
            fitted += [other for other in (_fit(one.layout, names, frozenset(), named, loose=True),) if other]
    return tuple(sorted(fitted, key=lambda reading: (reading.loose, reading.title, -len(reading.columns))))


def reading_at(header: Sequence[GridRow], profile: Profile, kind: str, column: int) -> Reading | None:
    """The layout for a kind with its titles in a column whose head says something else, None without one."""
    names = _names(header)
    layout = next((one for one in profile.layouts if one.kind == kind), None)
    return _fit(layout, names, frozenset(), column) if layout is not None and column in names else None


def is_matrix(header: Sequence[GridRow], reading: Reading, profile: Profile, told: Container[int]) -> bool:
    """Whether a table only relates elements to each other: two or more further columns are named after kinds.

    `told` are the columns for components and for elements below those in the rows.
    """
    taken = {place for _, place in reading.columns}
    others = {one.title for one in readings(header, profile) if not one.loose} - taken
    return len([place for place in others if place not in told]) > 1


def _names(header: Sequence[GridRow]) -> dict[int, list[str]]:
    """What the header says over each grid column, lowest row first."""
    names: dict[int, list[str]] = {}
    for row in [row for row in reversed(header) if row.whole is None] or header:
        for column, one in row.at.items():
            names.setdefault(column, []).append(one.text)
    return names


def _fit(
    layout: Layout,
    names: Mapping[int, Sequence[str]],
    titles: frozenset[str],
    title: int | None = None,
    loose: bool = False,
) -> Reading | None:
    taken: set[int] = set()
    told = {column.component or column.child: {folded(word) for word in column.words} for column in layout.columns}
    years = _years(names)
    columns: list[tuple[Column, int]] = []
    headers: list[str] = []
    for column in layout.columns:
        words = told[column.component or column.child]
        place = _place(column, names, words, taken, told)
        if title is not None and column.component == "title":
            place = title
        if place is None and column.component == "title":
            place, loose = next((at for at in names if _says(names[at], titles)), None), True
            if place is None:
                return None
        if place is None and years.get(column.component) not in taken:
            place = years.get(column.component)
        if place is None:
            continue
        taken.add(place)
        columns.append((column, place))
        headers.append(names[place][0] or names[place][-1])
    dated = {at: component for component, at in years.items()}
    further = tuple((at, dated.get(at) or names[at][0] or names[at][-1]) for at in names if at not in taken)
    return Reading(layout, tuple(columns), tuple(headers), further, loose)


def _place(
    column: Column,
    names: Mapping[int, Sequence[str]],
    words: Container[str],
    taken: Container[int],
    told: Mapping[str, Container[str]],
) -> int | None:
    """The first column with these words over it; under a head for several of them, one that is not another's."""
    others = [said for name, said in told.items() if name != (column.component or column.child)]
    for at, said in names.items():
        own = [name for name in said[:1] if name]
        if at in taken or not _says(said, words):
            continue
        if _says(own, words) or not any(_says(own, other) for other in others):
            return at
    return None


def _years(names: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """The columns that have only a year over them: the first is where something stands, the last where it should be."""
    years = {at: year[1] for at, said in names.items() if (year := _YEAR.match(said[0] if said else ""))}
    found = sorted(years, key=lambda at: (years[at], at))
    if not found:
        return {}
    return {"value": found[-1]} if len(found) == 1 else {"baseline": found[0], "value": found[-1]}


def _says(names: Iterable[str], words: Container[str]) -> bool:
    return any(bare(name) in words for name in names if name)


def year_over(name: str) -> str:
    """The year that a head says its column is for: "2031" over "Target (2031)", "" without one."""
    match = _ANY_YEAR.search(name)
    return match[0] if match is not None else ""


def bare(name: str) -> str:
    """What a header says without years and brackets."""
    # "Target (2031)" and "Value 2031" are still the target and the value.
    words = folded(_BRACKET.split(name, maxsplit=1)[0]).split()
    if _YEAR.fullmatch(name.strip()):
        # "By 2031" is over the value for that year, and "By" over years.
        return " ".join(words)
    dated = len(words) > 1 and words[-1].isdigit()
    while len(words) > 1 and words[-1].isdigit():
        words.pop()
    while dated and len(words) > 1 and words[-1] in _BEFORE_YEARS:
        words.pop()
    return " ".join(words)

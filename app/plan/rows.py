"""Elements that are rows of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.plan.found import Form, Found
from app.plan.lines import Line
from app.plan.profiles import Kind
from app.plan.row_children import RowChildren
from app.plan.signs import Signs
from app.plan.tables import (
    GridCell,
    GridRow,
    Reading,
    is_matrix,
    reading_at,
    readings,
    side_by_side,
    split_header,
    year_over,
)
from app.plan.wording import Wording, bare_label, folded, typed_number, without_bullet

_FIGURE = re.compile(r"\W*(?:[A-Z]{1,3}[-.]?)?\d{1,3}(?:\.\d{1,3})*\W*\Z|\W*[A-Za-z]\W*\Z|[IVX]{1,5}\W*\Z")
_SUMS = frozenset(
    ("total", "totals", "sum", "grand total", "totaux", "totales", "итого", "всего", "合计", "总计", "المجموع")
)
"""What stands in the last row of a table of figures, which is no element."""

_CODED = re.compile(r"([A-Z]{0,3}[-.]?\d{1,2}(?:\.\d{1,2})*)\s+(?=[^\W\d])")
"""A number or code in front of a title with nothing behind it, which only its neighbours tell from a quantity."""

_CODE = re.compile(r"[A-Z]{1,4}[-/ ]\d{1,3}(?:\.\d{1,3})*")
"""A number such as "SR-1"."""

_HEADS = re.compile(r"\s*[/,&、]\s*|\s+(?:and|et|y|и)\s+")
_WORDS = re.compile(r"[^\W\d]{2,}")
_YEAR_LENGTH = 4
_PAIR = {"title", "statement"}
"""What the columns of a table for terms hold."""

_LONGEST_TERM = 60
_PERIOD = re.compile(r"(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?")


class TableReader:
    """Reads the table rows in one place of a document: below a heading for kinds, or inside an element."""

    def __init__(self, wording: Wording, signs: Signs, holds: Sequence[Kind], owner: Found | None) -> None:
        self._wording = wording
        self._signs = signs
        self._holds = holds
        self._owner = owner
        self._around = owner
        self._hint: tuple[str, str] | None = None
        self._narrowed: Kind | None = None
        self._coded = False
        self._numbers: list[int] = []
        self._label = ""
        self._over: Kind | None = None
        self._expected: Sequence[Kind] = ()
        self.understood = False

    def read(self, every: Sequence[GridRow], caption: str) -> list[Found]:
        """The elements in a table, row by row; none when no layout of the profile fits its header."""
        tables = side_by_side(*split_header(every))
        if len(tables) > 1:
            return sorted((one for table in tables for one in self._read(*table, caption)), key=_first_of(every))
        return self._read(*tables[0], caption)

    def _read(self, header: Sequence[GridRow], rows: Sequence[GridRow], caption: str) -> list[Found]:
        profile = self._wording.profile
        self._expected = self._below_bands(rows)
        every = readings(header, profile)
        reading = self._best([one for one in every if self._fits(one)]) or self._mixed(header)
        if reading is None and (pairs := self._pairs([*header, *rows])):
            return pairs
        if reading is None:
            self.understood = any(is_matrix(header, one, profile, ()) for one in every) or self._relates(header)
            return []
        self._children = RowChildren(self._wording, self._signs, reading)
        if is_matrix(header, reading, profile, self._children.told()):
            self.understood = True
            return []
        self._hint = self._wording.mention(caption)
        self._look(rows, reading)
        said = [[cell.text for cell in row.cells] for row in header]
        found = [one for row in header if row.whole is not None for one in self._group([row.whole], reading)]
        for row in rows:
            # A header is often written again on the next page.
            if [cell.text for cell in row.cells] not in said:
                found += self._row(row, reading, found)
        return found

    def _pairs(self, rows: Sequence[GridRow]) -> list[Found]:
        """The elements of a table without a header that only says what each term stands for."""
        kind = self._holds[0] if self._holds else None
        layouts = [one for one in self._wording.profile.layouts if kind is not None and one.kind == kind.name]
        if kind is None or not any({column.component for column in one.columns} == _PAIR for one in layouts):
            return []
        if any(row.header or len(row.cells) != len(_PAIR) or not all(one.text for one in row.cells) for row in rows):
            return []
        terms = [row.cells[0].text for row in rows]
        alike = len({all(cell.lines[0].bold for cell in row.cells) for row in rows}) == 1
        if not alike or len(set(terms)) < max(len(terms), 2) or max(map(len, terms)) > _LONGEST_TERM:
            return []
        because = f"It stands in a table without header for {kind.plural.lower()}."
        return [self._pair(row, kind, because) for row in rows]

    def _pair(self, row: GridRow, kind: Kind, because: str) -> Found:
        term, meaning = row.cells
        one = Found(kind, term.text, "", Form.TABLE, because, enclosing=self._owner)
        one.paragraphs += dict.fromkeys(id_ for line in row.lines() for id_ in line.paragraphs)
        for line in meaning.lines:
            if line.text and not line.gone:
                one.say(line)
        return one

    def _relates(self, header: Sequence[GridRow]) -> bool:
        """Whether several columns are named after single elements: "Goal 1 | Goal 2"."""
        named = [self._wording.prefixed(cell.text) for row in header for cell in row.cells if cell.text]
        return sum(one is not None and 0 < len(one.number) < _YEAR_LENGTH for one in named) > 1

    def _mixed(self, header: Sequence[GridRow]) -> Reading | None:
        """The reading for a column of elements and those below them, told apart by their numbers: "Goal / target"."""
        for cell in (cell for row in reversed(header) for cell in row.cells):
            kinds = [kind for part in _HEADS.split(cell.text) if (kind := self._named(part)) is not None]
            if len(kinds) > 1 and kinds[1].under(kinds[0].name):
                reading = reading_at(header, self._wording.profile, kinds[1].name, cell.cell.column)
                # A matrix has the same words in its corner, but nothing else that tells of its rows.
                if reading is not None and any(
                    column.component not in ("title", "number") for column, _ in reading.columns
                ):
                    self._over = kinds[0]
                    return reading
        return None

    def _named(self, text: str) -> Kind | None:
        found = self._wording.section(text)
        return found if isinstance(found, Kind) else self._wording.prefix_word(text)

    def _look(self, rows: Sequence[GridRow], reading: Reading) -> None:
        """See whether all titles begin with codes of their own, and which unnamed or odd column holds numbers."""
        own = [row for row in rows if len(row.cells) > 1 and row.at.get(reading.title) is not None]
        titles = [row.at[reading.title].text for row in own if row.at[reading.title].cell.merge != "continue"]
        codes = [match[1] for text in titles if text and (match := _CODED.match(text))]
        self._coded = bool(codes) and len(set(codes)) == len([text for text in titles if text])
        self._numbers = [at for at, name in reading.further if at < reading.title and self._counts(own, at, name)]

    def _counts(self, rows: Sequence[GridRow], at: int, name: str) -> bool:
        """Whether a column holds the rows' own numbers: it has no name, or a figure of its own in every row."""
        said = [cell.text for row in rows if (cell := row.at.get(at)) is not None and cell.text]
        unlike = len(said) > 1 and len(set(said)) == len(said) == len(rows) and all(map(_FIGURE.match, said))
        return not name or unlike

    def _best(self, fitting: Sequence[Reading]) -> Reading | None:
        """The reading for the kind that the heading announces, unless another one has that kind below its own."""
        holds = self._holds[0].name if self._holds else ""
        first = fitting[0] if fitting else None
        if first is not None and any(column.child == holds for column, _ in first.columns):
            return first
        if first is not None and first.layout.kind not in {kind.name for kind in self._expected}:
            # "Ref. | Text | Indicator" below rows that name priorities: the texts are outcomes.
            for one in fitting:
                if one.loose and any(column.child == first.layout.kind for column, _ in one.columns):
                    return one
        return next((one for one in fitting if one.layout.kind == holds), first)

    def _fits(self, reading: Reading) -> bool:
        kind = self._wording.profile.kinds[reading.layout.kind]
        if reading.loose:
            telling = [column for column, _ in reading.columns if column.component != "number"]
            return kind in self._expected and (kind in self._holds or len(telling) > 1)
        announced = self._announces(kind)
        telling = [column for column, _ in reading.columns if column.component != "number"]
        # "Budget line | 2028 | 2029": what stands under years are its amounts.
        dated = bool(reading.further) and all(_PERIOD.fullmatch(name.strip()) for _, name in reading.further)
        return announced or len(telling) > 1 or (dated and "amount" in kind.required)

    def _below_bands(self, rows: Sequence[GridRow]) -> Sequence[Kind]:
        """The kinds that rows may be whose column of titles does not say so: what the heading announces.

        Where rows over others name elements of that kind, it is what stands below these.
        """
        texts = [row.whole.text for row in rows if row.whole is not None]
        banded = [one.kind for text in texts if (one := self._wording.prefixed(typed_number(text)[1])) is not None]
        if not banded:
            return self._holds[:1]
        kinds = self._wording.profile.children(banded[0].name)
        return [kind for kind in kinds if kind is not banded[0]]

    def _announces(self, kind: Kind) -> bool:
        return kind in self._holds or (self._owner is not None and kind.under(self._owner.kind.name))

    def _row(self, row: GridRow, reading: Reading, before: Sequence[Found]) -> list[Found]:
        band = _band(row, reading) or self._lone(row, reading)
        if band is not None:
            return self._group(band, reading)
        cell = row.at.get(reading.title)
        if cell is None:
            return []
        over = self._above(row, cell, reading)
        if over is not None:
            return [over]
        goes_on = cell.cell.merge == "continue" or (not cell.text and self._children.any(row))
        if goes_on:
            same = (one for one in reversed(before) if one.kind.name == self._kind(reading).name)
            one = next(same, None)
        else:
            one = self._element(row, cell, reading)
            self._children.begin()
        if one is None:
            return []
        below = self._children.below(row, one)
        taken = {id_ for child in below for id_ in child.paragraphs}
        one.give_up(taken)
        if not goes_on:
            return [one, *below]
        # The cells beside the first element of the row tell about it.
        rest = (id_ for line in row.lines() for id_ in line.paragraphs if id_ not in taken)
        (below[0] if below else one).paragraphs += rest
        return below

    def _lone(self, row: GridRow, reading: Reading) -> list[GridCell] | None:
        """The one cell with text in a row where it names what the rows below belong to: "Priority 1: Springs"."""
        said = [cell for cell in row.cells if cell.text]
        prefixed = self._wording.prefixed(typed_number(said[0].text)[1]) if len(said) == 1 else None
        above = prefixed is not None and bool(prefixed.number) and self._kind(reading).under(prefixed.kind.name)
        return said if above and len(row.cells) > 1 else None

    def _above(self, row: GridRow, cell: GridCell, reading: Reading) -> Found | None:
        """The element of the upper kind in a column of two kinds: one whose number has no second part."""
        lines = [line for line in cell.lines if line.text and not line.gone]
        if self._over is None or not lines:
            return None
        number, title, automatic = self._numbered(row, lines[0], self._over, reading)
        if not number or "." in number or not _WORDS.search(title):
            return None
        because = f"It is a row of a table for {self._over.plural.lower()} and what stands below them."
        one = Found(self._over, title, number, Form.TABLE, because, automatic, enclosing=self._owner, grouping=True)
        one.paragraphs += dict.fromkeys(
            [*lines[0].paragraphs, *(id_ for each in row.lines() for id_ in each.paragraphs)]
        )
        for line in lines[1:]:
            one.say(line)
        self._around, self._hint, self._label = one, None, ""
        return one

    def _kind(self, reading: Reading) -> Kind:
        """The kind of the rows: the layout's, or the narrower one that a row above them names."""
        return self._narrowed or self._wording.profile.kinds[reading.layout.kind]

    def _group(self, cells: Sequence[GridCell], reading: Reading) -> list[Found]:
        """A row over others that names the parent of the rows below it, or says more narrowly what they are."""
        text = " ".join(one.text for one in cells if one.text)
        typed, rest = typed_number(text)
        coded = _CODED.match(rest) if not typed and len(cells) > 1 else None
        typed, rest = (coded[1], rest[coded.end() :]) if coded is not None else (typed, rest)
        prefixed = self._wording.prefixed(rest) or self._wording.prefixed(text)
        around, self._label, self._around = self._around, text, self._owner
        if prefixed is None:
            named = self._wording.section(text)
            narrow = isinstance(named, Kind) and reading.layout.kind in (named.name, named.narrows)
            self._narrowed = named if narrow and isinstance(named, Kind) else self._narrowed
            self._label = rest
            if isinstance(named, Kind) and around is not None and named.under(around.kind.name):
                # "Outcomes" below the row of a priority: still that priority's.
                self._around = around
            return []
        if not prefixed.title:
            self._hint = (prefixed.kind.name, prefixed.number)
            return []
        because = f"The table row starts with “{prefixed.word}” and names what the rows below belong to."
        one = Found(prefixed.kind, prefixed.title, prefixed.number or typed, Form.TABLE, because, grouping=True)
        one.paragraphs += [id_ for cell in cells for line in cell.lines for id_ in line.paragraphs]
        self._around, self._hint = one, None
        return [one]

    def _element(self, row: GridRow, cell: GridCell, reading: Reading) -> Found | None:
        kind = self._kind(reading)
        lines = [line for line in cell.lines if line.text and not line.gone]
        if not lines or not _WORDS.search(cell.text):
            return None
        number, title, automatic = self._numbered(row, lines[0], kind, reading)
        if folded(title) in _SUMS:
            return None
        because = "It is a row of a table with the columns " + ", ".join(f"“{h}”" for h in reading.headers) + "."
        one = Found(kind, title, number, Form.TABLE, because, automatic, enclosing=self._around, hint=self._hint)
        one.group = self._label
        for line in lines[1:]:
            one.say(line)
        self._components(one, row, reading)
        self._further(one, row, reading)
        first = [id_ for line in cell.lines for id_ in line.paragraphs]
        others = [id_ for line in row.lines() for id_ in line.paragraphs]
        one.paragraphs += dict.fromkeys([*first, *others])
        return one

    def _numbered(self, row: GridRow, line: Line, kind: Kind, reading: Reading) -> tuple[str, str, bool]:
        typed, title = typed_number(without_bullet(line.text))
        coded = _CODED.match(title) if self._coded and not typed else None
        typed, title = (coded[1], title[coded.end() :]) if coded is not None else (typed, title)
        prefixed = self._wording.prefixed(title)
        if prefixed is not None and prefixed.kind is kind and prefixed.number:
            typed, title = prefixed.number, prefixed.title
        place = next((at for column, at in reading.columns if column.component == "number"), None)
        if place is None:
            # Numbers often stand under no header.
            place = next((at for at in self._numbers if at in row.at and _FIGURE.match(row.at[at].text)), None)
        cell = row.at.get(place) if place is not None else None
        if cell is not None and cell.text:
            code = cell.text if _CODE.fullmatch(cell.text) else ""
            return bare_label(cell.text) or code or typed, title, False
        label = next((one.label for one in (*(cell.lines if cell else ()), line) if one.label), "")
        return typed or bare_label(label), title, not typed

    def _components(self, one: Found, row: GridRow, reading: Reading) -> None:
        for column, place in reading.columns:
            cell = row.at.get(place)
            if column.child or column.component in ("title", "number") or cell is None or not cell.text:
                continue
            if column.component == "statement":
                for line in cell.lines:
                    if line.text and not line.gone:
                        one.say(line)
            else:
                one.put(column.component, cell.text, cell.lines[0].paragraph)
        self._dated(one, row, reading)

    def _dated(self, one: Found, row: GridRow, reading: Reading) -> None:
        """Take the year of a value from the head of its column where no other column says it."""
        for (column, place), head in zip(reading.columns, reading.headers, strict=True):
            cell = row.at.get(place) if column.component == "value" and "year" in one.kind.components else None
            if cell is not None and cell.text:
                one.put("year", year_over(head), cell.lines[0].paragraph)

    def _further(self, one: Found, row: GridRow, reading: Reading) -> None:
        """Take columns whose labels the kind knows, and the first other text where no column is the statement's."""
        has_statement = any(column.component == "statement" for column, _ in reading.columns)
        child = next((column.child for column, _ in reading.columns if column.child), "")
        for place, name in reading.further:
            cell = row.at.get(place)
            if cell is None or not cell.text:
                continue
            component = self._signs.component(one.kind, name)
            if component is not None and component not in ("title", "number") and not component.startswith("child:"):
                one.put(component, cell.text, cell.lines[0].paragraph)
            elif not has_statement and not child and one.kind.lead and name and not self._signs.figure(name):
                has_statement = True
                for line in cell.lines:
                    if line.text and not line.gone:
                        one.say(line)


def _first_of(rows: Sequence[GridRow]) -> Callable[[Found], int]:
    """By where in a table an element begins."""
    lines = (line for row in rows for line in row.lines())
    places = {id_: at for at, line in enumerate(lines) for id_ in line.paragraphs}
    return lambda one: places.get(one.paragraphs[0], 0)


def _band(row: GridRow, reading: Reading) -> list[GridCell] | None:
    """The cells of a row that only says what stands below it: one over all columns, perhaps with a number before it."""
    columns = {place for _, place in reading.columns} | {place for place, _ in reading.further}
    if len(columns) < 2:
        return None
    if row.whole is not None:
        return [row.whole]
    wide = row.at.get(reading.title)
    if wide is None or wide.cell.merge or wide.cell.span < 2:
        return None
    before = [one for one in row.cells if one is not wide]
    alone = all(one.cell.column < wide.cell.column and (not one.text or _FIGURE.match(one.text)) for one in before)
    return [*before, wide] if alone and max(columns) in _covered(wide) else None


def _covered(cell: GridCell) -> range:
    return range(cell.cell.column, cell.cell.column + cell.cell.span)

"""Copied paragraphs made ready for their new place: tables built anew or flattened, what can't be copied left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.editing.draft import Draft
from app.editing.slots import Resolver
from app.model.content import LINE_BREAK, TAB, Mark, Opaque, OpaqueKind, Paragraph, Run, must_stay, normal
from app.model.document import StoryKind
from app.model.revision import Revision
from app.model.structure import Cell, Container, ContentControl, Note, Row, Table, cell_of, containers
from app.model.styles import StyleSheet

NOT_COPIED = frozenset((OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE, OpaqueKind.COMMENT))
"""Carried content that belongs to its one reference."""

_SETTLED = Resolver(lambda revision, kind, paragraph, offset: True, accepted=True)
_NOTES = (StoryKind.FOOTNOTES, StoryKind.ENDNOTES, StoryKind.COMMENTS)
_TEXT_ONLY = re.compile(r"<w:(?:text|date|comboBox|dropDownList)[\s/>]")


def brought(
    draft: Draft, kind: StoryKind, here: Paragraph, paragraphs: Sequence[Paragraph], revision: Revision | None
) -> list[Paragraph]:
    """Copied paragraphs under new ids and one insertion, as they can stand beside `here` in a story of this kind.

    What all of them stood in is left behind. Tables come whole, as inserted rows with a paragraph between neighbouring
    tables; within cells, notes and controls for plain text each row becomes a line with tabs between its cells.
    """
    loose = [_Loose(paragraph, cells) for paragraph, cells in zip(paragraphs, _own_cells(paragraphs), strict=True)]
    if not _takes_tables(kind, here):
        return [_inserted(draft, p, here.parent, revision) for p in _flattened(loose)]
    new: list[Paragraph] = []
    for _, group in groupby(loose, key=lambda one: one.table):
        members = list(group)
        if members[0].table is None:
            new += [_inserted(draft, one.paragraph, here.parent, revision) for one in members]
            continue
        if new and new[-1].parent is not here.parent:
            new.append(blank(draft, here.parent, revision))
        new += _Tables(draft, here.parent, revision).built(members)
    return new


def blank(draft: Draft, parent: Container | None, revision: Revision | None) -> Paragraph:
    """An empty inserted paragraph."""
    return Paragraph(draft.new_id(), mark=Mark(inserted=revision), parent=parent)


def stands_alone(styles: StyleSheet, paragraph: Paragraph, here: Paragraph) -> bool:
    """Whether copied text keeps a paragraph of its own rather than run into the text around it.

    So do cells, and headings and list items unless they are pasted into one of their kind.
    """
    if paragraph.parent is not here.parent:
        return True
    new, old = (styles.effective_paragraph(p.format) for p in (paragraph, here))
    headed = styles.outline_level(paragraph.format) is not None
    hanging = (new.first_line or 0) < 0
    if not (headed or new.number or hanging):
        return False
    same = (new.style, new.number, new.level, new.outline) == (old.style, old.number, old.level, old.outline)
    return not same or (hanging and not new.number and new.indent_start != old.indent_start)


def copyable(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without what stands but once in a document: marks of places, references to notes, text boxes.

    Changes tracked inside carried content are another's: the copy has what it says once they are accepted.
    """
    for run in runs:
        if not run.text or (run.opaque and stays(run.opaque)):
            continue
        if run.opaque is None or not run.opaque.inner:
            yield run
        elif (settled := _SETTLED.opaque(run.opaque, 0, 0)) is not None:
            yield replace(run, opaque=settled)


def stays(opaque: Opaque) -> bool:
    """Whether carried content belongs to its one place: it refers to a note or holds the story of a text box."""
    return opaque.kind in NOT_COPIED or bool(opaque.boxes)


def copied(run: Run, revision: Revision | None) -> Run:
    """A run as an insertion and nothing else."""
    wrappers = tuple(replace(wrapper, inserted=None, deleted=None) for wrapper in run.wrappers)
    # A pasted book has runs by the ten thousand, which dataclasses.replace takes three times as long for.
    return Run(run.text, run.format, revision, None, None, wrappers, run.opaque)


class _Loose:
    """A copied paragraph with the cells, outermost first, that come along with it."""

    def __init__(self, paragraph: Paragraph, cells: tuple[Cell, ...]) -> None:
        self.paragraph = paragraph
        self.cells = cells

    @property
    def table(self) -> int | None:
        """The id of the outermost table around it."""
        return self.cells[0].row.table.id if self.cells else None

    @property
    def row(self) -> int | None:
        """The id of the row of that table."""
        return self.cells[0].row.id if self.cells else None


def _own_cells(paragraphs: Sequence[Paragraph]) -> list[tuple[Cell, ...]]:
    """The cells around each paragraph, outermost first, without those around all of them."""
    chains = [tuple(reversed([c for c in containers(p.parent) if isinstance(c, Cell)])) for p in paragraphs]
    shared = 0
    while all(shared < len(chain) and chain[shared].id == chains[0][shared].id for chain in chains):
        shared += 1
    return [chain[shared:] for chain in chains]


def _takes_tables(kind: StoryKind, here: Paragraph) -> bool:
    if kind in _NOTES or cell_of(here.parent) is not None:
        return False
    return not any(isinstance(c, Note) or _is_for_text(c) for c in containers(here.parent))


def _is_for_text(container: Container) -> bool:
    return isinstance(container, ContentControl) and _TEXT_ONLY.search(container.xml) is not None


def _inserted(draft: Draft, paragraph: Paragraph, parent: Container | None, revision: Revision | None) -> Paragraph:
    mark = Mark(paragraph.mark.format, revision)
    new = Paragraph(draft.new_id(), format=paragraph.format, mark=mark, parent=parent)
    return new.with_runs(copied(run, revision) for run in copyable(paragraph.runs))


def _flattened(loose: Sequence[_Loose]) -> Iterator[Paragraph]:
    for row, group in groupby(loose, key=lambda one: one.row):
        if row is None:
            yield from (one.paragraph for one in group)
        else:
            yield _line(list(group))


def _line(members: Sequence[_Loose]) -> Paragraph:
    """One row as a paragraph: tabs between its cells, line breaks between the paragraphs of a cell."""
    runs: list[Run] = []
    for index, one in enumerate(members):
        if index:
            apart = one.cells[0].id != members[index - 1].cells[0].id
            runs.append(Run(TAB if apart else LINE_BREAK, runs[-1].format if runs else one.paragraph.mark.format))
        runs += one.paragraph.runs
    # Empty cells at the end need no tabs.
    while runs and runs[-1].text in (TAB, LINE_BREAK):
        runs.pop()
    return Paragraph(0, normal(runs))


class _Tables:
    """Builds one copied table, and those inside it, around the copies of its paragraphs."""

    def __init__(self, draft: Draft, parent: Container | None, revision: Revision | None) -> None:
        self._draft = draft
        self._parent = parent
        self._revision = revision
        self._tables: dict[int, Table] = {}
        self._rows: dict[int, Row] = {}
        self._cells: dict[int, Cell] = {}

    def built(self, members: Sequence[_Loose]) -> list[Paragraph]:
        """The paragraphs of the table in their new cells."""
        new: list[Paragraph] = []
        for row, group in groupby(members, key=lambda one: one.row):
            new += self._row_of(list(group), first=row == members[0].row)
        return new

    def _row_of(self, members: list[_Loose], *, first: bool) -> list[Paragraph]:
        """A row with all its columns: those that were not copied are empty."""
        start, end = members[0].cells[0], members[-1].cells[0]
        row = self._row(start.row, self._parent)
        columns = len(row.table.grid)
        new: list[Paragraph] = []
        if start.column:
            new.append(self._filled(row, 0, start.column))
        for _, group in groupby(members, key=lambda one: one.cells[0].id):
            new += self._cell_of(list(group), first=first)
        if end.column + end.span < columns:
            new.append(self._filled(row, end.column + end.span, columns))
        return new

    def _cell_of(self, members: list[_Loose], *, first: bool) -> list[Paragraph]:
        outer = self._cell(members[0].cells[0], self._parent, first=first)
        new = [_inserted(self._draft, one.paragraph, self._innermost(one), self._revision) for one in members]
        closed: list[Paragraph] = []
        for paragraph, after in zip(new, [*new[1:], None], strict=True):
            stays = must_stay(paragraph, after)
            closed.append(paragraph.with_mark(Mark(paragraph.mark.format)) if stays else paragraph)
        if closed[-1].parent is not outer:
            # A cell ends with a paragraph, not with a table (§17.4.65).
            closed.append(Paragraph(self._draft.new_id(), parent=outer))
        return closed

    def _innermost(self, one: _Loose) -> Container | None:
        parent: Container | None = self._parent
        for cell in one.cells:
            parent = self._cell(cell, parent)
        return parent

    def _filled(self, row: Row, column: int, end: int) -> Paragraph:
        grid = row.table.grid[column:end]
        cell = Cell(self._draft.new_id(), row, column, end - column, width=sum(grid) or None)
        return Paragraph(self._draft.new_id(), parent=cell)

    def _cell(self, cell: Cell, parent: Container | None, *, first: bool = False) -> Cell:
        if cell.id not in self._cells:
            row = self._row(cell.row, parent)
            # What a merge began with was perhaps not copied.
            merge = "restart" if first and cell.merge == "continue" else cell.merge
            new = Cell(self._draft.new_id(), row, cell.column, cell.span, merge, cell.width, cell.shading, xml=cell.xml)
            self._cells[cell.id] = new
        return self._cells[cell.id]

    def _row(self, row: Row, parent: Container | None) -> Row:
        if row.id not in self._rows:
            table = self._table(row.table, parent)
            # Left-out columns are counted in the row's own grid, which is filled here.
            xml = "" if "w:grid" in row.xml else row.xml
            self._rows[row.id] = Row(self._draft.new_id(), table, row.header, self._revision, xml=xml)
        return self._rows[row.id]

    def _table(self, table: Table, parent: Container | None) -> Table:
        if table.id not in self._tables:
            new = Table(self._draft.new_id(), table.grid, parent, table.style, table.borders, table.rtl, table.xml)
            self._tables[table.id] = new
        return self._tables[table.id]

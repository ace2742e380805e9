"""A new element as a table row like the rows of its siblings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position
from app.model.errors import RefusedError
from app.model.format import RunFormat
from app.model.structure import Cell, cell_of
from app.plan.lines import LineReader
from app.plan.profiles import Kind, Profile
from app.plan.signs import Signs
from app.plan.tables import GridCell, GridRow, Reading, grid, readings, split_header
from app.plan.wording import bare_label


@dataclass(frozen=True, slots=True)
class NewRow:
    """What goes behind the row that ends with paragraph `after`: one paragraph or more for each of that row's cells."""

    after: int
    paragraphs: tuple[Paragraph, ...]

    def insert(self, draft: Draft, tracking: Tracking) -> Position:
        """Insert the row (§17.13.5.16); returns the end of its longest text."""
        story, index = draft.locate(self.after)
        revision = tracking.revision(draft)
        first = cell_of(self.paragraphs[0].parent)
        assert first is not None
        row = replace(first.row, id=draft.new_id(), inserted=revision, deleted=None)
        new: list[Paragraph] = []
        cells: dict[int, Cell] = {}
        for paragraph in self.paragraphs:
            cell = cell_of(paragraph.parent)
            assert cell is not None
            runs = tuple(replace(run, inserted=revision) for run in paragraph.runs)
            if cell.id not in cells:
                cells[cell.id] = replace(cell, id=draft.new_id(), row=row, inserted=None, deleted=None)
            new.append(replace(paragraph, id=draft.new_id(), runs=runs, parent=cells[cell.id]))
        draft.replace(story.id, index + 1, 0, new)
        longest = max(new, key=lambda paragraph: paragraph.length)
        return Position(longest.id, longest.length)


@dataclass(frozen=True, slots=True)
class RowPlace:
    """The row that a new one goes behind and is like; `columns` are the grid columns that hold its components."""

    document: Document
    row: GridRow
    title: int
    columns: Mapping[str, int]

    def new(self, components: Mapping[str, str], below: Sequence[str] = ()) -> NewRow:
        """A row with texts by component ("number", "title", "baseline"); `below` stand below the title in its cell."""
        texts = {column: components.get(name, "") for name, column in self.columns.items()}
        return NewRow(self._last_paragraph(), tuple(self._paragraphs(texts, below)))

    def _paragraphs(self, texts: Mapping[int, str], below: Sequence[str]) -> Iterator[Paragraph]:
        for one in self.row.cells:
            like = self.document.paragraph(one.lines[0].paragraph)
            columns = range(one.cell.column, one.cell.column + one.cell.span)
            text = next((texts[column] for column in columns if texts.get(column)), "")
            runs = (Run(text, _format(like)),) if text else ()
            yield Paragraph(like.id, runs, like.format, Mark(like.mark.format), one.cell)
            if self.title in columns:
                yield from self._below(below, one)

    def _below(self, texts: Sequence[str], cell: GridCell) -> Iterator[Paragraph]:
        like = self.document.paragraph(cell.lines[min(1, len(cell.lines) - 1)].paragraph)
        format_ = _format(like) if len(cell.lines) > 1 else replace(_format(like), bold=None)
        for text in texts:
            yield Paragraph(like.id, (Run(text, format_),), like.format, Mark(like.mark.format), cell.cell)

    def _last_paragraph(self) -> int:
        wanted = self.row.cells[0].cell.row.id
        rows = ((p.id, cell_of(p.parent)) for p in self.document.body.paragraphs)
        return [id_ for id_, inner in rows if inner is not None and inner.row.id == wanted][-1]


def row_place(document: Document, sibling: int, kind: Kind, profile: Profile, number: str = "") -> RowPlace:
    """The place behind the row that holds the paragraph `sibling`; `number` is what that row's element has.

    Raises RefusedError where cells of that row are merged with others, or the table's header is not understood.
    """
    cell = cell_of(document.paragraph(sibling).parent)
    assert cell is not None
    rows = _rows(document, cell)
    reading = _reading(rows, kind, profile, cell)
    row = next((row for row in rows if any(one.cell.row.id == cell.row.id for one in row.cells)), None)
    if row is not None and row.whole is not None and len(rows) > 1:
        raise RefusedError(
            f"Here each {kind.title.lower()} is a row over the rows that belong to it; add such a row by hand."
        )
    if reading is None or row is None or any(one.cell.merge for one in row.cells):
        raise RefusedError(
            f"Here each {kind.title.lower()} is a row of a table with merged cells; add a row there by hand."
        )
    columns = dict(_columns(reading, kind, Signs(profile)))
    for one in row.cells:
        if number and bare_label(one.text) == number:
            columns.setdefault("number", one.cell.column)
    return RowPlace(document, row, reading.title, columns)


def _columns(reading: Reading, kind: Kind, signs: Signs) -> Mapping[str, int]:
    """The grid columns of components: those of the layout, then those that only the kind has words for.

    As in reading, the first other text is the statement where no column says that it is.
    """
    found = {what.component: column for what, column in reading.columns if what.component}
    leads = kind.lead and not any(what.child for what, _ in reading.columns)
    for column, name in reading.further:
        component = signs.component(kind, name) or ""
        if component and component not in ("title", "number") and not component.startswith("child:"):
            found.setdefault(component, column)
        elif leads and "statement" not in found and name and not signs.figure(name):
            found["statement"] = column
    return found


def _rows(document: Document, cell: Cell) -> Sequence[GridRow]:
    lines = LineReader().read(document)
    return grid(line for line in lines if line.cell is not None and line.cell.row.table.id == cell.row.table.id)


def _reading(rows: Sequence[GridRow], kind: Kind, profile: Profile, sibling: Cell) -> Reading | None:
    """The columns of the table, with titles in the one where the sibling has its own if one reading says so."""
    header, _ = split_header(rows)
    every = [one for one in readings(header, profile) if one.layout.kind == kind.name]
    columns = range(sibling.column, sibling.column + sibling.span)
    return next((one for one in every if one.title in columns), next(iter(every), None))


def _format(like: Paragraph) -> RunFormat:
    first = (run.format for run in like.runs if run.text.strip() and run.opaque is None and run.deleted is None)
    return next(first, like.mark.format)

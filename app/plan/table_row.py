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
from app.plan.tables import GridRow, Reading, grid, readings, split_header


@dataclass(frozen=True, slots=True)
class NewRow:
    """What goes behind the row that ends with paragraph `after`: one paragraph for each of that row's cells."""

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
        for paragraph in self.paragraphs:
            cell = cell_of(paragraph.parent)
            assert cell is not None
            runs = tuple(replace(run, inserted=revision) for run in paragraph.runs)
            parent = replace(cell, id=draft.new_id(), row=row, inserted=None, deleted=None)
            new.append(replace(paragraph, id=draft.new_id(), runs=runs, parent=parent))
        draft.replace(story.id, index + 1, 0, new)
        longest = max(new, key=lambda paragraph: paragraph.length)
        return Position(longest.id, longest.length)


def new_row(
    document: Document,
    sibling: int,
    kind: Kind,
    profile: Profile,
    components: Mapping[str, str],
) -> NewRow:
    """A row behind the one that holds the paragraph `sibling`.

    `components` are the texts by component ("number", "title", "baseline"). Raises RefusedError where cells of that row
    are merged with others, or the table's header is not understood.
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
    texts = {column: components.get(what.component, "") for what, column in reading.columns}
    paragraphs = tuple(_paragraphs(document, row, texts))
    return NewRow(_last_paragraph(document, cell), paragraphs)


def _rows(document: Document, cell: Cell) -> Sequence[GridRow]:
    lines = LineReader().read(document)
    return grid(line for line in lines if line.cell is not None and line.cell.row.table.id == cell.row.table.id)


def _reading(rows: Sequence[GridRow], kind: Kind, profile: Profile, sibling: Cell) -> Reading | None:
    """The columns of the table, with titles in the one where the sibling has its own if one reading says so."""
    header, _ = split_header(rows)
    every = [one for one in readings(header, profile) if one.layout.kind == kind.name]
    columns = range(sibling.column, sibling.column + sibling.span)
    return next((one for one in every if one.title in columns), next(iter(every), None))


def _paragraphs(document: Document, row: GridRow, texts: Mapping[int, str]) -> Iterator[Paragraph]:
    for one in row.cells:
        like = document.paragraph(one.lines[0].paragraph)
        columns = range(one.cell.column, one.cell.column + one.cell.span)
        text = next((texts[column] for column in columns if texts.get(column)), "")
        runs = (Run(text, _format(like)),) if text else ()
        yield Paragraph(like.id, runs, like.format, Mark(like.mark.format), one.cell)


def _format(like: Paragraph) -> RunFormat:
    first = (run.format for run in like.runs if run.text.strip() and run.opaque is None and run.deleted is None)
    return next(first, like.mark.format)


def _last_paragraph(document: Document, cell: Cell) -> int:
    body = document.body.paragraphs
    rows = ((p.id, cell_of(p.parent)) for p in body)
    return [id_ for id_, inner in rows if inner is not None and inner.row.id == cell.row.id][-1]

"""Rows and columns of tables added and removed under tracking (ECMA-376 Part 1 §17.13.5.1, .2, .12, .16, .33)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.rows import strike_row
from app.editing.striking import require_editable
from app.editing.tracking import Tracking
from app.model.content import Mark, Paragraph, Run
from app.model.document import Position, Story
from app.model.errors import RefusedError
from app.model.revision import Revision
from app.model.structure import Cell, GridChange, Row, Table, cell_of, containers

_NARROWEST = 400
"""Twips that a column keeps when it gives half of its width to a new one."""


def add_row(draft: Draft, at: int, tracking: Tracking, *, below: bool = True) -> Position:
    """Put an empty row beside the one that a paragraph stands in; returns the place in its first cell.

    Raises RefusedError outside of tables.
    """
    story, cell = _here(draft, at)
    revision = tracking.revision(draft)
    model = [paragraphs[0] for paragraphs in _cells(story, cell.row).values()]
    row = replace(cell.row, id=draft.new_id(), inserted=revision, deleted=None, header=False, format_change=None)
    row = replace(row, exceptions_change=None)
    new = [_empty(draft, paragraph, row, revision, below) for paragraph in model]
    place = _rows_end(story, cell.row) if below else _rows_start(story, cell.row)
    draft.replace(story.id, place, 0, new)
    return Position(new[0].id, 0)


def remove_row(draft: Draft, at: int, tracking: Tracking) -> Position:
    """Strike the row that a paragraph stands in, or take it away where it is the author's own; returns a place beside.

    Raises RefusedError outside of tables, for a row that is all there is, and for one that shares a merged cell.
    """
    story, cell = _here(draft, at)
    start = _rows_start(story, cell.row)
    _require_another(story, cell.row)
    strike_row(draft, at, tracking)
    return Position(at, 0) if draft.document.holds(at) else _beside(draft, story.id, start)


def add_column(draft: Draft, at: int, tracking: Tracking, *, after: bool = True) -> Position:
    """Put an empty column beside the one that a paragraph stands in; returns the place in the row it stands in.

    Raises RefusedError outside of tables, where cells reach over the new column's edge, and under tracking where
    another party's change of the columns is still to be decided: a table records but one.
    """
    story, cell = _here(draft, at)
    table, revision = cell.row.table, tracking.revision(draft)
    if table.grid_change is not None and not tracking.removes(table.grid_change.revision):
        raise RefusedError("Another party has changed the columns of this table; decide on that before you add one.")
    edge = cell.column + cell.span if after else cell.column
    grid = _wider(table, edge)
    start, end = _table_range(story, table)
    moved = ContainerMap(lambda row: row, lambda one: _shifted(one, table, edge, 1), _with_grid(table, edge, revision))
    old = [p.within(moved(p.parent)) for p in story.paragraphs[start:end]]
    out: list[Paragraph] = []
    done, found = 0, old[0]
    for row in _rows(story, table, start, end):
        model, place = _at_edge(story, row, edge)
        new = _new_cell(draft, old[model - start], table, edge, grid, revision)
        found = new if row[2].id == cell.row.id else found
        out += [*old[done : place - start], new]
        done = place - start
    draft.replace(story.id, start, end - start, [*out, *old[done:]])
    return Position(found.id, 0)


def remove_column(draft: Draft, at: int, tracking: Tracking) -> Position:
    """Strike the cells of the column that a paragraph stands in, or take them away where they are the author's own.

    Raises RefusedError outside of tables, for the only column, and where cells of other rows reach over its edges.
    """
    story, cell = _here(draft, at)
    table, revision = cell.row.table, tracking.revision(draft)
    start, end = _table_range(story, table)
    gone = [_cell_in(story, row, cell) for _, _, row in _rows(story, table, start, end)]
    ids = {one.id for one in gone}
    own = {one.id for one in gone if tracking.removes(one.inserted)}
    if len(own) == len(gone):
        return _column_taken(draft, story, cell, own, tracking)

    def struck(one: Cell) -> Cell:
        return replace(one, deleted=revision) if one.id in ids and one.deleted is None else one

    cells = ContainerMap(lambda row: row, struck)
    new = [
        (_struck(p, revision, tracking) if _innermost(p, table, ids) else p).within(cells(p.parent))
        for p in story.paragraphs[start:end]
    ]
    draft.replace(story.id, start, end - start, new)
    return Position(at, 0)


def _column_taken(draft: Draft, story: Story, cell: Cell, own: set[int], tracking: Tracking) -> Position:
    table = cell.row.table
    start, end = _table_range(story, table)
    kept = [p for p in story.paragraphs[start:end] if not _innermost(p, table, own)]
    if not kept:
        raise RefusedError("This is the table's only column; strike the table itself to remove it.")
    grid = (*table.grid[: cell.column], *table.grid[cell.column + cell.span :])
    change = table.grid_change
    if change is not None and len(change.old) == len(grid) and tracking.removes(change.revision):
        # The columns that gave width to the new one get it back.
        grid, change = change.old, None
    elif change is None and tracking.on:
        # That the table has this column was accepted, its cells were not.
        change = GridChange(_made(draft, tracking), table.grid)
    tables = replace(table, grid=grid, grid_change=change)
    moved = ContainerMap(
        lambda row: row,
        lambda one: _shifted(one, table, cell.column + cell.span, -cell.span),
        lambda one: tables if one.id == table.id else one,
    )
    draft.replace(story.id, start, end - start, [p.within(moved(p.parent)) for p in kept])
    return _beside(draft, story.id, start)


def _made(draft: Draft, tracking: Tracking) -> Revision:
    revision = tracking.revision(draft)
    assert revision is not None
    return revision


def _here(draft: Draft, at: int) -> tuple[Story, Cell]:
    story, index = draft.locate(at)
    require_editable(story)
    cell = cell_of(story.paragraphs[index].parent)
    if cell is None:
        raise RefusedError("The caret stands in no table.")
    return story, cell


def _in_table(paragraph: Paragraph, table: Table) -> Cell | None:
    cells = (one for one in containers(paragraph.parent) if isinstance(one, Cell))
    return next((one for one in cells if one.row.table.id == table.id), None)


def _innermost(paragraph: Paragraph, table: Table, ids: set[int]) -> bool:
    cell = _in_table(paragraph, table)
    return cell is not None and cell.id in ids


def _table_range(story: Story, table: Table) -> tuple[int, int]:
    places = [index for index, p in enumerate(story.paragraphs) if p.parent is not None and _in_table(p, table)]
    return places[0], places[-1] + 1


def _rows(story: Story, table: Table, start: int, end: int) -> list[tuple[int, int, Row]]:
    found: list[tuple[int, int, Row]] = []
    for index in range(start, end):
        cell = _in_table(story.paragraphs[index], table)
        assert cell is not None
        if found and found[-1][2].id == cell.row.id:
            found[-1] = (found[-1][0], index + 1, found[-1][2])
        else:
            found.append((index, index + 1, cell.row))
    return found


def _cells(story: Story, row: Row) -> dict[int, list[Paragraph]]:
    found: dict[int, list[Paragraph]] = {}
    for index in range(_rows_start(story, row), _rows_end(story, row)):
        cell = _in_table(story.paragraphs[index], row.table)
        assert cell is not None
        found.setdefault(cell.id, []).append(story.paragraphs[index])
    return found


def _row_places(story: Story, row: Row) -> list[int]:
    start, end = _table_range(story, row.table)
    return next([low, high] for low, high, one in _rows(story, row.table, start, end) if one.id == row.id)


def _rows_start(story: Story, row: Row) -> int:
    return _row_places(story, row)[0]


def _rows_end(story: Story, row: Row) -> int:
    return _row_places(story, row)[1]


def _empty(draft: Draft, model: Paragraph, row: Row, revision: Revision | None, below: bool) -> Paragraph:
    old = _in_table(model, row.table)
    assert old is not None
    merge = "continue" if old.merge == ("restart" if below else "continue") or old.merge == "continue" else None
    cell = replace(
        old, id=draft.new_id(), row=row, merge=merge, inserted=None, deleted=None, format_change=None, merge_change=None
    )
    return Paragraph(draft.new_id(), format=model.format, mark=Mark(model.mark.format), parent=cell)


def _struck(paragraph: Paragraph, revision: Revision | None, tracking: Tracking) -> Paragraph:
    def slots(run: Run) -> Run:
        return run if not run.text or run.deleted else run.with_slots(run.inserted, revision)

    kept = (slots(run) for run in paragraph.runs if not (run.text and tracking.removes(run.inserted)))
    return paragraph.with_runs(kept)


def _require_another(story: Story, row: Row) -> None:
    start, end = _table_range(story, row.table)
    if (
        len(_rows(story, row.table, start, end)) == 1
        and row.table.parent is None
        and end - start == len(story.paragraphs)
    ):
        raise RefusedError("This is the table's only row, and nothing else stands here.")


def _beside(draft: Draft, story: str, index: int) -> Position:
    paragraphs = draft.document.story(story).paragraphs
    return Position(paragraphs[min(index, len(paragraphs) - 1)].id, 0)


def _wider(table: Table, edge: int) -> tuple[int, ...]:
    giver = max(edge - 1, 0)
    if giver >= len(table.grid):
        return (*table.grid, _NARROWEST)
    width = table.grid[giver]
    new = max(width // 2, min(width, _NARROWEST))
    grid = [*table.grid]
    grid[giver] = max(width - new, 1)
    return (*grid[:edge], new, *grid[edge:])


def _with_grid(table: Table, edge: int, revision: Revision | None) -> Callable[[Table], Table]:
    change = table.grid_change
    if change is None and revision is not None:
        change = GridChange(revision, table.grid)
    elif change is not None and revision is None:
        # What is added for good was there before another party's change, too.
        change = replace(change, old=_wider(replace(table, grid=change.old), edge))

    grid = _wider(table, edge)

    def wider(one: Table) -> Table:
        return replace(one, grid=grid, grid_change=change) if one.id == table.id else one

    return wider


def _at_edge(story: Story, row: tuple[int, int, Row], edge: int) -> tuple[int, int]:
    """Indices in the story: of a paragraph in the cell that the new one takes after, and of where the new one goes."""
    start, end, made = row
    model = start
    for index in range(start, end):
        cell = _in_table(story.paragraphs[index], made.table)
        assert cell is not None
        if cell.column < edge < cell.column + cell.span:
            raise RefusedError("A cell of another row reaches over this place; no column can be added here.")
        if cell.column >= edge:
            return model, index
        model = index
    return model, end


def _new_cell(
    draft: Draft, model: Paragraph, table: Table, edge: int, grid: tuple[int, ...], revision: Revision | None
) -> Paragraph:
    beside = _in_table(model, table)
    assert beside is not None
    width = grid[edge] if edge < len(grid) else None
    # A row may have lost cells that others still have: the new one follows its last.
    column = min(edge, beside.column + beside.span)
    cell = Cell(draft.new_id(), beside.row, column, 1, None, width, beside.shading, revision)
    return Paragraph(draft.new_id(), format=model.format, mark=Mark(model.mark.format), parent=cell)


def _shifted(cell: Cell, table: Table, edge: int, by: int) -> Cell:
    if cell.row.table.id != table.id or cell.column < edge:
        return cell
    return replace(cell, column=cell.column + by)


def _cell_in(story: Story, row: Row, wanted: Cell) -> Cell:
    for paragraphs in _cells(story, row).values():
        cell = _in_table(paragraphs[0], row.table)
        if cell is not None and (cell.column, cell.span) == (wanted.column, wanted.span):
            return cell
    raise RefusedError("A cell of another row reaches over this column; it cannot be removed as a whole.")

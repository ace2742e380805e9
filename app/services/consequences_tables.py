"""Tables that have a row or a column for each element of a kind, such as the matrix of links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.plan.tables import GridRow, grid, split_header
from app.plan.wording import folded
from app.services.consequences_diff import Deed, PlanChange
from app.services.consequences_scene import Area, Consequence, Scene
from app.services.consequences_steps import StrikeRow, TableRow
from app.services.consequences_text import bare_item

_LEAST_LISTED = 2


def of_rows(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    """Tables with a row for each sibling, by title or by number, such as the matrix of links."""
    subject = change.element
    elements = [e for e in (*scene.before.walk(), *scene.after.walk()) if e.kind == subject.kind]
    siblings = {name for e in elements if e is not subject for name in (folded(e.title), e.number) if name}
    # Rows that are elements themselves hold their titles; others only stand in an element's section.
    own = {id_ for e in elements for id_ in e.paragraphs[:1]}
    tabled = groupby(scene.lines, key=lambda line: line.cell.row.table.id if line.cell is not None else None)
    for table, group in tabled:
        if table is None:
            continue
        header, rows = split_header(grid(group))
        by_number = bool(header) and scene.rules.kind_of_header(header[-1].cells[0].text) == subject.kind
        named = {name: row for row in rows if not _belongs(row, own) for name in _row_names(scene, row, by_number)}
        there = [row for name, row in named.items() if name in siblings]
        found = named.get(folded(subject.title)) or (named.get(subject.number) if subject.number else None)
        if change.deed is Deed.REMOVED and found is not None and len(there) >= _LEAST_LISTED - 1:
            yield _row_gone(scene, change, found)
        elif change.deed is Deed.ADDED and len(there) >= _LEAST_LISTED and found is None:
            yield _row_missing(scene, change, there[-1])


def _row_names(scene: Scene, row: GridRow, by_number: bool) -> Iterator[str]:
    """What a row may be called by: the title in its first or second cell, the number in its first."""
    for cell in row.cells[:2]:
        if not cell.text.replace(".", "").isdigit() and cell.text:
            yield bare_item(cell.text)
    first = row.cells[0] if row.cells else None
    if by_number and first is not None and first.text and not _rewritten(scene, first.lines[0].paragraph):
        yield first.text


def _belongs(row: GridRow, own: set[int]) -> bool:
    return any(id_ in own for line in row.lines() for id_ in line.paragraphs)


def _rewritten(scene: Scene, paragraph: int) -> bool:
    return any(run.inserted is not None for run in scene.document.paragraph(paragraph).runs if run.text)


def _row_gone(scene: Scene, change: PlanChange, row: GridRow) -> Consequence:
    first = row.cells[0]
    message = f"A table still has a row for “{first.text}”."
    merged = any(cell.cell.merge for cell in row.cells)
    steps = () if merged else (StrikeRow(first.lines[0].paragraph),)
    place = first.lines[0].paragraph
    return Consequence(Area.TABLES, message, scene.name(change.element), place, first.text, steps, change.proposal)


def _row_missing(scene: Scene, change: PlanChange, last: GridRow) -> Consequence:
    new, first = change.element, last.cells[0]
    name = new.title
    if new.number and first.text[:1].isdigit():
        name = new.number if first.text.replace(".", "").isdigit() else f"{new.number} {new.title}"
    message = f"The table with a row for “{first.text}” has none for “{new.title}”."
    merged = any(cell.cell.merge for cell in last.cells)
    place = first.lines[0].paragraph
    steps = () if merged else (TableRow(place, (name, *("" for _ in last.cells[1:]))),)
    return Consequence(Area.TABLES, message, scene.name(new), place, first.text, steps, change.proposal)

"""Tables that have a row or a column for each element of a kind, such as the matrix of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.model.plan import PlanElement
from app.plan.links_words import words_of
from app.plan.tables import GridCell, GridRow, grid, split_header
from app.plan.wording import folded
from app.services.consequences_diff import Deed, PlanChange, siblings_before
from app.services.consequences_order import moved_within
from app.services.consequences_scene import Area, Consequence, Scene
from app.services.consequences_steps import AddColumn, MoveRow, Step, StrikeColumn, StrikeRow, TableRow
from app.services.consequences_text import bare_item

_LEAST_LISTED = 2


def of_tables(scene: Scene) -> Iterator[Consequence]:
    """What is missing, left over or out of order in the tables that list elements of the kinds that changed."""
    if not scene.of_the_plan:
        return
    changed = [c for c in scene.of_the_plan if c.deed in (Deed.ADDED, Deed.REMOVED) and c.element.title]
    kin = {kind: _Kin(scene, kind) for kind in {c.element.kind for c in changed}}
    tabled = groupby(scene.lines, key=lambda line: line.cell.row.table.id if line.cell is not None else None)
    for table, group in tabled:
        if table is None:
            continue
        rows = grid(group)
        for change in changed:
            yield from _Listing(scene, rows, change, kin[change.element.kind]).consequences()
        for kind, change in {c.element.kind: c for c in scene.of_the_plan if c.deed is Deed.MOVED}.items():
            yield from _out_of_order(scene, rows, kind, change)


class _Kin:
    """The elements of one kind, before and after the changes, by what tables call them."""

    def __init__(self, scene: Scene, kind: str) -> None:
        every = [*scene.before.walk(), *scene.after.walk()]
        self.elements = [e for e in every if e.kind == kind]
        # Rows that are elements themselves hold their titles; others only stand in an element's section.
        self.own = {id_ for e in every for id_ in e.paragraphs[:1]}
        self.words = words_of(scene.profile.kinds[kind]) if kind in scene.profile.kinds else ()
        self.heads = {name: e for e in reversed(self.elements) for name in _head_names(e, self.words)}
        after = [e for e in scene.after.walk() if e.kind == kind]
        self.standing = {name for e in after for name in _head_names(e, self.words)}
        self.rows = {name for e in self.elements for name in (folded(e.title), e.number) if name}


@dataclass
class _Listing:
    """One table as a list of the siblings of an element that was added or removed."""

    scene: Scene
    rows: list[GridRow]
    change: PlanChange
    kin: _Kin

    def consequences(self) -> Iterator[Consequence]:
        """A row or a column that is missing or left over."""
        yield from self._of_rows()
        yield from self._of_columns()

    def _tell(self, message: str, cell: GridCell, steps: tuple[Step, ...]) -> Consequence:
        name, place = self.scene.name(self.change.element), cell.lines[0].paragraph
        return Consequence(Area.TABLES, message, name, place, cell.text, steps, self.change.proposal)

    # ---- rows -------------------------------------------------------------------------------------------------------

    def _of_rows(self) -> Iterator[Consequence]:
        subject = self.change.element
        header, rows = split_header(self.rows)
        by_number = bool(header) and self.scene.rules.kind_of_header(header[-1].cells[0].text) == subject.kind
        named = {name: row for row in rows if not self._belongs(row) for name in _row_names(self.scene, row, by_number)}
        itself = (folded(subject.title), subject.number)
        there = [row for name, row in named.items() if name in self.kin.rows and name not in itself]
        found = named.get(folded(subject.title)) or (named.get(subject.number) if subject.number else None)
        if self.change.deed is Deed.REMOVED and found is not None and len(there) >= _LEAST_LISTED - 1:
            yield self._row_gone(found)
        elif self.change.deed is Deed.ADDED and len(there) >= _LEAST_LISTED and found is None:
            last = self._row_before(named) or there[-1]
            # A row over others parts a table, and has nothing to part yet.
            if last.whole is None:
                yield self._row_missing(last)

    def _belongs(self, row: GridRow) -> bool:
        return any(id_ in self.kin.own for line in row.lines() for id_ in line.paragraphs)

    def _row_before(self, named: dict[str, GridRow]) -> GridRow | None:
        """The row of the nearest sibling that stands before the new element."""
        rows = (
            named.get(folded(e.title)) or named.get(e.number)
            for e in siblings_before(self.scene.after, self.change.element)
        )
        return next((row for row in rows if row is not None), None)

    def _row_gone(self, row: GridRow) -> Consequence:
        first = row.cells[0]
        merged = any(cell.cell.merge for cell in row.cells)
        steps = () if merged else (StrikeRow(first.lines[0].paragraph),)
        return self._tell(f"A table still has a row for “{first.text}”.", first, steps)

    def _row_missing(self, last: GridRow) -> Consequence:
        new, first = self.change.element, last.cells[0]
        name = new.title
        if new.number and first.text[:1].isdigit():
            name = new.number if first.text.replace(".", "").isdigit() else f"{new.number} {new.title}"
        message = f"The table with a row for “{first.text}” has none for “{new.title}”."
        merged = any(cell.cell.merge for cell in last.cells)
        place = first.lines[0].paragraph
        steps = () if merged else (TableRow(place, (name, *("" for _ in last.cells[1:]))),)
        return self._tell(message, first, steps)

    # ---- columns ----------------------------------------------------------------------------------------------------

    def _of_columns(self) -> Iterator[Consequence]:
        header, _ = split_header(self.rows)
        heads = [cell for row in header[-1:] for cell in row.cells[1:] if cell.lines and cell.text]
        subject = self.change.element
        named = [(cell, e) for cell in heads if (e := self.kin.heads.get(folded(cell.text))) is not None]
        itself = set(_head_names(subject, self.kin.words))
        found = next((cell for cell in heads if folded(cell.text) in itself), None)
        if found is not None and self.change.deed is Deed.REMOVED and folded(found.text) in self.kin.standing:
            # Its number is another one's by now.
            return
        others = [(cell, e) for cell, e in named if cell is not found]
        if self.change.deed is Deed.REMOVED and found is not None and others:
            steps = (StrikeColumn(found.lines[0].paragraph),) if self._plain else ()
            yield self._tell(f"A table still has a column for “{found.text}”.", found, steps)
        elif self.change.deed is Deed.ADDED and found is None and len(others) >= _LEAST_LISTED:
            cell, like = next((one for one in others if self._is_before(one[1])), others[-1])
            name = _named_like(cell.text, like, subject)
            message = f"The table with a column for “{cell.text}” has none for “{name}”."
            steps = (AddColumn(cell.lines[0].paragraph, name),) if self._plain else ()
            yield self._tell(message, cell, steps)

    @property
    def _plain(self) -> bool:
        """Whether no cell reaches over several columns, so that one can be added or struck."""
        return all(cell.cell.span == 1 for row in self.rows for cell in row.cells)

    def _is_before(self, element: PlanElement) -> bool:
        nearest = next(siblings_before(self.scene.after, self.change.element), None)
        return nearest is not None and folded(nearest.title) == folded(element.title)


def _row_names(scene: Scene, row: GridRow, by_number: bool) -> Iterator[str]:
    """What a row may be called by: the title in its first or second cell, the number in its first."""
    for cell in row.cells[:2]:
        if not cell.text.replace(".", "").isdigit() and cell.text:
            yield bare_item(cell.text)
    first = row.cells[0] if row.cells else None
    if by_number and first is not None and first.text and not _rewritten(scene, first.lines[0].paragraph):
        yield first.text


def _rewritten(scene: Scene, paragraph: int) -> bool:
    """Whether other words stood there before: those of a new row did not."""
    runs = [run for run in scene.document.paragraph(paragraph).runs if run.text]
    return any(run.inserted is not None for run in runs) and any(run.deleted is not None for run in runs)


def _head_names(element: PlanElement, words: Sequence[str]) -> Iterator[str]:
    """What the head of a column may call an element: its title, or its kind and number ("Goal 2", "TP1")."""
    title = folded(element.title)
    if title:
        yield from (title, folded(f"{element.number} {element.title}"))
    for word in words if element.number else ():
        for gap in (" ", ""):
            named = folded(f"{word}{gap}{element.number}")
            yield from (named, f"{named} {title}".rstrip())


def _named_like(text: str, like: PlanElement, new: PlanElement) -> str:
    """The head for a new element's column, written as that of another one."""
    named = re.sub(re.escape(like.title), lambda _: new.title, text, flags=re.IGNORECASE) if like.title else text
    if like.number and new.number:
        named = re.sub(rf"(?<![\d.]){re.escape(like.number)}(?![\d.])", new.number, named, count=1)
    return named if named != text else new.title


# ---- order ----------------------------------------------------------------------------------------------------------


def _out_of_order(scene: Scene, rows: list[GridRow], kind: str, change: PlanChange) -> Iterator[Consequence]:
    """Rows that followed the order of the elements, which is another one by now."""
    _, body = split_header(rows)
    titles = [folded(e.title) for e in scene.after.walk() if e.kind == kind and e.title]
    own = {id_ for e in scene.after.walk() for id_ in e.paragraphs[:1]}
    named = [(name, row) for row in body for name in _row_names(scene, row, False) if name in titles]
    if len(named) < _LEAST_LISTED or any(
        id_ in own for _, row in named for one in row.lines() for id_ in one.paragraphs
    ):
        return
    said, old = [name for name, _ in named], [folded(e.title) for e in scene.before.walk() if e.kind == kind]
    wanted = sorted(set(said), key=titles.index)
    if len(wanted) < len(said) or said == wanted or said != sorted((one for one in said if one in old), key=old.index):
        return
    first = named[0][1].cells[0]
    merged = any(cell.cell.merge for row in rows for cell in row.cells)
    steps = () if merged else tuple(_row_moves(rows, named, wanted))
    listed = ", ".join(f"“{row.cells[0].text}”" for name, row in named if name in moved_within(said, wanted))
    message = f"The rows of a table stand in the old order: {listed} moved."
    place = first.lines[0].paragraph
    yield Consequence(Area.TABLES, message, scene.name(change.element), place, first.text, steps, change.proposal)


def _row_moves(rows: Sequence[GridRow], named: list[tuple[str, GridRow]], wanted: list[str]) -> Iterator[MoveRow]:
    """Each row that moves goes behind the nearest one before it that stays; of several the last goes first."""
    at = dict(named)
    moving = moved_within([name for name, _ in named], wanted)
    top = rows[rows.index(named[0][1]) - 1] if rows.index(named[0][1]) else None
    for place in reversed(range(len(wanted))):
        if wanted[place] in moving:
            stays = (at[name] for name in reversed(wanted[:place]) if name not in moving)
            behind = next(stays, top)
            if behind is not None:
                yield MoveRow(_first(at[wanted[place]]), _first(behind))


def _first(row: GridRow) -> int:
    return row.cells[0].lines[0].paragraph

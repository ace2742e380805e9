"""The two sides of a tracked move: what leaves its place and what arrives (ECMA-376 Part 1 §17.13.5.22, .25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.duplicating import Companions
from app.editing.tracking import Tracking
from app.model.content import Mark, Paragraph, Run, must_stay
from app.model.revision import Revision
from app.model.structure import Cell, Container, ContentControl, Row, Table, containers


def outermost_row(paragraph: Paragraph, stays: frozenset[int]) -> Row | None:
    """The outermost row around a paragraph that is not around both places too; `stays` are the ids of what is."""
    cells = [one for one in containers(paragraph.parent) if isinstance(one, Cell) and one.id not in stays]
    return cells[-1].row if cells else None


class Leaving:
    """Marks what moves away: its text, its paragraph marks, its rows."""

    def __init__(
        self, block: Sequence[Paragraph], companions: Companions, away: Revision, stays: frozenset[int]
    ) -> None:
        self._companions = companions
        self._away = away
        self._rows = {row.id for row in (outermost_row(paragraph, stays) for paragraph in block) if row is not None}
        self._containers = ContainerMap(self._row)
        self._stays = stays

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph at its old place; in a row, which takes it along, its own mark stays as it is."""
        left = paragraph.with_runs(self._run(run) for run in paragraph.runs)
        if outermost_row(paragraph, self._stays) is None:
            return left.with_mark(self.mark(paragraph.mark))
        return left.within(self._containers(paragraph.parent))

    def mark(self, mark: Mark) -> Mark:
        """A paragraph mark that goes."""
        return mark.with_slots(mark.inserted, self._layered(mark.deleted))

    def _run(self, run: Run) -> Run:
        if not run.text and not self._companions.goes(run):
            return run
        return run.with_slots(run.inserted, self._layered(run.deleted))

    def _layered(self, deleted: Revision | None) -> Revision:
        return deleted.within(self._away) if deleted is not None else self._away

    def _row(self, row: Row) -> Row:
        return replace(row, deleted=self._layered(row.deleted)) if row.id in self._rows else row


class Arriving:
    """Makes what stands at the new place, with tables around it built anew; what is another party's stays theirs."""

    def __init__(
        self, draft: Draft, companions: Companions, here: Revision, stays: frozenset[int], tracking: Tracking
    ) -> None:
        self._draft = draft
        self._companions = companions
        self._here = here
        self._stays = stays
        self._tracking = tracking
        self._made: dict[int, Cell | Row | Table] = {}

    def block(self, block: Sequence[Paragraph]) -> list[Paragraph]:
        """The paragraphs at their new place."""
        return [self._paragraph(paragraph, after) for paragraph, after in zip(block, [*block[1:], None], strict=True)]

    def _paragraph(self, paragraph: Paragraph, after: Paragraph | None) -> Paragraph:
        copies = (self._companions.copied(run) for run in paragraph.runs)
        runs = [self._run(run) for run in copies if run is not None]
        mark, in_row = paragraph.mark, outermost_row(paragraph, self._stays) is not None
        if not (in_row and must_stay(paragraph, after)):
            mark = mark.with_slots(self._layered(mark.inserted), mark.deleted)
        return self._draft.fresh(paragraph).with_runs(runs).with_mark(mark).within(self._container(paragraph.parent))

    def _run(self, run: Run) -> Run:
        if not run.text and not self._companions.carries(run):
            return run
        return run.with_slots(self._layered(run.inserted), run.deleted)

    def _layered(self, inserted: Revision | None) -> Revision:
        if inserted is None or self._tracking.removes(inserted):
            return self._here
        return inserted.within(self._here)

    def _container(self, container: Container | None) -> Container | None:
        if container is None or container.id in self._stays or not isinstance(container, Cell):
            # Controls do not move under tracking, notes stand in no text that does.
            assert not isinstance(container, ContentControl) or container.id in self._stays
            return container
        known = self._made.get(container.id)
        if not isinstance(known, Cell):
            known = replace(container, id=self._draft.new_id(), row=self._row(container))
            self._made[container.id] = known
        return known

    def _row(self, cell: Cell) -> Row:
        row = cell.row
        known = self._made.get(row.id)
        if not isinstance(known, Row):
            outer = self._outer(cell)
            inserted = self._layered(row.inserted) if outer else row.inserted
            known = replace(row, id=self._draft.new_id(), table=self._table(row.table), inserted=inserted)
            self._made[row.id] = known
        return known

    def _outer(self, cell: Cell) -> bool:
        """Whether no other row around it moves too."""
        return all(not isinstance(one, Cell) or one.id in self._stays for one in containers(cell.parent))

    def _table(self, table: Table) -> Table:
        if table.id in self._stays:
            return table
        known = self._made.get(table.id)
        if not isinstance(known, Table):
            known = replace(table, id=self._draft.new_id(), parent=self._container(table.parent))
            self._made[table.id] = known
        return known

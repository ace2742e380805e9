"""Accepting and rejecting tracked changes (ECMA-376 Part 1 §17.13.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.joining import join_paragraphs
from app.model.changes import Change
from app.model.content import FormatChange, Mark, Paragraph, Run, spans
from app.model.document import Document, Story
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Container, Row, containers

Selector = Callable[[Revision, ChangeKind], bool]
"""Says of a tracked change whether it is to be resolved."""

_Chosen = Callable[[Revision, ChangeKind, int, int], bool]
_FEW = 64


def everything(revision: Revision, kind: ChangeKind) -> bool:
    """The selector that takes every change."""
    return True


def accept(draft: Draft, selector: Selector = everything) -> None:
    """Accept every change that the selector takes: insertions become plain text, struck text goes."""
    _resolve(draft, lambda revision, kind, _p, _o: selector(revision, kind), accepted=True)


def reject(draft: Draft, selector: Selector = everything) -> None:
    """Reject every change that the selector takes: inserted text goes, struck text becomes plain."""
    _resolve(draft, lambda revision, kind, _p, _o: selector(revision, kind), accepted=False)


def accept_changes(draft: Draft, changes: Iterable[Change]) -> None:
    """Accept these changes only, at their places."""
    changes = tuple(changes)
    _resolve(draft, _at_places(changes), accepted=True, stories={c.story for c in changes})


def reject_changes(draft: Draft, changes: Iterable[Change]) -> None:
    """Reject these changes only, at their places."""
    changes = tuple(changes)
    _resolve(draft, _at_places(changes), accepted=False, stories={c.story for c in changes})


def resolve_all(document: Document, *, accepted: bool) -> Document:
    """The document with every change accepted or every change rejected."""
    draft = Draft(document)
    (accept if accepted else reject)(draft)
    return draft.document


def _at_places(changes: Iterable[Change]) -> _Chosen:
    places: dict[tuple[int, ChangeKind, Revision], list[tuple[int, int]]] = {}
    for change in changes:
        key = (change.paragraph, change.kind, change.revision)
        places.setdefault(key, []).append((change.start, change.end))

    def chosen(revision: Revision, kind: ChangeKind, paragraph: int, offset: int) -> bool:
        stretches = places.get((paragraph, kind, revision), ())
        return any(start <= offset < end or start == end == offset for start, end in stretches)

    return chosen


def _resolve(draft: Draft, chosen: _Chosen, *, accepted: bool, stories: set[str] | None = None) -> None:
    for story in draft.document.stories:
        if story.editable and (stories is None or story.id in stories):
            places = list(_Resolution(story, chosen, accepted).places())
            draft.replace_all(story.id, places if len(places) <= _FEW else [_one_place(story, places)])


_Place = tuple[int, int, Sequence[Paragraph]]


def _one_place(story: Story, places: Sequence[_Place]) -> _Place:
    # Very many small splices cost more to apply, to keep and to undo than one large one.
    old = story.paragraphs
    start, new, at, shift = places[0][0], list[Paragraph](), places[0][0], 0
    for index, count, paragraphs in places:
        new += old[at : index - shift]
        new += paragraphs
        at = index - shift + count
        shift += len(paragraphs) - count
    return start, at - start, new


class _Resolution:
    """One story with the chosen changes accepted or rejected."""

    def __init__(self, story: Story, chosen: _Chosen, accepted: bool) -> None:
        self._story = story
        self._chosen = chosen
        self._accepted = accepted
        self._first: dict[int, int] = {}
        for paragraph in story.paragraphs:
            for container in containers(paragraph.parent):
                if isinstance(container, Cell):
                    self._first.setdefault(container.row.id, paragraph.id)
                    self._first.setdefault(container.id, paragraph.id)
        self._containers = ContainerMap(self._row, self._cell)
        self._gone: dict[int, tuple[Container, bool]] = {}

    def places(self) -> Iterator[_Place]:
        """What to replace: index, count and new paragraphs, each index counted after the replacements before it."""
        pending: list[tuple[Paragraph, bool]] = []
        start = count = shift = 0
        for index, paragraph in enumerate(self._story.paragraphs):
            new, mark_goes, vanishes = self._paragraph(paragraph)
            open_end = bool(pending) and pending[-1][1]
            if new is paragraph and not (mark_goes or vanishes or open_end):
                if count:
                    yield self._place(start + shift, count, pending, paragraph)
                    shift += self._grown
                pending, start, count = [], index + 1, 0
                continue
            if not count:
                start = index
            count += 1
            if not vanishes:
                pending.append((new, mark_goes))
        if count:
            yield self._place(start + shift, count, pending, None)

    def _place(self, at: int, count: int, pending: Sequence[tuple[Paragraph, bool]], after: Paragraph | None) -> _Place:
        new = join_paragraphs(pending, after)
        self._grown = len(new) - count
        return at, count, new

    def _paragraph(self, paragraph: Paragraph) -> tuple[Paragraph, bool, bool]:
        if self._vanishes(paragraph.parent):
            return paragraph, False, True
        runs = tuple(self._runs(paragraph)) if any(map(_tracked, paragraph.runs)) else paragraph.runs
        mark, mark_goes = self._mark(paragraph)
        change = paragraph.format_change
        parent = self._containers(paragraph.parent) if paragraph.parent is not None else None
        new = paragraph
        if len(runs) != len(paragraph.runs) or any(a is not b for a, b in zip(runs, paragraph.runs, strict=True)):
            new = new.with_runs(runs)
        if mark is not paragraph.mark or parent is not paragraph.parent:
            new = new.with_mark(mark).within(parent)
        if change and self._chosen(change.revision, ChangeKind.PARAGRAPH_FORMAT, paragraph.id, 0):
            new = replace(new, format=new.format if self._accepted else change.old, format_change=None)
        return new, mark_goes, False

    def _runs(self, paragraph: Paragraph) -> Iterator[Run]:
        for start, _, run in spans(paragraph.runs):
            if not _tracked(run):
                yield run
                continue
            inserted, deleted, goes = self._slots(run.inserted, run.deleted, paragraph.id, start)
            if goes and run.text:
                continue
            kept = run if (inserted, deleted) == (run.inserted, run.deleted) else None
            kept = kept or run.with_slots(inserted, deleted)
            yield self._formatted(kept, paragraph.id, start)

    def _formatted(self, run: Run, paragraph: int, offset: int) -> Run:
        change = run.format_change
        if change is None or not self._chosen(change.revision, ChangeKind.FORMAT, paragraph, offset):
            return run
        return replace(run, format=run.format if self._accepted else change.old, format_change=None)

    def _slots(
        self, inserted: Revision | None, deleted: Revision | None, paragraph: int, offset: int, mark: bool = False
    ) -> tuple[Revision | None, Revision | None, bool]:
        """The two slots afterwards, and whether what carries them goes."""
        goes = False
        if inserted is not None and self._chosen(inserted, insertion_kind(inserted, mark), paragraph, offset):
            inserted, goes = None, not self._accepted
        if deleted is not None and self._chosen(deleted, deletion_kind(deleted, mark), paragraph, offset):
            deleted, goes = None, goes or self._accepted
        return inserted, deleted, goes

    def _mark(self, paragraph: Paragraph) -> tuple[Mark, bool]:
        mark = paragraph.mark
        if mark.inserted is None and mark.deleted is None and mark.format_change is None:
            return mark, False
        end = paragraph.length
        inserted, deleted, goes = self._slots(mark.inserted, mark.deleted, paragraph.id, end, mark=True)
        if (inserted, deleted) != (mark.inserted, mark.deleted):
            mark = mark.with_slots(inserted, deleted)
        change = mark.format_change
        if change and self._chosen(change.revision, ChangeKind.FORMAT, paragraph.id, end):
            mark = self._reformatted(mark, change)
        return mark, goes

    def _reformatted(self, mark: Mark, change: FormatChange) -> Mark:
        return replace(mark, format=mark.format if self._accepted else change.old, format_change=None)

    def _vanishes(self, inner: Container | None) -> bool:
        return any(self._container_goes(c) for c in containers(inner))

    def _container_goes(self, container: Container) -> bool:
        known = self._gone.get(id(container))
        if known is None:
            known = self._gone[id(container)] = (container, self._decide(container))
        return known[1]

    def _decide(self, container: Container) -> bool:
        if not isinstance(container, Cell):
            return False
        return self._row_slots(container.row)[2] or self._cell_slots(container)[2]

    def _row_slots(self, row: Row) -> tuple[Revision | None, Revision | None, bool]:
        return self._slots_of(row, ChangeKind.ROW_INSERT, ChangeKind.ROW_DELETE)

    def _cell_slots(self, cell: Cell) -> tuple[Revision | None, Revision | None, bool]:
        return self._slots_of(cell, ChangeKind.CELL_INSERT, ChangeKind.CELL_DELETE)

    def _slots_of(
        self, part: Row | Cell, insertion: ChangeKind, deletion: ChangeKind
    ) -> tuple[Revision | None, Revision | None, bool]:
        inserted, deleted, goes = part.inserted, part.deleted, False
        first = self._first[part.id]
        if inserted is not None and self._chosen(inserted, insertion, first, 0):
            inserted, goes = None, not self._accepted
        if deleted is not None and self._chosen(deleted, deletion, first, 0):
            deleted, goes = None, goes or self._accepted
        return inserted, deleted, goes

    def _row(self, row: Row) -> Row:
        inserted, deleted, _ = self._row_slots(row)
        same = (inserted, deleted) == (row.inserted, row.deleted)
        return row if same else replace(row, inserted=inserted, deleted=deleted)

    def _cell(self, cell: Cell) -> Cell:
        inserted, deleted, _ = self._cell_slots(cell)
        same = (inserted, deleted) == (cell.inserted, cell.deleted)
        return cell if same else replace(cell, inserted=inserted, deleted=deleted)


def _tracked(run: Run) -> bool:
    return run.inserted is not None or run.deleted is not None or run.format_change is not None


def insertion_kind(revision: Revision, mark: bool) -> ChangeKind:
    """The kind of a change that stands in the inserted slot of a run or paragraph mark."""
    if revision.move:
        return ChangeKind.MOVE_TO
    return ChangeKind.PARAGRAPH_INSERT if mark else ChangeKind.INSERT


def deletion_kind(revision: Revision, mark: bool) -> ChangeKind:
    """The kind of a change that stands in the deleted slot of a run or paragraph mark."""
    if revision.move:
        return ChangeKind.MOVE_FROM
    return ChangeKind.PARAGRAPH_DELETE if mark else ChangeKind.DELETE

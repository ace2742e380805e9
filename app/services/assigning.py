"""Which proposal tracked changes belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.model.changes import Change, deletion_kind, document_changes, insertion_kind
from app.model.content import Mark, Paragraph, Run, spans
from app.model.document import Document
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Row, containers

Part = TypeVar("Part", Row, Cell)
Renamed = Callable[[Revision, ChangeKind, int, int], Revision]
"""The revision of a change (its kind, and where it starts and ends in its paragraph) as it is to be."""


def assign_changes(draft: Draft, changes: Iterable[Change], proposal: str | None) -> None:
    """Make these changes belong to a proposal, or to none; of a move that one of them is a piece of, all pieces."""
    by_paragraph: dict[int, list[Change]] = {}
    for change in _with_moves(draft.document, tuple(changes)):
        by_paragraph.setdefault(change.paragraph, []).append(change)
    rows = _changed_containers(draft.document, by_paragraph)

    def renamed(paragraph: int) -> Renamed:
        here = by_paragraph.get(paragraph, ())

        def one(revision: Revision, kind: ChangeKind, start: int, end: int) -> Revision:
            covered = any(c.kind is kind and c.revision == revision and c.start <= start and end <= c.end for c in here)
            return replace(revision, proposal=proposal) if covered else revision

        return one

    def in_container(id_: int, revision: Revision) -> Revision:
        return replace(revision, proposal=proposal) if (id_, revision) in rows else revision

    _rename(draft, renamed, in_container)


def release_changes(draft: Draft, proposal: str) -> None:
    """Make the changes of a proposal belong to none."""

    def freed(revision: Revision) -> Revision:
        return replace(revision, proposal=None) if revision.proposal == proposal else revision

    def renamed(revision: Revision, kind: ChangeKind, start: int, end: int) -> Revision:
        return freed(revision)

    _rename(draft, lambda paragraph: renamed, lambda id_, revision: freed(revision))


def _with_moves(document: Document, changes: Sequence[Change]) -> Iterable[Change]:
    moves = {change.revision.move for change in changes if change.revision.move is not None}
    if not moves:
        return changes
    pieces = (change for change in document_changes(document) if change.revision.move in moves)
    return dict.fromkeys((*changes, *pieces))


def _changed_containers(document: Document, by_paragraph: dict[int, list[Change]]) -> set[tuple[int, Revision]]:
    found: set[tuple[int, Revision]] = set()
    for id_, changes in by_paragraph.items():
        cells = [c for c in containers(document.paragraph(id_).parent) if isinstance(c, Cell)]
        for change in changes:
            if change.kind in (ChangeKind.ROW_INSERT, ChangeKind.ROW_DELETE):
                found |= {(c.row.id, change.revision) for c in cells}
            elif change.kind in (ChangeKind.CELL_INSERT, ChangeKind.CELL_DELETE):
                found |= {(c.id, change.revision) for c in cells}
    return found


def _rename(draft: Draft, renamed: Callable[[int], Renamed], in_container: Callable[[int, Revision], Revision]) -> None:
    def row(old: Row) -> Row:
        return _with_slots(old, in_container)

    def cell(old: Cell) -> Cell:
        return _with_slots(old, in_container)

    parents = ContainerMap(row, cell)
    for story in draft.document.stories:
        places = [
            (index, 1, [new])
            for index, old in enumerate(story.paragraphs)
            if (new := _with_parent(_renamed_paragraph(old, renamed(old.id)), parents)) != old
        ]
        draft.replace_all(story.id, places)


def _with_parent(paragraph: Paragraph, parents: ContainerMap) -> Paragraph:
    parent = parents(paragraph.parent)
    return paragraph if parent is paragraph.parent else replace(paragraph, parent=parent)


def _with_slots(part: Part, in_container: Callable[[int, Revision], Revision]) -> Part:
    inserted = in_container(part.id, part.inserted) if part.inserted else None
    deleted = in_container(part.id, part.deleted) if part.deleted else None
    same = (inserted, deleted) == (part.inserted, part.deleted)
    return part if same else replace(part, inserted=inserted, deleted=deleted)


def _renamed_paragraph(paragraph: Paragraph, renamed: Renamed) -> Paragraph:
    runs = tuple(_renamed_run(run, start, end, renamed) for start, end, run in spans(paragraph.runs))
    mark = _renamed_mark(paragraph.mark, paragraph.length, renamed)
    change = paragraph.format_change
    if change is not None:
        revision = renamed(change.revision, ChangeKind.PARAGRAPH_FORMAT, 0, paragraph.length)
        change = replace(change, revision=revision)
    if (runs, mark, change) == (paragraph.runs, paragraph.mark, paragraph.format_change):
        return paragraph
    return replace(paragraph.with_runs(runs), mark=mark, format_change=change)


def _renamed_run(run: Run, start: int, end: int, renamed: Renamed) -> Run:
    inserted, deleted, change = run.inserted, run.deleted, run.format_change
    if inserted is None and deleted is None and change is None:
        return run
    if inserted is not None:
        inserted = renamed(inserted, insertion_kind(inserted, mark=False), start, end)
    if deleted is not None:
        deleted = renamed(deleted, deletion_kind(deleted, mark=False), start, end)
    if change is not None:
        change = replace(change, revision=renamed(change.revision, ChangeKind.FORMAT, start, end))
    return replace(run, inserted=inserted, deleted=deleted, format_change=change)


def _renamed_mark(mark: Mark, at: int, renamed: Renamed) -> Mark:
    inserted, deleted, change = mark.inserted, mark.deleted, mark.format_change
    if inserted is not None:
        inserted = renamed(inserted, insertion_kind(inserted, mark=True), at, at)
    if deleted is not None:
        deleted = renamed(deleted, deletion_kind(deleted, mark=True), at, at)
    if change is not None:
        change = replace(change, revision=renamed(change.revision, ChangeKind.FORMAT, at, at))
    return replace(mark, inserted=inserted, deleted=deleted, format_change=change)

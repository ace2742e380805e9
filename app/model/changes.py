"""The tracked changes of a document, found by reading its slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.content import Paragraph, Run, spans
from app.model.document import Document, Story
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Container, Row, containers


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change in one paragraph: offsets `start` to `end` of the paragraph's text, and the text concerned.

    A paragraph mark's change starts and ends at the paragraph's length; a row's covers its first paragraph.
    """

    kind: ChangeKind
    revision: Revision
    story: str
    paragraph: int
    start: int
    end: int
    text: str = ""


def document_changes(document: Document) -> Iterator[Change]:
    """Every tracked change of every story, in reading order."""
    for story in document.stories:
        yield from story_changes(story)


def story_changes(story: Story) -> Iterator[Change]:
    """Every tracked change of one story, in reading order."""
    seen: set[int] = set()
    parent: Container | None = None
    for paragraph in story.paragraphs:
        if paragraph.parent is not parent:
            parent = paragraph.parent
            yield from _table_changes(story, paragraph, seen)
        yield from paragraph_changes(story.id, paragraph)


def _table_changes(story: Story, paragraph: Paragraph, seen: set[int]) -> Iterator[Change]:
    cells = [c for c in containers(paragraph.parent) if isinstance(c, Cell)]
    for cell in reversed(cells):
        if cell.row.id not in seen:
            yield from _row_changes(story, cell.row, paragraph)
        if cell.id not in seen:
            yield from _cell_changes(story, cell, paragraph)
        seen |= {cell.row.id, cell.id}


def paragraph_changes(story: str, paragraph: Paragraph) -> Iterator[Change]:
    """The changes of one paragraph: its text, its format, its mark."""
    if paragraph.format_change is not None:
        revision = paragraph.format_change.revision
        yield Change(ChangeKind.PARAGRAPH_FORMAT, revision, story, paragraph.id, 0, paragraph.length, paragraph.text)
    for kind, revision, start, end, text in _run_changes(paragraph):
        yield Change(kind, revision, story, paragraph.id, start, end, text)
    end = paragraph.length
    mark = paragraph.mark
    if mark.inserted is not None:
        kind = ChangeKind.MOVE_TO if mark.inserted.move else ChangeKind.PARAGRAPH_INSERT
        yield Change(kind, mark.inserted, story, paragraph.id, end, end)
    if mark.deleted is not None:
        kind = ChangeKind.MOVE_FROM if mark.deleted.move else ChangeKind.PARAGRAPH_DELETE
        yield Change(kind, mark.deleted, story, paragraph.id, end, end)
    if mark.format_change is not None:
        yield Change(ChangeKind.FORMAT, mark.format_change.revision, story, paragraph.id, end, end)


_Found = tuple[ChangeKind, Revision, int, int, str]


def _run_changes(paragraph: Paragraph) -> list[_Found]:
    found: list[_Found] = []
    last: dict[ChangeKind, int] = {}
    for start, end, run in spans(paragraph.runs):
        if run.opaque is not None and not run.text:
            continue
        here = dict(_slots(run))
        for kind, revision in here.items():
            at = last.get(kind)
            if at is not None and found[at][1] == revision:
                _, _, begin, _, text = found[at]
                found[at] = (kind, revision, begin, end, text + run.display)
            else:
                last[kind] = len(found)
                found.append((kind, revision, start, end, run.display))
        last = {kind: at for kind, at in last.items() if kind in here}
    return found


def _slots(run: Run) -> Iterator[tuple[ChangeKind, Revision]]:
    if run.inserted is not None:
        yield (ChangeKind.MOVE_TO if run.inserted.move else ChangeKind.INSERT), run.inserted
    if run.deleted is not None:
        yield (ChangeKind.MOVE_FROM if run.deleted.move else ChangeKind.DELETE), run.deleted
    if run.format_change is not None:
        yield ChangeKind.FORMAT, run.format_change.revision


def _row_changes(story: Story, row: Row, first: Paragraph) -> Iterator[Change]:
    for kind, revision in ((ChangeKind.ROW_INSERT, row.inserted), (ChangeKind.ROW_DELETE, row.deleted)):
        if revision is not None:
            yield Change(kind, revision, story.id, first.id, 0, first.length, first.text)


def _cell_changes(story: Story, cell: Cell, first: Paragraph) -> Iterator[Change]:
    for kind, revision in ((ChangeKind.CELL_INSERT, cell.inserted), (ChangeKind.CELL_DELETE, cell.deleted)):
        if revision is not None:
            yield Change(kind, revision, story.id, first.id, 0, first.length, first.text)

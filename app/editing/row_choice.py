"""Rows and what stands in them decided together, so that no marked row holds text that is not (§17.13.5.12, .16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.model.changes import Change, paragraph_changes
from app.model.content import Paragraph
from app.model.document import Document, Story
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Row, containers

_TEXT = {
    ChangeKind.ROW_INSERT: (ChangeKind.INSERT, ChangeKind.PARAGRAPH_INSERT),
    ChangeKind.ROW_DELETE: (ChangeKind.DELETE, ChangeKind.PARAGRAPH_DELETE),
}


def with_rows(document: Document, changes: Sequence[Change], *, accepted: bool) -> tuple[Change, ...]:
    """The changes, and with them those of a row that one party has added or struck with its text.

    A row that stays takes what its party has added or struck in it along; text that stays in such a row takes the row
    along. What goes needs no more: a row goes with its text, and a row may have lost some of it.
    """
    side = ChangeKind.ROW_INSERT if accepted else ChangeKind.ROW_DELETE
    concerned = (change for change in changes if change.kind is side or change.kind in _TEXT[side])
    more = [one for change in concerned for one in _beside(document, change, side)]
    return (*changes, *more) if more else tuple(changes)


def _beside(document: Document, change: Change, side: ChangeKind) -> Iterator[Change]:
    story = document.story(change.story)
    at = story.index(change.paragraph)
    if at is None:
        return
    for row in (cell.row for cell in containers(story.paragraphs[at].parent) if isinstance(cell, Cell)):
        slot = row.inserted if side is ChangeKind.ROW_INSERT else row.deleted
        for layer in slot.layers() if slot is not None else ():
            if not _of_one(layer, change.revision):
                continue
            paragraphs = _paragraphs(story, row, at)
            if change.kind is side:
                yield from _within(story.id, paragraphs, layer, side)
            else:
                first = paragraphs[0]
                yield Change(side, layer, story.id, first.id, 0, first.length, first.text)


def _within(story: str, paragraphs: Sequence[Paragraph], row: Revision, side: ChangeKind) -> Iterator[Change]:
    for paragraph in paragraphs:
        for change in paragraph_changes(story, paragraph):
            if change.kind in _TEXT[side] and _of_one(row, change.revision):
                yield change


def _of_one(row: Revision, text: Revision) -> bool:
    """Whether a row and some text were changed by one party for one proposal; moves are whole by themselves."""
    return (row.author, row.proposal, row.move) == (text.author, text.proposal, text.move)


def _paragraphs(story: Story, row: Row, within: int) -> Sequence[Paragraph]:
    """What stands in a row, as the paragraph at index `within` does."""
    paragraphs, start, end = story.paragraphs, within, within + 1
    while start and _is_in(paragraphs[start - 1], row):
        start -= 1
    while end < len(paragraphs) and _is_in(paragraphs[end], row):
        end += 1
    return paragraphs[start:end]


def _is_in(paragraph: Paragraph, row: Row) -> bool:
    return any(isinstance(one, Cell) and one.row.id == row.id for one in containers(paragraph.parent))

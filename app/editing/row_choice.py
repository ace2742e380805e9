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
    rows = _Rows(document, side)
    more = [one for change in changes if change.kind in (side, *_TEXT[side]) for one in rows.beside(change)]
    return (*changes, *more) if more else tuple(changes)


class _Rows:
    """What belongs to the changes of one document beside them, each row and its text told of once."""

    def __init__(self, document: Document, side: ChangeKind) -> None:
        self._document = document
        self._side = side
        self._told: set[tuple[int, Revision, bool]] = set()
        self._stretches: dict[str, dict[int, tuple[int, int]]] = {}

    def beside(self, change: Change) -> Iterator[Change]:
        """The row around a change of text, or the text in a changed row, of the same party and proposal."""
        story = self._document.story(change.story)
        at = story.index(change.paragraph)
        cells = containers(story.paragraphs[at].parent) if at is not None else ()
        for row in (cell.row for cell in cells if isinstance(cell, Cell)):
            slot = row.inserted if self._side is ChangeKind.ROW_INSERT else row.deleted
            for layer in slot.layers() if slot is not None else ():
                wanted = (row.id, layer, change.kind is self._side)
                if wanted not in self._told and _of_one(layer, change.revision):
                    self._told.add(wanted)
                    yield from self._missing(story, row, layer, change.kind)

    def _missing(self, story: Story, row: Row, layer: Revision, kind: ChangeKind) -> Iterator[Change]:
        start, end = self._rows_of(story)[row.id]
        paragraphs = story.paragraphs[start:end]
        if kind is self._side:
            yield from _within(story.id, paragraphs, layer, self._side)
        else:
            first = paragraphs[0]
            yield Change(self._side, layer, story.id, first.id, 0, first.length, first.text)

    def _rows_of(self, story: Story) -> dict[int, tuple[int, int]]:
        """Where each row of a story begins and ends."""
        found = self._stretches.get(story.id)
        if found is None:
            found = self._stretches[story.id] = {}
            for at, paragraph in enumerate(story.paragraphs):
                for cell in containers(paragraph.parent):
                    if isinstance(cell, Cell):
                        found[cell.row.id] = (found.get(cell.row.id, (at, at))[0], at + 1)
        return found


def _within(story: str, paragraphs: Sequence[Paragraph], row: Revision, side: ChangeKind) -> Iterator[Change]:
    for paragraph in paragraphs:
        for change in paragraph_changes(story, paragraph):
            if change.kind in _TEXT[side] and _of_one(row, change.revision):
                yield change


def _of_one(row: Revision, text: Revision) -> bool:
    """Whether a row and some text were changed by one party for one proposal; moves are whole by themselves."""
    return (row.author, row.proposal, row.move) == (text.author, text.proposal, text.move)

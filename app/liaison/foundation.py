"""Changes of others that a proposal builds on: without them its own would stand in no text, or in the wrong one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.model.content import Paragraph, Run
from app.model.document import Document, Story
from app.model.revision import Revision
from app.model.structure import Cell, Container, Row, containers


@dataclass(frozen=True)
class Foundation:
    """Changes of others, each by itself and the paragraph where it is resolved, and moves by what their sides share."""

    places: frozenset[tuple[Revision, int]] = frozenset()
    moves: frozenset[str] = frozenset()

    @property
    def paragraphs(self) -> frozenset[int]:
        """Where they stand."""
        return frozenset(paragraph for _, paragraph in self.places)

    def holds(self, revision: Revision, paragraph: int) -> bool:
        """Whether a change in a paragraph is one of them."""
        return revision.move in self.moves if revision.move else (revision, paragraph) in self.places


@dataclass
class _Found:
    proposals: Collection[str]
    places: set[tuple[Revision, int]] = field(default_factory=set[tuple[Revision, int]])

    def keep(self, revision: Revision | None, paragraph: int) -> None:
        for layer in revision.layers() if revision is not None else ():
            if layer.proposal not in self.proposals:
                self.places.add((layer, paragraph))

    def is_mine(self, revision: Revision | None) -> bool:
        return revision is not None and any(layer.proposal in self.proposals for layer in revision.layers())


Opens = Callable[[Paragraph], bool]
"""Whether a paragraph is the heading of what follows."""


def foundation(document: Document, proposals: Collection[str], opens: Opens) -> Foundation:
    """What proposals build on: insertions that one changes or stands in, paragraphs and rows that it changes, and the
    heading that new text stands under."""
    found = _Found(proposals)
    for story in document.stories:
        _Builder(story, found, opens).build()
    moves = frozenset(revision.move for revision, _ in found.places if revision.move is not None)
    return Foundation(frozenset(found.places), moves)


class _Builder:
    """Looks through one story."""

    def __init__(self, story: Story, found: _Found, opens: Opens) -> None:
        self._story = story
        self._paragraphs = story.paragraphs
        self._found = found
        self._opens = opens
        self._rows: set[int] = set()

    def build(self) -> None:
        """Find what the changes of this story build on."""
        heading: int | None = None
        for at, paragraph in enumerate(self._paragraphs):
            new = _is_new(paragraph)
            if not new or self._opens(paragraph):
                heading = at if new else None
            if self._touched(paragraph):
                self._within(paragraph)
                for cell in _cells(paragraph.parent):
                    self._added_row(at, cell.row)
                if new:
                    self._around(at)
                if new and heading is not None:
                    self._around(heading)

    def _touched(self, paragraph: Paragraph) -> bool:
        mark = paragraph.mark
        slots = [mark.inserted, mark.deleted]
        slots += [slot for run in paragraph.runs for slot in (run.inserted, run.deleted)]
        return any(self._found.is_mine(slot) for slot in slots if slot is not None)

    def _within(self, paragraph: Paragraph) -> None:
        """Text of others that one of the proposal's changes stands in, or strikes."""
        if self._found.is_mine(paragraph.mark.deleted):
            self._found.keep(paragraph.mark.inserted, paragraph.id)
        self._keep(list(self._own_words(paragraph)), paragraph.id)
        for tracked, group in groupby(paragraph.runs, key=self._is_open):
            runs = list(group)
            if tracked and self._builds(runs):
                self._keep(runs, paragraph.id)

    def _is_open(self, run: Run) -> bool:
        # A word that was there before and goes with the proposal alone parts what stands on its two sides.
        return run.inserted is not None or (run.deleted is not None and not self._found.is_mine(run.deleted))

    def _builds(self, runs: Sequence[Run]) -> bool:
        others = [
            at for at, run in enumerate(runs) if run.inserted is not None and not self._found.is_mine(run.inserted)
        ]
        own = [at for at, run in enumerate(runs) if self._found.is_mine(run.inserted)]
        struck = any(self._found.is_mine(runs[at].deleted) for at in others)
        return struck or any(others[0] < at < others[-1] for at in own if others)

    def _own_words(self, paragraph: Paragraph) -> Iterator[Run]:
        """What the same author wrote into the proposal's text outside of it: what stood there has gone for good."""
        own = [at for at, run in enumerate(paragraph.runs) if self._found.is_mine(run.inserted)]
        if not own:
            return
        end = len(paragraph.runs) if self._found.is_mine(paragraph.mark.inserted) else own[-1]
        authors = {slot.author for at in own if (slot := paragraph.runs[at].inserted) is not None}
        for run in paragraph.runs[own[0] : end]:
            if run.inserted is not None and run.inserted.author in authors:
                yield run

    def _around(self, at: int) -> None:
        """A paragraph of others, with its text and the mark that parts it from what was there."""
        paragraph = self._paragraphs[at]
        if self._takes_over(at):
            before = self._paragraphs[at - 1]
            mark, place = before.mark.inserted, before.id
        else:
            mark, place = paragraph.mark.inserted, paragraph.id
        if not self._found.is_mine(mark):
            self._found.keep(mark, place)
            self._keep(paragraph.runs, paragraph.id)

    def _takes_over(self, at: int) -> bool:
        """Whether new paragraphs up to one with an old mark follow text that has the first of their marks in return."""
        here = self._paragraphs[at]
        end = at
        while self._paragraphs[end].mark.inserted is not None:
            end += 1
            if end == len(self._paragraphs) or not _is_new(self._paragraphs[end]):
                return False
            if self._paragraphs[end].parent is not here.parent:
                return False
        return at > 0 and self._paragraphs[at - 1].parent is here.parent

    def _keep(self, runs: Sequence[Run], paragraph: int) -> None:
        for run in runs:
            self._found.keep(run.inserted, paragraph)
            if not self._found.is_mine(run.deleted):
                self._found.keep(run.deleted, paragraph)

    def _added_row(self, at: int, row: Row) -> None:
        """A row of others that the proposal changes, with all that stands in it and in the head of its table."""
        if row.id in self._rows:
            return
        self._rows.add(row.id)
        members = self._stretch(at, lambda cell: cell.row is row)
        cells = {cell.id: (cell, p.id) for p in reversed(members) for cell in _cells(p.parent) if cell.row is row}
        if row.inserted is None and not any(cell.inserted for cell, _ in cells.values()):
            return
        self._found.keep(row.inserted, members[0].id)
        for cell, first in cells.values():
            self._found.keep(cell.inserted, first)
        for paragraph in members:
            self._keep(paragraph.runs, paragraph.id)
            self._found.keep(paragraph.mark.inserted, paragraph.id)
        table = self._stretch(at, lambda cell: cell.row.table is row.table)
        heads = ((p, cell.row) for p in table for cell in _cells(p.parent) if cell.row.table is row.table)
        for paragraph, head in heads:
            if head.header and head.id not in self._rows:
                self._added_row(self._story.index(paragraph.id) or 0, head)

    def _stretch(self, at: int, holds: Callable[[Cell], bool]) -> Sequence[Paragraph]:
        """The paragraphs around one that stand in the same cells of a kind."""
        first, end = at, at + 1
        while first > 0 and any(map(holds, _cells(self._paragraphs[first - 1].parent))):
            first -= 1
        while end < len(self._paragraphs) and any(map(holds, _cells(self._paragraphs[end].parent))):
            end += 1
        return self._paragraphs[first:end]


def _is_new(paragraph: Paragraph) -> bool:
    """Whether nothing in it was there before anybody's changes."""
    return paragraph.block is None and all(run.inserted is not None for run in paragraph.runs if run.text)


def _cells(parent: Container | None) -> Iterator[Cell]:
    return (one for one in containers(parent) if isinstance(one, Cell))

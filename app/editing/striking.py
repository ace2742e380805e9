"""Striking text, paragraph marks and tables between two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.joining import join_within
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run, cut, joins, must_stay, spans
from app.model.document import Position, Story
from app.model.errors import RefusedError
from app.model.revision import Revision
from app.model.structure import Cell, Row, containers


def strike(draft: Draft, start: Position, end: Position, tracking: Tracking) -> Position:
    """Strike everything between two places in document order; returns the place where the strike begins.

    Own insertions disappear, everything else stays and is marked; paragraph marks between are struck where the
    paragraphs can join; tables that lie whole within are struck row by row. Untracked, all of it is removed.
    """
    story, first = draft.locate(start.paragraph)
    _, last = draft.locate(end.paragraph)
    require_editable(story)
    stretch = story.paragraphs[first : last + 1]
    striking = _Strike(draft, tracking, *_outer_deletions(stretch, start.offset, end.offset))
    struck = striking.paragraphs(stretch, start.offset, end.offset)
    at, count, new = join_within(story.paragraphs, first, striking.marks(struck), len(stretch))
    draft.replace(story.id, at, count, new)
    here = new[first - at]
    return Position(here.id, min(start.offset, here.length))


def require_editable(story: Story) -> None:
    """Raise RefusedError when the story is shown for reading only."""
    if not story.editable:
        raise RefusedError("This text is shown for reading only and cannot be changed here.")


def neighbours(paragraph: Paragraph, offset: int) -> tuple[Run | None, Run | None]:
    """The runs whose text touches an offset from the left and from the right."""
    before = after = None
    for start, end, run in spans(paragraph.runs):
        if start < offset <= end:
            before = run
        if start <= offset < end:
            after = run
    return before, after


class _Strike:
    """One strike in progress: all it marks carries the same revision, made when first needed."""

    def __init__(self, draft: Draft, tracking: Tracking, *beside: Revision | None) -> None:
        self._draft = draft
        self._tracking = tracking
        self._beside = beside
        self._made: Revision | None = None

    @property
    def _revision(self) -> Revision | None:
        if self._made is None:
            self._made = self._tracking.revision(self._draft, *self._beside)
        return self._made

    def paragraphs(self, stretch: Sequence[Paragraph], start: int, end: int) -> list[Paragraph]:
        """The stretch with the text from `start` in the first to `end` in the last and whole tables, struck."""
        tables = _whole_tables(stretch)
        rows = ContainerMap(lambda row: self._row(row) if row.table.id in tables else row)
        out: list[Paragraph] = []
        for index, paragraph in enumerate(stretch):
            if self._vanishes(paragraph, tables):
                continue
            low = start if index == 0 else 0
            high = end if index == len(stretch) - 1 else None
            struck = self._text(paragraph, low, high)
            parent = rows(struck.parent) if tables else struck.parent
            out.append(struck if parent is struck.parent else struck.within(parent))
        return out

    def marks(self, struck: Sequence[Paragraph]) -> list[tuple[Paragraph, bool]]:
        """Each struck paragraph with its mark struck where it can be, and whether the mark goes at once."""
        out: list[tuple[Paragraph, bool]] = []
        # What joins the first paragraph keeps one mark, since the text before the strike stays.
        from_first, carried = True, False
        for index, here in enumerate(struck[:-1]):
            then = struck[index + 1]
            in_row = in_struck_row(here)
            joinable = not in_row and _finds_mark(struck, index)
            lone = not (from_first or in_row or must_stay(here, then))
            from_first = from_first and (joinable or in_row)
            carried = carried or bool(here.length)
            goes = self._tracking.removes(here.mark.inserted) and (joins(here, then) or not carried)
            if not (joinable or lone):
                out.append((here, False))
            else:
                out.append((here, True) if goes else (self._marked(here), False))
            carried = carried and out[-1][1]
        out.append((struck[-1], False))
        return out

    def _text(self, paragraph: Paragraph, low: int, high: int | None) -> Paragraph:
        if low == 0 and high is None:
            return paragraph.with_runs(self._runs(paragraph.runs))
        kept = cut(paragraph.runs, high) if high is not None else ()
        struck = self._runs(cut(paragraph.runs, low, high))
        return paragraph.with_runs((*cut(paragraph.runs, 0, low), *struck, *kept))

    def _runs(self, runs: Iterable[Run]) -> Iterator[Run]:
        for run in runs:
            if not run.text or (run.deleted and not self._tracking.removes(run.inserted)):
                yield run
            elif not self._tracking.removes(run.inserted):
                yield run.with_slots(run.inserted, self._revision)

    def _marked(self, paragraph: Paragraph) -> Paragraph:
        if paragraph.mark.deleted or paragraph.block is not None:
            return paragraph
        return paragraph.with_mark(paragraph.mark.with_slots(paragraph.mark.inserted, self._revision))

    def _row(self, row: Row) -> Row:
        return row if row.deleted else replace(row, deleted=self._revision)

    def _vanishes(self, paragraph: Paragraph, tables: set[int]) -> bool:
        if not tables or paragraph.parent is None:
            return False
        rows = (c.row for c in containers(paragraph.parent) if isinstance(c, Cell))
        return any(row.table.id in tables and self._tracking.removes(row.inserted) for row in rows)


def _finds_mark(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether text whose mark is struck joins, past struck rows and marks, a paragraph whose mark stands."""
    here = paragraphs[index]
    for after in map(paragraphs.__getitem__, range(index + 1, len(paragraphs) - 1)):
        if in_struck_row(after):
            continue
        if not joins(here, after) or after.mark.deleted is None:
            return joins(here, after)
        here = after
    return joins(here, paragraphs[-1])


def in_struck_row(paragraph: Paragraph) -> bool:
    """Whether the paragraph stands in a table row that is struck."""
    if paragraph.parent is None:
        return False
    return any(isinstance(c, Cell) and c.row.deleted for c in containers(paragraph.parent))


def row_strike(paragraph: Paragraph) -> Revision | None:
    """The change by which the row around a paragraph is struck, which strikes all that stands in the row."""
    cells = (c for c in containers(paragraph.parent) if isinstance(c, Cell))
    return next((c.row.deleted for c in cells if c.row.deleted is not None), None)


def _outer_deletions(stretch: Sequence[Paragraph], start: int, end: int) -> tuple[Revision | None, Revision | None]:
    before, _ = neighbours(stretch[0], start)
    _, after = neighbours(stretch[-1], end)
    return before.deleted if before else None, after.deleted if after else None


def _whole_tables(stretch: Sequence[Paragraph]) -> set[int]:
    """The ids of tables that neither end of the stretch stands in: all their paragraphs lie between."""
    return _tables_around(stretch[1:-1]) - _tables_around((stretch[0], stretch[-1]))


def _tables_around(paragraphs: Iterable[Paragraph]) -> set[int]:
    return {c.row.table.id for p in paragraphs for c in containers(p.parent) if isinstance(c, Cell)}

"""Whole paragraphs, rows and tables moved under tracking, with both sides (ECMA-376 Part 1 §17.13.5.22 to .28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.editing.draft import Draft
from app.editing.duplicating import companions_of
from app.editing.fragments import blank
from app.editing.move_rows import chosen_rows, row_move, rows_of, torn
from app.editing.move_sides import Arriving, Leaving, outermost_row
from app.editing.striking import require_editable
from app.editing.tracking import Tracking
from app.editing.writing import changed_by_another, format_paragraph
from app.model.content import Mark, Paragraph, ParagraphFormatChange, joins
from app.model.document import Position, Range, Story
from app.model.errors import RefusedError
from app.model.revision import Revision
from app.model.structure import Cell, Container, ContentControl, Table, containers


def move_paragraphs(draft: Draft, selection: Range, tracking: Tracking, *, down: bool) -> Range:
    """Move the paragraphs that a selection touches past what stands above or below; returns them where they are now.

    They go past one paragraph, or past one whole table, within their cell or text. Several cells, or one with all that
    it holds, stand for their rows, which go past one row, or past all those that a merged cell makes one. Raises
    RefusedError at the end of the text, cell or table, and as `move_stretch` does.
    """
    start, end = draft.document.ordered(selection)
    story, first = draft.locate(start.paragraph)
    _, last = draft.locate(end.paragraph)
    table = chosen_rows(story, first, last)
    if table is not None:
        return move_stretch(draft, story.id, *row_move(rows_of(story, table, first), first, last, down=down), tracking)
    home = story.paragraphs[first].parent
    ends = (story.paragraphs[first], story.paragraphs[last])
    if any(one.parent != home for one in ends) or not _all_within(story.paragraphs[first : last + 1], home):
        raise RefusedError("Paragraphs can be moved together when they stand in one cell or text, with whole tables.")
    to = _past(story, last + 1, home, 1) if down else _past(story, first - 1, home, -1)
    return move_stretch(draft, story.id, first, last + 1, to, tracking)


def move_stretch(draft: Draft, story_id: str, first: int, end: int, to: int, tracking: Tracking) -> Range:
    """Move the paragraphs from index `first` to before `end` so that they stand before index `to`, which lies outside.

    A stretch that begins or ends in a table is whole tables, or whole rows of one table that stay in it. Notes and
    comments go along as copies. The author's own paragraphs, and all of them when nothing is tracked, are only put
    elsewhere. Returns where the paragraphs are now. Raises RefusedError for what is bound to its place.
    """
    story = draft.document.story(story_id)
    require_editable(story)
    move = _Move(draft, story, first, end, to)
    move.require_movable()
    if not tracking.on or all(_own(paragraph, tracking, move.stays) for paragraph in move.block):
        return move.put_elsewhere(tracking)
    return move.tracked(tracking)


def _past(story: Story, index: int, home: Container | None, step: int) -> int:
    """The index that the paragraph, or the whole table, at `index` ends or begins with."""
    found = story.paragraphs[index] if 0 <= index < len(story.paragraphs) else None
    if found is None or not _all_within((found,), home):
        raise RefusedError("There is nothing left to move past.")
    outer = _outermost(found, home)
    while isinstance(outer, Cell) and 0 <= index + step < len(story.paragraphs):
        beside = _outermost(story.paragraphs[index + step], home)
        if not isinstance(beside, Cell) or beside.row.table.id != outer.row.table.id:
            break
        index += step
    return index + 1 if step > 0 else index


def _all_within(paragraphs: Sequence[Paragraph], home: Container | None) -> bool:
    return home is None or all(any(one.id == home.id for one in containers(p.parent)) for p in paragraphs)


def _outermost(paragraph: Paragraph, home: Container | None) -> Container | None:
    """The outermost container around a paragraph within its home, None when it stands there by itself."""
    found: Container | None = None
    for one in containers(paragraph.parent):
        if home is not None and one.id == home.id:
            break
        found = one
    return found


def _own(paragraph: Paragraph, tracking: Tracking, stays: frozenset[int]) -> bool:
    row = outermost_row(paragraph, stays)
    if row is not None:
        return row.inserted is not None and tracking.removes(row.inserted)
    inserted = [run.inserted for run in paragraph.runs if run.text]
    return all(one is not None and tracking.removes(one) for one in (*inserted, paragraph.mark.inserted))


class _Move:
    """One stretch of a story on its way to another place in it; `stays` are the ids of what stands around both."""

    def __init__(self, draft: Draft, story: Story, first: int, end: int, to: int) -> None:
        if first <= to <= end:
            raise RefusedError("There is nothing left to move past.")
        self._draft, self._story = draft, story
        self._first, self._end, self._to = first, end, to
        self.block = story.paragraphs[first:end]
        self._passed = story.paragraphs[to:first] if to < first else story.paragraphs[end:to]
        self._home = _shared((*self.block, *self._passed))
        self._rows = self._one_table()
        around = {one.id for one in containers(self._home)}
        self.stays = frozenset({*around, self._rows.id} if self._rows is not None else around)

    @property
    def _down(self) -> bool:
        return self._to > self._first

    def _at(self, index: int) -> Paragraph | None:
        return self._story.paragraphs[index] if 0 <= index < len(self._story.paragraphs) else None

    def _table(self, paragraph: Paragraph | None) -> Table | None:
        """The table at home that a paragraph stands in."""
        outer = _outermost(paragraph, self._home) if paragraph is not None else None
        return outer.row.table if isinstance(outer, Cell) else None

    def _one_table(self) -> Table | None:
        tables = {(t.id if t else 0): t for t in map(self._table, (*self.block, *self._passed))}
        return next(iter(tables.values())) if len(tables) == 1 else None

    def _ends(self, index: int) -> bool:
        """Whether the text or cell that all this stands in ends before an index."""
        after = self._at(index)
        return after is None or not _all_within((after,), self._home)

    def _takes_last_mark(self, last: Paragraph) -> bool:
        """Whether the block goes behind the last paragraph, whose mark has to stay last."""
        return self._down and self._rows is None and self._ends(self._to) and last.parent == self._home

    def require_movable(self) -> None:
        """Raise RefusedError for what is bound to its place."""
        if any(paragraph.section for paragraph in self.block):
            raise RefusedError(
                "A section break stands in this part and keeps it in its place; move the text around it."
            )
        for index in (self._first, self._end, self._to):
            self._require_edge(index)
        if self._rows is not None:
            rows = rows_of(self._story, self._rows, self._first)
            if torn(rows, self._first, self._end, self._to):
                raise RefusedError("A merged cell joins these rows to others; select all of its rows to move them.")

    def _require_edge(self, index: int) -> None:
        """No table, row or control may be cut in two."""
        before, after = self._at(index - 1), self._at(index)
        if before is None or after is None:
            return
        one, other = (_outermost(paragraph, self._home) for paragraph in (before, after))
        if isinstance(one, Cell) and isinstance(other, Cell) and one.row.table.id == other.row.table.id:
            if self._rows is None or one.row.id == other.row.id:
                raise RefusedError("Rows can be moved within their table only, and tables only as a whole.")
        elif isinstance(one, ContentControl) and isinstance(other, ContentControl) and one.id == other.id:
            raise RefusedError("A form field around paragraphs can be moved only as a whole.")

    def _require_trackable(self) -> None:
        for paragraph in self.block:
            if paragraph.block is not None:
                raise RefusedError(
                    "A part that is only carried along, such as a list of contents, cannot be moved under tracking."
                )
            if any(
                isinstance(one, ContentControl) and one.id not in self.stays for one in containers(paragraph.parent)
            ):
                raise RefusedError("A form field around paragraphs cannot be moved under tracking.")

    # Put elsewhere

    def put_elsewhere(self, tracking: Tracking) -> Range:
        """Move what needs no marks."""
        block = self._parted(list(self.block), self._own_insertion)
        lead = int(block[0] is not self.block[0])
        passed = list(self._passed)
        if tracking.on and self._takes_last_mark(passed[-1]):
            block = self._before_last_mark(block, self._own_insertion, tracking)
            lead += 1
            passed.pop()
        self._replace(passed, block, self._closing())
        return _whole(block[lead : lead + len(self.block)])

    def _closing(self) -> list[Paragraph]:
        """An empty paragraph for a text that would end with a table when its last paragraph has gone up past it."""
        last = self.block[-1]
        behind_table = self._table(self._at(self._first - 1)) is not None
        if self._down or self._rows is not None or not (behind_table and self._ends(self._end)):
            return []
        return [self._draft.fresh(last).with_runs(())] if last.parent == self._home else []

    @property
    def _own_insertion(self) -> Revision | None:
        """What an own block was inserted by."""
        rows = (row for row in (outermost_row(paragraph, self.stays) for paragraph in self.block) if row is not None)
        return next((one.inserted for one in (*(p.mark for p in self.block), *rows) if one.inserted is not None), None)

    def _replace(self, passed: Sequence[Paragraph], block: Sequence[Paragraph], left: Sequence[Paragraph] = ()) -> None:
        start = min(self._first, self._to)
        new = (*left, *passed, *block) if self._down else (*block, *passed, *left)
        self._draft.replace(self._story.id, start, len(self.block) + len(self._passed), new)

    def _parted(self, block: list[Paragraph], revision: Revision | None) -> list[Paragraph]:
        """The block with an empty paragraph where a table of it would run into another one, or end the text."""
        if self._rows is not None:
            return block
        parent, before, after = self._home, self._at(self._to - 1), self._at(self._to)
        if self._table(block[0]) is not None and self._table(before) is not None:
            block = [blank(self._draft, parent, revision), *block]
        if self._table(block[-1]) is not None and (self._ends(self._to) or self._table(after) is not None):
            block = [*block, blank(self._draft, parent, revision)]
        return block

    # Tracked

    def tracked(self, tracking: Tracking) -> Range:
        """Move with both sides marked."""
        self._require_trackable()
        draft, name = self._draft, f"move{self._draft.new_id()}"
        away, here = (replace(_revision(draft, tracking), move=name) for _ in range(2))
        companions = companions_of(draft, self.block)
        leaving = Leaving(self.block, companions, away, self.stays)
        copies = Arriving(draft, companions, here, self.stays, tracking).block(self.block)
        new = self._parted(copies, here)
        lead = int(new[0] is not copies[0])
        left = [leaving.paragraph(paragraph) for paragraph in self.block]
        passed = list(self._passed)
        if self._rows is None:
            self._close(left, passed, leaving, tracking)
            if self._takes_last_mark(passed[-1]):
                new = self._before_last_mark(new, here, tracking)
                lead += 1
                passed.pop()
        self._replace(passed, new, left)
        return _whole(new[lead : lead + len(copies)])

    def _close(self, left: list[Paragraph], passed: list[Paragraph], leaving: Leaving, tracking: Tracking) -> None:
        """Keep the mark that the text has to end with: what stands before the block joins it instead."""
        last, after, before = self.block[-1], self._at(self._end), self._at(self._first - 1)
        if self._table(last) is not None:
            return
        between = self._table(before) is not None and self._table(after) is not None
        if not (between or self._ends(self._end)):
            return
        left[-1] = left[-1].with_mark(last.mark)
        # A mark that ends a section would take the section break with it.
        if self._down or before is None or before.section or not joins(before, last):
            return
        passed[-1] = passed[-1].with_mark(leaving.mark(before.mark))
        if before.format != last.format:
            scratch = Draft(self._draft.document)
            format_paragraph(scratch, last.id, before.format, tracking)
            changed = scratch.document.paragraph(last.id)
            left[-1] = replace(left[-1], format=changed.format, format_change=changed.format_change)

    def _before_last_mark(self, new: list[Paragraph], here: Revision | None, tracking: Tracking) -> list[Paragraph]:
        """What moves behind the last paragraph, which keeps the mark that the text ends with."""
        anchor, closing = self._passed[-1], new[-1]
        theirs = (closing.mark.inserted, closing.mark.deleted)
        if any(slot is not None and not tracking.removes(slot) for slot in theirs) or changed_by_another(
            anchor.format_change, _revision(self._draft, tracking)
        ):
            raise RefusedError("The last paragraph holds changes of another party; decide on them before it is moved.")
        ahead = replace(self._draft.fresh(anchor), mark=Mark(anchor.mark.format, here), format_change=None)
        change = anchor.format_change or ParagraphFormatChange(_revision(self._draft, tracking), anchor.format)
        same = change.old == closing.format
        last = replace(anchor, runs=closing.runs, format=closing.format, format_change=None if same else change)
        return [ahead, *new[:-1], last]


def _shared(paragraphs: Sequence[Paragraph]) -> Container | None:
    """The innermost container around all of them."""
    chains = [list(containers(paragraph.parent)) for paragraph in paragraphs]
    common = {one.id for one in chains[0]}.intersection(*([one.id for one in chain] for chain in chains))
    return next((one for one in chains[0] if one.id in common), None)


def _revision(draft: Draft, tracking: Tracking) -> Revision:
    revision = tracking.revision(draft)
    assert revision is not None
    return revision


def _whole(block: Sequence[Paragraph]) -> Range:
    return Range(Position(block[0].id, 0), Position(block[-1].id, block[-1].length))

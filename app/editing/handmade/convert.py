"""Hand-made marks made into tracked changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.handmade.look import Looks
from app.editing.handmade.marks import HandMark, Side, Survey
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run, cut, spans
from app.model.document import Story
from app.model.errors import RefusedError
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Row, cell_of

_SIDES = {
    ChangeKind.INSERT: Side.INSERT,
    ChangeKind.PARAGRAPH_INSERT: Side.INSERT,
    ChangeKind.ROW_INSERT: Side.INSERT,
    ChangeKind.CELL_INSERT: Side.INSERT,
    ChangeKind.DELETE: Side.DELETE,
    ChangeKind.PARAGRAPH_DELETE: Side.DELETE,
    ChangeKind.ROW_DELETE: Side.DELETE,
    ChangeKind.CELL_DELETE: Side.DELETE,
}
_TEXT = (ChangeKind.INSERT, ChangeKind.DELETE)
_MARK = (ChangeKind.PARAGRAPH_INSERT, ChangeKind.PARAGRAPH_DELETE)
_ROW = (ChangeKind.ROW_INSERT, ChangeKind.ROW_DELETE)
_CELL = (ChangeKind.CELL_INSERT, ChangeKind.CELL_DELETE)


def convert(draft: Draft, marks: Survey | Iterable[HandMark], tracking: Tracking) -> int:
    """Make marks into tracked changes of the author and date of `tracking`; returns how many it made.

    The text loses the formatting that was the mark and nothing else. Marks that are taken for no change are left; what
    is tracked already stays another's. Raises RefusedError when the text is not the one in which the marks were found.
    """
    found = marks.changes if isinstance(marks, Survey) else (m for m in marks if m.takes_as is not None)
    by_paragraph: dict[int, list[HandMark]] = {}
    for mark in found:
        by_paragraph.setdefault(mark.paragraph, []).append(mark)
    conversion = _Conversion(draft, by_paragraph, replace(tracking, on=True))
    for story in draft.document.stories:
        conversion.convert(story)
    return sum(map(len, by_paragraph.values()))


class _Conversion:
    def __init__(self, draft: Draft, marks: Mapping[int, list[HandMark]], tracking: Tracking) -> None:
        missing = [id_ for id_ in marks if not draft.document.holds(id_)]
        if missing:
            raise _changed_meanwhile()
        self._draft = draft
        self._marks = marks
        self._tracking = tracking
        self._looks = Looks(draft.document.styles)
        self._parts: dict[tuple[int, Side], Revision] = {}
        self._last: dict[Side, tuple[int, int, Revision]] = {}

    def convert(self, story: Story) -> None:
        """Convert the marks of one story as one group of splices."""
        done = [self._paragraph(p) if p.id in self._marks else p for p in story.paragraphs]
        if self._parts:
            parents = ContainerMap(self._row, self._cell)
            done = [_moved(paragraph, parents) for paragraph in done]
        pairs = enumerate(zip(story.paragraphs, done, strict=True))
        changed = [(index, new) for index, (old, new) in pairs if new is not old]
        self._draft.replace_all(story.id, list(_places(changed)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        marks = sorted(self._marks[paragraph.id], key=lambda mark: (mark.start, mark.end))
        if any(paragraph.text[mark.start : mark.end] != mark.text for mark in marks):
            raise _changed_meanwhile()
        length = paragraph.length
        paragraph = paragraph.with_runs(self._runs(paragraph, [m for m in marks if m.takes_as in _TEXT]))
        for mark in marks:
            if mark.takes_as not in _TEXT:
                self._ending(paragraph, mark)
        return self._closed(paragraph, [mark for mark in marks if mark.end == length])

    def _runs(self, paragraph: Paragraph, marks: list[HandMark]) -> Iterator[Run]:
        """The runs with the marks on them made into changes, in one pass."""
        changes = [(mark, self._revision(mark)) for mark in marks]
        ahead = 0
        open_: list[tuple[HandMark, Revision]] = []
        edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
        for start, piece in _pieces(paragraph, edges):
            while ahead < len(changes) and changes[ahead][0].start <= start:
                open_.append(changes[ahead])
                ahead += 1
            open_ = [change for change in open_ if change[0].end > start]
            for mark, revision in open_:
                piece = self._run(paragraph, piece, mark, revision)
            yield piece

    def _run(self, paragraph: Paragraph, run: Run, mark: HandMark, revision: Revision) -> Run:
        if not run.text:
            return run
        bare = self._looks.stripped(paragraph.format, run.format, mark.kinds)
        if mark.takes_as is ChangeKind.INSERT:
            return replace(run, format=bare, inserted=run.inserted or revision)
        return replace(run, format=bare, deleted=run.deleted or revision)

    def _ending(self, paragraph: Paragraph, mark: HandMark) -> None:
        cell = cell_of(paragraph.parent)
        if cell is None or mark.takes_as in _MARK:
            return
        part = cell.row.id if mark.takes_as in _ROW else cell.id
        key = (part, _side(mark))
        if key not in self._parts:
            self._parts[key] = self._new()

    def _closed(self, paragraph: Paragraph, marks: list[HandMark]) -> Paragraph:
        """The paragraph with its mark changed, without the pilcrow that stood for that."""
        shown = paragraph.mark
        signs = [mark for mark in marks if mark.takes_as not in _TEXT and mark.end > mark.start]
        for mark in marks:
            shown = replace(shown, format=self._looks.stripped(paragraph.format, shown.format, mark.kinds))
            if mark.takes_as is ChangeKind.PARAGRAPH_INSERT:
                shown = replace(shown, inserted=shown.inserted or self._revision(mark))
            elif mark.takes_as is ChangeKind.PARAGRAPH_DELETE:
                shown = replace(shown, deleted=shown.deleted or self._revision(mark))
        if signs:
            kept = cut(paragraph.runs, 0, signs[0].start)
            marks_behind = (run for run in cut(paragraph.runs, signs[0].start) if not run.text)
            paragraph = paragraph.with_runs((*kept, *marks_behind))
        return paragraph if shown == paragraph.mark else replace(paragraph, mark=shown)

    def _revision(self, mark: HandMark) -> Revision:
        """One tracked change for marks that continue each other within a paragraph."""
        side = _side(mark)
        paragraph, end, revision = self._last.get(side, (0, 0, None))
        if revision is None or (paragraph, end) != (mark.paragraph, mark.start):
            revision = self._new()
        self._last[side] = (mark.paragraph, mark.end, revision)
        return revision

    def _new(self) -> Revision:
        revision = self._tracking.revision(self._draft)
        assert revision is not None
        return revision

    def _row(self, row: Row) -> Row:
        inserted = row.inserted or self._parts.get((row.id, Side.INSERT))
        deleted = row.deleted or self._parts.get((row.id, Side.DELETE))
        same = (inserted, deleted) == (row.inserted, row.deleted)
        return row if same else replace(row, inserted=inserted, deleted=deleted)

    def _cell(self, cell: Cell) -> Cell:
        inserted = cell.inserted or self._parts.get((cell.id, Side.INSERT))
        deleted = cell.deleted or self._parts.get((cell.id, Side.DELETE))
        same = (inserted, deleted) == (cell.inserted, cell.deleted)
        return cell if same else replace(cell, inserted=inserted, deleted=deleted)


def _pieces(paragraph: Paragraph, edges: list[int]) -> Iterator[tuple[int, Run]]:
    """The runs parted at the edges, each with the offset where it starts."""
    for start, end, run in spans(paragraph.runs):
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        for low, high in pairwise((start, *inside, end)) if run.text else ((start, end),):
            yield low, replace(run, text=run.text[low - start : high - start]) if inside else run


def _moved(paragraph: Paragraph, parents: ContainerMap) -> Paragraph:
    parent = parents(paragraph.parent) if paragraph.parent is not None else None
    return paragraph if parent is paragraph.parent else replace(paragraph, parent=parent)


def _places(changed: list[tuple[int, Paragraph]]) -> Iterator[tuple[int, int, list[Paragraph]]]:
    """Neighbouring paragraphs as one place to replace."""
    for _, group in groupby(enumerate(changed), key=lambda one: one[1][0] - one[0]):
        members = [member for _, member in group]
        yield members[0][0], len(members), [paragraph for _, paragraph in members]


def _side(mark: HandMark) -> Side:
    assert mark.takes_as is not None
    return _SIDES[mark.takes_as]


def _changed_meanwhile() -> RefusedError:
    return RefusedError("The text has changed since its marks were looked for; nothing was converted.")

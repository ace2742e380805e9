"""Revisions on their way out: numbers that no other element has, and moves that have both sides (§17.13.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from operator import is_

from app.formats.docx.markup import quoted
from app.model.content import Level, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document
from app.model.revision import Revision
from app.model.structure import Cell, CellFormatChange, Container, ContentControl, Row, Table

_IDS = re.compile(rb""":id\s*=\s*["'](\d{1,10})["']""")
_REVISION_IDS = re.compile(
    rb"""<[\w.-]+:(?:ins|del|move(?:From|To)(?:RangeStart)?|cell(?:Ins|Del|Merge)|\w+Change)"""
    rb"""\s[^>]*?:id\s*=\s*["'](\d{1,10})["']"""
)
_DRAWING_IDS = re.compile(rb"""<[\w.-]+:docPr\s(?:[^>]*?\s)?id\s*=\s*["'](\d{1,10})["']""")
_LARGEST = (1 << 31) - 2
_MARKS = 4


class RevisionNumbers:
    """Hands out w:id values: a revision from the file keeps its own, everything else gets the next free one."""

    def __init__(self, parts: Sequence[bytes], released: frozenset[str]) -> None:
        self._parts = parts
        self._counts = Counter(found for data in parts for found in _IDS.findall(data))
        self._taken = {int(found) for found in self._counts}
        self._released = released
        self._given: set[int] = set()
        self._next = max((n for n in self._taken if n < _LARGEST), default=0) + 1
        if self._next > _LARGEST - (1 << 20):
            self._next = 1

    def number(self, revision: Revision) -> int:
        """The number for one element of a revision."""
        own = revision.id
        if own.isascii() and own.isdigit() and len(own) < 10:
            wanted = int(own)
            if wanted not in self._given and (wanted not in self._taken or self._is_free(own)):
                self._given.add(wanted)
                return wanted
        return self.fresh()

    def _is_free(self, own: str) -> bool:
        # What else bears a released number may stand in a part that keeps its bytes.
        counted = own.encode()
        return own in self._released and (self._counts[counted] == 1 or counted not in self._repeated)

    @cached_property
    def _repeated(self) -> frozenset[bytes]:
        """The numbers that several revision elements of the file share: bookmarks and comments count by themselves."""
        counts = Counter(found for data in self._parts for found in _REVISION_IDS.findall(data))
        return frozenset(found for found, count in counts.items() if count > 1)

    def fresh(self) -> int:
        """A number nobody has."""
        while self._next in self._taken or self._next in self._given:
            self._next += 1
        self._given.add(self._next)
        return self._next

    def fresh_drawing(self) -> int:
        """A number that no drawing has."""
        number = next(n for n in count(1) if n not in self._drawings)
        self._drawings.add(number)
        return number

    @cached_property
    def _drawings(self) -> set[int]:
        return {int(found) for data in self._parts for found in _DRAWING_IDS.findall(data)}

    def attributes(self, revision: Revision) -> str:
        """The attributes of an element that carries a revision, with a leading blank."""
        date = f' w:date="{quoted(revision.date)}"' if revision.date else ""
        return f' w:id="{self.number(revision)}" w:author="{quoted(revision.author)}"{date}'


def paragraph_revisions(paragraph: Paragraph) -> Iterator[Revision]:
    """Every revision a paragraph carries, more than once where it stands in several runs."""
    mark = paragraph.mark
    yield from _layers(mark.inserted, mark.deleted)
    if mark.format_change is not None:
        yield from _layers(mark.format_change.inserted, mark.format_change.deleted)
    changes = (mark.format_change, paragraph.format_change, paragraph.numbering_change, paragraph.section_change)
    for change in changes:
        if change is not None:
            yield change.revision
    for run in paragraph.runs:
        yield from _layers(run.inserted, run.deleted)
        if run.format_change is not None:
            yield run.format_change.revision
        for wrapper in run.wrappers:
            yield from _layers(wrapper.inserted, wrapper.deleted)


def part_revisions(part: Container | Row | Table) -> Iterator[Revision]:
    """Every revision that a table, row, cell or control carries by itself."""
    if isinstance(part, Row | Cell | ContentControl):
        yield from _layers(part.inserted, part.deleted)
    changes: tuple[object, ...] = ()
    if isinstance(part, Table):
        changes = (part.format_change, part.grid_change)
    elif isinstance(part, Row):
        changes = (part.format_change, part.exceptions_change)
    elif isinstance(part, Cell):
        changes = (part.format_change, part.merge_change)
    for change in changes:
        if change is not None:
            yield change.revision  # type: ignore[attr-defined]
        if isinstance(change, CellFormatChange):
            yield from _layers(change.inserted, change.deleted)


def _layers(*slots: Revision | None) -> Iterator[Revision]:
    for slot in slots:
        if slot is not None:
            yield from slot.layers()


@dataclass()
class _Side:
    story: str
    first: int
    last: int
    mark: bool
    revision: Revision


@dataclass()
class _Found:
    sources: dict[str, _Side] = field(default_factory=dict[str, _Side])
    targets: dict[str, _Side] = field(default_factory=dict[str, _Side])
    marks: Counter[str] = field(default_factory=Counter[str])

    def whole(self) -> set[str]:
        return self.sources.keys() & self.targets.keys()


def differing(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """The stretches of two sequences between what they begin and end with as the very same objects."""
    most = min(len(old), len(new))
    before = next((i for i, same in enumerate(map(is_, old, new)) if not same), most)
    backwards = map(is_, reversed(old), reversed(new))
    after = next((i for i, same in enumerate(backwards) if not same or i >= most - before), most - before)
    return old[before : len(old) - after], new[before : len(new) - after]


def _fresh(base: Document, document: Document) -> Iterator[tuple[str, Sequence[Paragraph]]]:
    known = {story.id: story.paragraphs for story in base.stories}
    for story in document.stories:
        old, new = differing(known.get(story.id, ()), story.paragraphs)
        ids = set(map(id, old))
        yield story.id, [paragraph for paragraph in new if id(paragraph) not in ids]


def _find(stories: Iterable[tuple[str, Sequence[Paragraph]]]) -> _Found:
    found = _Found()
    for story, paragraphs in stories:
        for paragraph in paragraphs:
            for run in paragraph.runs:
                if run.opaque is not None and run.opaque.kind is OpaqueKind.MOVE_RANGE:
                    found.marks[run.opaque.ref] += 1
                _meet(found, story, paragraph.id, run.inserted, run.deleted, False)
            _meet(found, story, paragraph.id, paragraph.mark.inserted, paragraph.mark.deleted, True)
    return found


def _meet(
    found: _Found, story: str, paragraph: int, inserted: Revision | None, deleted: Revision | None, mark: bool
) -> None:
    for sides, slot in ((found.targets, inserted), (found.sources, deleted)):
        for revision in slot.layers() if slot is not None else ():
            if revision.move is None:
                continue
            side = sides.get(revision.move)
            if side is None:
                sides[revision.move] = _Side(story, paragraph, paragraph, mark, revision)
            else:
                side.last, side.mark = paragraph, mark


class Moves:
    """Which moves can be written as such: both sides there, and ranges around them that are complete or can be made."""

    def __init__(self, base: Document, document: Document, ranges: Counter[str]) -> None:
        # Without any range in the file a whole move lies in paragraphs that are new.
        if ranges:
            old, new = (_find((story.id, story.paragraphs) for story in one.stories) for one in (base, document))
        else:
            old, new = _Found(), _find(_fresh(base, document))
        self._new = new
        written = {name for name in new.whole() if ranges[name] >= _MARKS and new.marks[name] == old.marks[name]}
        self.made = {name for name in new.whole() if not ranges[name] and not new.marks[name]}
        self.whole = written | self.made
        self.broken = {name for name in old.whole() if ranges[name]} - self.whole
        self._numbers: dict[tuple[str, str], int] = {}

    def is_move(self, revision: Revision) -> bool:
        """Whether a revision is to be written as one side of a move."""
        return revision.move is not None and revision.move in self.whole

    def concerns(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph holds a part of a move that can no longer be written as one."""
        if not self.broken:
            return False
        ranges = (run.opaque.ref for run in paragraph.runs if run.opaque and run.opaque.kind is OpaqueKind.MOVE_RANGE)
        moves = (revision.move for revision in paragraph_revisions(paragraph))
        return not self.broken.isdisjoint({*ranges, *(move for move in moves if move)})

    def dropped(self, run: Run) -> bool:
        """Whether a run is the mark of a range whose move is gone."""
        opaque = run.opaque
        return opaque is not None and opaque.kind is OpaqueKind.MOVE_RANGE and opaque.ref in self.broken

    def with_ranges(self, paragraph: Paragraph, numbers: RevisionNumbers) -> tuple[tuple[Run, ...], str]:
        """The runs with marks of ranges that have to be made, and what must follow the paragraph."""
        runs, after = paragraph.runs, ""
        for name in sorted(self.made):
            for kind, side in (("moveFrom", self._new.sources[name]), ("moveTo", self._new.targets[name])):
                if paragraph.id == side.first:
                    runs = _started(runs, self._mark(kind, "Start", name, side, numbers), name, kind)
                if paragraph.id == side.last and side.mark:
                    after += self._mark(kind, "End", name, side, numbers)
                elif paragraph.id == side.last:
                    runs = _ended(runs, self._mark(kind, "End", name, side, numbers), name, kind)
        return runs, after

    def _mark(self, kind: str, end: str, name: str, side: _Side, numbers: RevisionNumbers) -> str:
        key = (kind, name)
        if key not in self._numbers:
            self._numbers[key] = numbers.fresh()
        if end == "End":
            return f'<w:{kind}RangeEnd w:id="{self._numbers[key]}"/>'
        revision = side.revision
        date = f' w:date="{quoted(revision.date)}"' if revision.date else ""
        return (
            f'<w:{kind}RangeStart w:id="{self._numbers[key]}" w:author="{quoted(revision.author)}"{date}'
            f' w:name="{quoted(name)}"/>'
        )


def _on_side(run: Run, name: str, kind: str) -> bool:
    slot = run.deleted if kind == "moveFrom" else run.inserted
    return slot is not None and any(revision.move == name for revision in slot.layers())


def _range_run(xml: str, name: str) -> Run:
    return Run("", opaque=Opaque(OpaqueKind.MOVE_RANGE, xml, Level.PARAGRAPH, ref=name))


def _started(runs: tuple[Run, ...], xml: str, name: str, kind: str) -> tuple[Run, ...]:
    at = next((i for i, run in enumerate(runs) if _on_side(run, name, kind)), len(runs))
    return (*runs[:at], _range_run(xml, name), *runs[at:])


def _ended(runs: tuple[Run, ...], xml: str, name: str, kind: str) -> tuple[Run, ...]:
    at = max((i for i, run in enumerate(runs) if _on_side(run, name, kind)), default=len(runs) - 1) + 1
    return (*runs[:at], _range_run(xml, name), *runs[at:])

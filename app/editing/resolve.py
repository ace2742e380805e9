"""Accepting and rejecting tracked changes (ECMA-376 Part 1 §17.13.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from app.editing.draft import Draft
from app.editing.fields import without_orphan_codes
from app.editing.joining import join_stretch, taken_over
from app.editing.notes import drop_orphan_notes
from app.editing.row_choice import with_rows
from app.editing.slots import Chosen, Resolver
from app.editing.structure import StructureResolution
from app.model.changes import Change, row_changes, slot_changes
from app.model.content import Level, Mark, Paragraph, Run, Wrapper, spans
from app.model.document import Document, Story
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Container, containers

Selector = Callable[[Revision, ChangeKind], bool]
"""Says of a tracked change whether it is to be resolved."""

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


def reject_where(draft: Draft, chosen: Chosen) -> None:
    """Reject every change that is chosen by itself, its kind and its place."""
    _resolve(draft, chosen, accepted=False)


def accept_changes(draft: Draft, changes: Iterable[Change]) -> None:
    """Accept these changes only, at their places; a row and its text go together, as `with_rows` says."""
    changes = with_rows(draft.document, tuple(changes), accepted=True)
    _resolve(draft, _at_places(changes), accepted=True, stories={c.story for c in changes})


def reject_changes(draft: Draft, changes: Iterable[Change]) -> None:
    """Reject these changes only, at their places; a row and its text go together, as `with_rows` says."""
    changes = with_rows(draft.document, tuple(changes), accepted=False)
    _resolve(draft, _at_places(changes), accepted=False, stories={c.story for c in changes})


def resolve_all(document: Document, *, accepted: bool) -> Document:
    """The document with every change accepted or every change rejected."""
    draft = Draft(document)
    (accept if accepted else reject)(draft)
    return draft.document


def _at_places(changes: Iterable[Change]) -> Chosen:
    places: dict[tuple[int, ChangeKind, Revision], list[tuple[int, int]]] = {}
    for change in changes:
        key = (change.paragraph, change.kind, change.revision)
        places.setdefault(key, []).append((change.start, change.end))

    def chosen(revision: Revision, kind: ChangeKind, paragraph: int, offset: int) -> bool:
        stretches = places.get((paragraph, kind, revision), ())
        return any(start <= offset < end or start == end == offset for start, end in stretches)

    return chosen


def _resolve(draft: Draft, chosen: Chosen, *, accepted: bool, stories: set[str] | None = None) -> None:
    before = draft.document
    whole = _with_whole_moves(before, chosen)
    resolver = Resolver(whole, accepted)
    if whole is not chosen:
        # The other side of a move may stand in another story.
        stories = None
    for story in before.stories:
        if stories is None or story.id in stories:
            places = list(_Resolution(story, resolver).places())
            draft.replace_all(story.id, places if len(places) <= _FEW else [_one_place(story, places)])
    drop_orphan_notes(draft, before)


def _with_whole_moves(document: Document, chosen: Chosen) -> Chosen:
    """The same choice, but a move of which one side or piece is chosen is chosen whole."""
    moves: set[str] = set()
    met = False
    for kind, layer, paragraph, offset in _layers(document):
        if layer.move is not None:
            met = True
            if layer.move not in moves and chosen(layer, kind, paragraph, offset):
                moves.add(layer.move)
    if not met:
        return chosen

    def whole(revision: Revision, kind: ChangeKind, paragraph: int, offset: int) -> bool:
        return revision.move in moves if revision.move else chosen(revision, kind, paragraph, offset)

    return whole


def _layers(document: Document) -> Iterator[tuple[ChangeKind, Revision, int, int]]:
    """The layers of all slots that can hold a move, each with its kind and the place where it is resolved."""
    rows: set[int] = set()
    parent: Container | None = None
    for _, paragraph in document.walk():
        if paragraph.parent is not parent:
            parent = paragraph.parent
            cells = (one for one in containers(parent) if isinstance(one, Cell))
            for row in (cell.row for cell in cells if cell.row.id not in rows):
                rows.add(row.id)
                yield from ((kind, layer, paragraph.id, 0) for kind, layer in row_changes(row))
        if _holds_move(paragraph):
            yield from _text_layers(paragraph)


def _text_layers(paragraph: Paragraph) -> Iterator[tuple[ChangeKind, Revision, int, int]]:
    for start, _, run in spans(paragraph.runs):
        if _slotted(run):
            for kind, layer in slot_changes(run.inserted, run.deleted):
                yield kind, layer, paragraph.id, start
    mark = paragraph.mark
    for kind, layer in slot_changes(mark.inserted, mark.deleted, mark=True):
        yield kind, layer, paragraph.id, paragraph.length


def _holds_move(paragraph: Paragraph) -> bool:
    for one in (paragraph.mark, *paragraph.runs):
        for slot in (one.inserted, one.deleted):
            if slot is not None and (slot.move is not None or slot.around is not None):
                return True
    return False


def _slotted(run: Run) -> bool:
    return run.inserted is not None or run.deleted is not None


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

    def __init__(self, story: Story, resolver: Resolver) -> None:
        self._story = story
        self._resolver = resolver
        self._structure = StructureResolution(story.paragraphs, resolver)
        self._strays: list[Paragraph] = []
        self._grown = 0

    def places(self) -> Iterator[_Place]:
        """What to replace: index, count and new paragraphs, each index counted after the replacements before it."""
        pending: list[tuple[Paragraph, bool]] = []
        start = count = 0
        for index, paragraph in enumerate(self._story.paragraphs):
            new, mark_goes, vanishes = self._paragraph(paragraph)
            open_end = bool(pending) and pending[-1][1]
            stays = new is paragraph and not (mark_goes or vanishes or open_end)
            if stays and count:
                yield self._place(start, pending, count)
                pending, count = [], 0
            if self._strays and not vanishes:
                new, self._strays = taken_over(new, self._strays)
            if stays and new is paragraph:
                continue
            if not count:
                start = index
            count += 1
            if not vanishes:
                pending.append((new, mark_goes))
        if count:
            yield self._place(start, pending, count)

    def _place(self, start: int, joined: Sequence[tuple[Paragraph, bool]], count: int) -> _Place:
        at, count, new, strays = join_stretch(self._story.paragraphs, start, joined, count)
        self._strays += strays
        shift = self._grown
        self._grown += len(new) - count
        return at + shift, count, new

    def _paragraph(self, paragraph: Paragraph) -> tuple[Paragraph, bool, bool]:
        structure = self._structure
        if paragraph.parent is not None and structure.vanishes(paragraph.parent):
            return paragraph, False, True
        runs = tuple(self._runs(paragraph)) if any(map(_tracked, paragraph.runs)) else paragraph.runs
        mark, mark_goes = self._mark(paragraph)
        parent = structure.after(paragraph.parent) if paragraph.parent is not None else None
        new = paragraph
        if len(runs) != len(paragraph.runs) or any(a is not b for a, b in zip(runs, paragraph.runs, strict=True)):
            new = new.with_runs(without_orphan_codes(paragraph.runs, runs))
        if mark is not paragraph.mark or parent is not paragraph.parent:
            new = new.with_mark(mark).within(parent)
        if _propertied(paragraph):
            new = self._reformatted(new)
        if new.block is not None and new.block.inner:
            block = self._resolver.opaque(new.block, paragraph.id, 0)
            return (new, False, True) if block is None else (replace(new, block=block), False, False)
        return new, mark_goes, False

    def _reformatted(self, paragraph: Paragraph) -> Paragraph:
        resolver, here = self._resolver, paragraph.id
        change, numbering, section = paragraph.format_change, paragraph.numbering_change, paragraph.section_change
        if resolver.takes(numbering, ChangeKind.NUMBERING, here):
            back = resolver.rejected(numbering, ChangeKind.NUMBERING, here)
            paragraph = replace(paragraph, format=back.old if back else paragraph.format, numbering_change=None)
        if resolver.takes(change, ChangeKind.PARAGRAPH_FORMAT, here):
            paragraph = replace(paragraph, format_change=None)
            if back := resolver.rejected(change, ChangeKind.PARAGRAPH_FORMAT, here):
                # The numbering stands among the properties that go.
                paragraph = replace(paragraph, format=back.old, numbering_change=None)
        end = paragraph.length
        if resolver.takes(section, ChangeKind.SECTION, here, end):
            back = resolver.rejected(section, ChangeKind.SECTION, here, end)
            paragraph = replace(paragraph, section=back.old if back else paragraph.section, section_change=None)
        return paragraph

    def _runs(self, paragraph: Paragraph) -> Iterator[Run]:
        around: dict[int, Wrapper | None] = {}
        for start, _, run in spans(paragraph.runs):
            if not _tracked(run):
                yield run
                continue
            if run.wrappers:
                run = self._unwrapped(run, paragraph.id, start, around)
            if _slotted(run):
                inserted, deleted, goes = self._resolver.text_slots(run.inserted, run.deleted, paragraph.id, start)
                # Bookmarks and the ends of ranges stay: they are beside the text and not of it.
                if goes and (run.text or run.opaque is None or run.opaque.level is Level.RUN or not run.opaque.xml):
                    continue
                if inserted is not run.inserted or deleted is not run.deleted:
                    run = run.with_slots(inserted, deleted)
            kept = self._carried(self._formatted(run, paragraph.id, start), paragraph.id, start)
            if kept is not None:
                yield kept

    def _carried(self, run: Run, paragraph: int, offset: int) -> Run | None:
        opaque = run.opaque
        if opaque is None:
            return run
        if not opaque.inner:
            # What only kept the place of an empty change goes with it.
            return run if opaque.xml or _slotted(run) else None
        left = self._resolver.opaque(opaque, paragraph, offset)
        if left is None:
            return None
        return run if left is opaque else replace(run, opaque=left)

    def _unwrapped(self, run: Run, paragraph: int, offset: int, around: dict[int, Wrapper | None]) -> Run:
        wrappers = tuple(self._wrapper(wrapper, paragraph, offset, around) for wrapper in run.wrappers)
        kept = tuple(wrapper for wrapper in wrappers if wrapper is not None)
        return run if kept == run.wrappers else replace(run, wrappers=kept)

    def _wrapper(
        self, wrapper: Wrapper, paragraph: int, offset: int, around: dict[int, Wrapper | None]
    ) -> Wrapper | None:
        if wrapper.inserted is None and wrapper.deleted is None:
            return wrapper
        if wrapper.id not in around:
            slots = self._resolver.text_slots(wrapper.inserted, wrapper.deleted, paragraph, offset)
            inserted, deleted, goes = slots
            around[wrapper.id] = None if goes else replace(wrapper, inserted=inserted, deleted=deleted)
        return around[wrapper.id]

    def _formatted(self, run: Run, paragraph: int, offset: int) -> Run:
        change = run.format_change
        if change is None or not self._resolver.takes(change, ChangeKind.FORMAT, paragraph, offset):
            return run
        return replace(run, format=run.format if self._resolver.accepted else change.old, format_change=None)

    def _mark(self, paragraph: Paragraph) -> tuple[Mark, bool]:
        mark = paragraph.mark
        if mark.inserted is None and mark.deleted is None and mark.format_change is None:
            return mark, False
        end = paragraph.length
        slots = self._resolver.text_slots(mark.inserted, mark.deleted, paragraph.id, end, mark=True)
        inserted, deleted, goes = slots
        if inserted is not mark.inserted or deleted is not mark.deleted:
            mark = mark.with_slots(inserted, deleted)
        change = mark.format_change
        if change and self._resolver.takes(change, ChangeKind.FORMAT, paragraph.id, end):
            old = mark.format if self._resolver.accepted else change.old
            mark = replace(mark, format=old, format_change=None)
        elif change and (change.inserted is not None or change.deleted is not None):
            records = self._resolver.text_slots(change.inserted, change.deleted, paragraph.id, end, mark=True)
            if records[0] is not change.inserted or records[1] is not change.deleted:
                recorded = replace(change, inserted=records[0], deleted=records[1])
                mark = replace(mark, format_change=recorded)
        return mark, goes


def _tracked(run: Run) -> bool:
    if run.inserted is not None or run.deleted is not None or run.format_change is not None:
        return True
    if run.opaque is not None and run.opaque.inner:
        return True
    return any(wrapper.inserted is not None or wrapper.deleted is not None for wrapper in run.wrappers)


def _propertied(paragraph: Paragraph) -> bool:
    changes = (paragraph.format_change, paragraph.numbering_change, paragraph.section_change)
    return any(change is not None for change in changes)

"""The tracked changes of a document, found by reading its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.model.content import Alternative, Markup, Paragraph, Run, spans
from app.model.document import Document, Story
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Container, ContentControl, Row, Table, containers
from app.model.value import slotted_value

Tracked = tuple[ChangeKind, Revision]


@slotted_value
class Change:
    """One tracked change in one paragraph: offsets `start` to `end` of the paragraph's text, and the text concerned.

    A paragraph mark's change starts and ends at the paragraph's length; that of a table, row, cell or content control
    covers its first paragraph.
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
            for kind, revision in _container_changes(parent, seen):
                yield Change(kind, revision, story.id, paragraph.id, 0, paragraph.length, paragraph.text)
        yield from paragraph_changes(story.id, paragraph)


def paragraph_changes(story: str, paragraph: Paragraph) -> Iterator[Change]:
    """The changes of one paragraph: its properties, its text, its mark."""
    end = paragraph.length
    for kind, revision in _property_changes(paragraph):
        yield Change(kind, revision, story, paragraph.id, 0, end, paragraph.text)
    for kind, revision, start, stop, text in _run_changes(paragraph):
        yield Change(kind, revision, story, paragraph.id, start, stop, text)
    mark = paragraph.mark
    if mark.inserted is not None or mark.deleted is not None:
        for kind, revision in slot_changes(mark.inserted, mark.deleted, mark=True):
            yield Change(kind, revision, story, paragraph.id, end, end)
    if mark.format_change is not None:
        change = mark.format_change
        yield Change(ChangeKind.FORMAT, change.revision, story, paragraph.id, end, end)
        for kind, revision in slot_changes(change.inserted, change.deleted, mark=True):
            yield Change(kind, revision, story, paragraph.id, end, end)
    if paragraph.section_change is not None:
        yield Change(ChangeKind.SECTION, paragraph.section_change.revision, story, paragraph.id, end, end)


def insertion_kind(revision: Revision, mark: bool) -> ChangeKind:
    """The kind of a change that stands in the inserted slot of a run or paragraph mark."""
    if revision.move:
        return ChangeKind.MOVE_TO
    return ChangeKind.PARAGRAPH_INSERT if mark and not revision.block else ChangeKind.INSERT


def deletion_kind(revision: Revision, mark: bool) -> ChangeKind:
    """The kind of a change that stands in the deleted slot of a run or paragraph mark."""
    if revision.move:
        return ChangeKind.MOVE_FROM
    return ChangeKind.PARAGRAPH_DELETE if mark and not revision.block else ChangeKind.DELETE


def slot_changes(inserted: Revision | None, deleted: Revision | None, *, mark: bool = False) -> Iterator[Tracked]:
    """What two slots hold, each change around another too."""
    if inserted is not None:
        yield from ((insertion_kind(layer, mark), layer) for layer in inserted.layers())
    if deleted is not None:
        yield from ((deletion_kind(layer, mark), layer) for layer in deleted.layers())


def row_changes(row: Row) -> Iterator[Tracked]:
    """What the slots of a table's row hold, each change around another too."""
    yield from _layers(row.inserted, ChangeKind.ROW_INSERT)
    yield from _layers(row.deleted, ChangeKind.ROW_DELETE)


def markup_changes(markup: Markup) -> Iterator[Tracked]:
    """The tracked changes in carried content, as they are written."""
    for piece in markup:
        if isinstance(piece, Alternative):
            if piece.listed:
                yield piece.kind, piece.revision
            yield from markup_changes(piece.written)


def _property_changes(paragraph: Paragraph) -> Iterator[Tracked]:
    if paragraph.format_change is not None:
        yield ChangeKind.PARAGRAPH_FORMAT, paragraph.format_change.revision
    if paragraph.numbering_change is not None:
        yield ChangeKind.NUMBERING, paragraph.numbering_change.revision
    if paragraph.block is not None:
        yield from markup_changes(paragraph.block.inner)


_Found = tuple[ChangeKind, Revision, int, int, str]


def _run_changes(paragraph: Paragraph) -> list[_Found]:
    found: list[_Found] = []
    open_: dict[Tracked, int] = {}
    for start, end, run in spans(paragraph.runs):
        if run.opaque is not None and not run.text:
            # A mark breaks no change, but an empty one is a change too.
            here = [one for one in _tracked(run) if one not in open_]
        else:
            here = list(_tracked(run))
            open_ = {one: at for one, at in open_.items() if one in here}
        for one in here:
            at = open_.get(one)
            if at is None:
                open_[one] = len(found)
                found.append((*one, start, end, run.display))
            else:
                kind, revision, begin, _, text = found[at]
                found[at] = (kind, revision, begin, end, text + run.display)
    return found


def _tracked(run: Run) -> Iterator[Tracked]:
    for wrapper in run.wrappers:
        if wrapper.inserted is not None or wrapper.deleted is not None:
            yield from slot_changes(wrapper.inserted, wrapper.deleted)
    if run.inserted is not None or run.deleted is not None:
        yield from slot_changes(run.inserted, run.deleted)
    if run.format_change is not None:
        yield ChangeKind.FORMAT, run.format_change.revision
    if run.opaque is not None and run.opaque.inner:
        yield from markup_changes(run.opaque.inner)


def _container_changes(parent: Container | None, seen: set[int]) -> Iterator[Tracked]:
    for container in reversed(list(containers(parent))):
        if isinstance(container, Cell):
            parts: Iterable[tuple[int, Iterator[Tracked]]] = (
                (container.row.table.id, _table_changes(container.row.table)),
                (container.row.id, _row_changes(container.row)),
                (container.id, _cell_changes(container)),
            )
        elif isinstance(container, ContentControl):
            parts = ((container.id, slot_changes(container.inserted, container.deleted)),)
        else:
            continue
        for id_, changes in parts:
            if id_ not in seen:
                seen.add(id_)
                yield from changes


def _table_changes(table: Table) -> Iterator[Tracked]:
    for change in (table.format_change, table.grid_change):
        if change is not None:
            yield ChangeKind.TABLE, change.revision


def _row_changes(row: Row) -> Iterator[Tracked]:
    yield from row_changes(row)
    for change in (row.exceptions_change, row.format_change):
        if change is not None:
            yield ChangeKind.TABLE, change.revision


def _cell_changes(cell: Cell) -> Iterator[Tracked]:
    yield from _layers(cell.inserted, ChangeKind.CELL_INSERT)
    yield from _layers(cell.deleted, ChangeKind.CELL_DELETE)
    if cell.merge_change is not None:
        yield ChangeKind.CELL_MERGE, cell.merge_change.revision
    change = cell.format_change
    if change is not None:
        yield ChangeKind.TABLE, change.revision
        yield from _layers(change.inserted, ChangeKind.CELL_INSERT)
        yield from _layers(change.deleted, ChangeKind.CELL_DELETE)


def _layers(revision: Revision | None, kind: ChangeKind) -> Iterator[Tracked]:
    if revision is not None:
        yield from ((kind, layer) for layer in revision.layers())

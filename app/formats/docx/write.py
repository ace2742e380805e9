"""A changed document as a package: only parts whose story changed are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from app.formats.docx.blocks import Record
from app.formats.docx.boxes import BoxCopies
from app.formats.docx.markup import Context, PartText, parse_bytes, part_text, plain
from app.formats.docx.names import DC
from app.formats.docx.new_lists import EMPTY as NO_LISTS
from app.formats.docx.new_lists import file_numbers, numbers_of, with_lists
from app.formats.docx.package import Package
from app.formats.docx.parts import NewParts, empty_notes, with_separators
from app.formats.docx.read import Reading, Source
from app.formats.docx.threads import EMPTY as EMPTY_THREADS
from app.formats.docx.threads import threaded, written_threads
from app.formats.docx.write_definitions import rewritten
from app.formats.docx.write_formats import FormatWriter
from app.formats.docx.write_paragraph import ParagraphWriter
from app.formats.docx.write_revisions import Moves, RevisionNumbers, differing, paragraph_revisions, part_revisions
from app.formats.docx.write_story import StoryWriter, boxes_of, parts_of, same_paragraph, same_part
from app.formats.docx.write_tables import HeadWriter
from app.model.document import Document, Story, StoryKind
from app.model.errors import RefusedError
from app.model.revision import Revision

_TITLE = f"{{{DC}}}title"


def write_document(package: Package, reading: Reading, document: Document) -> bytes:
    """The package with the document's text; parts whose story is as it was keep their bytes.

    Raises RefusedError when a story changed that cannot be written.
    """
    changed = list(_changed(reading, document))
    parts = _titled(package, document.title) if document.title != reading.document.title else {}
    if changed:
        parts.update(_DocumentWriter(package, reading, document, changed).parts())
    return package.write(parts)


class _DocumentWriter:
    def __init__(
        self, package: Package, reading: Reading, document: Document, changed: list[tuple[Story, Story]]
    ) -> None:
        self._package = package
        self._reading = reading
        self._changed = {new.id: (old, new) for old, new in changed}
        self._document = document
        self._moves = Moves(reading.document, document, Counter(reading.ranges))
        sources = [source.text.data for source in reading.sources.values()]
        self._numbers = RevisionNumbers(sources, _released(changed, self._moves))
        self._boxes: dict[str, str] = {}
        self._copies = BoxCopies(self._numbers.fresh, self._numbers.fresh_drawing)
        self._new = NewParts(package)
        self._numbering, self._lists = self._new_lists()

    def parts(self) -> dict[str, bytes]:
        """The new bytes of every part that is written."""
        # Boxes in boxes come behind those around them, and have to be written first.
        for story in reversed(self._document.stories):
            if story.id in self._reading.boxes and (pair := self._pair(story)):
                self._boxes[story.id] = self._box(*pair)
        out: dict[str, bytes] = {}
        for story in self._document.stories:
            source = self._reading.sources.get(story.id)
            if source is not None and (pair := self._pair(story)):
                out[source.part] = source.text.encode(self._write(source, *pair))
            elif story.born:
                out[self._new.add(story.id)] = self._born(story)
        out.update(self._threads())
        out.update(self._numbering)
        out.update(self._new.changed)
        for name, part in self._reading.definitions.items():
            if name in self._changed:
                out[part] = self._defined(part, out.get(part), *self._changed[name])
        return out

    def _born(self, story: Story) -> bytes:
        data = empty_notes(story.id)
        root = parse_bytes(data, story.id)
        source = Source(story.id, PartText(data), Context(root), Record())
        return with_separators(self._write(source, replace(story, paragraphs=()), story), story.id)

    def _new_lists(self) -> tuple[dict[str, bytes], dict[int, int]]:
        """The numbering part with the lists that the text brings along, and the w:numId of each of them."""
        new = dict.fromkeys(number for _, story in self._changed.values() for number in numbers_of(story.paragraphs))
        if not new:
            return {}, {}
        found = self._package.related(self._package.main, "numbering")
        part = found[0].target if found else self._new.add("numbering")
        text = part_text(self._package.read(part) if found else NO_LISTS, part)
        numbers = file_numbers(new, text.data)
        return {part: text.encode(with_lists(text.data, numbers))}, numbers

    def _threads(self) -> dict[str, bytes]:
        """The part that says which comments answer which and which are settled, where that has changed."""
        new = next((s for s in self._document.stories if s.kind is StoryKind.COMMENTS), None)
        if new is None or new.id not in self._changed:
            return {}
        old = self._changed[new.id][0]
        found = self._package.related(self._package.main, "commentsExtended")
        before = self._package.read(found[0].target) if found else EMPTY_THREADS
        after = written_threads(before, new.paragraphs)
        if after == before or (not found and not threaded(new.paragraphs)):
            return {}
        if found and written_threads(before, old.paragraphs) == after:
            return {}
        return {found[0].target if found else self._new.add("commentsExtended"): after}

    def _pair(self, story: Story) -> tuple[Story, Story] | None:
        if story.id in self._changed:
            return self._changed[story.id]
        held = self._boxes and any(boxes_of(p) & self._boxes.keys() for p in story.paragraphs)
        return (self._reading.document.story(story.id), story) if held else None

    def _write(self, source: Source, old: Story, new: Story) -> bytes:
        formats = FormatWriter(source.context, self._reading.theme, self._lists)
        paragraphs = ParagraphWriter(source.context, formats, self._numbers, self._moves, self._boxes, self._copies)
        heads = HeadWriter(source.context, self._numbers)
        writer = StoryWriter(source, old.paragraphs, paragraphs, heads, self._moves, self._reading.controls)
        return writer.write(new.paragraphs)

    def _box(self, old: Story, new: Story) -> str:
        source = self._reading.boxes[new.id]
        whole, root = self._write(source, old, new), source.outline
        return whole[root.head : len(whole) - (len(source.text.data) - root.tail)].decode("utf-8")

    def _defined(self, part: str, data: bytes | None, old: Story, new: Story) -> bytes:
        before = self._package.read(part)
        text = part_text(before if data is None else data, part)
        kept = {paragraph.id: paragraph.block.xml for paragraph in new.paragraphs if paragraph.block is not None}
        blocks = [kept.get(paragraph.id, "") for paragraph in old.paragraphs]
        return text.encode(rewritten(text.data, parse_bytes(before, part), blocks))


def _titled(package: Package, title: str) -> dict[str, bytes]:
    # The title is a core property (Part 2 §8.3); a package without those says nothing about itself.
    for relationship in package.related("", "core-properties")[:1]:
        root = parse_bytes(package.read(relationship.target), relationship.target)
        found = root.find(_TITLE)
        element = found if found is not None else etree.SubElement(root, _TITLE, nsmap={"dc": DC})
        element.text = plain(title)
        return {relationship.target: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    return {}


def _changed(reading: Reading, document: Document) -> Iterator[tuple[Story, Story]]:
    old = {story.id: story for story in reading.document.stories}
    for story in document.stories:
        base = old.get(story.id)
        if base is not None and (story.paragraphs is base.paragraphs or story.paragraphs == base.paragraphs):
            continue
        if base is None and story.born:
            yield replace(story, paragraphs=()), story
            continue
        known = reading.sources.keys() | reading.boxes.keys() | reading.definitions.keys()
        if base is None or story.id not in known:
            raise RefusedError(f"The text in {story.id} was changed, but only shown; nothing was written.")
        yield base, story


def _released(changed: list[tuple[Story, Story]], moves: Moves) -> frozenset[str]:
    # The numbers that stand in what is written anew or removed are free again.
    found: set[str] = set()
    for old, new in changed:
        before, after = (old.paragraphs, new.paragraphs) if moves.broken else differing(old.paragraphs, new.paragraphs)
        same = set(map(id, after))
        kept = {paragraph.id: paragraph for paragraph in after}
        for paragraph in before:
            if id(paragraph) in same and not moves.broken:
                continue
            here = kept.get(paragraph.id)
            if here is None or moves.concerns(paragraph) or not same_paragraph(paragraph, here):
                found.update(revision.id for revision in paragraph_revisions(paragraph))
        found.update(revision.id for revision in _structural(old, new))
    return frozenset(found)


def _structural(old: Story, new: Story) -> Iterator[Revision]:
    before, after = differing(old.paragraphs, new.paragraphs)
    if {id(p.parent) for p in before} == {id(p.parent) for p in after}:
        return
    now = parts_of(new.paragraphs)
    for id_, part in parts_of(old.paragraphs).items():
        here = now.get(id_)
        if here is None or not same_part(part, here):
            yield from part_revisions(part)

"""A changed document as a package: only parts whose story changed are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from app.formats.docx.markup import parse_bytes
from app.formats.docx.names import DC
from app.formats.docx.package import Package
from app.formats.docx.read import Reading
from app.formats.docx.write_formats import FormatWriter
from app.formats.docx.write_paragraph import ParagraphWriter
from app.formats.docx.write_revisions import Moves, RevisionNumbers, paragraph_revisions
from app.formats.docx.write_story import StoryWriter, parts_of, same_paragraph, same_part
from app.formats.docx.write_tables import HeadWriter
from app.model.document import Document, Story
from app.model.errors import RefusedError
from app.model.revision import Revision
from app.model.structure import Cell, Row

_TITLE = f"{{{DC}}}title"


def write_document(package: Package, reading: Reading, document: Document) -> bytes:
    """The package with the document's text; parts whose story is as it was keep their bytes.

    Raises RefusedError when a story changed that cannot be written.
    """
    changed = list(_changed(reading, document))
    titled = _titled(package, document.title) if document.title != reading.document.title else {}
    if not changed:
        return package.write(titled)
    moves = Moves(reading.document, document, Counter(reading.ranges))
    sources = [source.text.data for source in reading.sources.values()]
    numbers = RevisionNumbers(sources, _released(changed, moves))
    parts = titled
    for old, new in changed:
        source = reading.sources[new.id]
        paragraphs = ParagraphWriter(source.context, FormatWriter(source.context, reading.theme), numbers, moves)
        writer = StoryWriter(source, old.paragraphs, paragraphs, HeadWriter(source.context, numbers), moves)
        parts[source.part] = source.text.encode(writer.write(new.paragraphs))
    return package.write(parts)


def _titled(package: Package, title: str) -> dict[str, bytes]:
    # The title is a core property (Part 2 §8.3); a package without those says nothing about itself.
    for relationship in package.related("", "core-properties")[:1]:
        root = parse_bytes(package.read(relationship.target), relationship.target)
        found = root.find(_TITLE)
        element = found if found is not None else etree.SubElement(root, _TITLE, nsmap={"dc": DC})
        element.text = title
        return {relationship.target: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    return {}


def _changed(reading: Reading, document: Document) -> Iterator[tuple[Story, Story]]:
    old = {story.id: story for story in reading.document.stories}
    for story in document.stories:
        base = old.get(story.id)
        if base is not None and (story.paragraphs is base.paragraphs or story.paragraphs == base.paragraphs):
            continue
        if base is None or story.id not in reading.sources:
            raise RefusedError(f"The text in {story.id} was changed, but only shown; nothing was written.")
        yield base, story


def _released(changed: list[tuple[Story, Story]], moves: Moves) -> frozenset[str]:
    # The numbers that stand in what is written anew or removed are free again.
    found: set[str] = set()
    for old, new in changed:
        same = set(map(id, new.paragraphs))
        kept = {paragraph.id: paragraph for paragraph in new.paragraphs}
        for paragraph in old.paragraphs:
            if id(paragraph) in same and not moves.broken:
                continue
            here = kept.get(paragraph.id)
            if here is None or moves.concerns(paragraph) or not same_paragraph(paragraph, here):
                found.update(revision.id for revision in paragraph_revisions(paragraph))
        found.update(revision.id for revision in _structural(old, new))
    return frozenset(found)


def _structural(old: Story, new: Story) -> Iterator[Revision]:
    if {id(p.parent) for p in old.paragraphs} == {id(p.parent) for p in new.paragraphs}:
        return
    now = parts_of(new.paragraphs)
    for id_, part in parts_of(old.paragraphs).items():
        here = now.get(id_)
        if isinstance(part, Row | Cell) and (here is None or not same_part(part, here)):
            yield from (revision for revision in (part.inserted, part.deleted) if revision is not None)

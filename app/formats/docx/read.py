"""A package as a document: all stories and the definitions they refer to."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from lxml import etree

from app.formats.docx.blocks import BlockReader, Piece, Record
from app.formats.docx.carried import MarkupReader
from app.formats.docx.definitions import changed_definitions
from app.formats.docx.inline import Scope
from app.formats.docx.markup import Context, PartText, parse, parse_bytes, part_text
from app.formats.docx.measures import twips
from app.formats.docx.names import AUTHOR, DATE, DC, ID, SPACE, VAL, Element, w
from app.formats.docx.numbering import read_numbering
from app.formats.docx.package import Package
from app.formats.docx.properties import FormatReader
from app.formats.docx.revisions import Ids, RevisionReader
from app.formats.docx.styles import bordered_styles, read_styles
from app.formats.docx.theme import Theme, read_theme
from app.model.content import Level, Opaque, OpaqueKind, Paragraph
from app.model.display import written
from app.model.document import Document, PageSetup, Story, StoryKind
from app.model.errors import UnreadableError
from app.model.garbage import no_collection
from app.model.note_numbering import NoteSettings, stated_notes
from app.model.numbering import Numbering
from app.model.structure import Note
from app.model.styles import StyleSheet
from app.model.value import value

# What finds the places of blocks is for writing.
if TYPE_CHECKING:
    from app.formats.docx.outline import Node

_NOTES = (
    ("footnotes", "footnote", StoryKind.FOOTNOTES),
    ("endnotes", "endnote", StoryKind.ENDNOTES),
    ("comments", "comment", StoryKind.COMMENTS),
)
_MARGINS = (("header", StoryKind.HEADER), ("footer", StoryKind.FOOTER))
_BODY = w("body")
_T = TypeVar("_T")


@value
class Source:
    """Where a story came from: the part, its text, its namespaces, the places of its blocks."""

    part: str
    text: PartText
    context: Context
    record: Record

    @cached_property
    def outline(self) -> Node:
        """The places of its blocks; RefusedError when they are not where the reader took them to be."""
        from app.formats.docx.outline import outline

        return outline(self.text.data, self.context, self.record)


@dataclass()
class Reading:
    """What reading a package gives: the document, where each story came from, how much is only carried.

    `boxes` holds the sources of the stories in text boxes, whose text is a w:txbxContent of its own; `definitions` the
    parts whose definitions hold tracked changes, by story; `ranges` counts the marks of each move's ranges; `controls`
    gives the mark of the range around a content control's tag by the revision's id; `theme` resolves the names of fonts
    and colours.
    """

    document: Document
    sources: dict[str, Source] = field(default_factory=dict[str, Source])
    boxes: dict[str, Source] = field(default_factory=dict[str, Source])
    definitions: dict[str, str] = field(default_factory=dict[str, str])
    controls: dict[str, bytes] = field(default_factory=dict[str, bytes])
    carried: dict[str, int] = field(default_factory=dict[str, int])
    ranges: dict[str, int] = field(default_factory=dict[str, int])
    theme: Theme = field(default_factory=Theme)


def read_package(package: Package) -> Reading:
    """Read a whole package; raises UnreadableError when a part that holds text is damaged."""
    with no_collection(lasting=True):
        return _PackageReader(package).read()


class _PackageReader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._ids = Ids()
        self._revisions = RevisionReader()
        self._sources: dict[str, Source] = {}
        self._box_sources: dict[str, Source] = {}
        self._definitions: dict[str, str] = {}
        self._main_root: Element | None = None
        self._stories: list[Story] = []
        self._boxes: list[Story] = []
        self._carried: dict[str, int] = {}
        self._notes: dict[str, int] = {}
        self._theme = self._optional("theme", read_theme, Theme())
        self._bordered: dict[str, bool] = self._optional("styles", bordered_styles, {})

    def read(self) -> Reading:
        package = self._package
        styles = self._optional("styles", lambda root: read_styles(root, self._theme), StyleSheet())
        numbering = self._optional("numbering", lambda root: read_numbering(root, self._theme, styles), Numbering())
        page, last_section = self._body()
        default_tab, note_settings = self._optional("settings", _settings, (720, NoteSettings()))
        for kind, name, story in _NOTES:
            for relationship in package.related(package.main, kind)[:1]:
                self._note_story(relationship.target, name, story)
        for kind, story in _MARGINS:
            for target in dict.fromkeys(r.target for r in package.related(package.main, kind)):
                self._margin(target, story)
        definitions = list(self._definition_stories())
        document = Document(
            (*self._stories, *self._boxes, *definitions),
            styles,
            numbering,
            page,
            default_tab,
            self._title(),
            styles.run.language or "",
            self._ids.next,
            note_settings=note_settings,
            last_section=last_section,
        )
        return Reading(
            document,
            self._sources,
            self._box_sources,
            self._definitions,
            self._revisions.controls,
            self._carried,
            self._revisions.ranges,
            self._theme,
        )

    def _definition_stories(self) -> Iterator[Story]:
        package = self._package
        parts = [r.target for kind in ("styles", "numbering") for r in package.related(package.main, kind)[:1]]
        for part in (package.main, *parts):
            # Looking for a few bytes is quicker than walking through hundreds of definitions.
            if part != package.main and b"Change" not in package.read(part):
                continue
            root = self._main_root if part == package.main else self._root(part)[0]
            found = list(changed_definitions(root)) if root is not None else []
            if root is None or not found:
                continue
            markup = MarkupReader(Context(root), self._revisions)
            blocks = [
                Paragraph(self._ids.take(), block=Opaque(OpaqueKind.BLOCK, written(inner), Level.BLOCK, inner=inner))
                for inner in map(markup.read, found)
            ]
            name = f"{posixpath.splitext(posixpath.basename(part))[0]}:definitions"
            self._definitions[name] = part
            yield Story(name, StoryKind.DEFINITIONS, tuple(blocks), editable=False)

    def _optional(self, kind: str, read: Callable[[Element], _T], default: _T) -> _T:
        for relationship in self._package.related(self._package.main, kind)[:1]:
            return read(parse_bytes(self._package.read(relationship.target), relationship.target))
        return default

    def _title(self) -> str:
        for relationship in self._package.related("", "core-properties")[:1]:
            try:
                root = parse_bytes(self._package.read(relationship.target), relationship.target)
            except UnreadableError:
                return ""
            return (root.findtext(f"{{{DC}}}title") or "").strip()
        return ""

    def _body(self) -> tuple[PageSetup, NoteSettings]:
        part = self._package.main
        root, text = self._root(part)
        body = root.find(_BODY)
        if root.tag != w("document") or body is None:
            raise UnreadableError(f"{self._package.name} is damaged: its part {part} holds no document body.")
        self._main_root = root
        self._story("body", StoryKind.BODY, part, root, text, lambda reader: reader.blocks(body, None))
        return _page(body), _note_settings(body.find(w("sectPr")))

    def _root(self, part: str) -> tuple[Element, PartText]:
        text = part_text(self._package.read(part), part)
        return parse(text.data, part), text

    def _margin(self, part: str, kind: StoryKind) -> None:
        root, text = self._root(part)
        self._story(self._name(part), kind, part, root, text, lambda reader: reader.blocks(root, None))

    def _note_story(self, part: str, name: str, kind: StoryKind) -> None:
        root, text = self._root(part)
        self._story(self._name(part), kind, part, root, text, lambda reader: self._note_blocks(reader, root, name))

    def _note_blocks(self, reader: BlockReader, root: Element, name: str) -> None:
        threads = self._threads(root) if name == "comment" else {}
        for element in root:
            if element.tag != w(name):
                continue
            if element.get(w("type"), "normal") != "normal":
                reader.record.note(Piece.NOTE, 0)
                reader.skip(element)
                continue
            xml = Context(root).opening(element)
            ref = element.get(ID, "")
            said = (element.get(AUTHOR, ""), element.get(DATE, ""))
            note = Note(self._ids.take(), ref, name, *said, xml, *threads.get(ref, ("", False)))
            reader.record.note(Piece.NOTE, note.id)
            reader.blocks(element, note)

    def _threads(self, comments: Element) -> dict[str, tuple[str, bool]]:
        for relationship in self._package.related(self._package.main, "commentsExtended")[:1]:
            from app.formats.docx.threads import read_threads

            part = relationship.target
            try:
                return read_threads(comments, parse_bytes(self._package.read(part), part))
            except UnreadableError:
                return {}
        return {}

    def _name(self, part: str) -> str:
        name = posixpath.splitext(posixpath.basename(part))[0]
        return part if name in self._sources or name == "body" else name

    def _story(
        self,
        id_: str,
        kind: StoryKind,
        part: str,
        root: Element,
        text: PartText,
        read: Callable[[BlockReader], None],
    ) -> None:
        context = Context(root)
        scope = self._scope(part, context, root, id_)
        reader = BlockReader(scope, self._bordered)
        read(reader)
        self._stories.append(Story(id_, kind, tuple(reader.paragraphs)))
        self._sources[id_] = Source(part, text, context, reader.record)
        self._text_boxes(part, scope)

    def _scope(self, part: str, context: Context, root: Element, story: str) -> Scope:
        links = {r.id: r.target for r in self._package.relationships(part)}
        return Scope(
            context,
            FormatReader(context, self._theme),
            self._revisions,
            self._ids,
            lambda id_: links.get(id_, ""),
            root.get(SPACE) == "preserve",
            story,
            carried=self._carried,
            notes=self._notes,
        )

    def _text_boxes(self, part: str, scope: Scope) -> None:
        # Boxes in boxes are found while their outer one is read, so the list grows.
        for name, box in scope.boxes:
            reader = BlockReader(scope, self._bordered)
            reader.blocks(box, None)
            self._boxes.append(Story(name, StoryKind.TEXT_BOX, tuple(reader.paragraphs)))
            xml = scope.context.write(box)
            opening = xml.index(">") - (xml[xml.index(">") - 1] == "/")
            data = f"{xml[:opening]}{scope.context.declarations}{xml[opening:]}".encode()
            self._box_sources[name] = Source(part, PartText(data), scope.context, reader.record)


def _settings(root: Element) -> tuple[int, NoteSettings]:
    found = root.find(w("defaultTabStop"))
    default_tab = (twips(found.get(VAL)) if found is not None else None) or 720
    return default_tab, _note_settings(root)


def _note_settings(holder: Element | None) -> NoteSettings:
    """What settings or the properties of a section say of notes."""
    children = holder if holder is not None else ()
    said = [child for child in children if child.tag in (w("footnotePr"), w("endnotePr"))]
    return stated_notes("".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in said))


def _page(body: Element) -> PageSetup:
    section = body.find(w("sectPr"))
    if section is None:
        return PageSetup()
    sides: dict[str, int] = {}
    for element, names in ((w("pgSz"), _SIZE), (w("pgMar"), _MARGIN)):
        found = section.find(element)
        if found is None:
            continue
        for side, name in names:
            value = twips(found.get(w(name)))
            if value:
                sides[side] = abs(value)
    return PageSetup(**sides)


_SIZE = (("width", "w"), ("height", "h"))
_MARGIN = tuple((side, side) for side in ("left", "right", "top", "bottom"))

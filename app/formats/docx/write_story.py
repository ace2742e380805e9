"""One part with a changed story: untouched blocks are copied byte for byte, the others written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from app.formats.docx.markup import quoted
from app.formats.docx.outline import Node
from app.formats.docx.read import Source
from app.formats.docx.write_paragraph import ParagraphWriter
from app.formats.docx.write_revisions import Moves, part_revisions
from app.formats.docx.write_tables import HeadWriter, control_closing, control_opening
from app.model.content import Paragraph
from app.model.structure import Cell, Container, ContentControl, Note, Row, Table

_Part = Table | Row | Cell | ContentControl | Note
_TRACKED_TAG = re.compile(rb"</?[\w.-]+:(?:ins|del|moveFrom|moveTo)(?![\w.-])[^>]*>")
_MOVE_MARK = re.compile(rb"<[\w.-]+:move(?:From|To)Range(?:Start|End)(?![\w.-])[^>]*/>")
_NAMED = re.compile(r"""\s[\w.-]+:(?:paraId|textId)=(?:"[^"]*"|'[^']*')""")
_CONTROL_MARK = re.compile(
    rb"""<[\w.-]+:(customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End)(?![\w.-])[^>]*?:id\s*=\s*["']([^"']*)["'][^>]*>"""
)
_MARK_NAME = re.compile(rb""":name\s*=\s*["']([^"']*)["']""")
_MARK_ID = re.compile(rb""":(move(?:From|To))Range\w+[^>]*?:id\s*=\s*["']([^"']*)["']""")


@dataclass()
class _Branch:
    """A container or a paragraph as the new story has it; `key` is its id."""

    key: int
    what: _Part | Paragraph
    children: list[_Branch] = field(default_factory=list["_Branch"])


def chain(inner: Container | None) -> tuple[_Part, ...]:
    """All that stands around a paragraph, outermost first, with rows and tables."""
    found: list[_Part] = []
    while inner is not None:
        found.extend((inner, inner.row, inner.row.table) if isinstance(inner, Cell) else (inner,))
        inner = inner.parent
    return tuple(reversed(found))


def parts_of(paragraphs: tuple[Paragraph, ...]) -> dict[int, _Part]:
    """All containers around some paragraphs by id."""
    # Thousands of paragraphs share few containers; comparing those by value would cost more than all the rest.
    parents = {id(paragraph.parent): paragraph.parent for paragraph in paragraphs}
    return {part.id: part for parent in parents.values() for part in chain(parent)}


def same_paragraph(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs are written alike, wherever they stand."""
    if one is other:
        return True
    return (
        one.runs == other.runs
        and one.format == other.format
        and one.mark == other.mark
        and one.format_change == other.format_change
        and one.section == other.section
        and one.attributes == other.attributes
        and one.block == other.block
        and one.section_change == other.section_change
        and one.numbering_change == other.numbering_change
    )


def boxes_of(paragraph: Paragraph) -> set[str]:
    """The stories of the text boxes that stand in a paragraph."""
    held = [paragraph.block, *(run.opaque for run in paragraph.runs)]
    return {name for opaque in held if opaque is not None for name in opaque.boxes}


def same_part(one: _Part, other: _Part) -> bool:
    """Whether two containers of one id are written alike, whatever they stand in."""
    if one is other:
        return True
    return type(one) is type(other) and _own(one) == _own(other)


def _own(part: _Part) -> tuple[object, ...]:
    if isinstance(part, Table):
        return (part.grid, part.style, part.rtl, part.xml, part.format_change, part.grid_change)
    if isinstance(part, Row):
        changes = (part.format_change, part.exceptions_change)
        return (part.header, part.inserted, part.deleted, part.xml, part.exceptions, *changes)
    if isinstance(part, Cell):
        said = (part.span, part.merge, part.width, part.shading, part.xml)
        return (*said, part.inserted, part.deleted, part.format_change, part.merge_change)
    return (part.xml,)


class StoryWriter:
    """Joins the untouched ranges of a part with what has to be written."""

    def __init__(
        self,
        source: Source,
        base: tuple[Paragraph, ...],
        paragraphs: ParagraphWriter,
        heads: HeadWriter,
        moves: Moves,
        controls: Mapping[str, bytes],
    ) -> None:
        self._controls = controls
        self._lost_ranges: set[bytes] = set()
        self._nodes: dict[int, Node] = {}
        self._source = source
        self._data = source.text.data
        self._order = base
        self._base: dict[int, Paragraph] = {}
        self._parts: dict[int, _Part] = {}
        self._paragraphs = paragraphs
        self._heads = heads
        self._moves = moves
        self._dirty: set[int] = set()
        self._names: dict[bytes, str] = {}

    def write(self, new: tuple[Paragraph, ...]) -> bytes:
        """The part's XML as UTF-8 with the new paragraphs."""
        root = self._source.outline
        before, after = self._same_ends(new)
        old = self._order[before : len(self._order) - after]
        self._base = {paragraph.id: paragraph for paragraph in old}
        self._parts = parts_of(old)
        self._dirty = self._dirty_groups(new)
        if self._moves.broken:
            self._names = self._range_names()
        self._lost_ranges = self._lost(new)
        middle = self._middle(root, before, after)
        written = self._children(middle, _tree(new[before : len(new) - after]))
        return b"".join((self._data[: middle.head], *written, self._data[middle.tail :]))

    def _same_ends(self, new: tuple[Paragraph, ...]) -> tuple[int, int]:
        # Most edits touch one place: what lies before and after it is copied in two pieces.
        old = self._order
        if self._moves.broken or self._source.record.groups or self._paragraphs.boxes:
            return 0, 0
        most = min(len(old), len(new))
        before = next((i for i in range(most) if old[i] is not new[i]), most)
        after = next((i for i in range(most - before) if old[-1 - i] is not new[-1 - i]), most - before)
        while before and _top(old[before - 1]) in {
            _top(p) for p in (*old[before : before + 1], *new[before : before + 1])
        }:
            before -= 1
        low, high = len(old) - after, len(new) - after
        while after and _top(old[low]) in {
            _top(p) for p in (*old[max(low - 1, 0) : low], *new[max(high - 1, 0) : high])
        }:
            after, low, high = after - 1, low + 1, high + 1
        return before, after

    def _middle(self, root: Node, before: int, after: int) -> Node:
        places = {child.id: index for index, child in enumerate(root.children)} if before or after else {}
        first = places[_top(self._order[before - 1])] + 1 if before else 0
        last = places[_top(self._order[len(self._order) - after])] if after else len(root.children)
        head = root.children[first - 1].end if first else root.head
        tail = root.children[last].start if last < len(root.children) else root.tail
        return Node(None, 0, root.start, root.tag, head, tail, root.end, root.children[first:last])

    def _dirty_groups(self, new: tuple[Paragraph, ...]) -> set[int]:
        # A tracked change around whole paragraphs can only stay when none of them, nor their order, has changed.
        groups = self._source.record.groups
        if not groups:
            return set()
        members: dict[int, list[int]] = {}
        for paragraph, group in groups.items():
            members.setdefault(group, []).append(paragraph)
        ids = [paragraph.id for paragraph in new]
        found = {p.id: p for p in new}
        dirty: set[int] = set()
        for group, paragraphs in members.items():
            at = ids.index(paragraphs[0]) if paragraphs[0] in found else -1
            kept = at >= 0 and ids[at : at + len(paragraphs)] == paragraphs
            if not kept or any(self._touched(found[paragraph]) for paragraph in paragraphs):
                dirty.add(group)
        return dirty

    def _touched(self, paragraph: Paragraph) -> bool:
        base = self._base.get(paragraph.id)
        if base is None or not same_paragraph(base, paragraph) or self._moves.concerns(paragraph):
            return True
        return bool(self._paragraphs.boxes and boxes_of(paragraph) & self._paragraphs.boxes.keys())

    def _lost(self, new: tuple[Paragraph, ...]) -> set[bytes]:
        """The ranges around controls whose change is no longer there."""
        if not self._controls:
            return set()
        before, after = (
            {revision.id for part in parts if isinstance(part, ContentControl) for revision in part_revisions(part)}
            for parts in (self._parts.values(), parts_of(new).values())
        )
        return {self._controls[id_] for id_ in before - after if id_ in self._controls}

    def _children(self, node: Node, branches: list[_Branch]) -> Iterator[bytes]:
        places = {child.id: index for index, child in enumerate(node.children)}
        done, ended = 0, b""
        if branches and isinstance(branches[0].what, Note):
            # Separators, which no story shows, come before all notes (§17.11.23).
            yield self._gap(node, done)
            done += 1
        for branch in branches:
            at = places.get(branch.key)
            if at is None:
                if not ended:
                    ended = self._ended(node, done)
                    yield ended
                yield self._fresh(branch)
                continue
            while done <= at:
                yield self._gap(node, done).removeprefix(ended)
                done, ended = done + 1, b""
            yield from self._kept(node.children[at], branch)
        while done <= len(node.children):
            yield self._gap(node, done).removeprefix(ended)
            done, ended = done + 1, b""

    def _ended(self, node: Node, index: int) -> bytes:
        """What of a gap ends the ranges around a control's tag: nothing new may come between the two."""
        if not self._controls:
            return b""
        gap = self._gap(node, index)
        marks = takewhile(lambda mark: b"RangeEnd" in mark[0], _CONTROL_MARK.finditer(gap))
        return gap[: max((mark.end() for mark in marks), default=0)]

    def _gap(self, node: Node, index: int) -> bytes:
        start = node.children[index - 1].end if index else node.head
        end = node.children[index].start if index < len(node.children) else node.tail
        gap = self._data[start:end]
        if self._dirty and gap:
            gap = self._unwrapped(node, index, gap)
        if self._moves.broken and b"Range" in gap:
            gap = _MOVE_MARK.sub(self._scrubbed, gap)
        if self._lost_ranges and b"customXml" in gap:
            gap = _CONTROL_MARK.sub(lambda mark: b"" if mark[1] + b" " + mark[2] in self._lost_ranges else mark[0], gap)
        return gap

    def _unwrapped(self, node: Node, index: int, gap: bytes) -> bytes:
        groups = self._source.record.groups
        around = [self._group(child) for child in node.children[max(index - 1, 0) : index + 1]]
        inside = any(group in self._dirty for group in around if group)
        return _TRACKED_TAG.sub(b"", gap) if inside and groups else gap

    def _group(self, node: Node) -> int:
        while node.children:
            node = node.children[0]
        return self._source.record.groups.get(node.id, 0)

    def _range_names(self) -> dict[bytes, str]:
        names: dict[bytes, str] = {}
        for match in _MOVE_MARK.finditer(self._data):
            name = _MARK_NAME.search(match[0])
            if name is not None:
                names[_mark_key(match[0])] = name[1].decode("utf-8")
        return names

    def _scrubbed(self, match: re.Match[bytes]) -> bytes:
        return b"" if self._names.get(_mark_key(match[0])) in self._moves.broken else match[0]

    def _kept(self, node: Node, branch: _Branch) -> Iterator[bytes]:
        what = branch.what
        if isinstance(what, Paragraph):
            grouped = self._source.record.groups.get(what.id, 0) in self._dirty
            touched = grouped or self._touched(what)
            yield self._text(self._paragraphs.write(what)) if touched else self._data[node.start : node.end]
            return
        if same_part(self._parts[what.id], what):
            yield self._data[node.start : node.head]
        else:
            yield self._data[node.start : node.tag] + self._text(self._head(what, branch.children))
            yield self._data[node.tag : node.head] if isinstance(what, ContentControl | Note) else b""
        yield from self._children(node, branch.children)
        yield self._last(branch) + self._data[node.tail : node.end]

    def _last(self, branch: _Branch) -> bytes:
        # A cell must end with a paragraph (§17.4.65).
        closing = branch.children[-1].what if branch.children else None
        return b"<w:p/>" if isinstance(branch.what, Cell) and not isinstance(closing, Paragraph) else b""

    def _head(self, what: _Part, children: list[_Branch]) -> str:
        if isinstance(what, Table):
            return self._heads.table(what)
        if isinstance(what, Row):
            first = children[0].what if children else None
            return self._heads.row(what, first.column if isinstance(first, Cell) else 0)
        return self._heads.cell(what) if isinstance(what, Cell) else ""

    def _fresh(self, branch: _Branch) -> bytes:
        what = branch.what
        if isinstance(what, Paragraph):
            node = self._node(what)
            if node is not None:
                return b"".join(self._kept(node, branch))
            # A copy is another paragraph, so it must not go by the same name (MS-DOCX 2.2.4, w14:paraId).
            # The threads of comments go by it.
            named = isinstance(what.parent, Note) and what.parent.kind == "comment"
            own = what if named else replace(what, attributes=_NAMED.sub("", what.attributes))
            return self._text(self._paragraphs.write(own))
        opening, closing = self._shell(what)
        opening = self._paragraphs.declared(opening)
        inside = b"".join(self._fresh(child) for child in branch.children)
        head = self._head(what, branch.children)
        return self._text(opening + head) + inside + self._last(branch) + self._text(closing)

    def _node(self, paragraph: Paragraph) -> Node | None:
        # What stood in another container is still the same paragraph.
        if paragraph.id not in self._base:
            return None
        if not self._nodes:
            self._nodes = {node.id: node for node in _leaves(self._source.outline)}
        return self._nodes.get(paragraph.id)

    def _shell(self, what: _Part) -> tuple[str, str]:
        if isinstance(what, ContentControl):
            tags = control_opening(what.xml, what.title), control_closing(what.xml)
            return self._paragraphs.ranged(*tags, what.inserted, what.deleted)
        if isinstance(what, Note):
            return what.xml or _note_opening(what), f"</w:{what.kind}>"
        name = {Table: "tbl", Row: "tr", Cell: "tc"}[type(what)]
        return f"<w:{name}>", f"</w:{name}>"

    def _text(self, xml: str) -> bytes:
        return xml.encode("utf-8")


def _note_opening(note: Note) -> str:
    said = "".join(
        f' w:{name}="{quoted(value)}"'
        for name, value in (("author", note.author), ("date", note.date), ("initials", initials(note.author)))
        if value and note.kind == "comment"
    )
    return f'<w:{note.kind} w:id="{quoted(note.ref)}"{said}>'


def initials(name: str) -> str:
    """The letters that Word shows for the author of a comment (§17.13.4.2)."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:4].upper()


def _leaves(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.leaf:
            yield child
        else:
            yield from _leaves(child)


def _top(paragraph: Paragraph) -> int:
    outer = chain(paragraph.parent)
    return outer[0].id if outer else paragraph.id


def _tree(paragraphs: tuple[Paragraph, ...]) -> list[_Branch]:
    root: list[_Branch] = []
    open_: list[_Branch] = []
    parent: Container | None = None
    for paragraph in paragraphs:
        if paragraph.parent is not parent:
            parent = paragraph.parent
            _reopen(root, open_, chain(parent))
        (open_[-1].children if open_ else root).append(_Branch(paragraph.id, paragraph))
    return root


def _reopen(root: list[_Branch], open_: list[_Branch], parts: tuple[_Part, ...]) -> None:
    shared = 0
    while shared < min(len(open_), len(parts)) and open_[shared].key == parts[shared].id:
        shared += 1
    del open_[shared:]
    for part in parts[shared:]:
        branch = _Branch(part.id, part)
        (open_[-1].children if open_ else root).append(branch)
        open_.append(branch)


def _mark_key(mark: bytes) -> bytes:
    match = _MARK_ID.search(mark)
    return match[1] + b" " + match[2] if match else b""

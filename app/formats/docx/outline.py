"""Where each block of a part begins and ends, in bytes, so that what was not touched can be copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from app.formats.docx.blocks import Piece, Record
from app.formats.docx.markup import Context
from app.formats.docx.names import STRICT, W
from app.model.errors import RefusedError

_ROOTS = frozenset({"body", "hdr", "ftr", "footnotes", "endnotes", "comments", "txbxContent"})
_NOTES = frozenset({"footnote", "endnote", "comment"})
_LEAVES = frozenset({Piece.PARAGRAPH, Piece.CHUNK, Piece.FOREIGN})
_HEADS = {"tblPr": "tbl", "tblGrid": "tbl", "tblPrEx": "tr", "trPr": "tr", "tcPr": "tc", "customXmlPr": "customXml"}
_PIECES = ("p", "tbl", "tr", "tc", "sdt", "customXml", "altChunk")
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_GAPS = ("sectPr", "proofErr", "permStart", "permEnd", "sdtPr", "sdtEndPr", "customXmlPr", "tcPr")
_HOLDERS = {"body", "hdr", "ftr", "txbxContent", *_NOTES, "tc", "sdtContent", "customXml", *_TRACKED}
_NAMES = frozenset({*_ROOTS, *_NOTES, *_HEADS, *_PIECES, "sdtContent"})
# Written so that the search runs from one rare character to the next and not from tag to tag.
_COMMENT = re.compile(rb"!(?<=<!)")
_INSTRUCTION = re.compile(rb"\?(?<=<\?)")
_ATTRIBUTES = rb"""(?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*"""


_Event = tuple[str, bool, bool, int, int]
"""A tag: its name, whether it opens and whether it closes an element, where it starts and ends."""


@dataclass(slots=True)
class Node:
    """One element with its place: `head` is where its content starts, `tail` where that ends, `tag` where its start tag
    ends. `id` is what the reader made of it, 0 for nothing."""

    piece: Piece | None
    id: int
    start: int
    tag: int = 0
    head: int = 0
    tail: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list["Node"])

    @property
    def leaf(self) -> bool:
        """Whether it holds no blocks by nature."""
        return self.piece in _LEAVES


def outline(data: bytes, context: Context, record: Record) -> Node:
    """The blocks of a part as a tree; the root stands for the element around all blocks.

    Raises RefusedError when blocks stand where none may, so that their places are not what the reader took them for.
    """
    prefix = next((p for p, uri in context.prefixes.items() if p and uri == W), None)
    quick = _fast(data, prefix) if prefix and not record.foreign else None
    for events in (quick, None):
        builder = _Builder(record)
        root = builder.build(events if events is not None else _exact(data))
        if root is not None:
            return _pruned(root) if builder.hollow else root
    raise RefusedError(
        "The file's tables and paragraphs stand in each other in a way that cannot be kept; nothing was written."
    )


def _fast(data: bytes, prefix: str) -> Iterator[_Event] | None:
    marker = b"xmlns:" + prefix.encode() + b"="
    again = sum(data.count(b'"' + uri.encode() + b'"') for uri in (W, *(s for s, t in STRICT.items() if t == W)))
    if data.count(marker) != 1 or again != 1 or _COMMENT.search(data) or len(_INSTRUCTION.findall(data)) > 1:
        return None
    return _matches(data, prefix)


def _matches(data: bytes, prefix: str) -> Iterator[_Event]:
    names = "|".join(sorted(_NAMES, key=len, reverse=True)).encode()
    pattern = re.compile(
        rb"<(/?)" + re.escape(prefix.encode()) + rb":(" + names + rb")(?![\w.-])" + _ATTRIBUTES + rb"\s*(/?)>"
    )
    known = {name.encode(): name for name in _NAMES}
    paragraph = _paragraph_ends(data, prefix)
    at = 0
    while match := pattern.search(data, at):
        closing, name, empty = match.groups()
        start, at = match.span()
        whole = paragraph(at) if name == b"p" and not (closing or empty) else 0
        at = whole or at
        yield known[name], not closing, bool(closing or empty or whole), start, at


def _paragraph_ends(data: bytes, prefix: str) -> Callable[[int], int]:
    # Most of a part is the inside of paragraphs, where nothing matters unless it is a text box with paragraphs in it.
    closing = f"</{prefix}:p>".encode()
    another = re.compile(rb"<" + re.escape(prefix.encode()) + rb":p[\s>]")

    def end(inside: int) -> int:
        found = data.find(closing, inside)
        return 0 if found < 0 or another.search(data, inside, found) else found + len(closing)

    return end


def _exact(data: bytes) -> Iterator[_Event]:
    return iter(_Exact(data).events)


class _Exact:
    """The same by a real parser: for comments, rebound prefixes and elements of unknown names."""

    def __init__(self, data: bytes) -> None:
        self.events: list[_Event] = []
        self._data = data
        self._stack: list[tuple[str, bool]] = []
        self._carried = 0
        self._words = {f"{uri} " for uri in (W, *(s for s, t in STRICT.items() if t == W))}
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(data, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        uri, _, local = tag.rpartition(" ")
        name = local if f"{uri} " in self._words else "foreign"
        foreign = self._carried == 0 and self._foreign(name)
        if foreign:
            name = "foreign"
        self._stack.append((name, foreign))
        if name == "p" or foreign:
            self._carried += 1
        if name in _NAMES or foreign:
            at = self._parser.CurrentByteIndex
            self.events.append((name, True, False, at, tag_end(self._data, at)))

    def _foreign(self, name: str) -> bool:
        parent = self._stack[-1][0] if self._stack else ""
        if parent not in _HOLDERS or name in (*_NAMES, *_TRACKED, *_GAPS):
            return False
        return not (name.endswith(("RangeStart", "RangeEnd")) or name in ("bookmarkStart", "bookmarkEnd"))

    def _end(self, tag: str) -> None:
        name, foreign = self._stack.pop()
        if name == "p" or foreign:
            self._carried -= 1
        if name in _NAMES or foreign:
            at = self._parser.CurrentByteIndex
            last, _, closes, start, end = self.events[-1]
            # An empty element's end is told at the place behind its one tag.
            if not closes and end == at and self._data.endswith(b"/>", 0, at):
                self.events[-1] = (last, True, True, start, end)
            else:
                self.events.append((name, False, True, at, self._data.index(b">", at) + 1))


def tag_end(data: bytes, start: int) -> int:
    """Where the start tag that begins at `start` ends."""
    match = re.compile(rb"<[^\s/>]+" + _ATTRIBUTES + rb"\s*/?>").match(data, start)
    return match.end() if match else data.index(b">", start) + 1


class _Builder:
    def __init__(self, record: Record) -> None:
        self._pieces = iter(record.pieces)
        self._root: Node | None = None
        self._stack: list[Node] = []
        self._inside = 0
        self._leaf = ""
        self.hollow = False

    def build(self, events: Iterator[_Event]) -> Node | None:
        """The tree, or None when the events don't agree with what was read."""
        stack = self._stack
        for event in events:
            name, opens, closes, start, end = event
            if self._inside:
                self._within(event)
            elif name == "p" and opens and closes and stack:
                found = next(self._pieces, None)
                if found is None or found[0] != name:
                    return None
                self.hollow |= not found[1]
                stack[-1].children.append(Node(found[0], found[1], start, end, end, end, end))
            elif not self._take(event):
                return None
        return self._root if next(self._pieces, None) is None and not self._stack else None

    def _within(self, event: _Event) -> None:
        name, opens, closes, _, end = event
        if name == self._leaf and opens != closes:
            self._inside += 1 if opens else -1
            if not self._inside:
                self._stack.pop().end = end

    def _take(self, event: _Event) -> bool:
        name, opens, *_ = event
        if name in _ROOTS:
            self._turn_root(event)
        elif name in _HEADS or name == "sdtContent":
            self._head(event)
        elif self._root is not None:
            return self._open(event) if opens else self._close(event)
        return True

    def _turn_root(self, event: _Event) -> None:
        _, opens, closes, start, end = event
        if opens and self._root is None:
            self._root = Node(None, 0, start, end, end, start, end)
            self._stack.append(self._root)
        if closes and self._stack:
            root = self._stack.pop()
            root.tail, root.end = (end if opens else start), end

    def _head(self, event: _Event) -> None:
        if not self._stack:
            return
        name, opens, closes, start, end = event
        node = self._stack[-1]
        if name == "sdtContent":
            if node.piece is not Piece.CONTROL:
                return
            if opens:
                node.head = end
            if closes:
                node.tail = start if not opens else end
        elif closes and node.piece is not None and node.piece == _HEADS[name]:
            node.head = end

    def _open(self, event: _Event) -> bool:
        name, _, closes, start, end = event
        found = next(self._pieces, None)
        if found is None or found[0] != ("note" if name in _NOTES else name) or not self._stack:
            return False
        node = Node(found[0], found[1], start, end, end, end, end)
        self._stack[-1].children.append(node)
        self.hollow |= not node.id or (closes and not node.leaf)
        if not closes:
            self._stack.append(node)
            if node.leaf:
                self._inside, self._leaf = 1, name
        return True

    def _close(self, event: _Event) -> bool:
        if not self._stack:
            return False
        node = self._stack.pop()
        node.end = event[4]
        if node.piece is not Piece.CONTROL:
            node.tail = event[3]
        self.hollow |= not node.children and not node.leaf
        return node.piece is not None


def _pruned(node: Node) -> Node:
    # What became nothing, or holds nothing, is left to stand where it is like any other markup between blocks.
    children: list[Node] = []
    for child in node.children:
        if child.leaf:
            children.extend([child] if child.id else [])
            continue
        _pruned(child)
        if child.id and child.children:
            children.append(child)
        elif not child.id:
            children.extend(child.children)
    node.children = children
    return node

"""The lines of a document that checks read: each paragraph's final text, and the spots in it that rules look at.

Spots are looked for in the text of many paragraphs together, which is many times faster than paragraph by paragraph,
when a rule first asks for them, and only in what is new, so that a document after an edit costs little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import cast

from app.checks.final_text import FinalText, final_text
from app.model.content import Paragraph
from app.model.document import Document, Story, StoryKind
from app.model.structure import Cell, Container
from app.model.value import slotted_value
from app.plan.blocks import Block, Blocks
from app.plan.lines import changed_stretch

BREAK = "\0"
"""Stands before and after every line of a joined text; no pattern may match across it."""

_SPARE = 5_000
"""How many lines that no document has any more are kept before they are looked for."""

_DIGIT = re.compile(r"\d")

_READ = frozenset((StoryKind.BODY, StoryKind.FOOTNOTES, StoryKind.ENDNOTES, StoryKind.TEXT_BOX))


@slotted_value
class Spot:
    """A place in a line's final text that some rule looks at, and what was read there."""

    start: int
    end: int
    said: tuple[str, ...] = ()


Search = Callable[[str], Iterable[Spot]]
"""Finds spots in a text of many lines, each between two BREAKs."""


@dataclass(frozen=True, slots=True)
class OfNumbers:
    """A search whose spots are all in lines with a digit, so that no other lines are looked at."""

    search: Search

    def __call__(self, text: str) -> Iterable[Spot]:
        """The spots in a text."""
        return self.search(text)


@slotted_value
class Line:
    """A paragraph that is there in the final text; `text` is that of `final`, `story` the kind of its story."""

    paragraph: Paragraph
    final: FinalText
    text: str
    story: StoryKind


class LineBlock(Block[Line]):
    """Some lines in a row, and what the searches find in them."""

    def __init__(self, items: Sequence[Line], before: Sequence[Block[Line]], searches: Mapping[str, Search]) -> None:
        super().__init__(items, before)
        self.searches = searches


def spots_in(block: LineBlock, name: str) -> Sequence[tuple[Line, Spot]]:
    """The spots of one name in a block, each with its line; only lines that are new are searched."""
    return block.named(_spotted, name)


def _spotted(block: LineBlock, name: str) -> Sequence[tuple[Line, Spot]]:
    search = block.searches[name]
    in_part = bool(block.before) and all(old.has(_spotted, name) for old in block.before)
    found: dict[int, list[Spot]] = {}
    if in_part:
        for old in block.before:
            for line, spot in spots_in(cast("LineBlock", old), name):
                found.setdefault(id(line), []).append(spot)
    _search(search, *block.named(_joined, (isinstance(search, OfNumbers), in_part)), found)
    return [(line, spot) for line in block.items for spot in found.get(id(line), ())] if found else ()


_Joined = tuple[Sequence[Line], str, Sequence[int]]
"""Lines, all of them in one text, and where each begins in it."""


def _joined(block: LineBlock, which: tuple[bool, bool]) -> _Joined:
    """All lines or those with numbers, of the whole block or of what is new in it."""
    numbers, in_part = which
    lines = block.once(_new) if in_part else block.items
    lines = [line for line in lines if _DIGIT.search(line.text)] if numbers else lines
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=1))
    return lines, BREAK + "".join([f"{line.text.replace(BREAK, ' ')}{BREAK}" for line in lines]), starts


def _new(block: LineBlock) -> Sequence[Line]:
    """The lines that were not in the blocks before."""
    seen = {id(line) for old in block.before for line in old.items}
    return [line for line in block.items if id(line) not in seen]


def text_of(block: LineBlock) -> str:
    """All lines of a block in one text, each between two BREAKs."""
    return block.named(_joined, _WHOLE)[1]


def starts_of(block: LineBlock) -> Sequence[int]:
    """Where each line begins in that text."""
    return block.named(_joined, _WHOLE)[2]


_WHOLE = (False, False)


def _search(
    search: Search, lines: Sequence[Line], text: str, starts: Sequence[int], found: dict[int, list[Spot]]
) -> None:
    """Add what a search finds to the spots of the lines, which are told by their identity."""
    for spot in search(text):
        at = bisect_right(starts, spot.start) - 1
        moved = Spot(spot.start - starts[at], spot.end - starts[at], spot.said)
        found.setdefault(id(lines[at]), []).append(moved)


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a document that are read, also in blocks."""

    lines: Sequence[Line] = ()
    blocks: Sequence[LineBlock] = ()


class _Read:
    """What a document was when it was read last: its lines, and for each story a line or None for each paragraph."""

    def __init__(self, searches: Mapping[str, Search]) -> None:
        self._searches = searches
        self.text = Text()
        self.cut = Blocks[Line](make=partial(LineBlock, searches=searches))
        self.stories: dict[str, tuple[Sequence[Paragraph], Sequence[Line | None]]] = {}

    def copy(self) -> _Read:
        """Another one that goes on from the same."""
        other = _Read(self._searches)
        other.text, other.cut, other.stories = self.text, self.cut.copy(), self.stories
        return other


class LineReader:
    """Reads the lines of a document and of its base, and remembers them as long as their paragraphs stay the same."""

    def __init__(self, searches: Mapping[str, Search]) -> None:
        self._document, self._base = _Read(searches), _Read(searches)
        # By the identity of the paragraph, which the line keeps alive.
        self._known: dict[int, Line] = {}

    def read(self, document: Document) -> Text:
        """The lines of a document; blocks of lines that are the same as last time are the same."""
        return self._renew(self._document, document)

    def read_base(self, base: Document) -> Text:
        """The same for what the document is held against."""
        if not self._base.text.lines:
            # Most of it is the document again.
            self._base = self._document.copy()
        return self._renew(self._base, base)

    def _renew(self, read: _Read, document: Document) -> Text:
        changes = [self._change(read, story) for story in document.stories if story.kind in _READ]
        fresh = {id(one): (one, change.story.kind) for change in changes for one in change.fresh}
        self._known.update((id_, _line(one, kind)) for id_, (one, kind) in fresh.items())
        read.stories = {change.story.id: (change.story.paragraphs, change.lines(self._known)) for change in changes}
        lines = [line for _, lines in read.stories.values() for line in lines if line is not None]
        read.text = Text(lines, cast("Sequence[LineBlock]", read.cut.cut(lines)))
        self._forget()
        return read.text

    def _change(self, read: _Read, story: Story) -> _Change:
        paragraphs, lines = read.stories.get(story.id, ((), ()))
        start, old_stop, stop = changed_stretch(paragraphs, story.paragraphs)
        between = [one for one in story.paragraphs[start:stop] if one.parent is None or not _goes(one.parent)]
        fresh = [one for one in between if id(one) not in self._known]
        return _Change(story, lines, (start, old_stop, stop), frozenset(map(id, between)), fresh)

    def _forget(self) -> None:
        """Let lines go that no document has any more, when there are many of them."""
        kept = (self._document.text.lines, self._base.text.lines)
        if len(self._known) > _SPARE + 2 * max(map(len, kept)):
            self._known = {id(line.paragraph): line for lines in kept for line in lines}


def _line(paragraph: Paragraph, story: StoryKind) -> Line:
    final = final_text(paragraph)
    return Line(paragraph, final, final.text, story)


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of a story since it was read last: `present` are the ids of the new paragraphs that are read."""

    story: Story
    before: Sequence[Line | None]
    stretch: tuple[int, int, int]
    present: frozenset[int]
    fresh: Sequence[Paragraph]

    def lines(self, known: Mapping[int, Line]) -> Sequence[Line | None]:
        """A line for each paragraph of the story, None for one that is not read."""
        start, old_stop, stop = self.stretch
        if start == old_stop == stop == len(self.before):
            return self.before
        new = (known[id(one)] if id(one) in self.present else None for one in self.story.paragraphs[start:stop])
        return [*self.before[:start], *new, *self.before[old_stop:]]


def _goes(inner: Container | None) -> bool:
    while inner is not None:
        if isinstance(inner, Cell) and (inner.row.deleted is not None or inner.deleted is not None):
            return True
        inner = inner.parent
    return False

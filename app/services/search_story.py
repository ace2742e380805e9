"""One story's lines with what was found in them, kept in step with edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from app.editing.splice import Splice
from app.model.content import Paragraph
from app.model.document import Story
from app.services.search_query import Matcher, Span
from app.services.search_text import Line, LineReader, Piece, SearchScope, Stretch, stretches_of


class _Kind(Enum):
    """What stands at a paragraph: its text as a line, a line of several parts, or nothing: a line before reaches it."""

    WHOLE = 0
    PARTS = 1
    INNER = 2


_NONE: tuple[Span, ...] = ()

_MANY = 64
"""From this many splices in one edit on, reading everything anew is cheaper than following each."""

Accepts = Callable[[int, tuple[Stretch, ...]], bool]
"""Whether what was found counts: asked with the index of the line's first paragraph and where the words stand."""


class StoryLines:
    """The lines of a story by the index of their first paragraph, and the spans found in each."""

    def __init__(self, story: Story, scope: SearchScope) -> None:
        self.story = story
        self._reader = LineReader(scope)
        self.paragraphs: list[Paragraph] = list(story.paragraphs)
        self.texts: list[str] = []
        self.hits: list[tuple[Span, ...]] = []
        self.count = 0
        """How many matches were found."""
        self._keys: list[str] = []
        self._kinds: list[_Kind] = []
        self._pieces: dict[int, tuple[Piece, ...]] = {}
        self._read_all()

    def _read_all(self) -> None:
        count = len(self.paragraphs)
        self.texts, self._kinds = [""] * count, [_Kind.INNER] * count
        self.hits, self._keys, self.count = [_NONE] * count, [""] * count, 0
        self._pieces.clear()
        whole, at = self._reader.whole, 0
        while at < count:
            text = whole(self.paragraphs[at])
            if text is not None:
                self.texts[at], self._kinds[at] = text, _Kind.WHOLE
                at += 1
            else:
                line = self._reader.line(self.paragraphs, at)
                self.texts[at], self._kinds[at] = line.text, _Kind.PARTS
                at = line.end

    def _keep(self, line: Line) -> None:
        self.texts[line.first] = line.text
        self._kinds[line.first] = _Kind.WHOLE if line.whole else _Kind.PARTS
        for at in range(line.first + 1, line.end):
            self.texts[at], self._kinds[at], self._keys[at] = "", _Kind.INNER, ""
            self._put(at, _NONE)

    def _put(self, at: int, spans: tuple[Span, ...]) -> None:
        # Counted as they come and go: counting a thousand pages would take longer than a letter may.
        self.count += len(spans) - len(self.hits[at])
        self.hits[at] = spans

    def head(self, at: int) -> int:
        """The index of the first paragraph of the line that a paragraph belongs to."""
        while at > 0 and self._kinds[at] is _Kind.INNER:
            at -= 1
        return at

    def stretches(self, at: int, span: Span) -> tuple[Stretch, ...]:
        """Where a span of the line that begins at a paragraph stands."""
        if self._kinds[at] is _Kind.WHOLE:
            return (Stretch(self.paragraphs[at].id, *span),)
        if at not in self._pieces:
            self._pieces[at] = self._reader.pieces(self.paragraphs, at)
        return stretches_of(self._pieces[at], *span)

    # Searching

    def forget(self) -> None:
        """Have found nothing."""
        self.hits, self.count = [_NONE] * len(self.texts), 0

    def prepare(self, matcher: Matcher) -> None:
        """Make every line ready for a matcher and forget what was found."""
        self.forget()
        self._keys = [matcher.key(text) for text in self.texts]

    def candidates(self, matcher: Matcher) -> list[int]:
        """The lines that can hold a match."""
        may_match = matcher.may_match
        return [at for at, key in enumerate(self._keys) if key and may_match(key)]

    def search(self, matcher: Matcher, at: int, accepts: Accepts | None) -> None:
        """Find the matches of one line."""
        spans = matcher.spans(self.texts[at], self._keys[at], lambda: self._reader.edges(self.paragraphs, at))
        if accepts is not None:
            spans = [span for span in spans if accepts(at, self.stretches(at, span))]
        self._put(at, tuple(spans))

    # Following edits

    def follow(self, story: Story, splices: Sequence[Splice], matcher: Matcher | None) -> list[int]:
        """Read what splices made of the story anew; returns the lines that have to be searched again."""
        self.story = story
        self._pieces.clear()
        if len(splices) > _MANY:
            for splice in splices:
                self.paragraphs[splice.at : splice.at + len(splice.removed)] = splice.inserted
            self._read_all()
            if matcher is not None:
                self.prepare(matcher)
            return list(range(len(self.paragraphs)))
        dirty: set[int] = set()
        for splice in splices:
            by, end = len(splice.inserted) - len(splice.removed), splice.at + len(splice.removed)
            dirty = {at if at < splice.at else at + by for at in dirty if not splice.at <= at < end}
            dirty |= self._follow(splice)
        found = sorted(dirty)
        for at in found:
            if matcher is not None:
                self._keys[at] = matcher.key(self.texts[at])
            self._put(at, _NONE)
        return found

    def _follow(self, splice: Splice) -> set[int]:
        at, new = splice.at, len(splice.inserted)
        cut = slice(at, at + len(splice.removed))
        self.paragraphs[cut] = splice.inserted
        self.count -= sum(map(len, self.hits[cut]))
        self.texts[cut], self._kinds[cut] = [""] * new, [_Kind.INNER] * new
        self.hits[cut], self._keys[cut] = [_NONE] * new, [""] * new
        # The line before may run on into what is new; a line that ran into what is gone ends elsewhere now.
        here = self._line_before(at)
        read: set[int] = set()
        while here < len(self.paragraphs) and (here < at + new or self._kinds[here] is _Kind.INNER):
            line = self._reader.line(self.paragraphs, here)
            self._keep(line)
            read.add(here)
            here = line.end
        return read

    def _line_before(self, at: int) -> int:
        before = self.head(max(at - 1, 0)) if self.paragraphs else 0
        # Between a paragraph and what it runs into may lie rows that the scope does not see.
        while before > 0 and self._reader.hides(self.paragraphs[before]):
            before = self.head(before - 1)
        return before

    # Finding one's way

    def first_at(self, at: int, offset: int) -> tuple[int, int] | None:
        """The first match that begins at a place or after it: its line and its number there."""
        if not self.paragraphs:
            return None
        for line in self._from(self.head(min(at, len(self.paragraphs) - 1))):
            for number, span in enumerate(self.hits[line]):
                if self._order(self.stretches(line, span)[0]) >= (at, offset):
                    return line, number
        return None

    def last_before(self, at: int, offset: int) -> tuple[int, int] | None:
        """The last match that begins before a place."""
        for line in range(min(at, len(self.hits) - 1), -1, -1):
            for number in range(len(self.hits[line]) - 1, -1, -1):
                if self._order(self.stretches(line, self.hits[line][number])[0]) < (at, offset):
                    return line, number
        return None

    def _from(self, first: int) -> Iterator[int]:
        return (line for line in range(first, len(self.hits)) if self.hits[line])

    def _order(self, stretch: Stretch) -> tuple[int, int]:
        return self.index(stretch.paragraph), stretch.start

    def index(self, paragraph: int) -> int:
        """Where a paragraph stands; -1 when it does not."""
        index = self.story.index(paragraph)
        return -1 if index is None else index

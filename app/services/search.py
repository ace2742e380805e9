"""Finding words in all stories of a document, and keeping what was found in step with edits."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass

from app.editing.mapping import map_range
from app.editing.splice import Edit
from app.model.document import Document, Position, Range
from app.services.search_query import Matcher, PatternError, PatternFault, Query, RegexMatcher, Span, matcher_of
from app.services.search_story import Accepts, StoryLines
from app.services.search_text import SearchScope, Stretch
from app.services.search_time import can_be_stopped, refuse_risky, time_limit

SLOWEST_LINE = 0.5
"""Seconds of CPU time that a pattern may take on one step of a search, in which it reads one line at least."""

LONGEST = 10.0
"""Seconds of CPU time after which a search gives up."""

_LINES_A_LOOK = 32


@dataclass(frozen=True, slots=True)
class Match:
    """One place where the words stand: in story `story`, in the line of paragraph `head` at `span`.

    `stretches` are its parts in order: more than one where text that is not looked at lies between. `text` is what it
    reads.
    """

    story: str
    head: int
    span: Span
    stretches: tuple[Stretch, ...]
    text: str

    @property
    def start(self) -> Position:
        """Where it begins."""
        return Position(self.stretches[0].paragraph, self.stretches[0].start)

    @property
    def end(self) -> Position:
        """Where it ends."""
        return Position(self.stretches[-1].paragraph, self.stretches[-1].end)

    @property
    def range(self) -> Range:
        """From its beginning to its end, with what lies between its parts."""
        return Range(self.start, self.end)


class Search:
    """What was found for one query in one document; `take` follows the document's edits.

    A search goes on in steps, so that it can be left at any time; plain words take one step.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._query = Query("")
        self._within: Range | None = None
        self._matcher: Matcher | None = None
        self._scope: SearchScope | None = None
        self._stories: list[StoryLines] = []
        self._left: deque[tuple[StoryLines, int]] = deque()
        self._spent = 0.0

    @property
    def document(self) -> Document:
        """The document that is searched."""
        return self._document

    @property
    def query(self) -> Query:
        """What is searched for."""
        return self._query

    @property
    def within(self) -> Range | None:
        """Where alone it is searched; None is everywhere."""
        return self._within

    @property
    def running(self) -> bool:
        """Whether lines are left to be searched."""
        return bool(self._left)

    @property
    def count(self) -> int:
        """How many matches were found so far."""
        return sum(story.count for story in self._stories)

    # Searching

    def find(self, query: Query, within: Range | None = None) -> None:
        """Search to the end; PatternError for a pattern that cannot be used or takes too long."""
        self.begin(query, within)
        self.finish()

    def finish(self) -> None:
        """Search the lines that are left; PatternError once a pattern takes too long."""
        # Steps end long before the alarm that a single line may set off.
        while self.advance(SLOWEST_LINE / 5):
            pass

    def begin(self, query: Query, within: Range | None = None) -> None:
        """Begin a search and forget what was found before; PatternError for a pattern that cannot be used."""
        self.stop()
        self._query, self._within, self._matcher = query, within, None
        for story in self._stories:
            story.forget()
        matcher = matcher_of(query)
        if isinstance(matcher, RegexMatcher) and not can_be_stopped():
            refuse_risky(query.text)
        if not query.text:
            return
        self._matcher = matcher
        self._read(query.scope)
        for story in self._stories:
            story.prepare(matcher)
            if within is None or self._holds(story, within):
                self._left.extend((story, at) for at in story.candidates(matcher))

    def advance(self, seconds: float) -> bool:
        """Search on for about so long; returns whether lines are left. PatternError once a pattern takes too long."""
        start = time.perf_counter()
        regex = isinstance(self._matcher, RegexMatcher)
        try:
            with time_limit(max(seconds, SLOWEST_LINE)) if regex and self._left else nullcontext():
                self._search_until(start + seconds)
        except BaseException:
            self.stop()
            raise
        self._spent += time.perf_counter() - start
        if self._left and self._spent > LONGEST:
            self.stop()
            raise PatternError(PatternFault.TOO_SLOW)
        return bool(self._left)

    def stop(self) -> None:
        """Leave the search where it is; what was found stays."""
        self._left.clear()
        self._spent = 0.0

    def _search_until(self, deadline: float) -> None:
        assert self._matcher is not None or not self._left
        accepts = self._accepts()
        while self._left and self._matcher is not None:
            for _ in range(min(_LINES_A_LOOK, len(self._left))):
                story, at = self._left.popleft()
                story.search(self._matcher, at, accepts)
            if time.perf_counter() > deadline:
                break

    def _read(self, scope: SearchScope) -> None:
        if self._scope is not scope:
            self._scope = scope
            self._stories = [StoryLines(story, scope) for story in self._document.stories]

    def _holds(self, story: StoryLines, within: Range) -> bool:
        return story.index(within.anchor.paragraph) >= 0

    def _accepts(self) -> Accepts | None:
        """What sorts out matches that do not lie wholly within the selection."""
        if self._within is None:
            return None
        try:
            story = self._document.story_of(self._within.anchor.paragraph)
            start, end = self._document.ordered(self._within)
        except KeyError:
            return lambda _at, _stretches: False

        def order(paragraph: int, offset: int) -> tuple[int, int]:
            index = story.index(paragraph)
            return -1 if index is None else index, offset

        low, high = order(start.paragraph, start.offset), order(end.paragraph, end.offset)

        def accepts(_at: int, stretches: tuple[Stretch, ...]) -> bool:
            first, last = stretches[0], stretches[-1]
            return low <= order(first.paragraph, first.start) and order(last.paragraph, last.end) <= high

        return accepts

    # Following edits

    def take(self, edit: Edit, document: Document) -> None:
        """Follow an edit that made the document what it is now: only what it changed is searched again.

        PatternError once a pattern takes too long.
        """
        self._document = document
        if self._within is not None:
            # What lay around the place is gone as a whole: the place itself stays, and nothing is found in it.
            self._within = map_range(edit.splices, self._within) or self._within
        known = {story.story.id for story in self._stories}
        if self._stories and known != {story.id for story in document.stories}:
            self._scope, self._stories = None, []
            self.find(self._query, self._within)
            return
        for lines in self._stories:
            splices = [s for s in edit.splices if s.story == lines.story.id]
            if not splices:
                continue
            self._shift_left(lines)
            changed = lines.follow(document.story(lines.story.id), splices, self._matcher)
            if self._matcher is not None:
                self._left.extend((lines, at) for at in changed)
        self.finish()

    def _shift_left(self, lines: StoryLines) -> None:
        # Places of lines not searched yet would be wrong after the edit: such a story is searched to its end first.
        if any(story is lines for story, _ in self._left):
            self.finish()

    # What was found

    def matches(self) -> Iterator[Match]:
        """Every match in the order of the stories."""
        for lines in self._stories:
            yield from (self._match(lines, at, span) for at, spans in enumerate(lines.hits) for span in spans)

    def after(self, position: Position, *, wrap: bool = True) -> Match | None:
        """The first match that begins at a place or after it, in its story, then in those after, then from the top."""
        found = self._place(position)
        if found is None:
            return None
        number, at = found
        here = self._stories[number].first_at(at, position.offset)
        if here is not None:
            return self._numbered(number, here)
        rest = range(number + 1, len(self._stories) + (number + 1 if wrap else 0))
        for other in (one % len(self._stories) for one in rest):
            first = self._stories[other].first_at(0, 0)
            if first is not None:
                return self._numbered(other, first)
        return None

    def before(self, position: Position, *, wrap: bool = True) -> Match | None:
        """The last match that begins before a place, in its story, then in those before, then from the end."""
        found = self._place(position)
        if found is None:
            return None
        number, at = found
        here = self._stories[number].last_before(at, position.offset)
        if here is not None:
            return self._numbered(number, here)
        rest = range(number - 1, -1 - (len(self._stories) - number if wrap else 0), -1)
        for other in (one % len(self._stories) for one in rest):
            last = self._stories[other].last_before(len(self._stories[other].hits), 0)
            if last is not None:
                return self._numbered(other, last)
        return None

    def at(self, selection: Range) -> Match | None:
        """The match that covers exactly what is selected."""
        if selection.empty:
            return None
        try:
            start, end = self._document.ordered(selection)
        except KeyError:
            return None
        found = self.after(start, wrap=False)
        return found if found is not None and (found.start, found.end) == (start, end) else None

    def ordinal(self, match: Match) -> int:
        """The number of a match among all, from 1."""
        before = 0
        for lines in self._stories:
            if lines.story.id != match.story:
                before += lines.count
                continue
            at = lines.index(match.head)
            before += sum(map(len, lines.hits[:at]))
            return before + bisect_left(lines.hits[at], match.span) + 1
        return before + 1

    def stretches_in(self, story: str, paragraph: int) -> list[Stretch]:
        """The parts of matches that stand in one paragraph."""
        lines = next((one for one in self._stories if one.story.id == story), None)
        at = lines.index(paragraph) if lines is not None else -1
        if lines is None or not 0 <= at < len(lines.hits):
            return []
        head = lines.head(at)
        found = (lines.stretches(head, span) for span in lines.hits[head])
        return [part for parts in found for part in parts if part.paragraph == paragraph]

    def line_text(self, match: Match) -> str:
        """The text of the line that a match stands in."""
        lines = next(one for one in self._stories if one.story.id == match.story)
        return lines.texts[lines.index(match.head)]

    @property
    def matcher(self) -> Matcher | None:
        """What finds the query; None while there is nothing to find."""
        return self._matcher

    def _place(self, position: Position) -> tuple[int, int] | None:
        for number, lines in enumerate(self._stories):
            at = lines.index(position.paragraph)
            if at >= 0:
                return number, at
        return None

    def _numbered(self, number: int, found: tuple[int, int]) -> Match:
        lines = self._stories[number]
        return self._match(lines, found[0], lines.hits[found[0]][found[1]])

    def _match(self, lines: StoryLines, at: int, span: Span) -> Match:
        stretches = lines.stretches(at, span)
        return Match(lines.story.id, lines.paragraphs[at].id, span, stretches, lines.texts[at][span[0] : span[1]])

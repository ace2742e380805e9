"""The text that a search looks at, line by line, and where in the document each part of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.model.content import OBJECT, Paragraph, Run, joins, spans
from app.model.views import View, gone, row_gone

GAP = "\x1e"
"""Stands in a line where text that is not looked at lies between; no XML text can hold this control character."""

_SOFT_HYPHEN = "\u00ad"


class SearchScope(StrEnum):
    """Which text is looked at: all of it, the text before or after all changes, or only what a change concerns."""

    MARKED = "marked"
    ORIGINAL = "original"
    FINAL = "final"
    INSERTED = "inserted"
    DELETED = "deleted"

    @property
    def view(self) -> View:
        """The reading of the document in which this text stands together."""
        return _VIEWS.get(self, View.MARKED)


_VIEWS = {SearchScope.ORIGINAL: View.ORIGINAL, SearchScope.FINAL: View.FINAL}
_PARTS = (SearchScope.INSERTED, SearchScope.DELETED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of one paragraph's text, from offset `start` to `end`; `carried` when content without own text is in it."""

    paragraph: int
    start: int
    end: int
    carried: bool = False


class Piece(NamedTuple):
    """Part of a line: from `at`, `length` code points that show a paragraph's text from `start` to `end`.

    The display of carried content can be longer than the one code point it stands for. `continues` when only soft
    hyphens, which no search looks at, lie between this piece and the one before.
    """

    at: int
    length: int
    paragraph: int
    start: int
    end: int
    carried: bool
    continues: bool


class Line(NamedTuple):
    """Text that reads as one: of paragraph `first`, and of those before `end` whose marks the scope does not see.

    `whole` when the text is that of the paragraph, code point for code point.
    """

    first: int
    end: int
    text: str
    whole: bool


def stretches_of(pieces: Sequence[Piece], start: int, end: int) -> tuple[Stretch, ...]:
    """Where part of a line stands that is made of these pieces."""
    out: list[Stretch] = []
    for piece in pieces:
        low, high = max(start, piece.at), min(end, piece.at + piece.length)
        if low < high:
            _add(out, piece, low - piece.at, high - piece.at)
    return tuple(out)


def _add(out: list[Stretch], piece: Piece, low: int, high: int) -> None:
    start, end = (piece.start, piece.end) if piece.carried else (piece.start + low, piece.start + high)
    last = out[-1] if out else None
    if last is not None and last.paragraph == piece.paragraph and (last.end == start or piece.continues):
        out[-1] = Stretch(last.paragraph, last.start, end, last.carried or piece.carried)
    else:
        out.append(Stretch(piece.paragraph, start, end, piece.carried))


class LineReader:
    """Reads the lines of a story in one scope."""

    def __init__(self, scope: SearchScope) -> None:
        self._scope = scope
        self._view = scope.view
        self._parts_only = scope in _PARTS
        self._seen_rows: dict[int, tuple[object, bool]] = {}

    def whole(self, paragraph: Paragraph) -> str | None:
        """The text of a paragraph that is a line by itself, code point for code point; None when it may not be one."""
        # Asked of every paragraph of a document, so it looks no further than it must.
        if paragraph.block is not None or self._runs_on(paragraph):
            return None
        kept = self._kept(paragraph)
        if self._parts_only:
            return None if kept else ""
        if len(kept) != len(paragraph.runs) or (paragraph.parent is not None and self.hides(paragraph)):
            return None
        return _readable(kept)

    def line(self, paragraphs: Sequence[Paragraph], first: int) -> Line:
        """The line that begins with a paragraph; an empty one where the scope does not see it."""
        here = paragraphs[first]
        text = self.whole(here)
        if text is not None:
            return Line(first, first + 1, text, True)
        if self.hides(here):
            return Line(first, first + 1, "", False)
        members = self._members(paragraphs, first)
        if not self._parts_only and here.block is None:
            text = _readable([run for at in members for run in self._kept(paragraphs[at])])
        if text is None:
            text = "".join([text for text, _ in self._parts(paragraphs, first)])
        return Line(first, members[-1] + 1, text, False)

    def pieces(self, paragraphs: Sequence[Paragraph], first: int) -> tuple[Piece, ...]:
        """What the line that begins with a paragraph is made of."""
        found: list[Piece] = []
        at = 0
        for text, piece in self._parts(paragraphs, first):
            if piece is not None:
                found.append(piece._replace(at=at))
            at += len(text)
        return tuple(found)

    def edges(self, paragraphs: Sequence[Paragraph], first: int) -> frozenset[int]:
        """The offsets of a line where what was inserted or struck begins or ends: words do not go on across them.

        Only where text before and after changes stands side by side; elsewhere a line reads as it is written.
        """
        if self._scope is not SearchScope.MARKED:
            return frozenset()
        found: set[int] = set()
        at, before = 0, None
        for _, _, run in _contents(paragraphs[first]):
            state = run.inserted is None, run.deleted is None
            if state != before and before is not None:
                found.add(at)
            before = state
            at += _shown_length(run)
        return frozenset(found)

    def _runs_on(self, paragraph: Paragraph) -> bool:
        mark = paragraph.mark
        if mark.deleted is None and mark.inserted is None:
            return False
        return gone(mark.inserted, mark.deleted, self._view)

    def _members(self, paragraphs: Sequence[Paragraph], first: int) -> list[int]:
        members = [first]
        here = paragraphs[first]
        for at in range(first + 1, len(paragraphs)):
            if not self._runs_on(here):
                break
            if self.hides(paragraphs[at]):
                continue
            if not joins(here, paragraphs[at]):
                break
            here = paragraphs[at]
            members.append(at)
        return members

    def _parts(self, paragraphs: Sequence[Paragraph], first: int) -> Iterator[tuple[str, Piece | None]]:
        """The text of a line in parts, each with where it stands; a gap stands nowhere."""
        if self.hides(paragraphs[first]):
            return
        begun = skipped = False
        for paragraph in (paragraphs[at] for at in self._members(paragraphs, first)):
            kept = {id(run) for run in self._kept(paragraph)}
            seen = paragraph.block is not None and (not self._parts_only or self._in_changed_row(paragraph))
            for start, stop, run in _contents(paragraph):
                if not seen and id(run) not in kept:
                    skipped = True
                    continue
                if skipped and begun and self._parts_only:
                    yield GAP, None
                begun, skipped = True, False
                for text, low, high, continues in _words(run, start, stop):
                    carried = run.opaque is not None
                    yield text, Piece(0, len(text), paragraph.id, low, high, carried, continues)

    def _kept(self, paragraph: Paragraph) -> Sequence[Run]:
        """The runs of a paragraph that the scope looks at."""
        runs = paragraph.runs
        match self._scope:
            case SearchScope.MARKED:
                return runs
            case SearchScope.FINAL:
                return [run for run in runs if run.deleted is None]
            case SearchScope.ORIGINAL:
                return [run for run in runs if run.inserted is None]
            case _ if self._in_changed_row(paragraph):
                return runs
            case SearchScope.INSERTED:
                return [run for run in runs if run.inserted is not None]
            case SearchScope.DELETED:
                return [run for run in runs if run.deleted is not None]

    def hides(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands in a row or cell that the scope does not see."""
        return not self._parts_only and self._in_changed_row(paragraph)

    def _in_changed_row(self, paragraph: Paragraph) -> bool:
        """Whether a row or cell around a paragraph is absent where what the scope asks about is."""
        parent = paragraph.parent
        if parent is None or self._scope is SearchScope.MARKED:
            return False
        # All paragraphs of a cell share one object, which is kept here: an id may be given again once it is gone.
        known = self._seen_rows.get(id(parent))
        if known is None:
            known = self._seen_rows[id(parent)] = (parent, row_gone(parent, _ABSENT[self._scope]))
        return known[1]


_ABSENT = {
    SearchScope.ORIGINAL: View.ORIGINAL,
    SearchScope.FINAL: View.FINAL,
    SearchScope.INSERTED: View.ORIGINAL,
    SearchScope.DELETED: View.FINAL,
}


def _readable(runs: Sequence[Run]) -> str | None:
    """The text of runs as a reader sees it; None when something in it stands for more or for less than itself."""
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    if not text.isascii() and (OBJECT in text or _SOFT_HYPHEN in text):
        return None
    return text.replace("\n", " ") if "\n" in text else text


def _contents(paragraph: Paragraph) -> Iterator[tuple[int, int, Run]]:
    if paragraph.block is not None:
        yield 0, 0, Run("", opaque=paragraph.block)
    for start, end, run in spans(paragraph.runs):
        if run.text:
            yield start, end, run


def _shown_length(run: Run) -> int:
    if run.opaque is None and _SOFT_HYPHEN not in run.text:
        return len(run.text)
    return sum(len(text) for text, *_ in _words(run, 0, 0))


def _words(run: Run, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
    """The shown text of a run in parts without soft hyphens, each with its place and whether it continues a part."""
    shown = run.display.replace("\n", " ")
    if run.opaque is not None:
        text = shown.replace(_SOFT_HYPHEN, "")
        if text:
            yield text, start, end, False
        return
    at, continues = start, False
    for text in shown.split(_SOFT_HYPHEN):
        if text:
            yield text, at, at + len(text), continues
            continues = True
        at += len(text) + 1

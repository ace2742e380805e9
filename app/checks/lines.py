"""The lines of a document that checks read: each paragraph's final text, and the spots in it that rules look at.

Spots are looked for once in the text of all new paragraphs together, which is many times faster than paragraph by
paragraph, and remembered for each paragraph, so that a document after an edit costs little.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from app.checks.final_text import FinalText, final_text
from app.model.content import Paragraph
from app.model.document import Document, StoryKind
from app.model.structure import Cell, Container

BREAK = "\0"
"""Stands before and after every line of a joined text; no pattern may match across it."""

_READ = frozenset((StoryKind.BODY, StoryKind.FOOTNOTES, StoryKind.ENDNOTES, StoryKind.TEXT_BOX))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a line's final text that some rule looks at, and what was read there."""

    start: int
    end: int
    said: tuple[str, ...] = ()


Search = Callable[[str], Iterable[Spot]]
"""Finds spots in a text of many lines, each between two BREAKs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that is there in the final text; `text` is that of `final`, `story` the kind of its story."""

    paragraph: Paragraph
    final: FinalText
    text: str
    story: StoryKind
    spots: Mapping[str, Sequence[Spot]] = field(default_factory=dict[str, Sequence[Spot]])


class LineReader:
    """Reads lines and remembers them as long as their paragraphs stay the same."""

    def __init__(self, searches: Mapping[str, Search]) -> None:
        self._searches = searches
        # By the identity of the paragraph, which the line keeps alive.
        self._known: dict[int, Line] = {}

    def read(self, *documents: Document) -> list[list[Line]]:
        """The lines of some documents; what is remembered of all others is forgotten."""
        known = self._known
        read: list[list[Line]] = []
        for document in documents:
            lines = self._lines(document, known)
            known = {**known, **{id(line.paragraph): line for line in lines}} if read or len(documents) > 1 else known
            read.append(lines)
        self._known = {id(line.paragraph): line for lines in read for line in lines}
        return read

    def _lines(self, document: Document, known: Mapping[int, Line]) -> list[Line]:
        present = list(_present(document))
        lines = [known.get(id(paragraph)) for paragraph, _ in present]
        fresh = [one for one, line in zip(present, lines, strict=True) if line is None]
        found = iter(self._searched(fresh))
        return [line or next(found) for line in lines]

    def _searched(self, fresh: Iterable[tuple[Paragraph, StoryKind]]) -> list[Line]:
        spots: list[dict[str, list[Spot]]] = []
        lines: list[Line] = []
        for paragraph, kind in fresh:
            spots.append({})
            final = final_text(paragraph)
            lines.append(Line(paragraph, final, final.text, kind, spots[-1]))
        starts = list(accumulate((len(line.text) + 1 for line in lines), initial=1))
        joined = BREAK + "".join(f"{line.text.replace(BREAK, ' ')}{BREAK}" for line in lines)
        for name, search in self._searches.items():
            for spot in search(joined):
                at = bisect_right(starts, spot.start) - 1
                moved = Spot(spot.start - starts[at], spot.end - starts[at], spot.said)
                spots[at].setdefault(name, []).append(moved)
        return lines


def _present(document: Document) -> Iterator[tuple[Paragraph, StoryKind]]:
    """The paragraphs that are read, without those in a row or cell that goes."""
    for story in document.stories:
        if story.kind in _READ:
            for paragraph in story.paragraphs:
                if paragraph.parent is None or not _goes(paragraph.parent):
                    yield paragraph, story.kind


def _goes(inner: Container | None) -> bool:
    while inner is not None:
        if isinstance(inner, Cell) and (inner.row.deleted is not None or inner.deleted is not None):
            return True
        inner = inner.parent
    return False

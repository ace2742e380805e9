"""Finding quoted words in a document as it would read with every change accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.content import Paragraph, spans
from app.model.document import Story
from app.model.structure import Cell, containers

_SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand: offsets `start` to `end` of a paragraph's text, which may enclose struck text."""

    paragraph: Paragraph
    start: int
    end: int


class FinalText:
    """A paragraph's text with every change accepted, and where in the paragraph each character stands."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        characters: list[str] = []
        self._from: list[int] = []
        self._to: list[int] = []
        for start, end, run in spans(paragraph.runs):
            if run.deleted is not None or start == end:
                continue
            whole = run.opaque is not None
            for index, character in enumerate(run.display):
                if character == _SOFT_HYPHEN:
                    continue
                characters.append(" " if character == "\n" else character)
                self._from.append(start if whole else start + index)
                self._to.append(end if whole else start + index + 1)
        self.text = "".join(characters)

    def exact(self, quote: str) -> list[Found]:
        """Every place where the quote stands word for word."""
        return [self._found(at, at + len(quote)) for at in _occurrences(self.text, quote)]

    def loose(self, quote: str) -> list[Found]:
        """Every place where the quote stands if any white space is as good as any other."""
        pattern = r"\s+".join(re.escape(part) for part in _SPACES.split(quote))
        return [self._found(m.start(), m.end()) for m in re.finditer(pattern, self.text)] if quote.strip() else []

    def _found(self, start: int, end: int) -> Found:
        return Found(self.paragraph, self._from[start], self._to[end - 1])


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def find_quote(paragraphs: Sequence[Paragraph], quote: str) -> list[Found]:
    """Every place of a quote in some paragraphs: exact ones, and only when there is none, loose ones."""
    quote = quote.replace(_SOFT_HYPHEN, "").replace("\n", " ")
    texts = [FinalText(p) for p in paragraphs if p.block is None]
    return [f for t in texts for f in t.exact(quote)] or [f for t in texts for f in t.loose(quote)]


def standing(story: Story) -> list[Paragraph]:
    """The paragraphs of a story but those in rows and cells that are struck."""
    return [p for p in story.paragraphs if not _row_struck(p)]


def _row_struck(paragraph: Paragraph) -> bool:
    cells = (c for c in containers(paragraph.parent) if isinstance(c, Cell))
    return any(c.deleted is not None or c.row.deleted is not None for c in cells)


def excerpt(text: str, length: int = 60) -> str:
    """The beginning of a text on one line, for messages."""
    plain = _SPACES.sub(" ", text.replace("\ufffc", "")).strip()
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


def around(found: Found, length: int = 24) -> str:
    """A found place with some words on either side, for messages."""
    text = found.paragraph.text
    low, high = max(found.start - length, 0), min(found.end + length, len(text))
    inner = excerpt(text[low:high], found.end - found.start + 2 * length)
    return f"{'…' if low else ''}{inner}{'…' if high < len(text) else ''}"

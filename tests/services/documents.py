"""Small documents made of plain strings."""

from __future__ import annotations

from app.model.content import Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind


def document(*texts: str) -> Document:
    """A document whose body holds these paragraphs, with the ids 1, 2, 3 and so on."""
    paragraphs = tuple(Paragraph(i, (Run(text),) if text else ()) for i, text in enumerate(texts, 1))
    return Document((Story("body", StoryKind.BODY, paragraphs),), next_id=len(texts) + 1)


def caret(paragraph: int, offset: int) -> Range:
    """An empty selection."""
    return select(paragraph, offset, paragraph, offset)


def select(paragraph: int, offset: int, other: int, end: int) -> Range:
    """A selection from one place to another."""
    return Range(Position(paragraph, offset), Position(other, end))

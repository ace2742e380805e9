"""What a backspace or delete key concerns, and where the caret goes then; struck text stays and is passed over."""

from __future__ import annotations

from app.model.content import Paragraph, run_at
from app.model.document import Document, Position, Range, Story
from app.services.characters import cluster_end, cluster_start


def before_caret(document: Document, position: Position) -> Range | None:
    """The character, or the paragraph mark, that backspace strikes; struck ones are passed over."""
    story, index = document.locate(position.paragraph)
    offset = min(position.offset, story.paragraphs[index].length)
    while True:
        here = story.paragraphs[index]
        found = _last_unstruck(here, offset)
        if found is not None:
            return Range(Position(here.id, found), Position(here.id, cluster_end(here.text, found)))
        if index == 0:
            return None
        index -= 1
        offset = story.paragraphs[index].length
        if story.paragraphs[index].mark.deleted is None:
            return _over_mark(story, index)


def after_caret(document: Document, position: Position) -> Range | None:
    """The character, or the paragraph mark, that delete strikes; struck ones are passed over."""
    story, index = document.locate(position.paragraph)
    offset = position.offset
    while True:
        here = story.paragraphs[index]
        found = _first_unstruck(here, offset)
        if found is not None:
            return Range(Position(here.id, found), Position(here.id, cluster_end(here.text, found)))
        if index + 1 == len(story.paragraphs):
            return None
        if here.mark.deleted is None:
            return _over_mark(story, index)
        index, offset = index + 1, 0


def _over_mark(story: Story, index: int) -> Range:
    here, after = story.paragraphs[index], story.paragraphs[index + 1]
    return Range(Position(here.id, here.length), Position(after.id, 0))


def _last_unstruck(paragraph: Paragraph, offset: int) -> int | None:
    while offset > 0:
        offset = cluster_start(paragraph.text, offset)
        if not _struck(paragraph, offset):
            return offset
    return None


def _first_unstruck(paragraph: Paragraph, offset: int) -> int | None:
    while offset < paragraph.length:
        if not _struck(paragraph, offset):
            return offset
        offset = cluster_end(paragraph.text, offset)
    return None


def _struck(paragraph: Paragraph, offset: int) -> bool:
    run = run_at(paragraph, offset)
    return run is not None and run.deleted is not None


def past_struck(document: Document, place: Position, start: Position, end: Position) -> Position:
    """The place behind the struck text that a strike from `start` to `end` left at `place`."""
    if start.paragraph != end.paragraph:
        both = document.holds(end.paragraph) and document.holds(start.paragraph)
        return _past(document.paragraph(end.paragraph), 0, end.offset) if both else place
    limit = place.offset + end.offset - start.offset
    return _past(document.paragraph(place.paragraph), place.offset, limit)


def _past(paragraph: Paragraph, offset: int, limit: int) -> Position:
    while offset < min(limit, paragraph.length) and _struck(paragraph, offset):
        offset += 1
    return Position(paragraph.id, offset)

"""Where a position is after a splice."""

from __future__ import annotations

from collections.abc import Iterable

from app.editing.splice import Splice
from app.model.content import Paragraph
from app.model.document import Position, Range

# Stands for a paragraph mark; no XML text can hold this control character.
_MARK = "\x1e"


def map_position(splice: Splice, position: Position, bias: int = 1) -> Position | None:
    """The place that corresponds to `position` after the splice, or None when its surroundings are gone.

    Where text was inserted exactly at the position, it stays before (`bias` < 0) or goes after it.
    """
    old = _flat_offset(splice.removed, position)
    if old is None:
        return position
    if not splice.inserted:
        return None
    before, after = _flat(splice.removed), _flat(splice.inserted)
    head = _shared(before, after)
    tail = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - head)
    return _flat_position(splice.inserted, _moved(old, len(before), len(after), head, tail, bias))


def _shared(first: str, second: str) -> int:
    if first == second:
        return len(first)
    pairs = zip(first, second, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _moved(old: int, before: int, after: int, head: int, tail: int, bias: int) -> int:
    if old < head or (old == head and (bias < 0 or before - tail > head)):
        return old
    if old >= before - tail:
        return old + after - before
    return head if bias < 0 else after - tail


def map_through(splices: Iterable[Splice], position: Position, bias: int = 1) -> Position | None:
    """The position after several splices in order."""
    for splice in splices:
        mapped = map_position(splice, position, bias)
        if mapped is None:
            return None
        position = mapped
    return position


def map_range(splices: Iterable[Splice], selection: Range) -> Range | None:
    """The selection after several splices; an empty one moves behind what was inserted at it."""
    splices = tuple(splices)
    anchor, focus = (map_through(splices, p) for p in (selection.anchor, selection.focus))
    return Range(anchor, focus) if anchor and focus else None


def _flat(paragraphs: tuple[Paragraph, ...]) -> str:
    return _MARK.join(p.text for p in paragraphs)


def _flat_offset(paragraphs: tuple[Paragraph, ...], position: Position) -> int | None:
    start = 0
    for paragraph in paragraphs:
        if paragraph.id == position.paragraph:
            return start + min(position.offset, paragraph.length)
        start += paragraph.length + 1
    return None


def _flat_position(paragraphs: tuple[Paragraph, ...], offset: int) -> Position:
    for paragraph in paragraphs[:-1]:
        if offset <= paragraph.length:
            return Position(paragraph.id, offset)
        offset -= paragraph.length + 1
    return Position(paragraphs[-1].id, min(offset, paragraphs[-1].length))

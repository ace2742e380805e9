"""Lists of text from outside as new lists of a document, where these count as the text does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.formats.blocks import Block, ListPlace, list_levels
from app.model.new_lists import LEVELS, NewLevel, number_of


def new_lists(
    blocks: Sequence[Block], serial: int, elsewhere: Callable[[ListPlace], bool] = lambda place: False
) -> dict[int, int]:
    """The number of a new list for each list of the blocks that would show the labels that its items bear.

    Items that find a list of the document are counted there: `elsewhere` knows them. The new lists are told from those
    of the document by `serial` and the numbers that follow it.
    """
    items = [block for block in blocks if block.place is None or not elsewhere(block.place)]
    found: dict[int, int] = {}
    for list_, levels in list_levels(items).items():
        shapes = {depth: NewLevel(one.format, one.before, one.after, one.start) for depth, one in levels.items()}
        number = number_of(shapes, serial + len(found))
        if number is not None and _counts_alike([b for b in items if b.place and b.place.list == list_], levels):
            found[list_] = number
    return found


def _counts_alike(items: Sequence[Block], levels: dict[int, ListPlace]) -> bool:
    counts: list[int | None] = [None] * LEVELS
    for block in items:
        place = block.place
        if place is None or block.heading is not None:
            # A heading is no item of a list, though it counts as one where it comes from.
            return False
        last, first = counts[place.level], levels[place.level]
        counts[place.level :] = [first.start if last is None else last + 1, *[None] * (LEVELS - place.level - 1)]
        alike = (place.format, place.before, place.after) == (first.format, first.before, first.after)
        if not alike or (place.format != "bullet" and place.value != counts[place.level]):
            return False
    return True

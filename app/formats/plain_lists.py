"""Lists in plain text: lines that begin with "-", "1.", "a)" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.formats.blocks import DEEPEST_LEVEL, ListPlace
from app.model.numbering import write_number

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-–—•*·‣▪◦])|(?P<open>\(?)(?P<number>\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})"
    r"(?P<close>[.)]))[ \t]+(?P<text>\S.*)"
)
_TAB_WIDTH = 4
_BULLET = "•"
# Word itself handles some two thousand lists; further ones stay as they were typed.
_MOST_LISTS = 2000


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its place in its list and its words."""

    place: ListPlace
    text: str


@dataclass(frozen=True, slots=True)
class _Line:
    index: int
    indent: int
    bullet: str
    before: str
    number: str
    after: str
    text: str


def itemised(lines: Sequence[str]) -> dict[int, Item | None]:
    """The lines that belong to lists, by index; None for a line that continues the item above it.

    Only what is surely a list is taken: at least two items in a row, whose numbers count up.
    """
    found: dict[int, Item | None] = {}
    number = 1
    for group in _groups(lines):
        places = _places([line for line in group if isinstance(line, _Line)], number)
        if places is None or number > _MOST_LISTS:
            continue
        number = max(place.list for place in places) + 1
        found |= _items(group, places)
    return found


def _groups(lines: Sequence[str]) -> Iterator[list[_Line | tuple[int, str]]]:
    """Runs of items without an empty line between them, with the lines that continue them."""
    group: list[_Line | tuple[int, str]] = []
    for index, line in enumerate(lines):
        item = _item(index, line)
        if item is not None:
            group.append(item)
        elif group and line.strip() and line[0] in " \t":
            group.append((index, line.strip()))
        else:
            if group:
                yield group
            group = []
    if group:
        yield group


def _item(index: int, line: str) -> _Line | None:
    match = _ITEM.fullmatch(line)
    if match is None or (match["open"] and match["close"] != ")"):
        return None
    indent = len(match["indent"].expandtabs(_TAB_WIDTH))
    bullet = (match["bullet"] or "").replace("*", _BULLET)
    text = match["text"].rstrip()
    return _Line(index, indent, bullet, match["open"] or "", match["number"] or "", match["close"] or "", text)


def _places(lines: Sequence[_Line], first: int) -> list[ListPlace] | None:
    """The places of a group's items, None when they don't make a list after all."""
    if len(lines) < 2:
        return None
    last: dict[int, ListPlace] = {}
    shapes: dict[tuple[int, int], tuple[str, str, str, int]] = {}
    out: list[ListPlace] = []
    number = first
    for line, level in zip(lines, _levels(lines), strict=True):
        for deeper in [one for one in last if one > level]:
            del last[deeper]
        place = _next(line, level, last.get(level), number)
        if place is None:
            return None
        if shapes.setdefault((place.list, level), _shape(place)) != _shape(place):
            number += 1
            place = replace(place, list=number)
            shapes[(number, level)] = _shape(place)
        last[level] = place
        out.append(place)
    return out if _is_list(out) else None


def _is_list(places: Sequence[ListPlace]) -> bool:
    """At the outermost level there are at least two items of one kind."""
    outer = [place for place in places if place.level == 0]
    return len(outer) > 1 and all(one.format == outer[0].format for one in outer)


def _levels(lines: Sequence[_Line]) -> Iterator[int]:
    indents: list[int] = []
    for line in lines:
        while indents and line.indent < indents[-1]:
            indents.pop()
        if not indents or line.indent > indents[-1]:
            indents.append(line.indent)
        yield min(len(indents) - 1, DEEPEST_LEVEL)


def _next(line: _Line, level: int, before: ListPlace | None, number: int) -> ListPlace | None:
    """The place of an item after the one before it on its level, None when its number does not follow."""
    if line.bullet:
        return ListPlace(before.list if before else number, level, before=line.bullet)
    if before is not None:
        follows = line.number == write_number(before.value + 1, before.format)
        alike = (line.before, line.after) == (before.before, before.after)
        return replace(before, value=before.value + 1) if follows and alike else None
    counted = _first(line.number)
    if counted is None:
        return None
    format_, value = counted
    return ListPlace(number, level, format_, line.before, line.after, value, value)


def _first(number: str) -> tuple[str, int] | None:
    """How a level counts that begins with this number: only lists that begin at 1 or a are sure to be lists."""
    if number.isdigit():
        return "decimal", int(number)
    for format_, sign in (("lowerLetter", "a"), ("upperLetter", "A"), ("lowerRoman", "i"), ("upperRoman", "I")):
        if number == sign:
            return format_, 1
    return None


def _shape(place: ListPlace) -> tuple[str, str, str, int]:
    return (place.format, place.before, place.after, place.start)


def _items(group: Sequence[_Line | tuple[int, str]], places: Sequence[ListPlace]) -> dict[int, Item | None]:
    found: dict[int, Item | None] = {}
    ahead = iter(places)
    last = 0
    for line in group:
        if isinstance(line, _Line):
            last = line.index
            found[last] = Item(next(ahead), line.text)
        else:
            item = found[last]
            assert item is not None
            found[last] = replace(item, text=f"{item.text} {line[1]}")
            found[line[0]] = None
    return found

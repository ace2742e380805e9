"""Lists in HTML: real ones, and the labelled paragraphs that Word puts on the clipboard."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count

from app.formats.blocks import BULLETS, DEEPEST_LEVEL, ListPlace
from app.formats.html_looks import Element, css, list_format, tag_of, whole_number

_WORD = re.compile(r"\bl(\d+)\s+level(\d+)(?:\s+lfo(\d+))?")
_LABEL = re.compile(r"(\(?)(\d{1,4}|[A-Za-z]|[ivxlc]{2,8}|[IVXLC]{2,8})([.):]?)")
_HIGHEST = 30_000


@dataclass()
class _Open:
    place: ListPlace
    labelled: bool


class Lists:
    """Gives items their places as they come; lists that count differently get numbers of their own."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._stack: list[_Open] = []
        self._shapes: dict[tuple[int, int], tuple[str, str, str]] = {}
        self._word: dict[tuple[str, str], ListPlace] = {}

    def fresh(self) -> Lists:
        """Lists of a table's cells, which count apart from those around the table."""
        inner = Lists()
        inner._numbers = self._numbers
        return inner

    def open(self, element: Element) -> None:
        """A list begins."""
        format_ = list_format(element, css(element))
        start = whole_number(element.get("start"), 1, 0, _HIGHEST)
        level = min(len(self._stack), DEEPEST_LEVEL)
        bullet = format_ in ("bullet", "none")
        before, after = (BULLETS[level % len(BULLETS)], "") if bullet else ("", ".")
        outer = self._stack[-1].place.list if self._stack else self._new()
        place = ListPlace(outer, level, "bullet" if bullet else format_, before, after, start - 1, start)
        if self._stack and self._shapes.get((outer, level), _shape(place)) != _shape(place):
            place = replace(place, list=self._new())
        self._shapes[(place.list, level)] = _shape(place)
        self._stack.append(_Open(place, format_ != "none"))

    def close(self) -> None:
        """The innermost list ends."""
        if self._stack:
            self._stack.pop()

    def item(self, element: Element) -> ListPlace | None:
        """The place of the next item of the innermost list, None where items bear no label."""
        if not self._stack:
            return None
        top = self._stack[-1]
        said = whole_number(element.get("value"), -1, 0, _HIGHEST)
        value = top.place.value + 1
        if said >= 0 and said != value and top.place.format != "bullet":
            value = said
            top.place = replace(top.place, list=self._new(), start=said)
        top.place = replace(top.place, value=value)
        return top.place if top.labelled else None

    def word_item(self, style: str, label: str) -> ListPlace | None:
        """The place of a paragraph that Word labelled; None when its label is more than one number or sign."""
        match = _WORD.search(style)
        if match is None or not label:
            return None
        level = min(max(int(match[2][:2]) - 1, 0), DEEPEST_LEVEL)
        key = (match[3] or match[1], "")
        known = self._word.get(key)
        number = known.list if known else self._new()
        place = _labelled(label, number, level)
        if place is None:
            return None
        if self._shapes.setdefault((number, level), _shape(place)) != _shape(place):
            place = replace(place, list=self._new())
            self._shapes[(place.list, level)] = _shape(place)
        self._word.setdefault(key, place)
        return place

    def _new(self) -> int:
        return next(self._numbers)


def is_list(element: Element) -> bool:
    """Whether an element is a list."""
    return tag_of(element) in ("ol", "ul", "menu", "dir")


def _shape(place: ListPlace) -> tuple[str, str, str]:
    return (place.format, place.before, place.after)


def _labelled(label: str, number: int, level: int) -> ListPlace | None:
    match = _LABEL.fullmatch(label)
    if match is None or (label == "o" and level):
        # Word draws its bullets with letters of symbol fonts.
        return ListPlace(number, level, before=BULLETS[level % len(BULLETS)]) if len(label) == 1 else None
    format_, value = _counted(match[2])
    return ListPlace(number, level, format_, match[1], match[3], value, value) if format_ else None


def _counted(text: str) -> tuple[str, int]:
    if text.isdigit():
        return "decimal", int(text)
    case = "lower" if text.islower() else "upper"
    if len(text) == 1 and text not in "iI":
        return f"{case}Letter", ord(text.lower()) - ord("a") + 1
    value = _roman(text.lower())
    return (f"{case}Roman", value) if value else ("", 0)


def _roman(text: str) -> int:
    worth = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}.get(sign, 0) for sign in text]
    pairs = zip(worth, [*worth[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs) if all(worth) else 0

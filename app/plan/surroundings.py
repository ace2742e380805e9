"""What the rest of a plan says about a part of it: numbers and titles that are there already, ids that are taken.

With this the rules that look at one element need not look through the plan: a part of the plan is projected, checked
and remembered by itself.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from app.model.plan import Plan, PlanElement
from app.plan.blocks import Block
from app.plan.found import AUTOMATIC
from app.plan.wording import folded

_LAST = re.compile(r"(.*?)(\d+)\Z", re.DOTALL)
_REMEMBERED = 50_000
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in parts ("2.1" is "2." and 1), the ordinal before it among its like, and its series of numbers."""

    stem: str
    ordinal: int
    follows: int | None = None
    series: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What elements have from those around them; places count a part's elements in reading order.

    `numbers` are those of the uppermost elements; `ids` the ids that have to differ from the element's own; `taken` the
    titles of elements that have an element's number before it; `repeated` where a title is there already.
    """

    numbers: tuple[Counted | None, ...] = ()
    ids: tuple[tuple[int, str], ...] = ()
    taken: tuple[tuple[int, str], ...] = ()
    repeated: tuple[int, ...] = ()


def surroundings_of(plan: Plan) -> Surroundings:
    """Those of the plan as one part."""
    [around] = surroundings([Block(plan.elements)])
    return around


def surroundings(parts: Sequence[Block[PlanElement]]) -> list[Surroundings]:
    """Those of each of the parts that the uppermost elements of a plan are in."""
    listed = [part.once(_listed) for part in parts]
    numbers = _numbers(parts)
    ids = _ids([one.ids for one in listed])
    repeated = _again([one.titles for one in listed])
    taken = _again([_keys(*one) for one in zip(parts, listed, numbers, strict=True)])
    titles = [[(place, listed[at].elements[first].title) for place, (at, first) in here] for here in taken]
    return [
        Surroundings(tuple(number), tuple(id_), tuple(title), tuple(place for place, _ in again))
        for number, id_, title, again in zip(numbers, ids, titles, repeated, strict=True)
    ]


def counted(elements: Iterable[PlanElement]) -> list[Counted | None]:
    """What number each element has and where that stands among the others, which are all below one parent."""
    last: dict[tuple[str, str], tuple[Counted, str]] = {}
    return [_counted(element, last) if element.number else None for element in elements]


def _counted(element: PlanElement, last: dict[tuple[str, str], tuple[Counted, str]]) -> Counted | None:
    parts = _parted(element.number)
    if parts is None or AUTOMATIC in element.values:
        return None
    stem, ordinal = parts
    before, group = last.get((element.kind, stem), (None, ""))
    series = before.series if before is not None else 0
    if before is not None and element.group != group and ordinal <= 1:
        before, series = None, series + 1
    found = Counted(stem, ordinal, before.ordinal if before is not None else None, series)
    last[element.kind, stem] = found, element.group
    return found


def component_names(elements: Iterable[PlanElement]) -> frozenset[str]:
    """Which kinds of elements have which components: "target.unit"."""
    return frozenset(f"{one.kind}.{value[0]}" for one in elements for value in one.values if value != AUTOMATIC)


@lru_cache(_REMEMBERED)
def _parted(number: str) -> tuple[str, int] | None:
    match = _LAST.match(number)
    return (match[1], int(match[2])) if match is not None and len(match[2]) <= _MOST_DIGITS else None


def _numbers(parts: Sequence[Block[PlanElement]]) -> list[list[Counted | None]]:
    found = iter(counted(chain.from_iterable(part.items for part in parts)))
    return [[next(found) for _ in part.items] for part in parts]


@dataclass(frozen=True, slots=True)
class _Listed:
    """The elements of a part in reading order, and what must not be there twice, None where it may.

    `numbers` are those of elements below others; a number with a dot is one of the whole plan.
    """

    elements: Sequence[PlanElement]
    ids: Sequence[str]
    titles: Sequence[Hashable]
    numbers: Sequence[Hashable]
    tops: Sequence[int]


def _listed(part: Block[PlanElement]) -> _Listed:
    elements: list[PlanElement] = []
    numbers: list[Hashable] = []
    tops: list[int] = []

    def add(element: PlanElement, key: Hashable) -> None:
        elements.append(element)
        numbers.append(key)
        place = len(elements)
        for child, number in zip(element.children, counted(element.children), strict=True):
            add(child, number and _key(child, number, (place, id(element))))

    for element in part.items:
        tops.append(len(elements))
        add(element, None)
    titles = [(one.kind, folded(one.title)) if one.title else None for one in elements]
    return _Listed(elements, [one.id for one in elements], titles, numbers, tops)


def _key(element: PlanElement, number: Counted, parent: Hashable) -> Hashable:
    return element.kind, None if "." in element.number else parent, number.series, element.number


def _keys(part: Block[PlanElement], listed: _Listed, numbers: Sequence[Counted | None]) -> Sequence[Hashable]:
    keys = list(listed.numbers)
    for place, element, number in zip(listed.tops, part.items, numbers, strict=True):
        keys[place] = number and _key(element, number, None)
    return keys


def _again(parts: Sequence[Sequence[Hashable]]) -> list[list[tuple[int, tuple[int, int]]]]:
    """The places of keys that were there before, and the part and place where they were first."""
    flat = [key for keys in parts for key in keys if key is not None]
    if len(set(flat)) == len(flat):
        return [[] for _ in parts]
    first: dict[Hashable, tuple[int, int]] = {}
    found: list[list[tuple[int, tuple[int, int]]]] = []
    for at, keys in enumerate(parts):
        told = [(place, first.setdefault(key, (at, place))) for place, key in enumerate(keys) if key is not None]
        found.append([(place, where) for place, where in told if where != (at, place)])
    return found


def _ids(parts: Sequence[Sequence[str]]) -> list[list[tuple[int, str]]]:
    """New ids for those that are taken."""
    again = _again(parts)
    taken = set(chain.from_iterable(parts)) if any(again) else set[str]()
    found: list[list[tuple[int, str]]] = []
    for ids, here in zip(parts, again, strict=True):
        found.append([(place, _free(ids[place], taken)) for place, _ in here])
    return found


def _free(id_: str, taken: set[str]) -> str:
    count = 2
    while f"{id_}-{count}" in taken:
        count += 1
    taken.add(f"{id_}-{count}")
    return f"{id_}-{count}"

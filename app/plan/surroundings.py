"""What the rest of a plan says about a part of it: numbers and titles that are there already, ids that are taken.

With this the rules that look at one element need not look through the plan: a part of the plan is projected, checked
and remembered by itself.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from app.model.plan import Plan, PlanElement
from app.plan.blocks import Block
from app.plan.found import AUTOMATIC
from app.plan.wording import folded

_LAST = re.compile(r"(.*?)(\d+)\Z", re.DOTALL)
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
    taken = _again([part.once(_keys, number) for part, number in zip(parts, numbers, strict=True)])
    titles = [[(place, listed[at].elements[first].title) for place, (at, first) in here] for here in taken]
    return [
        Surroundings(number, tuple(id_), tuple(title), tuple([place for place, _ in again]))
        for number, id_, title, again in zip(numbers, ids, titles, repeated, strict=True)
    ]


def component_names(elements: Iterable[PlanElement]) -> frozenset[str]:
    """Which kinds of elements have which components: "target.unit"."""
    return frozenset(f"{one.kind}.{value[0]}" for one in elements for value in one.values if value != AUTOMATIC)


# ---- numbers --------------------------------------------------------------------------------------------------------

_Series = tuple[str, str]
"""What numbers that follow one another have in common: the kind and all but the last part of the number."""

_Last = tuple[Counted, str]
"""The number before, and the row that its element stands under."""


def counted(elements: Iterable[PlanElement]) -> Sequence[Counted | None]:
    """What number each element has and where that stands among the others, which are all below one parent."""
    last: dict[_Series, _Last] = {}
    return [_counted(element, last) if element.number else None for element in elements]


def _counted(element: PlanElement, last: dict[_Series, _Last]) -> Counted | None:
    parts = _parted(element)
    if parts is None:
        return None
    stem, ordinal = parts
    before, group = last.get((element.kind, stem), (None, ""))
    series = before.series if before is not None else 0
    if before is not None and element.group != group and ordinal <= 1:
        before, series = None, series + 1
    found = Counted(stem, ordinal, before.ordinal if before is not None else None, series)
    last[element.kind, stem] = found, element.group
    return found


def _parted(element: PlanElement) -> tuple[str, int] | None:
    match = _LAST.match(element.number)
    if match is None or len(match[2]) > _MOST_DIGITS or AUTOMATIC in element.values:
        return None
    return match[1], int(match[2])


def _numbers(parts: Sequence[Block[PlanElement]]) -> list[tuple[Counted | None, ...]]:
    """What number each of the uppermost elements has, counted on from part to part."""
    last: dict[_Series, _Last] = {}
    found: list[tuple[Counted | None, ...]] = []
    for part in parts:
        before = tuple([last.get(one) for one in part.once(_series)])
        numbers, after = part.once(_numbers_in, before)
        last.update(after)
        found.append(numbers)
    return found


def _series(part: Block[PlanElement]) -> Sequence[_Series]:
    parted = [(one.kind, _parted(one)) for one in part.items if one.number]
    return list(dict.fromkeys((kind, parts[0]) for kind, parts in parted if parts is not None))


def _numbers_in(
    part: Block[PlanElement], before: Sequence[_Last | None]
) -> tuple[tuple[Counted | None, ...], Mapping[_Series, _Last]]:
    known = zip(part.once(_series), before, strict=True)
    last = {one: then for one, then in known if then is not None}
    return tuple([_counted(one, last) if one.number else None for one in part.items]), last


# ---- what must not be there twice -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Keys:
    """What each of a row of elements must not have in common with others, None where it has nothing of the kind."""

    each: Sequence[Hashable]
    all: frozenset[Hashable]
    differ: bool


def _keyed(each: Sequence[Hashable]) -> _Keys:
    every = frozenset(each)
    return _Keys(each, every - {None}, len(every - {None}) == len(each) - each.count(None))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The elements of a part in reading order, and what must not be there twice, None where it may.

    `numbers` are those of elements below others; a number with a dot is one of the whole plan.
    """

    elements: Sequence[PlanElement]
    ids: _Keys
    titles: _Keys
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
    return _Listed(elements, _keyed([one.id for one in elements]), _keyed(titles), numbers, tops)


def _key(element: PlanElement, number: Counted, parent: Hashable) -> Hashable:
    return element.kind, None if "." in element.number else parent, number.series, element.number


def _keys(part: Block[PlanElement], numbers: Sequence[Counted | None]) -> _Keys:
    """The numbers of a part, given those of its uppermost elements."""
    listed = part.once(_listed)
    keys = list(listed.numbers)
    for place, element, number in zip(listed.tops, part.items, numbers, strict=True):
        keys[place] = number and _key(element, number, None)
    return _keyed(keys)


def _again(parts: Sequence[_Keys]) -> list[list[tuple[int, tuple[int, int]]]]:
    """The places of keys that were there before, and the part and place where they were first."""
    every = frozenset[Hashable]().union(*(keys.all for keys in parts))
    if len(every) == sum(len(keys.all) for keys in parts) and all(keys.differ for keys in parts):
        return [[] for _ in parts]
    first: dict[Hashable, tuple[int, int]] = {}
    found: list[list[tuple[int, tuple[int, int]]]] = []
    for at, keys in enumerate(parts):
        told = [(place, first.setdefault(key, (at, place))) for place, key in enumerate(keys.each) if key is not None]
        found.append([(place, where) for place, where in told if where != (at, place)])
    return found


def _ids(parts: Sequence[_Keys]) -> list[list[tuple[int, str]]]:
    """New ids for those that are taken."""
    again = _again(parts)
    taken = set(chain.from_iterable(keys.each for keys in parts)) if any(again) else set[Hashable]()
    return [
        [(place, _free(str(keys.each[place]), taken)) for place, _ in here]
        for keys, here in zip(parts, again, strict=True)
    ]


def _free(id_: str, taken: set[Hashable]) -> str:
    count = 2
    while f"{id_}-{count}" in taken:
        count += 1
    taken.add(f"{id_}-{count}")
    return f"{id_}-{count}"

"""Which of several things changed places: the fewest that have to move to get from one order to the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)


def moved_within(old: Sequence[_T], new: Sequence[_T]) -> set[_T]:
    """The fewest of those in both orders without which the others follow each other as before."""
    places = {one: at for at, one in enumerate(old)}
    kept = [one for one in new if one in places]
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for one in kept:
        place = places[one]
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        before[place] = ends[at - 1] if at else None
    stays: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stays.add(last)
        last = before[last]
    return {one for one in kept if places[one] not in stays}

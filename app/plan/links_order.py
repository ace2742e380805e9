"""Layered drawing (after K. Sugiyama): which kind stands in which column, and which element above which.

Long links pass every column between their ends as a place of their own, so that they are counted and drawn like all
others. Ids of vertices are strings; a layer is a list of them from top to bottom.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random

Layers = list[list[str]]
Edge = tuple[str, str]

_MOST_KINDS = 12
_SWEEPS, _ROUGH, _STARTS = 16, 6, 16
_ORDER = 8
"""So many pairs out of the plan's order are as bad as one crossing."""


def column_order(kinds: Sequence[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """The kinds in the order in which links run over the fewest columns; ties and the direction follow the plan.

    `weights` counts links by pair of kinds. Exact: dynamic programming over all sets of kinds, up to twelve.
    """
    if len(kinds) > _MOST_KINDS:
        return list(kinds)
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    ties = [[_between(weights, a, b) for b in kinds] for a in kinds]
    for done in range(1 << len(kinds)):
        cost, moved, order = best[done]
        for at in range(len(kinds)):
            if done & (1 << at):
                continue
            grown = done | (1 << at)
            # Every link that leaves the set is one column longer for it.
            crossing = sum(
                ties[i][j]
                for i in range(len(kinds))
                if grown & (1 << i)
                for j in range(len(kinds))
                if not grown & (1 << j)
            )
            behind = sum(1 for i in order if i > at)
            candidate = (cost + crossing, moved + behind, (*order, at))
            if grown not in best or candidate < best[grown]:
                best[grown] = candidate
    order = best[(1 << len(kinds)) - 1][2]
    return [kinds[at] for at in min(order, order[::-1], key=_out_of_order)]


def _out_of_order(order: Sequence[int]) -> int:
    return sum(1 for i, a in enumerate(order) for b in order[i + 1 :] if a > b)


def _between(weights: Mapping[tuple[str, str], int], first: str, second: str) -> int:
    return 0 if first == second else weights.get((first, second), 0) + weights.get((second, first), 0)


def chains(layers: Layers, edges: Sequence[Edge]) -> tuple[Layers, list[list[str]]]:
    """The layers with a place for every link in every column that it passes, and each link as its chain of vertices.

    Chains run from the left column to the right one; a link within one column is its two ends.
    """
    column = {vertex: at for at, layer in enumerate(layers) for vertex in layer}
    grown = [list(layer) for layer in layers]
    made: list[list[str]] = []
    for number, (first, second) in enumerate(edges):
        left, right = (first, second) if column[first] <= column[second] else (second, first)
        passed = [f"~{number}.{at}" for at in range(column[left] + 1, column[right])]
        for at, vertex in enumerate(passed, column[left] + 1):
            grown[at].append(vertex)
        made.append([left, *passed, right])
    return grown, made


def ordered(layers: Layers, steps: Sequence[Edge]) -> Layers:
    """The layers with few crossings: barycentre sweeps in both directions, then neighbours exchanged while it helps.

    `steps` join vertices of neighbouring layers, left to right.
    """
    right: dict[str, list[str]] = {}
    left: dict[str, list[str]] = {}
    for a, b in steps:
        right.setdefault(a, []).append(b)
        left.setdefault(b, []).append(a)
    weigh = _Weighing(layers, right)
    best, least = layers, weigh(layers)
    # The same plan is drawn the same every time.
    chance = Random(len(steps))
    for start in range(_STARTS):
        current = layers if start < 4 else [chance.sample(layer, len(layer)) for layer in layers]
        for sweep in range(_SWEEPS):
            forward = (sweep + start) % 2 == 0
            current = _swept(current, left if forward else right, forward=forward, late=start % 4 > 1)
            if sweep >= _ROUGH:
                current = _exchanged(current, left, right)
            count = weigh(current)
            if count < least:
                best, least = [list(layer) for layer in current], count
    upside_down = [layer[::-1] for layer in best]
    return min(best, upside_down, key=weigh)


class _Weighing:
    """How bad an order is: crossings first, then how far it is from the plan's own order."""

    def __init__(self, layers: Layers, right: Mapping[str, Sequence[str]]) -> None:
        self._right = right
        self._rank = {v: at for layer in layers for at, v in enumerate(one for one in layer if not one.startswith("~"))}

    def __call__(self, layers: Layers) -> float:
        ranks = ([self._rank[v] for v in layer if v in self._rank] for layer in layers)
        return crossings(layers, self._right) + sum(map(_out_of_order, ranks)) / _ORDER


def crossings(layers: Layers, right: Mapping[str, Sequence[str]]) -> int:
    """How often links cross between neighbouring layers."""
    total = 0
    for here, following in pairwise(layers):
        place = {vertex: at for at, vertex in enumerate(following)}
        seen: list[int] = []
        for vertex in here:
            ends = sorted(place[other] for other in right.get(vertex, ()) if other in place)
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _swept(layers: Layers, beside: Mapping[str, Sequence[str]], *, forward: bool, late: bool) -> Layers:
    """Every layer in the order of the means of its neighbours' places; `late` turns those of equal means round."""
    out = [list(layer) for layer in layers]
    order = range(1, len(out)) if forward else range(len(out) - 2, -1, -1)
    for at in order:
        place = {vertex: i for i, vertex in enumerate(out[at - 1 if forward else at + 1])}
        if late:
            out[at].reverse()
        out[at].sort(key=_barycentre(out[at], place, beside))
    return out


def _barycentre(
    layer: list[str], place: Mapping[str, int], beside: Mapping[str, Sequence[str]]
) -> Callable[[str], float]:
    stands = {vertex: i for i, vertex in enumerate(layer)}

    def weigh(vertex: str) -> float:
        ends = [place[other] for other in beside.get(vertex, ()) if other in place]
        # What has no neighbour stays where it is.
        return sum(ends) / len(ends) if ends else float(stands[vertex])

    return weigh


def _exchanged(layers: Layers, left: Mapping[str, Sequence[str]], right: Mapping[str, Sequence[str]]) -> Layers:
    out = [list(layer) for layer in layers]
    for _ in range(6):
        better = False
        for at, layer in enumerate(out):
            sides = [
                ({v: i for i, v in enumerate(out[other])}, beside)
                for other, beside in ((at - 1, left), (at + 1, right))
                if 0 <= other < len(out)
            ]
            for i in range(len(layer) - 1):
                gain = sum(_gain(layer[i], layer[i + 1], place, beside) for place, beside in sides)
                if gain > 0:
                    layer[i], layer[i + 1] = layer[i + 1], layer[i]
                    better = True
        if not better:
            break
    return out


def _gain(upper: str, lower: str, place: Mapping[str, int], beside: Mapping[str, Sequence[str]]) -> int:
    """How many crossings fewer there are when two neighbours change places."""
    tops = [place[v] for v in beside.get(upper, ()) if v in place]
    bottoms = [place[v] for v in beside.get(lower, ()) if v in place]
    now = sum(1 for a in tops for b in bottoms if a > b)
    then = sum(1 for a in tops for b in bottoms if a < b)
    return now - then

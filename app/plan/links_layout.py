"""Where every element and link of the map stands; lengths are pixels at 100 %, the origin is the upper left corner."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.model.link import Link, Node
from app.plan.links import LinkGraph
from app.plan.links_order import Layers, chains, column_order, crossings, ordered
from app.plan.links_words import cited_kinds

FONT, SMALL = 12, 11
WIDTH, GAP, MARGIN, HEAD = 174.0, 50.0, 16.0, 40.0
"""Width of a column, room for links between two, the margin around, and the height of the columns' names."""

LINE = 15.0
_PADDING, _BETWEEN, _PASSING = 6.0, 10.0, 7.0
_MOST_LINES, _MOST_WITH_TWO = 3, 40
_SETTLING = 12
_CITED = "cited"
_TEXT_ROOM = WIDTH - 26


@dataclass(frozen=True, slots=True)
class Box:
    """An element: its rectangle, its text broken into lines, and the names of the links it lacks."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """The height at which links arrive."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """A link as the points it runs through, from the left end to the right one."""

    link: Link
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The name over a column."""

    kind: str
    title: str
    x: float


@dataclass(frozen=True)
class MapLayout:
    """The whole drawing; `crossings` counts how often links cross between neighbouring columns."""

    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    columns: tuple[Column, ...]
    width: float
    height: float
    crossings: int

    def box_at(self, x: float, y: float) -> Box | None:
        """The box that covers a point."""
        inside = (b for b in self.boxes if b.x <= x <= b.x + b.width and b.y <= y <= b.y + b.height)
        return next(inside, None)


def map_layout(graph: LinkGraph, kinds: Iterable[str] | None = None, *, rtl: bool = False) -> MapLayout:
    """The drawing of a graph, or of the kinds named; `rtl` puts the first column to the right.

    Kinds whose elements have no links and need none are left out.
    """
    shown = set(kinds) if kinds is not None else set(_worth_showing(graph))
    nodes = {node.id: node for node in graph.nodes if node.kind in shown}
    links = [link for link in graph.links if link.source in nodes and link.target in nodes]
    weights = Counter((_column_of(nodes[link.source].kind), _column_of(nodes[link.target].kind)) for link in links)
    order = column_order(list(dict.fromkeys(_column_of(kind) for kind in graph.kinds if kind in shown)), weights)
    base = [[node.id for node in nodes.values() if _column_of(node.kind) == kind] for kind in order]
    layers, runs = chains(base, [(link.source, link.target) for link in links])
    steps = [pair for run in runs for pair in pairwise(run) if len(run) > 2 or not _same(run, base)]
    layers = ordered(layers, steps)
    boxes = _boxes(graph, nodes, _small(nodes.values(), links))
    tops = _heights(layers, steps, {id_: box.height for id_, box in boxes.items()})
    return _drawn(graph, layers, runs, links, boxes, tops, order, steps, rtl=rtl)


def _column_of(kind: str) -> str:
    # What is only cited is little, and shares one column.
    return _CITED if any(kind == one.kind for one in cited_kinds()) else kind


def _title_of(graph: LinkGraph, column: str) -> str:
    there = [kind for kind in graph.kinds if _column_of(kind) == column]
    return " · ".join(graph.rules.kind_title(kind, plural=True) for kind in there)


def _same(run: Sequence[str], base: Layers) -> bool:
    return any(run[0] in layer and run[-1] in layer for layer in base)


def _worth_showing(graph: LinkGraph) -> list[str]:
    linked = {graph.by_id[end].kind for link in graph.links for end in (link.source, link.target)}
    needing = {gap.node.kind for gap in graph.gaps}
    return [kind for kind in graph.kinds if kind in linked or kind in needing]


def _small(nodes: Iterable[Node], links: Sequence[Link]) -> dict[str, int]:
    """Kinds of which there are many and each has one link at most, such as indicators, with how many lines they get."""
    degree = Counter(end for link in links for end in (link.source, link.target))
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
    many = {kind: those for kind, those in by_kind.items() if len(those) > 10}
    # Their beginnings are often the same ("Share of …"), so they get a second line as long as the map stays in sight.
    return {
        kind: 2 if len(those) <= _MOST_WITH_TWO else 1
        for kind, those in many.items()
        if all(degree[one.id] <= 1 for one in those)
    }


def _boxes(graph: LinkGraph, nodes: Mapping[str, Node], small: Mapping[str, int]) -> dict[str, Box]:
    missing: dict[str, list[str]] = {}
    for gap in graph.gaps:
        missing.setdefault(gap.node.id, []).append(gap.title)
    boxes: dict[str, Box] = {}
    for id_, node in nodes.items():
        lines = wrapped(node.name or graph.rules.kind_title(node.kind), small.get(node.kind, _MOST_LINES))
        height = len(lines) * LINE + 2 * _PADDING
        boxes[id_] = Box(node, 0, 0, WIDTH, height, lines, tuple(missing.get(id_, ())))
    return boxes


# ---- heights --------------------------------------------------------------------------------------------------------


def _heights(layers: Layers, steps: Sequence[tuple[str, str]], sizes: Mapping[str, float]) -> dict[str, float]:
    """The middle of every vertex: near the middle of its neighbours, in order, none over another."""
    beside: dict[str, list[str]] = {}
    for a, b in steps:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    middles: dict[str, float] = {}
    for layer in layers:
        middles.update(zip(layer, _stacked(layer, sizes), strict=True))
    tallest = max((middles[layer[-1]] for layer in layers if layer), default=0.0)
    for layer in layers:
        shift = (tallest - middles[layer[-1]]) / 2 if layer else 0.0
        middles.update({vertex: middles[vertex] + shift for vertex in layer})
    for turn in range(_SETTLING):
        for layer in layers if turn % 2 == 0 else reversed(layers):
            wanted = [_mean([middles[o] for o in beside.get(v, ())], middles[v]) for v in layer]
            weights = [8.0 if v.startswith("~") else 1.0 + len(beside.get(v, ())) for v in layer]
            middles.update(zip(layer, _kept_apart(wanted, weights, _stacked(layer, sizes)), strict=True))
    top = min((middles[v] - sizes.get(v, 0.0) / 2 for layer in layers for v in layer), default=0.0)
    return {vertex: middle - top for vertex, middle in middles.items()}


def _stacked(layer: Sequence[str], sizes: Mapping[str, float]) -> list[float]:
    """The middles of a layer's vertices when they stand as close as they may."""
    middles: list[float] = []
    edge = 0.0
    for vertex in layer:
        size = sizes.get(vertex)
        room = _PASSING if size is None else size + _BETWEEN
        middles.append(edge + room / 2)
        edge += room
    return middles


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _kept_apart(wanted: Sequence[float], weights: Sequence[float], stacked: Sequence[float]) -> list[float]:
    """The places nearest to the wanted ones by least squares that keep the order and the distances of `stacked`.

    Isotonic regression by pooling neighbours that are out of order (R. E. Barlow and others, 1972).
    """
    blocks: list[tuple[float, float, int]] = []
    for want, weight, least in zip(wanted, weights, stacked, strict=True):
        value, mass, count = want - least, weight, 1
        while blocks and blocks[-1][0] > value:
            above, heavy, many = blocks.pop()
            value = (above * heavy + value * mass) / (heavy + mass)
            mass, count = mass + heavy, count + many
        blocks.append((value, mass, count))
    shifts = [value for value, _, count in blocks for _ in range(count)]
    return [shift + least for shift, least in zip(shifts, stacked, strict=True)]


# ---- putting it together --------------------------------------------------------------------------------------------


def _drawn(
    graph: LinkGraph,
    layers: Layers,
    runs: Sequence[Sequence[str]],
    links: Sequence[Link],
    boxes: Mapping[str, Box],
    middles: Mapping[str, float],
    order: Sequence[str],
    steps: Sequence[tuple[str, str]],
    *,
    rtl: bool,
) -> MapLayout:
    lefts = [MARGIN + at * (WIDTH + GAP) for at in range(len(layers))]
    left_of = {vertex: lefts[at] for at, layer in enumerate(layers) for vertex in layer}
    placed = {
        id_: replace(box, x=left_of[id_], y=MARGIN + HEAD + middles[id_] - box.height / 2) for id_, box in boxes.items()
    }
    offset = MARGIN + HEAD
    curves = [
        Curve(link, _points(run, left_of, {v: middles[v] + offset for v in run}))
        for run, link in zip(runs, links, strict=True)
    ]
    width = 2 * MARGIN + max(len(layers) * (WIDTH + GAP) - GAP, WIDTH)
    height = max((box.y + box.height for box in placed.values()), default=MARGIN + HEAD) + MARGIN
    columns = [Column(kind, _title_of(graph, kind), x) for kind, x in zip(order, lefts, strict=True)]
    right: dict[str, list[str]] = {}
    for a, b in steps:
        right.setdefault(a, []).append(b)
    drawn = MapLayout(tuple(placed.values()), tuple(curves), tuple(columns), width, height, crossings(layers, right))
    return _mirrored(drawn) if rtl else drawn


def _points(
    run: Sequence[str], left_of: Mapping[str, float], middles: Mapping[str, float]
) -> tuple[tuple[float, float], ...]:
    first, last = run[0], run[-1]
    if left_of[first] == left_of[last]:
        # Two elements of one column: out at the side and back again.
        edge = left_of[first] + WIDTH
        return ((edge, middles[first]), (edge + GAP / 3, (middles[first] + middles[last]) / 2), (edge, middles[last]))
    points = [(left_of[first] + WIDTH, middles[first])]
    for vertex in run[1:-1]:
        points += [(left_of[vertex], middles[vertex]), (left_of[vertex] + WIDTH, middles[vertex])]
    return (*points, (left_of[last], middles[last]))


def _mirrored(drawn: MapLayout) -> MapLayout:
    return replace(
        drawn,
        boxes=tuple(replace(box, x=drawn.width - box.x - box.width) for box in drawn.boxes),
        curves=tuple(
            replace(curve, points=tuple((drawn.width - x, y) for x, y in curve.points)) for curve in drawn.curves
        ),
        columns=tuple(replace(column, x=drawn.width - column.x - WIDTH) for column in drawn.columns),
    )


# ---- text -----------------------------------------------------------------------------------------------------------


def wrapped(text: str, most: int, room: float = _TEXT_ROOM, size: float = FONT) -> tuple[str, ...]:
    """A text in lines of at most `room` pixels, the last one cut with "…"; widths are estimated, a little too wide."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        grown = line + word
        if line and text_width(grown.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = word
        else:
            line = grown
    lines.append(line.rstrip())
    if len(lines) > most:
        # The last line takes as much of what is left as it can hold, to the letter.
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(_cut(one, room, size) for one in lines)


def _words(text: str) -> list[str]:
    out: list[str] = []
    for word in text.split():
        # Lines of ideographs break anywhere.
        out += list(word) if _wide(word[:1]) else [word]
        out[-1] += " "
    return out


def _cut(line: str, room: float, size: float) -> str:
    if text_width(line, size) <= room:
        return line
    bare = line.rstrip("…")
    while bare and text_width(f"{bare}…", size) > room:
        bare = bare[:-1]
    return f"{bare.rstrip()}…"


def text_width(text: str, size: float) -> float:
    """How wide a text is about, in a sans-serif font of a size in pixels."""
    return size * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if character in "iljtfrI.,:;'’|!()[] ":
        return 0.34
    if character in "mwMWÆŒ@%—":
        return 0.92
    if _wide(character):
        return 1.02
    if unicodedata.combining(character):
        return 0.0
    return 0.7 if character.isupper() else 0.575


def _wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in ("W", "F")

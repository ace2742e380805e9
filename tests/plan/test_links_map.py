"""The map of links: columns, few crossings, nothing over anything else, and shapes that need no colour."""

from __future__ import annotations

import itertools
import time
from typing import Any

import pytest
from lxml import etree

from app.model.link import AmendmentState, HandLink, LinkEnd
from app.plan.links import LinkGraph, link_graph
from app.plan.links_layout import WIDTH, MapLayout, map_layout, text_width, wrapped
from app.plan.links_order import chains, column_order, crossings, ordered
from app.plan.links_svg import MapColours, map_svg
from tests.plan.annex import Annex
from tests.plan.linked_plan import amended_plan, linked_plan
from tests.plan.plans import small_plan

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> Any:
    """The drawing as an element tree; an error when it is not well-formed."""
    return etree.fromstring(svg.encode())


@pytest.fixture(scope="module")
def amended() -> LinkGraph:
    return link_graph(amended_plan())


@pytest.fixture(scope="module")
def drawn(amended: LinkGraph) -> MapLayout:
    return map_layout(amended)


def test_sixty_elements_are_all_drawn_and_none_lies_over_another(amended: LinkGraph, drawn: MapLayout) -> None:
    assert len(drawn.boxes) == len(amended.nodes) >= 60
    for a, b in itertools.combinations(drawn.boxes, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, (a.node.title, b.node.title)


def test_everything_lies_on_the_sheet(drawn: MapLayout) -> None:
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height
    for curve in drawn.curves:
        assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in curve.points)


def test_links_begin_and_end_at_the_sides_of_their_elements(drawn: MapLayout) -> None:
    boxes = {box.node.id: box for box in drawn.boxes}
    for curve in drawn.curves:
        sides = {(x, box.middle) for box in (boxes[curve.link.source], boxes[curve.link.target])
                 for x in (box.x, box.x + box.width)}  # fmt: skip
        for point in (curve.points[0], curve.points[-1]):
            assert any(abs(point[0] - x) < 0.01 and abs(point[1] - y) < 0.01 for x, y in sides)


def test_links_pass_no_column_through_an_element(drawn: MapLayout) -> None:
    for curve in drawn.curves:
        for (x0, y0), (x1, y1) in itertools.pairwise(curve.points[1:-1]):
            if abs(x1 - x0 - WIDTH) < 0.01:
                assert y0 == y1
                inside = [b for b in drawn.boxes if b.x == x0 and b.y < y0 < b.y + b.height]
                assert not inside, inside[0].node.title


def test_ordering_leaves_far_fewer_crossings_than_the_plans_own_order(amended: LinkGraph, drawn: MapLayout) -> None:
    kinds = [column.kind for column in drawn.columns]
    base = [
        [n.id for n in amended.nodes if n.kind == kind or (kind == "cited" and n.paragraph is None)] for kind in kinds
    ]
    layers, runs = chains(base, [(link.source, link.target) for link in amended.links])
    right: dict[str, list[str]] = {}
    for run in runs:
        for a, b in itertools.pairwise(run):
            right.setdefault(a, []).append(b)
    assert drawn.crossings <= 0.4 * crossings(layers, right)
    assert drawn.crossings <= 70


def test_an_order_without_crossings_is_found_where_there_is_one() -> None:
    layers = [["a", "b", "c"], ["x", "y", "z"]]
    steps = [("a", "z"), ("b", "y"), ("c", "x")]
    right = {"a": ["z"], "b": ["y"], "c": ["x"]}
    assert crossings(layers, right) == 3
    assert crossings(ordered(layers, steps), right) == 0


def test_columns_stand_beside_those_they_are_linked_with() -> None:
    weights = {("goal", "priority"): 5, ("priority", "outcome"): 9, ("target", "goal"): 4, ("output", "outcome"): 7}
    order = column_order(["goal", "target", "priority", "output", "outcome"], weights)
    assert order in (["target", "goal", "priority", "outcome", "output"],)


def test_a_plan_is_drawn_the_same_every_time() -> None:
    assert map_svg(map_layout(link_graph(linked_plan()))) == map_svg(map_layout(link_graph(linked_plan())))


def test_from_right_to_left_the_drawing_is_mirrored(amended: LinkGraph, drawn: MapLayout) -> None:
    mirrored = map_layout(amended, rtl=True)
    for a, b in zip(drawn.boxes, mirrored.boxes, strict=True):
        assert (a.node, a.y) == (b.node, b.y)
        assert b.x == pytest.approx(drawn.width - a.x - a.width)


def test_the_box_under_a_point_is_found(drawn: MapLayout) -> None:
    box = drawn.boxes[7]
    assert drawn.box_at(box.x + 2, box.y + 2) is box
    assert drawn.box_at(1, 1) is None


def test_kinds_without_links_that_need_none_are_left_out() -> None:
    annex = small_plan()
    annex.heading(1, "Risks")
    annex.table(("Risk", "Mitigation"), ("Funds fall short", "A reserve is kept"))
    kinds = {box.node.kind for box in map_layout(link_graph(annex.document())).boxes}
    assert "risk" not in kinds
    assert {"enabler", "output", "goal"} <= kinds


def test_an_empty_plan_gives_a_drawing_that_says_so() -> None:
    svg = map_svg(map_layout(link_graph(Annex().document())))
    assert "No elements that could be linked were found." in svg


def test_states_differ_in_shape_and_line_and_not_only_in_colour(drawn: MapLayout) -> None:
    one = MapColours()
    plain = MapColours(**dict.fromkeys(("line", "accent", "added", "changed", "removed", "gap"), "#000000"),
                       page=one.page, box=one.box, ink=one.ink, quiet=one.quiet)  # fmt: skip
    root = parsed(map_svg(drawn, plain))
    shapes: dict[AmendmentState, set[tuple[str | None, ...]]] = {}
    titles = {box.node.name: box.node.state for box in drawn.boxes}
    for group in root.iter(f"{SVG}g"):
        title, rect = group.find(f"{SVG}title"), group.find(f"{SVG}rect")
        if title is not None and rect is not None and title.text in titles:
            count = len([*group.iter(f"{SVG}rect"), *group.iter(f"{SVG}circle"), *group.iter(f"{SVG}path")])
            shape = (rect.get("rx"), rect.get("stroke-width"), rect.get("stroke-dasharray"), str(count))
            shapes.setdefault(titles[title.text], set()).add(shape)
    for a, b in itertools.combinations(shapes.values(), 2):
        assert not a & b
    assert set(shapes) == set(AmendmentState)


def test_removed_links_are_dashed_and_hand_made_ones_dotted() -> None:
    document = amended_plan()
    nodes = {node.title: node for node in link_graph(document).nodes}
    hand = HandLink(nodes["Human resources"].end, LinkEnd("budget_line", None, "", "Budget line 9"))
    svg = map_svg(map_layout(link_graph(document, hand=(hand,))))
    assert svg.count('stroke-dasharray="7 4"') == 4
    assert svg.count('stroke-dasharray="1.5 3"') == 2
    assert "added by hand" in svg


def test_a_focus_makes_all_that_is_not_linked_step_back(drawn: MapLayout) -> None:
    node = next(box.node for box in drawn.boxes if box.node.title == "Statistics and indicators")
    root = parsed(map_svg(drawn, focus=node.id))
    shown = {
        group.find(f"{SVG}title").text
        for group in root.iter(f"{SVG}g")
        if group.get("opacity") is None and group.find(f"{SVG}rect") is not None
    }
    assert shown == {"9 Statistics and indicators", "5.1 Predictable rules for the sector", "5.2 Sustainable practices"}


def test_titles_with_markup_and_control_characters_leave_the_drawing_well_formed() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, 'A <b> & "c" \x01 \ufffe')
    annex.text("Text.")
    annex.heading(1, "Strategic goals")
    annex.heading(2, "Goal 1: x")
    svg = map_svg(map_layout(link_graph(annex.document())))
    parsed(svg)
    assert "&lt;b&gt; &amp;" in svg


@pytest.mark.parametrize(
    "text", ["word " * 40, "Unbreakablewordwithoutend" * 5, "关联规划要素的说明" * 8, "نص طويل " * 30]
)
def test_texts_are_broken_and_cut_to_their_box(text: str) -> None:
    lines = wrapped(text, 3)
    assert 1 <= len(lines) <= 3
    assert all(text_width(line, 12) <= WIDTH - 26 for line in lines)
    assert lines[-1].endswith("…")


def test_five_hundred_elements_are_laid_out_in_time() -> None:
    annex = Annex()
    annex.heading(1, "Strategic goals")
    for number in range(1, 21):
        annex.heading(2, f"Goal {number}: Aim {number} of all")
    annex.heading(1, "Outputs")
    for number in range(1, 481):
        annex.heading(2, f"Output {number}: Result {number} of work")
    annex.heading(1, "Enablers")
    annex.heading(2, "Means")
    annex.text("It supports Goals 1 to 20.")
    graph = link_graph(annex.document())
    start = time.process_time()
    map_layout(graph)
    assert time.process_time() - start < 3

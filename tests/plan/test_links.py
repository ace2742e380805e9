"""Links are found where a plan states them, nowhere else, and what people say by hand comes on top."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.editing.writing import split, strike
from app.formats.docx import open_docx
from app.model.document import Document, Position
from app.model.link import AmendmentState, HandLink, Link, LinkEnd, LinkOrigin, Node
from app.model.views import View
from app.plan import links
from app.plan.lines import Line, LineReader
from app.plan.links import LinkGraph, link_graph, with_links
from app.plan.profiles import shipped_profile
from app.plan.recognition import recognise
from app.resources import resource
from tests.plan.annex import Annex
from tests.plan.linked_plan import GOALS, amended_plan, linked_plan
from tests.plan.plans import small_plan

TRACKING = Tracking("Organization – A", "2026-02-11T09:00:00Z")


def with_text(*texts: str, heading: str = "Notes") -> LinkGraph:
    annex = small_plan()
    annex.heading(1, "Linkage")
    annex.heading(2, heading)
    annex.text(*texts)
    return link_graph(annex.document())


def pairs(graph: LinkGraph, origin: LinkOrigin | None = None) -> set[tuple[str, str]]:
    """The links as pairs of "kind number-or-title", first what the link runs from."""
    links = (link for link in graph.links if origin is None or any(e.origin is origin for e in link.evidence))
    return {(short(graph.by_id[link.source]), short(graph.by_id[link.target])) for link in links}


def short(node: Node) -> str:
    return f"{node.kind} {node.number or node.title}"


def link(graph: LinkGraph, first: str, second: str) -> Link:
    ends = {short(node): node.id for node in graph.nodes}
    found = graph.between(ends[first], ends[second])
    assert found is not None, (first, second)
    return found


# ---- where links are found ------------------------------------------------------------------------------------------


def test_what_stands_below_an_element_is_linked_to_it() -> None:
    graph = link_graph(small_plan().document())
    assert pairs(graph) == {
        ("target 1.1", "goal 1"),
        ("outcome 1.1", "thematic_priority 1"),
        ("indicator 1.1.1", "outcome 1.1"),
    }
    assert {e.origin for one in graph.links for e in one.evidence} == {LinkOrigin.STRUCTURE}


@pytest.mark.parametrize(
    ("said", "linked"),
    [
        ("It contributes to Outcome 1.1.", "outcome 1.1"),
        ("It contributes to outcomes 1.1 and 1.2.", "outcome 1.1"),
        ("Outcomes: 1.1, 1.2.", "outcome 1.1"),
        ("It makes “Services free from interference” possible.", "outcome 1.1"),
        ("It serves the thematic priority 1 above all.", "thematic_priority 1"),
        ("Il contribue au résultat 1.1.", "outcome 1.1"),
        ("Contribuye al resultado 1.1.", "outcome 1.1"),
        ("Он вносит вклад в конечный результат 1.1.", "outcome 1.1"),
        ("它有助于成果1.1的实现。", "outcome 1.1"),
    ],
)
def test_an_element_is_linked_to_what_its_text_names(said: str, linked: str) -> None:
    annex = Annex()
    small = small_plan()
    annex.paragraphs, annex._next = small.paragraphs, small._next
    output = next(i for i, p in enumerate(annex.paragraphs) if p.text == "The register of assignments.")
    annex.text(said)
    annex.paragraphs.insert(output + 1, annex.paragraphs.pop())
    graph = link_graph(annex.document())
    found = link(graph, "output 1", linked)
    assert {one.origin for one in found.evidence} == {LinkOrigin.TEXT}
    assert found.evidence[0].quote in said


@pytest.mark.parametrize(
    "said",
    [
        "Goal: 40 countries have such a plan.",
        "See Table 1 and clause 1.1.",
        "Everybody wants services.",
        "Outcome 9.9 is not in this plan.",
        "The output of the network grows by 1 per cent.",
    ],
)
def test_words_that_only_look_like_a_reference_make_no_link(said: str) -> None:
    assert pairs(with_text(said), LinkOrigin.TEXT) == set()


def test_a_sentence_outside_the_elements_links_what_it_names() -> None:
    graph = with_text("Output 1 contributes to Outcome 1.1 and so to the thematic priority 1. Goal 1 stands alone.")
    assert pairs(graph, LinkOrigin.TEXT) == {("output 1", "outcome 1.1"), ("output 1", "thematic_priority 1")}


def test_two_sentences_are_not_read_as_one() -> None:
    assert pairs(with_text("Output 1 is large. Outcome 1.1 is not."), LinkOrigin.TEXT) == set()


def test_ranges_and_lists_of_numbers_name_every_element_in_them() -> None:
    graph = link_graph(linked_plan())
    partnerships = {target for source, target in pairs(graph) if source == "enabler Partnerships and cooperation"}
    assert partnerships == {"output 3", "output 4", "output 5"}


def test_a_matrix_links_where_it_has_a_cross_and_keeps_what_the_cross_says() -> None:
    graph = link_graph(linked_plan())
    assert link(graph, "thematic_priority 1", "goal 2").evidence[0].quote == "also"
    served = {target for source, target in pairs(graph) if source == "thematic_priority 2"}
    assert served >= {"goal 1", "goal 2"}
    assert "goal 3" not in served
    assert ("thematic_priority 6", "goal 3") in pairs(graph, LinkOrigin.TABLE)


def test_a_column_of_a_table_lists_elements_by_number_or_title() -> None:
    annex = small_plan()
    annex.heading(1, "Linkage")
    annex.table(
        ("Thematic priority", "Strategic goals", "Outputs", "Enablers"),
        ("1 Shared use of spectrum", "1", "1", "Regional presence; Human resources"),
    )
    assert pairs(link_graph(annex.document()), LinkOrigin.TABLE) == {
        ("thematic_priority 1", "goal 1"),
        ("output 1", "thematic_priority 1"),
        ("enabler Regional presence", "thematic_priority 1"),
        ("enabler Human resources", "thematic_priority 1"),
    }


@pytest.mark.parametrize("cross", ["x", "X", "✓", "●", "main", "yes"])
def test_any_mark_is_a_cross(cross: str) -> None:
    assert _crossed(cross)


@pytest.mark.parametrize("empty", ["", "–", "-", "no", "non", "нет", "☐"])
def test_an_empty_cell_and_a_no_are_none(empty: str) -> None:
    assert not _crossed(empty)


def _crossed(cell: str) -> bool:
    annex = small_plan()
    annex.heading(1, "Linkage")
    annex.table(("Enabler", "Goal 1"), ("Regional presence", cell), ("Human resources", "x"))
    return ("enabler Regional presence", "goal 1") in pairs(link_graph(annex.document()))


def test_resolutions_and_budget_lines_become_nodes_where_an_element_cites_them() -> None:
    graph = link_graph(linked_plan())
    assert {node.title for node in graph.nodes if node.paragraph is None} == {
        "Resolution 48 (Rev. Port Lumen, 2022)",
        "Budget line 7.2",
    }
    assert ("enabler Human resources", "resolution Resolution 48 (Rev. Port Lumen, 2022)") in pairs(graph)


def test_the_table_of_contents_links_nothing() -> None:
    annex = small_plan()
    annex.styled("TOC1", "Output 1: Frequency register and Outcome 1.1")
    assert pairs(link_graph(annex.document()), LinkOrigin.TEXT) == set()


def test_the_example_states_all_its_links_and_has_no_gap() -> None:
    graph = link_graph(open_docx(resource("example", "annex.docx")).document)
    found = pairs(graph)
    assert len(found) == 108
    assert ("thematic_priority 4", "goal 2") in found
    assert ("output 8", "outcome 5.2") in found
    assert ("enabler Regional presence", "thematic_priority 3") in found
    assert graph.gaps == ()


def test_every_link_says_where_it_comes_from() -> None:
    for one in link_graph(linked_plan()).links:
        assert one.evidence
        assert all(evidence.because.endswith(".") for evidence in one.evidence)
        assert all(evidence.paragraph is not None for evidence in one.evidence)


# ---- gaps and states ------------------------------------------------------------------------------------------------


def test_elements_without_a_link_that_their_kind_should_have_are_gaps() -> None:
    gaps = link_graph(linked_plan()).gaps
    assert [(gap.node.title, gap.type) for gap in gaps] == [
        ("Diversity and inclusion", "enables"),
        ("Human resources", "enables"),
    ]


def test_states_tell_what_the_changes_do_to_elements_and_links() -> None:
    graph = link_graph(amended_plan())
    states = {short(node): node.state for node in graph.nodes if node.state is not AmendmentState.KEPT}
    assert states == {
        "enabler Strategic communication": AmendmentState.ADDED,
        "output 11": AmendmentState.REMOVED,
        "outcome 3.2": AmendmentState.CHANGED,
        "output 4": AmendmentState.CHANGED,
        "goal 3": AmendmentState.CHANGED,
    }
    assert link(graph, "enabler Strategic communication", "goal 3").state is AmendmentState.ADDED
    assert link(graph, "output 4", "outcome 5.1").state is AmendmentState.ADDED
    assert link(graph, "output 4", "outcome 2.2").state is AmendmentState.REMOVED
    assert link(graph, "output 11", "outcome 1.2").state is AmendmentState.REMOVED
    assert link(graph, "output 1", "outcome 1.1").state is AmendmentState.KEPT


def test_a_removed_element_stands_where_it_stood() -> None:
    outputs = [node.number for node in link_graph(amended_plan()).of_kind("output")]
    assert outputs == [str(number) for number in range(1, 13)]


class SlowReader(LineReader):
    """Takes its time, and counts how many ask it at once."""

    inside = most = 0

    def read(self, document: Document) -> list[Line]:
        self.inside += 1
        self.most = max(self.most, self.inside)
        time.sleep(0.02)
        lines = super().read(document)
        self.inside -= 1
        return lines


def test_links_that_are_looked_for_at_the_same_time_are_those_of_each_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = SlowReader()
    monkeypatch.setattr(links, "_READERS", {View.FINAL: reader})
    documents = [linked_plan(), small_plan().document()] * 2
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(link_graph, documents))
    assert reader.most == 1
    assert list(map(pairs, found)) == [pairs(link_graph(document)) for document in documents]


def test_an_edit_of_one_paragraph_gives_what_reading_everything_anew_gives() -> None:
    document = linked_plan()
    link_graph(document)
    output = next(p for p in document.body.paragraphs if p.text.startswith("It is delivered every year"))
    draft = Draft(document)
    strike(draft, Position(output.id, 28), Position(output.id, output.length), TRACKING)
    after = pairs(link_graph(draft.document))
    fresh = replace(draft.document, styles=replace(draft.document.styles))
    assert after == pairs(link_graph(fresh))


def test_the_plan_carries_its_standing_links_by_element() -> None:
    document = amended_plan()
    plan = with_links(document, recognise(document))
    elements = {element.id: element for element in plan.walk()}
    titles = {(elements[one.source].title, elements[one.target].title) for one in plan.links}
    assert ("Strategic communication", "A safe, open and trusted network") in titles
    assert not any("Regional fora" in pair for pair in titles)


# ---- by hand --------------------------------------------------------------------------------------------------------


def end(document: Document, title: str) -> LinkEnd:
    return next(node.end for node in link_graph(document).nodes if node.title == title)


def test_a_link_by_hand_fills_a_gap_and_says_so() -> None:
    document = linked_plan()
    hand = (HandLink(end(document, "Human resources"), end(document, GOALS[0])),)
    graph = link_graph(document, hand=hand)
    made = link(graph, "enabler Human resources", "goal 1")
    assert [(one.origin, made.type) for one in made.evidence] == [(LinkOrigin.HAND, "enables")]
    assert "Human resources" not in {gap.node.title for gap in graph.gaps}


def test_a_link_found_in_the_text_can_be_declared_none() -> None:
    document = linked_plan()
    ends = end(document, "Membership-driven organization"), end(document, GOALS[0])
    graph = link_graph(document, hand=(HandLink(*ends, present=False),))
    assert ("enabler Membership-driven organization", "goal 1") not in pairs(graph)
    ids = {node.title: node.id for node in graph.nodes}
    assert graph.denies(ids["Membership-driven organization"], ids[GOALS[0]])


def test_a_hand_made_link_keeps_its_element_when_the_title_is_parted_in_two() -> None:
    document = linked_plan()
    human = end(document, "Human resources")
    hand = (HandLink(human, end(document, GOALS[0])),)
    assert human.paragraph is not None
    draft = Draft(document)
    split(draft, Position(human.paragraph, len("Human resources")), TRACKING)
    graph = link_graph(draft.document, hand=hand)
    assert graph.lost == ()
    assert ("enabler Human resources", "goal 1") in pairs(graph, LinkOrigin.HAND)


def test_a_hand_made_link_finds_its_element_by_title_in_another_draft() -> None:
    document = linked_plan()
    human = replace(end(document, "Human resources"), paragraph=999_999)
    graph = link_graph(document, hand=(HandLink(human, end(document, GOALS[0])),))
    assert ("enabler Human resources", "goal 1") in pairs(graph, LinkOrigin.HAND)


def test_a_hand_made_link_without_its_element_is_kept_and_listed_as_lost() -> None:
    document = linked_plan()
    hand = HandLink(LinkEnd("enabler", 999_999, "", "Gone for good"), end(document, GOALS[0]))
    graph = link_graph(document, hand=(hand,))
    assert graph.lost == (hand,)


def test_a_resolution_that_no_text_cites_can_be_linked_by_hand() -> None:
    document = linked_plan()
    hand = HandLink(end(document, GOALS[0]), LinkEnd("resolution", None, "", "Resolution 77 (Port Lumen, 2024)"))
    graph = link_graph(document, hand=(hand,))
    assert ("goal 1", "resolution Resolution 77 (Port Lumen, 2024)") in pairs(graph)


# ---- units with numbers of their own --------------------------------------------------------------------------------


def two_groups() -> Document:
    annex = Annex()
    annex.heading(1, "Results framework")
    for group in (2, 3):
        annex.heading(2, f"Study Group {group}")
        annex.heading(3, "Goals")
        annex.heading(4, f"Goal 1: Aim of group {group}")
        annex.text("It is pursued.")
        annex.heading(3, "Outcomes")
        annex.heading(4, f"Outcome 1: State seen by group {group}")
        annex.text("It serves Goal 1.")
    annex.heading(2, "Notes")
    annex.text("Outcome 1 serves Goal 1.")
    return annex.document()


def test_a_number_means_an_element_of_the_same_study_group() -> None:
    graph = link_graph(two_groups(), shipped_profile("results-framework"))
    served = {(graph.by_id[one.source].title, graph.by_id[one.target].title) for one in graph.links}
    assert {(a[-7:], b[-7:]) for a, b in served} == {("group 2", "group 2"), ("group 3", "group 3")}


# ---- what is only cited ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("It rests on Resolution 71 (Rev. Port Lumen, 2026).", "Resolution 71 (Rev. Port Lumen, 2026)"),
        ("Fondé sur la Résolution 71.", "Résolution 71"),
        ("Согласно Резолюция 71 (Порт-Люмен, 2026 г.).", "Резолюция 71 (Порт-Люмен, 2026 г.)"),
        ("依据第71号决议（2026年，修订版）。", "Resolution 71（2026年，修订版）"),
        ("It is paid from budget line 7.2 alone.", "Budget line 7.2"),
    ],
)
def test_what_an_element_cites_is_a_node_of_its_own(said: str, title: str) -> None:
    annex = small_plan()
    annex.text(said)
    graph = link_graph(annex.document())
    assert [node.title for node in graph.nodes if node.paragraph is None] == [title]


def test_two_revisions_of_a_resolution_are_one_node() -> None:
    annex = small_plan()
    annex.text("It rests on Resolution 71 (Rev. Port Lumen, 2026) and on Resolution 71 (Rev. Old Harbour, 2022).")
    assert sum(node.kind == "resolution" for node in link_graph(annex.document()).nodes) == 1


def test_a_short_form_before_a_number_and_words_before_a_kind_over_a_column_are_understood() -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    annex.heading(2, "TP1: Spectrum")
    annex.text("We share it.")
    annex.heading(2, "TP2: Skills")
    annex.text("We teach.")
    annex.heading(1, "Enablers")
    annex.table(("Enabler", "What we will do", "Helps"), ("People", "Posts are filled.", "TP1"), ("Data", "", "TP2"))
    annex.heading(1, "Outputs")
    annex.table(("Output", "For which thematic priority"), ("Maps", "1"), ("Courses", "1, 2"))
    graph = link_graph(annex.document(), shipped_profile())
    titles = {node.id: node.title for node in graph.nodes}
    assert sorted((titles[link.source], titles[link.target]) for link in graph.links) == [
        ("Courses", "Skills"),
        ("Courses", "Spectrum"),
        ("Data", "Skills"),
        ("Maps", "Spectrum"),
        ("People", "Spectrum"),
    ]

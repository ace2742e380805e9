"""Rules that look at one element at a time find in the parts of a plan what they find in the whole."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from app.checks.plan_rules import plan_findings, rules_findings
from app.checks.schema import schema_findings
from app.checks.schematron import of_elements, rule_findings
from app.model.document import Document
from app.model.plan import Plan, PlanElement, PlanLink
from app.plan import recognise
from app.plan.blocks import Block
from app.plan.profiles import shipped_profile
from app.plan.projection import project_tree
from app.resources import schema
from tests.checks.defect_plans import PLANS
from tests.checks.seeding import example, seeded, sound
from tests.plan.test_incremental import edited

FILES = [schema("rules", name) for name in ("strategic-plan.sch", "elements.sch")]


def plans() -> Iterator[Document]:
    yield from (sound(), example())
    yield from (seeded(one.host, one.edits) for one in PLANS if one.host is sound)
    document, dice = sound(), random.Random(23)
    for step in range(40):
        document = edited(document, dice, 500_000 + step)
        yield document


def test_in_parts_the_same_is_found_as_in_the_whole_plan() -> None:
    rules, count = shipped_profile(), 0
    for document in plans():
        plan = recognise(document)
        whole = [one for path in FILES for one in rule_findings(path, project_tree(plan).getroottree())]
        for size in (1, 3, len(plan.elements) or 1):
            parts = [Block(plan.elements[at : at + size]) for at in range(0, len(plan.elements), size)]
            assert rules_findings(plan, parts, rules, None) == whole
        count += len(whole)
    assert count > 200


def test_the_shipped_rules_for_plans_look_at_one_element_at_a_time_and_those_for_statements_do_not() -> None:
    assert all(map(of_elements, FILES))
    assert not of_elements(schema("rules", "statement.sch"))


@pytest.mark.parametrize(
    ("number", "group", "follows", "taken"),
    [
        ("2", "", "1", None),
        ("1", "", "1", "First"),
        ("1", "Other row", None, None),
        ("x1", "", None, None),
    ],
)
def test_a_number_is_counted_among_its_like(number: str, group: str, follows: str | None, taken: str | None) -> None:
    first = PlanElement("goal-1", "goal", "First", "1", paragraphs=(1,))
    second = PlanElement("goal-2", "goal", "Second", number, paragraphs=(2,), group=group)
    node = project_tree(Plan("strategic-plan", elements=(first, second)))[1]
    assert (node.get("follows"), node.get("taken")) == (follows, taken)


def test_a_title_is_repeated_in_a_later_element_of_its_kind_alone() -> None:
    elements = [PlanElement(f"{kind}-{at}", kind, "Skills", paragraphs=(at,)) for at, kind in enumerate("aab", 1)]
    titles = [node[0].get("repeated") for node in project_tree(Plan("strategic-plan", elements=tuple(elements)))]
    assert titles == [None, "true", None]


def test_an_id_that_stands_for_another_element_is_not_taken_twice() -> None:
    ids = ("a-1", "a-1", "a-1-2", "a-1")
    elements = tuple(PlanElement(id_, "goal", "", paragraphs=(1,)) for id_ in ids)
    assert [node.get("id") for node in project_tree(Plan("p", elements=elements))] == ["a-1", "a-1-3", "a-1-2", "a-1-4"]


def test_what_the_schema_says_of_the_plan_itself_is_told_once() -> None:
    profile = shipped_profile()
    elements = tuple(PlanElement(f"goal-{at}", "goal", "", paragraphs=(at,)) for at in range(1, 4))
    plan = Plan("strategic-plan", elements=elements, variant="1999")
    whole = list(schema_findings(project_tree(plan).getroottree(), profile))
    found = rules_findings(plan, [Block([one]) for one in elements], profile, None)
    assert [one for one in found if one.rule == "schema"] == whole != []


def test_a_link_of_another_type_does_not_follow_the_schema() -> None:
    element = PlanElement("goal-1", "goal", "", paragraphs=(1,))
    plan = Plan("strategic-plan", elements=(element,), links=(PlanLink("likes", "goal-1", "goal-1"),))
    assert any("likes" in one.message for one in plan_findings(plan) if one.rule == "schema")

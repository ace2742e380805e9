"""The plan as XML: what it looks like, that the schema holds, that it is always the same."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from app.model.plan import Plan, PlanElement
from app.plan import Recogniser, project
from app.plan.projection import NAMESPACE, project_tree
from app.resources import schema
from tests.plan.annex import Annex
from tests.plan.plans import small_plan

GOLDEN = Path(__file__).with_name("golden.xml").read_text("utf-8")


def validator() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema("plan.xsd"))))


def test_a_plan_looks_like_this() -> None:
    annex = Annex()
    annex.heading(1, "Strategic plan")
    annex.heading(2, "Note to readers")
    annex.heading(2, "Goal 2: Accès")
    annex.text("Everyone is connected.")
    annex.table(("No.", "Target", "Value"), ("2.1", "People online", "85"))
    assert project(Recogniser().plan(annex.document())).decode() == GOLDEN


def test_a_recognised_plan_follows_the_schema() -> None:
    validator().assertValid(project_tree(Recogniser().plan(small_plan().document())))


def test_an_empty_plan_follows_the_schema() -> None:
    validator().assertValid(project_tree(Plan("strategic-plan")))


def test_the_schema_refuses_two_elements_with_one_id_and_unknown_attributes() -> None:
    root = project_tree(Recogniser().plan(small_plan().document()))
    twice = root.findall(f".//{{{NAMESPACE}}}element")
    twice[1].set("id", twice[0].get("id"))
    assert not validator().validate(root)
    root = project_tree(Plan("strategic-plan"))
    root.set("colour", "red")
    assert not validator().validate(root)


def test_characters_that_xml_forbids_are_replaced() -> None:
    plan = Plan(
        "strategic-plan", elements=(PlanElement("enabler-1", "enabler", "A\x01B\ud800", "1\x02", ("C\x00",), (1,)),)
    )
    root = etree.fromstring(project(plan))
    validator().assertValid(root)
    assert root.findtext(f".//{{{NAMESPACE}}}title") == "A�B�"


def test_equal_ids_are_told_apart() -> None:
    same = PlanElement("enabler-1", "enabler", "A", paragraphs=(1,))
    root = project_tree(Plan("strategic-plan", elements=(same, same)))
    assert [node.get("id") for node in root] == ["enabler-1", "enabler-1-2"]
    validator().assertValid(root)


def test_a_number_too_long_to_count_is_only_text() -> None:
    long = PlanElement("enabler-1", "enabler", "A", "9" * 5000, paragraphs=(1,))
    root = project_tree(Plan("strategic-plan", elements=(long,)))
    assert root[0].get("ordinal") is None
    validator().assertValid(root)

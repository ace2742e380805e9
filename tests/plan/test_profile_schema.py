"""The XML schema of each profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from app.model.plan import LinkOrigin, Plan, PlanElement, PlanLink
from app.plan import recognise
from app.plan.profile_schema import profile_schema
from app.plan.profiles import load_profiles, read_profile, shipped_profile
from app.plan.projection import project_tree
from app.resources import schema
from tests.plan.plans import small_plan
from tests.plan.test_profiles import GOOD
from tests.plan.test_shipped import framework, resolution, statement

NAMES = sorted(load_profiles().profiles)


def validator(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(schema(f"{name}.xsd"))))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_that_ships_is_the_one_of_the_profile_that_ships(name: str) -> None:
    assert schema(f"{name}.xsd").read_bytes() == profile_schema(shipped_profile(name))


@pytest.mark.parametrize(
    ("annex", "name"),
    [
        (small_plan(), "strategic-plan"),
        (resolution(), "resolution"),
        (statement(), "statement"),
        (framework(), "results-framework"),
    ],
    ids=["plan", "resolution", "statement", "framework"],
)
def test_what_is_recognised_follows_the_schema_of_its_profile(annex: object, name: str) -> None:
    tree = project_tree(recognise(annex.document(), name))  # pyright: ignore[reportAttributeAccessIssue]
    validator(name).assertValid(tree)
    others = [other for other in NAMES if other != name]
    assert not any(validator(other).validate(tree) for other in others)


def test_a_kind_or_a_component_of_another_profile_is_refused() -> None:
    plan = Plan("strategic-plan", elements=(PlanElement("a", "citation", "A", paragraphs=(1,)),))
    assert not validator("strategic-plan").validate(project_tree(plan))
    values = (("colour", "red"),)
    plan = Plan("strategic-plan", elements=(PlanElement("a", "goal", "A", paragraphs=(1,), values=values),))
    assert not validator("strategic-plan").validate(project_tree(plan))


def test_a_link_joins_two_elements_of_the_plan_by_a_type_of_the_profile() -> None:
    elements = (PlanElement("a", "output", "A", paragraphs=(1,)), PlanElement("b", "outcome", "B", paragraphs=(2,)))
    link = PlanLink("produces", "a", "b", LinkOrigin.TEXT, 1, "It says so.")
    root = project_tree(Plan("strategic-plan", elements=elements, links=(link, PlanLink("produces", "a", "gone"))))
    validator("strategic-plan").assertValid(root)
    assert [(node.get("from"), node.get("to"), node.get("p")) for node in root if node.get("type")] == [("a", "b", "1")]
    root[-1].set("to", "gone")
    assert not validator("strategic-plan").validate(root)
    root[-1].set("to", "b")
    root[-1].set("type", "marries")
    assert not validator("strategic-plan").validate(root)


def test_period_and_variant_stand_in_the_plan() -> None:
    root = project_tree(Plan("strategic-plan", variant="2028-2031", period=(2028, 2031)))
    assert (root.get("variant"), root.get("start"), root.get("end")) == ("2028-2031", "2028", "2031")
    validator("strategic-plan").assertValid(root)


def test_a_profile_of_the_user_has_a_schema_too(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text(GOOD, "utf-8")
    written = profile_schema(read_profile(tmp_path / "shop.toml"), schema("plan.xsd").as_uri())
    (tmp_path / "shop.xsd").write_bytes(written)
    shop = etree.XMLSchema(etree.parse(str(tmp_path / "shop.xsd")))
    shop.assertValid(project_tree(Plan("shop", elements=(PlanElement("a", "jar", "A", paragraphs=(1,)),))))
    assert not shop.validate(project_tree(Plan("shop", elements=(PlanElement("a", "lid", "A", paragraphs=(1,)),))))

"""What somebody says of a paragraph goes before what is found."""

from __future__ import annotations

from app.plan import Recogniser, recognise
from app.plan.projection import project_tree
from tests.plan.annex import Annex
from tests.plan.plans import element, outline, small_plan


def test_an_element_becomes_what_somebody_says_it_is() -> None:
    document = small_plan().document()
    staff = element(recognise(document), "Human resources")
    plan = recognise(document, by_hand={staff.paragraphs[0]: "output"})
    now = element(plan, "Human resources")
    assert (now.kind, now.by_hand, now.text) == ("output", True, staff.text)
    assert now.because == "Somebody set it to “Output”."


def test_an_element_that_is_none_leaves_its_text_and_is_listed_as_a_heading() -> None:
    document = small_plan().document()
    staff = element(recognise(document), "Human resources")
    plan = recognise(document, by_hand={staff.paragraphs[0]: ""})
    assert all(one.title != "Human resources" for one in plan.walk())
    assert plan.unknown == staff.paragraphs[:1]


def test_what_stood_below_a_cleared_element_stays() -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    annex.heading(2, "Priority 1: Spectrum")
    cleared = annex.heading(3, "Outcome 1.1: Safe services")
    annex.bullet("Indicator: cases that are resolved")
    plan = recognise(annex.document(), by_hand={cleared: ""})
    assert outline(plan) == ["thematic_priority 1 Spectrum", "indicator cases that are resolved"]


def test_plain_text_becomes_an_element_with_what_follows_it() -> None:
    annex = Annex()
    annex.text("Before.")
    chosen = annex.text("Outreach")
    annex.text("We are heard.")
    plan = recognise(annex.document(), by_hand={chosen: "enabler"})
    assert outline(plan) == ["enabler Outreach"]
    assert plan.elements[0].text == ("We are heard.",)


def test_words_in_a_table_that_nobody_understands_become_an_element() -> None:
    annex = Annex()
    [_, row] = annex.table(("Odd", "Columns"), ("Outreach", "x"))
    plan = recognise(annex.document(), by_hand={row[0]: "enabler"})
    assert outline(plan) == ["enabler Outreach"]


def test_what_was_said_is_forgotten_when_it_is_taken_back() -> None:
    document = small_plan().document()
    recogniser = Recogniser()
    before = recogniser.plan(document)
    chosen = element(before, "Human resources").paragraphs[0]
    assert recogniser.plan(document, {chosen: ""}) != before
    assert recogniser.plan(document) == recogniser.plan(document, {chosen: ""})
    assert recogniser.plan(document, {}) == before


def test_a_kind_that_the_profile_does_not_have_changes_nothing() -> None:
    document = small_plan().document()
    chosen = element(recognise(document), "Human resources").paragraphs[0]
    assert recognise(document, by_hand={chosen: "spaceship"}) == recognise(document)


def test_the_xml_says_that_it_was_set_by_hand() -> None:
    document = small_plan().document()
    chosen = element(recognise(document), "Human resources").paragraphs[0]
    root = project_tree(recognise(document, by_hand={chosen: "output"}))
    assert [node.get("kind") for node in root.iter() if node.get("set") == "by-hand"] == ["output"]

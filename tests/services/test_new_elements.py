"""New elements are placed with their components below what they belong to, and a preview changes nothing."""

from __future__ import annotations

import pytest

from app.editing.tracking import Tracking
from app.model.errors import RefusedError
from app.model.proposal import Author
from app.plan.profiles import shipped_profile
from app.plan.recognition import recognise
from app.services.new_elements import (
    STATEMENT,
    TITLE,
    NewElement,
    fields_of,
    parents_of,
    preview_element,
    writable_kinds,
)
from app.services.session import Session
from tests.plan.plans import element, small_plan

PROFILE = "strategic-plan"
TRACKING = Tracking("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "p1")


def session() -> Session:
    made = Session(small_plan().document())
    made.author = Author("A. Rapporteur", "Example Administration")
    return made


def test_an_element_is_added_with_its_components_below_its_parent_as_one_tracked_step() -> None:
    made = session()
    goal = element(recognise(made.document), "Dependable connectivity")
    values = (("baseline", "3"), ("value", "9"), ("unit", "countries"), ("year", "2030"))
    made.add_element(NewElement("target", "Countries with a plan", (), values, goal.id), profile=PROFILE)
    added = element(made.plan(PROFILE), "Countries with a plan")
    assert (added.number, *(added.value(name) for name, _ in values)) == ("1.2", "3", "9", "countries", "2030")
    assert made.can_undo == "New target"
    made.undo()
    assert made.document == session().document


def test_what_the_fields_are_follows_from_the_profile() -> None:
    profile = shipped_profile(PROFILE)
    assert fields_of(profile.kinds["enabler"], profile) == (TITLE, STATEMENT)
    assert fields_of(profile.kinds["target"], profile)[2:6] == ("baseline", "value", "unit", "year")
    assert TITLE not in fields_of(profile.kinds["vision"], profile)


def test_every_kind_that_is_written_as_text_or_row_can_be_added() -> None:
    names = [kind.name for kind in writable_kinds(shipped_profile(PROFILE))]
    assert {"vision", "goal", "target", "outcome", "indicator", "output", "enabler", "risk", "glossary_term"} <= set(
        names
    )


def test_what_a_kind_can_belong_to_are_the_elements_of_its_parents_kind() -> None:
    profile = shipped_profile(PROFILE)
    plan = recognise(small_plan().document())
    assert [e.title for e in parents_of(plan, profile.kinds["target"])] == ["Dependable connectivity"]
    assert parents_of(plan, profile.kinds["enabler"]) == []


def test_a_preview_leaves_the_document_as_it_is_and_shows_what_stands_around() -> None:
    document = small_plan().document()
    before = document.body.paragraphs
    found = preview_element(document, NewElement("output", "Handbooks", ("They explain.",)), TRACKING, profile=PROFILE)
    assert document.body.paragraphs is before
    assert [p.text for p in found.new] == ["Output 2: Handbooks", "They explain."]
    assert found.before[-1].text == "The register of assignments."
    assert found.after[0].text == "Enablers"
    assert all(run.inserted for p in found.new for run in p.runs)


def test_a_preview_of_a_row_shows_the_whole_row_before_it() -> None:
    wanted = NewElement("target", "Countries with a plan", (), (("value", "9"),))
    found = preview_element(small_plan().document(), wanted, TRACKING, profile=PROFILE)
    assert [p.text for p in found.before] == ["1.1", "People who use the Internet", "71", "85", "per cent", "2031"]
    assert [p.text for p in found.new] == ["1.2", "Countries with a plan", "", "9", "", ""]


def test_what_cannot_be_placed_is_said_and_not_raised_in_a_preview() -> None:
    wanted = NewElement("outcome", "New", ("Text.",), parent="thematic_priority-999")
    found = preview_element(small_plan().document(), wanted, TRACKING, profile=PROFILE)
    assert "belong to" in found.refusal
    assert found.new == ()
    with pytest.raises(RefusedError):
        session().add_element(wanted, profile=PROFILE)


def test_a_preview_numbers_counted_headings() -> None:
    annex = small_plan()
    annex.heading(1, "Values")
    annex.item("Neutrality: no side is taken.", "Openness: all is public.")
    found = preview_element(annex.document(), NewElement("value", "Care", ("with all.",)), TRACKING, profile=PROFILE)
    assert [p.text for p in found.new] == ["3. Care: with all."]

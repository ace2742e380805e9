"""Sentences before lists: they say what the items are where a heading or the element around allows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.content import Run
from app.plan.recognition import Recogniser
from tests.plan.annex import Annex
from tests.plan.test_forms import lines, plan, read

TWO = ["  target a Half of all springs are clean by 2031", "  target b Ten springs are open by 2030"]


def goal_with(sentence: str) -> Annex:
    annex = Annex()
    annex.heading(2, "Goal 1: Clean springs")
    annex.text(sentence, "(a) Half of all springs are clean by 2031;", "(b) Ten springs are open by 2030.")
    return annex


@pytest.mark.parametrize(
    "sentence",
    [
        "The targets under this goal are:",
        "By 2031 we shall reach these two targets:",
        "Les cibles de cet objectif sont les suivantes :",
        "Cet objectif se mesure aux cibles suivantes :",
    ],
)
def test_a_sentence_says_what_the_list_below_it_is(sentence: str) -> None:
    found = plan(goal_with(sentence))
    assert lines(found.elements) == ["goal 1 Clean springs", *TWO]
    assert "in a list announced as targets" in found.elements[0].children[0].because


@pytest.mark.parametrize(
    "sentence",
    [
        "The targets under this goal are many.",
        "Members who set targets for their own towns said:",
        "The enablers of this goal are:",
    ],
)
def test_a_sentence_that_only_mentions_a_kind_introduces_none(sentence: str) -> None:
    assert read(goal_with(sentence)) == ["goal 1 Clean springs"]


def test_a_sentence_stays_part_of_the_statement() -> None:
    assert plan(goal_with("The targets under this goal are:")).elements[0].text == ("The targets under this goal are:",)


def test_text_behind_the_list_is_the_goal_s() -> None:
    annex = goal_with("The targets under this goal are:")
    annex.text("Clean means safe to drink.")
    [goal] = plan(annex).elements
    assert [one.text for one in goal.children] == [(), ()]
    assert goal.text[-1] == "Clean means safe to drink."


def test_a_word_for_one_element_announces_a_list_of_one() -> None:
    annex = Annex()
    annex.heading(2, "Thematic priority 1: Springs")
    annex.heading(3, "Outcome 1.1: Springs are known")
    annex.text("Outcome indicator:")
    annex.bullet("Springs on the map")
    assert read(annex)[-1] == "    indicator Springs on the map"


def foundations(heading: str) -> Annex:
    annex = Annex()
    annex.heading(1, heading)
    annex.bold("Mission:", " We keep springs clean.")
    annex.text("In all this we hold to two values:")
    annex.bullet("Care: we look twice;", "Calm: we wait.")
    return annex


def test_a_list_is_of_the_kind_that_the_heading_names_beside_others() -> None:
    assert read(foundations("Vision, mission and values")) == ["mission Mission", "value Care", "value Calm"]
    assert read(foundations("Foundations of our work")) == ["mission Mission"]


def test_a_renamed_heading_changes_what_the_list_below_it_is() -> None:
    document = foundations("Vision, mission and values").document()
    recogniser = Recogniser()
    recogniser.plan(document)
    body = document.body
    heading = replace(body.paragraphs[0], runs=(Run("Foundations of our work"),))
    renamed = replace(document, stories=(body.replaced(0, 1, [heading]), *document.stories[1:]))
    assert lines(recogniser.plan(renamed).elements) == ["mission Mission"]


@pytest.mark.parametrize(
    "definition",
    ["“Spring” means a place where water begins.", "« Spring » désigne un point d’eau.", '"Spring" refers to water.'],
)
def test_terms_are_defined_in_the_manner_of_laws(definition: str) -> None:
    annex = Annex()
    annex.heading(1, "Definitions")
    annex.text(definition, "“Well” means a hole in the ground.")
    first, second = plan(annex).elements
    assert (first.kind, first.title) == ("glossary_term", "Spring")
    assert second.text == ("a hole in the ground.",)


def test_a_table_without_header_says_what_short_forms_stand_for() -> None:
    annex = Annex()
    annex.heading(1, "Abbreviations")
    annex.table(("ASR", "Alpine Spring Register"), ("WHO", "Water House Office"), marked=False)
    assert read(annex) == ["acronym ASR", "acronym WHO"]


@pytest.mark.parametrize("heading", ["Abbreviations", "Enablers"])
def test_a_table_with_a_header_that_nobody_knows_gives_no_pairs(heading: str) -> None:
    annex = Annex()
    annex.heading(1, heading)
    annex.table(("Colour", "Shape"), ("Red", "round"), ("Blue", "square"))
    assert read(annex) == []


def test_a_budget_over_years_needs_no_heading_of_its_own() -> None:
    annex = Annex()
    annex.heading(1, "What it costs")
    annex.table(("Budget line", "2028–2029", "2030–2031"), ("Springs", "4", "5"))
    annex.table(("Budget line", "Colour"), ("Wells", "red"))
    assert read(annex) == ["budget_line Springs"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Expected outputs", "output"),
        ("Main deliverables", "output"),
        ("Produits attendus", "output"),
        ("Enabling factors", "enabler"),
    ],
)
def test_headings_may_use_other_words_for_a_kind(heading: str, kind: str) -> None:
    annex = Annex()
    annex.heading(1, "Priorities and means")
    annex.heading(2, heading)
    annex.bullet("Springs", "Wells")
    assert read(annex) == [f"{kind} Springs", f"{kind} Wells"]

"""Sections as people name them."""

from __future__ import annotations

import pytest

from app.model.content import Mark, Run
from app.model.errors import PlaceError
from app.plan.headings import section_end, section_of
from tests.plan.annex import HEADINGS, OTHER, Annex
from tests.plan.plans import small_plan


def texts(annex: Annex, words: str) -> list[str]:
    document = annex.document()
    span = section_of(document, words)
    return [p.text for p in document.body.paragraphs[span.start : span.end]]


@pytest.mark.parametrize(
    "words", ["Human resources", "human  RESOURCES", "Human resources."], ids=["exact", "case and blanks", "full stop"]
)
def test_a_section_is_found_by_the_words_of_its_heading(words: str) -> None:
    assert texts(small_plan(), words) == ["Human resources", "People matter most.", "Skills are kept up."]


def test_a_section_runs_to_the_next_heading_of_the_same_or_a_higher_level() -> None:
    assert texts(small_plan(), "Outputs") == ["Outputs", "Output 1: Frequency register", "The register of assignments."]


@pytest.mark.parametrize("words", ["Goal 1: Dependable connectivity", "Dependable connectivity", "Goal 1"])
def test_number_and_kind_may_be_left_out(words: str) -> None:
    assert texts(small_plan(), words)[0] == "Goal 1: Dependable connectivity"


def _counted(*titles: str) -> Annex:
    """Headings that a list numbers, each with a line below."""
    annex = Annex()
    for title in titles:
        annex.add(Run(title), style="Heading1", number=HEADINGS)
        annex.text(f"Text of {title}.")
    return annex


@pytest.mark.parametrize("words", ["2 Mission", "2. Mission", "Mission", "2.  mission"])
def test_a_number_that_a_list_counts_may_be_said_or_left_out(words: str) -> None:
    annex = _counted("Vision", "Mission", "Partners of the mission")
    assert texts(annex, words) == ["Mission", "Text of Mission."]


@pytest.mark.parametrize("words", ["1 Mission", "3 Mission", "2 Vision"])
def test_another_number_than_the_counted_one_names_no_heading(words: str) -> None:
    annex = _counted("Vision", "Mission")
    with pytest.raises(PlaceError, match="no heading"):
        section_of(annex.document(), words)


def test_the_whole_heading_comes_before_one_that_only_contains_the_words() -> None:
    annex = small_plan()
    annex.heading(1, "More about enablers")
    assert texts(annex, "Enablers")[0] == "Enablers"
    assert texts(annex, "about enablers")[0] == "More about enablers"


def test_a_heading_that_is_there_twice_is_refused_with_both() -> None:
    annex = small_plan()
    annex.heading(2, "Human resources")
    with pytest.raises(PlaceError, match="2 headings") as raised:
        section_of(annex.document(), "Human resources")
    assert raised.value.candidates == ("Human resources", "Human resources")


@pytest.mark.parametrize("words", ["Catering", "", "  "])
def test_a_heading_that_is_not_there_is_refused(words: str) -> None:
    with pytest.raises(PlaceError, match="no heading"):
        section_of(small_plan().document(), words)


def test_a_removed_heading_cannot_be_named() -> None:
    annex = Annex()
    annex.add(Run("Enablers", deleted=OTHER), style="Heading1", mark=Mark(deleted=OTHER))
    annex.text("Text.")
    with pytest.raises(PlaceError):
        section_of(annex.document(), "Enablers")


def test_bold_paragraphs_name_sections_where_no_heading_does() -> None:
    annex = Annex()
    annex.heading(1, "Plan")
    annex.bold("Enablers")
    annex.text("One.")
    annex.bold("Outputs")
    annex.text("Two.")
    assert texts(annex, "Enablers") == ["Enablers", "One."]


def test_the_end_of_a_section_is_its_last_paragraph() -> None:
    annex = small_plan()
    document = annex.document()
    span = section_of(document, "Human resources")
    assert document.paragraph(section_end(document, span.heading)).text == "Skills are kept up."
    plain = document.body.paragraphs[2].id
    assert section_end(document, plain) == plain

"""Components: in tables and cards, behind labels, in brackets, in the middle of a sentence."""

from __future__ import annotations

import pytest

from app.plan import recognise
from tests.plan.annex import Annex
from tests.plan.plans import element, outline


def targets(*texts: str) -> Annex:
    annex = Annex()
    annex.heading(1, "Goals")
    annex.heading(2, "Goal 1: Access")
    annex.text("Targets:")
    annex.bullet(*texts)
    return annex


@pytest.mark.parametrize(
    ("text", "title", "values"),
    [
        (
            "Homes online (baseline: 45 %; target: 80 %)",
            "Homes online",
            {"baseline": "45 %", "value": "80 %"},
        ),
        (
            "Homes online from 45 per cent in 2026 to 80 per cent by 2031",
            "Homes online from 45 per cent in 2026 to 80 per cent by 2031",
            {"year": "2031", "baseline": "45", "value": "80", "unit": "per cent"},
        ),
        (
            "By 2030, at least 25 % of homes are online",
            "By 2030, at least 25 % of homes are online",
            {"year": "2030", "value": "25", "unit": "%"},
        ),
        (
            "Reach 80 % of homes by 2031, compared to 45 % in 2027",
            "Reach 80 % of homes by 2031, compared to 45 % in 2027",
            {"year": "2031", "baseline": "45", "value": "80", "unit": "%"},
        ),
        (
            "Llegar al 80 % de los hogares en 2031, frente al 45 % en 2027",
            "Llegar al 80 % de los hogares en 2031, frente al 45 % en 2027",
            {"year": "2031", "baseline": "45", "value": "80", "unit": "%"},
        ),
        ("Homes online. Baseline: 4; value: 5", "Homes online", {"baseline": "4", "value": "5"}),
        ("Homes that are online", "Homes that are online", {}),
    ],
)
def test_a_target_in_words_gives_its_figures(text: str, title: str, values: dict[str, str]) -> None:
    target = element(recognise(targets(f"Target 1.1: {text}").document()), title)
    assert target.kind == "target"
    assert dict(target.values) == values


def test_labels_below_a_risk_are_its_components_and_say_where_they_stand() -> None:
    annex = Annex()
    annex.heading(1, "Risks")
    annex.heading(2, "A ship is lost")
    annex.text("Ships are old.")
    mitigation = annex.text("Mitigation: insure both; train crews")
    appetite = annex.text("Risk appetite: low")
    [risk] = recognise(annex.document()).elements
    assert risk.text == ("Ships are old.",)
    assert risk.values == (("mitigation", "insure both; train crews"), ("appetite", "low"))
    assert risk.values_at == (mitigation, appetite)


def test_a_card_is_one_element() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.table(("Enabler 1", "Skills"), ("Statement", "We train."), ("Remark", "New."), marked=False)
    [skills] = recognise(annex.document()).elements
    assert (skills.kind, skills.number, skills.title) == ("enabler", "1", "Skills")
    assert skills.text == ("We train.", "New.")
    assert skills.because == "The table has a card for it that begins with “Enabler 1”."


def test_vision_mission_and_values_can_stand_in_one_table() -> None:
    annex = Annex()
    annex.table(
        ("Vision", "All are online."), ("Mission", "We help."), ("Values", "Care: we ask.\nThrift"), marked=False
    )
    assert outline(recognise(annex.document())) == ["vision Vision", "mission Mission", "value Care", "value Thrift"]


def test_three_kinds_in_one_table_stand_below_each_other() -> None:
    annex = Annex()
    annex.heading(1, "Matrix")
    annex.table(
        ("Priority", "Outcome", "Indicator", "Baseline"),
        ("1. Masts", "Less noise", "Decibels", "9"),
        ("^", "", "Complaints", "7"),
        ("^", "More shade", "Trees", "3"),
    )
    plan = recognise(annex.document())
    assert outline(plan) == [
        "thematic_priority 1 Masts",
        "  outcome Less noise",
        "    indicator Decibels",
        "    indicator Complaints",
        "  outcome More shade",
        "    indicator Trees",
    ]
    assert element(plan, "Complaints").values == (("baseline", "7"),)


def test_a_table_of_crosses_between_kinds_holds_no_elements() -> None:
    annex = Annex()
    annex.heading(1, "How it hangs together")
    annex.table(("Thematic priority", "Goal", "Enabler"), ("Masts", "1", "2"), ("Skills", "2", "1"))
    assert outline(recognise(annex.document())) == []


def test_two_tables_that_name_the_same_outcome_make_one_of_it() -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    annex.heading(2, "Priority 1: Masts")
    annex.table(("Outcome", "Description"), ("Less noise", "Birds return."))
    annex.heading(1, "Indicators")
    annex.table(("Outcome", "Indicator"), ("Less noise", "Decibels"))
    assert outline(recognise(annex.document())) == [
        "thematic_priority 1 Masts",
        "  outcome Less noise",
        "    indicator Decibels",
    ]


def test_the_last_row_of_a_table_with_a_sum_is_no_element() -> None:
    annex = Annex()
    annex.heading(1, "Budget")
    annex.table(("Budget line", "Amount"), ("Ships", "4"), ("Total", "4"))
    assert outline(recognise(annex.document())) == ["budget_line Ships"]


def test_headings_without_style_that_look_like_others_end_the_section_before() -> None:
    annex = Annex()
    for number, words in enumerate(("VISION", "THE YEAR BEHIND US", "ENABLERS"), 1):
        annex.bold(f"{number}. {words}")
        annex.bold("Skills") if words == "ENABLERS" else None
        annex.text("Text.")
    plan = recognise(annex.document())
    assert outline(plan) == ["vision VISION", "enabler Skills"]
    assert plan.elements[0].text == ("Text.",)
    assert len(plan.unknown) == 1


def test_a_heading_that_names_two_kinds_gives_them_to_the_levels_of_its_list() -> None:
    annex = Annex()
    annex.heading(1, "Goals and targets")
    annex.bullet("Access")
    annex.bullet("Homes online", "Schools online", level=1)
    annex.bullet("Trust")
    assert outline(recognise(annex.document())) == [
        "goal Access",
        "  target Homes online",
        "  target Schools online",
        "goal Trust",
    ]


def test_text_says_which_paragraph_it_stands_in() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Skills")
    first, second = annex.text("We train."), annex.text("We learn.")
    assert recognise(annex.document()).elements[0].text_at == (first, second)


def test_a_row_that_names_a_goal_of_another_table_groups_its_targets_below_that_goal() -> None:
    annex = Annex()
    annex.heading(1, "Goals")
    annex.table(("Goal", "Description"), ("1. Access", "All are online."), ("2. Trust", "Data are safe."))
    annex.heading(1, "Targets")
    annex.table(("Target", "Baseline"), ("Goal 1: Access",), ("Homes online", "4"), ("Goal 2: Trust",), ("Leaks", "9"))
    assert outline(recognise(annex.document())) == [
        "goal 1 Access",
        "  target Homes online",
        "goal 2 Trust",
        "  target Leaks",
    ]

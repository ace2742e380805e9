"""The rules of the strategic plan: each fires on its defect and is silent on its like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.checks import run_checks
from app.model.content import Mark, Run
from app.model.finding import Finding, Severity
from app.plan import recognise
from app.plan.profiles import shipped_profile
from tests.checks.plans import sound_plan
from tests.plan.annex import OTHER, Annex
from tests.plan.plans import INDICATOR_HEADER, TARGET_HEADER, small_plan

Build = Callable[[Annex], object]


def findings(annex: Annex, rule: str = "") -> list[Finding]:
    document = annex.document()
    return [one for one in run_checks(document, recognise(document)) if one.rule.startswith(rule)]


def test_a_sound_plan_has_no_findings() -> None:
    assert findings(sound_plan()) == []


def enabler_without_title(annex: Annex) -> None:
    annex.heading(1, "Enablers")
    annex.heading(2, "Enabler 1:")
    annex.text("Text.")


def enabler_with_empty_heading(annex: Annex) -> None:
    annex.heading(1, "Enablers")
    annex.heading(2, "")
    annex.text("Text.")


def enabler_without_statement(annex: Annex) -> None:
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")


def enabler_with_struck_statement(annex: Annex) -> None:
    enabler_without_statement(annex)
    annex.add(Run("Old.", deleted=OTHER), mark=Mark(deleted=OTHER))


def goal_without_target(annex: Annex) -> None:
    annex.heading(1, "Goals")
    annex.heading(2, "Goal 1: Access")
    annex.text("Text.")


def goal_whose_targets_are_another_s(annex: Annex) -> None:
    goal_without_target(annex)
    annex.heading(2, "Goal 2: Skills")
    annex.text("Text.")
    annex.heading(1, "Targets")
    annex.table(TARGET_HEADER, ("2.1", "People trained", "44", "70", "per cent", "2031"))


def priority_without_outcome(annex: Annex) -> None:
    annex.heading(1, "Thematic priorities")
    annex.heading(2, "Thematic priority 1: Spectrum")
    annex.text("Text.")


def outcome_without_indicator(annex: Annex) -> None:
    annex.heading(1, "Outcomes")
    annex.heading(2, "Outcome 1.1: Safe services")
    annex.text("Text.")


def outcome_with_a_struck_indicator(annex: Annex) -> None:
    outcome_without_indicator(annex)
    annex.text("Indicators:")
    annex.add(Run("Share of safe services", deleted=OTHER), number=1, mark=Mark(deleted=OTHER))


def outputs(annex: Annex, *titles: str) -> None:
    annex.heading(1, "Outputs")
    for title in titles:
        annex.heading(2, title)
        annex.text("Text.")


def outcome_with_indicators(annex: Annex, *rows: tuple[str, str]) -> None:
    annex.heading(1, "Outcomes")
    annex.heading(2, "Outcome 1.1: Safe services")
    annex.text("Text.")
    annex.table(INDICATOR_HEADER, *((number, title, "1", "2", "per cent", "2031") for number, title in rows))


FIRES: list[tuple[str, Build, str]] = [
    ("enabler.title", enabler_without_title, "Enabler 1:"),
    ("enabler.title", enabler_with_empty_heading, ""),
    ("enabler.statement", enabler_without_statement, "Staff"),
    ("enabler.statement", enabler_with_struck_statement, "Staff"),
    ("goal.target", goal_without_target, "Goal 1: Access"),
    ("goal.target", goal_whose_targets_are_another_s, "Goal 1: Access"),
    ("thematic_priority.outcome", priority_without_outcome, "Thematic priority 1: Spectrum"),
    ("outcome.indicator", outcome_without_indicator, "Outcome 1.1: Safe services"),
    ("outcome.indicator", outcome_with_a_struck_indicator, "Outcome 1.1: Safe services"),
    ("numbering.start", lambda a: outputs(a, "Output 2: A", "Output 3: B"), "Output 2: A"),
    ("numbering.gap", lambda a: outputs(a, "Output 1: A", "Output 3: B"), "Output 3: B"),
    (
        "numbering.gap",
        lambda a: outcome_with_indicators(a, ("1.1.1", "Share of A"), ("1.1.4", "Number of B")),
        "Number of B",
    ),
    ("numbering.order", lambda a: outputs(a, "Output 1: A", "Output 3: B", "Output 2: C"), "Output 2: C"),
    ("numbering.repeat", lambda a: outputs(a, "Output 1: A", "Output 1: B"), "Output 1: B"),
    ("title.repeat", lambda a: outputs(a, "Output 1: Maps", "Output 2: Maps"), "Output 2: Maps"),
    ("title.repeat", lambda a: outputs(a, "Output 1: Maps & Plans", "Output 2: MAPS, plans"), "Output 2: MAPS, plans"),
    (
        "title.repeat.indicator",
        lambda a: outcome_with_indicators(a, ("1.1.1", "Share of cases"), ("1.1.2", "Share of cases")),
        "Share of cases",
    ),
]


@pytest.mark.parametrize(("rule", "build", "place"), FIRES, ids=[f"{rule} {place}" for rule, _, place in FIRES])
def test_a_rule_fires_once_where_the_defect_is(rule: str, build: Build, place: str) -> None:
    annex = Annex()
    build(annex)
    [found] = [one for one in findings(annex, rule) if one.rule == rule]
    assert found.paragraph is not None
    assert annex.document().paragraph(found.paragraph).text == place
    assert found.element
    assert found.message.endswith(".")
    assert found.reason


def three_enablers(annex: Annex) -> None:
    annex.heading(1, "Enablers")
    for number in (1, 2, 3):
        annex.heading(2, f"Enabler {number}: Means {number}")
        annex.text("Text.")


def goals_with_targets_numbered_alike(annex: Annex) -> None:
    for goal in (1, 2):
        annex.heading(2, f"Goal {goal}: Aim {goal}")
        annex.text("Text.")
        annex.bold("Targets")
        annex.text(f"1. First of goal {goal}", f"2. Second of goal {goal}")


def automatic_numbers_with_a_heading_between(annex: Annex) -> None:
    annex.heading(1, "Enablers")
    annex.styled("NumberedHeading2", "Enabler – Staff")
    annex.text("Text.")
    annex.styled("NumberedHeading2", "How enablers work together")
    annex.text("Text.")
    annex.styled("NumberedHeading2", "Enabler – Funds")
    annex.text("Text.")


SILENT: list[tuple[str, Build]] = [
    ("", three_enablers),
    ("numbering", goals_with_targets_numbered_alike),
    ("numbering", automatic_numbers_with_a_heading_between),
    ("numbering", lambda a: outputs(a, "Output A: Maps", "Output C: Plans")),
    ("numbering", lambda a: outputs(a, "Output 1: Maps", "Output 2: Plans", "Output 2bis: Charts", "Output 3: Data")),
    ("title", lambda a: outputs(a, "Output 1: Maps", "Output 2: Maps of cables")),
    ("enabler.statement", lambda a: (a.heading(1, "Enablers"), a.bullet("Staff: people matter."))),
    ("enabler.title", lambda a: (a.heading(1, "Enablers"), a.heading(2, ""), a.heading(2, "Staff"), a.text("Text."))),
    ("outcome", lambda a: outcome_with_indicators(a, ("1.1.1", "Share of cases"))),
]


@pytest.mark.parametrize(("rule", "build"), SILENT)
def test_a_rule_is_silent_on_what_only_looks_like_its_defect(rule: str, build: Build) -> None:
    annex = Annex()
    build(annex)
    assert findings(annex, rule) == []


def test_the_same_title_for_elements_of_different_kinds_is_fine() -> None:
    annex = small_plan()
    annex.heading(2, "Frequency register")
    annex.text("An enabler with the title of an output.")
    assert findings(annex, "title") == []


def test_findings_are_sorted_errors_first_and_then_by_place() -> None:
    annex = Annex()
    annex.text("In  a hurry.", "The results- based way.")
    outputs(annex, "Output 1: A", "Output 1: B")
    enabler_without_statement(annex)
    found = findings(annex)
    assert [(one.severity, one.rule) for one in found] == [
        (Severity.ERROR, "numbering.repeat"),
        (Severity.ERROR, "enabler.statement"),
        (Severity.WARNING, "editorial.hyphen_space"),
        (Severity.INFO, "editorial.double_space"),
    ]


def test_a_document_that_is_no_plan_gets_no_findings_about_plans() -> None:
    annex = Annex()
    annex.heading(1, "Minutes")
    annex.text("The meeting was opened.")
    assert findings(annex) == []


def test_a_rule_file_that_is_missing_is_a_finding_and_stops_no_other() -> None:
    annex = Annex()
    goal_without_target(annex)
    profile = replace(shipped_profile(), rules=("gone.sch", *shipped_profile().rules))
    plan = recognise(annex.document(), profile)
    found = run_checks(annex.document(), plan, profile)
    assert [one.rule for one in found] == ["goal.target", "rules.unusable"]
    assert "gone.sch" in found[1].message


def test_a_plan_of_an_unknown_profile_is_still_checked_against_the_schema() -> None:
    annex = small_plan()
    plan = replace(recognise(annex.document()), profile="shop")
    assert run_checks(annex.document(), plan) == []


def test_an_element_without_a_title_is_called_by_its_number() -> None:
    annex = Annex()
    annex.heading(2, "Outcome 1.1:")
    annex.text("Text.")
    [found] = findings(annex, "outcome")
    assert found.message == "The outcome “1.1” has no indicator."


@pytest.mark.parametrize(("similarity", "found"), [(0.75, []), (0.6, ["Presence, regional and local"])])
def test_the_profile_says_how_alike_is_too_alike(similarity: float, found: list[str]) -> None:
    annex = small_plan()
    annex.heading(2, "Presence, regional and local")
    annex.text("Offices.")
    document, profile = annex.document(), replace(shipped_profile(), similarity=similarity)
    alike = run_checks(document, recognise(document, profile), profile)
    assert [one.quote for one in alike if one.rule == "enabler.duplicate"] == found


@pytest.mark.parametrize(
    ("cited", "fixed"),
    [("Resolution 151 (Rev. Dubai, 2018)", True), ("Resolution 1 (Rev. Dubai, 2012)", False)],
)
def test_the_revision_in_force_is_offered_only_where_it_is_known(cited: str, fixed: bool) -> None:
    annex = Annex()
    annex.text(f"This follows {cited}.")
    [found] = findings(annex, "citation.stale")
    assert (found.fix is not None) is fixed

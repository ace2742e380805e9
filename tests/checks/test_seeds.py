"""The three documents that the field is known from: what is wrong in them is found, and nothing absurd."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.finding import Finding, Severity
from app.services.checking import check_document
from app.services.reading import read_any
from tests.shared_area import SHARED_DIR, missing_shared


def seed(number: str) -> Path:
    found = sorted((SHARED_DIR / "seeds").glob(f"{number}_*.txt"))
    return found[0] if found else missing_shared("seeds")


@pytest.fixture(autouse=True)
def no_own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.checking.config_folder", lambda: tmp_path)


def loud(number: str) -> list[tuple[str, str]]:
    """Rule and quote of the findings that are more than remarks."""
    found = check_document(read_any(seed(number)).document)
    return [(one.rule, one.quote) for one in found if one.severity is not Severity.INFO]


def quiet(number: str) -> list[Finding]:
    return [one for one in check_document(read_any(seed(number)).document) if one.severity is Severity.INFO]


def test_the_second_submission_has_a_stale_citation_wrong_dates_and_indicators_that_count_activities() -> None:
    rules = [rule for rule, _ in loud("000")]
    assert rules == ["date.event", "citation.stale", *["indicator.activity"] * 6]
    assert ("date.event", "15 to 25 October 2024") in loud("000")
    assert ("citation.stale", "Resolution 151 (Rev. Dubai, 2018)") in loud("000")


def test_the_second_submission_has_a_parenthesis_that_nothing_opened() -> None:
    assert [one.quote for one in quiet("000") if one.rule == "editorial.parenthesis"] == ["ITU)."]


def test_the_draft_new_resolution_has_placeholders_and_else_the_form_of_a_resolution() -> None:
    assert loud("001") == []
    assert [one.quote for one in quiet("001") if one.rule == "editorial.brackets"] == ["[ATU-SP]"]
    assert "editorial.range_space" in {one.rule for one in quiet("001")}


def test_the_statement_has_slips_of_the_pen_and_asks_for_action_without_a_deadline() -> None:
    assert [rule for rule, _ in loud("003")] == [
        "statement.deadline",
        "editorial.year_space",
        "editorial.double_number",
        "editorial.hyphen_space",
    ]


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_remarks_are_about_acronyms_and_typography_only(number: str) -> None:
    remarks = {one.rule for one in quiet(number)}
    typographic = {"editorial.brackets", "editorial.parenthesis", "editorial.quotes", "editorial.range_space"}
    assert remarks <= {"acronym.unexpanded", *typographic}


def test_the_groups_that_a_statement_goes_to_need_no_expansion() -> None:
    assert [one.quote for one in quiet("003") if one.rule == "acronym.unexpanded"] == []

"""Rules of wording in the languages of the Union, as far as their words are sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.checking import check_document
from tests.plan.annex import Annex


@pytest.fixture(autouse=True)
def no_own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.checking.config_folder", lambda: tmp_path)


def resolution(title: str, preamble: str, operative: str) -> list[str]:
    annex = Annex()
    annex.text(title, preamble, "a)\tA ;", "b)\tB,", operative, "1\tC ;", "2\tD.")
    return [one.quote for one in check_document(annex.document()) if one.rule == "resolution.verb"]


@pytest.mark.parametrize(
    ("title", "right", "wrong"),
    [
        ("RESOLUTION 12 (Port Lumen, 2028)", ("considering", "resolves"), ("considers", "resolving")),
        ("RÉSOLUTION 12 (Port Lumen, 2028)", ("considérant", "décide"), ("considère", "décidant")),
        ("RÉSOLUTION 12 (Port Lumen, 2028)", ("rappelant", "invite les membres"), ("rappelle", "invitant les membres")),
        ("RESOLUCIÓN 12 (Port Lumen, 2028)", ("considerando", "resuelve"), ("considera", "resolviendo")),
        ("РЕЗОЛЮЦИЯ 12 (Порт-Люмен, 2028 г.)", ("учитывая", "решает"), ("учитывает", "решая")),
    ],
)
def test_the_verb_of_a_call_is_held_to_its_part(title: str, right: tuple[str, str], wrong: tuple[str, str]) -> None:
    assert resolution(title, *right) == []
    assert resolution(title, *wrong) == [one.partition(" ")[0] for one in wrong]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Products and Services", "outputs"),
        ("Produits et Services", "produits"),
        ("Productos y Servicios", "productos"),
        ("Продукты и услуги", "намеченные результаты деятельности"),
        ("产品和服务", "输出成果"),
        ("المنتجات والخدمات", "النواتج"),
    ],
)
def test_what_should_be_said_instead_is_said_in_the_language_of_the_text(said: str, right: str) -> None:
    annex = Annex()
    annex.styled("Annextitle", "Strategic plan for 2028–2031")
    for heading in ("Vision", "Mission"):
        annex.heading(1, heading)
        annex.text("The Union connects everyone, wherever they live.")
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")
    annex.text(f"They make the {said} known.")
    [found] = [one for one in check_document(annex.document()) if one.rule == "glossary.avoid"]
    assert found.fix is not None
    assert (found.quote, found.fix.text) == (said, right)


def test_words_in_capitals_that_the_field_knows_are_no_acronyms() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.text("GOAL 1 rests on it, and the QXRT helps.")
    assert [one.quote for one in check_document(annex.document()) if one.rule == "acronym.unexpanded"] == ["QXRT"]


def test_a_placeholder_is_told_once_and_quietly() -> None:
    annex = Annex()
    annex.text("DRAFT NEW RESOLUTION [XG-SP]", "It is [XG-SP] that counts.", "The rest [is not agreed yet].")
    found = [one for one in check_document(annex.document()) if one.rule == "editorial.brackets"]
    assert sorted((one.severity.value, one.quote) for one in found) == [
        ("info", "[XG-SP]"),
        ("warning", "[is not agreed yet]"),
    ]

"""What the services make of findings: whose amendments count, the user's own rules, the place in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.content import Run
from app.model.document import Position, Range
from app.model.finding import Finding, Origin, Severity
from app.model.revision import Revision
from app.services.checking import check_document, place_of
from app.services.links import links_of
from tests.plan.annex import OTHER, Annex

MINE = Revision("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "2")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("app.services.checking.config_folder", lambda: tmp_path)
    return tmp_path


def slips(annex: Annex, author: str = "") -> list[Finding]:
    return [one for one in check_document(annex.document(), author=author) if one.rule == "editorial.double_space"]


def test_a_finding_is_found_again_with_struck_text_in_it() -> None:
    annex = Annex()
    annex.add(Run("Old "), Run("struck ", deleted=OTHER), Run("in a"), Run("n old", deleted=OTHER), Run("  hurry"))
    [found] = slips(annex)
    assert found.quote == "a  hurry"
    place = place_of(annex.document(), found)
    assert place is not None
    text = annex.paragraphs[0].text[place.anchor.offset : place.focus.offset]
    assert text == "an old  hurry"


def test_a_finding_whose_words_are_gone_leads_to_its_paragraph() -> None:
    annex = Annex()
    annex.text("Other words.")
    found = Finding("typo", Severity.INFO, "", paragraph=1, quote="gone", span=(2, 5))
    assert place_of(annex.document(), found) == Range(Position(1, 0), Position(1, 0))


def test_only_one_s_own_amendments_bring_findings_in() -> None:
    annex = Annex()
    annex.add(Run("A  slip of "), Run("another  party ", inserted=OTHER), Run("and  mine.", inserted=MINE))
    found = slips(annex, MINE.author)
    assert [(one.quote, one.origin) for one in found] == [
        ("and  mine.", Origin.AMENDED),
        ("A  slip", Origin.BASE),
        ("another  party", Origin.BASE),
    ]
    assert [one.origin for one in slips(annex)] == [Origin.AMENDED, Origin.AMENDED, Origin.BASE]


def test_a_rule_file_of_the_user_is_applied_and_a_broken_one_named_with_its_line(folder: Path) -> None:
    (folder / "rules").mkdir()
    names = '<sch:ns prefix="p" uri="urn:rapporteur:plan:1"/>'
    shell = f'<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron">{names}{{}}</sch:schema>'
    rule = '<sch:pattern><sch:rule context="p:element">\n<sch:assert id="{}" test="{}">A word.</sch:assert>'
    rule += "</sch:rule></sch:pattern>"
    (folder / "rules" / "ours.sch").write_text(shell.format(rule.format("our.rule", "p:title = 'x'")), "utf-8")
    (folder / "rules" / "broken.sch").write_text(shell.format(rule.format("b", "p:title[")), "utf-8")
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")
    annex.text("People.")
    found = check_document(annex.document())
    assert [one.message for one in found if one.rule == "our.rule"] == ["A word."]
    [broken] = [one for one in found if one.rule == "rules.unusable"]
    assert "broken.sch, line 2" in broken.message


def test_a_table_of_the_user_goes_before_the_shipped_one(folder: Path) -> None:
    annex = Annex()
    annex.text("See Resolution 151 (Rev. Bucharest, 2022).")
    assert [one for one in check_document(annex.document()) if one.rule.startswith("citation")] == []
    (folder / "citations.toml").write_text(
        '[[resolution]]\nbody = "PP"\nnumber = "151"\nplace = "Doha"\nyear = 2026\n', "utf-8"
    )
    [found] = [one for one in check_document(annex.document()) if one.rule.startswith("citation")]
    assert "Rev. Doha, 2026" in found.message
    (folder / "citations.toml").write_text('[[resolution]]\nbody = "PP"\n', "utf-8")
    [broken] = [one for one in check_document(annex.document()) if one.rule == "rules.table"]
    assert "citations.toml, line 1: “number” is missing" in broken.message


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "citations",
            '[[resolution]]\nbody = "PP"\nnumber = "9"\nplace = "Doha"\nyear = "2026"\n',
            "line 5: “year” must be",
        ),
        ("citations", '\n[[conference]]\nbody = "PP"\nyear = 2026\n', "line 2: “places” is missing"),
        ("citations", '[[resolutoin]]\nbody = "PP"\n', "line 1: “resolutoin” means nothing here"),
        ("rules", '[words.counts]\nen = ["number of"]\n[words.held]\nen = "held"\n', "line 3: “held” must be a list"),
        ("glossary", "[[term]\n", "line 1: this is not valid TOML"),
        ("links", '[[cited]]\nkind = "report"\ntitle = 7\n', "line 3: “title” must be text"),
        ("links", '[[link]]\nname = "uses"\ntitle = "uses"\nsources = ["output"]\n', "line 1: “targets” is missing"),
        ("counts", 'en = ["one"]\nde = "eins"\n', "line 2: “de” must be a list"),
    ],
)
def test_a_mistake_in_a_table_of_the_user_is_told_with_its_line_and_the_shipped_one_is_used(
    folder: Path, name: str, text: str, said: str
) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")
    annex = Annex()
    annex.text("See Resolution 151 (Rev. Dubai, 2018).")
    found = check_document(annex.document())
    [broken] = [one for one in found if one.rule == "rules.table"]
    assert f"{name}.toml, {said}" in broken.message
    assert "citation.stale" in {one.rule for one in found}


def test_what_a_plan_cites_can_be_extended(folder: Path) -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Staff")
    annex.text("It rests on Report 12 and on Resolution 5.")
    assert {node.kind for node in links_of(annex.document()).nodes} == {"enabler", "resolution"}
    own = folder / "links.toml"
    cited = '[[cited]]\nkind = "report"\ntitle = "Report"\nwords = ["report", "reports"]\n'
    link = '[[link]]\nname = "draws_on"\ntitle = "draws on"\nsources = ["enabler"]\ntargets = ["report"]\n'
    own.write_text(cited + link, "utf-8")
    assert {node.kind for node in links_of(annex.document()).nodes} == {"enabler", "resolution", "report"}
    own.unlink()
    assert {node.kind for node in links_of(annex.document()).nodes} == {"enabler", "resolution"}

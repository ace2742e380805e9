"""Rule files: how they become findings, and what they are not allowed to do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from app.checks import sandbox
from app.checks.schema import schema_findings
from app.checks.schematron import RuleFileError, rule_findings
from app.model.finding import Finding, Severity
from app.model.plan import Plan, PlanElement
from app.plan.projection import project_tree
from app.resources import schema

PLAN = Plan("strategic-plan", elements=(PlanElement("enabler-7", "enabler", "Staff", paragraphs=(7, 8)),))

SHELL = """<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><sch:ns prefix="p" uri="urn:rapporteur:plan:1"/>
  {before}
  <sch:pattern><sch:rule context="p:element">{rules}</sch:rule></sch:pattern>
  <sch:diagnostics><sch:diagnostic id="why">Because.</sch:diagnostic></sch:diagnostics>
</sch:schema>"""


def run(folder: Path, rules: str, before: str = "") -> list[Finding]:
    path = folder / "rules.sch"
    path.write_text(SHELL.format(rules=rules, before=before), "utf-8")
    return list(rule_findings(path, project_tree(PLAN).getroottree()))


def test_an_assertion_becomes_a_finding_with_its_place_and_reason(tmp_path: Path) -> None:
    rule = '<sch:assert id="r.1" role="error" diagnostics="why" see="Rule 1" test="p:text">No text, {}.</sch:assert>'
    [found] = run(tmp_path, rule.format('<sch:value-of select="p:title"/>'))
    assert found == Finding("r.1", Severity.ERROR, "No text, Staff.", "Because.", 7, "Staff", "enabler-7", "Rule 1")


def test_a_report_is_a_finding_and_without_a_role_a_warning(tmp_path: Path) -> None:
    [found] = run(tmp_path, '<sch:report id="r.2" test="p:title">It has a title.</sch:report>')
    assert found.severity is Severity.WARNING


def test_an_edited_rule_file_is_read_again(tmp_path: Path) -> None:
    assert run(tmp_path, '<sch:assert id="a" test="p:title">x</sch:assert>') == []
    assert len(run(tmp_path, '<sch:assert id="a" test="p:text">longer</sch:assert>')) == 1


FORBIDDEN = [
    ('<sch:assert id="a" test="document(\'/etc/passwd\')">x</sch:assert>', "", "other documents"),
    ('<sch:assert id="a" test="document (\'http://example.org/\')">x</sch:assert>', "", "other documents"),
    ("", '<sch:include href="other.sch"/>', "include other files"),
    ("", '<xsl:include href="other.xsl"/>', "xsl:include is not allowed"),
    ("", '<xsl:template match="/"><xsl:message>x</xsl:message></xsl:template>', "xsl:template is not allowed"),
    ('<sch:assert id="a" test="p:title[">x</sch:assert>', "", "line 4: .* is no XPath"),
    ('<sch:assert id="a" test="$nowhere">x</sch:assert>', "", r"line 4: there is no variable \$nowhere"),
    ('<sch:assert id="a" test="shell(1)">x</sch:assert>', "", r"line 4: there is no function shell\(\)"),
    ('<sch:assert id="a" test="unparsed-text(1)">x</sch:assert>', "", "there is no function"),
    ('<sch:assert id="a" test="//p:element[count(//p:element) > 1]">x</sch:assert>', "", "look through the plan again"),
    ('<sch:assert id="a" test="../*[../*[../*]]">x</sch:assert>', "", "look through the plan again"),
    ("", '<sch:pattern><sch:rule context="p:element[//p:text]"/></sch:pattern>', "line 3: it would look through"),
    ("", '<sch:ns prefix="str" uri="http://exslt.org/strings"/>', "only the namespace of the plan"),
    ("", '<x:y xmlns:x="urn:x"/>', "is no element of Schematron"),
    (f'<sch:assert id="a" test="{"1+" * 1100}1">x</sch:assert>', "", "too long"),
]


@pytest.mark.parametrize(("rules", "before", "reason"), FORBIDDEN)
def test_what_rules_may_not_do_is_refused(tmp_path: Path, rules: str, before: str, reason: str) -> None:
    with pytest.raises(RuleFileError, match=reason):
        run(tmp_path, rules or '<sch:assert id="a" test="p:title">x</sch:assert>', before)


@pytest.mark.parametrize("call", ["document($place)", "dyn:evaluate(concat('docu', 'ment($place)'))"])
def test_a_secret_cannot_be_read_through_a_composed_call(tmp_path: Path, call: str) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>word</secret>", "utf-8")
    before = '<sch:ns prefix="dyn" uri="http://exslt.org/dynamic"/>'
    before += f'<sch:let name="place" value="\'{secret.as_uri()}\'"/>'
    rule = f'<sch:assert id="a" test="false()">It says <sch:value-of select="{call}"/></sch:assert>'
    try:
        found = run(tmp_path, rule, before)
    except RuleFileError:
        return
    assert "word" not in found[0].message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a", "not well-formed"),
        ("<a/>", "not a Schematron schema"),
        ('<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><s>&x;</s>', "document type"),
        ("<s>" + " " * 1_000_001 + "</s>", "larger than one megabyte"),
    ],
)
def test_a_file_that_is_no_rule_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "rules.sch"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleFileError, match=reason):
        list(rule_findings(path, project_tree(PLAN).getroottree()))


def test_a_missing_rule_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"gone\.sch"):
        list(rule_findings(tmp_path / "gone.sch", project_tree(PLAN).getroottree()))


def test_the_shipped_rules_name_role_and_reason_everywhere() -> None:
    tree = etree.parse(str(schema("rules", "strategic-plan.sch")))
    sch = {"s": "http://purl.oclc.org/dsdl/schematron"}
    asserts = tree.findall(".//s:assert", sch)
    reasons = {node.get("id") for node in tree.findall(".//s:diagnostic", sch)}
    assert len({node.get("id") for node in asserts}) == len(asserts) > 10
    assert all(node.get("diagnostics") in reasons for node in asserts)
    assert all(Severity(node.get("role") or "") for node in asserts)


def test_a_tree_against_the_schema_gives_a_finding_at_its_element() -> None:
    root = project_tree(PLAN)
    root[0].set("colour", "red")
    [found] = schema_findings(root.getroottree())
    assert (found.rule, found.severity, found.paragraph, found.element) == ("schema", Severity.ERROR, 7, "enabler-7")
    assert "colour" in found.message


def test_variables_that_double_one_another_are_refused(tmp_path: Path) -> None:
    lets = '<sch:let name="v0" value="\'ten letters\'"/>'
    lets += "".join(f'<sch:let name="v{n}" value="concat($v{n - 1}, $v{n - 1})"/>' for n in range(1, 60))
    with pytest.raises(RuleFileError, match="grow too large"):
        run(tmp_path, '<sch:assert id="a" test="$v59">x</sch:assert>', lets)


def test_rules_that_take_too_long_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.2)
    elements = tuple(PlanElement(f"enabler-{n}", "enabler", f"Staff {n}", paragraphs=(n,)) for n in range(1, 4000))
    path = tmp_path / "slow.sch"
    slow = (
        '<sch:assert id="a" test="count(//p:title[string-length(.) = 0]) = 0 and count(//p:title) > 0">x</sch:assert>'
    )
    path.write_text(SHELL.format(rules=slow * 20, before=""), "utf-8")
    start = time.monotonic()
    with pytest.raises(RuleFileError, match="it takes longer than"):
        list(rule_findings(path, project_tree(Plan("strategic-plan", elements=elements)).getroottree()))
    assert time.monotonic() - start < 3


def test_a_rule_file_that_fails_on_everything_gives_no_endless_list(tmp_path: Path) -> None:
    elements = tuple(PlanElement(f"enabler-{n}", "enabler", f"Staff {n}", paragraphs=(n,)) for n in range(1, 3001))
    path = tmp_path / "all.sch"
    path.write_text(SHELL.format(rules='<sch:assert id="a" test="false()">x</sch:assert>', before=""), "utf-8")
    start = time.process_time()
    found = list(rule_findings(path, project_tree(Plan("strategic-plan", elements=elements)).getroottree()))
    assert len(found) == 2000
    assert found[-1].element == "enabler-2000"
    assert time.process_time() - start < 2


def test_a_rule_may_look_up_and_use_keys(tmp_path: Path) -> None:
    before = '<xsl:key name="k" match="p:element" use="concat(../@kind, @kind)"/>'
    test = "count(key('k', @kind)) &lt; 2 and ../@profile and count(//p:element) = 1"
    rule = f'<sch:assert id="a" test="{test}">x</sch:assert>'
    assert run(tmp_path, rule, before) == []

"""The bundled example annex: everything in it is recognised, and it is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.checks import run_checks
from app.formats.docx import open_docx
from app.model.document import Document
from app.model.finding import Severity
from app.model.plan import Plan
from app.plan import project, recognise
from app.plan.placement import new_element
from app.resources import resource
from tests.annexes.blocks import Heading, Table, parse

TEXTS = Path(__file__).parent.parent / "annexes" / "text"
HEADING_KINDS = {
    "Goal": "goal",
    "Thematic priority": "thematic_priority",
    "Outcome": "outcome",
    "Output": "output",
}


@pytest.fixture(scope="module")
def document() -> Document:
    """The annex as the program reads it."""
    return open_docx(resource("example", "annex.docx")).document


@pytest.fixture(scope="module")
def plan(document: Document) -> Plan:
    """The plan in it."""
    return recognise(document)


def written() -> Iterator[tuple[str, str, str]]:
    """Kind, number and title of the elements as the texts that the annex was made from have them."""
    for name in ("strategy.txt", "outcomes.txt", "outputs.txt", "enablers.txt"):
        for block in parse((TEXTS / name).read_text("utf-8")):
            if isinstance(block, Heading):
                yield from _headed(name, block)
            elif isinstance(block, Table) and block.rows[0][:2] in (["No.", "Target"], ["No.", "Indicator"]):
                kind = block.rows[0][1].lower()
                yield from ((kind, row[0], bare(row[1])) for row in block.rows[block.heads :])


def _headed(name: str, block: Heading) -> Iterator[tuple[str, str, str]]:
    match = re.fullmatch(r"(\D+) ([\d.]+): (.*)", block.text)
    if match:
        yield HEADING_KINDS[match[1]], match[2], bare(match[3])
    elif name == "enablers.txt" and block.level == 2:
        yield "enabler", "", bare(block.text)


def bare(text: str) -> str:
    """Text without notes; a tilde in the source is a no-break space."""
    return " ".join(re.sub(r"\[\^\w+\]", "", text).replace("~", " ").split())


def test_every_element_is_recognised_with_number_and_title(plan: Plan) -> None:
    kinds = {kind for kind, _, _ in written()}
    automatic = {"enabler"}
    found = [(e.kind, "" if e.kind in automatic else e.number, e.title) for e in plan.walk() if e.kind in kinds]
    assert sorted(found) == sorted(written())
    assert len(found) > 70


def test_every_goal_priority_and_outcome_has_what_belongs_to_it(plan: Plan) -> None:
    for element in plan.walk():
        for child in element.children:
            if child.number and element.number:
                assert child.number.rpartition(".")[0] == element.number
    for kind, below in (("goal", "target"), ("thematic_priority", "outcome"), ("outcome", "indicator")):
        assert all(any(c.kind == below for c in e.children) for e in plan.walk() if e.kind == kind)


def test_vision_mission_values_and_glossary_are_there(plan: Plan) -> None:
    kinds = [element.kind for element in plan.elements]
    assert kinds.count("vision") == kinds.count("mission") == kinds.count("value_proposition") == 1
    assert kinds.count("value") == 6
    assert kinds.count("glossary_term") > 20
    assert plan.title.startswith("Strategic plan of the Example")


def test_the_annex_has_no_errors_and_one_open_bracket(document: Document, plan: Plan) -> None:
    findings = run_checks(document, plan)
    assert [found for found in findings if found.severity is Severity.ERROR] == []
    assert [found.rule for found in findings if found.severity is Severity.WARNING] == ["editorial.brackets"]


def test_projecting_twice_gives_the_same_bytes(document: Document, plan: Plan) -> None:
    assert project(plan) == project(recognise(document))


def test_a_new_enabler_stands_behind_the_last_one(document: Document, plan: Plan) -> None:
    placement = new_element(document, plan, "enabler", "Communication", "The work is made known.")
    last = [element for element in plan.walk() if element.kind == "enabler"][-1]
    assert placement.after == last.paragraphs[-1]
    assert placement.before is None
    assert placement.paragraphs[0].format == document.paragraph(last.paragraphs[0]).format

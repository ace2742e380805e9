"""Whatever stands in a document, recognition, projection and checks come to an end with something sound."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.checks import run_checks
from app.editing.draft import Draft
from app.editing.resolve import reject
from app.editing.tracking import Tracking
from app.model.content import Mark, Run
from app.model.document import Document
from app.model.errors import RefusedError
from app.plan import Recogniser
from app.plan.placement import new_element
from app.plan.profiles import load_profiles, shipped_profile
from app.plan.projection import project_tree
from app.resources import schema
from tests.plan.annex import OTHER, Annex

SAYINGS = """
Enablers|Goals|Targets|Outcomes|Indicators:|Vision|Values|Glossary|Linkage|Annex|Strategic plan|Goal 1: Access|Goal 2|
Target 1.1 – Online|Outcome 1.1: Safe|Output 3: Maps|Enabler –|1.1 Share|– Openness: public|2. 2) Twice|[open text]|
A plain sentence.|目标1：连接|\x02||
"""
WORDS = st.sampled_from([words.strip("\n") for words in SAYINGS.split("|")])
SHAPES = st.sampled_from(["h1", "h2", "h3", "text", "bold", "bullet", "item", "struck", "caption", "joined"])
TABLES = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of words that mean something in places that may not."""
    annex = Annex()
    for shape, words, rows in draw(st.lists(st.tuples(SHAPES, WORDS, st.none() | TABLES), min_size=1, max_size=14)):
        _add(annex, shape, words)
        if rows is not None:
            header = draw(st.sampled_from([("No.", "Target", "Value"), ("Outcome", "Indicator", "Year"), rows[0]]))
            annex.table(header, *rows)
    annex.text("The end.")
    return annex.document()


def _add(annex: Annex, shape: str, words: str) -> None:
    if shape.startswith("h"):
        annex.heading(int(shape[1]), words)
    elif shape == "struck":
        annex.add(Run(words, deleted=OTHER), style="Heading2", mark=Mark(deleted=OTHER))
    elif shape == "joined":
        annex.add(Run(words), mark=Mark(deleted=OTHER))
    elif shape == "caption":
        annex.styled("Caption", words)
    else:
        getattr(annex, shape)(words)


VALIDATOR = etree.XMLSchema(etree.parse(str(schema("plan.xsd"))))


@given(documents())
@settings(max_examples=100)
def test_every_plan_follows_the_schema_and_no_paragraph_belongs_to_two_elements(document: Document) -> None:
    plan = Recogniser().plan(document)
    VALIDATOR.assertValid(project_tree(plan))
    owned = Counter(paragraph for element in plan.walk() for paragraph in element.paragraphs)
    assert all(document.holds(paragraph) for paragraph in owned)
    assert [paragraph for paragraph, count in owned.items() if count > 1] == []
    for found in run_checks(document, plan):
        assert found.rule != "schema"
        assert found.fix is None or found.fix.end <= document.paragraph(found.fix.paragraph).length


@given(documents(), st.sampled_from(["enabler", "goal", "target", "outcome", "value", "glossary_term"]))
@settings(max_examples=100)
def test_a_new_element_is_placed_or_refused_and_can_be_taken_back(document: Document, kind: str) -> None:
    plan = Recogniser().plan(document)
    try:
        placement = new_element(document, plan, kind, "Something new", "It is new.")
    except RefusedError:
        return
    draft = Draft(document)
    placement.insert(draft, Tracking("Organization – A", "2026-02-11T09:00:00Z"))
    assert any("Something new" in paragraph.text for paragraph in draft.document.body.paragraphs)
    back = Draft(draft.document)
    reject(back, lambda revision, _: revision.author == "Organization – A")
    assert [p.text for p in back.document.body.paragraphs] == [p.text for p in document.body.paragraphs]


@pytest.mark.parametrize("name", sorted(load_profiles().profiles))
@pytest.mark.parametrize(
    "text",
    [
        "Goals of the " + "Aa of Bb " * 30 + "!",
        "Enablers " + "of the UNION " * 20 + "x!",
        "a," * 150,
        "1 1," * 5000,
        "A" * 100_000,
        "Mitigation: a; " * 3000,
        "The " + "Assembly " * 60 + "(",
        "[" * 5000,
    ],
    ids=["names", "capitals", "commas", "figures", "letters", "labels", "assembly", "brackets"],
)
def test_no_text_takes_long_to_read(name: str, text: str) -> None:
    annex = Annex()
    annex.heading(1, text[:2000])
    annex.heading(1, "Targets")
    annex.bullet(text)
    annex.text(f"Contact: {text}", "resolves", text)
    start = time.process_time()
    Recogniser(shipped_profile(name)).plan(annex.document())
    assert time.process_time() - start < 2

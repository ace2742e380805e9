"""How all checks are run together: origins, order, what is remembered between two runs, hostile text."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.checks import BaseKeeper, Said, run_checks
from app.checks.lines import LineReader
from app.checks.reading import Outline, Reading
from app.checks.references import References
from app.checks.run import CHECKS
from app.checks.tables import load_tables
from app.editing.resolve import resolve_all
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.finding import Finding, Origin
from app.model.link import HandLink, LinkEnd
from app.model.plan import Plan
from app.model.proposal import Proposal, Rationale, Symbol
from app.model.revision import Revision
from app.plan import recognise
from app.plan.profiles import shipped_profile
from tests.checks.defect_plans import head
from tests.checks.defect_texts import TEXTS
from tests.checks.seeding import Edit, add, amend, blank, seeded, sound, strike, sub
from tests.plan.annex import OTHER, Annex


def checked(document: Document, base: Document | None = None) -> list[Finding]:
    return run_checks(document, recognise(document), None, base)


def told(findings: list[Finding]) -> list[tuple[str, str, Origin]]:
    return [(one.rule, one.quote, one.origin) for one in findings]


def test_what_amendments_bring_in_comes_before_what_the_base_had() -> None:
    document = seeded(sound, (add("An old  slip."), amend("Spectrum is limited.", "Spectrum  is scarce.")))
    assert told(checked(document)) == [
        ("editorial.double_space", "Spectrum  is", Origin.AMENDED),
        ("editorial.double_space", "old  slip.", Origin.BASE),
    ]


def test_a_defect_of_structure_that_an_amendment_makes_is_told_as_its_own() -> None:
    [found] = [
        one for one in checked(seeded(sound, (strike("People matter most"),))) if one.rule == "enabler.statement"
    ]
    assert found.origin is Origin.AMENDED


def test_an_amendment_beside_an_old_slip_does_not_make_it_new() -> None:
    document = seeded(sound, (add("A plain  text here."), amend("plain", "simple")))
    assert [one.origin for one in checked(document)] == [Origin.BASE]


def test_a_base_that_is_given_decides_what_is_new() -> None:
    document = seeded(sound, (amend("Spectrum is limited.", "Spectrum  is scarce."),))
    assert [one.origin for one in checked(document, document)] == [Origin.BASE]


def test_without_changes_everything_is_the_base_s() -> None:
    assert {one.origin for one in checked(seeded(sound, (add("In  a hurry."),)))} == {Origin.BASE}


EDITS: tuple[Edit, ...] = (
    amend("Spectrum is limited.", "Spectrum  is scarce."),
    add("This serves Goal 9."),
    sub(" This enabler supports Output 1.", ""),
    strike("Output 2: Train", "Material for teachers"),
    amend("85", ""),
    sub("Regional presence", "Presence in the regions"),
    add("Money", style="Heading2"),
    add("See Resolution 17 (Rev. Port Lumen, 2026) and Resolution 17 (Rev. Eastbay, 2022)."),
    sub("2031", "2035"),
)


@pytest.mark.parametrize("seed", range(6))
def test_remembering_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = random.Random(seed).sample(EDITS, 5)
    document = sound()
    remembered: list[list[Finding]] = []
    documents: list[Document] = []
    for edit in chosen:
        document = edit(document)
        documents.append(document)
        remembered.append(checked(document))
    for document, findings in zip(documents, remembered, strict=True):
        assert told(fresh(document, monkeypatch)) == told(findings)


def fresh(document: Document, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """The findings of a runner that has seen nothing before."""
    from app.checks import run

    made = tuple(type(check)() for check in CHECKS)
    monkeypatch.setattr(run, "CHECKS", made)
    monkeypatch.setattr(run, "_RUNNER", run._Runner())
    return checked(document)


def test_the_base_stays_the_same_object_while_only_own_text_changes() -> None:
    keeper = BaseKeeper()
    first = seeded(sound, (amend("Spectrum is limited.", "Spectrum is scarce."),))
    base = keeper.base(first)
    second = seeded(lambda: first, (sub("scarce", "very scarce"),))
    assert keeper.base(second) is base
    assert base.body.paragraphs == resolve_all(second, accepted=False).body.paragraphs


@pytest.mark.parametrize(
    "edit",
    [strike("Spectrum is"), amend("Skills", "All skills"), add("More."), amend("2.1", ""), sub("Vision", "Our vision")],
)
def test_the_base_is_what_rejecting_gives_after_any_edit(edit: Edit) -> None:
    keeper = BaseKeeper()
    document = seeded(sound, (amend("Spectrum is limited.", "Spectrum is scarce."),))
    keeper.base(document)
    document = edit(document)
    assert keeper.base(document).body.paragraphs == resolve_all(document, accepted=False).body.paragraphs


@pytest.mark.parametrize(("text", "asked"), [("Plain words.", 0), ("This serves Goal 1.", 1)])
def test_the_plan_of_the_base_is_asked_for_only_where_an_element_is_named(text: str, asked: int) -> None:
    made = Annex()
    made.text(text)
    base = made.document()
    made.text("More.")
    calls: list[Document] = []

    def reading(document: Document, before: Reading | None) -> Reading:
        def plan() -> tuple[Plan, Outline]:
            calls.extend([document] if before is None else [])
            return Plan("strategic-plan"), Outline()

        text = LineReader(dict(References.searches)).read(document)
        return Reading(document, lambda: text, plan, load_tables(None), shipped_profile(), base=before)

    assert list(References().findings(reading(made.document(), reading(base, None)))) == []
    assert len(calls) == asked


def test_a_deleted_row_and_struck_text_are_not_checked() -> None:
    annex = Annex()
    annex.add(Run("Old  text.", deleted=OTHER), mark=Mark(deleted=OTHER))
    annex.table(("A", "B"), ("in  one", "two"))
    paragraph = annex.paragraphs[-2]
    assert paragraph.parent is not None
    row = replace(paragraph.parent.row, deleted=OTHER)  # type: ignore[union-attr]
    annex.paragraphs[-2:] = [p.within(replace(p.parent, row=row)) for p in annex.paragraphs[-2:]]  # type: ignore[arg-type]
    assert run_checks(annex.document(), Plan("")) == []


def mends() -> Iterator[tuple[str, Document]]:
    for defect in TEXTS:
        if defect.rule.startswith(("editorial.", "citation.stale", "resolution.punct", "resolution.single")):
            yield defect.rule, seeded(defect.host, defect.edits)


def test_every_mend_takes_its_finding_away() -> None:
    count = 0
    for rule, document in mends():
        before = [one for one in checked(document) if one.rule == rule]
        with_mend = [one for one in before if one.fix is not None]
        if with_mend:
            after = checked(mended(document, with_mend[-1]))
            assert len([one for one in after if one.rule == rule]) < len(before), with_mend[-1]
            count += 1
    assert count > 40


def mended(document: Document, found: Finding) -> Document:
    assert found.fix is not None
    story, at = document.locate(found.fix.paragraph)
    paragraph = story.paragraphs[at]
    text = paragraph.text[: found.fix.start] + found.fix.text + paragraph.text[found.fix.end :]
    opaque = [run for run in paragraph.runs if run.opaque is not None and run.text]
    before, mark, rest = text.partition("\ufffc")
    runs = (Run(before), *opaque[:1], Run(rest)) if mark and opaque else (Run(text),)
    new = paragraph.with_runs(runs)
    stories = tuple(one.replaced(at, 1, (new,)) if one is story else one for one in document.stories)
    return replace(document, stories=stories)


HOSTILE = [
    " " * 50_000,
    "a " * 50_000,
    "a, " * 30_000,
    "1. " * 30_000,
    "(" * 50_000,
    "[" * 50_000,
    "“" * 50_000,
    "A" * 100_000,
    "AB-" * 30_000,
    "2024–" * 20_000,
    "1 May 2024 to " * 8_000,
    "Goal 1, 2, " * 8_000,
    "Resolution 1 (Rev. " * 5_000,
    "Resolution 1, 2, 3, " * 5_000 + "(Rev. X, 2022)",
    "1.2.3." * 20_000,
    "is are is " * 10_000,
    "the the " * 20_000,
    "\ufffc " * 30_000,
    "目标" * 30_000 + "1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_no_text_makes_a_check_run_away(text: str) -> None:
    document = seeded(blank, (add(text),))
    start = time.process_time()
    checked(document)
    assert time.process_time() - start < 3


MINE = Revision("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "2", "p1")
REASONS = Rationale(("Because it is due.",))


def of_proposal(proposal: Proposal, *runs: Run) -> list[str]:
    document = Document((Story("body", StoryKind.BODY, (Paragraph(1, runs),)),), next_id=2)
    said = Said(proposals=(proposal,))
    return [one.rule for one in run_checks(document, Plan(""), said=said) if one.rule.startswith("symbol.")]


STRUCK, NEW = Run("Old text.", deleted=MINE), Run("New text.", inserted=MINE)
PROPOSALS = [
    (Proposal("p1", "Change", Symbol.MOD), (Run("Text."),), ["symbol.mod"]),
    (Proposal("p1", "Change", Symbol.MOD), (STRUCK, NEW), []),
    (Proposal("p1", "Add", Symbol.ADD), (STRUCK, NEW), ["symbol.add"]),
    (Proposal("p1", "Add", Symbol.ADD), (Run("Text. "), NEW), []),
    (Proposal("p1", "Suppress", Symbol.SUP), (STRUCK,), ["symbol.reasons"]),
    (Proposal("p1", "Suppress", Symbol.SUP, rationale=REASONS), (STRUCK,), []),
    (Proposal("p1", "Keep", Symbol.NOC), (Run("Text."),), ["symbol.reasons"]),
    (Proposal("p1", "Keep", Symbol.NOC, rationale=REASONS), (Run("Text."),), []),
    (Proposal("p1", "Keep", Symbol.NOC, rationale=REASONS), (STRUCK, NEW), ["symbol.noc"]),
]


@pytest.mark.parametrize(("proposal", "runs", "rules"), PROPOSALS)
def test_a_proposal_s_symbol_is_held_against_its_changes(
    proposal: Proposal, runs: tuple[Run, ...], rules: list[str]
) -> None:
    assert of_proposal(proposal, *runs) == rules


@pytest.mark.parametrize(
    ("rationale", "title", "said"),
    [
        (Rationale(), "Outreach", ["The proposal “Add” adds the enabler “Outreach” without a rationale."]),
        (Rationale((" ",)), "Outreach", ["The proposal “Add” adds the enabler “Outreach” without a rationale."]),
        (REASONS, "Outreach", []),
        (Rationale(), "People matter most.", []),
    ],
)
def test_a_new_element_is_proposed_with_a_rationale(rationale: Rationale, title: str, said: list[str]) -> None:
    document = seeded(sound, (*head("Outreach", "It is done, which supports Output 2."),))
    body = tuple(
        replace(one, runs=tuple(replace(run, inserted=MINE) for run in one.runs)) if one.text == title else one
        for one in document.body.paragraphs
    )
    document = replace(document, stories=(document.body.with_paragraphs(body, same_ids=True), *document.stories[1:]))
    proposals = Said(proposals=(Proposal("p1", "Add", Symbol.MOD, rationale=rationale),))
    found = run_checks(document, recognise(document), shipped_profile(), said=proposals)
    assert [one.message for one in found if one.rule == "symbol.reasons"] == said


def test_a_link_made_by_hand_closes_a_gap() -> None:
    document = seeded(sound, (sub(" This priority contributes to Goal 2.", ""),))
    plan = recognise(document)
    [goal] = [one for one in plan.walk() if one.kind == "goal" and one.number == "2"]
    [priority] = [one for one in plan.walk() if one.kind == "thematic_priority" and one.number == "2"]
    hand = HandLink(
        LinkEnd(priority.kind, priority.paragraphs[0], "2", priority.title),
        LinkEnd(goal.kind, goal.paragraphs[0], "2", goal.title),
    )
    assert [one.rule for one in run_checks(document, plan)] == ["element.unlinked"]
    assert run_checks(document, plan, said=Said(links=(hand,))) == []

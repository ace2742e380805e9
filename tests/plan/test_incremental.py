"""After any edit, recognition that remembers says the same as recognition that starts anew."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document
from app.plan import Recogniser
from app.plan.profiles import shipped_profile
from app.resources import resource
from tests.annexes import large
from tests.plan.annex import OTHER, Annex
from tests.plan.plans import small_plan

TEXTS = (
    "Enablers", "Goal 3: More", "3. Targets", "Outcome 1.2: Fewer", "Baseline: 4; value: 5", "Plain text.",
    "Indicators:", "Vision: all are well.", "considering", "a) that nothing is left;", "resolves", "[XX]", "",
)  # fmt: skip


def resolution() -> Annex:
    annex = Annex()
    annex.text("ADD\tEXA/1/1", "DRAFT NEW RESOLUTION [EX-1] (Harbourtown, 2027)", "Keeping plans readable")
    annex.text("recalling", "a)\tResolution 4 (Rev. Harbourtown, 2023), on plans;", "b)\tthat time is short,")
    annex.text("resolves", "1\tto write less;", "2\tto read more,", "instructs the Secretary", "to help.")
    return annex


def example() -> Document:
    return open_docx(resource("example", "annex.docx")).document


def edited(document: Document, dice: random.Random, fresh: int) -> Document:
    """The document with a few paragraphs somewhere rewritten, restyled, struck, taken out or put in."""
    body = document.body
    at = dice.randrange(len(body.paragraphs))
    old = body.paragraphs[at]
    choice = dice.randrange(6)
    if choice == 0:
        new = [replace(old, runs=(Run(dice.choice(TEXTS)),))]
    elif choice == 1:
        new = [replace(old, format=dice.choice(body.paragraphs).format)]
    elif choice == 2:
        new = [replace(old, runs=tuple(replace(run, deleted=OTHER) for run in old.runs))]
    elif choice == 3:
        new = [replace(old, mark=Mark(deleted=None if old.mark.deleted else OTHER))]
    elif choice == 4 and len(body.paragraphs) > 3 and old.parent is None:
        new = list[Paragraph]()
    else:
        new = [
            old,
            Paragraph(fresh, (Run(dice.choice(TEXTS)),), dice.choice(body.paragraphs).format, parent=old.parent),
        ]
    return replace(document, stories=(body.replaced(at, 1, new), *document.stories[1:]))


@pytest.mark.parametrize(
    ("start", "profile", "steps"),
    [
        (lambda: small_plan().document(), "strategic-plan", 150),
        (lambda: small_plan().document(), "results-framework", 80),
        (lambda: resolution().document(), "resolution", 150),
        (example, "strategic-plan", 60),
    ],
    ids=["small", "framework", "resolution", "example"],
)
def test_what_is_remembered_changes_nothing(start: Callable[[], Document], profile: str, steps: int) -> None:
    document, dice = start(), random.Random(7)
    remembering = Recogniser(shipped_profile(profile))
    for step in range(steps):
        document = edited(document, dice, 100_000 + step)
        assert remembering.plan(document) == Recogniser(shipped_profile(profile)).plan(document)


def test_a_small_heading_at_the_end_belongs_to_what_is_put_behind_it() -> None:
    annex = Annex()
    annex.heading(1, "Enablers")
    annex.heading(2, "Skills")
    annex.text("People.")
    annex.styled("Headingi", "Further reading")
    before = annex.document()
    annex.heading(1, "Outputs")
    annex.heading(2, "Output 1: Register")
    remembering = Recogniser()
    for document in (before, annex.document(), before):
        assert remembering.plan(document) == Recogniser().plan(document)


def test_what_people_said_is_part_of_it(tmp_path: Path) -> None:
    document, dice = small_plan().document(), random.Random(3)
    remembering = Recogniser()
    kinds = ["", "enabler", "goal", "output"]
    for step in range(60):
        ids = [paragraph.id for paragraph in document.body.paragraphs]
        by_hand = {dice.choice(ids): dice.choice(kinds) for _ in range(dice.randrange(3))}
        assert remembering.plan(document, by_hand) == Recogniser(by_hand=by_hand).plan(document)
        document = edited(document, dice, 200_000 + step)


@pytest.mark.parametrize(
    ("start", "profile"),
    [(lambda: small_plan().document(), "strategic-plan"), (lambda: resolution().document(), "resolution")],
    ids=["plan", "resolution"],
)
def test_what_people_said_of_an_earlier_text_is_held_against_the_present_one(
    start: Callable[[], Document], profile: str
) -> None:
    every = shipped_profile(profile)
    kinds = [*every.kinds]
    for seed in range(6):
        document, dice = start(), random.Random(seed)
        ids = [paragraph.id for paragraph in document.body.paragraphs]
        by_hand = {dice.choice(ids): dice.choice(kinds) for _ in range(2)}
        remembering = Recogniser(every, by_hand=by_hand)
        documents = [document]
        for step in range(25):
            document = dice.choice(documents) if step % 5 == 4 else edited(document, dice, 300_000 + step)
            documents.append(document)
            assert remembering.plan(document) == Recogniser(every, by_hand=by_hand).plan(document)


def test_an_edit_in_a_long_plan_costs_a_small_part_of_reading_it(tmp_path: Path) -> None:
    large.build(tmp_path / "large.docx", 300, 3000)
    document = open_docx(tmp_path / "large.docx").document
    recogniser = Recogniser()
    start = time.process_time()
    recogniser.plan(document)
    whole = time.process_time() - start
    costs: list[float] = []
    for step in range(5):
        body = document.body
        at = 700 * step + 20
        document = replace(
            document,
            stories=(
                body.replaced(at, 1, [replace(body.paragraphs[at], runs=(Run("Other words."),))]),
                *document.stories[1:],
            ),
        )
        start = time.process_time()
        recogniser.plan(document)
        costs.append(time.process_time() - start)
    assert sorted(costs)[2] < whole / 5

"""After any edits, checks that remember say the same as checks that have seen nothing before."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.checks import BaseKeeper, run, run_checks
from app.editing.resolve import resolve_all
from app.formats.docx import open_docx
from app.model.content import Mark, Run
from app.model.document import Document
from app.model.finding import Finding
from app.plan import Recogniser
from app.plan.blocks import Blocks
from app.plan.profiles import shipped_profile
from app.resources import resource
from tests.checks.seeding import sound
from tests.plan.annex import OTHER
from tests.plan.linked_plan import amended_plan
from tests.plan.test_incremental import edited, resolution

SAID = (
    "See Goal 2 and Output 1.", "“Open and never closed", "Meet on 3 to 9 May 2028 and 3 to 10 May 2028.",
    "Closed, but never opened”", "in  2019–2022 and 2024 - 2027", "ABCD and EFGH (Every Fine Group Here)",
    "ABCD is wanted by 2026.", "Table 9 shows it.", "Indicators include the following:", "Number of meetings held",
    "Resolution 17 (Rev. Eastbay, 2022) and Resolution 17 (Rev. Port Lumen, 2026)", "Don't and don’t",
    "Outcomes are products.", "MOD", "Reasons: none.", "RESOLUTION 9 (Eastbay, 2022)", "resolves", "1 to go,",
    "Regional presence supports Goal 1 and Outcome 1.1.", "Target 1.7: 50 per cent by 2040", "Regional presence",
)  # fmt: skip


def typed(document: Document, dice: random.Random) -> Document:
    """The document with something written into a paragraph, tracked or not, that some rule has a say in."""
    body = document.body
    at = dice.randrange(len(body.paragraphs))
    old = body.paragraphs[at]
    new = Run(dice.choice(SAID), inserted=dice.choice((None, OTHER)))
    runs = dice.choice(((new,), (*old.runs, Run(" "), new), (new, *old.runs)))
    return replace(document, stories=(body.replaced(at, 1, [replace(old, runs=runs)]), *document.stories[1:]))


def fresh(document: Document, profile: str, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """The findings of checks that have seen nothing before."""
    from app.plan import lines, links, links_numbers, links_text

    with monkeypatch.context() as context:
        context.setattr(links, "_READERS", {})
        context.setattr(links_text, "_FINDERS", [])
        context.setattr(links_numbers, "_WORDS", {})
        context.setattr(lines, "_READINGS", {})
        context.setattr(run, "CHECKS", tuple(type(check)() for check in run.CHECKS))
        context.setattr(run, "_RUNNER", run._Runner())
        rules = shipped_profile(profile)
        return run_checks(document, Recogniser(rules).plan(document), rules)


@pytest.mark.parametrize(
    ("start", "profile", "steps"),
    [
        (sound, "strategic-plan", 24),
        (amended_plan, "strategic-plan", 30),
        (lambda: resolution().document(), "resolution", 40),
        (lambda: open_docx(resource("example", "annex.docx")).document, "strategic-plan", 6),
    ],
    ids=["sound", "linked", "resolution", "example"],
)
def test_what_is_remembered_changes_no_finding(
    start: Callable[[], Document], profile: str, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, dice = start(), random.Random(11)
    rules = shipped_profile(profile)
    recogniser = Recogniser(rules)
    for step in range(steps):
        document = typed(document, dice) if step % 2 else edited(document, dice, 300_000 + step)
        remembered = run_checks(document, recogniser.plan(document), rules)
        assert remembered == fresh(document, profile, monkeypatch)


def test_going_back_and_forth_between_documents_changes_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(5)
    rules = shipped_profile()
    documents = [sound(), amended_plan()]
    for step in range(12):
        at = dice.randrange(2)
        document = documents[at] = typed(documents[at], dice)
        assert run_checks(document, Recogniser(rules).plan(document), rules) == fresh(
            document, rules.name, monkeypatch
        ), step


@pytest.mark.parametrize(
    "start", [sound, amended_plan, lambda: resolution().document()], ids=["sound", "linked", "call"]
)
def test_the_base_that_is_kept_is_what_rejecting_gives(start: Callable[[], Document]) -> None:
    document, dice, keeper = start(), random.Random(17), BaseKeeper()
    for step in range(150):
        document = typed(document, dice) if step % 3 else edited(document, dice, 400_000 + step)
        if step % 5 == 0:
            document = marked(document, dice)
        assert keeper.base(document).body.paragraphs == resolve_all(document, accepted=False).body.paragraphs, step


def marked(document: Document, dice: random.Random) -> Document:
    """The document with one paragraph mark inserted or deleted under tracking."""
    body = document.body
    at = dice.randrange(len(body.paragraphs))
    mark = dice.choice((Mark(inserted=OTHER), Mark(deleted=OTHER)))
    new = [replace(body.paragraphs[at], mark=mark)]
    return replace(document, stories=(body.replaced(at, 1, new), *document.stories[1:]))


def test_blocks_hold_all_things_in_order_and_stay_the_same_where_nothing_changed() -> None:
    dice = random.Random(2)
    blocks, items = Blocks[object](), [object() for _ in range(5_000)]
    for _ in range(200):
        before = set(map(id, blocks.cut(items)))
        at, gone, new = dice.randrange(len(items) + 1), dice.choice((0, 0, 1, 2, 900)), dice.choice((0, 1, 1, 700))
        items = [*items[:at], *(object() for _ in range(new)), *items[at + gone :]]
        after = blocks.cut(items)
        assert [one for block in after for one in block.items] == items
        fresh_blocks = [block for block in after if id(block) not in before]
        assert sum(len(block.items) for block in fresh_blocks) <= new + 2_000

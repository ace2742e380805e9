"""In a plan that is nothing but elements, checks after any edit say what checks say that have seen nothing before."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.checks import Said, reading, run, run_checks
from app.formats.docx import open_docx
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.finding import Finding
from app.plan import Recogniser, assembling, blocks, lines, links, links_numbers, links_text
from app.plan.profiles import shipped_profile
from tests.annexes import large_plan
from tests.plan.annex import OTHER

PAGES, STEPS = 5, 36
SAID = ("Goal 1 and Outputs 2.1 to 2.3.", "Output 1.1", "9.9", "Enablers", "See Table 3.", "", "in  2019–2022")


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small that these few pages have as many as a thousand have of the usual size."""
    monkeypatch.setattr(blocks, "_USUAL", 20)
    monkeypatch.setattr(reading, "_FEW", 3)
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let checks and links begin anew."""
    monkeypatch.setattr(links, "_READERS", {})
    monkeypatch.setattr(links_text, "_FINDERS", [])
    monkeypatch.setattr(links_numbers, "_WORDS", {})
    monkeypatch.setattr(lines, "_READINGS", {})
    monkeypatch.setattr(run, "CHECKS", tuple(type(check)() for check in run.CHECKS))
    monkeypatch.setattr(run, "_RUNNER", run._Runner())


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path: Path = tmp_path_factory.mktemp("dense") / "plan.docx"
    large_plan.build(path, PAGES)
    return open_docx(path).document


def with_body(document: Document, at: int, removed: int, paragraphs: Sequence[Paragraph]) -> Document:
    return replace(document, stories=(document.body.replaced(at, removed, paragraphs), *document.stories[1:]))


def headings(document: Document) -> list[int]:
    return [at for at, one in enumerate(document.body.paragraphs) if one.format.style]


class Hand:
    """Somebody who edits a plan: one edit a call, the same for the same seed."""

    def __init__(self, document: Document, seed: int) -> None:
        self.document, self.kinds = document, dict[int, str]()
        self._dice = random.Random(seed)
        self._before = [document]
        self._fresh = 700_000

    def edit(self) -> None:
        edits = (self._retitle, self._reword, self._reword, self._delete, self._add, self._move, self._set, self._undo)
        document = self._dice.choice(edits)()
        self._before.append(self.document)
        self.document = document

    def _retitle(self) -> Document:
        at = self._dice.choice(headings(self.document))
        title = f"{self.document.body.paragraphs[at].text.partition(':')[0]}: {self._dice.choice(('Staff', 'Skills'))}"
        return self._written(at, (Run(title),))

    def _reword(self) -> Document:
        at = self._dice.randrange(len(self.document.body.paragraphs))
        runs, said = self.document.body.paragraphs[at].runs, self._dice.choice(SAID)
        word = Run(said, inserted=self._dice.choice((None, OTHER)))
        return self._written(at, self._dice.choice(((word,), (*runs, Run(" "), word))))

    def _written(self, at: int, runs: tuple[Run, ...]) -> Document:
        return with_body(self.document, at, 1, [replace(self.document.body.paragraphs[at], runs=runs)])

    def _stretch(self) -> tuple[int, Sequence[Paragraph]]:
        """A heading with the paragraphs below it, up to a table or the next heading."""
        at = self._dice.choice(headings(self.document))
        end = at + 1
        body = self.document.body.paragraphs
        while end < len(body) and not body[end].format.style and body[end].parent is None:
            end += 1
        return at, body[at:end]

    def _delete(self) -> Document:
        at, gone = self._stretch()
        return with_body(self.document, at, len(gone), [])

    def _add(self) -> Document:
        _, new = self._stretch()
        self._fresh += len(new)
        copies = [replace(one, id=self._fresh + more) for more, one in enumerate(new)]
        return with_body(self.document, self._dice.choice(headings(self.document)), 0, copies)

    def _move(self) -> Document:
        at, moved = self._stretch()
        without = with_body(self.document, at, len(moved), [])
        return with_body(without, self._dice.choice(headings(without)), 0, moved)

    def _set(self) -> Document:
        ids = [one.id for one in self.document.body.paragraphs]
        self.kinds = {self._dice.choice(ids): self._dice.choice(("", "enabler", "goal")) for _ in range(2)}
        return self.document

    def _undo(self) -> Document:
        return self._before[-1]


def fresh(document: Document, kinds: Mapping[int, str], monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """The findings of checks that have seen nothing before."""
    with monkeypatch.context() as context:
        forget(context)
        context.setattr(blocks, "_USUAL", 10_000)
        # Trees put together from all elements at once, not block by block.
        context.setattr(assembling, "_alone", lambda blocks: None)
        plan = Recogniser(by_hand=kinds).plan(document)
        return run_checks(document, plan, shipped_profile(), said=Said(kinds=kinds))


@pytest.mark.parametrize("seed", [1, 2])
def test_any_edit_in_a_dense_plan_changes_findings_as_a_fresh_look_does(
    dense: Document, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, recogniser = Hand(dense, seed), Recogniser()
    told = 0
    for step in range(STEPS):
        hand.edit()
        plan = recogniser.plan(hand.document, hand.kinds)
        remembered = run_checks(hand.document, plan, recogniser.profile, said=Said(kinds=hand.kinds))
        told += len(remembered)
        assert remembered == fresh(hand.document, hand.kinds, monkeypatch), step
    assert told > 5 * STEPS


def test_undoing_brings_the_same_findings_back(dense: Document) -> None:
    hand, recogniser = Hand(dense, 3), Recogniser()
    before = run_checks(dense, recogniser.plan(dense), recogniser.profile)
    for _ in range(8):
        hand.edit()
        run_checks(hand.document, recogniser.plan(hand.document), recogniser.profile)
    assert run_checks(dense, recogniser.plan(dense), recogniser.profile) == before

"""Random real events, a few from each annex: widget and model stay in step, and the judge is not blind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.gui.editor import EditorView
from app.gui.editor.galley import Galley
from app.gui.editor.labels import LabelBook
from app.model.content import Paragraph
from app.model.document import Document
from app.model.format import ParagraphFormat
from tests.gui.driver.annexes import ANNEXES
from tests.gui.driver.events import Event, events_of
from tests.gui.driver.judge import same
from tests.gui.driver.play import play
from tests.gui.driver.shrink import shrunk


@pytest.mark.parametrize("annex", ANNEXES)
@pytest.mark.parametrize("seed", [100, 101])
def test_random_events_keep_widget_and_model_in_step(annex: str, seed: int) -> None:
    failure = play(annex, events_of(seed, annex, 120), batch=40)
    assert failure is None, failure


def test_a_seed_gives_the_same_events_however_many_are_asked_for() -> None:
    assert events_of(3, "tables", 50) == events_of(3, "tables", 500)[:50]
    assert events_of(3, "tables", 50) != events_of(4, "tables", 50)


def test_labels_that_lag_behind_are_seen_and_told_in_few_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LabelBook, "update", lambda *_: False)
    rows = [Event("click", 301, y) for y in range(101, 501, 50)]
    events = [event for row in rows for event in (row, Event("enter"))]
    failure = play("left_to_right", events, batch=len(events), end=False)
    assert failure is not None
    assert "labels differ" in failure.said
    assert 0 < len(shrunk("left_to_right", events, failure, seconds=2)) <= len(events)


def test_what_is_not_painted_again_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [Event("click", 200, 200), Event("paint"), Event("format", 0, 1), Event("paint")]
    assert play("left_to_right", events, batch=5, end=False) is None
    monkeypatch.setattr(EditorView, "_update_after", lambda *_: None)
    failure = play("left_to_right", events, batch=5, end=False)
    assert failure is not None
    assert "painted" in failure.said


def test_a_paragraph_that_is_not_laid_out_anew_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [Event("click", 200, 200), Event("type", text="x")]
    assert play("left_to_right", events, batch=2) is None
    splice_units = Galley._splice_units

    def forgetful(self: Galley, *given: object) -> tuple[int, int]:
        low, high = splice_units(self, *given)  # pyright: ignore[reportArgumentType]
        for unit in self.units.between(low, high + 1):
            unit.stale = False
        return low, high

    monkeypatch.setattr(Galley, "_splice_units", forgetful)
    assert play("left_to_right", events, batch=2) is not None


def test_documents_with_a_story_that_nothing_is_left_of_are_compared() -> None:
    opened = ANNEXES["left_to_right"]()
    body, notes = opened.stories[:2]
    less = replace(opened, stories=(body, replace(notes, paragraphs=()), *opened.stories[2:]))
    assert not same(less, opened)
    other = body.replaced(3, 1, [body.paragraphs[3].with_runs(())])
    assert not same(less, replace(less, stories=(other, *less.stories[1:])))


def test_which_of_several_paragraphs_stays_in_front_of_a_table_is_left_open_but_not_what_it_says() -> None:
    opened = ANNEXES["tables"]()
    pairs = zip(opened.body.paragraphs, opened.body.paragraphs[1:], strict=False)
    at = next(n for n, (here, after) in enumerate(pairs) if here.parent is None and after.parent is not None)
    here = opened.body.paragraphs[at]
    other = ParagraphFormat(style="Another")

    def with_there(paragraph: Paragraph) -> Document:
        return replace(opened, stories=(opened.body.replaced(at, 1, [paragraph]), *opened.stories[1:]))

    assert same(with_there(replace(here, id=9999, format=other)), opened)
    assert not same(with_there(replace(here, format=other)), opened)
    assert not same(with_there(replace(here, id=9999, runs=())), opened)

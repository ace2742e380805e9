"""Edits on the model: what one keystroke, one Enter and one sweep over everything cost."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.editing.draft import Draft
from app.editing.resolve import accept
from app.editing.tracking import Tracking
from app.editing.writing import insert_text, split, strike
from app.model.document import Document, Position
from tests.benchmarks.measure import Figure, cpu, percentile

ME = Tracking("Bench", "2026-02-11T09:00:00Z", "p1")


def _each(document: Document, edit: Callable[[Draft, Position], object], times: int = 300) -> list[float]:
    paragraphs = [p for p in document.body.paragraphs if p.length > 20]
    found: list[float] = []
    for number in range(times):
        place = Position(paragraphs[number * 7919 % len(paragraphs)].id, 10)
        start = time.process_time()
        draft = Draft(document)
        edit(draft, place)
        found.append(time.process_time() - start)
        document = draft.document
    return found


def _strike_all(document: Document) -> None:
    first, last = document.body.paragraphs[0], document.body.paragraphs[-1]
    strike(Draft(document), Position(first.id, 0), Position(last.id, last.length), ME)


def figures(document: Document) -> list[Figure]:
    """Typing and Enter at scattered places (median and 99th percentile), striking and accepting everything."""
    typed = _each(document, lambda draft, place: insert_text(draft, place, "x", ME))
    entered = _each(document, lambda draft, place: split(draft, place, ME))
    return [
        Figure("letter, median", percentile(typed, 0.5)),
        Figure("letter, 99th percentile", percentile(typed, 0.99)),
        Figure("Enter, median", percentile(entered, 0.5)),
        Figure("Enter, 99th percentile", percentile(entered, 0.99)),
        Figure("strike all", cpu(lambda: _strike_all(document), 3)),
        Figure("accept all", cpu(lambda: accept(Draft(document)), 3)),
    ]

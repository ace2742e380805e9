"""The three columns of the annex agree on what is chosen, and share a window of any width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.gui.annex_page import AnnexPage
from app.gui.theme import Theme
from app.model.content import Paragraph, Run
from app.model.document import Position, Range
from tests.gui.samples import DELEGATE, RAPPORTEUR, document_of, opened_of


@pytest.fixture
def page(theme: Theme) -> Iterator[AnnexPage]:
    opened = opened_of(document_of(_replaced(1), "plain", _replaced(3)))
    made = AnnexPage(opened, lambda: None, lambda _: None)
    made.resize(1366, 600)
    made.show()
    yield made
    made.detach()
    made.close()
    made.deleteLater()


def _replaced(id_: int) -> Paragraph:
    # "new" stands right behind what it replaces, and its end is struck again by another.
    runs = (
        Run("Keep "),
        Run("old", deleted=DELEGATE),
        Run("ne", inserted=RAPPORTEUR),
        Run("w", inserted=RAPPORTEUR, deleted=DELEGATE),
        Run(" end"),
    )
    return Paragraph(id_, runs)


def test_the_walk_reaches_every_change_even_where_one_begins_at_the_end_of_another(page: AnnexPage) -> None:
    changes = page.inspector.changes
    walked = []
    for change in changes.model.shown:
        assert changes.step(1) == change
        assert changes.current == change
        walked.append(changes.current)
    assert walked == changes.model.shown


def test_the_caret_between_two_changes_chooses_the_one_that_begins_there(page: AnnexPage) -> None:
    struck, inserted = page.inspector.changes.model.shown[:2]
    assert struck.end == inserted.start
    there = Position(inserted.paragraph, inserted.start)
    page.editor.select(Range(there, there))
    assert page.inspector.changes.current == inserted

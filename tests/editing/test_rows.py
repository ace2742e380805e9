"""A row is struck whole, an own one is taken out, and rejecting brings it back."""

from __future__ import annotations

import pytest

from app.editing.draft import Draft
from app.editing.resolve import resolve_all
from app.editing.rows import strike_row
from app.editing.tracking import Tracking
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.structure import cell_of
from app.model.views import View, document_lines
from tests.plan.annex import Annex

TRACKING = Tracking("Organization – A", "2026-02-11T09:00:00Z")


def table() -> tuple[Document, list[list[int]]]:
    annex = Annex()
    cells = annex.table(("No.", "Title"), ("1", "First\nand more"), ("2", "Second"))
    annex.text("After it.")
    return annex.document(), cells


def struck(document: Document, paragraph: int, tracking: Tracking = TRACKING) -> Document:
    draft = Draft(document)
    strike_row(draft, paragraph, tracking)
    return draft.document


def test_all_of_a_row_is_struck_and_the_others_stay() -> None:
    document, cells = table()
    after = struck(document, cells[1][1])
    assert list(document_lines(after, View.FINAL)) == ["No.", "Title", "2", "Second", "After it."]
    rows = {cell.row.id: cell.row for p in after.body.paragraphs if (cell := cell_of(p.parent)) is not None}
    assert [row.deleted is not None for row in rows.values()] == [False, True, False]


def test_rejecting_brings_the_row_back_and_accepting_takes_it_out() -> None:
    document, cells = table()
    after = struck(document, cells[1][0])
    assert resolve_all(after, accepted=False).body.paragraphs == document.body.paragraphs
    accepted = resolve_all(after, accepted=True)
    assert list(document_lines(accepted, View.MARKED)) == ["No.", "Title", "2", "Second", "After it."]


def test_an_untracked_strike_takes_the_row_out() -> None:
    document, cells = table()
    after = struck(document, cells[2][0], Tracking("A", "2026-02-11T09:00:00Z", on=False))
    assert list(document_lines(after, View.MARKED)) == ["No.", "Title", "1", "First", "and more", "After it."]


def test_outside_of_tables_and_in_merged_cells_it_is_refused() -> None:
    document, _ = table()
    with pytest.raises(RefusedError, match="no table"):
        struck(document, document.body.paragraphs[-1].id)
    annex = Annex()
    cells = annex.table(("No.", "Title"), ("1", "First"), ("^", "Second"))
    with pytest.raises(RefusedError, match="merged"):
        struck(annex.document(), cells[2][1])

"""A row is struck whole, an own one is taken out, and rejecting brings it back."""

from __future__ import annotations

import pytest

from app.editing import writing
from app.editing.draft import Draft
from app.editing.resolve import resolve_all
from app.editing.rows import strike_row
from app.editing.tracking import Tracking
from app.formats.docx import open_docx
from app.model.content import Paragraph, Run
from app.model.document import Document, Position
from app.model.errors import RefusedError
from app.model.structure import cell_of
from app.model.views import View, document_lines
from tests.judges import schema, word_rules
from tests.judges.packages import change, package_bytes, paragraph, run
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


def _struck_by_another() -> bytes:
    mark = '<w:trPr><w:del w:id="1" w:author="B" w:date="2026-02-11T09:00:00Z"/></w:trPr>'
    cell = f"<w:tc><w:tcPr/>{paragraph(change('del', 2, run('old', 'delText')))}</w:tc>"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid><w:tr>{mark}{cell}</w:tr></w:tbl>'
    return package_bytes(table + paragraph(run("end")))


def test_what_is_written_into_a_row_that_another_party_struck_is_an_insertion_of_ones_own() -> None:
    file = open_docx(_struck_by_another())
    draft = Draft(file.document)
    writing.insert_text(draft, Position(file.document.body.paragraphs[0].id, 3), "new", TRACKING)
    out = file.write(draft.document)
    assert word_rules.findings(out) == []
    assert schema.new_findings(_struck_by_another(), out) == []
    again = open_docx(out).document
    assert list(document_lines(again, View.MARKED)) == ["[-old-]{+new+}", "end"]
    assert list(document_lines(resolve_all(again, accepted=True), View.MARKED)) == ["end"]
    assert list(document_lines(resolve_all(again, accepted=False), View.MARKED)) == ["old", "end"]


def test_what_is_written_there_without_tracking_is_struck_with_the_row() -> None:
    for pasted in (False, True):
        file = open_docx(_struck_by_another())
        draft = Draft(file.document)
        place, off = Position(file.document.body.paragraphs[0].id, 3), Tracking("A", "", on=False)
        if pasted:
            writing.insert_fragment(draft, place, [Paragraph(0, (Run("new"),))], off)
        else:
            writing.insert_text(draft, place, "new", off)
        out = file.write(draft.document)
        assert word_rules.findings(out) == []
        again = open_docx(out).document
        assert list(document_lines(resolve_all(again, accepted=True), View.MARKED)) == ["end"]
        assert list(document_lines(resolve_all(again, accepted=False), View.MARKED)) == ["oldnew", "end"]

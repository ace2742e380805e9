"""A page marked by hand as it is received, converted, saved and exported again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.editing.handmade import MarkKind, survey, to_manual
from app.formats.docx import open_docx
from app.model.changes import document_changes
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.views import View, document_lines
from app.resources import resource
from app.services.amend import amend
from app.services.edit_list import load_edit_list
from app.services.export import ExportKind, Marks, export_bytes
from app.services.marks import convert_in, converted, placed_marks, summary
from app.services.session import Session
from tests.judges.audit import new_findings
from tests.judges.packages import package_bytes
from tests.property.documents import documents
from tests.services.marked_page import FINAL, HEADING, ORIGINAL, write_page

AUTHOR, DATE = "Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z"

# Each example is saved and read three times.
few = settings(max_examples=max(20, settings().max_examples // 8))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write_page(tmp_path / "page.docx")


@pytest.fixture(scope="module")
def session() -> Session:
    made = Session.in_memory(resource("example", "annex.docx"))
    amend(made, load_edit_list(resource("example", "edits.json")))
    return made


def texts(document: Document) -> tuple[list[str], list[str]]:
    return list(document_lines(document, View.ORIGINAL)), list(document_lines(document, View.FINAL))


def test_the_received_page_is_read_as_its_author_meant_it(page: Path) -> None:
    document = converted(open_docx(page).document, AUTHOR, DATE)
    original, final = texts(document)
    assert ORIGINAL in original
    assert FINAL in final
    assert len(original) == len(final)


def test_its_heading_and_placeholder_are_named_and_left(page: Path) -> None:
    document = open_docx(page).document
    found = survey(document)
    assert {mark.text for mark in found.marks if mark.takes_as is None} == {HEADING, "[year]"}
    assert found.insertion_mark is MarkKind.HIGHLIGHT
    assert summary(found) == (
        "underline: 0 taken for changes, 1 not; strike: 3 taken for changes, 0 not; "
        "highlight: 4 taken for changes, 1 not."
    )
    assert {one.number for one in placed_marks(document, found)} == {1, 3, 5}


def test_the_converted_file_is_sound_and_keeps_the_rest_of_its_bytes(page: Path, tmp_path: Path) -> None:
    file = open_docx(page)
    out = tmp_path / "out.docx"
    out.write_bytes(file.write(converted(file.document, AUTHOR, DATE)))
    again = open_docx(out)
    assert texts(again.document) == texts(converted(file.document, AUTHOR, DATE))
    assert len(list(document_changes(again.document))) == 7
    assert not new_findings(page, out)
    body = again.parts["word/document.xml"].decode()
    assert "<w:strike" not in body
    assert body.count("<w:highlight") == 1
    others = {name for name, data in again.parts.items() if data != file.parts[name]}
    assert others == {"word/document.xml"}


def test_a_session_converts_in_one_step_and_undoes_it(page: Path) -> None:
    session = Session.in_memory(page)
    before = session.document
    assert convert_in(session, survey(before), AUTHOR, DATE) is not None
    assert session.document != before
    session.undo()
    assert session.document == before


def test_an_annex_with_manual_marks_reads_back(session: Session, tmp_path: Path) -> None:
    out = tmp_path / "annex.docx"
    session.export(ExportKind.ANNEX, out, Marks.MANUAL)
    document = open_docx(out).document
    assert not list(document_changes(document))
    assert texts(converted(document, AUTHOR, DATE)) == texts(session.document)


@few
@given(documents())
def test_any_document_saved_with_manual_marks_reads_back(drawn: Document) -> None:
    blank = open_docx(package_bytes("<w:p/>"))
    body = blank.document.body.with_paragraphs(drawn.body.paragraphs, same_ids=False)
    tracked = open_docx(blank.write(replace(blank.document, stories=(body, *blank.document.stories[1:]))))
    manual = open_docx(tracked.write(to_manual(tracked.document)))
    assert not list(document_changes(manual.document))
    again = open_docx(manual.write(converted(manual.document, AUTHOR, DATE)))
    assert texts(again.document) == texts(tracked.document)


def test_an_annex_with_clean_marks_is_the_clean_annex(session: Session) -> None:
    one, other = (export_bytes(session.source, kind, Marks.CLEAN) for kind in (ExportKind.ANNEX, ExportKind.CLEAN))
    assert texts(open_docx(one).document) == texts(open_docx(other).document)
    assert not list(document_changes(open_docx(one).document))


def test_a_statement_with_manual_marks_reads_back(session: Session) -> None:
    tracked = open_docx(export_bytes(session.source, ExportKind.LS)).document
    manual = open_docx(export_bytes(session.source, ExportKind.LS, Marks.MANUAL)).document
    assert not list(document_changes(manual))
    assert "as tracked changes" not in " ".join(document_lines(manual, View.FINAL))
    read_back = converted(manual, AUTHOR, DATE)
    assert sum(len(c.text) for c in document_changes(read_back)) == sum(len(c.text) for c in document_changes(tracked))


def test_a_statement_with_clean_marks_says_only_what_is_to_be(session: Session) -> None:
    clean = open_docx(export_bytes(session.source, ExportKind.LS, Marks.CLEAN)).document
    assert not list(document_changes(clean))
    assert "as tracked changes" not in " ".join(document_lines(clean, View.FINAL))


def test_a_clean_annex_has_no_marks_to_show(session: Session) -> None:
    with pytest.raises(RefusedError, match="no changes"):
        export_bytes(session.source, ExportKind.CLEAN, Marks.MANUAL)

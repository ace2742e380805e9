"""Hostile and odd files: an honest opening, or one plain sentence; what was there before stays."""

from __future__ import annotations

from dataclasses import replace

from app.formats.docx import DocxFile, open_docx
from app.model.content import Run
from app.model.document import Document
from app.model.revision import Revision
from app.services.numbered import Filter, resolved
from tests.judges.packages import change, package_bytes, paragraph, run

_MINE = Revision("A. Rapporteur", "2026-02-11T09:00:00Z", "mine")


def touched(document: Document) -> Document:
    """The document with a word inserted at the end of its last paragraph."""
    body = document.body
    last = body.paragraphs[-1]
    edited = last.with_runs((*last.runs, Run("x", inserted=_MINE)))
    return replace(document, stories=(body.replaced(len(body.paragraphs) - 1, 1, [edited]), *document.stories[1:]))


def test_an_empty_paragraph_beside_a_comment_or_an_unknown_block_does_not_swallow_the_next_tag():
    for odd in ("<!-- note -->", "<w:unknown/>", '<w:p xmlns:q="urn:example"/>'):
        file = open_docx(package_bytes(odd + "<w:p/>" + paragraph(change("ins", 1, run("new"))) + paragraph(run("end"))))
        again = open_docx(file.write(resolved(file.document, Filter(), accepted=True)))
        assert [p.text for p in again.document.body.paragraphs][-3:] == ["", "new", "end"]
        assert DocxFile(file.write(touched(file.document))).document.body.paragraphs[-1].text == "endx"


def test_an_empty_element_at_the_end_of_a_paragraph_does_not_stand_for_the_paragraphs_end():
    file = open_docx(package_bytes("<!-- note --><w:p><w:trPr/></w:p><w:p><w:p/></w:p>" + paragraph(run("end"))))
    assert DocxFile(file.write(touched(file.document))).document.body.paragraphs[-1].text == "endx"

"""Opened and saved without an edit, a file stays what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.formats.docx import DocxFile, open_docx
from app.formats.docx.archive import rewritten
from app.formats.docx.package import Package
from app.model.views import View, document_lines


def test_an_untouched_file_keeps_every_byte(corpus_file: Path):
    data = corpus_file.read_bytes()
    file = open_docx(data)
    assert file.write(file.document) == data


def test_a_file_read_anew_has_the_same_document(corpus_file: Path):
    data = corpus_file.read_bytes()
    assert DocxFile(data).document == DocxFile(data).document


def test_writing_one_part_leaves_all_parts_readable_and_equal(corpus_file: Path):
    package = Package(corpus_file.read_bytes())
    again = Package(rewritten(package.archive, {package.main: package.read(package.main)}))
    assert [*again.archive.entries] == [*package.archive.entries]
    assert {name: again.read(name) for name in again.parts} == {name: package.read(name) for name in package.parts}


@pytest.mark.parametrize("view", View)
def test_every_view_of_a_file_can_be_read_as_text(corpus_file: Path, view: View):
    lines = list(document_lines(open_docx(corpus_file).document, view))
    assert not any("\n" in line or "￼" in line for line in lines)


def test_paragraph_ids_follow_the_order_of_reading(corpus_file: Path):
    document = open_docx(corpus_file).document
    for story in document.stories:
        ids = [paragraph.id for paragraph in story.paragraphs]
        assert ids == sorted(set(ids))
    assert document.next_id > max((p.id for _, p in document.walk()), default=0)

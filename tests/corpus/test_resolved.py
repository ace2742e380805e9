"""Every change accepted or rejected and written: the text of that view, no change left, nothing new wrong."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from app.editing.resolve import resolve_all
from app.formats.docx import DocxFile, open_docx
from app.model.changes import document_changes
from app.model.document import Document
from app.model.views import View, document_lines
from tests.judges import revisions, schema, word_rules

both = pytest.mark.parametrize("view", [View.ORIGINAL, View.FINAL])


@cache
def _resolved(path: Path, view: View) -> tuple[Document, bytes]:
    file = open_docx(path)
    return file.document, file.write(resolve_all(file.document, accepted=view is View.FINAL))


@both
def test_the_written_text_is_the_text_of_the_view(corpus_file: Path, view: View):
    document, out = _resolved(corpus_file, view)
    assert list(document_lines(DocxFile(out).document, View.MARKED)) == list(document_lines(document, view))


@both
def test_no_change_is_left(corpus_file: Path, view: View):
    out = _resolved(corpus_file, view)[1]
    assert list(document_changes(DocxFile(out).document)) == []
    assert revisions.counted(out) == Counter()


@both
def test_the_schema_finds_nothing_new(corpus_file: Path, view: View, shared_dir: Path):
    assert schema.new_findings(corpus_file, _resolved(corpus_file, view)[1]) == []


@both
def test_no_rule_of_word_is_newly_broken(corpus_file: Path, view: View):
    assert word_rules.new_findings(corpus_file, _resolved(corpus_file, view)[1]) == []

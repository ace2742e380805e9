"""Every change accepted or rejected and written: the text of that view, no change left, nothing new wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.editing.resolve import resolve_all
from app.formats.docx import DocxFile, open_docx
from app.model.changes import story_changes
from app.model.document import Document, Story
from app.model.views import View, story_lines
from tests.judges import schema, word_rules

both = pytest.mark.parametrize("view", [View.ORIGINAL, View.FINAL])


@cache
def _resolved(path: Path, view: View) -> tuple[Document, bytes]:
    file = open_docx(path)
    return file.document, file.write(resolve_all(file.document, accepted=view is View.FINAL))


def _editable(document: Document) -> list[Story]:
    """The stories that can be resolved: text boxes are only shown."""
    return [story for story in document.stories if story.editable]


@both
def test_the_written_text_is_the_text_of_the_view(corpus_file: Path, view: View):
    document, out = _resolved(corpus_file, view)
    again = DocxFile(out).document
    for old, new in zip(_editable(document), _editable(again), strict=True):
        assert [*story_lines(new, View.MARKED)] == [*story_lines(old, view)]


@both
def test_no_change_is_left(corpus_file: Path, view: View):
    again = DocxFile(_resolved(corpus_file, view)[1]).document
    assert [change for story in _editable(again) for change in story_changes(story)] == []


@both
def test_the_schema_finds_nothing_new(corpus_file: Path, view: View, shared_dir: Path):
    assert schema.new_findings(corpus_file, _resolved(corpus_file, view)[1]) == []


@both
def test_no_rule_of_word_is_newly_broken(corpus_file: Path, view: View):
    assert word_rules.new_findings(corpus_file, _resolved(corpus_file, view)[1]) == []

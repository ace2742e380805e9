"""One word inserted under tracking: only that paragraph changes, and nothing new is wrong with the file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from app.editing.draft import Draft
from app.editing.resolve import reject
from app.formats.docx import DocxFile, open_docx
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.revision import Revision
from app.model.views import View, document_lines
from tests.judges import audit, schema, word_rules

_AUTHOR = "Example Administration – A. Rapporteur"
_WORD = Run(" addendum", inserted=Revision(_AUTHOR, "2026-02-11T09:00:00Z", "new"))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _place(document: Document) -> int | None:
    """The index of the paragraph to touch: with text, in the middle of the body; None when the body has no text."""
    paragraphs = document.body.paragraphs
    order = [*range(len(paragraphs) // 2, len(paragraphs)), *range(len(paragraphs) // 2)]
    texts = [i for i in order if paragraphs[i].block is None]
    return next((i for i in texts if paragraphs[i].text), texts[0] if texts else None)


def _edited(document: Document) -> Document:
    at = _place(document)
    if at is None:
        body = document.body.replaced(0, 0, [Paragraph(document.next_id, (_WORD,))])
    else:
        paragraph = document.body.paragraphs[at]
        body = document.body.replaced(at, 1, [paragraph.with_runs((*paragraph.runs, _WORD))])
    return replace(document, stories=(body, *document.stories[1:]))


@cache
def _touched(path: Path) -> tuple[DocxFile, Document, bytes]:
    file = open_docx(path)
    document = _edited(file.document)
    return file, document, file.write(document)


def test_every_other_part_keeps_its_bytes(corpus_file: Path):
    file, _, out = _touched(corpus_file)
    written = DocxFile(out).package
    assert written.parts == file.package.parts
    changed = {name for name in written.parts if written.read(name) != file.package.read(name)}
    assert changed == {file.package.main}


def test_every_other_paragraph_keeps_its_bytes(corpus_file: Path):
    file, _, out = _touched(corpus_file)
    before, after = file.package.read(file.package.main), DocxFile(out).package.read(file.package.main)
    gone, new = Counter(_parted(before)), Counter(_parted(after))
    assert (gone - new).total() <= 1
    assert (new - gone).total() == 1


def _parted(data: bytes) -> list[bytes]:
    """The serialised paragraphs that stand in no other paragraph."""
    root = etree.fromstring(data)
    names = {f"{_W}p", "{http://purl.oclc.org/ooxml/wordprocessingml/main}p"}
    found = (e for e in root.iter() if e.tag in names and not any(a.tag in names for a in e.iterancestors()))
    return [etree.tostring(element, with_tail=False) for element in found]


def test_the_file_read_back_says_what_was_written(corpus_file: Path):
    _, document, out = _touched(corpus_file)
    again = DocxFile(out).document
    for view in View:
        assert list(document_lines(again, view)) == list(document_lines(document, view))


def test_the_schema_finds_nothing_new(corpus_file: Path, shared_dir: Path):
    _, _, out = _touched(corpus_file)
    assert schema.new_findings(corpus_file, out) == []


def test_no_rule_of_word_is_newly_broken(corpus_file: Path):
    _, _, out = _touched(corpus_file)
    assert word_rules.new_findings(corpus_file, out) == []


@pytest.mark.judge
def test_the_audit_finds_nothing_new(corpus_file: Path, tmp_path: Path):
    _, _, out = _touched(corpus_file)
    written = tmp_path / "written.docx"
    written.write_bytes(out)
    assert audit.new_findings(corpus_file, written) == []


def test_rejecting_the_change_gives_back_the_document_that_was_opened(corpus_file: Path):
    file, document, out = _touched(corpus_file)
    again = DocxFile(out)
    draft = Draft(again.document)
    reject(draft, lambda revision, kind: revision.author == _AUTHOR)
    restored = DocxFile(again.write(draft.document)).document
    if _place(file.document) is None:
        # A body without a paragraph has been given one, and a body has to end with one.
        assert not any(paragraph.text for paragraph in restored.body.paragraphs)
        return
    for old, new in zip(file.document.stories, restored.stories, strict=True):
        assert [_whole(p) for p in new.paragraphs] == [_whole(p) for p in old.paragraphs]
    assert document != file.document


_NUMBER = re.compile(r"\bid='[^']*'")


def _whole(paragraph: Paragraph) -> str:
    # Where a file uses a number twice, the paragraph written anew has got another one.
    return _NUMBER.sub("", repr(paragraph))

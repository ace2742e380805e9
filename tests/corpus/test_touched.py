"""One word inserted under tracking: only that paragraph changes, and nothing new is wrong with the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from app.formats.docx import DocxFile, open_docx
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.revision import Revision
from app.model.views import View, document_lines
from tests.judges import audit, schema, word_rules

_WORD = Run(" addendum", inserted=Revision("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "new"))
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


def test_the_change_taken_back_gives_the_same_paragraph(corpus_file: Path):
    file, _, out = _touched(corpus_file)
    again = DocxFile(out)
    body = again.document.body
    kept = [p.with_runs(run for run in p.runs if not _is_mine(run)) if _has_mine(p) else p for p in body.paragraphs]
    same = [
        p for p in kept if p.runs or not _has_mine(body.paragraphs[kept.index(p)]) or _place(file.document) is not None
    ]
    document = replace(again.document, stories=(body.replaced(0, len(kept), same), *again.document.stories[1:]))
    restored = DocxFile(again.write(document)).document
    assert [_looks(p) for p in restored.body.paragraphs] == [_looks(p) for p in file.document.body.paragraphs]


def _is_mine(run: Run) -> bool:
    return run.inserted is not None and _WORD.inserted is not None and run.inserted.author == _WORD.inserted.author


def _has_mine(paragraph: Paragraph) -> bool:
    return any(_is_mine(run) for run in paragraph.runs)


def _looks(paragraph: Paragraph) -> list[tuple[object, ...]]:
    return [(run.text, run.format, run.opaque, run.inserted is None, run.deleted is None) for run in paragraph.runs]

"""Every paragraph of every story written anew from the model: nothing is lost, nothing new is wrong."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from app.formats.docx import DocxFile, open_docx
from app.formats.docx.boxes import refilled
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document
from tests.judges import schema, word_rules


@cache
def _rewritten(path: Path) -> tuple[Document, bytes]:
    file = open_docx(path)
    # A blank after the attributes makes each paragraph one that has to be written.
    stories = [
        replace(s, paragraphs=tuple(_touched(p) for p in s.paragraphs), _index={}) if s.editable else s
        for s in file.document.stories
    ]
    return file.document, file.write(replace(file.document, stories=tuple(stories)))


def _touched(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, attributes=paragraph.attributes + " ")


def test_all_text_formats_and_slots_come_back(corpus_file: Path):
    document, out = _rewritten(corpus_file)
    again = DocxFile(out).document
    assert [s.id for s in again.stories] == [s.id for s in document.stories]
    for old, new in zip(document.stories, again.stories, strict=True):
        assert [_paragraph(p) for p in new.paragraphs] == [_paragraph(p) for p in old.paragraphs]


def _paragraph(paragraph: Paragraph) -> tuple[object, ...]:
    mark = paragraph.mark
    slots = (mark.inserted is None, mark.deleted is None, mark.format_change is None)
    properties = (paragraph.format, paragraph.section, paragraph.attributes, mark.format, slots)
    return (*properties, paragraph.format_change is None, paragraph.block, [*_runs(paragraph)])


def _runs(paragraph: Paragraph) -> list[tuple[object, ...]]:
    return [_run(run) for run in paragraph.runs if not _in_field(run)]


def _in_field(run: Run) -> bool:
    # Several fields in one run are taken apart when written, and are then read as whole fields.
    return run.opaque is not None and run.opaque.kind in (OpaqueKind.FIELD, OpaqueKind.FIELD_MARK)


def _run(run: Run) -> tuple[object, ...]:
    slots = (run.inserted is None, run.deleted is None, run.format_change is None)
    return (run.text, run.format, slots, [w.opening for w in run.wrappers], _around_boxes(run.opaque))


def _around_boxes(opaque: Opaque | None) -> Opaque | None:
    # What is in a text box is a story of its own, and compared as such.
    return replace(opaque, xml=refilled(opaque.xml, [""] * len(opaque.boxes))) if opaque is not None else None


def test_the_schema_finds_nothing_new(corpus_file: Path, shared_dir: Path):
    assert schema.new_findings(corpus_file, _rewritten(corpus_file)[1]) == []


def test_no_rule_of_word_is_newly_broken(corpus_file: Path):
    assert word_rules.new_findings(corpus_file, _rewritten(corpus_file)[1]) == []

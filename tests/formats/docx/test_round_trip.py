"""What is written is what was in the model, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hypothesis import given, settings

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.formats.docx import DocxFile, open_docx
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.revision import Revision
from app.model.structure import Cell, Container, ContentControl, TableFormatChange, containers
from app.model.views import View, document_lines
from tests.formats.docx.strategies import bodies, plain
from tests.judges import schema, word_rules
from tests.judges.packages import package_bytes
from tests.property.documents import DATE, ME, Intent, intents, places

SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

NOBODY = Revision("")

# Reading back what was written is an invariant and gets every example; the rest follows from it and gets some hundreds.
few = settings(max_examples=max(20, settings().max_examples // 8))


@cache
def blank() -> bytes:
    return package_bytes(f"<w:p/>{SECTION}")


def with_body(document: Document, paragraphs: Iterable[Paragraph]) -> Document:
    body = document.body.replaced(0, len(document.body.paragraphs), tuple(paragraphs))
    return replace(document, stories=(body, *document.stories[1:]))


def written(paragraphs: Iterable[Paragraph]) -> bytes:
    file = open_docx(blank())
    return file.write(with_body(file.document, paragraphs))


@given(bodies())
def test_a_written_document_is_read_back_equal(paragraphs: tuple[Paragraph, ...]):
    again = DocxFile(written(paragraphs)).document.body.paragraphs
    assert [_paragraph(p) for p in again] == [_paragraph(p) for p in paragraphs]


@few
@given(bodies())
def test_writing_what_was_read_gives_the_same_text_again(paragraphs: tuple[Paragraph, ...]):
    first = DocxFile(written(paragraphs))
    touched = [replace(p, attributes=p.attributes + " ") for p in first.document.body.paragraphs]
    second = DocxFile(first.write(with_body(first.document, touched)))
    assert [_paragraph(p) for p in second.document.body.paragraphs] == [
        _paragraph(p) for p in first.document.body.paragraphs
    ]


@few
@given(bodies())
def test_the_same_document_gives_the_same_bytes(paragraphs: tuple[Paragraph, ...]):
    assert written(paragraphs) == written(paragraphs)


@few
@given(bodies())
def test_written_documents_break_no_rule_and_no_schema(shared_dir: object, paragraphs: tuple[Paragraph, ...]):
    out = written(paragraphs)
    assert schema.findings(out) == []
    assert [f for f in word_rules.findings(out) if "bookmark" not in f and "row" not in f] == []


@given(bodies(), intents("insert", "strike", "replace", "split", "remove", "format", "style"))
def test_edits_on_an_opened_file_are_read_back(paragraphs: tuple[Paragraph, ...], edits: list[Intent]):
    file = DocxFile(written(paragraphs))
    draft = Draft(file.document)
    tracking = Tracking(ME, DATE)
    for intent in edits:
        intent.make(draft, places(draft.document), tracking)
    again = DocxFile(file.write(draft.document)).document
    for view in View:
        assert list(document_lines(again, view)) == list(document_lines(draft.document, view))


def _slot(revision: Revision | None) -> list[tuple[str, str]]:
    return [] if revision is None else [(layer.author, layer.date) for layer in revision.layers()]


def _changed(change: object) -> object:
    return change and [replace(change, revision=NOBODY), _slot(change.revision)]  # type: ignore[attr-defined,type-var]


def _paragraph(paragraph: Paragraph) -> tuple[object, ...]:
    change = paragraph.format_change
    return (
        plain(paragraph.format),
        change and (_slot(change.revision), plain(change.old)),
        plain(paragraph.mark.format),
        _slot(paragraph.mark.inserted),
        _slot(paragraph.mark.deleted),
        paragraph.section,
        _changed(paragraph.section_change),
        paragraph.numbering_change and plain(paragraph.numbering_change.old),
        [_run(run) for run in paragraph.runs],
        [_container(container) for container in containers(paragraph.parent)],
    )


def _run(run: Run) -> tuple[object, ...]:
    change = run.format_change
    return (
        run.text,
        plain(run.format) if run.text and run.opaque is None else None,
        _slot(run.inserted),
        _slot(run.deleted),
        change and (_slot(change.revision), plain(change.old)),
        [(wrapper.opening, _slot(wrapper.inserted), _slot(wrapper.deleted)) for wrapper in run.wrappers],
        run.opaque and run.opaque.xml,
    )


def _container(container: Container) -> tuple[object, ...]:
    if isinstance(container, ContentControl):
        return ("control", container.title, _slot(container.inserted), _slot(container.deleted))
    if not isinstance(container, Cell):
        return ("note", container.ref)
    row, table = container.row, container.row.table
    cell = (container.column, container.span, container.merge, container.width, container.shading)
    slots = (_slot(container.inserted), _slot(container.deleted), _slot(row.inserted), _slot(row.deleted))
    changes = (container.format_change, container.merge_change, row.format_change, row.exceptions_change)
    rest = (row.exceptions, table.format_change, table.grid_change and table.grid_change.old)
    return (*cell, *slots, row.header, table.grid, table.rtl, *map(_changed, changes), *map(_whole, rest))


def _whole(said: object) -> object:
    return _changed(said) if isinstance(said, TableFormatChange) else said

"""The program's own clipboard format, and HTML for others: what a copy says of itself, and what never."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from app.formats.fragment import read_fragment, write_fragment
from app.formats.html import html_to_paragraphs
from app.formats.html_writing import write_html
from app.model.content import Opaque, OpaqueKind, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.numbering import ListDefinition, ListLevel, Numbering
from app.model.structure import Cell, Row, Table, cell_of
from app.model.styles import Style, StyleSheet
from tests.property.documents import documents

STYLES = StyleSheet(
    {
        "N": Style("N", "Normal"),
        "H1": Style("H1", "heading 1", paragraph=ParagraphFormat(outline=0), run=RunFormat(bold=True)),
        "Q": Style("Q", "Quote"),
    },
    default="N",
)
LISTS = Numbering(
    {
        1: ListDefinition(1, 1, (ListLevel(text="%1."),)),
        2: ListDefinition(2, 2, (ListLevel(format="bullet", text="•"), ListLevel(format="bullet", text="–"))),
    }
)


def document(*paragraphs: Paragraph, styles: StyleSheet = STYLES, numbering: Numbering = LISTS) -> Document:
    return Document((Story("body", StoryKind.BODY, paragraphs),), styles, numbering, next_id=100)


def text(id_: int, words: str, **format_: object) -> Paragraph:
    return Paragraph(id_, (Run(words),), ParagraphFormat(**format_))  # type: ignore[arg-type]


def grid() -> list[Paragraph]:
    table = Table(50, (1000, 2000))
    rows = [Row(60 + n, table, header=n == 0) for n in range(3)]
    shapes = [(rows[0], 0, 2, None), (rows[1], 0, 1, "restart"), (rows[1], 1, 1, None)]
    shapes += [(rows[2], 0, 1, "continue"), (rows[2], 1, 1, None)]
    cells = [Cell(70 + n, row, column, span, merge) for n, (row, column, span, merge) in enumerate(shapes)]
    return [replace(text(80 + n, f"c{n}"), parent=cell) for n, cell in enumerate(cells)]


def sent(here: Document, there: Document) -> tuple[Paragraph, ...]:
    return read_fragment(write_fragment(here.body.paragraphs, here, here.labels(here.body)), there).paragraphs


def link(words: str, target: str, kind: WrapperKind = WrapperKind.HYPERLINK, **format_: object) -> Run:
    wrapper = Wrapper(1, kind, "<w:x>", "</w:x>", target)
    return Run(words, RunFormat(**format_), wrappers=(wrapper,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("run", "address"),
    [
        (link("page", "https://example.org/a?b&c"), "https://example.org/a?b&c"),
        (link("page", 'HYPERLINK "mailto:a@example.org"', WrapperKind.FIELD), "mailto:a@example.org"),
        (link("page", "#_Toc1"), ""),
        (link("page", "file:///etc/passwd"), ""),
        (link("page", "PAGE", WrapperKind.FIELD), ""),
    ],
)
def test_a_link_keeps_an_address_that_leads_somewhere_from_anywhere(run: Run, address: str) -> None:
    here = document(Paragraph(1, (Run("see "), run)))
    html = html_to_paragraphs(write_html(here.body.paragraphs, here, {}))
    for (copy,) in (sent(here, document()), html):
        assert copy.text == "see page"
        assert [one.target for r in copy.runs for one in r.wrappers] == ([address] if address else [])
        assert all(not one.opening for r in copy.runs for one in r.wrappers)


def test_a_link_of_several_runs_stays_one() -> None:
    runs = (link("the ", "https://example.org"), link("page", "https://example.org", bold=True))
    (copy,) = sent(document(Paragraph(1, runs)), document())
    first, second = copy.runs
    assert first.wrappers == second.wrappers


def test_an_address_in_anybodys_copy_is_looked_at() -> None:
    copy = json.dumps({"paragraphs": [{"runs": [{"text": "a", "link": "javascript:x"}, {"text": "b", "link": [1]}]}]})
    (pasted,) = read_fragment(copy.encode(), document()).paragraphs
    assert [(r.text, r.wrappers) for r in pasted.runs] == [("ab", ())]


def test_styles_are_found_again_by_their_name() -> None:
    here = document(text(1, "a", style="H1"), text(2, "b", style="Q"))
    other = StyleSheet(
        {"T": Style("T", "Normal"), "Kop": Style("Kop", "heading 1", paragraph=ParagraphFormat(outline=0))}
    )
    assert [p.format.style for p in sent(here, document(styles=other))] == ["Kop", None]
    assert [p.format for p in sent(here, document(styles=StyleSheet()))] == [
        ParagraphFormat(outline=0),
        ParagraphFormat(),
    ]


def test_numbers_become_text_and_bullets_a_list_of_the_other_document() -> None:
    here = document(text(1, "a", number=1), text(2, "b", number=1), text(3, "c", number=2, level=1))
    pasted = sent(here, document())
    assert [(p.text, p.format.number, p.format.level) for p in pasted] == [
        ("1.\ta", None, None), ("2.\tb", None, None), ("c", 2, 1),
    ]  # fmt: skip
    assert [p.text for p in sent(here, document(numbering=Numbering()))] == ["1.\ta", "2.\tb", "–\tc"]


def test_tables_keep_their_shape() -> None:
    pasted = sent(document(*grid()), document())
    cells = [cell for p in pasted if (cell := cell_of(p.parent))]
    assert [(c.column, c.span, c.merge, c.row.header) for c in cells] == [
        (0, 2, None, True), (0, 1, "restart", False), (1, 1, None, False), (0, 1, "continue", False),
        (1, 1, None, False),
    ]  # fmt: skip
    assert {c.row.table.grid for c in cells} == {(1000, 2000)}
    assert len({c.row.id for c in cells}) == 3


def test_carried_content_is_its_words_or_counted() -> None:
    def run(kind: OpaqueKind, display: str = "") -> Run:
        return Run("\ufffc", opaque=Opaque(kind, '<w:x r:id="rId1"/>', display=display))

    here = document(
        Paragraph(1, (Run("a"), run(OpaqueKind.FIELD, "7"), run(OpaqueKind.DRAWING), run(OpaqueKind.FOOTNOTE, "1")))
    )
    data = write_fragment(here.body.paragraphs, here, {})
    assert b"rId1" not in data
    found = read_fragment(data, document())
    assert [r.text for r in found.paragraphs[0].runs] == ["a7"]
    assert found.left_out == {OpaqueKind.DRAWING: 1, OpaqueKind.FOOTNOTE: 1}


_NESTED = json.dumps({"paragraphs": [{"cell": 0, "runs": [{"text": "a"}]}], "cells": [{"row": 7, "column": 10**9}]})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[", b"[]", b"null", b'{"paragraphs": 3}', b'{"paragraphs": [3, {"runs": 3}, {"runs": [{"text": 5}]}]}',
        b"[" * 100_000, b"\xff\xfe", b"7", _NESTED.encode(),
        b'{"paragraphs": [{"runs": [{"text": "\\u0000\\ud800\\ufffc", "xml": "<x/>", "bold": "yes"}]}]}',
        b'{"paragraphs": [{"style": 5, "label": 7, "level": true, "cell": -1, "heading": 99, "runs": []}]}',
        b'{"tables": [{"grid": [1e9, -1, "x"]}], "rows": [{"table": 0}], "cells": [{"row": 0, "shading": "url(x)"}]}',
        b'{"left_out": {"drawing": -5, "nonsense": 3, "math": true}}',
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_fragment_brings_nothing_in_but_words(data: bytes) -> None:
    found = read_fragment(data, document())
    assert not found.left_out
    for paragraph in found.paragraphs:
        assert paragraph.text in ("", "a")
        assert all(run.format == RunFormat() and run.opaque is None for run in paragraph.runs)


@given(documents())
def test_any_copy_is_read_back_with_its_words_and_rows(source: Document) -> None:
    pasted = sent(source, document())
    assert ["".join(r.display for r in p.runs) for p in source.body.paragraphs] == [p.text for p in pasted]
    rows = [(c.row.id if (c := cell_of(p.parent)) else 0) for p in source.body.paragraphs]
    new = [(c.row.id if (c := cell_of(p.parent)) else 0) for p in pasted]
    assert [rows.index(row) for row in rows] == [new.index(row) for row in new]


def test_html_of_a_copy_is_read_back_as_it_was() -> None:
    emphasis = Paragraph(4, (Run("p "), Run("b", RunFormat(bold=True)), Run("<&>", RunFormat(italic=True))))
    here = document(
        text(1, "Head", style="H1"), text(2, "one", number=2), text(3, "two", number=2, level=1), emphasis, *grid(),
        text(5, "end", number=1),
    )  # fmt: skip
    html = write_html(here.body.paragraphs, here, here.labels(here.body))
    assert "<h1>Head</h1>" in html
    back = html_to_paragraphs(html, STYLES, numbering=LISTS)
    assert [p.text for p in back] == ["Head", "one", "two", "p b<&>", "c0", "c1", "c2", "", "c4", "1. end"]
    assert [p.format.number for p in back[1:3]] == [2, 2]
    assert [(c.column, c.span, c.merge) for p in back if (c := cell_of(p.parent))] == [
        (0, 2, None), (0, 1, "restart"), (1, 1, None), (0, 1, "continue"), (1, 1, None),
    ]  # fmt: skip


def test_html_of_text_from_one_cell_is_no_table() -> None:
    here = document(*grid()[:1])
    assert "<table" not in write_html(here.body.paragraphs, here, {})

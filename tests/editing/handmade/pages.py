"""Pages marked by hand, written as lines: ~struck~, _underlined_, =highlighted=, ^red^; two signs nest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from app.editing.draft import Draft
from app.editing.handmade import HandMark, Survey, convert, survey
from app.editing.tracking import Tracking
from app.model.changes import document_changes
from app.model.content import Mark, Paragraph, Run, Wrapper, WrapperKind
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Cell, Row, Table
from app.model.styles import Style, StyleSheet
from app.model.views import View, document_lines

SIGNS: dict[str, dict[str, object]] = {
    "~": {"strike": True},
    "_": {"underline": "single"},
    "=": {"highlight": "yellow"},
    "^": {"color": "C00000"},
    "%": {"highlight": "green"},
}
TRACKING = Tracking("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z")
STYLES = StyleSheet(
    {
        "Normal": Style("Normal", "Normal"),
        "Heading1": Style(
            "Heading1", "heading 1", paragraph=ParagraphFormat(outline=0), run=RunFormat(color="2E74B5", bold=True)
        ),
        "Underlined": Style("Underlined", "Sub-head", run=RunFormat(underline="single")),
        "Repealed": Style("Repealed", "Repealed", run=RunFormat(strike=True)),
        "Hyperlink": Style(
            "Hyperlink", "Hyperlink", kind="character", run=RunFormat(underline="single", color="0563C1")
        ),
        "Gone": Style("Gone", "Gone", kind="character", run=RunFormat(strike=True)),
    },
    default="Normal",
)
LINK = Wrapper(1, WrapperKind.HYPERLINK, "<w:hyperlink>", "</w:hyperlink>", "https://example.org/")


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a line; a sign switches its look on or off."""
    out: list[Run] = []
    on: list[str] = []
    for piece in re.split(r"([~_=^%])", text):
        if piece in SIGNS:
            on = [sign for sign in on if sign != piece] if piece in on else [*on, piece]
        elif piece:
            fields = {name: value for sign in on for name, value in SIGNS[sign].items()}
            out.append(Run(piece, RunFormat(**fields)))  # type: ignore[arg-type]
    return tuple(out)


def paragraph(line: str, style: str | None = None) -> Paragraph:
    """A paragraph; ¶ and a sign at its end format its mark (¶~ is a struck one)."""
    text, _, signs = line.partition("¶¶")
    look = {name: value for sign in signs for name, value in SIGNS[sign].items()}
    mark = Mark(RunFormat(**look))  # type: ignore[arg-type]
    return Paragraph(0, runs(text), ParagraphFormat(style=style), mark)


def page(*lines: str | Paragraph) -> Document:
    """A document of these lines; "# " begins a heading, | parts the cells of a row."""
    ids = count(1)
    out: list[Paragraph] = []
    table = Table(900)
    for number, line in enumerate(lines):
        if isinstance(line, str) and "|" in line:
            row = Row(901 + number, table)
            cells = enumerate(line.split("|"))
            out += [replace(paragraph(text), id=next(ids), parent=_cell(number, at, row)) for at, text in cells]
        else:
            made = _made(line) if isinstance(line, str) else line
            out.append(replace(made, id=next(ids)))
    return Document((Story("body", StoryKind.BODY, tuple(out)),), STYLES, next_id=2000)


def _cell(number: int, at: int, row: Row) -> Cell:
    return Cell(1000 + 10 * number + at, row, at)


def _made(line: str) -> Paragraph:
    return paragraph(line[2:], "Heading1") if line.startswith("# ") else paragraph(line)


def taken(document: Document) -> list[tuple[str, str]]:
    """What the survey takes for changes: kind of change and text."""
    return [(str(mark.takes_as), mark.text) for mark in survey(document).changes]


def left(document: Document) -> list[tuple[str, str]]:
    """What it takes for no change: kind of mark and text."""
    return [(str(mark.kind), mark.text) for mark in survey(document).marks if mark.takes_as is None]


def converted(document: Document, marks: Survey | Iterable[HandMark] | None = None) -> Document:
    """The document with its marks, or those given, made into tracked changes."""
    draft = Draft(document)
    convert(draft, survey(document) if marks is None else marks, TRACKING)
    return draft.document


def marked(document: Document) -> list[str]:
    """The text with both sides of each change."""
    return list(document_lines(document, View.MARKED))


def original(document: Document) -> list[str]:
    """The text with every change rejected."""
    return list(document_lines(document, View.ORIGINAL))


def final(document: Document) -> list[str]:
    """The text with every change accepted."""
    return list(document_lines(document, View.FINAL))


def kinds(document: Document) -> Sequence[str]:
    """The kinds of all tracked changes in order."""
    return [str(change.kind) for change in document_changes(document)]

"""Small documents written as lines of marked text, and documents read back the same way."""

from __future__ import annotations

import re

from app.model.content import Mark, Paragraph, Run, normal
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table
from app.model.styles import Style, StyleSheet
from app.model.views import View, story_lines

OTHER = Revision("Union – B. Delegate", "2026-01-20T10:00:00Z", "7")
STYLES = StyleSheet(
    {
        "Normal": Style("Normal", "Normal"),
        "Heading1": Style("Heading1", "heading 1", next="Normal", paragraph=ParagraphFormat(outline=0)),
    },
    default="Normal",
)
_PIECE = re.compile(r"\{\+\[-(.*?)-\]\+\}|\{\+(.*?)\+\}|\[-(.*?)-\]|([^{\[]+)")


def runs(text: str) -> tuple[Run, ...]:
    """Runs of a text in which another party's changes are written {+so+} and [-so-]."""
    out: list[Run] = []
    for both, new, old, plain in _PIECE.findall(text):
        inserted = OTHER if both or new else None
        deleted = OTHER if both or old else None
        out.append(Run(both or new or old or plain, inserted=inserted, deleted=deleted))
    return normal(out)


def document(*lines: str, style: str | None = None) -> Document:
    """A body with one paragraph a line; ¶+ or ¶- at the end marks the paragraph mark; | parts a table row's cells."""
    ids = iter(range(1, 10_000))
    table = Table(9000)
    out: list[Paragraph] = []
    for number, line in enumerate(lines):
        text, _, mark = line.partition("¶")
        slots = Mark(inserted=OTHER if "+" in mark else None, deleted=OTHER if "-" in mark else None)
        row = Row(9100 + number, table)
        for column, part in enumerate(text.split("|")):
            cell = Cell(9200 + 10 * number + column, row, column) if "|" in text else None
            out.append(Paragraph(next(ids), runs(part), ParagraphFormat(style=style), slots, cell))
    return Document((Story("body", StoryKind.BODY, tuple(out)),), STYLES, next_id=20_000)


def marked(document: Document) -> list[str]:
    """The body as marked text, a line a paragraph, with ¶+ and ¶- where the paragraph mark is changed."""
    lines: list[str] = []
    for paragraph, line in zip(document.body.paragraphs, story_lines(document.body, View.MARKED), strict=True):
        slots = ("+" if paragraph.mark.inserted else "") + ("-" if paragraph.mark.deleted else "")
        lines.append(f"{line}¶{slots}" if slots else line)
    return lines

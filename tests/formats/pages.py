"""Imported text as lines: style or label, and words."""

from __future__ import annotations

from app.formats.docx import DocxFile
from app.model.document import Document
from app.model.structure import Cell


def document(data: bytes) -> Document:
    """The document in a Word file."""
    return DocxFile(data).document


def lines(data: bytes) -> list[str]:
    """Each paragraph as "heading 1: words", "2. words" by its list label, or its words."""
    read = document(data)
    labels = read.labels(read.body)
    out: list[str] = []
    for paragraph in read.body.paragraphs:
        style = read.styles.style_of(paragraph.format)
        name = style.name if style and style.name in ("Title", *(f"heading {n}" for n in range(1, 7))) else ""
        level = "  " * (paragraph.format.level or 0) if paragraph.format.number else ""
        label = f"{labels[paragraph.id]} " if paragraph.id in labels else ""
        out.append(f"{name}: {paragraph.text}" if name else f"{level}{label}{paragraph.text}")
    return out


def cells(data: bytes) -> list[tuple[int, int, str | None, str]]:
    """Each paragraph in a cell: its column, the columns it spans, its vertical merge, its words."""
    found = ((p.parent, p.text) for p in document(data).body.paragraphs)
    return [(c.column, c.span, c.merge, text) for c, text in found if isinstance(c, Cell)]

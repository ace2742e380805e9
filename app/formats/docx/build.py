"""New Word files: made from a template and written by the one writer there is."""

from __future__ import annotations

from app.formats.docx.file import DocxFile


def new_document(template: bytes, name: str = "The template") -> DocxFile:
    """A Word file to be filled: its document is the template's; write it with another one made from that.

    Paragraphs, tables, rows and cells with ids the template has not are written from their named fields and styles.
    Raises UnreadableError when the template cannot be read.
    """
    return DocxFile(template, name)

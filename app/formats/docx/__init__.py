"""Word files: opened safely, read into the model, written back so that what was not touched keeps its bytes."""

from __future__ import annotations

from app.formats.docx.build import new_document
from app.formats.docx.file import DocxFile, open_docx
from app.formats.docx.package import save_bytes

__all__ = ["DocxFile", "new_document", "open_docx", "save_bytes"]

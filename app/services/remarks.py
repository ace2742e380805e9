"""What there is to say of a file that was opened: what is only carried, macros, changes marked by hand."""

from __future__ import annotations

from dataclasses import dataclass

from app.editing.handmade import Survey, survey
from app.formats.docx import DocxFile
from app.formats.docx.tracked import tracked_changes
from app.model.content import Opaque, OpaqueKind
from app.model.document import Document
from app.services.export import ExportKind, Source, export_bytes

_CHIPS = (OpaqueKind.OBJECT, OpaqueKind.MATH, OpaqueKind.BLOCK)


@dataclass(frozen=True)
class Remarks:
    """Sentences about a file, and the changes marked by hand in the document they were looked for in."""

    notes: tuple[str, ...]
    document: Document
    marks: Survey


def remarks_on(file: DocxFile | None, document: Document) -> Remarks:
    """Everything to be said of a file when it is opened; takes a second at a thousand pages."""
    notes: list[str] = []
    if file is not None:
        macros = [file.macros] if file.macros else []
        # A picture that is shown as one needs no word.
        notes = file.notes if _shows_chips(document) else macros
    return Remarks(tuple(notes), document, survey(document))


def changes_left(source: Source) -> int:
    """How many tracked changes the written annex still holds, those in carried content too."""
    return tracked_changes(export_bytes(source, ExportKind.ANNEX))


def _shows_chips(document: Document) -> bool:
    for _, paragraph in document.walk():
        carried = [paragraph.block, *(run.opaque for run in paragraph.runs if run.text)]
        if any(one is not None and _is_chip(one) for one in carried):
            return True
    return False


def _is_chip(opaque: Opaque) -> bool:
    if opaque.kind is OpaqueKind.OTHER:
        # A note's own number at its beginning is one too, but nobody misses it.
        return bool(opaque.display)
    return opaque.kind in _CHIPS or (opaque.kind is OpaqueKind.DRAWING and not opaque.ref)

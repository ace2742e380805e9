"""Opening, saving and resolving a Word file of 1,000 pages with 10,000 tracked changes."""

from __future__ import annotations

import resource
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from app.editing.draft import Draft
from app.editing.resolve import resolve_all
from app.editing.tracking import Tracking
from app.editing.writing import insert_text
from app.formats.docx import open_docx
from app.model.document import Document, Position
from tests.annexes import large
from tests.benchmarks.figure import Figure, cpu_seconds

PAGES = 1000
CHANGES = 10_000
_MAIN_PART = "word/document.xml"


def figures() -> Iterator[Figure]:
    """Ratios against the least any program does: read the zip and parse, serialise and write the zip."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.docx"
        large.build(path, PAGES, CHANGES)
        data = path.read_bytes()
    floor_in, root = cpu_seconds(lambda: _parse(data))
    opening, file = cpu_seconds(lambda: open_docx(data))
    yield Figure("open to model", opening, "s")
    yield Figure("open to model ÷ (read zip + parse XML)", opening / floor_in, "", 4)
    floor_out, _ = cpu_seconds(lambda: _serialise(root, data))
    edited = _with_one_edit(file.document)
    saving, _ = cpu_seconds(lambda: file.write(edited))
    yield Figure("save after one edit", saving, "s")
    yield Figure("save after one edit ÷ (serialise XML + write zip)", saving / floor_out, "", 2)
    resolving, _ = cpu_seconds(lambda: file.write(resolve_all(file.document, accepted=True)))
    yield Figure("accept all, to file", resolving, "s", 1.5)
    yield Figure("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")


def _parse(data: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(_MAIN_PART))


def _serialise(root: etree._Element, data: bytes) -> int:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            copy.writestr(name, etree.tostring(root) if name == _MAIN_PART else package.read(name))
    return out.tell()


def _with_one_edit(document: Document) -> Document:
    draft = Draft(document)
    body = document.stories[0].paragraphs
    position = Position(body[len(body) // 2].id, 0)
    insert_text(
        draft, position, "Tracked. ", Tracking("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z")
    )
    return draft.document

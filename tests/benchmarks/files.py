"""Opening and saving Word files, against reading the zip and parsing the XML alone."""

from __future__ import annotations

import io
import statistics
import time
import zipfile
from pathlib import Path

from lxml import etree

from app.editing.draft import Draft
from app.editing.resolve import resolve_all
from app.editing.tracking import Tracking
from app.editing.writing import insert_text
from app.formats.docx import open_docx
from app.model.document import Document, Position
from tests.benchmarks.measure import Figure, cpu


def _read_and_parse(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"), etree.XMLParser(huge_tree=True))


def _serialise_and_zip(root: etree._Element) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", etree.tostring(root))


def _one_word_more(document: Document) -> Document:
    draft = Draft(document)
    target = next(p for p in document.body.paragraphs if p.length > 20)
    insert_text(draft, Position(target.id, 5), "word ", Tracking("Bench", "2026-02-11T09:00:00Z"))
    return draft.document


def _first_save(data: bytes) -> float:
    # The places of a part's blocks are found at the first save and kept for the later ones.
    found: list[float] = []
    for _ in range(3):
        opened = open_docx(data)
        edited = _one_word_more(opened.document)
        start = time.process_time()
        opened.write(edited)
        found.append(time.process_time() - start)
    return statistics.median(found)


def figures(path: Path) -> list[Figure]:
    """Open, save after one edit, and accept everything into a file."""
    data = path.read_bytes()
    root = _read_and_parse(data)
    read, written = cpu(lambda: _read_and_parse(data)), cpu(lambda: _serialise_and_zip(root))
    opened = open_docx(data)
    edited = _one_word_more(opened.document)
    return [
        Figure("open to model", cpu(lambda: open_docx(data)), read, "zip read + parse"),
        Figure("save after one edit, first time", _first_save(data), written, "serialise + zip"),
        Figure("save after one edit, later", cpu(lambda: opened.write(edited)), written, "serialise + zip"),
        Figure("accept all to file", cpu(lambda: opened.write(resolve_all(opened.document, accepted=True)), 3)),
    ]

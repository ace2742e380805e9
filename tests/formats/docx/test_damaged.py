"""Files that were damaged at random: a sentence or a document that can be edited and written, never anything else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.formats.docx import DocxFile, open_docx
from app.formats.docx.archive import rewritten
from app.formats.docx.package import Package
from app.model.content import Run
from app.model.errors import RapporteurError
from app.model.revision import Revision
from app.model.views import View, document_lines

_TAG = re.compile(rb"<[^>]+>")
_MINE = Revision("A. Rapporteur", "2026-02-11T09:00:00Z", "mine")
_LARGEST = 60_000
"""Damage is done to small parts: the paths through the reader are the same and the test stays short."""


def _damaged(data: bytes, dice: random.Random) -> bytes:
    """The XML with an element's tag removed, doubled, moved or renamed, or with some bytes overwritten."""
    tags = list(_TAG.finditer(data))
    one, other = dice.choice(tags), dice.choice(tags)
    kind = dice.randrange(6)
    if kind == 0:
        return data[: one.start()] + data[one.end() :]
    if kind == 1:
        return data[: one.end()] + one[0] + data[one.end() :]
    if kind == 2:
        return data[: one.start()] + other[0] + data[one.end() :]
    if kind == 3:
        at = dice.randrange(len(data))
        return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
    name = dice.choice(
        (b"w:p", b"w:tbl", b"w:tr", b"w:tc", b"w:ins", b"w:del", b"w:r", b"w:sdt", b"w:unknown", b"w:pPr")
    )
    if kind == 4:
        return re.sub(rb"(</?)w:[A-Za-z]+", rb"\g<1>" + name, data, count=dice.randrange(1, 40))
    return (
        data[: one.start()]
        + b"<"
        + name
        + b">"
        + data[one.start() : other.end()]
        + b"</"
        + name
        + b">"
        + data[other.end() :]
    )


def _use(data: bytes) -> None:
    file = open_docx(data)
    for view in View:
        list(document_lines(file.document, view))
    body = file.document.body
    if body.paragraphs and body.paragraphs[-1].block is None:
        last = body.paragraphs[-1]
        touched = body.replaced(len(body.paragraphs) - 1, 1, [last.with_runs((*last.runs, Run("x", inserted=_MINE)))])
        document = replace(file.document, stories=(touched, *file.document.stories[1:]))
        again = DocxFile(file.write(document)).document
        assert [p.text for p in again.body.paragraphs] == [p.text for p in touched.paragraphs]


def _sentence(use: Callable[[], None]) -> str:
    """What was said to a person who opened the file."""
    try:
        use()
    except RapporteurError as error:
        return str(error)
    return "Opened, edited and written."


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_opened_whole_or_refused_in_a_sentence(corpus_file: Path, seed: int):
    package = Package(corpus_file.read_bytes())
    dice = random.Random(f"{corpus_file.name} {seed}")
    small = sorted(n for n in package.parts if n.endswith((".xml", ".rels")) and len(package.read(n)) < _LARGEST)
    name = package.main if package.main in small and dice.random() < 0.7 else dice.choice(small)
    damaged = rewritten(package.archive, {name: _damaged(package.read(name), dice)})
    assert _sentence(lambda: _use(damaged)).endswith(".")


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_archive_is_opened_whole_or_refused_in_a_sentence(corpus_file: Path, seed: int):
    data = bytearray(corpus_file.read_bytes())
    dice = random.Random(f"{corpus_file.name} {seed}")
    for _ in range(dice.randrange(1, 6)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    cut = len(data) if dice.random() < 0.7 else dice.randrange(len(data))
    assert _sentence(lambda: _use(bytes(data[:cut]))).endswith(".")

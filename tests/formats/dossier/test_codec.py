"""The JSON codec of model values: everything comes back, and nothing else can come out."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.editing.splice import Edit, Splice
from app.formats.dossier.codec import pack, unpack
from app.model.content import Paragraph, Run
from app.model.errors import UnreadableError
from app.model.format import RunFormat
from app.model.structure import Cell, Row, Table
from tests.formats.dossier.values import EDITS

_EDIT = Edit("Typing", (Splice("body", 0, (Paragraph(1, (Run("a"),)),), (Paragraph(1, (Run("ab"),)),)),))


def _extras(edit: Edit) -> list[dict[str, str]]:
    swap = edit.statement
    return [swap.before.extra, swap.after.extra] if swap else []


@settings(max_examples=60)
@given(EDITS)
def test_every_edit_comes_back_as_it_was(edit: Edit) -> None:
    back = unpack(pack(edit), Edit)
    assert back == edit
    # What equality leaves out must come back too.
    assert [s.next_id for s in back.splices] == [s.next_id for s in edit.splices]
    assert _extras(back) == _extras(edit)


def test_what_an_edit_repeats_is_stored_once() -> None:
    cell = Cell(3, Row(2, Table(1, xml="x" * 100)))
    paragraphs = tuple(Paragraph(i, (Run("t" * 50, RunFormat(bold=True)),), parent=cell) for i in range(50))
    pool = json.loads(zlib.decompress(pack(Edit("e", (Splice("body", 0, paragraphs, paragraphs),)))))["pool"]
    names = [entry[0] for entry in pool]
    assert [names.count(n) for n in ("Table", "Row", "Cell", "Run", "RunFormat", "Paragraph")] == [1, 1, 1, 1, 1, 50]


def test_equal_containers_are_one_object_again() -> None:
    cell = Cell(3, Row(2, Table(1)))
    edit = Edit("e", (Splice("body", 0, (), (Paragraph(1, parent=cell), Paragraph(2, parent=cell))),))
    first, second = unpack(pack(edit), Edit).splices[0].inserted
    assert first.parent is second.parent


def _broken(change: object) -> bytes:
    record = json.loads(zlib.decompress(pack(_EDIT)))
    for where, value in change.items():  # pyright: ignore[reportAttributeAccessIssue]
        target = record
        *path, last = where
        for step in path:
            target = target[step]
        target[last] = value
    return zlib.compress(json.dumps(record).encode())


@pytest.mark.parametrize(
    "change",
    [
        {("format",): 2},
        {("root",): 99},
        {("root",): -1},
        {("root",): True},
        {("root",): 0},
        {("pool",): {}},
        {("pool", 0): ["Popen", {"args": "x"}]},
        {("pool", 0, 1): {"text": 5}},
        {("pool", 0, 1): {"text": "a", "shell": True}},
        {("pool", 0, 1): {"text": "a", "inserted": 0}},
        {("pool", 0, 1): {"text": "a", "wrappers": "b"}},
        {("pool", 0, 1): []},
        {("pool", 1, 1): {"id": 1.5}},
        {("pool", 1, 1): {}},
    ],
)
def test_anything_but_a_value_of_the_model_is_refused(change: object) -> None:
    with pytest.raises(UnreadableError):
        unpack(_broken(change), Edit)


@pytest.mark.parametrize(
    "data",
    [b"", b"nonsense", pack(_EDIT)[:-5], zlib.compress(b"[]"), zlib.compress(b"{"), zlib.compress(b"[" * 100_000)],
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        unpack(data, Edit)


def test_a_record_that_unfolds_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.formats.dossier.codec.MAX_BYTES", 1000)
    bomb = replace(_EDIT, name="a" * 10_000)
    with pytest.raises(UnreadableError):
        unpack(pack(bomb), Edit)


def test_only_values_of_the_model_can_be_packed() -> None:
    with pytest.raises(TypeError):
        pack(object())

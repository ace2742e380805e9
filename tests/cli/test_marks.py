"""`marks` says what was taken for what, and converts only what it is told to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import run
from app.formats.docx import open_docx
from app.model.changes import document_changes
from app.model.views import View, document_lines
from app.resources import resource
from tests.services.marked_page import FINAL, HEADING, ORIGINAL, write_page

AUTHOR = "Example Administration – A. Rapporteur"
DATE = "2026-02-11T09:00:00Z"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write_page(tmp_path / "page.docx")


def converted(page: Path, out: Path, *more: str) -> int:
    return run(["marks", str(page), "--convert", "-o", str(out), "--author", AUTHOR, *more])


def test_json_names_every_mark_with_its_verdict_and_counts(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["marks", str(page), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["insertion_mark"] == "highlight"
    assert said["counts"] == {
        "underline": {"change": 0, "no_change": 1},
        "strike": {"change": 3, "no_change": 0},
        "highlight": {"change": 4, "no_change": 1},
    }
    first = said["marks"][0]
    assert first["reason"].endswith(".")
    assert {key: first[key] for key in ("kind", "takes_as", "story", "paragraph", "start", "end", "text")} == {
        "kind": "underline", "takes_as": None, "story": "body", "paragraph": 1,
        "start": 0, "end": len(HEADING), "text": HEADING,
    }  # fmt: skip
    assert [one["takes_as"] for one in said["marks"][1:3]] == ["delete", "insert"]


def test_the_table_has_a_line_for_each_mark_and_the_counts(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["marks", str(page)]) == 0
    head, *rows, counts = capsys.readouterr().out.splitlines()
    assert head.split() == ["mark", "taken", "for", "sure", "where", "text", "why"]
    assert len(rows) == 9
    assert any("no change" in row and "[year]" in row and "A placeholder." in row for row in rows)
    assert "strike: 3 taken for changes, 0 not" in counts


def test_a_document_without_marks_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Nothing is marked here.", "utf-8")
    assert run(["marks", str(plain)]) == 0
    assert capsys.readouterr().out == "No hand-made marks.\n"


def test_conversion_writes_tracked_changes_of_the_author_and_date(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert converted(page, out, "--date", DATE) == 0
    document = open_docx(out).document
    changes = list(document_changes(document))
    assert {(c.revision.author, c.revision.date) for c in changes} == {(AUTHOR, DATE)}
    assert ORIGINAL in document_lines(document, View.ORIGINAL)
    assert FINAL in document_lines(document, View.FINAL)


def test_conversion_says_what_was_converted_and_what_not(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert converted(page, tmp_path / "out.docx") == 0
    assert "highlight: 4 taken for changes, 1 not" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [
        ["--convert"],
        ["--convert", "-o", "out.docx"],
        ["--convert", "--author", AUTHOR],
        ["--convert", "--author", " ", "-o", "out.docx"],
        ["--convert", "--json", "--author", AUTHOR, "-o", "out.docx"],
        ["--convert", "--author", AUTHOR, "-o", "out.pdf"],
        ["--convert", "--author", AUTHOR, "-o", "out.docx", "--date", "yesterday"],
        ["--convert", "--author", AUTHOR, "-o", "out.docx", "--date", "2026-02-11"],
        ["--author", AUTHOR],
        ["-o", "out.docx"],
    ],
)
def test_options_that_make_no_sense_are_wrong_use(
    options: list[str], page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(page.parent)
    assert run(["marks", str(page), *options]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (page.parent / "out.docx").exists()


def test_nothing_to_convert_is_refused_and_the_output_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, out = tmp_path / "plain.txt", tmp_path / "out.docx"
    plain.write_text("Nothing is marked here.", "utf-8")
    out.write_bytes(b"kept")
    assert converted(plain, out) == 4
    assert "nothing was written" in capsys.readouterr().err
    assert out.read_bytes() == b"kept"


@pytest.mark.parametrize("kind", ["annex", "ls"])
def test_export_shows_changes_by_hand_or_not_at_all(kind: str, tmp_path: Path) -> None:
    example, edits = resource("example", "annex.docx"), resource("example", "edits.json")
    dossier, tracked = tmp_path / "a.dossier", tmp_path / "a.docx"
    assert run(["amend", str(example), str(edits), "-o", str(tracked), "--dossier", str(dossier)]) == 0
    for marks in ("manual", "clean"):
        out = tmp_path / f"{marks}.docx"
        assert run(["export", str(dossier), "--as", kind, "--marks", marks, "-o", str(out)]) == 0
        assert not list(document_changes(open_docx(out).document))
    assert b"w:highlight" in open_docx(tmp_path / "manual.docx").parts["word/document.xml"]
    assert b"w:highlight" not in open_docx(tmp_path / "clean.docx").parts["word/document.xml"]

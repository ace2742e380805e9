"""The main job without a window: amend the example, export, and let independent judges look at every file."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.resources import resource
from tests.judges import audit, libreoffice, schema, word_rules
from tests.shared_area import REPOSITORY

ANNEX = resource("example", "annex.docx")
EDITS = resource("example", "edits.json")
AUTHOR = "Example Administration – A. Rapporteur"

pytestmark = pytest.mark.judge


def rapporteur(*words: str | Path, status: int = 0) -> str:
    """Run the program as a person would; the text it printed."""
    command = [sys.executable, "-m", "app", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, timeout=120, check=False)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@dataclass(frozen=True)
class Files:
    """What the job writes."""

    amended: Path
    dossier: Path
    statement: Path
    annex: Path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("job")
    made = Files(folder / "a.docx", folder / "a.dossier", folder / "ls.docx", folder / "annex.docx")
    rapporteur("amend", ANNEX, EDITS, "-o", made.amended, "--dossier", made.dossier)
    rapporteur("export", made.dossier, "--as", "ls", "-o", made.statement)
    rapporteur("export", made.dossier, "--as", "annex", "-o", made.annex)
    return made


def test_rejecting_the_new_authors_changes_gives_the_annex_back_to_the_character(files: Files, tmp_path: Path) -> None:
    rapporteur("reject", files.amended, "--author", AUTHOR, "-o", tmp_path / "back.docx")
    before, after = (rapporteur("text", path, "--view", "marked") for path in (ANNEX, tmp_path / "back.docx"))
    assert after == before
    assert rapporteur("text", files.amended, "--view", "marked") != before


def test_accepting_everything_gives_the_final_text(files: Files, tmp_path: Path) -> None:
    rapporteur("accept", files.amended, "-o", tmp_path / "accepted.docx")
    accepted = rapporteur("text", tmp_path / "accepted.docx", "--view", "marked")
    assert accepted == rapporteur("text", files.amended, "--view", "final")


def test_the_exported_annex_carries_the_same_changes_as_the_amended_file(files: Files) -> None:
    assert rapporteur("changes", files.annex, "--json") == rapporteur("changes", files.amended, "--json")


def _without_notes(lines: list[str]) -> str:
    # LibreOffice prints note numbers, list labels and field results its own way; the words must agree.
    return " ".join("".join(char if char.isalpha() else " " for char in " ".join(lines)).split())


@pytest.mark.parametrize("name", ["amended", "annex", "statement"])
def test_libreoffice_resolves_each_file_to_the_text_we_say(files: Files, name: str, tmp_path: Path) -> None:
    path: Path = getattr(files, name)
    for resolve, view in (("accept_all", "final"), ("reject_all", "original")):
        theirs = _without_notes(libreoffice.text(path, **{resolve: True}))
        resolved = tmp_path / f"{resolve}.docx"
        rapporteur(resolve.removesuffix("_all"), path, "-o", resolved)
        assert theirs == _without_notes(libreoffice.text(resolved)), view
        assert libreoffice.opens(resolved)


@pytest.mark.parametrize("name", ["amended", "annex"])
def test_no_judge_finds_anything_in_the_annexes_that_was_not_in_the_base(files: Files, name: str) -> None:
    path: Path = getattr(files, name)
    assert schema.new_findings(ANNEX, path) == []
    assert audit.new_findings(ANNEX, path) == []
    assert word_rules.new_findings(ANNEX, path) == []


def test_no_judge_finds_anything_in_the_statement(files: Files) -> None:
    assert schema.findings(files.statement) == []
    assert audit.findings(files.statement) == []
    assert word_rules.findings(files.statement) == []


def test_every_change_in_the_statement_carries_the_author_and_date_of_the_edit(files: Files) -> None:
    changes = json.loads(rapporteur("changes", files.statement, "--json"))
    assert len(changes) > 10
    assert {(change["author"], change["date"]) for change in changes} == {(AUTHOR, "2026-02-11T09:00:00Z")}


def test_the_statement_prints_every_field_of_its_form(files: Files, tmp_path: Path) -> None:
    pdf = libreoffice.convert(files.statement, "pdf", tmp_path)
    printed = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for label in (
        "LIAISON STATEMENT",
        "For action to",
        "For information",
        "Approval",
        "Deadline",
        "Contact",
        "Abstract",
    ):
        assert label in printed
    for value in ("WG-PLAN; WG-PEOPLE", "11 February 2026", "Rationale (for consideration by WG-PEOPLE)"):
        assert value in printed


def test_the_same_job_twice_writes_the_same_bytes(files: Files, tmp_path: Path) -> None:
    rapporteur("amend", ANNEX, EDITS, "-o", tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == files.amended.read_bytes()
    rapporteur("export", files.dossier, "--as", "ls", "-o", tmp_path / "ls.docx")
    assert (tmp_path / "ls.docx").read_bytes() == files.statement.read_bytes()


def test_the_checks_find_no_error_in_the_amended_plan(files: Files) -> None:
    rapporteur("check", files.amended, status=0)

from __future__ import annotations

from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.main import main
from app.model.changes import document_changes
from app.model.document import Document
from app.model.views import View, document_lines, story_lines
from tests.judges import audit, libreoffice, schema, word_rules
from tests.liaison.statements import ELISION, below_cover
from tests.shared_area import REPOSITORY

EXAMPLE = REPOSITORY / "resources" / "example"
GOLDEN = Path(__file__).with_name("example_statement.txt")
AUTHOR = "Example Administration – A. Rapporteur"


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("statement")
    annex, dossier, out = folder / "a.docx", folder / "a.dossier", folder / "ls.docx"
    edits = ["amend", str(EXAMPLE / "annex.docx"), str(EXAMPLE / "edits.json"), "-o", str(annex)]
    assert main([*edits, "--dossier", str(dossier)]) == 0
    assert main(["export", str(dossier), "--as", "ls", "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def document(statement: Path) -> Document:
    return open_docx(statement).document


def test_the_statement_of_the_example_reads_as_it_should(document: Document):
    assert list(document_lines(document, View.MARKED)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_judges_find_nothing_in_it(statement: Path):
    assert schema.findings(statement) == []
    assert audit.findings(statement) == []
    assert word_rules.findings(statement) == []


def test_every_change_bears_the_author_and_date_of_the_edit_list(document: Document):
    changes = list(document_changes(document))
    assert {(c.revision.author, c.revision.date) for c in changes} == {(AUTHOR, "2026-02-11T09:00:00Z")}
    assert len(changes) > 10


@pytest.mark.parametrize("view", [View.ORIGINAL, View.FINAL])
def test_its_excerpts_are_text_of_the_annex_before_and_after(document: Document, statement: Path, view: View):
    annex = open_docx(statement.with_name("a.docx")).document
    labels = annex.labels(annex.body).values()
    known = set(story_lines(annex.body, view))
    lines = below_cover(document, view)
    start = next(i for i, line in enumerate(lines) if "is copied from" in line)
    for line in lines[start + 1 :]:
        label, _, text = line.partition("\t")
        assert line in known or line == ELISION or (text in known and label in labels), line


@pytest.mark.judge
@pytest.mark.parametrize(
    ("view", "options"), [(View.ORIGINAL, {"reject_all": True}), (View.FINAL, {"accept_all": True})]
)
def test_libreoffice_resolves_it_to_the_same_text(document: Document, statement: Path, view: View, options: dict):
    read = libreoffice.text(statement, **options)
    assert [line for line in read if line] == [line for line in story_lines(document.body, view) if line]

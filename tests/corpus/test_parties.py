"""Changes accepted and rejected party by party: the order does not matter, and together they are all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.editing.draft import Draft
from app.editing.resolve import accept, reject, resolve_all
from app.formats.docx import DocxFile, open_docx
from app.model.changes import document_changes
from app.model.document import Document
from app.model.revision import ChangeKind, Revision
from app.model.views import View, document_lines

_Step = tuple[Callable[..., None], str, bool]


def _after(document: Document, *steps: _Step) -> Document:
    """The document after accepting or rejecting what one author made, or (with False) what all others made."""
    draft = Draft(document)
    for resolve, author, own in steps:

        def concerned(revision: Revision, kind: ChangeKind, author: str = author, own: bool = own) -> bool:
            return (revision.author == author) is own

        resolve(draft, concerned)
    return draft.document


def _authors(document: Document) -> list[str]:
    return sorted({change.revision.author for change in document_changes(document)})


def _text(document: Document) -> list[str]:
    return list(document_lines(document, View.MARKED))


def test_accepting_one_author_after_the_other_is_accepting_all(corpus_file: Path):
    file = open_docx(corpus_file)
    steps: list[_Step] = [(accept, author, True) for author in _authors(file.document)]
    for order in (steps, steps[::-1]):
        one_by_one = _after(file.document, *order)
        assert one_by_one == resolve_all(file.document, accepted=True)
    assert list(document_changes(one_by_one)) == []


def test_rejecting_one_author_and_accepting_the_rest_does_not_depend_on_the_order(corpus_file: Path):
    file = open_docx(corpus_file)
    for author in _authors(file.document):
        mine_first = _after(file.document, (reject, author, True), (accept, author, False))
        rest_first = _after(file.document, (accept, author, False), (reject, author, True))
        assert _text(mine_first) == _text(rest_first)
        assert mine_first == rest_first
        assert DocxFile(file.write(mine_first)).document.body.paragraphs is not None


def test_choosing_nothing_changes_nothing(corpus_file: Path):
    document = open_docx(corpus_file).document
    for resolve in (accept, reject):
        draft = Draft(document)
        resolve(draft, lambda revision, kind: False)
        assert draft.splices == ()

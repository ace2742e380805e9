"""Paragraphs moved under tracking: both sides of the move, accepted, rejected, undone, in the file."""

from __future__ import annotations

import pytest

from app.editing.draft import Draft
from app.editing.moving import move_paragraphs
from app.editing.resolve import accept, reject
from app.editing.striking import strike
from app.editing.tracking import Tracking
from app.formats.docx import open_docx
from app.model.changes import document_changes
from app.model.document import Document, Position, Range
from app.model.errors import RefusedError
from app.model.revision import ChangeKind, Revision
from app.model.views import View, document_lines
from tests.editing import texts
from tests.judges import schema, word_rules
from tests.judges.packages import change, package_bytes, paragraph, run

ME = Tracking("Example Union – A. Rapporteur", "2026-02-11T09:00:00Z")
OFF = Tracking(ME.author, ME.date, on=False)
BASE = package_bytes("".join(paragraph(run(text)) for text in ("one", "two", "three", "four")))
MOVED = {ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO}


def _range(document: Document, first: int, last: int) -> Range:
    paragraphs = document.body.paragraphs
    return Range(Position(paragraphs[first].id, 0), Position(paragraphs[last].id, 1))


def _mine(revision: Revision, _kind: ChangeKind) -> bool:
    return revision.author == ME.author


def _after(document: Document, accepted: bool) -> Document:
    draft = Draft(document)
    (accept if accepted else reject)(draft, _mine)
    return draft.document


@pytest.mark.parametrize(
    ("first", "last", "down", "expected", "kinds"),
    [
        (1, 1, False, ["two", "one", "three", "four"], MOVED),
        (1, 2, False, ["two", "three", "one", "four"], MOVED),
        (0, 0, True, ["two", "one", "three", "four"], MOVED),
        (0, 1, True, ["three", "one", "two", "four"], MOVED),
        (3, 3, False, ["one", "two", "four", "three"], None),
        (2, 2, True, ["one", "two", "four", "three"], None),
    ],
)
def test_it_is_accepted_rejected_undone_and_read_back(
    first: int, last: int, down: bool, expected: list[str], kinds: set[ChangeKind] | None
):
    file = open_docx(BASE)
    draft = Draft(file.document)
    move_paragraphs(draft, _range(file.document, first, last), ME, down=down)
    out = file.write(draft.document)
    assert schema.new_findings(BASE, out) == []
    assert word_rules.new_findings(BASE, out) == []
    for document in (draft.document, open_docx(out).document):
        assert kinds is None or {one.kind for one in document_changes(document)} == kinds
        assert list(document_lines(_after(document, True), View.MARKED)) == expected
        assert list(document_lines(_after(document, False), View.MARKED)) == ["one", "two", "three", "four"]
    assert _after(draft.document, False) == file.document
    undone = draft.document
    for splice in reversed(draft.splices):
        undone = splice.inverse().apply(undone)
    assert undone == file.document


def test_untracked_and_own_paragraphs_are_only_put_elsewhere():
    document = open_docx(BASE).document
    for first, tracking in ((0, OFF), (0, ME)):
        draft = Draft(document)
        if tracking.on:
            move_paragraphs(draft, _range(document, 0, 0), ME, down=True)
            first = 2
        before = list(document_changes(draft.document))
        move_paragraphs(draft, _range(draft.document, first, first), tracking, down=True)
        assert len(list(document_changes(draft.document))) == len(before)
    assert list(document_lines(draft.document, View.FINAL)) == ["two", "three", "one", "four"]
    assert _after(draft.document, False) == document


def test_what_another_party_wrote_stays_theirs_where_it_goes():
    theirs = change("ins", 1, run("B")).replace('w:author="A"', 'w:author="B"')
    struck = change("del", 2, "<w:r><w:delText>C</w:delText></w:r>").replace('w:author="A"', 'w:author="B"')
    document = open_docx(
        package_bytes(paragraph(run("x")) + paragraph(run("y") + theirs + struck) + paragraph("z"))
    ).document
    draft = Draft(document)
    move_paragraphs(draft, _range(document, 1, 1), ME, down=False)
    for mine, others, expected in (
        (True, True, "yB"),
        (True, False, "yC"),
        (False, True, "yB"),
        (False, False, "yC"),
    ):
        one = Draft(draft.document)
        (accept if mine else reject)(one, _mine)
        (accept if others else reject)(one, lambda revision, _kind: revision.author == "B")
        lines = list(document_lines(one.document, View.MARKED))[:2]
        assert lines == ([expected, "x"] if mine else ["x", expected])


def test_at_the_end_there_is_nothing_to_move_past():
    document = open_docx(BASE).document
    for at, down in ((0, False), (3, True)):
        draft = Draft(document)
        with pytest.raises(RefusedError, match="nothing left"):
            move_paragraphs(draft, _range(document, at, at), ME, down=down)
        assert draft.splices == ()


def test_a_paragraph_that_another_party_added_goes_with_theirs_wherever_it_was_moved():
    mark = '<w:pPr><w:rPr><w:ins w:id="3" w:author="B"/></w:rPr></w:pPr>'
    theirs = change("ins", 1, run("B")).replace('w:author="A"', 'w:author="B"')
    document = open_docx(package_bytes(paragraph(run("x")) + paragraph(theirs, mark) + paragraph(run("z")))).document
    draft = Draft(document)
    move_paragraphs(draft, _range(document, 1, 1), ME, down=False)
    reject(draft, lambda revision, _kind: revision.author == "B")
    accept(draft, _mine)
    assert list(document_lines(draft.document, View.MARKED)) == ["x", "z"]


def test_words_of_another_party_go_along_as_theirs_from_the_end_of_the_text_too():
    theirs = change("ins", 1, run("B")).replace('w:author="A"', 'w:author="B"')
    document = open_docx(package_bytes(paragraph(run("x")) + paragraph(run("y") + theirs))).document
    draft = Draft(document)
    move_paragraphs(draft, _range(document, 1, 1), ME, down=False)
    assert list(document_lines(_after(draft.document, True), View.MARKED)) == ["y{+B+}", "x"]
    assert _after(draft.document, False) == document


def test_what_two_parties_have_moved_away_and_one_has_struck_before_keeps_all_three_changes():
    theirs, third = (Tracking(name, ME.date) for name in ("Union – B. Delegate", "Council – C. Chair"))
    draft = Draft(open_docx(BASE).document)
    two = draft.document.body.paragraphs[1]
    strike(draft, Position(two.id, 0), Position(two.id, 3), third)
    move_paragraphs(draft, _range(draft.document, 1, 1), theirs, down=False)
    moved = draft.document
    move_paragraphs(draft, _range(moved, 2, 2), ME, down=True)
    (run,) = draft.document.paragraph(two.id).runs
    assert run.deleted is not None
    assert [layer.author for layer in run.deleted.layers()] == [third.author, theirs.author, ME.author]
    assert _after(draft.document, False) == moved


def test_the_last_paragraph_moved_past_a_table_leaves_one_for_the_text_to_end_with():
    base = texts.document("one", "a|b", "last", style="Heading1")
    draft = Draft(base)
    move_paragraphs(draft, _range(base, 3, 3), OFF, down=False)
    assert texts.marked(draft.document) == ["one", "last", "a", "b", ""]
    assert draft.document.body.paragraphs[-1].format == base.body.paragraphs[-1].format

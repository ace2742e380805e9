"""Comments, answers, settled threads and notes: in the model, in the file, undone and rejected."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.editing.commenting import add_comment, change_text, remove_comment, reply, settle, thread_of
from app.editing.draft import Draft
from app.editing.noting import add_note
from app.editing.resolve import accept, reject
from app.editing.tracking import Tracking
from app.formats.docx import DocxFile, open_docx
from app.model.document import Document, Position, Range, StoryKind
from app.model.errors import RefusedError
from app.model.views import View, document_lines
from tests.judges import audit, libreoffice, schema, word_rules
from tests.judges.packages import package_bytes, paragraph, run

ME = Tracking("Example Union – A. Rapporteur", "2026-02-11T09:00:00Z")
BASE = package_bytes(paragraph(run("one two three")) + paragraph(run("four")))


def _selected(document: Document, start: int, end: int) -> Range:
    first = document.body.paragraphs[0].id
    return Range(Position(first, start), Position(first, end))


def _commented(file: DocxFile) -> tuple[Draft, str]:
    draft = Draft(file.document)
    return draft, add_comment(draft, _selected(file.document, 4, 7), "why two?\nsay so", ME.author, ME.date)


def _undone(draft: Draft) -> Document:
    document = draft.document
    for splice in reversed(draft.splices):
        document = splice.inverse().apply(document)
    return document


def _valid(out: bytes, folder: Path) -> None:
    assert schema.new_findings(BASE, out) == []
    assert word_rules.new_findings(BASE, out) == []
    base, written = folder / "base.docx", folder / "written.docx"
    base.write_bytes(BASE)
    written.write_bytes(out)
    assert audit.new_findings(base, written) == []


def test_a_first_comment_brings_its_part_and_reads_back(tmp_path: Path):
    file = open_docx(BASE)
    draft, ref = _commented(file)
    out = file.write(draft.document)
    _valid(out, tmp_path)
    again = open_docx(out).document
    assert [*document_lines(again, View.MARKED)] == ["one two three", "four", "why two?", "say so"]
    note = thread_of(again.stories, ref)[0]
    assert (note.author, note.date, note.reply_to, note.resolved) == (ME.author, ME.date, "", False)
    assert _undone(draft) == file.document


def test_an_answer_and_a_settled_thread_read_back_as_such(tmp_path: Path):
    file = open_docx(BASE)
    draft, ref = _commented(file)
    answer = reply(draft, ref, "because", "Example Union – B. Delegate", "2026-02-12T09:00:00Z")
    settle(draft, answer, True)
    out = file.write(draft.document)
    _valid(out, tmp_path)
    again = open_docx(out)
    first, second = thread_of(again.document.stories, ref)
    assert (first.ref, first.resolved, second.reply_to, second.resolved) == (ref, True, ref, True)
    later = Draft(again.document)
    settle(later, ref, False)
    reopened = open_docx(again.write(later.document)).document
    assert [note.resolved for note in thread_of(reopened.stories, ref)] == [False, False]
    assert _undone(draft) == file.document


def test_a_comment_removed_takes_its_answers_and_leaves_the_text(tmp_path: Path):
    file = open_docx(BASE)
    draft, ref = _commented(file)
    reply(draft, ref, "because", "B", "2026-02-12T09:00:00Z")
    remove_comment(draft, ref)
    assert draft.document == file.document
    saved = open_docx(file.write(_commented(file)[0].document))
    later = Draft(saved.document)
    remove_comment(later, ref)
    out = saved.write(later.document)
    _valid(out, tmp_path)
    assert [*document_lines(open_docx(out).document, View.MARKED)] == ["one two three", "four"]


def test_a_comment_can_be_given_other_words():
    file = open_docx(BASE)
    draft, ref = _commented(file)
    change_text(draft, ref, "never mind")
    assert [*document_lines(open_docx(file.write(draft.document)).document, View.MARKED)][2:] == ["never mind"]


def test_no_comment_can_stand_in_a_comment():
    draft, _ = _commented(open_docx(BASE))
    note = draft.document.stories[-1].paragraphs[0].id
    with pytest.raises(RefusedError):
        add_comment(draft, Range(Position(note, 0), Position(note, 1)), "x", "A", "")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_first_note_brings_its_part_and_goes_when_it_is_rejected(kind: str, tmp_path: Path):
    file = open_docx(BASE)
    draft = Draft(file.document)
    place = add_note(draft, Position(file.document.body.paragraphs[0].id, 7), "A source.", ME, kind)
    assert draft.document.story_of(place.paragraph).kind.value == f"{kind}s"
    out = file.write(draft.document)
    _valid(out, tmp_path)
    again = open_docx(out).document
    assert [*document_lines(again, View.FINAL)][2:] == [" A source."]
    assert [*document_lines(again, View.ORIGINAL)] == ["one two three", "four"]
    rejected = Draft(draft.document)
    reject(rejected, lambda revision, _kind: revision.author == ME.author)
    assert rejected.document == file.document
    accepted = Draft(draft.document)
    accept(accepted, lambda revision, _kind: True)
    assert [s.kind for s in accepted.document.stories] == [StoryKind.BODY, StoryKind(f"{kind}s")]
    assert _undone(draft) == file.document


@pytest.mark.judge
def test_libreoffice_opens_what_has_new_comments_and_notes(tmp_path: Path):
    file = open_docx(BASE)
    draft, ref = _commented(file)
    reply(draft, ref, "because", "B", "2026-02-12T09:00:00Z")
    add_note(draft, Position(file.document.body.paragraphs[1].id, 4), "A source.", ME)
    path = tmp_path / "noted.docx"
    path.write_bytes(file.write(draft.document))
    assert libreoffice.opens(path)
    assert libreoffice.text(path, accept_all=True)[:2] == ["one two three", "four"]

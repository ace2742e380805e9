"""The comments on a change are found by the words they stand on."""

from __future__ import annotations

from dataclasses import replace

from app.gui.comment_places import CommentPlaces
from app.model.changes import Change, document_changes
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.structure import Note
from tests.gui.samples import DELEGATE, RAPPORTEUR


def _mark(ref: str) -> Run:
    return Run("", opaque=Opaque(OpaqueKind.COMMENT_RANGE, "<w:x/>", ref=ref))


def commented(*, own: str = "Why this word?") -> Document:
    """A struck and an inserted word; a comment begins on the second and runs on into the next paragraph."""
    first = Paragraph(
        1, (Run("Old", deleted=DELEGATE), Run(" and "), _mark("7"), Run("new", inserted=RAPPORTEUR), Run(" end"))
    )
    second = Paragraph(2, (Run("more", inserted=RAPPORTEUR), _mark("7"), Run(" text "), Run("last", deleted=DELEGATE)))
    note = Note(9, "7", "comment", "Example Union – B. Delegate", "2026-02-12T08:00:00Z")
    said = Paragraph(3, (Run(own),), parent=note)
    stories = (
        Story("body", StoryKind.BODY, (first, second)),
        Story("comments", StoryKind.COMMENTS, (said,)),
    )
    return Document(stories, next_id=10)


def _texts(document: Document, change: Change) -> list[str]:
    return [remark.text for remark in CommentPlaces().on(document, change)]


def test_a_comment_belongs_to_the_changes_that_it_covers_over_paragraphs_too() -> None:
    document = commented()
    found = {c.text: _texts(document, c) for c in document_changes(document) if c.story == "body"}
    assert found == {"Old": [], "new": ["Why this word?"], "more": ["Why this word?"], "last": []}


def test_a_comment_has_its_author_and_date() -> None:
    document = commented()
    change = next(c for c in document_changes(document) if c.text == "new")
    (remark,) = CommentPlaces().on(document, change)
    assert (remark.author, remark.date) == ("Example Union – B. Delegate", "2026-02-12T08:00:00Z")


def test_an_answer_is_about_what_its_thread_is_about_and_a_settled_thread_says_so() -> None:
    document = commented()
    note = Note(11, "8", "comment", "A. Rapporteur", reply_to="7", resolved=True)
    answer = Paragraph(12, (Run("Because."),), parent=note)
    reference = Run("", opaque=Opaque(OpaqueKind.COMMENT, "<w:x/>", ref="8"))
    body, comments = document.stories
    second = body.paragraphs[1]
    body = replace(body, paragraphs=(body.paragraphs[0], second.with_runs((*second.runs, reference))))
    document = replace(document, stories=(body, replace(comments, paragraphs=(*comments.paragraphs, answer))))
    change = next(c for c in document_changes(document) if c.text == "new")
    assert [(r.text, r.resolved) for r in CommentPlaces().on(document, change)] == [
        ("Why this word?", False),
        ("Because.", True),
    ]


def test_another_document_is_looked_through_anew() -> None:
    places = CommentPlaces()
    for own in ("First", "Second"):
        document = commented(own=own)
        change = next(c for c in document_changes(document) if c.text == "new")
        assert [r.text for r in places.on(document, change)] == [own]

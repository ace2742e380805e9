"""The panel of comments shows those a document came with."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from app.editing.commenting import add_comment
from app.editing.draft import Draft
from app.gui.panels.comments import CommentsPanel, comments_of
from app.gui.theme import ROW_HEIGHT, Theme
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.structure import Note
from tests.gui.samples import document_of, opened_of


def _commented() -> Document:
    anchor = Run("", opaque=Opaque(OpaqueKind.COMMENT, "<w:commentReference/>", ref="7"))
    body = Story("body", StoryKind.BODY, (Paragraph(1, (Run("Some "), anchor, Run("text"))),))
    note = Note(9, "7", "comment", "B. Delegate", "2026-01-20T14:30:00Z")
    texts = (Paragraph(2, (Run("Why?"),), parent=note), Paragraph(3, (Run("Say more."),), parent=note))
    return Document((body, Story("comments", StoryKind.COMMENTS, texts)), next_id=10)


def test_a_comment_has_author_text_and_place() -> None:
    (comment,) = comments_of(_commented())
    assert (comment.author, comment.text, comment.place) == ("B. Delegate", "Why?\nSay more.", Position(1, 5))


def test_choosing_a_comment_goes_to_its_place(theme: Theme) -> None:
    panel = CommentsPanel(opened_of(_commented()))
    panel.show()
    spy = QSignalSpy(panel.place_chosen)
    panel.view.clicked.emit(panel.model.index(0, 0))
    assert spy.at(0)[0] == Position(1, 5)
    panel.close()
    panel.deleteLater()


def test_without_comments_the_panel_says_what_will_appear(theme: Theme) -> None:
    panel = CommentsPanel(opened_of(document_of("text")))
    panel.show()
    assert not panel.view.isVisible()
    panel.close()
    panel.deleteLater()


def test_a_comment_has_a_row_as_high_as_all_rows(theme: Theme) -> None:
    panel = CommentsPanel(opened_of(_commented()))
    assert panel.view.sizeHintForRow(0) == ROW_HEIGHT
    panel.deleteLater()


def _thread() -> Document:
    """Comments on two paragraphs whose notes stand in the other order, the first of them with an answer."""

    def mark(ref: str, end: str) -> Run:
        return Run("", opaque=Opaque(OpaqueKind.COMMENT_RANGE, f"<w:commentRange{end}/>", ref=ref))

    first = Paragraph(1, (Run("One "), mark("8", "Start"), Run("two"), mark("8", "End"), Run(" three")))
    second = Paragraph(2, (mark("7", "Start"), Run("four"), mark("7", "End")))
    notes = (Note(9, "7", "comment", "B"), Note(10, "8", "comment", "A"), Note(11, "9", "comment", "C", reply_to="8"))
    texts = tuple(Paragraph(20 + n, (Run(f"On {note.ref}"),), parent=note) for n, note in enumerate(notes))
    body = Story("body", StoryKind.BODY, (first, second))
    return Document((body, Story("comments", StoryKind.COMMENTS, texts)), next_id=30)


def test_comments_stand_in_the_order_of_the_text_with_their_answers() -> None:
    assert [one.ref for one in comments_of(_thread())] == ["8", "9", "7"]


def test_the_comment_at_the_caret_is_shown_and_an_answer_to_it_stays(theme: Theme) -> None:
    panel = CommentsPanel(opened_of(_thread()))
    panel.follow(Position(2, 2))
    assert panel.current is not None
    assert panel.current.ref == "7"
    panel.follow(Position(1, 0))
    assert panel.current.ref == "7"
    panel.view.setCurrentIndex(panel.model.index(1, 0))
    panel.follow(Position(1, 5))
    assert panel.current.ref == "9"
    panel.deleteLater()


def test_a_new_comment_is_the_one_that_is_shown(theme: Theme) -> None:
    opened = opened_of(_thread())
    panel = CommentsPanel(opened)

    def build(draft: Draft) -> None:
        add_comment(draft, Range(Position(2, 0), Position(2, 2)), "New", "D", "")

    opened.session.edit("Comment", build)
    assert panel.current is not None
    assert (panel.current.author, panel.current.text) == ("D", "New")
    panel.deleteLater()

"""The panel of comments shows those a document came with."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from app.gui.panels.comments import CommentsPanel, comments_of
from app.gui.theme import ROW_HEIGHT, Theme
from app.model.content import Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, Position, Story, StoryKind
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

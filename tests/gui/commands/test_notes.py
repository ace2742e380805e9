"""Comments, answers and notes by the actions of the window and the panel's buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.editing.commenting import thread_of
from app.gui.window import MainWindow
from app.model.document import Position, Range, StoryKind
from app.model.structure import Note
from app.model.views import View, document_lines


def _write(window: MainWindow, words: str, deed: Callable[[], object]) -> None:
    """Do something that asks for words, and give them."""

    def answer() -> None:
        dialog = window.notes.dialog
        assert dialog is not None
        assert not dialog.done_button.isEnabled()
        dialog.field.setPlainText(words)
        dialog.done_button.click()

    QTimer.singleShot(0, answer)
    deed()


def _select(window: MainWindow) -> Range:
    assert window.session is not None
    assert window.annex is not None
    paragraph = next(p for p in window.session.document.body.paragraphs if p.length > 20 and p.parent is None)
    selection = Range(Position(paragraph.id, 2), Position(paragraph.id, 9))
    window.annex.editor.select(selection)
    window.refresh()
    return selection


def test_a_comment_is_written_answered_settled_and_removed(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    before = opened.session.document
    panel = opened.annex.inspector.comments
    known = panel.model.rowCount()
    _select(opened)
    _write(opened, "Why these words?", opened.registry.action("insert.comment").trigger)
    assert panel.model.rowCount() == known + 1
    mine = next(at for at in range(known + 1) if "Why these words?" in panel.model.item(at).text())
    panel.view.setCurrentIndex(panel.model.index(mine, 0))
    _write(opened, "Because.", panel.answer.click)
    panel.settle.click()
    assert panel.current is not None
    assert panel.current.resolved
    lines = list(document_lines(opened.session.document, View.MARKED))
    assert "Why these words?" in lines
    assert "Because." in lines
    panel.remove.click()
    assert panel.model.rowCount() == known
    for _ in range(4):
        opened.session.undo()
    assert opened.session.document == before


def test_a_footnote_stands_at_the_caret_and_is_tracked(opened: MainWindow) -> None:
    assert opened.session is not None
    before = opened.session.document
    selection = _select(opened)
    _write(opened, "See the  annex.", opened.registry.action("insert.footnote").trigger)
    document = opened.session.document
    notes = [s for s in document.stories if s.kind is StoryKind.FOOTNOTES]
    assert sum(p.text.endswith("See the annex.") for p in notes[0].paragraphs) == 1
    reference = document.paragraph(selection.focus.paragraph)
    assert any(run.opaque is not None and run.inserted is not None for run in reference.runs)
    opened.session.undo()
    assert opened.session.document == before


def test_an_answer_from_a_card_is_signed_like_any_other(opened: MainWindow) -> None:
    assert opened.session is not None
    _select(opened)
    _write(opened, "Why?", opened.registry.action("insert.comment").trigger)
    comments = next(s for s in opened.session.document.stories if s.kind is StoryKind.COMMENTS)
    note = comments.paragraphs[-1].parent
    assert isinstance(note, Note)
    opened.notes.answer_with(note.ref, "Because.")
    told = thread_of(opened.session.document.stories, note.ref)[-1]
    assert (told.author, told.reply_to) == (opened.session.author.signature, note.ref)

"""What an editor shows when the last note of the text that it shows is taken away."""

from __future__ import annotations

from PySide6.QtTest import QTest

from app.editing.noting import add_note
from app.gui.editor import EditorView
from app.model.document import Position
from app.model.views import View, story_lines
from tests.gui.editor.conftest import OpenEditor, caret_of
from tests.gui.editor.samples import plain


def noted(open_editor: OpenEditor) -> EditorView:
    """An editor that shows the only footnote of a document."""
    view = open_editor(plain("one", "two"))
    session = view.session
    place = Position(session.document.body.paragraphs[1].id, 3)
    session.edit("Footnote", lambda draft: add_note(draft, place, "A source.", session.tracked()) and place)
    view.focus_story("footnotes")
    assert view.galley.story.id == "footnotes"
    return view


def test_undoing_the_only_note_leads_back_to_the_main_text(open_editor: OpenEditor) -> None:
    view = noted(open_editor)
    view.undo()
    assert view.galley.story is view.session.document.body
    assert view.galley.units.paragraphs == 2
    QTest.keyClicks(view, "x")
    assert "{+x+}" in "".join(story_lines(view.session.document.body, View.MARKED))


def test_rejecting_the_only_note_leads_back_to_the_main_text(open_editor: OpenEditor) -> None:
    view = noted(open_editor)
    view.session.reject(lambda revision, kind: True)
    assert view.galley.story is view.session.document.body
    assert caret_of(view) == (0, 0)
    view.undo()
    assert view.galley.story is view.session.document.body

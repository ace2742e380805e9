"""Paragraphs moved by the actions of the window."""

from __future__ import annotations

from app.gui.window import MainWindow
from app.model.changes import document_changes
from app.model.document import Position, Range
from app.model.revision import ChangeKind


def test_a_paragraph_moves_down_and_up_again_as_one_move_and_undo_takes_it_back(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    before = opened.session.document
    paragraphs = before.body.paragraphs
    at = next(
        i for i, p in enumerate(paragraphs) if p.length > 40 and all(q.parent is None for q in paragraphs[i : i + 3])
    )
    place = Position(paragraphs[at].id, 0)
    opened.annex.editor.select(Range(place, place))
    opened.refresh()
    opened.registry.action("edit.move_down").trigger()
    moved = opened.session.document
    assert [p.text for p in moved.body.paragraphs[at : at + 3]] == [
        paragraphs[at].text,
        paragraphs[at + 1].text,
        paragraphs[at].text,
    ]
    assert {ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO} <= {change.kind for change in document_changes(moved)}
    opened.session.undo()
    assert opened.session.document == before


def test_at_the_top_a_message_says_that_nothing_is_left_to_move_past(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    first = Position(opened.session.document.body.paragraphs[0].id, 0)
    opened.annex.editor.select(Range(first, first))
    opened.registry.action("edit.move_up").trigger()
    assert opened.message_bar.message is not None
    assert "nothing left" in opened.message_bar.message.text

"""Paragraphs moved by the actions of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.window import MainWindow
from app.model.changes import document_changes
from app.model.document import Position, Range
from app.model.revision import ChangeKind
from tests.gui.conftest import wait_for

_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_DEEP = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive


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


def _enablers(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [one.title for one in window.session.plan().walk() if one.kind == "enabler"]


def test_an_element_moves_whole_with_the_caret_as_one_step_and_what_was_said_of_it(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    before, titles = opened.session.document, _enablers(opened)
    third = [one for one in opened.session.plan().walk() if one.kind == "enabler"][2]
    opened.session.set_kind(third.paragraphs[0], "enabler")
    said = opened.session.kinds
    inside = Position(third.paragraphs[-1], 5)
    opened.annex.editor.select(Range(inside, inside))
    opened.refresh()
    opened.registry.action("edit.move_element_up").trigger()
    assert _enablers(opened) == [titles[0], titles[2], titles[1], *titles[3:]]
    place = opened.annex.editor.selection.focus
    assert opened.session.document.paragraph(place.paragraph).text == third.title or place.offset == 0
    assert [one.kind for one in opened.session.kinds] == ["enabler", "enabler"]
    assert opened.session.kinds[1].paragraph == place.paragraph
    opened.registry.action("edit.move_element_up").trigger()
    assert _enablers(opened) == [titles[2], titles[0], titles[1], *titles[3:]]
    opened.session.undo()
    opened.session.undo()
    assert opened.session.document == before
    assert opened.session.kinds == said


def test_the_outline_moves_its_current_element_by_key_and_menu(opened: MainWindow) -> None:
    assert opened.annex is not None
    outline, titles = opened.annex.outline, _enablers(opened)
    index = next(
        index
        for index in outline.model.match(outline.model.index(0, 0), Qt.ItemDataRole.DisplayRole, "10.6", -1, _DEEP)
    )
    outline.view.setCurrentIndex(index)
    outline.view.setFocus()
    QTest.keyClick(outline.view, Qt.Key.Key_Up, _ALT_SHIFT)
    moved = [*titles[:4], titles[5], titles[4], *titles[6:]]
    assert _enablers(opened) == moved
    opened.opened.look()  # type: ignore[union-attr]
    wait_for(lambda: opened.settled)
    index = outline.view.currentIndex()
    assert "Human resources" in index.data()
    menu = outline.menu_for(index)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Move down").trigger()
    assert _enablers(opened) == titles
    menu.deleteLater()


def test_where_no_element_of_the_kind_is_left_a_message_says_so(opened: MainWindow) -> None:
    assert opened.session is not None
    vision = next(one for one in opened.session.plan().walk() if one.kind == "vision")
    opened.moving.move_element(vision.paragraphs[0], down=True)
    assert opened.message_bar.message is not None
    assert "no element of the same kind" in opened.message_bar.message.text

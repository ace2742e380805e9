"""Line numbers count the printed lines through the story, and stay right while one writes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.editor import EditorView
from app.gui.editor.modes import ViewMode
from app.gui.editor.tables import RowsBlock
from app.model.content import Run
from app.model.document import Document, Position, Range
from tests.gui.conftest import wait_for
from tests.gui.editor.conftest import OpenEditor, put_caret
from tests.gui.editor.samples import BELA, LOREM, Maker, plain, rich


def _number(view: EditorView) -> None:
    view.show_line_numbers(True)
    _settle(view)


def _settle(view: EditorView) -> None:
    def settled() -> bool:
        view.viewport().repaint()
        return view.line_numbers is not None and view.line_numbers.settled

    wait_for(settled)


def _firsts(view: EditorView) -> list[int | None]:
    """What the first lines down to the last unit in view are numbered."""
    numbers = view.line_numbers
    assert numbers is not None
    return [numbers.first(index) for index in range(view.frame.in_view()[-1].index + 1)]


def _truth(view: EditorView) -> list[int]:
    firsts, number = [], 1
    for index in range(view.frame.in_view()[-1].index + 1):
        firsts.append(number)
        block = view.galley.block(index)
        if isinstance(block, RowsBlock):
            number += len([row for row in block.rows if row.height])
        else:
            number += sum(len(found.layout.slots) for found in block.text_layouts())
    return firsts


def test_each_printed_line_has_its_number_and_each_row_of_a_table(open_editor: OpenEditor) -> None:
    view = open_editor(rich())
    _number(view)
    assert _firsts(view) == _truth(view)
    assert any(view.galley.units[seen.index].table for seen in view.frame.in_view())


def test_what_is_out_of_view_is_counted_too(open_editor: OpenEditor) -> None:
    view = open_editor(plain(*[LOREM * (1 + n % 4) for n in range(400)]))
    view.show_line_numbers(True)
    view.move_caret(view.mover.story_edge(end=True), selecting=False)
    _settle(view)
    assert _firsts(view) == _truth(view)


def test_writing_a_line_more_moves_all_that_follow(open_editor: OpenEditor) -> None:
    view = open_editor(plain(LOREM, LOREM, LOREM))
    _number(view)
    before = _firsts(view)
    put_caret(view, 0, 5)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.viewport().repaint()
    after = _firsts(view)
    assert len(after) == len(before) + 1
    assert after == _truth(view)


def test_an_edit_out_of_view_is_counted_after_a_pause(open_editor: OpenEditor) -> None:
    view = open_editor(plain(*[LOREM for _ in range(200)]))
    _number(view)
    view.move_caret(view.mover.story_edge(end=True), selecting=False)
    _settle(view)
    first = view.document.body.paragraphs[0]
    start = Position(first.id, 0)
    view.session.type_text(Range(start, start), LOREM * 3)
    view.move_caret(view.mover.story_edge(end=True), selecting=False)
    _settle(view)
    assert _firsts(view) == _truth(view)


def test_another_view_and_another_zoom_are_counted_anew(open_editor: OpenEditor) -> None:
    maker = Maker()
    for _ in range(30):
        maker.add(LOREM, Run(LOREM, deleted=BELA), LOREM)
    view = open_editor(maker.document())
    _number(view)
    marked = _firsts(view)
    view.set_view_mode(ViewMode.FINAL)
    _settle(view)
    final = _firsts(view)
    assert final == _truth(view)
    assert final[-1] is not None
    assert marked[-1] is not None
    assert final[-1] < marked[-1]
    view.set_zoom(1.37)
    _settle(view)
    assert _firsts(view) == _truth(view)


def test_the_numbers_have_room_beside_the_bars_and_go_again(open_editor: OpenEditor) -> None:
    view = open_editor(plain(LOREM, LOREM))
    left = view.frame.left
    _number(view)
    shown = view.viewport().grab().toImage()
    view.show_line_numbers(False)
    view.viewport().repaint()
    assert view.frame.left == left
    hidden = view.viewport().grab().toImage()
    assert shown != hidden
    assert view.line_numbers is None


def test_the_number_of_a_row_stands_beside_its_first_line(open_editor: OpenEditor) -> None:
    view = open_editor(rich())
    _number(view)
    seen = next(one for one in view.frame.in_view() if isinstance(one.block, RowsBlock))
    assert isinstance(seen.block, RowsBlock)
    for row, base in zip(seen.block.rows, seen.block.baselines(), strict=True):
        tops = [box.text_y + at.y for box in row.cells if (at := next(box.content.text_layouts(), None)) is not None]
        assert min(tops) < base < row.y + row.height


def _long() -> Document:
    return plain(*[LOREM for _ in range(3000)])

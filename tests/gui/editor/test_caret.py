from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.model.content import OpaqueKind, Run
from app.model.document import Position, Range
from tests.gui.editor.conftest import OpenEditor, caret_of, put_caret
from tests.gui.editor.samples import ANNA, LOREM, Maker, opaque, plain, rich

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def offsets_on_the_way(view: EditorView, key: Key, steps: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for _ in range(steps):
        QTest.keyClick(view, key)
        found.append(caret_of(view))
    return found


def point_of(view: EditorView, index: int, offset: int) -> QPoint:
    rect = view.frame.caret_rect(Position(view.document.body.paragraphs[index].id, offset))
    assert rect is not None
    return rect.center().toPoint()


def selected_text(view: EditorView) -> str:
    data = view.clipboard.selected()
    return data.text() if data else ""


def test_right_walks_over_characters_and_paragraph_ends(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab", "c"))
    put_caret(view, 0, 0)
    assert offsets_on_the_way(view, Key.Key_Right, 5) == [(0, 1), (0, 2), (1, 0), (1, 1), (1, 1)]


def test_left_walks_back_to_the_beginning(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab", "c"))
    put_caret(view, 1, 1)
    assert offsets_on_the_way(view, Key.Key_Left, 5) == [(1, 0), (0, 2), (0, 1), (0, 0), (0, 0)]


def test_the_caret_never_stops_inside_an_emoji_or_a_combined_letter(open_editor: OpenEditor) -> None:
    view = open_editor(plain("a🙂e\u0301z"))
    put_caret(view, 0, 0)
    assert [o for _, o in offsets_on_the_way(view, Key.Key_Right, 4)] == [1, 2, 4, 5]


def test_a_field_is_passed_in_one_step(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("a", opaque(OpaqueKind.FIELD, "Table 17"), "b")
    view = open_editor(maker.document())
    put_caret(view, 0, 1)
    assert [o for _, o in offsets_on_the_way(view, Key.Key_Right, 2)] == [2, 3]
    assert [o for _, o in offsets_on_the_way(view, Key.Key_Left, 3)] == [2, 1, 0]


def test_left_moves_forward_in_right_to_left_text(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("سلام", rtl=True)
    view = open_editor(maker.document())
    put_caret(view, 0, 0)
    assert [o for _, o in offsets_on_the_way(view, Key.Key_Left, 4)] == [1, 2, 3, 4]
    assert [o for _, o in offsets_on_the_way(view, Key.Key_Right, 1)] == [3]


def test_ctrl_left_and_right_go_by_words(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two, three", "four"))
    put_caret(view, 0, 0)
    QTest.keyClick(view, Key.Key_Right, CTRL)
    assert caret_of(view) == (0, 4)
    put_caret(view, 0, 14)
    QTest.keyClick(view, Key.Key_Left, CTRL)
    assert caret_of(view) == (0, 9)
    put_caret(view, 0, 14)
    QTest.keyClick(view, Key.Key_Right, CTRL)
    assert caret_of(view) == (1, 0)


def test_home_and_end_stay_on_their_line(open_editor: OpenEditor) -> None:
    view = open_editor(plain(LOREM * 2))
    found = view.frame.located(view.document.body.paragraphs[0].id)
    assert found is not None
    first, last = found.layout.line_range(1)
    put_caret(view, 0, first + 5)
    QTest.keyClick(view, Key.Key_End)
    assert caret_of(view) == (0, last)
    QTest.keyClick(view, Key.Key_Home)
    assert caret_of(view) == (0, first)


def test_up_and_down_keep_their_column_over_a_short_paragraph(open_editor: OpenEditor) -> None:
    view = open_editor(plain("a long enough line", "x", "a long enough line"))
    put_caret(view, 0, 10)
    assert offsets_on_the_way(view, Key.Key_Down, 2) == [(1, 1), (2, 10)]
    assert offsets_on_the_way(view, Key.Key_Up, 2) == [(1, 1), (0, 10)]


def test_up_in_the_first_line_goes_to_its_beginning_and_down_in_the_last_to_its_end(open_editor: OpenEditor) -> None:
    view = open_editor(plain("only one"))
    put_caret(view, 0, 4)
    QTest.keyClick(view, Key.Key_Up)
    assert caret_of(view) == (0, 0)
    QTest.keyClick(view, Key.Key_Down)
    assert caret_of(view) == (0, 8)


def test_ctrl_home_and_end_go_to_the_ends_of_the_text(open_editor: OpenEditor) -> None:
    view = open_editor(rich())
    QTest.keyClick(view, Key.Key_End, CTRL)
    last = view.document.body.paragraphs[-1]
    assert caret_of(view) == (len(view.document.body.paragraphs) - 1, last.length)
    QTest.keyClick(view, Key.Key_Home, CTRL)
    assert caret_of(view) == (0, 0)


def test_down_through_a_table_goes_row_by_row_in_its_column(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("before")
    maker.table([("a", "b"), ("c", "d")])
    maker.add("after")
    view = open_editor(maker.document())
    put_caret(view, 2, 0)
    assert offsets_on_the_way(view, Key.Key_Down, 2) == [(4, 0), (5, 5)]
    put_caret(view, 3, 0)
    assert offsets_on_the_way(view, Key.Key_Up, 2) == [(1, 0), (0, 1)] or caret_of(view)[0] == 0


def test_page_down_and_up_come_back_near_where_they_began(open_editor: OpenEditor) -> None:
    view = open_editor(plain(*(f"{i} {LOREM}" for i in range(200))))
    put_caret(view, 50, 10)
    QTest.keyClick(view, Key.Key_PageDown)
    below = caret_of(view)
    assert below[0] > 55
    QTest.keyClick(view, Key.Key_PageUp)
    assert abs(caret_of(view)[0] - 50) <= 1


def test_shift_extends_and_escape_collapses_the_selection(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    put_caret(view, 0, 0)
    QTest.keyClick(view, Key.Key_Right, CTRL | SHIFT)
    assert selected_text(view) == "one "
    QTest.keyClick(view, Key.Key_Escape)
    assert view.selection.empty


def test_left_and_right_leave_a_selection_at_its_ends(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    id_ = view.document.body.paragraphs[0].id
    view.select(Range(Position(id_, 2), Position(id_, 5)))
    QTest.keyClick(view, Key.Key_Left)
    assert caret_of(view) == (0, 2)
    view.select(Range(Position(id_, 2), Position(id_, 5)))
    QTest.keyClick(view, Key.Key_Right)
    assert caret_of(view) == (0, 5)


def test_hidden_text_cannot_be_reached(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("ab", Run("gone", deleted=ANNA), "cd")
    view = open_editor(maker.document())
    view.set_view_mode(ViewMode.FINAL)
    put_caret(view, 0, 0)
    reached = [o for _, o in offsets_on_the_way(view, Key.Key_Right, 4)]
    assert reached == [1, 2, 7, 8]


def test_a_click_puts_the_caret_where_it_is(open_editor: OpenEditor) -> None:
    view = open_editor(rich())
    for index, offset in ((0, 5), (3, 40), (10, 3), (14, 6)):
        QTest.mouseClick(view.viewport(), LEFT, NONE, point_of(view, index, offset))
        assert caret_of(view) == (index, offset)
        assert view.selection.empty


def test_a_click_in_the_margin_below_the_text_goes_to_the_last_line(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one", "two"))
    QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(880, 690))
    assert caret_of(view) == (1, 3)


def test_dragging_selects_across_paragraphs(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two", "three four"))
    QTest.mousePress(view.viewport(), LEFT, NONE, point_of(view, 0, 4))
    QTest.mouseMove(view.viewport(), point_of(view, 1, 2))
    QTest.mouseMove(view.viewport(), point_of(view, 1, 5))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, point_of(view, 1, 5))
    assert selected_text(view) == "two\nthree"


def test_shift_click_extends_the_selection(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two three"))
    put_caret(view, 0, 4)
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, point_of(view, 0, 7))
    assert selected_text(view) == "two"


def test_a_double_click_selects_the_word_and_a_third_the_paragraph(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two three", "four"))
    point = point_of(view, 0, 5)
    QTest.mouseClick(view.viewport(), LEFT, NONE, point)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, point)
    assert selected_text(view) == "two"
    QTest.mouseClick(view.viewport(), LEFT, NONE, point)
    assert selected_text(view) == "one two three"


def test_dragging_below_the_edge_scrolls_and_goes_on_selecting(open_editor: OpenEditor) -> None:
    view = open_editor(plain(*(f"{i} {LOREM}" for i in range(100))))
    before = view.verticalScrollBar().value()
    QTest.mousePress(view.viewport(), LEFT, NONE, point_of(view, 1, 2))
    QTest.mouseMove(view.viewport(), QPoint(400, 600))
    QTest.mouseMove(view.viewport(), QPoint(400, 780))
    QTest.qWait(400)
    assert view.verticalScrollBar().value() > before
    reached = caret_of(view)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(400, 780))
    assert reached[0] > 10


def test_clicking_a_change_tells_which_one(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("one ", Run("new", inserted=ANNA), " two")
    view = open_editor(maker.document())
    told: list[object] = []
    view.change_activated.connect(told.append)
    QTest.mouseClick(view.viewport(), LEFT, NONE, point_of(view, 0, 6))
    assert [getattr(c, "text", "") for c in told] == ["new"]
    QTest.mouseClick(view.viewport(), LEFT, NONE, point_of(view, 0, 1))
    assert len(told) == 1


@pytest.mark.parametrize("mode", list(ViewMode))
def test_every_place_reached_by_right_is_where_a_click_on_it_leads(open_editor: OpenEditor, mode: ViewMode) -> None:
    view = open_editor(rich())
    view.set_view_mode(mode)
    QTest.keyClick(view, Key.Key_Home, CTRL)
    for _ in range(150):
        QTest.keyClick(view, Key.Key_Right)
        here = view.selection.focus
        assert view.mover.shown(here) == here
        rect = view.frame.caret_rect(here)
        assert rect is not None
        found = view.frame.position_at(rect.x(), rect.center().y())
        assert found is not None
        again = view.frame.caret_rect(found)
        assert again is not None
        assert abs(again.x() - rect.x()) < 0.6


def test_ctrl_with_up_and_down_walks_over_paragraphs(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two", "three", "four"))
    put_caret(view, 0, 4)
    for key, place in ((Key.Key_Down, (1, 0)), (Key.Key_Down, (2, 0)), (Key.Key_Up, (1, 0)), (Key.Key_Up, (0, 0))):
        QTest.keyClick(view, key, CTRL)
        assert caret_of(view) == place
    QTest.keyClick(view, Key.Key_Down, CTRL | SHIFT)
    assert selected_text(view).strip() == "one two"


def test_a_tab_goes_to_the_indent_that_lines_hang_from_and_to_no_stop_by_default_before_it(
    open_editor: OpenEditor,
) -> None:
    maker = Maker()
    for label in ("i.", "ii."):
        maker.add(f"{label}\tpart", indent_start=850, first_line=-425)
    view = open_editor(maker.document())
    texts = [view.frame.caret_rect(Position(p.id, p.text.index("part"))) for p in view.document.body.paragraphs]
    expected = view.frame.left + 850 * view.galley.typesetter.scale
    assert [rect is not None and abs(rect.x() - expected) < 1 for rect in texts] == [True, True]

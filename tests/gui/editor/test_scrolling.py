from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.gui.editor import EditorView
from app.model.document import Position
from app.model.revision import Revision
from tests.gui.editor.conftest import OpenEditor, put_caret
from tests.gui.editor.samples import LOREM, Maker, plain


def long_text(count: int = 400) -> Maker:
    maker = Maker()
    for index in range(count):
        maker.add(f"{index} " + LOREM * (index % 7))
    return maker


def tops(view: EditorView) -> dict[int, float]:
    return {v.index: v.top for v in view.frame.in_view()}


def test_only_what_is_in_view_is_laid_out(open_editor: OpenEditor) -> None:
    view = open_editor(long_text().document())
    laid_out = sum(view.galley.units[i].block is not None for i in range(len(view.galley.units)))
    assert 0 < laid_out < 40


@pytest.mark.parametrize("step", [54, -54, 300, -300])
def test_small_steps_move_the_text_by_exactly_that_much(open_editor: OpenEditor, step: int) -> None:
    view = open_editor(long_text().document())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = tops(view)
    bar.setValue(bar.value() + step)
    after = tops(view)
    both = before.keys() & after.keys()
    assert both
    assert {round(before[i] - after[i]) for i in both} == {step}


def test_the_ends_of_the_bar_are_the_ends_of_the_text(open_editor: OpenEditor) -> None:
    view = open_editor(long_text().document())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = view.frame.in_view()[-1]
    assert last.index == len(view.galley.units) - 1
    assert last.top + last.block.height < view.viewport().height()
    bar.setValue(0)
    assert view.frame.in_view()[0].index == 0
    assert view.frame.in_view()[0].top == pytest.approx(view.frame.pad, abs=1)


def test_walking_to_the_end_by_steps_meets_the_end_of_the_bar(open_editor: OpenEditor) -> None:
    view = open_editor(long_text(60).document())
    bar = view.verticalScrollBar()
    for _ in range(400):
        bar.setValue(bar.value() + 100)
    last = view.frame.in_view()[-1]
    assert last.index == len(view.galley.units) - 1
    assert bar.value() == bar.maximum()


def test_revealing_a_far_place_shows_it_without_laying_out_what_lies_between(open_editor: OpenEditor) -> None:
    view = open_editor(long_text().document())
    place = Position(view.document.body.paragraphs[350].id, 3)
    view.reveal(place)
    rect = view.frame.caret_rect(place)
    assert rect is not None
    assert 0 <= rect.top() < view.viewport().height()
    laid_out = sum(view.galley.units[i].block is not None for i in range(len(view.galley.units)))
    assert laid_out < 80


def test_edits_above_the_view_do_not_move_what_one_reads(open_editor: OpenEditor) -> None:
    view = open_editor(long_text().document())
    view.reveal(Position(view.document.body.paragraphs[200].id, 0))
    before = {view.galley.story.paragraphs[i].id: top for i, top in tops(view).items()}
    target = view.document.body.paragraphs[5].id

    def build(draft):  # type: ignore[no-untyped-def]
        from app.editing import writing

        writing.split(draft, Position(target, 2), view.session.tracked())

    view.session.edit("Elsewhere", build)
    after = {view.galley.story.paragraphs[i].id: top for i, top in tops(view).items()}
    assert after == before


def test_typing_repaints_only_its_paragraph(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one", "two", "three"))
    put_caret(view, 1, 3)
    QTest.qWait(20)
    blocks = [v.block for v in view.frame.in_view()]
    QTest.keyClicks(view, "x")
    after = [v.block for v in view.frame.in_view()]
    assert [a is b for a, b in zip(blocks, after, strict=True)] == [True, False, True]


def test_the_end_of_the_paper_goes_down_when_the_last_paragraph_grows(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one", "two"))
    put_caret(view, 1, 3)
    QTest.qWait(20)
    port, corner = view.viewport(), view.viewport().mapTo(view.window(), QPoint(0, 0))
    for letter in ["\u0301\u0323\u0303" * 6, " word" * 40]:
        view.session.type_text(view.selection, letter)
        QTest.qWait(20)
        shown = view.screen().grabWindow(view.window().winId(), corner.x(), corner.y(), port.width(), port.height())
        # What painting all of it gives.
        assert shown.toImage() == port.grab().toImage()


def test_the_caret_stays_in_view_while_typing_at_the_bottom(open_editor: OpenEditor) -> None:
    view = open_editor(plain("start"))
    put_caret(view, 0, 5)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClicks(view, "end")
    rect = view.frame.caret_rect(view.selection.focus)
    assert rect is not None
    assert rect.top() >= 0
    assert rect.bottom() <= view.viewport().height()


def test_control_and_wheel_zoom(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one"))
    told: list[float] = []
    view.zoom_changed.connect(told.append)
    view.set_zoom(9.0)
    view.set_zoom(0.1)
    assert told == [3.0, 0.5]


def test_rows_that_a_merge_ties_together_share_a_unit(open_editor: OpenEditor) -> None:
    from app.model.structure import Cell, Row, Table

    maker = Maker()
    table = Table(maker.new_id(), (3000, 3000))
    for number in range(3):
        row = Row(maker.new_id(), table, inserted=Revision("x") if number == 9 else None)
        merge = "restart" if number == 0 else "continue"
        maker.add("tall " * 40 if number == 0 else "", parent=Cell(maker.new_id(), row, 0, merge=merge))
        maker.add(f"right {number}", parent=Cell(maker.new_id(), row, 1))
    maker.add("after")
    view = open_editor(maker.document())
    assert len(view.galley.units) == 2
    tall = view.frame.located(view.document.body.paragraphs[0].id)
    after = view.frame.caret_rect(Position(view.document.body.paragraphs[-1].id, 0))
    assert tall is not None
    assert after is not None
    assert tall.y + tall.layout.height <= after.top()
    first, last = (view.frame.caret_rect(Position(view.document.body.paragraphs[i].id, 0)) for i in (1, 5))
    assert first is not None
    assert last is not None
    assert first.bottom() < last.top() < after.top()


def caret_in_view(view: EditorView) -> bool:
    caret = view.frame.caret_rect(view.selection.focus)
    return caret is not None and caret.top() >= 0 and caret.bottom() <= view.viewport().height()


def test_a_caret_in_view_stays_in_view_when_a_bar_takes_room_below(open_editor: OpenEditor) -> None:
    view = open_editor(long_text().document())
    put_caret(view, 60, 0)
    caret = view.frame.caret_rect(view.selection.focus)
    assert caret is not None
    view.scroll_pixels(caret.bottom() - view.viewport().height() + 24)
    assert caret_in_view(view)
    view.resize(view.width(), view.height() - 60)
    assert caret_in_view(view)


def test_a_caret_out_of_view_does_not_pull_the_text_when_the_window_changes(open_editor: OpenEditor) -> None:
    view = open_editor(long_text().document())
    put_caret(view, 0, 0)
    view.verticalScrollBar().setValue(3000)
    top = view.frame.top
    view.resize(view.width(), view.height() - 60)
    assert view.frame.top == pytest.approx(top, abs=1)

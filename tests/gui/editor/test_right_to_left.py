"""Places in right-to-left and mixed lines."""

from __future__ import annotations

from app.model.content import Run
from app.model.format import RunFormat
from app.model.structure import Cell, Row, Table
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import ANNA, Maker


def test_every_point_of_a_narrow_mixed_line_leads_to_the_nearest_place_in_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    widths = (1000, 1100, 1200, 1300, 1400)
    row = Row(maker.new_id(), Table(maker.new_id(), widths))
    runs = [
        Run("12", RunFormat(underline="single")), Run("سجل"), Run("two ", inserted=ANNA),
        Run("bold", RunFormat(bold=True)), Run(" 12AordsA"), Run(" اسجل ", inserted=ANNA),
    ]  # fmt: skip
    for column in range(len(widths)):
        maker.add(*runs, parent=Cell(maker.new_id(), row, column), rtl=True)
    maker.add("end")
    view = open_editor(maker.document())
    for found in view.galley.block(0).text_layouts():
        layout = found.layout
        for number in range(len(layout.slots)):
            first, last = layout.line_range(number)
            for x in range(-2, 120):
                at = layout.shown_in_line(number, x)
                places = [one for one in range(first, last + 1) if layout.text.isValidCursorPosition(one)]
                assert at in places
                carets = {one: layout.shown_rect(one).x() for one in places}
                assert abs(carets[at] - x) == min(abs(caret - x) for caret in carets.values())


def test_an_empty_right_to_left_line_has_its_one_place(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add(rtl=True)
    view = open_editor(maker.document())
    (found,) = view.galley.block(0).text_layouts()
    assert [found.layout.shown_in_line(0, x) for x in (-5.0, 0.0, 500.0)] == [0, 0, 0]

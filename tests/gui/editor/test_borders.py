from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor

from app.gui.editor import EditorView
from app.gui.editor.borders import Line, cell_lines, paragraph_lines
from app.gui.editor.layout import ParagraphLayout
from app.model.structure import Cell, Row, Table
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import Maker

_LINE = '<w:{} w:val="single" w:sz="12" w:space="1" w:color="C00000"/>'
RULE = f"<w:pBdr>{_LINE.format('bottom')}</w:pBdr>"
BOX = f"<w:pBdr>{''.join(_LINE.format(side) for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"


def layout_of(view: EditorView, index: int) -> tuple[ParagraphLayout, QPoint]:
    found = view.frame.located(view.document.body.paragraphs[index].id)
    assert found is not None
    return found.layout, QPoint(round(found.x), round(found.y))


def sides(view: EditorView, index: int) -> list[str]:
    return [line.side for line in paragraph_lines(layout_of(view, index)[0])]


def reds(view: EditorView, left: int, right: int, top: int, bottom: int) -> int:
    """How many points of a rectangle are of the line's colour."""
    image = view.viewport().grab().toImage()
    wanted = QColor("#c00000").rgb()
    return sum(image.pixel(x, y) == wanted for x in range(left, right) for y in range(top, bottom))


def test_a_rule_under_a_paragraph_is_drawn_from_margin_to_margin(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("Background report", xml=RULE)
    view = open_editor(maker.document())
    layout, at = layout_of(view, 0)
    width = int(layout.setting.width)
    bottom = at.y() + round(layout.slots[-1].top + layout.slots[-1].height)
    assert reds(view, at.x(), at.x() + width, bottom - 4, bottom + 5) >= 2 * (width - 2)


def test_paragraphs_with_the_same_borders_are_in_one_box(open_editor: OpenEditor) -> None:
    maker = Maker()
    for text in ("first", "second", "third"):
        maker.add(text, xml=BOX)
    maker.add("outside")
    view = open_editor(maker.document())
    assert sides(view, 0) == ["top", "left", "right"]
    assert sides(view, 1) == ["left", "right"]
    assert sides(view, 2) == ["bottom", "left", "right"]
    assert sides(view, 3) == []


def test_another_indent_begins_another_box(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("first", xml=BOX)
    maker.add("second", xml=BOX, indent_start=720)
    view = open_editor(maker.document())
    assert sides(view, 0) == sides(view, 1) == ["top", "bottom", "left", "right"]


def test_a_cells_own_borders_are_drawn_in_a_table_without_any(open_editor: OpenEditor) -> None:
    maker = Maker()
    table = Table(maker.new_id(), (4800, 4800), borders=False)
    row = Row(maker.new_id(), table)
    own = f"<w:tcPr><w:tcBorders>{_LINE.format('left')}</w:tcBorders></w:tcPr>"
    for column, xml in enumerate(("", own)):
        maker.add("text", parent=Cell(maker.new_id(), row, column, xml=xml))
    view = open_editor(maker.document())
    layout, at = layout_of(view, 1)
    middle = at.y() + round(layout.slots[0].top + layout.slots[0].height / 2)
    assert reds(view, at.x() - 12, at.x(), middle, middle + 1) == 2
    first, beside = layout_of(view, 0)
    assert reds(view, beside.x() - 12, beside.x() + int(first.setting.width) // 2, middle, middle + 1) == 0


def test_a_cell_that_says_so_has_no_line_in_a_table_with_lines() -> None:
    row = Row(2, Table(1, (4800,)))
    none = "<w:tcPr><w:tcBorders><w:top w:val='nil'/><w:left w:val='nil'/></w:tcBorders></w:tcPr>"
    lines: list[Line] = list(cell_lines(Cell(3, row, xml=none), QRectF(0, 0, 10, 10)))
    assert [line.side for line in lines] == ["bottom", "right"]
    assert {line.border for line in lines} == {None}

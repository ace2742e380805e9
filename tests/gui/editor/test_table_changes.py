"""Every tracked change that has no mark in the text has its bar, and cells show what was added and taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.painting import BAR_GAP
from app.gui.theme import Scheme, tokens_of
from app.model.content import Alternative, Opaque, OpaqueKind, Paragraph, ParagraphFormatChange, Run, SectionChange
from app.model.document import Document, Position, Story, StoryKind
from app.model.format import ParagraphFormat
from app.model.revision import ChangeKind
from app.model.structure import (
    Cell,
    CellFormat,
    CellFormatChange,
    CellMergeChange,
    GridChange,
    Row,
    RowFormat,
    RowFormatChange,
    Table,
    TableFormat,
    TableFormatChange,
)
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import ANNA, BELA, stylesheet

LIGHT = tokens_of(Scheme.LIGHT)


def _document(*paragraphs: Paragraph) -> Document:
    return Document((Story("body", StoryKind.BODY, paragraphs),), stylesheet(), next_id=100)


def _table(table: Table, row: Row | None = None, cell: Cell | None = None) -> Document:
    """Two rows of two cells; the first row and its first cell may be given."""
    first, second = row or Row(11, table), Row(12, table)
    corner = cell or Cell(21, first, 0)
    cells = (corner, Cell(22, corner.row, 1), Cell(23, second, 0), Cell(24, second, 1))
    return _document(*(Paragraph(n, (Run(f"cell {n}"),), parent=c) for n, c in enumerate(cells, 1)), Paragraph(9))


def _picture(view: EditorView) -> QImage:
    view.clearFocus()
    return view.viewport().grab().toImage()


def _has_bar(view: EditorView, paragraph: int) -> bool:
    rect = view.frame.caret_rect(Position(paragraph, 0))
    assert rect is not None
    colour = _picture(view).pixelColor(round(view.frame.left) - BAR_GAP, round(rect.center().y()))
    return colour.name() == view.author_color(ANNA.author)


TABLE = Table(10, (4000, 4000))
ROW = Row(11, TABLE)


@pytest.mark.parametrize(
    ("document", "both"),
    [
        (_table(replace(TABLE, format_change=TableFormatChange(ANNA, TableFormat()))), True),
        (_table(replace(TABLE, grid_change=GridChange(ANNA, (8000,)))), True),
        (_table(TABLE, replace(ROW, format_change=RowFormatChange(ANNA, RowFormat()))), False),
        (_table(TABLE, cell=Cell(21, ROW, 0, format_change=CellFormatChange(ANNA, CellFormat()))), False),
        (_table(TABLE, cell=Cell(21, ROW, 0, merge_change=CellMergeChange(ANNA, "restart"))), False),
        (_table(TABLE, cell=Cell(21, ROW, 0, inserted=ANNA)), False),
        (_table(TABLE, cell=Cell(21, ROW, 0, deleted=ANNA)), False),
    ],
    ids=["table", "grid", "row", "cell", "merge", "cell added", "cell removed"],
)
def test_changes_of_tables_rows_and_cells_have_bars(open_editor: OpenEditor, document: Document, both: bool) -> None:
    view = open_editor(document)
    assert _has_bar(view, 1)
    assert _has_bar(view, 3) is both


def _inside() -> Opaque:
    change = Alternative(ChangeKind.INSERT, ANNA, ("<w:ins/>",))
    return Opaque(OpaqueKind.MATH, "<m:oMath/>", display="x", inner=("<m:oMath>", change, "</m:oMath>"))


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph(1, (Run("text"),), section_change=SectionChange(ANNA, "<w:sectPr/>")),
        Paragraph(1, (Run("text"),), numbering_change=ParagraphFormatChange(ANNA, ParagraphFormat())),
        Paragraph(1, (Run("\ufffc", opaque=_inside()),)),
        Paragraph(1, block=_inside()),
    ],
    ids=["section", "numbering", "formula", "carried block"],
)
def test_changes_of_sections_lists_and_carried_content_have_bars(open_editor: OpenEditor, paragraph: Paragraph) -> None:
    view = open_editor(_document(paragraph, Paragraph(2, (Run("plain"),))))
    assert _has_bar(view, 1)
    assert not _has_bar(view, 2)


def _ground(view: EditorView, paragraph: int) -> set[str]:
    """The colours of a stretch of a cell right of its words."""
    rect = view.frame.caret_rect(Position(paragraph, 6))
    assert rect is not None
    image, left, y = _picture(view), round(rect.x()) + 30, round(rect.center().y())
    return {image.pixelColor(x, y).name() for x in range(left, left + 40)}


def test_an_added_cell_is_tinted_and_a_removed_one_hatched(open_editor: OpenEditor) -> None:
    added = open_editor(_table(TABLE, cell=Cell(21, ROW, 0, inserted=ANNA)))
    (tint,) = _ground(added, 1)
    assert tint != LIGHT.page
    assert QColor(tint).lightness() > 200
    assert _ground(added, 2) == {LIGHT.page}
    removed = open_editor(_table(TABLE, cell=Cell(21, ROW, 0, deleted=BELA)))
    assert len(_ground(removed, 1)) > 1
    removed.set_view_mode(ViewMode.FINAL)
    assert _ground(removed, 1) == {LIGHT.page}

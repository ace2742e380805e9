from __future__ import annotations

from dataclasses import replace

from app.editing.writing import replace_text
from app.model.content import Paragraph
from app.model.document import Document
from app.model.revision import Revision
from app.model.structure import Cell, Row, Table
from tests.liaison.statements import AUTHOR, DATE, amended, composed, excerpt, place, rewritten, tracking
from tests.plan.annex import Annex

MINE = Revision(AUTHOR, DATE, "3", "p1")


def annex(*rows: tuple[str, ...], marked: bool = True) -> Document:
    made = Annex()
    made.heading(2, "Targets")
    made.text("Caption.")
    made.table(("Target", "Year", "Unit"), *rows, marked=marked)
    made.text("After the table.")
    return made.document()


FIVE = (
    ("One", "2028", "a"),
    ("Two", "2029", "b"),
    ("Three", "2030", "c"),
    ("Four", "2031", "d"),
    ("Five", "2032", "e"),
)


def changed(document: Document, old: str, new: str) -> Document:
    start, end = place(document, old), place(document, old, after=True)
    return amended(document, lambda d: replace_text(d, start, end, new, tracking()))


def grid(document: Document) -> list[list[str]]:
    """The excerpt's table as rows of cells."""
    rows: dict[int, list[Paragraph]] = {}
    for paragraph in document.body.paragraphs:
        cell = paragraph.parent
        if isinstance(cell, Cell) and cell.row.table.style == "Excerpttable":
            rows.setdefault(cell.row.id, []).append(paragraph)
    return [[p.text for p in row] for row in rows.values()]


def test_a_change_in_a_cell_shows_its_row_under_the_header_row():
    shown = composed(changed(annex(*FIVE), "2030", "2035"))
    assert grid(shown) == [["Target", "Year", "Unit"], ["…"], ["Three", "20302035", "c"], ["…"]]
    assert excerpt(shown)[:2] == ["Targets", "Caption."]


def test_the_first_row_is_the_header_where_none_is_marked():
    assert grid(composed(changed(annex(*FIVE, marked=False), "2028", "2035")))[:2] == [
        ["Target", "Year", "Unit"],
        ["One", "20282035", "a"],
    ]


def test_a_table_after_the_change_is_left_out_as_a_whole():
    shown = excerpt(composed(changed(annex(*FIVE), "Caption", "Legend")))
    assert shown == ["Targets", "[-Caption-]{+Legend+}.", "…"]


def test_the_excerpt_fits_the_page_and_carries_the_cells_text_styles():
    document = annex(*FIVE)
    wide = replace(next(table_of(p) for p in document.body.paragraphs if p.parent), grid=(9000, 9000, 9000))
    document = with_table(document, wide)
    shown = rewritten(composed(changed(document, "2030", "2035")))
    cells = [p for p in shown.body.paragraphs if p.parent and table_of(p).style == "Excerpttable"]
    assert sum(table_of(cells[0]).grid) <= 9638 + 2
    assert {p.format.style for p in cells[:3]} == {"Tablehead"}
    assert {p.format.style for p in cells[4:]} == {"Tabletext"}


def test_an_inserted_row_is_shown_between_its_neighbours_and_stays_tracked():
    document = with_row(annex(*FIVE), "Three", inserted=MINE)
    shown = rewritten(composed(document))
    assert [row[0] for row in grid(shown)] == ["Target", "…", "Two", "Three", "Four", "…"]
    rows = {p.text: p.parent.row for p in shown.body.paragraphs if isinstance(p.parent, Cell)}
    slot = rows["Three"].inserted
    assert slot is not None
    assert (slot.author, slot.date) == (AUTHOR, DATE)
    assert rows["Two"].inserted is None


def test_a_deleted_row_stays_tracked():
    shown = rewritten(composed(with_row(annex(*FIVE), "Five", deleted=MINE)))
    rows = {p.text: p.parent.row for p in shown.body.paragraphs if isinstance(p.parent, Cell)}
    assert rows["Five"].deleted is not None
    assert [row[0] for row in grid(shown)] == ["Target", "…", "Four", "Five"]


def test_a_merged_cell_whose_start_is_left_out_repeats_its_words():
    document = annex(("Goal", "2028", "a"), ("^", "2029", "b"), ("^", "2030", "c"))
    shown = rewritten(composed(changed(document, "2030", "2035")))
    assert grid(shown)[-1] == ["Goal", "20302035", "c"]
    merges = [p.parent.merge for p in shown.body.paragraphs if isinstance(p.parent, Cell) and p.text == "Goal"]
    assert merges == ["restart"]


def test_a_row_that_spans_all_columns_keeps_its_span():
    shown = rewritten(composed(changed(annex(*FIVE, ("All of the row",)), "All", "Each")))
    (cell,) = [p.parent for p in shown.body.paragraphs if p.text == "AllEach of the row"]
    assert isinstance(cell, Cell)
    assert cell.span == 3


def table_of(paragraph: Paragraph) -> Table:
    assert isinstance(paragraph.parent, Cell)
    return paragraph.parent.row.table


def with_table(document: Document, table: Table) -> Document:
    return mapped(document, lambda cell: replace(cell, row=replace(cell.row, table=table)))


def with_row(document: Document, text: str, **slots: Revision) -> Document:
    (row,) = {p.parent.row for p in document.body.paragraphs if isinstance(p.parent, Cell) and p.text == text}

    def marked(cell: Cell) -> Cell:
        new: Row = replace(row, **slots)
        return replace(cell, row=new) if cell.row.id == row.id else cell

    return mapped(document, marked)


def mapped(document: Document, change) -> Document:
    paragraphs = [
        replace(p, parent=change(p.parent)) if isinstance(p.parent, Cell) else p for p in document.body.paragraphs
    ]
    return replace(document, stories=(replace(document.body, paragraphs=tuple(paragraphs), _index={}),))

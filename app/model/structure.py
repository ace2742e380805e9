"""What paragraphs stand in: tables, content controls and notes, as structure over a flat story.

A paragraph points to its innermost container, each container to the one around it. All are immutable: changing a row
means new paragraphs that point to the new row, so a table edit is a splice like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.model.revision import Revision
from app.model.value import slotted_value


@slotted_value
class TableFormat:
    """What a w:tblPr says (§17.4.59); `xml` holds it as it stands in the file."""

    style: str | None = None
    borders: bool = True
    rtl: bool = False
    xml: str = ""


@slotted_value
class RowFormat:
    """What a w:trPr says (§17.4.81); `before` counts the grid columns left out before the first cell."""

    header: bool = False
    before: int = 0
    xml: str = ""


@slotted_value
class CellFormat:
    """What a w:tcPr says (§17.4.69): the fields of Cell that go by these names."""

    span: int = 1
    merge: str | None = None
    width: int | None = None
    shading: str | None = None
    xml: str = ""


@slotted_value
class TableFormatChange:
    """A tracked change of table properties: those before it (§17.13.5.34)."""

    revision: Revision
    old: TableFormat


@slotted_value
class GridChange:
    """A tracked change of a table's columns: the widths before it in twips (§17.13.5.33).

    The file gives it neither author nor date: its revision has those of the first other change in the table.
    """

    revision: Revision
    old: tuple[int, ...]


@slotted_value
class RowFormatChange:
    """A tracked change of row properties: those before it (§17.13.5.37)."""

    revision: Revision
    old: RowFormat


@slotted_value
class ExceptionsChange:
    """A tracked change of a row's exceptions to the table's properties: the w:tblPrEx before it (§17.13.5.35)."""

    revision: Revision
    old: str


@slotted_value
class CellFormatChange:
    """A tracked change of cell properties: those before it (§17.13.5.36).

    `inserted` and `deleted` are what the old properties record of the cell's own slots, under numbers of their own.
    """

    revision: Revision
    old: CellFormat
    inserted: Revision | None = None
    deleted: Revision | None = None


@slotted_value
class CellMergeChange:
    """A tracked vertical merge or split (§17.13.5.3): what Cell.merge is after and was before it."""

    revision: Revision
    new: str | None = None
    old: str | None = None


@slotted_value
class Table:
    """A table (ECMA-376 §17.4.37): `grid` holds column widths in twips, `xml` its w:tblPr and w:tblGrid.

    No `xml` of a table, row or cell holds tracked changes: those are the fields beside it.
    """

    id: int
    grid: tuple[int, ...] = ()
    parent: Container | None = None
    style: str | None = None
    borders: bool = True
    rtl: bool = False
    xml: str = ""
    format_change: TableFormatChange | None = None
    grid_change: GridChange | None = None


@slotted_value
class Row:
    """A table row with the two slots of a tracked change (§17.13.5.12, §17.13.5.16).

    `xml` is its w:trPr, `exceptions` its w:tblPrEx; `before` counts grid columns left out before its first cell.
    """

    id: int
    table: Table
    header: bool = False
    inserted: Revision | None = None
    deleted: Revision | None = None
    xml: str = ""
    before: int = 0
    exceptions: str = ""
    format_change: RowFormatChange | None = None
    exceptions_change: ExceptionsChange | None = None


@slotted_value
class Cell:
    """A table cell; `column` is its 0-based grid column, `span` counts grid columns.

    `merge` is "restart" or "continue" in a vertical merge, else None; `width` is in twips; `shading` RRGGBB; `xml` its
    w:tcPr.
    """

    id: int
    row: Row
    column: int = 0
    span: int = 1
    merge: str | None = None
    width: int | None = None
    shading: str | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None
    xml: str = ""
    format_change: CellFormatChange | None = None
    merge_change: CellMergeChange | None = None

    @property
    def parent(self) -> Container | None:
        """The container around the whole table."""
        return self.row.table.parent


@slotted_value
class ContentControl:
    """A block-level content control (w:sdt, §17.5.2); `title` is what it shows, `xml` its w:sdtPr and w:sdtEndPr.

    The slots say that the control was put around its content or taken from there (§17.13.5.4 to .11); each revision has
    the one of the end tag around it.
    """

    id: int
    parent: Container | None = None
    title: str = ""
    xml: str = ""
    inserted: Revision | None = None
    deleted: Revision | None = None


@slotted_value
class Note:
    """A footnote, endnote or comment: `ref` is its id in the file; comments also have author and date.

    `reply_to` is the `ref` of the comment that this one answers, `resolved` says that its thread is settled ([MS-DOCX]
    2.5.4.1, w15:commentEx).
    """

    id: int
    ref: str
    kind: str = ""
    author: str = ""
    date: str = ""
    xml: str = ""
    reply_to: str = ""
    resolved: bool = False

    @property
    def parent(self) -> None:
        """Notes stand at the top of their story."""
        return None


Container = Cell | ContentControl | Note


def containers(inner: Container | None) -> Iterator[Container]:
    """The containers around something, innermost first."""
    while inner is not None:
        yield inner
        inner = inner.parent


def cell_of(inner: Container | None) -> Cell | None:
    """The innermost table cell among the containers, or None outside any table."""
    while inner is not None and not isinstance(inner, Cell):
        inner = inner.parent
    return inner

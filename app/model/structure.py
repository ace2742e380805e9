"""What paragraphs stand in: tables, content controls and notes, as structure over a flat story.

A paragraph points to its innermost container, each container to the one around it. All are immutable: changing a row
means new paragraphs that point to the new row, so a table edit is a splice like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.revision import Revision


@dataclass(frozen=True, slots=True)
class Table:
    """A table (ECMA-376 §17.4.37): `grid` holds column widths in twips, `xml` what stands before its first row."""

    id: int
    grid: tuple[int, ...] = ()
    parent: Container | None = None
    style: str | None = None
    borders: bool = True
    rtl: bool = False
    xml: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row with the two slots of a tracked change (§17.13.5.12, §17.13.5.16).

    `xml` holds what stands before its first cell except those two.
    """

    id: int
    table: Table
    header: bool = False
    inserted: Revision | None = None
    deleted: Revision | None = None
    xml: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `column` is its 0-based grid column, `span` counts grid columns.

    `merge` is "restart" or "continue" in a vertical merge, else None; `width` is in twips; `shading` RRGGBB; `xml` its
    w:tcPr without the tracked-change elements that the two slots hold.
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

    @property
    def parent(self) -> Container | None:
        """The container around the whole table."""
        return self.row.table.parent


@dataclass(frozen=True, slots=True)
class ContentControl:
    """A block-level content control (w:sdt, §17.5.2); `title` is what it shows, `xml` its w:sdtPr and w:sdtEndPr."""

    id: int
    parent: Container | None = None
    title: str = ""
    xml: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, endnote or comment: `ref` is its id in the file; comments also have author and date."""

    id: int
    ref: str
    kind: str = ""
    author: str = ""
    date: str = ""
    xml: str = ""

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
    return next((c for c in containers(inner) if isinstance(c, Cell)), None)

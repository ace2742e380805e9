"""The list of tracked changes: what it holds, how it is filtered, how a row is drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.gui.panels.rows import RowPainter
from app.gui.theme import ROW_HEIGHT, SPACE_1, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import author_name, kind_icon, kind_name, one_line, party_name, short_date
from app.model.changes import Change
from app.model.document import Document, Position
from app.model.revision import ChangeKind


class ChangeRole(IntEnum):
    """What a row can be asked for beside its text."""

    CHANGE = Qt.ItemDataRole.UserRole + 1
    CARRIED = Qt.ItemDataRole.UserRole + 2


Unresolved = Callable[[list[Change]], set[Change]]
"""Finds those of the changes, given in reading order, that are still open between the parties."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are shown; None shows all.

    `proposal` "" shows those that belong to none, `party` "" those whose author names no organization; `unresolved`
    leaves only those that are still open between the parties.
    """

    author: str | None = None
    kind: ChangeKind | None = None
    proposal: str | None = None
    party: str | None = None
    unresolved: bool = False

    def shows(self, change: Change) -> bool:
        """Whether a change passes, apart from what is asked about its being resolved."""
        return (
            (self.author is None or change.revision.author == self.author)
            and (self.kind is None or change.kind is self.kind)
            and (self.proposal is None or (change.revision.proposal or "") == self.proposal)
            and (self.party is None or party_name(change.revision.author) == self.party)
        )

    @property
    def open(self) -> bool:
        """Whether everything passes."""
        return self == ChangeFilter()


_AWAY = (ChangeKind.MOVE_FROM, ChangeKind.ROW_DELETE, ChangeKind.CELL_DELETE)
_MOVED = (ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO)


def one_a_move(changes: Iterable[Change]) -> tuple[list[Change], list[int]]:
    """The changes with one for all pieces of each side of a move, and for each change given the row it is told in.

    A move is decided whole, so its pieces need no rows of their own. The first with words stands for them.
    """
    rows: list[Change] = []
    places: list[int] = []
    sides: dict[tuple[str, bool], int] = {}
    for change in changes:
        move = change.revision.move
        side = (move, change.kind in _AWAY) if move is not None else None
        row = sides.get(side) if side is not None else None
        if row is None:
            row = len(rows)
            rows.append(change)
            if side is not None:
                sides[side] = row
        elif rows[row].kind not in _MOVED and change.kind in _MOVED and change.text.strip():
            rows[row] = change
        places.append(row)
    return rows, places


class ChangeModel(QAbstractListModel):
    """The changes that pass the filter in reading order, one a row, each side of a move in one row too."""

    def __init__(
        self,
        parent: QObject | None = None,
        unresolved: Unresolved = set,
        carried: Callable[[Change], str] = lambda change: "",
    ) -> None:
        super().__init__(parent)
        self._unresolved = unresolved
        self._carried = carried
        self._all: list[Change] = []
        self._shown: list[Change] = []
        self._rows: dict[int, list[tuple[Change, int]]] = {}
        self._total = 0
        self._filter = ChangeFilter()

    @property
    def all(self) -> list[Change]:
        """Every change, shown or not."""
        return self._all

    @property
    def shown(self) -> list[Change]:
        """The changes that pass the filter."""
        return self._shown

    @property
    def total(self) -> int:
        """How many rows there are when everything is shown."""
        return self._total

    @property
    def filter(self) -> ChangeFilter:
        """What is shown now."""
        return self._filter

    def set_changes(self, changes: list[Change]) -> None:
        """Take a new list."""
        self._all = changes
        self._total = len(one_a_move(changes)[0])
        self._sift()

    def set_filter(self, wanted: ChangeFilter) -> None:
        """Show other changes."""
        self._filter = wanted
        self._sift()

    def row_at(self, position: Position) -> int | None:
        """The row of the change that a position lies in, else of one that it touches; the narrowest of several."""
        here = self._rows.get(position.paragraph, ())
        touched = [one for one in here if one[0].start <= position.offset <= one[0].end]
        # Where one change ends, the next may begin.
        inside = [one for one in touched if position.offset < one[0].end]
        found = min(inside or touched, key=lambda one: one[0].end - one[0].start, default=None)
        return found[1] if found is not None else None

    def row_after(self, position: Position, document: Document) -> int:
        """The row of the first change that begins at a position or after it; the number of rows when none does."""
        order = {story.id: number for number, story in enumerate(document.stories)}
        if not document.holds(position.paragraph):
            return 0
        story, index = document.locate(position.paragraph)
        wanted = (order[story.id], index, position.offset)

        def place(change: Change) -> tuple[int, int, int]:
            at = document.story(change.story).index(change.paragraph)
            return order[change.story], at or 0, change.start

        return bisect_left(self._shown, wanted, key=place)

    def row_of(self, change: Change) -> int | None:
        """The row of a change, or of one that stands at the same place."""
        here = self._rows.get(change.paragraph, ())
        same = [row for one, row in here if one == change]
        near = [row for one, row in here if one.start == change.start and one.kind is change.kind]
        return (same or near or [None])[0]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many changes are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A change, or the sentence that stands for it."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        change = self._shown[index.row()]
        if role == ChangeRole.CHANGE:
            return change
        if role == ChangeRole.CARRIED:
            return self._carried(change)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = one_line(change.text) or self._carried(change)
            return f"{kind_name(change.kind)}: {said}, {change.revision.author}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{kind_name(change.kind)} · {change.revision.author} · {short_date(change.revision.date)}"
        return None

    def _sift(self) -> None:
        self.beginResetModel()
        wanted = self._filter
        passing = self._all if wanted.open else [c for c in self._all if wanted.shows(c)]
        if wanted.unresolved:
            # What another party changed counts, whether it is shown or not.
            still_open = self._unresolved(self._all)
            passing = [c for c in passing if c in still_open]
        self._shown, rows = one_a_move(passing)
        self._rows = {}
        for change, row in zip(passing, rows, strict=True):
            self._rows.setdefault(change.paragraph, []).append((change, row))
        self.endResetModel()


class ChangeDelegate(QStyledItemDelegate):
    """Draws a change: the author's bar, the kind's glyph, the text in the form of its kind, the author's name."""

    def __init__(self, colour_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colour_of = colour_of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        change = index.data(ChangeRole.CHANGE)
        if not isinstance(change, Change):
            return
        painter.save()
        row = RowPainter(painter, option)
        colour = self._colour_of(change.revision.author)
        bar = row.lead(3)
        painter.fillRect(bar.adjusted(0, SPACE_1, 0, -SPACE_1), QColor(colour))
        row.icon(kind_icon(change.kind), colour)
        row.tail(author_name(change.revision.author), sized(TYPE_SMALL), row.tokens.quiet, most=row.width * 0.34)
        _draw_words(row, change, str(index.data(ChangeRole.CARRIED)))
        painter.restore()


_OF_WORDS = (ChangeKind.INSERT, ChangeKind.DELETE, ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO, ChangeKind.FORMAT)
_STRUCK = (ChangeKind.DELETE, ChangeKind.MOVE_FROM, ChangeKind.ROW_DELETE, ChangeKind.CELL_DELETE)


def _draw_words(row: RowPainter, change: Change, carried: str) -> None:
    font = sized(TYPE_BASE)
    words, name = one_line(change.text), kind_name(change.kind)
    if words and change.kind not in _OF_WORDS:
        # Of a row or a table the first words alone would look like an insertion.
        width = min(QFontMetrics(font).horizontalAdvance(name), row.rest().width() / 2)
        row.text(row.lead(width), name, font, row.tokens.quiet)
    if words:
        font.setStrikeOut(change.kind in _STRUCK)
        row.text(row.rest(), words, font, row.tokens.ink)
    else:
        row.text(row.rest(), f"{name}: {carried}" if carried else name, font, row.tokens.quiet)

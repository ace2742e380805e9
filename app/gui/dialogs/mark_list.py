"""The list of changes marked by hand: what each kind is taken for, with the places as a reader meets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.editing.handmade import HandMark, MarkKind
from app.editing.handmade.marks import PILCROW
from app.gui import icons
from app.gui.offsets import utf16_length
from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.theme import ROW_HEIGHT, SPACE_2, SPACE_4, SPACE_6, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import number
from app.model.document import Document
from app.services.marks import MarkGroup, MarkInText, mark_in_text

_ROW = int(Qt.ItemDataRole.UserRole) + 1
_FIRST = 3
"""How many places of a kind are shown before somebody asks for all."""

_BEFORE = 0.35
"""The part of a row for the words before a mark, at most."""

_BOX = 16
_INSIDE = SPACE_6 + SPACE_4


def mark_kind_name(kind: MarkKind) -> str:
    """What formatting that marks a change is called."""
    translate = QCoreApplication.translate
    return {
        MarkKind.STRIKE: translate("Marks", "Strikethrough"),
        MarkKind.UNDERLINE: translate("Marks", "Underline"),
        MarkKind.HIGHLIGHT: translate("Marks", "Highlight"),
        MarkKind.COLOR: translate("Marks", "Colour"),
    }[kind]


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One row: a heading (`text`), a kind (`group`), one of its places (`mark`) or the offer to show all (`more`)."""

    text: str = ""
    group: int | None = None
    mark: HandMark | None = None
    more: bool = False


class MarkModel(QAbstractListModel):
    """The groups of marks and their places; groups that are taken for changes can be chosen or left."""

    chosen_changed = Signal()

    def __init__(self, document: Document, groups: Sequence[MarkGroup]) -> None:
        super().__init__()
        self.document = document
        self.groups = tuple(groups)
        self._chosen = {index for index, group in enumerate(self.groups) if group.inserts is not None}
        self._whole: set[int] = set()
        self._rows = list(self._listed())

    @property
    def chosen(self) -> tuple[HandMark, ...]:
        """The marks of the chosen groups."""
        return tuple(mark for index in sorted(self._chosen) for mark in self.groups[index].marks)

    def is_chosen(self, group: int) -> bool:
        """Whether a group is chosen."""
        return group in self._chosen

    def toggle(self, row: int) -> None:
        """Choose a group or leave it, or show all places of one."""
        found = self._rows[row]
        if found.more and found.group is not None:
            self._show_all(row, found.group)
        elif found.group is not None and found.mark is None and self.groups[found.group].inserts is not None:
            self._chosen ^= {found.group}
            self.dataChanged.emit(self.index(row), self.index(row))
            self.chosen_changed.emit()

    def row(self, index: int) -> MarkRow:
        """What stands in a row."""
        return self._rows[index]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        return Qt.ItemFlag.ItemIsEnabled if self._rows[index.row()].text else super().flags(index)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, or the sentence that stands for it."""
        row = self._rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.mark is not None:
            return row.mark.reason
        kind_row = row.group is not None and row.mark is None and not row.more
        if role == Qt.ItemDataRole.CheckStateRole and kind_row and self.groups[row.group or 0].inserts is not None:
            return Qt.CheckState.Checked if self.is_chosen(row.group or 0) else Qt.CheckState.Unchecked
        return None

    def group_text(self, group: MarkGroup) -> str:
        """What a group is and what it is taken for."""
        kind = mark_kind_name(group.kind)
        if group.inserts is None:
            return f"{kind}: {group.reason}"
        taken = self.tr("{kind}, taken for new text") if group.inserts else self.tr("{kind}, taken for struck text")
        return taken.format(kind=kind)

    def _sentence(self, row: MarkRow) -> str:
        if row.mark is not None:
            piece = mark_in_text(self.document, row.mark)
            return f"{piece.before}{piece.text}{piece.after}. {row.mark.reason}"
        if row.group is None:
            return row.text
        group = self.groups[row.group]
        if row.more:
            return self.tr("Show all {count}").format(count=number(len(group.marks)))
        return f"{self.group_text(group)} {number(len(group.marks))}"

    def _listed(self) -> list[MarkRow]:
        rows: list[MarkRow] = []
        for taken, heading in ((True, self.tr("Can become tracked changes")), (False, self.tr("Left as they are"))):
            groups = [n for n, group in enumerate(self.groups) if (group.inserts is not None) is taken]
            rows += [MarkRow(text=heading)] if groups else []
            for group in groups:
                rows.append(MarkRow(group=group))
                marks = self.groups[group].marks
                rows += [MarkRow(group=group, mark=mark) for mark in marks[:_FIRST]]
                rows += [MarkRow(group=group, more=True)] if len(marks) > _FIRST else []
        return rows

    def _show_all(self, row: int, group: int) -> None:
        rest = [MarkRow(group=group, mark=mark) for mark in self.groups[group].marks[_FIRST:]]
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), row, row + len(rest) - 1)
        self._rows[row:row] = rest
        self.endInsertRows()


class MarkList(QListView):
    """Shows the marks; Space or a click chooses a kind, Enter shows a place in the text."""

    place_chosen = Signal(object)
    """Emitted with the HandMark whose place is to be shown."""

    def __init__(self, model: MarkModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(MarkDelegate(model, self))
        self.setUniformItemSizes(True)
        quiet_list(self, self.tr("Changes marked by hand"))
        self.clicked.connect(lambda index: self._model.toggle(index.row()))
        self.selectionModel().currentChanged.connect(self._show_place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do what a click does."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._model.toggle(index.row())
            event.accept()
        else:
            super().keyPressEvent(event)

    def _show_place(self, index: QModelIndex) -> None:
        mark = self._model.row(index.row()).mark if index.isValid() else None
        if mark is not None:
            self.place_chosen.emit(mark)


class MarkDelegate(QStyledItemDelegate):
    """Draws a kind with its box and count, and a place with the marked words between those around them."""

    def __init__(self, model: MarkModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        painter.save()
        row: MarkRow = index.data(_ROW)
        line = RowPainter(painter, option, SPACE_2)
        if row.group is None:
            line.text(line.rest(), row.text, sized(TYPE_SMALL, bold=True), line.tokens.quiet)
        elif row.mark is not None:
            self._place(line, self._model.groups[row.group], row.mark)
        elif row.more:
            line.lead(_INSIDE, 0)
            line.text(line.rest(), str(index.data()), sized(TYPE_BASE), line.tokens.accent)
        else:
            self._kind(line, row.group)
        painter.restore()

    def _kind(self, line: RowPainter, number_: int) -> None:
        group = self._model.groups[number_]
        box = line.lead(_BOX)
        if group.inserts is not None:
            self._box(line, box, checked=self._model.is_chosen(number_))
        line.tail(number(len(group.marks)), sized(TYPE_BASE), line.tokens.quiet)
        line.text(line.rest(), self._model.group_text(group), sized(TYPE_BASE), line.tokens.ink)

    def _box(self, line: RowPainter, place: QRectF, *, checked: bool) -> None:
        painter, tokens = line.painter, line.tokens
        square = QRectF(place.left() + 0.5, round(place.center().y()) - _BOX / 2 + 0.5, _BOX - 1, _BOX - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if checked else tokens.quiet), 1))
        painter.setBrush(QColor(tokens.accent if checked else tokens.field))
        painter.drawRoundedRect(square, 3, 3)
        if checked:
            inside = square.adjusted(1.5, 1.5, -1.5, -1.5)
            icons.paint_icon(painter, "check", tokens.on_accent, inside.left(), inside.top(), round(inside.width()))

    def _place(self, line: RowPainter, group: MarkGroup, mark: HandMark) -> None:
        line.lead(_INSIDE, 0)
        if group.inserts is not None:
            line.tail(mark.reason, sized(TYPE_SMALL), line.tokens.quiet, most=line.width * 0.38)
        _draw_in_text(line, mark_in_text(self._model.document, mark), group.inserts)


def _draw_in_text(line: RowPainter, piece: MarkInText, inserts: bool | None) -> None:
    """The words before, quiet and cut at their beginning, the marked ones in the form of the change, those after.

    One line of text, since its words run in their own direction, whichever way the window is read.
    """
    room, metrics = line.rest(), QFontMetrics(sized(TYPE_BASE))
    before = metrics.elidedText(piece.before, Qt.TextElideMode.ElideLeft, round(room.width() * _BEFORE))
    left = round(room.width()) - metrics.horizontalAdvance(before)
    words = metrics.elidedText(piece.text or PILCROW, Qt.TextElideMode.ElideRight, left)
    after = metrics.elidedText(piece.after, Qt.TextElideMode.ElideRight, left - metrics.horizontalAdvance(words))
    layout = QTextLayout(f"{before}{words}{after}", sized(TYPE_BASE))
    layout.setFormats([_marked(utf16_length(before), utf16_length(words), inserts, line.tokens.ink)])
    layout.beginLayout()
    laid = layout.createLine()
    laid.setLineWidth(max(room.width(), 1))
    layout.endLayout()
    far = line.leading & Qt.AlignmentFlag.AlignRight
    free = room.width() - laid.naturalTextWidth()
    # A line of text that runs the other way stands at its own side of the room.
    start = laid.naturalTextRect().left()
    x = room.left() - start + (free if far else 0)
    line.painter.setPen(QColor(line.tokens.quiet))
    layout.draw(line.painter, QPointF(x, room.center().y() - laid.height() / 2))


def _marked(start: int, length: int, inserts: bool | None, colour: str) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    form.setFontUnderline(inserts is True)
    form.setFontStrikeOut(inserts is False)
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = start, length, form
    return marked

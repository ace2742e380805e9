"""The panel of comments that a document came with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStackedLayout, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.gui.open_document import OpenDocument
from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.pieces import PANE_MARGINS, EmptyPane, column_of, hairline, label
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import author_name, one_line, short_date
from app.model.content import OpaqueKind, spans
from app.model.document import Document, Position, StoryKind
from app.model.structure import Note
from app.model.views import View, paragraph_text

_COMMENT = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment of the document: who, when, what, and where it is attached."""

    author: str
    date: str
    text: str
    place: Position | None


def comments_of(document: Document) -> list[ShownComment]:
    """The document's comments in the order of their notes."""
    texts: dict[Note, list[str]] = {}
    for story in document.stories:
        if story.kind is StoryKind.COMMENTS:
            for paragraph in story.paragraphs:
                if isinstance(paragraph.parent, Note):
                    texts.setdefault(paragraph.parent, []).append(paragraph_text(paragraph, View.FINAL))
    places = _places(document) if texts else {}
    return [ShownComment(n.author, n.date, "\n".join(lines), places.get(n.ref)) for n, lines in texts.items()]


def _places(document: Document) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for paragraph in document.body.paragraphs:
        for start, _, run in spans(paragraph.runs):
            if run.opaque is not None and run.opaque.kind in (OpaqueKind.COMMENT, OpaqueKind.COMMENT_RANGE):
                found.setdefault(run.opaque.ref, Position(paragraph.id, start))
    return found


class CommentsPanel(QWidget):
    """The comments of the document, to read and to find their place."""

    place_chosen = Signal(object)

    def __init__(self, opened: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self.model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CommentDelegate(self.view))
        quiet_list(self.view, self.tr("Comments"))
        self._text = label("", wrap=True)
        self._who = label("", "small", wrap=True)
        listed = QWidget()
        column = column_of(listed, margins=(0, SPACE_2, 0, 0))
        column.addWidget(self.view, 1)
        column.addWidget(hairline())
        body = QWidget()
        details = column_of(body, margins=PANE_MARGINS, spacing=SPACE_1)
        details.addWidget(self._text)
        details.addWidget(self._who)
        column.addWidget(body)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        text = self.tr("Comments that others left in the document appear here, with their author and date.")
        self._stack.addWidget(EmptyPane(self.tr("No comments"), text))
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)
        self.view.selectionModel().currentChanged.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """List the comments of the document as it stands."""
        self.model.clear()
        comments = comments_of(self._open.session.document)
        for comment in comments:
            item = QStandardItem(f"{comment.author}: {one_line(comment.text)}")
            item.setData(comment, _COMMENT)
            self.model.appendRow(item)
        self._stack.setCurrentIndex(0 if comments else 1)
        if comments:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _show(self, index: QModelIndex) -> None:
        comment = index.data(_COMMENT)
        if isinstance(comment, ShownComment):
            self._text.setText(comment.text)
            self._who.setText(" · ".join(part for part in (comment.author, short_date(comment.date)) if part))

    def _go(self, index: QModelIndex) -> None:
        comment = index.data(_COMMENT)
        if isinstance(comment, ShownComment) and comment.place is not None:
            self.place_chosen.emit(comment.place)


class CommentDelegate(QStyledItemDelegate):
    """Draws a comment: its first words, then its author's name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(120, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        comment = index.data(_COMMENT)
        if not isinstance(comment, ShownComment):
            return
        painter.save()
        row = RowPainter(painter, option)
        row.tail(author_name(comment.author), sized(TYPE_SMALL), row.tokens.quiet, most=row.width * 0.34)
        row.text(row.rest(), one_line(comment.text), sized(TYPE_BASE), row.tokens.ink)
        painter.restore()

"""The panel of comments: threads with their answers, settled or open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStackedLayout, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.editing.commenting import remove_comment, settle
from app.gui.open_document import OpenDocument
from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.pieces import PANE_MARGINS, EmptyPane, button, column_of, hairline, label, row_of
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import author_name, one_line, short_date
from app.model.content import OpaqueKind, spans
from app.model.document import Document, Position, StoryKind
from app.model.structure import Note
from app.model.views import View, paragraph_text

_COMMENT = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment of the document: who, when, what, where it is attached, and how it stands in its thread."""

    author: str
    date: str
    text: str
    place: Position | None
    ref: str = ""
    answer: bool = False
    resolved: bool = False


def comments_of(document: Document) -> list[ShownComment]:
    """The document's comments in the order of their notes."""
    texts: dict[Note, list[str]] = {}
    for story in document.stories:
        if story.kind is StoryKind.COMMENTS:
            for paragraph in story.paragraphs:
                if isinstance(paragraph.parent, Note):
                    texts.setdefault(paragraph.parent, []).append(paragraph_text(paragraph, View.FINAL))
    places = _places(document) if texts else {}
    known = {note.ref for note in texts}
    return [
        ShownComment(
            note.author,
            note.date,
            "\n".join(lines),
            places.get(note.ref),
            note.ref,
            note.reply_to in known,
            note.resolved,
        )
        for note, lines in texts.items()
    ]


def _places(document: Document) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for paragraph in document.body.paragraphs:
        for start, _, run in spans(paragraph.runs):
            if run.opaque is not None and run.opaque.kind in (OpaqueKind.COMMENT, OpaqueKind.COMMENT_RANGE):
                found.setdefault(run.opaque.ref, Position(paragraph.id, start))
    return found


class CommentsPanel(QWidget):
    """The comments of the document, to read, answer and settle, and to find their place."""

    place_chosen = Signal(object)
    answer_wanted = Signal(str)
    """The id of the comment that is to be answered."""
    count_changed = Signal(int)

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
        details.addWidget(self._buttons())
        column.addWidget(body)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        text = self.tr("Comments on the text appear here. Select some words and choose Insert, Comment to write one.")
        self._stack.addWidget(EmptyPane(self.tr("No comments"), text))
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)
        self.view.selectionModel().currentChanged.connect(self._show)
        opened.document_changed.connect(self._follow)
        self._shown: list[ShownComment] = []
        self.refresh()

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = row_of(buttons, margins=(0, SPACE_1, 0, 0), spacing=SPACE_2)
        self.answer = button(self.tr("Answer…"), self._answer)
        self.settle = button("", self._settle)
        self.remove = button(self.tr("Remove"), self._remove)
        for one in (self.answer, self.settle, self.remove):
            row.addWidget(one)
        row.addStretch(1)
        return buttons

    @property
    def current(self) -> ShownComment | None:
        """The comment that is shown in full."""
        comment = self.view.currentIndex().data(_COMMENT)
        return comment if isinstance(comment, ShownComment) else None

    def _answer(self) -> None:
        if self.current is not None:
            self.answer_wanted.emit(self.current.ref)

    def _settle(self) -> None:
        comment = self.current
        if comment is not None:
            name = self.tr("Open the thread again") if comment.resolved else self.tr("Settle the thread")
            self._open.session.edit(name, lambda draft: settle(draft, comment.ref, not comment.resolved))

    def _remove(self) -> None:
        comment = self.current
        if comment is not None:
            self._open.session.edit(self.tr("Remove the comment"), lambda draft: remove_comment(draft, comment.ref))

    def _follow(self, document: Document) -> None:
        if comments_of(document) != self._shown:
            self.refresh()

    def refresh(self) -> None:
        """List the comments of the document as it stands; the one that was chosen stays so."""
        chosen = self.current.ref if self.current is not None else ""
        self.model.clear()
        comments = self._shown = comments_of(self._open.session.document)
        for comment in comments:
            item = QStandardItem(f"{comment.author}: {one_line(comment.text)}")
            item.setData(comment, _COMMENT)
            self.model.appendRow(item)
        self._stack.setCurrentIndex(0 if comments else 1)
        if comments:
            row = next((at for at, comment in enumerate(comments) if comment.ref == chosen), 0)
            self.view.setCurrentIndex(self.model.index(row, 0))
        writable = not self._open.session.read_only
        for one in (self.answer, self.settle, self.remove):
            one.setVisible(writable)
        self.count_changed.emit(len(comments))

    def _show(self, index: QModelIndex) -> None:
        comment = index.data(_COMMENT)
        if isinstance(comment, ShownComment):
            self._text.setText(comment.text)
            said = self.tr("Settled") if comment.resolved else ""
            self._who.setText(" · ".join(part for part in (comment.author, short_date(comment.date), said) if part))
            self.settle.setText(self.tr("Open again") if comment.resolved else self.tr("Settle"))

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
        if comment.answer:
            row.lead(SPACE_3, 0)
        if comment.resolved:
            row.icon("done", row.tokens.quiet)
        row.tail(author_name(comment.author), sized(TYPE_SMALL), row.tokens.quiet, most=row.width * 0.34)
        ink = row.tokens.quiet if comment.resolved else row.tokens.ink
        row.text(row.rest(), one_line(comment.text), sized(TYPE_BASE), ink)
        painter.restore()

"""The panel of comments: threads with their answers, settled or open."""

from __future__ import annotations

from dataclasses import dataclass
from operator import is_not

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStackedLayout, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.editing.commenting import remove_comment, settle
from app.gui.open_document import OpenDocument
from app.gui.panels.rows import RowPainter, quiet_list
from app.gui.pieces import PANE_MARGINS, EmptyPane, button, column_of, hairline, label, row_of
from app.gui.theme import ROW_HEIGHT, SPACE_1, SPACE_2, SPACE_3, TYPE_BASE, TYPE_SMALL, sized
from app.gui.wording import author_name, one_line, short_date
from app.model.commented import commented_in
from app.model.content import OpaqueKind, spans
from app.model.document import Document, Position, Story, StoryKind
from app.model.structure import Note
from app.model.views import View, paragraph_text

_COMMENT = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment of the document: who, when, what, where it is attached, and how it stands in its thread.

    `answers` is the `ref` of the comment that it answers.
    """

    author: str
    date: str
    text: str
    place: Position | None
    ref: str = ""
    answers: str = ""
    resolved: bool = False


def comments_of(document: Document) -> list[ShownComment]:
    """The document's comments in the order of the words they are about, answers behind what they answer."""
    texts: dict[Note, list[str]] = {}
    for story in document.stories:
        if story.kind is StoryKind.COMMENTS:
            for paragraph in story.paragraphs:
                if isinstance(paragraph.parent, Note):
                    texts.setdefault(paragraph.parent, []).append(paragraph_text(paragraph, View.FINAL))
    places = _places(document) if texts else {}
    known = {note.ref for note in texts}
    order = {ref: number for number, ref in enumerate(places)}
    roots = {note.ref: note.reply_to if note.reply_to in known else note.ref for note in texts}
    return [
        ShownComment(
            note.author,
            note.date,
            "\n".join(lines),
            places.get(note.ref),
            note.ref,
            note.reply_to if note.reply_to in known else "",
            note.resolved,
        )
        for note, lines in sorted(texts.items(), key=lambda one: order.get(roots[one[0].ref], len(order)))
    ]


def _places(document: Document) -> dict[str, Position]:
    """Where each comment is first named, in the order of the text."""
    found: dict[str, Position] = {}
    for story in document.stories:
        for paragraph in story.paragraphs if story.kind is not StoryKind.COMMENTS else ():
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
        self._stories: tuple[Story, ...] = ()
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
        # Asked after every key: the text of the document is not looked through for this.
        stories = _comment_stories(document)
        if len(stories) != len(self._stories) or any(map(is_not, stories, self._stories)):
            self.refresh()

    def follow(self, place: Position) -> None:
        """Show the comment on the words at a place of the text, unless one on them is shown already."""
        document, current = self._open.session.document, self.current
        if not self._shown or not document.holds(place.paragraph):
            return
        found = commented_in(document.paragraph(place.paragraph))
        refs = [one.ref for one in found if one.start <= place.offset <= one.end]
        if current is None or not {current.ref, current.answers}.intersection(refs):
            self._choose(next(iter(refs), ""))

    def _choose(self, ref: str) -> None:
        row = next((at for at, comment in enumerate(self._shown) if comment.ref == ref), None)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def refresh(self) -> None:
        """List the comments of the document as it stands; a new thread is chosen, else the one that was stays so."""
        chosen = self.current.ref if self.current is not None else ""
        known = {comment.ref for comment in self._shown}
        self.model.clear()
        self._stories = _comment_stories(self._open.session.document)
        comments = self._shown = comments_of(self._open.session.document)
        for comment in comments:
            item = QStandardItem(f"{comment.author}: {one_line(comment.text)}")
            item.setData(comment, _COMMENT)
            self.model.appendRow(item)
        self._stack.setCurrentIndex(0 if comments else 1)
        if comments:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._choose(next((c.ref for c in comments if known and not c.answers and c.ref not in known), chosen))
        writable = not self._open.session.read_only
        for one in (self.answer, self.settle, self.remove):
            one.setVisible(writable)
        self.count_changed.emit(len(comments))

    def _show(self, index: QModelIndex) -> None:
        comment = index.data(_COMMENT)
        if isinstance(comment, ShownComment):
            self._text.setText(comment.text)
            when = (short_date(comment.date), self.tr("Settled") if comment.resolved else "")
            lines = (comment.author, " · ".join(part for part in when if part))
            self._who.setText("\n".join(line for line in lines if line))
            self.settle.setText(self.tr("Open again") if comment.resolved else self.tr("Settle"))

    def _go(self, index: QModelIndex) -> None:
        comment = index.data(_COMMENT)
        if not isinstance(comment, ShownComment):
            return
        # The words may have moved since the comments were listed.
        places = _places(self._open.session.document)
        place = places.get(comment.ref) or places.get(comment.answers)
        if place is not None:
            self.place_chosen.emit(place)


def _comment_stories(document: Document) -> tuple[Story, ...]:
    return tuple(story for story in document.stories if story.kind is StoryKind.COMMENTS)


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
        if comment.answers:
            row.lead(SPACE_3, 0)
        if comment.resolved:
            row.icon("done", row.tokens.quiet)
        row.tail(author_name(comment.author), sized(TYPE_SMALL), row.tokens.quiet, most=row.width * 0.34)
        ink = row.tokens.quiet if comment.resolved else row.tokens.ink
        row.text(row.rest(), one_line(comment.text), sized(TYPE_BASE), ink)
        painter.restore()

"""When the card of a change comes and when it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.gui.card_place import place_card
from app.gui.change_card import ChangeCard, Entry
from app.gui.comment_places import CommentPlaces
from app.gui.editor.painting import BAR_GAP, BAR_WIDTH
from app.gui.format_words import format_words
from app.gui.places import Part
from app.model.changes import Change, paragraph_changes
from app.model.document import Position
from app.model.revision import ChangeKind

if TYPE_CHECKING:
    from app.gui.annex_page import AnnexPage

_REST = 200
"""Milliseconds that the mouse must stay where Qt says it rests: on its way to a card it passes over other words."""

_STILL = 4
_GRACE = 350
"""Milliseconds that the mouse may be off the words and the card, on its way from one to the other."""

_NEAR_BAR = 5
_MOST = 4
"""So many entries are told on a card."""

_STRIKING = frozenset(
    (
        ChangeKind.DELETE,
        ChangeKind.MOVE_FROM,
        ChangeKind.PARAGRAPH_DELETE,
        ChangeKind.ROW_DELETE,
        ChangeKind.CELL_DELETE,
    )
)

_ON_WORDS = frozenset(
    (
        ChangeKind.INSERT,
        ChangeKind.DELETE,
        ChangeKind.FORMAT,
        ChangeKind.MOVE_FROM,
        ChangeKind.MOVE_TO,
        ChangeKind.PARAGRAPH_INSERT,
        ChangeKind.PARAGRAPH_DELETE,
    )
)
"""The kinds that a mark in the text shows at their own place; bars alone show the others."""

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class CardKeeper(QObject):
    """Shows a card where the mouse rests on a change or on a change bar, or at the caret when a key asks for it."""

    decided = Signal(bool)
    """Emitted before what is on a card is accepted (True) or rejected."""

    comment_wanted = Signal(object)
    """Emitted with the Change that is to be commented on."""

    answer_wanted = Signal(str, str)
    """Emitted with the id of a comment and the words that answer it."""

    def __init__(self, annex: AnnexPage) -> None:
        super().__init__(annex)
        self._annex, self._editor = annex, annex.editor
        self._session = annex.opened.session
        self._comments = CommentPlaces()
        self.card = ChangeCard(self._session, annex)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_GRACE)
        self._leaving.timeout.connect(self.hide)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(lambda: self._rest(self._point))
        self._point = QPointF()
        self._came_from: QWidget | None = None
        self._zone: list[QRectF] = []
        self._connect()

    def open_at_caret(self) -> bool:
        """Show the card of the change at the caret and give it the keyboard; whether there is a change."""
        if self.card.isVisible() and not self.card.has_keyboard:
            self._came_from = QApplication.focusWidget()
            self.card.take_keyboard()
            return True
        changes = self._changes_at(self._editor.selection.focus)
        if not changes:
            return False
        self._editor.reveal(Position(changes[0].paragraph, changes[0].start))
        self._came_from = QApplication.focusWidget()
        self._show(changes)
        self.card.take_keyboard()
        return True

    def hide(self) -> None:
        """Take the card away; the keyboard goes back to where it was before it came to the card."""
        self._leaving.stop()
        self._resting.stop()
        if self.card.isVisible():
            had = self.card.has_keyboard
            self.card.hide()
            if had:
                came_from = self._came_from if self._came_from is not None else self._editor
                came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it follows

    def _connect(self) -> None:
        self.card.accepted.connect(lambda entry: self._decide(entry, accept=True))
        self.card.rejected.connect(lambda entry: self._decide(entry, accept=False))
        self.card.proposal_wanted.connect(self._show_proposal)
        self.card.comment_wanted.connect(self._ask_comment)
        self.card.answered.connect(self._answer)
        self.card.resized.connect(self._put)
        self.card.closed.connect(self.hide)
        self.card.entered.connect(self._leaving.stop)
        self.card.left.connect(self._leave)
        self._editor.installEventFilter(self)
        self._editor.viewport().installEventFilter(self)
        self._editor.viewport().setMouseTracking(True)
        self._annex.opened.document_changed.connect(self.hide)
        self._annex.opened.proposals_changed.connect(self.hide)
        for bar in (self._editor.verticalScrollBar(), self._editor.horizontalScrollBar()):
            bar.valueChanged.connect(self.hide)
        for told in (self._editor.zoom_changed, self._editor.view_changed):
            told.connect(self.hide)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the text, and keys and clicks that go on with the work."""
        match event.type():
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent) and watched is self._editor.viewport():
                self._point = QPointF(event.pos())
                self._resting.start()
                return True
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                self._follow_mouse(event.position())
            case QEvent.Type.Leave:
                self._resting.stop()
                self._leave()
            case QEvent.Type.MouseButtonPress | QEvent.Type.Resize | QEvent.Type.Hide:
                self.hide()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                if event.key() not in _MODIFIERS:
                    self.hide()
            case _:
                pass
        return super().eventFilter(watched, event)

    def _rest(self, point: QPointF) -> None:
        if self.card.has_keyboard or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        changes = self._changes_under(point)
        if changes:
            self._show(changes)

    def _follow_mouse(self, point: QPointF) -> None:
        if (point - self._point).manhattanLength() > _STILL:
            self._resting.stop()
        if not self.card.isVisible() or self.card.has_keyboard:
            return
        if any(rect.adjusted(-4, -4, 4, 4).contains(point) for rect in self._zone):
            self._leaving.stop()
        else:
            self._leave()

    def _leave(self) -> None:
        if self.card.isVisible() and not self.card.has_keyboard and not self._leaving.isActive():
            self._leaving.start()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.card.isVisible() and new is not None and not self._belongs(new) and new is not self._editor:
            self.hide()

    def _belongs(self, widget: QWidget) -> bool:
        return widget is self.card or self.card.isAncestorOf(widget) or isinstance(widget, QMenu)

    # What it shows

    def _show(self, changes: Sequence[Change]) -> None:
        current = self._annex.inspector.changes.current
        # What is outlined in the text and chosen in the list comes first.
        entries = sorted(self._entries(changes), key=lambda entry: current not in entry.changes)[:_MOST]
        self.card.show_entries(entries)
        rects = [rect for entry in entries for change in entry.changes for rect in self._rects(change)]
        view = QRectF(self._editor.viewport().rect())
        seen = [rect & view for rect in rects if rect.intersects(view)] or [view.adjusted(0, 0, 0, -view.height() / 2)]
        self._zone = seen
        self.card.move(self._place(seen))
        self.card.show()
        self.card.raise_()

    def _put(self) -> None:
        if self.card.isVisible():
            self.card.move(self._place(self._zone))

    def _place(self, words: Sequence[QRectF]) -> QPoint:
        viewport = self._editor.viewport()
        corner = viewport.mapTo(self._annex, QPoint())
        room = viewport.rect().translated(corner).adjusted(8, 8, -8, -8)
        boxes = [rect.toAlignedRect().translated(corner) for rect in words]
        rtl = self._annex.layoutDirection() == Qt.LayoutDirection.RightToLeft
        columns = QRect(self._annex.splitter.geometry())
        whole = columns.adjusted(8, 8, -8, -8)
        return place_card(self.card.size(), boxes, (room, whole), rtl=rtl)

    def _entries(self, changes: Sequence[Change]) -> list[Entry]:
        together: dict[tuple[str, str, str | None, bool], list[Change]] = {}
        for change in changes:
            revision = change.revision
            # What is struck is decided apart from what the same author inserted.
            key = (revision.author, revision.date, revision.proposal, change.kind in _STRIKING)
            together.setdefault(key, []).append(change)
        return [self._entry(tuple(group)) for group in together.values()]

    def _entry(self, changes: tuple[Change, ...]) -> Entry:
        document = self._session.document
        remarks = dict.fromkeys(remark for change in changes for remark in self._comments.on(document, change))
        says = dict.fromkeys(words for change in changes if (words := format_words(document, change)))
        return Entry(changes, self._editor.author_color(changes[0].revision.author), "\n".join(says), tuple(remarks))

    def _rects(self, change: Change) -> list[QRectF]:
        found = self._editor.frame.located(change.paragraph)
        if found is None:
            return []
        layout = found.layout
        start, end = (layout.to_shown(change.paragraph, at) for at in (change.start, change.end))
        rects = layout.range_rects(start, end) or [layout.end_rect().adjusted(0, 0, 6, 0)]
        return [rect.translated(found.x, found.y) for rect in rects]

    # Which changes

    def _changes_at(self, place: Position) -> list[Change]:
        """The changes at the caret, those of words before those of whole paragraphs, rows and tables."""
        all_ = self._changes_in(place.paragraph)
        words = [c for c in all_ if c.kind in _ON_WORDS]
        inside = [c for c in words if c.start <= place.offset < c.end]
        touching = [c for c in words if c.start <= place.offset <= c.end]
        return [*(inside or touching), *(c for c in all_ if c.kind not in _ON_WORDS)]

    def _changes_under(self, point: QPointF) -> list[Change]:
        place = self._editor.frame.position_at(point.x(), point.y())
        mode = self._editor.view_mode
        if place is None or not mode.bars:
            return []
        all_ = self._changes_in(place.paragraph)
        bar = self._editor.frame.left - BAR_GAP
        if bar - _NEAR_BAR <= point.x() <= bar + BAR_WIDTH + _NEAR_BAR:
            return [c for c in all_ if any(r.top() <= point.y() <= r.bottom() for r in self._rects(c))]
        if not mode.marks:
            return []
        return [c for c in all_ if c.kind in _ON_WORDS and any(r.contains(point) for r in self._rects(c))]

    def _changes_in(self, paragraph: int) -> list[Change]:
        story = self._editor.galley.story
        index = story.index(paragraph)
        if index is None:
            return []
        mine = list(paragraph_changes(story.id, story.paragraphs[index]))
        # Rows, cells and tables are told in the list, which may be a pause behind.
        around = [c for c in self._annex.opened.changes if c.paragraph == paragraph and c.kind not in _ON_WORDS]
        return [*mine, *(c for c in around if c not in mine)]

    # What it does

    def _decide(self, entry: Entry, *, accept: bool) -> None:
        self.hide()
        self.decided.emit(accept)
        decide = self._session.accept_changes if accept else self._session.reject_changes
        decide(entry.changes)

    def _ask_comment(self, entry: Entry) -> None:
        self.hide()
        self.comment_wanted.emit(entry.changes[0])

    def _answer(self, entry: Entry, ref: str, words: str) -> None:
        had = self.card.has_keyboard
        self.answer_wanted.emit(ref, words)
        # What was answered is told on the card at once, and the work on it goes on.
        self._show(entry.changes)
        if had:
            self.card.take_keyboard()

    def _show_proposal(self, id_: str) -> None:
        self.hide()
        proposals = self._annex.inspector.proposals
        self._annex.inspector.show()
        self._annex.inspector.show_part(Part.PROPOSALS)
        if id_:
            proposals.choose(id_)
            proposals.form.focus_title()
        else:
            proposals.new()

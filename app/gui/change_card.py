"""The card of a change: who, when, why, what was said about it, and what can be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.answer_box import AnswerBox
from app.gui.comment_places import Remark
from app.gui.panels.proposal_menu import fill_proposals, proposal_title
from app.gui.pieces import ElidedLabel, Glyph, IconButton, button, clear_layout, column_of, hairline, label, row_of
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, TYPE_BASE, sized
from app.gui.wording import author_name, kind_icon, kind_name, one_line, party_name, short_date, told
from app.model.changes import Change
from app.services.session import Session

_WIDTH = 344
_TALLEST = 168
"""Height in pixels from which a comment thread is scrolled."""

_BAR = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """Changes on a card that one author made at one time for one proposal, and that are decided together.

    `colour` is the author's, `says` what they do where the words don't show it, `remarks` what was said about them.
    """

    changes: tuple[Change, ...]
    colour: str
    says: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def kinds(self) -> str:
        """What was done, in words."""
        return " · ".join(dict.fromkeys(kind_name(change.kind) for change in self.changes))


class ChangeCard(QFrame):
    """Tells everything about the changes at one place; each can be accepted, rejected and given to a proposal."""

    accepted = Signal(object)
    """Emitted with the Entry that is to be accepted."""

    rejected = Signal(object)
    """Emitted with the Entry that is to be rejected."""

    proposal_wanted = Signal(str)
    """Show the proposal with this id, to edit it; "" asks for a new one."""

    comment_wanted = Signal(object)
    """Emitted with the Entry that somebody wants to comment on."""

    answered = Signal(object, str, str)
    """Emitted with the Entry, the id of a comment on it and the words that answer it."""

    resized = Signal()
    closed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Change"))
        self._column: QVBoxLayout = column_of(self, margins=(1, SPACE_1, 1, SPACE_1))
        self._sections: list[_Section] = []
        self.hide()

    @property
    def entries(self) -> list[Entry]:
        """What is on the card."""
        return [section.entry for section in self._sections]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Fill the card."""
        clear_layout(self._column)
        self._sections = [_Section(self, self._session, entry) for entry in entries]
        for number, section in enumerate(self._sections):
            if number:
                self._column.addWidget(hairline())
            self._column.addWidget(section)
            # On a card that is shown already, what is new would stay hidden for a moment, and have no height.
            section.show()
        self.setAccessibleName(said(entries[0]) if entries else "")
        self.fit()

    def fit(self) -> None:
        """Become as high as what is shown needs."""
        layout = self.layout()
        if layout is not None:
            for section in self._sections:
                section.updateGeometry()
            layout.activate()
        self.adjustSize()
        self.resized.emit()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing that can be decided."""
        if self._sections:
            self._sections[0].accept.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keys go to something on the card."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; A and R decide, C comments on the change whose part of the card has the keyboard."""
        key, focus = Qt.Key(event.key()), self.window().focusWidget()
        section = next((s for s in self._sections if focus is not None and s.isAncestorOf(focus)), None)
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_A and section is not None and not event.modifiers():
            section.accept.click()
        elif key == Qt.Key.Key_R and section is not None and not event.modifiers():
            section.reject.click()
        elif key == Qt.Key.Key_C and section is not None and not event.modifiers():
            section.comment.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Tab goes round within the card."""
        stops = [stop for section in self._sections for stop in section.stops if _is_stop(stop)]
        focus = self.window().focusWidget()
        if focus not in stops:
            return super().focusNextPrevChild(next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(focus) + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the mouse has come."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse has gone."""
        super().leaveEvent(event)
        self.left.emit()


def said(entry: Entry) -> str:
    """The changes in one sentence, for those who listen."""
    first = entry.changes[0]
    words = f"{entry.kinds}: {one_line(first.text)}" if first.text.strip() else entry.kinds
    return ", ".join(part for part in (words, first.revision.author, short_date(first.revision.date)) if part)


def _is_stop(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


class _Section(QWidget):
    """One change on the card."""

    def __init__(self, card: ChangeCard, session: Session, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self._card, self._session = card, session
        column = column_of(self, margins=(SPACE_4, SPACE_2, SPACE_3, SPACE_2), spacing=SPACE_1)
        self._add_head(column)
        self.stops: list[QWidget] = []
        """What Tab goes to, in the order of reading."""

        for name, remarks in groupby(entry.remarks, key=lambda remark: remark.thread):
            self._add_thread(column, name, tuple(remarks))
        proposal = self._proposal_button()
        place = column.count()
        column.addSpacing(SPACE_1)
        deeds = self._add_deeds(column)
        if entry.changes[0].revision.proposal or not _fit(self.accept, self.reject, proposal, self.comment):
            column.insertWidget(place, proposal, 0, Qt.AlignmentFlag.AlignLeft)
            self.stops += [proposal, self.accept, self.reject, self.comment]
        else:
            deeds.addWidget(proposal)
            self.stops += [self.accept, self.reject, proposal, self.comment]
        deeds.addWidget(self.comment)
        for part in (self.accept, self.reject, proposal, self.comment):
            part.setEnabled(not session.read_only)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the author's bar where reading begins."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - SPACE_1 - _BAR if rtl else SPACE_1
        QPainter(self).fillRect(left, SPACE_2, _BAR, self.height() - 2 * SPACE_2, QColor(self.entry.colour))

    def _add_head(self, column: QVBoxLayout) -> None:
        change = self.entry.changes[0]
        head = QWidget()
        row = row_of(head, spacing=SPACE_2)
        row.addWidget(Glyph(kind_icon(change.kind), "ink"))
        kind = ElidedLabel(self.entry.kinds)
        kind.setFont(sized(TYPE_BASE, bold=True))
        row.addWidget(kind)
        row.addWidget(ElidedLabel(author_name(change.revision.author)), 1)
        column.addWidget(head)
        when = told(party_name(change.revision.author), short_date(change.revision.date))
        column.addWidget(label(when, "small", wrap=True))
        if self.entry.says:
            column.addWidget(label(self.entry.says, wrap=True))

    def _add_thread(self, column: QVBoxLayout, name: str, remarks: Sequence[Remark]) -> None:
        """What was said, and where it can be answered."""
        thread = _thread(remarks)
        column.addSpacing(SPACE_1)
        column.addWidget(thread)
        self.stops.append(thread)
        if name and not self._session.read_only:
            answer = AnswerBox()
            answer.answered.connect(lambda words: self._card.answered.emit(self.entry, name, words))
            answer.resized.connect(self._card.fit)
            column.addWidget(answer)
            self.stops += answer.stops

    def _add_deeds(self, column: QVBoxLayout) -> QHBoxLayout:
        deeds = QWidget()
        row = row_of(deeds, spacing=SPACE_2)
        self.accept = button(self.tr("Accept"), lambda: self._card.accepted.emit(self.entry))
        self.reject = button(self.tr("Reject"), lambda: self._card.rejected.emit(self.entry))
        accept, reject = self.tr("Make it part of the text (A)"), self.tr("Take it back (R)")
        self.comment = IconButton(
            "comment", self.tr("Comment on it (C)"), lambda: self._card.comment_wanted.emit(self.entry)
        )
        for deed, hint in ((self.accept, accept), (self.reject, reject)):
            deed.setToolTip(hint)
            deed.setAccessibleDescription(f"{hint}. {said(self.entry)}")
            row.addWidget(deed)
        row.addStretch(1)
        column.addWidget(deeds)
        return row

    def _proposal_button(self) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "choice")
        title = proposal_title(self._session, self.entry.changes[0].revision.proposal)
        text = self.tr("Proposal: {title}").format(title=title) if title else self.tr("No proposal")
        room = _WIDTH - SPACE_4 - SPACE_3 - 2 * SPACE_4
        made.setText(made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        made.setAccessibleName(text)
        made.setToolTip(text if made.text() != text else "")
        menu = QMenu(made)
        made.setMenu(menu)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return made

    def _fill(self, menu: QMenu) -> None:
        fill_proposals(menu, self._session, lambda: list(self.entry.changes))
        menu.addSeparator()
        owner = self.entry.changes[0].revision.proposal
        if owner and any(p.id == owner for p in self._session.proposals):
            edit = menu.addAction(self.tr("Edit this proposal"))
            edit.triggered.connect(lambda: self._card.proposal_wanted.emit(owner))
        new = menu.addAction(self.tr("New proposal"))
        new.triggered.connect(lambda: self._card.proposal_wanted.emit(""))


def _fit(*buttons: QAbstractButton) -> bool:
    for one in buttons:
        one.ensurePolished()
    return sum(one.sizeHint().width() + SPACE_2 for one in buttons) <= _WIDTH - SPACE_4 - SPACE_3


def _thread(remarks: Sequence[Remark]) -> QWidget:
    thread = QWidget()
    column = column_of(thread, spacing=SPACE_1)
    for number, remark in enumerate(remarks):
        if number:
            column.addSpacing(SPACE_1)
        head = QWidget()
        row = row_of(head, spacing=SPACE_2)
        row.addWidget(Glyph("done" if remark.resolved else "comment", "quiet"))
        row.addWidget(ElidedLabel(author_name(remark.author), "small"), 1)
        if remark.resolved:
            row.addWidget(label(QCoreApplication.translate("ChangeCard", "settled"), "small"))
        row.addWidget(label(short_date(remark.date), "small"))
        column.addWidget(head)
        column.addWidget(label(remark.text, wrap=True))
    tall = thread.heightForWidth(_WIDTH - SPACE_4 - SPACE_3)
    if tall <= _TALLEST:
        return thread
    area = QScrollArea()
    area.setWidget(thread)
    area.setWidgetResizable(True)
    area.setFixedHeight(_TALLEST)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area

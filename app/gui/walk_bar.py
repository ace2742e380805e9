"""The slim bar over the text while changes are reviewed one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QWidget

from app.gui import icons, theme
from app.gui.pieces import ElidedLabel, Glyph, IconButton, hairline, label, row_of
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, TYPE_SMALL, sized
from app.gui.wording import number

_HEIGHT = 40
_LEAST_SAID = 80
"""Pixels that are left at least for what is said of a change."""

_STRIP = 3
"""Width of the strip that says, beside the ground, that the keys come here."""


class KeyButton(QPushButton):
    """A button that shows the key that does the same."""

    def __init__(self, text: str, letter: str, run: Callable[[], object]) -> None:
        super().__init__()
        self._letter = letter
        self._word = text
        self.show_word(True)
        self.setToolTip(self.tr("{name} ({letter})").format(name=text, letter=letter))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("{name}, key {letter}").format(name=text, letter=letter))
        self.setIconSize(QSize(icons.GRID, icons.GRID))
        self.clicked.connect(lambda: run())
        self._paint_key()

    def show_word(self, shown: bool) -> None:
        """Show the word beside the key, or the key alone."""
        # A space parts the key from the word in either direction of reading.
        self.setText(f"\u2002{self._word}" if shown else "")

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_key()

    def _paint_key(self) -> None:
        tokens = theme.current()
        made = QIcon()
        for ratio in (1.0, 2.0, 3.0):
            made.addPixmap(_key(self._letter, tokens.quiet, ratio))
            made.addPixmap(_key(self._letter, tokens.faint, ratio), QIcon.Mode.Disabled)
        self.setIcon(made)


def _key(letter: str, colour: str, ratio: float) -> QPixmap:
    made = QPixmap(round(icons.GRID * ratio), round(icons.GRID * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, icons.GRID - 1, icons.GRID - 1), 3, 3)
    painter.setFont(sized(TYPE_SMALL))
    painter.drawText(QRectF(0, 0, icons.GRID, icons.GRID), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return made


class WalkBar(QWidget):
    """Says which of how many changes is shown, and takes the keys: A, R, N, P, C, Esc, and arrows that scroll."""

    accepted = Signal()
    rejected = Signal()
    stepped = Signal(int)
    commented = Signal()
    started_again = Signal()
    closed = Signal()
    scrolled = Signal(int)
    """Emitted with the number of lines to scroll down."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Review of the changes, one by one"))
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(1)
        self.place = label("")
        self.place.setFont(sized(theme.TYPE_BASE, bold=True))
        self._glyph = Glyph("note", "ink")
        self.said = ElidedLabel("")
        self.accept = KeyButton(self.tr("Accept"), "A", self.accepted.emit)
        self.reject = KeyButton(self.tr("Reject"), "R", self.rejected.emit)
        self.back = KeyButton(self.tr("Previous"), "P", lambda: self.stepped.emit(-1))
        self.next = KeyButton(self.tr("Next"), "N", lambda: self.stepped.emit(1))
        self.comment = KeyButton(self.tr("Comment"), "C", self.commented.emit)
        self.again = QPushButton(self.tr("Start again"))
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self.started_again)
        self.close_button = IconButton("close", self.tr("End the review (Esc)"), self.closed.emit)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()

    def show_change(self, row: str, icon: str, said: str, share: float, *, first: bool) -> None:
        """Show the place in the walk, what the change is, and which share of the walk lies behind (0 to 1)."""
        self.place.setText(row)
        self._show(icon, said, share)
        for part in self._deeds:
            part.show()
            part.setEnabled(True)
        self.back.setEnabled(not first)
        self.again.hide()

    def show_none(self, said: str, total: int) -> None:
        """Say that the caret is in none of the changes."""
        self.place.setText(self.tr("{total} changes").format(total=number(total)))
        self._show("note", said, self._share)
        for part in self._deeds:
            part.show()
            part.setEnabled(part in (self.back, self.next))
        self.again.hide()

    def show_end(self, said: str, *, left: int) -> None:
        """Say that the end is reached, and what became of the changes."""
        self.place.setText(self.tr("End"))
        self._show("done", said, 1.0)
        for part in (self.accept, self.reject, self.next, self.comment):
            part.hide()
        self.back.setVisible(left > 0)
        self.back.setEnabled(left > 0)
        self.again.setVisible(left > 0)

    def say(self, text: str) -> None:
        """Say something in place of the change, until the next one is shown."""
        self.said.setText(text)
        self.announce(text)

    def announce(self, text: str) -> None:
        """Say something to those who listen."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One letter decides or steps; Esc ends; arrows scroll the text."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._press(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons show their keys alone."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw how far the walk has come along the lower edge, and that the keys come here."""
        super().paintEvent(event)
        painter, tokens = QPainter(self), theme.current()
        bottom, width = self.height(), self.width()
        painter.fillRect(0, bottom - 1, width, 1, QColor(tokens.hairline))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.hasFocus():
            painter.fillRect(0, 0, width, bottom - 1, QColor(tokens.selected))
            painter.fillRect(width - _STRIP if rtl else 0, 0, _STRIP, bottom - 1, QColor(tokens.accent))
        done = round(width * self._share)
        painter.fillRect(width - done if rtl else 0, bottom - 2, done, 2, QColor(tokens.accent))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        self.update()

    @property
    def _deeds(self) -> list[KeyButton]:
        return [self.accept, self.reject, self.back, self.next, self.comment]

    def _show(self, icon: str, said: str, share: float) -> None:
        self._glyph.show_icon(icon, "ink")
        self.said.setText(said)
        self._share = share
        self.update()
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        for part in self._deeds:
            part.show_word(True)
        layout = self.layout()
        if layout is not None and layout.minimumSize().width() + _LEAST_SAID > self.width():
            for part in self._deeds:
                part.show_word(False)

    def _press(self, key: Qt.Key) -> bool:
        button = {
            Qt.Key.Key_A: self.accept,
            Qt.Key.Key_R: self.reject,
            Qt.Key.Key_N: self.next,
            Qt.Key.Key_P: self.back,
            Qt.Key.Key_C: self.comment,
        }.get(key)
        if button is not None:
            if not button.isHidden() and button.isEnabled():
                button.click()
            return True
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12}.get(key)
        if lines is not None:
            self.scrolled.emit(lines)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        row = row_of(self, margins=(SPACE_4, 0, SPACE_2, 0), spacing=SPACE_2)
        row.addWidget(self.place)
        line = hairline(vertical=True)
        line.setFixedHeight(16)
        row.addSpacing(SPACE_1)
        row.addWidget(line)
        row.addSpacing(SPACE_1)
        row.addWidget(self._glyph)
        row.addWidget(self.said, 1)
        row.addSpacing(SPACE_3)
        for part in (self.accept, self.reject):
            row.addWidget(part)
        row.addSpacing(SPACE_2)
        for part in (self.back, self.next, self.comment, self.again):
            row.addWidget(part)
        row.addSpacing(SPACE_2)
        row.addWidget(self.close_button)


def place_words(place: int, total: int) -> str:
    """ "12 of 87", as this person's system writes numbers."""
    words = QCoreApplication.translate("WalkBar", "{place} of {total}")
    return words.format(place=number(place), total=number(total))

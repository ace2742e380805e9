"""How rows of every list look when they are hovered, chosen or have the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem

from app.gui import icons, theme
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, Tokens

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""The ways in which the keyboard comes to a list without a mouse."""


def draw_row_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """Fill behind a row: hovered, chosen, and with a ring when the list has the keyboard."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hovered:
        return
    ground = QRectF(option.rect).adjusted(SPACE_1, 0, -SPACE_1, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.selected if chosen else tokens.hover))
    painter.drawRoundedRect(ground, 4, 4)
    view = option.widget
    if chosen and isinstance(view, QAbstractItemView) and view.hasFocus():
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def quiet_list(view: QAbstractItemView, name: str) -> None:
    """The manners of every list: smooth scrolling, one row chosen at a time, hovering shown."""
    view.setAccessibleName(name)
    view.setProperty("role", "quiet")
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.viewport().setAutoFillBackground(False)


class RowPainter:
    """Draws one row from its two ends towards the middle, in reading direction."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, margin: int = SPACE_3) -> None:
        self.tokens = theme.current()
        self.painter = painter
        # Words keep their own direction, whichever way the window is read.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        draw_row_ground(painter, option, self.tokens)
        self._whole = QRectF(option.rect).adjusted(margin, 0, -margin, 0)
        self._left, self._right = self._whole.left(), self._whole.right()
        self._rtl = option.direction == Qt.LayoutDirection.RightToLeft

    def lead(self, width: float, gap: float = SPACE_2) -> QRectF:
        """The next piece from where reading begins; `gap` stays free after it."""
        piece = QRectF(self._left, self._whole.top(), width, self._whole.height())
        self._left += width + gap
        return self._placed(piece)

    def trail(self, width: float, gap: float = SPACE_2) -> QRectF:
        """The next piece from where reading ends; `gap` stays free before it."""
        piece = QRectF(self._right - width, self._whole.top(), width, self._whole.height())
        self._right -= width + gap
        return self._placed(piece)

    def rest(self) -> QRectF:
        """What is left in the middle."""
        return self._placed(QRectF(self._left, self._whole.top(), self._right - self._left, self._whole.height()))

    def icon(self, name: str, colour: str, size: int = icons.GRID, gap: float = SPACE_2) -> None:
        """An icon as the next piece from where reading begins."""
        piece = self.lead(size, gap)
        icons.paint_icon(self.painter, name, colour, piece.left(), round(piece.center().y() - size / 2), size)

    def text(self, piece: QRectF, words: str, font: QFont, colour: str, *, trailing: bool = False) -> None:
        """One line of text in a piece, elided, at its near or (`trailing`) far side."""
        left = trailing == self._rtl
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        # One pixel more than measured: widths are fractions, and a line that fits must not lose its end.
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(piece.width()) + 1)
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self.painter.drawText(piece.adjusted(-1, 0, 1, 0), int(flags), shown)

    def tail(self, words: str, font: QFont, colour: str, most: float | None = None) -> None:
        """Text at the end of the row, as wide as it needs but not wider than `most`."""
        if words:
            width = QFontMetrics(font).horizontalAdvance(words)
            self.text(self.trail(width if most is None else min(width, most)), words, font, colour, trailing=True)

    @property
    def width(self) -> float:
        """Width of the row without its margins."""
        return self._whole.width()

    @property
    def leading(self) -> Qt.AlignmentFlag:
        """The alignment to the side where reading begins."""
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _placed(self, piece: QRectF) -> QRectF:
        if not self._rtl:
            return piece
        whole = self._whole
        return QRectF(whole.left() + whole.right() - piece.right(), piece.top(), piece.width(), piece.height())

"""Tabs that become icons with their numbers where a column has no room for all of their words."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton

from app.gui import icons, theme
from app.gui.tabs import Tab, TabRow
from app.gui.theme import TYPE_SMALL, sized
from app.gui.wording import number, translate

_TARGET = 36
"""The least width of an icon to be clicked, with the margins that the style sheet gives it."""

_GAP = 3
"""Between an icon and its number."""

_SLACK = 2
"""What the widths of a text and of its letters may differ by."""

_MANY = 1000


class Form(Enum):
    """What is read of a tab: name and number, the name alone, or an icon with the number."""

    WORDS = "words"
    NAME = "name"
    ICON = "icon"


class CompactTab(Tab):
    """A tab in the form that its row has room for; what is not shown is told on hovering."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__(name)
        self._name, self._icon = name, icon
        self._form = Form.WORDS
        self._count = 0

    def show_count(self, count: int) -> None:
        """Put a number behind the name, none at zero."""
        self._count = count
        kept = f" {number(count)}" if count else ""
        self.set_full_text(self._name + kept, kept)
        self.take_form(self._form)

    def take_form(self, form: Form) -> None:
        """Be shown in this form."""
        self._form = form
        self._fit()
        self.setToolTip("" if form is Form.WORDS else self._full)
        self.updateGeometry()
        self.update()

    def width_in(self, form: Form) -> int:
        """The width that a form takes."""
        text = self._text_in(form)
        self.ensurePolished()
        if form is not Form.ICON:
            return self._framed(self._room_of(text) + self.blanks)
        beside = _GAP + QFontMetrics(sized(TYPE_SMALL)).horizontalAdvance(text) if text else 0
        return max(self._framed(icons.GRID + beside), _TARGET)

    @property
    def blanks(self) -> int:
        """What Qt leaves free before and behind words."""
        return self._width_of("  ")

    def sizeHint(self) -> QSize:
        """Room for the form it is in."""
        return QSize(self.width_in(self._form), QToolButton.sizeHint(self).height())

    def minimumSizeHint(self) -> QSize:
        """Room for the icon, or for a letter or two."""
        width = self.width_in(Form.ICON) if self._form is Form.ICON else _TARGET
        return QSize(width, QToolButton.minimumSizeHint(self).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name where not even that has room."""
        QToolButton.resizeEvent(self, event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon and its number where there are no words."""
        if self._form is not Form.ICON:
            super().paintEvent(event)
            return
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        count, option.text = option.text, ""
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        self._draw_icon(painter, count)

    def _draw_icon(self, painter: QPainter, count: str) -> None:
        tokens = theme.current()
        colour = tokens.ink if self.isChecked() or self.underMouse() else tokens.quiet
        font = sized(TYPE_SMALL)
        wide = QFontMetrics(font).horizontalAdvance(count)
        taken = icons.GRID + (_GAP + wide if count else 0)
        start = (self.width() - taken) // 2
        icon = QRect(start, (self.height() - icons.GRID) // 2, icons.GRID, icons.GRID)
        beside = QRect(icon.right() + 1 + _GAP, 0, wide, self.height())
        icon, beside = (QStyle.visualRect(self.layoutDirection(), self.rect(), each) for each in (icon, beside))
        icons.paint_icon(painter, self._icon, colour, icon.left(), icon.top())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, count)

    def _fit(self) -> None:
        text = self._text_in(self._form)
        if self._form is Form.NAME:
            room = self._room_of(text) - self.width_in(Form.NAME) + self.width() + _SLACK
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        if text != self.text():
            self.setText(text)

    def _framed(self, width: int) -> int:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        content = QSize(width, icons.GRID)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ToolButton, option, content, self).width()

    def _room_of(self, text: str) -> int:
        # What Qt asks for is more than what the letters step forward by.
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()

    def _text_in(self, form: Form) -> str:
        if form is Form.WORDS:
            return self._full
        return self._name if form is Form.NAME else _short(self._count)


class CompactTabRow(TabRow):
    """A row of tabs of which only the open one is read in words where there is no room for the others'."""

    def __init__(self, names: list[str], glyphs: tuple[str, ...], said: str, margin: int) -> None:
        self._glyphs = glyphs
        self._tabs: list[CompactTab] = []
        super().__init__(names, "tab", said, margin)
        self._margins = 2 * margin
        self._group.idToggled.connect(self._arrange)

    def _made(self, name: str, place: int) -> CompactTab:
        self._tabs.append(CompactTab(name, self._glyphs[place]))
        return self._tabs[-1]

    def show_count(self, place: int, count: int) -> None:
        """Put a number behind a tab's name, none at zero."""
        self._tabs[place].show_count(count)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again with the letters that the style sheet has given by now."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self._margins
        # The blanks that Qt leaves around words can go before the words do.
        crowded = sum(tab.width_in(Form.WORDS) - tab.blanks for tab in self._tabs) > room
        others = sum(tab.width_in(Form.ICON) for tab in self._tabs if not tab.isChecked())
        for tab in self._tabs:
            if crowded and not tab.isChecked():
                tab.take_form(Form.ICON)
            else:
                tab.take_form(Form.NAME if crowded and tab.width_in(Form.WORDS) + others > room else Form.WORDS)


def _short(count: int) -> str:
    if count >= _MANY:
        return translate("Wording", "{thousands}k").format(thousands=count // _MANY)
    return str(count) if count else ""

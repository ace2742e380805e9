"""The few small widgets that every part of the window is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.gui import icons, theme
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def hairline(vertical: bool = False) -> QFrame:
    """A line of one pixel that parts two areas."""
    line = QFrame()
    line.setObjectName("hairline")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Text in one of the roles of the style sheet: quiet, small, heading, title, field, warning, error."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        # Words of the other direction stand where reading begins too.
        made.setAlignment(_RIGHT)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, run: Callable[[], object], role: str = "", hint: str = "") -> QPushButton:
    """A push button; `role` is "", "primary" or "link"."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(hint)
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda: run())
    return made


class IconButton(QToolButton):
    """A button with an icon alone, named for those who hear it; its colour follows the theme."""

    def __init__(self, name: str, text: str, run: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._name = name
        self.setProperty("role", "icon")
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFixedSize(28, 28)
        self.setIconSize(QSize(icons.GRID, icons.GRID))
        if run is not None:
            self.clicked.connect(lambda: run())
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        tokens = theme.current()
        self.setIcon(icons.icon(self._name, tokens.ink, tokens.faint))


class Glyph(QWidget):
    """An icon that only shows; `colour` names a token."""

    def __init__(self, name: str, colour: str = "quiet", size: int = icons.GRID) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the token's colour of the theme in force."""
        painter = QPainter(self)
        icons.paint_icon(painter, self._name, getattr(theme.current(), self._colour), 0, 0, self._size)


class ElidedLabel(QLabel):
    """One line of text that ends in "…" where there is no room, with the whole text on hovering."""

    def __init__(self, text: str = "", role: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._mode = mode
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        # Words keep their own direction, whichever way the window is read. With QStyle, which could draw them too, come
        # hundreds of names that no window waits for.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), _absolute(self.alignment(), self.layoutDirection()), shown)


def _absolute(alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Where words stand that are aligned to the beginning or end of reading, as left and right."""
    sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
    one_side = alignment & sides in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
    if direction is Qt.LayoutDirection.RightToLeft and one_side and not alignment & Qt.AlignmentFlag.AlignAbsolute:
        alignment ^= sides
    return alignment | Qt.AlignmentFlag.AlignAbsolute


class EmptyPane(QWidget):
    """What an empty area says: what will appear there, and the first step."""

    def __init__(self, title: str, text: str, step: QWidget | None = None) -> None:
        super().__init__()
        column = column_of(self, margins=(SPACE_4, SPACE_4, SPACE_4, SPACE_4), spacing=SPACE_2)
        heading = label(title, wrap=True)
        heading.setStyleSheet("font-weight: 600;")
        column.addWidget(heading)
        column.addWidget(label(text, "quiet", wrap=True))
        if step is not None:
            column.addSpacing(SPACE_2 // 2)
            column.addWidget(step, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def column_of(widget: QWidget, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0) -> QVBoxLayout:
    """Lay a widget's children out from top to bottom; margins are left, top, right, bottom."""
    return _laid(QVBoxLayout(widget), margins, spacing)


def row_of(widget: QWidget, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0) -> QHBoxLayout:
    """Lay a widget's children out in reading direction; margins are left, top, right, bottom."""
    return _laid(QHBoxLayout(widget), margins, spacing)


def surface() -> QWidget:
    """An area in the colour of columns and bars."""
    widget = QWidget()
    widget.setObjectName("surface")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def clear_layout(layout: QBoxLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def field_row(caption: str, editor: QWidget, hint: str = "") -> QWidget:
    """A field under its caption, as forms have them; the caption is the field's name for those who hear it."""
    row = QWidget()
    column = column_of(row, spacing=4)
    head = label(caption, "field")
    head.setBuddy(editor)
    column.addWidget(head)
    column.addWidget(editor)
    editor.setAccessibleName(caption)
    if hint:
        editor.setAccessibleDescription(hint)
        column.addWidget(label(hint, "small", wrap=True))
    return row


Laid = TypeVar("Laid", bound=QBoxLayout)


def _laid(layout: Laid, margins: tuple[int, int, int, int], spacing: int) -> Laid:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout


PANE_MARGINS = (SPACE_3, SPACE_2, SPACE_3, SPACE_2)

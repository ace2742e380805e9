"""Tabs as rows of words: the pages of a dossier, and the parts of the inspector."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from app.gui.pieces import row_of
from app.gui.tab_access import ROLE, announce_tabs
from app.gui.wording import number

_SLACK = 6
"""What the style leaves free around a word and a narrow row may take."""


class Tab(QToolButton):
    """A word that ends in "…" when its row is narrow, so that a column can always shrink."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._full = text
        self._kept = ""
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def set_full_text(self, text: str, kept: str = "") -> None:
        """Show other text; `kept` is its end that is not cut."""
        self._full, self._kept = text, kept
        self.setAccessibleName(text)
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        shown = self.text()
        if shown == self._full:
            return super().sizeHint()
        metrics = self.fontMetrics()
        missing = metrics.horizontalAdvance(self._full) - metrics.horizontalAdvance(shown)
        return super().sizeHint() + QSize(missing, 0)

    def minimumSizeHint(self) -> QSize:
        """Room for a letter or two and what is not cut; the tab that is open is read whole."""
        width = self.sizeHint().width() - _SLACK if self.isChecked() else self._width_of(self._kept) + 28
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        fits = self.width() + _SLACK >= self.sizeHint().width()
        shown = self._full if fits else self._cut(self._width_of(self._full) - self.sizeHint().width() + self.width())
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(self._full if shown != self._full else "")

    def _cut(self, room: int) -> str:
        cut = self._full.removesuffix(self._kept)
        least = room - self._width_of(self._kept)
        return self.fontMetrics().elidedText(cut, Qt.TextElideMode.ElideRight, least) + self._kept

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)


class TabRow(QWidget):
    """A row of words of which one is chosen; left and right go along it."""

    chosen = Signal(int)

    def __init__(self, names: list[str], role: str, said: str, margin: int) -> None:
        super().__init__()
        announce_tabs()
        self.setProperty(ROLE, "tabs")
        self.setAccessibleName(said)
        self._group = QButtonGroup(self)
        self._names = names
        row = row_of(self, margins=(margin, 0, margin, 0))
        self.buttons: list[Tab] = []
        for place, name in enumerate(names):
            tab = self._made(name, place)
            tab.setProperty("role", role)
            tab.setProperty(ROLE, "tab")
            tab.setCheckable(True)
            # Who clicks goes on in the text or the form; the ring is for those who come by key.
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.setAccessibleName(name)
            self._group.addButton(tab, place)
            self.buttons.append(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self._group.idClicked.connect(self.chosen)
        self.buttons[0].setChecked(True)

    def _made(self, name: str, _place: int) -> Tab:
        return Tab(name)

    @property
    def current(self) -> int:
        """The place of the chosen tab."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose a tab without telling."""
        self.buttons[place].setChecked(True)

    def show_count(self, place: int, count: int) -> None:
        """Put a number behind a tab's name, none at zero."""
        name = self._names[place]
        kept = f" {number(count)}" if count else ""
        self.buttons[place].set_full_text(name + kept, kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys choose the neighbour."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        wanted = self.buttons[(self.current + step) % len(self.buttons)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted.click()

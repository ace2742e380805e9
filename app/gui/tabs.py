"""Tabs as rows of words: the pages of a dossier, and the parts of the inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.gui.pieces import row_of


class TabRow(QWidget):
    """A row of words of which one is chosen; left and right go along it."""

    chosen = Signal(int)

    def __init__(self, names: list[str], role: str, said: str, margin: int) -> None:
        super().__init__()
        self.setAccessibleName(said)
        self._group = QButtonGroup(self)
        self._names = names
        row = row_of(self, margins=(margin, 0, margin, 0))
        self.buttons: list[QToolButton] = []
        for place, name in enumerate(names):
            tab = QToolButton()
            tab.setText(name)
            tab.setProperty("role", role)
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tab.setAccessibleName(name)
            self._group.addButton(tab, place)
            self.buttons.append(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self._group.idClicked.connect(self.chosen)
        self.buttons[0].setChecked(True)

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
        self.buttons[place].setText(f"{name} {count}" if count else name)

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

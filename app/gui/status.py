"""The quiet line under the page: what state everything is in, in words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.gui.actions import ActionRegistry
from app.gui.pieces import ElidedLabel, column_of, hairline, label, row_of, surface
from app.gui.theme import ROW_HEIGHT, SPACE_2, SPACE_4, SPACE_6
from app.gui.wording import number


class StatusLine(QWidget):
    """Saved state, tracking, author, view, language, words, zoom; words that can be pressed do what they say."""

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__()
        self._registry = registry
        self._shown = False
        strip = surface()
        strip.setFixedHeight(ROW_HEIGHT)
        row = row_of(strip, margins=(SPACE_4, 0, SPACE_2, 0), spacing=SPACE_2)
        self.saved = ElidedLabel("", "quiet")
        self.tracking = self._pressed("changes.track")
        self.author = self._pressed("tools.author")
        self.view = label("", "status")
        self.language = label("", "status")
        self.words = label("", "status")
        self.zoom = self._pressed("view.zoom_reset")
        row.addWidget(self.saved)
        row.addStretch(1)
        # The words are counted later than the rest is known: before all others, they move none of them.
        self._parts: list[QWidget] = [self.words, self.tracking, self.author, self.view, self.language, self.zoom]
        for part in self._parts:
            row.addWidget(part)
        column = column_of(self)
        column.addWidget(hairline())
        column.addWidget(strip)

    def show_document(self, shown: bool) -> None:
        """Whether there is a document to speak of."""
        self._shown = shown
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, what matters least is left out."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show what there is room for."""
        parts = list(self._parts) if self._shown else []
        room = self.width() - self.saved.sizeHint().width() - SPACE_4 - SPACE_6
        for least in (self.language, self.words, self.view, self.zoom, self.author):
            if sum(part.sizeHint().width() + SPACE_2 for part in parts) <= room:
                break
            if least in parts:
                parts.remove(least)
        for part in self._parts:
            part.setVisible(part in parts)

    def show_words(self, count: int) -> None:
        """How many words the document has."""
        many = self.tr("{number} words").format(number=number(count))
        self.words.setText(self.tr("1 word") if count == 1 else many)

    def _pressed(self, action: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "status")
        made.setIconSize(QSize(12, 12))
        made.clicked.connect(lambda: self._registry.action(action).trigger())
        made.setToolTip(self._registry.action(action).toolTip())
        return made

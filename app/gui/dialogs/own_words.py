"""The words that the person has added to the dictionary: to be looked through, added to and taken out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QListWidget, QWidget

from app.gui.pieces import button, column_of, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4

Change = Callable[[str, bool], bool]
"""Adds a word (True) or takes it out; returns whether that was done."""


class OwnWordsDialog(QDialog):
    """A list of words; what is done to it holds at once."""

    def __init__(self, words: list[str], change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My dictionary"))
        self._change = change
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A word that is right"))
        self.field.setAccessibleName(self.tr("Word to add"))
        self.words = QListWidget()
        self.words.setAccessibleName(self.tr("My words"))
        self.words.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.words.addItems(words)
        self.add = button(self.tr("Add"), self._add)
        self.remove = button(self.tr("Take out"), self._remove)
        self._empty = label(self.tr("Words that you add to your dictionary stand here."), "quiet", wrap=True)
        self._lay_out()
        self.field.textChanged.connect(self._refresh)
        self.field.returnPressed.connect(self._add)
        self.words.itemSelectionChanged.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        column = column_of(self, margins=(SPACE_4, SPACE_4, SPACE_4, SPACE_4), spacing=SPACE_3)
        head, foot = QWidget(), QWidget()
        row = row_of(head, spacing=SPACE_2)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        column.addWidget(head)
        column.addWidget(self._empty)
        column.addWidget(self.words, 1)
        row = row_of(foot, spacing=SPACE_2)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), self.accept))
        column.addWidget(foot)
        self.resize(380, 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen words out."""
        if event.matches(QKeySequence.StandardKey.Delete) and self.words.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    @property
    def _typed(self) -> str:
        return self.field.text().strip()

    def _refresh(self) -> None:
        known = self.words.findItems(self._typed, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
        self.add.setEnabled(bool(self._typed) and not known)
        self.remove.setEnabled(bool(self.words.selectedItems()))
        self._empty.setVisible(self.words.count() == 0)

    def _add(self) -> None:
        if self.add.isEnabled() and self._change(self._typed, True):
            self.words.addItem(self._typed)
            self.words.sortItems()
            self.field.clear()
        self._refresh()

    def _remove(self) -> None:
        for item in self.words.selectedItems():
            if self._change(item.text(), False):
                self.words.takeItem(self.words.row(item))
        self._refresh()

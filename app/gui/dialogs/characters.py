"""Special characters: chosen by eye or found by name, and put into the text one after the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListView, QWidget

from app.gui.pieces import button, column_of, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4, TYPE_LARGE

_CELL = 36
_MOST = 400
"""Characters that a search shows at most."""

_Index = QModelIndex | QPersistentModelIndex

_GROUPS = {
    "punctuation": "–—‑‐…·•†‡§¶‹›«»‘’‚“”„¡¿′″‰‱©®™°ªº№",
    "spaces": "\u00a0\u202f\u2002\u2003\u2009\u200a\u200b\u2060\u00ad",
    "letters": "ÀÁÂÃÄÅĀĂĄÆÇĆČĎÐÈÉÊËĒĖĘĚĞÌÍÎÏĪĮİŁŃÑŇÒÓÔÕÖØŌŐŒŘŚŞŠŤÙÚÛÜŪŮŰÝŸŹŻŽÞ"
    "ßàáâãäåāăąæçćčďðèéêëēėęěğìíîïīįıłńñňòóôõöøōőœřśşšťùúûüūůűýÿźżžþ",
    "greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω",
    "mathematics": "±×÷−∓∗√∞≈≠≡≤≥≪≫∝∂∑∏∫∆∇∈∉∋⊂⊃⊆⊇∪∩∅∧∨¬∀∃⇒⇔¼½¾⅓⅔⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉µΩ",
    "currency": "€£¥¢¤₣₤₦₩₪₫₱₲₴₵₸₹₺₽₿",
    "arrows": "←↑→↓↔↕⇐⇑⇒⇓⇔↵■□▪▫▲△▶▼▽◆◇○●◦★☆☐☑☒✓✗",
}
_NAMES = {
    "\u00a0": "no-break space", "\u2011": "non-breaking hyphen", "\u00ad": "soft hyphen", "\u200b": "zero width space",
}  # fmt: skip
_SHOWN = {
    "\u00a0": "NB␣", "\u202f": "NNB", "\u2002": "1/2", "\u2003": "EM", "\u2009": "thin", "\u200a": "hair",
    "\u200b": "ZW", "\u2060": "WJ", "\u00ad": "SHY",
}  # fmt: skip
"""What stands on the field of a character that cannot be seen."""


class CharactersDialog(QDialog):
    """A field of characters by groups; `chosen` carries each one that is to be put into the text."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Special characters"))
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.tr("Group"))
        for group, name in self._group_names().items():
            self.groups.addItem(name, group)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(self.tr("Find by name or number, such as “arrow” or 2192"))
        self.wanted.setAccessibleName(self.tr("Find a character"))
        self.model = CharacterModel()
        self.field = _CharacterField(self.model)
        self._name = label("", "quiet")
        self.insert = button(self.tr("Insert"), self._choose, "primary")
        self._lay_out()
        self.groups.currentIndexChanged.connect(self._show)
        self.wanted.textChanged.connect(self._show)
        self.field.selectionModel().currentChanged.connect(self._name_current)
        self.field.activated.connect(self._choose)
        self._show()

    def _group_names(self) -> dict[str, str]:
        return {
            "punctuation": self.tr("Punctuation and signs"),
            "spaces": self.tr("Spaces and hyphens"),
            "letters": self.tr("Letters with marks"),
            "greek": self.tr("Greek"),
            "mathematics": self.tr("Mathematics"),
            "currency": self.tr("Currency"),
            "arrows": self.tr("Arrows and shapes"),
        }

    def _lay_out(self) -> None:
        column = column_of(self, margins=(SPACE_4, SPACE_4, SPACE_4, SPACE_4), spacing=SPACE_3)
        head = QWidget()
        row = row_of(head, spacing=SPACE_2)
        row.addWidget(self.groups)
        row.addWidget(self.wanted, 1)
        column.addWidget(head)
        column.addWidget(self.field, 1)
        column.addWidget(self._name)
        foot = QWidget()
        row = row_of(foot, spacing=SPACE_2)
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(self.insert)
        column.addWidget(foot)
        self.insert.setDefault(True)
        self.resize(14 * _CELL + 2 * SPACE_4 + 24, 420)

    def _show(self) -> None:
        wanted = self.wanted.text().strip()
        self.groups.setEnabled(not wanted)
        self.model.show(found(wanted) if wanted else _GROUPS[self.groups.currentData()])
        first = self.model.index(0)
        self.field.setCurrentIndex(first)
        self._name_current(first)

    def _name_current(self, index: QModelIndex) -> None:
        text = self.model.name(index)
        self._name.setText(text or self.tr("No character has such a name."))
        self.insert.setEnabled(bool(text))

    def _choose(self) -> None:
        character = self.model.character(self.field.currentIndex())
        if character:
            self.chosen.emit(character)


class CharacterModel(QAbstractListModel):
    """The characters that are shown, each with its name."""

    def __init__(self) -> None:
        super().__init__()
        self._characters = ""

    def show(self, characters: str) -> None:
        """Show other characters."""
        self.beginResetModel()
        self._characters = characters
        self.endResetModel()

    def character(self, index: _Index) -> str:
        """The character at a place, "" where there is none."""
        return self._characters[index.row()] if 0 <= index.row() < len(self._characters) else ""

    def name(self, index: _Index) -> str:
        """Its name and number, as "right arrow, U+2192"."""
        character = self.character(index)
        return f"{name_of(character)}, U+{ord(character):04X}" if character else ""

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._characters)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        character = self.character(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return _SHOWN.get(character, character)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.name(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(_CELL, _CELL)
        if role == Qt.ItemDataRole.FontRole and character not in _SHOWN:
            font = QFont()
            font.setPixelSize(TYPE_LARGE)
            return font
        return None


class _CharacterField(QListView):
    """Characters in rows; Enter and a double click choose one."""

    def __init__(self, model: CharacterModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("Characters"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setGridSize(QSize(_CELL, _CELL))
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def name_of(character: str) -> str:
    """A character's name in small letters."""
    return _NAMES.get(character) or unicodedata.name(character, "unnamed").lower()


def found(wanted: str) -> str:
    """The characters whose names have all the words, or whose number in Unicode it is."""
    number = wanted.upper().removeprefix("U+")
    named: list[str] = []
    if 2 <= len(number) <= 6 and all(digit in "0123456789ABCDEF" for digit in number):
        code = int(number, 16)
        named = [chr(code)] if code <= 0x10FFFF and _writable(chr(code)) else []
    named += _named(wanted, "".join(_GROUPS.values()))
    if len(wanted) > 2:
        every = (chr(code) for low, high in ((0xA1, 0x2FFF), (0x1D400, 0x1D7FF)) for code in range(low, high))
        named += _named(wanted, every)
    return "".join(list(dict.fromkeys(named))[:_MOST])


def _named(wanted: str, offered: Iterable[str]) -> list[str]:
    words = wanted.casefold().split()
    fitting = [one for one in offered if all(word in name_of(one) for word in words) and _writable(one)]
    # Of the right arrows, the one that is called nothing more comes first.
    return sorted(fitting, key=lambda one: len(name_of(one)))


def _writable(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")

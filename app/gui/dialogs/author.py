"""Who edits: asked once, before the first tracked edit."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.gui.pieces import button, column_of, field_row, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from app.model.proposal import Author


class AuthorDialog(QDialog):
    """Name and organization, with the signature that tracked changes will carry."""

    def __init__(self, author: Author, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who is editing?"))
        self.setMinimumWidth(420)
        self.name = QLineEdit(author.name)
        self.organization = QLineEdit(author.organization)
        self.name.setPlaceholderText(self.tr("A. Rapporteur"))
        self.organization.setPlaceholderText(self.tr("Example Administration"))
        self._signature = label("", "small", wrap=True)
        self._done = button(self.tr("Start editing"), self.accept, "primary")
        column = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_4), spacing=SPACE_3)
        column.addWidget(label(self.tr("Who is editing?"), "heading"))
        column.addWidget(
            label(self.tr("Tracked changes carry this name. You can change it later."), "quiet", wrap=True)
        )
        column.addWidget(field_row(self.tr("Name"), self.name))
        column.addWidget(field_row(self.tr("Organization"), self.organization))
        column.addWidget(self._signature)
        buttons = QWidget()
        row = row_of(buttons, margins=(0, SPACE_2, 0, 0), spacing=SPACE_2)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), self.reject)
        # Enter presses the button that has the focus.
        cancel.setAutoDefault(True)
        row.addWidget(cancel)
        row.addWidget(self._done)
        column.addWidget(buttons)
        # A dialog learns of its default button only once the button stands in it.
        self._done.setDefault(True)
        self.name.textChanged.connect(self._refresh)
        self.organization.textChanged.connect(self._refresh)
        self._refresh()

    @property
    def author(self) -> Author:
        """Who was named."""
        return Author(self.name.text().strip(), self.organization.text().strip())

    def _refresh(self) -> None:
        named = bool(self.author.name)
        self._done.setEnabled(named)
        shown = self.tr("Your changes are signed “{signature}”.").format(signature=self.author.signature)
        self._signature.setText(shown if named else self.tr("A name is needed; the organization can stay empty."))

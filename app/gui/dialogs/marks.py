"""Changes marked by hand: what was taken for what, which of them become tracked changes, and whose they are."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from app.editing.handmade import HandMark, Survey
from app.gui.dialogs.mark_list import MarkList, MarkModel
from app.gui.pieces import button, column_of, field_row, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from app.gui.wording import is_date, number
from app.model.document import Document
from app.services.marks import mark_groups

_SIZE = (720, 640)


class MarksDialog(QDialog):
    """Lists the marks by kind, asks for author and date, and converts nothing by itself."""

    place_chosen = Signal(object)
    """Emitted with the HandMark whose place is to be shown in the text."""

    def __init__(
        self, document: Document, found: Survey, authors: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changes marked by hand"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(*_SIZE)
        self._now = datetime.now(UTC)
        self.model = MarkModel(document, mark_groups(found))
        self.list = MarkList(self.model)
        self.author = QComboBox()
        self._line = QLineEdit()
        # The box around it has the frame and the padding.
        self._line.setStyleSheet("border: none; padding: 0; background: transparent;")
        self.author.setLineEdit(self._line)
        self.author.addItems(list(authors))
        self.author.setCurrentText("")
        self.date = QLineEdit(self._now.date().isoformat())
        self._hint = label("", "small", wrap=True)
        self._convert = button("", self.accept, "primary")
        self._build()
        self.list.place_chosen.connect(self.place_chosen)
        self.model.chosen_changed.connect(self._refresh)
        self.author.editTextChanged.connect(self._refresh)
        self.date.textChanged.connect(self._refresh)
        self._refresh()

    @property
    def marks(self) -> tuple[HandMark, ...]:
        """The marks that are to become tracked changes."""
        return self.model.chosen

    @property
    def who(self) -> str:
        """The author of the changes."""
        return " ".join(self.author.currentText().split())

    @property
    def when(self) -> str:
        """Their date as a file has it, with the time where it is today."""
        day = self.date.text().strip()
        if day == self._now.date().isoformat():
            return self._now.strftime("%Y-%m-%dT%H:%M:00Z")
        return f"{day}T00:00:00Z"

    def _build(self) -> None:
        column = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_4), spacing=SPACE_3)
        column.addWidget(label(self.windowTitle(), "heading"))
        text = self.tr(
            "This text seems to show changes by its formatting. Choose the kinds that are changes: they become tracked "
            "changes, and the formatting that marked them goes. It is one step, which Undo takes back."
        )
        column.addWidget(label(text, "quiet", wrap=True))
        column.addWidget(self.list, 1)
        self._line.setPlaceholderText(self.tr("Who made these changes, such as Organization – Name"))
        fields = QWidget()
        row = row_of(fields, spacing=SPACE_3)
        row.addWidget(field_row(self.tr("Author of these changes"), self.author), 3)
        row.addWidget(field_row(self.tr("Date"), self.date), 1)
        column.addWidget(fields)
        column.addWidget(self._hint)
        column.addWidget(self._buttons())
        self._convert.setDefault(True)

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        row = row_of(buttons, margins=(0, SPACE_2, 0, 0), spacing=SPACE_2)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), self.reject)
        # Enter presses the button that has the focus.
        cancel.setAutoDefault(True)
        row.addWidget(cancel)
        row.addWidget(self._convert)
        return buttons

    def _refresh(self) -> None:
        marks, dated = len(self.marks), is_date(self.date.text().strip())
        self._convert.setText(self.tr("Convert {count}").format(count=number(marks)) if marks else self.tr("Convert"))
        self._convert.setEnabled(bool(marks and self.who and dated))
        if not marks:
            hint = self.tr("No kind is chosen: nothing will be converted.")
        elif not self.who:
            hint = self.tr("Tracked changes need an author: the one who made them, not the one who converts them.")
        elif not dated:
            hint = self.tr("The date is written as 2026-02-11.")
        else:
            hint = self.tr("{count} marks become tracked changes of {author}.").format(
                count=number(marks), author=self.who
            )
        self._hint.setText(hint)

"""The contacts of a statement: any number of people, every part of each may be missing."""

from __future__ import annotations

from dataclasses import fields, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.gui.fields import TextField
from app.gui.pieces import IconButton, button, column_of, field_row, label, row_of
from app.gui.theme import SPACE_2, SPACE_3
from app.model.proposal import Contact

_CAPTIONS = {
    "name": str(QT_TRANSLATE_NOOP("ContactForm", "Name")),
    "role": str(QT_TRANSLATE_NOOP("ContactForm", "Role")),
    "organization": str(QT_TRANSLATE_NOOP("ContactForm", "Organization")),
    "country": str(QT_TRANSLATE_NOOP("ContactForm", "Country")),
    "email": str(QT_TRANSLATE_NOOP("ContactForm", "E-mail")),
    "phone": str(QT_TRANSLATE_NOOP("ContactForm", "Telephone")),
}


class ContactsForm(QWidget):
    """One block of fields for each contact; `settled` carries all of them."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Contact, ...] = ()
        self.blocks: list[ContactBlock] = []
        self._column = column_of(self, spacing=SPACE_3)
        self._list = QWidget()
        self._blocks = column_of(self._list, spacing=SPACE_3)
        self._column.addWidget(self._list)
        self.add_button = button(self.tr("Add a contact"), self.add)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.hide()

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Show these contacts; fields that are being written are left alone."""
        self._shown = contacts
        while len(self.blocks) > len(contacts):
            block = self.blocks.pop()
            self._blocks.removeWidget(block)
            block.hide()
            block.deleteLater()
        while len(self.blocks) < len(contacts):
            self._append_block()
        for block, contact in zip(self.blocks, contacts, strict=True):
            block.show_contact(contact)
        self._list.setVisible(bool(contacts))

    def add(self) -> None:
        """Add an empty contact and put the cursor in it."""
        self.settle()
        self.settled.emit((*self._shown, Contact()))
        if self.blocks:
            self.blocks[-1].fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, block: ContactBlock) -> None:
        """Take a contact away."""
        at = self.blocks.index(block)
        self.settled.emit((*self._shown[:at], *self._shown[at + 1 :]))

    def settle(self) -> None:
        """Tell at once what was written."""
        for block in list(self.blocks):
            block.settle()

    def _append_block(self) -> None:
        block = ContactBlock(len(self.blocks) + 1)
        block.removed.connect(lambda: self.remove(block))
        block.settled.connect(lambda: self._tell(block))
        self.blocks.append(block)
        self._blocks.addWidget(block)
        self._put_in_tab_order(block)

    def _put_in_tab_order(self, block: ContactBlock) -> None:
        # What is made last would come last for Tab too, after the whole window.
        last = self.add_button.previousInFocusChain()
        while last is not None and last is not self.add_button and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain()
        for part in (*block.tab_order, self.add_button):
            if last is not None:
                QWidget.setTabOrder(last, part)
            last = part

    def _tell(self, block: ContactBlock) -> None:
        at = self.blocks.index(block)
        self.settled.emit((*self._shown[:at], block.contact, *self._shown[at + 1 :]))


class ContactBlock(QWidget):
    """The fields of one person, two beside each other."""

    settled = Signal()
    removed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.fields: dict[str, TextField] = {}
        self._contact = Contact()
        head = QWidget()
        row = row_of(head, spacing=SPACE_2)
        row.addWidget(label(self.tr("Contact {number}").format(number=number), "quiet"), 1)
        remove = IconButton("trash", self.tr("Remove this contact"), self.removed.emit)
        row.addWidget(remove)
        column = column_of(self)
        column.addWidget(head)
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        for place, part in enumerate(fields(Contact)):
            field = TextField()
            field.settled.connect(self.settled)
            self.fields[part.name] = field
            caption = QCoreApplication.translate("ContactForm", _CAPTIONS[part.name])
            grid.addWidget(field_row(caption, field), place // 2, place % 2)
        column.addWidget(grid_widget)
        self.tab_order: tuple[QWidget, ...] = (remove, *self.fields.values())

    @property
    def contact(self) -> Contact:
        """What the fields say."""
        said = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(self._contact, **said)

    def show_contact(self, contact: Contact) -> None:
        """Show a contact."""
        self._contact = contact
        for name, field in self.fields.items():
            field.show_text(getattr(contact, name))

    def settle(self) -> None:
        """Tell at once what was written."""
        for field in self.fields.values():
            field.settle()

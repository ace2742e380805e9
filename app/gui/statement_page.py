"""The statement as a page of its own: every field of the form, beside what it will look like."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSplitter, QWidget

from app.gui.contact_form import ContactsForm
from app.gui.fields import ParagraphsField, WrappedField
from app.gui.open_document import OpenDocument
from app.gui.pieces import column_of, field_row, label
from app.gui.statement_preview import StatementPreview
from app.gui.theme import SPACE_3, SPACE_4, SPACE_6
from app.gui.wording import is_date, joined, list_of, paragraphs_of
from app.model.proposal import Approval, Contact, Statement

_FORM_WIDTH = 620


class StatementPage(QWidget):
    """The form at the side where reading begins, the preview at the other."""

    def __init__(self, opened: OpenDocument) -> None:
        super().__init__()
        self.form = StatementForm(opened)
        self.preview = StatementPreview(opened)
        scroll = QScrollArea()
        scroll.setObjectName("surface")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(320)
        self.form.setMaximumWidth(_FORM_WIDTH + 2 * SPACE_6)
        scroll.setWidget(self.form)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(scroll)
        self.splitter.addWidget(self.preview)
        self.splitter.setSizes([_FORM_WIDTH, _FORM_WIDTH])
        column_of(self).addWidget(self.splitter)

    def settle(self) -> None:
        """Write what is still being typed into the session now."""
        self.form.settle()


class StatementForm(QWidget):
    """The fields of Rec. ITU-T A.1 (2016) clause 1.5.1; each is written into the session after a pause."""

    def __init__(self, opened: OpenDocument) -> None:
        super().__init__()
        self.setObjectName("form")
        self._open = opened
        self.lines: dict[str, WrappedField] = {}
        self.texts: dict[str, ParagraphsField] = {}
        self.warnings: dict[str, QLabel] = {}
        self.contacts = ContactsForm()
        self._column = column_of(self, margins=(SPACE_6, SPACE_4, SPACE_6, SPACE_6), spacing=SPACE_3)
        self._lay_out()
        self.contacts.settled.connect(self._write_contacts)
        opened.statement_changed.connect(self.refresh)
        self.setEnabled(not opened.session.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Show what the session's statement says, leaving alone what is being written."""
        said = self._open.session.statement
        for name in ("number", "title", "source", "deadline", "reply_to"):
            self.lines[name].show_text(getattr(said, name))
        for name in _LISTS:
            if list_of(self.lines[name].text()) != getattr(said, name):
                self.lines[name].show_text(joined(getattr(said, name)))
        for name in ("body", "place", "date"):
            self.lines[f"approval_{name}"].show_text(getattr(said.approval, name))
        for name, field in self.texts.items():
            if paragraphs_of(field.toPlainText()) != getattr(said, name):
                field.show_text("\n".join(getattr(said, name)))
        self.contacts.show_contacts(said.contacts)
        self._warn(said)

    def settle(self) -> None:
        """Write what is still being typed into the session now."""
        for field in (*self.lines.values(), *self.texts.values()):
            field.settle()
        self.contacts.settle()

    # Layout

    def _lay_out(self) -> None:
        self._head(self.tr("Cover"), first=True)
        self._add_line("title", self.tr("Title"))
        self._add_pair(self._line("number", self.tr("Number"), "XG-LS16"), self._line("source", self.tr("Source")))
        self._add_pair(
            self._line("questions", self.tr("Questions"), "Q1/2; Q3/2"),
            self._line("reply_to", self.tr("In reply to"), "WG-A-LS3"),
        )
        self._head(self.tr("Recipients"), self.tr("Put a semicolon between two recipients."))
        self._add_line("for_action", self.tr("For action to"), "WG-A; WG-B")
        self._add_line("deadline", self.tr("Deadline"), self.tr("2026-09-30, or in words"))
        self._add_line("for_comment", self.tr("For comment to"))
        self._add_line("for_information", self.tr("For information to"))
        self._head(self.tr("Approval"))
        self._add_line("approval_body", self.tr("Approved by"))
        self._add_pair(
            self._line("approval_place", self.tr("Place")), self._line("approval_date", self.tr("Date"), "2026-02-11")
        )
        self._head(self.tr("Contacts"))
        self._column.addWidget(self.contacts)
        self._head(self.tr("Text"), self.tr("Every line becomes a paragraph. The proposals follow the introduction."))
        self._add_text("abstract", self.tr("Abstract"), 3)
        self._add_text("introduction", self.tr("Introduction"), 6)
        self._column.addStretch(1)

    def _head(self, title: str, hint: str = "", *, first: bool = False) -> None:
        if not first:
            self._column.addSpacing(SPACE_3)
        self._column.addWidget(label(title, "heading"))
        if hint:
            self._column.addWidget(label(hint, "quiet", wrap=True))

    def _add_line(self, name: str, caption: str, placeholder: str = "") -> None:
        self._column.addWidget(self._line(name, caption, placeholder))

    def _line(self, name: str, caption: str, placeholder: str = "") -> QWidget:
        field = WrappedField(placeholder)
        field.settled.connect(lambda text: self._write_line(name, text.strip()))
        self.lines[name] = field
        return self._with_warning(name, field_row(caption, field))

    def _add_text(self, name: str, caption: str, least: int) -> None:
        field = ParagraphsField(least=least)
        field.settled.connect(lambda text: self._write(name, **{name: paragraphs_of(text)}))
        self.texts[name] = field
        self._column.addWidget(field_row(caption, field))

    def _add_pair(self, one: QWidget, other: QWidget) -> None:
        pair = QWidget()
        grid = QGridLayout(pair)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        for place, widget in enumerate((one, other)):
            grid.addWidget(widget, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        self._column.addWidget(pair)

    def _with_warning(self, name: str, row: QWidget) -> QWidget:
        warning = label("", "warning", wrap=True)
        warning.hide()
        self.warnings[name] = warning
        layout = row.layout()
        assert layout is not None
        layout.addWidget(warning)
        return row

    # Writing

    def _write_line(self, name: str, text: str) -> None:
        said = self._open.session.statement
        if name in _LISTS:
            self._write(name, **{name: list_of(text)})
        elif name.startswith("approval_"):
            parts: dict[str, str] = {name.removeprefix("approval_"): text}
            self._write(name, approval=replace(said.approval, **parts))
        else:
            self._write(name, **{name: text})

    def _write_contacts(self, contacts: tuple[Contact, ...]) -> None:
        self._write("contacts", contacts=contacts)

    def _write(self, field: str, **values: object) -> None:
        session = self._open.session
        changed = replace(session.statement, **values)  # type: ignore[arg-type]
        session.set_statement(changed, merge=f"statement {field}")

    # Warnings in place

    def _warn(self, said: Statement) -> None:
        wanted = statement_warnings(said)
        for name, warning in self.warnings.items():
            warning.setText(wanted.get(name, ""))
            warning.setVisible(name in wanted)

    def sizeHint(self) -> QSize:
        """Narrow enough to stand beside the preview."""
        return QSize(_FORM_WIDTH, super().sizeHint().height())


_LISTS = ("questions", "for_action", "for_comment", "for_information")


def statement_warnings(said: Statement) -> dict[str, str]:
    """What a reader would miss, by the field it stands under; none of it forbids the export."""
    translate = QCoreApplication.translate
    found: dict[str, str] = {}
    if said.for_action and not said.deadline:
        found["deadline"] = translate(
            "StatementForm", "Action is asked for, so recipients expect a date to reply by (Rec. ITU-T A.1)."
        )
    if not (said.for_action or said.for_comment or said.for_information) and said != Statement():
        found["for_action"] = translate("StatementForm", "Nobody is named yet to receive this statement.")
    if said.approval != Approval() and said.approval.date and not is_date(said.approval.date):
        found["approval_date"] = translate("StatementForm", "Write the date as year-month-day, for example 2026-02-11.")
    return found

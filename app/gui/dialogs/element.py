"""A new element of the plan: what it is called and says, and where it will stand."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.gui.fields import ParagraphsField
from app.gui.pieces import ElidedLabel, button, column_of, field_row, label, row_of
from app.gui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from app.gui.wording import paragraphs_of
from app.model.plan import Plan

_SHOWN = 400
_EXPLAINED = ("glossary_term", "acronym")
"""Kinds whose text says what their title means."""


def same_title(plan: Plan, kind: str, title: str) -> str:
    """The title of an element of this kind that is called the same, "" when there is none."""
    wanted = " ".join(title.casefold().split())
    found = (e.title for e in plan.walk() if e.kind == kind and " ".join(e.title.casefold().split()) == wanted)
    return next(found, "") if wanted else ""


class ElementDialog(QDialog):
    """Title and text of a new element, with a preview and a warning when the title is taken."""

    def __init__(self, kind: str, name: str, plan: Plan, proposal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._plan = kind, plan
        self.setWindowTitle(self.tr("New {element}").format(element=name.lower()))
        self.setMinimumWidth(520)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self.title = QLineEdit()
        self.text = ParagraphsField(self.tr("Every line becomes a paragraph"), least=5)
        self._warning = label("", "warning", wrap=True)
        self._insert = button(self.tr("Insert {element}").format(element=name.lower()), self.accept, "primary")
        column = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_4), spacing=SPACE_3)
        column.addWidget(label(self.windowTitle(), "heading"))
        column.addWidget(label(self._place(name), "quiet", wrap=True))
        column.addWidget(field_row(self.tr("Title"), self.title))
        column.addWidget(self._warning)
        column.addWidget(field_row(self._text_name(), self.text))
        column.addWidget(self._build_preview())
        column.addWidget(ElidedLabel(self._belonging(proposal), "small"))
        column.addStretch(1)
        buttons = QWidget()
        row = row_of(buttons, margins=(0, SPACE_2, 0, 0), spacing=SPACE_2)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), self.reject)
        # Enter presses the button that has the focus.
        cancel.setAutoDefault(True)
        row.addWidget(cancel)
        row.addWidget(self._insert)
        column.addWidget(buttons)
        # A dialog learns of its default button only once the button stands in it.
        self._insert.setDefault(True)
        self.title.textChanged.connect(self._refresh)
        self.text.textChanged.connect(self._refresh)
        self._refresh()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The statement, one string a paragraph."""
        return paragraphs_of(self.text.toPlainText())

    @property
    def warning(self) -> str:
        """What is wrong with the title, "" when nothing is."""
        return self._warning.text()

    def _build_preview(self) -> QWidget:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = column_of(sheet, margins=(SPACE_4, SPACE_3, SPACE_4, SPACE_3), spacing=SPACE_2)
        self._shown_title = label("", wrap=True)
        self._shown_title.setStyleSheet("font-weight: 600; text-decoration: underline;")
        self._shown_text = label("", wrap=True)
        self._shown_text.setStyleSheet("text-decoration: underline;")
        column.addWidget(self._shown_title)
        column.addWidget(self._shown_text)
        return field_row(self.tr("Preview"), sheet)

    def _text_name(self) -> str:
        return self.tr("Meaning") if self._kind in _EXPLAINED else self.tr("Statement")

    def _place(self, name: str) -> str:
        last = [e.title for e in self._plan.walk() if e.kind == self._kind]
        if last:
            said = self.tr("It will follow “{last}” and look like it. It is tracked under your name.")
            return said.format(last=last[-1])
        said = self.tr("The plan has no {element} yet; the first one goes where the plan expects it.")
        return said.format(element=name.lower())

    def _belonging(self, proposal: str) -> str:
        if proposal:
            return self.tr("It belongs to the active proposal “{proposal}”.").format(proposal=proposal)
        return self.tr("No proposal is active, so it belongs to none yet.")

    def _refresh(self) -> None:
        title = " ".join(self.title.text().split())
        taken = same_title(self._plan, self._kind, title)
        warning = self.tr("There is already one with the title “{title}”.").format(title=taken) if taken else ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._insert.setEnabled(bool(title) and bool(self.paragraphs))
        self._shown_title.setText(title or self.tr("Title"))
        said = "\n".join(self.paragraphs)
        self._shown_text.setText(said[:_SHOWN] or self._text_name())
        self._fitting.start()

    def _fit(self) -> None:
        # Text that breaks its lines asks for its height only after the layouts within have taken note of it.
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the text needs."""
        super().showEvent(event)
        self._fit()

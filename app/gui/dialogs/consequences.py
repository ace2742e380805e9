"""What else the changes of the plan ask for: listed beside the text, done one by one or all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from app.gui.pieces import EmptyPane, button, clear_layout, column_of, hairline, label, row_of
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from app.model.document import Position
from app.services.consequences import Area, Consequence

_SIZE = (460, 520)


def area_name(area: Area) -> str:
    """What a part of the document is called over the consequences in it."""
    translate = QCoreApplication.translate
    return {
        Area.NUMBERING: translate("Consequences", "Numbers"),
        Area.REFERENCES: translate("Consequences", "References"),
        Area.GLOSSARY: translate("Consequences", "Glossary and acronyms"),
        Area.LINKS: translate("Consequences", "Links"),
        Area.LISTS: translate("Consequences", "Lists and counts"),
        Area.TABLES: translate("Consequences", "Tables"),
    }[area]


class ConsequencesDialog(QDialog):
    """A window beside the text that stays open while work goes on, and follows it."""

    place_wanted = Signal(object)
    doing_wanted = Signal(object)
    links_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What else has to change"))
        self.resize(*_SIZE)
        self.shown: list[Consequence] = []
        self._ignored: set[Consequence] = set()
        self._list = QWidget()
        self._list.setObjectName("form")
        self._column = column_of(self._list, margins=(SPACE_4, SPACE_3, SPACE_4, SPACE_3), spacing=SPACE_2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._list)
        self._all = button(self.tr("Do all"), lambda: self.doing_wanted.emit(self.doable), "primary")
        foot = QWidget()
        row = row_of(foot, margins=(SPACE_4, SPACE_2, SPACE_4, SPACE_3), spacing=SPACE_2)
        self._said = label("", "quiet", wrap=True)
        row.addWidget(self._said, 1)
        row.addWidget(self._all)
        row.addWidget(button(self.tr("Close"), self.hide))
        whole = column_of(self)
        whole.addWidget(area, 1)
        whole.addWidget(hairline())
        whole.addWidget(foot)

    @property
    def doable(self) -> list[Consequence]:
        """Those that can be done by a press."""
        return [one for one in self.shown if one.steps]

    def show_consequences(self, found: Sequence[Consequence]) -> None:
        """List what is outstanding, but for what was put aside."""
        self.shown = [one for one in found if one not in self._ignored]
        clear_layout(self._column)
        while self._column.count():
            self._column.takeAt(0)
        for area, group in groupby(self.shown, key=lambda one: one.area):
            head = label(area_name(area))
            head.setStyleSheet("font-weight: 600;")
            self._column.addWidget(head)
            for one in group:
                self._column.addWidget(self._row(one))
        if not self.shown:
            text = self.tr("When elements are added, renamed, moved or removed, what follows from it is listed here.")
            self._column.addWidget(EmptyPane(self.tr("Nothing is left to do"), text))
        self._column.addStretch(1)
        self._all.setEnabled(bool(self.doable))
        said = self.tr("What is done is tracked in the same proposal and can be undone.")
        self._said.setText(said if self.doable else "")

    def _row(self, one: Consequence) -> QWidget:
        made = QWidget()
        column = column_of(made, spacing=SPACE_1)
        column.addWidget(label(one.message, wrap=True))
        deeds = QWidget()
        row = row_of(deeds, spacing=SPACE_3)
        if one.steps:
            row.addWidget(self._link(self.tr("Do it"), one, lambda: self.doing_wanted.emit([one])))
        elif one.area is Area.LINKS:
            row.addWidget(self._link(self.tr("Open the matrix"), one, self.links_wanted.emit))
        if one.paragraph is not None:
            place = Position(one.paragraph, 0)
            row.addWidget(self._link(self.tr("Show in the text"), one, lambda: self.place_wanted.emit(place)))
        row.addWidget(self._link(self.tr("Put aside"), one, lambda: self._ignore(one)))
        row.addStretch(1)
        column.addWidget(deeds)
        return made

    def _link(self, text: str, one: Consequence, run: Callable[[], object]) -> QWidget:
        made = button(text, run, "link")
        made.setAccessibleName(f"{text}: {one.message}")
        return made

    def _ignore(self, one: Consequence) -> None:
        self._ignored.add(one)
        self.show_consequences(self.shown)

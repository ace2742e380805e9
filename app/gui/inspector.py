"""The right column: one inspector with changes, proposals, findings and comments."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.gui.open_document import OpenDocument
from app.gui.panels.changes import ChangesPanel
from app.gui.panels.comments import CommentsPanel
from app.gui.panels.findings import FindingsPanel
from app.gui.panels.proposals import ProposalsPanel
from app.gui.pieces import column_of, hairline
from app.gui.places import Part
from app.gui.tabs import TabRow
from app.gui.theme import SPACE_1


class Inspector(QWidget):
    """A row of tabs over the panel that is chosen."""

    def __init__(self, opened: OpenDocument, colour_of: Callable[[str], str], check: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("surface")
        names = [self.tr("Changes"), self.tr("Proposals"), self.tr("Findings"), self.tr("Comments")]
        self.tabs = TabRow(names, "tab", self.tr("Inspector"), SPACE_1 // 2)
        self.changes = ChangesPanel(opened, colour_of)
        self.proposals = ProposalsPanel(opened)
        self.findings = FindingsPanel(opened, check)
        self.comments = CommentsPanel(opened)
        self._stack = QStackedWidget()
        for panel in (self.changes, self.proposals, self.findings, self.comments):
            self._stack.addWidget(panel)
        column = column_of(self)
        column.addWidget(self.tabs)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._stack.setCurrentIndex)
        self.tabs.show_count(Part.COMMENTS, self.comments.model.rowCount())
        self.comments.count_changed.connect(lambda count: self.tabs.show_count(Part.COMMENTS, count))

    def show_part(self, part: Part) -> None:
        """Show one tab."""
        self.tabs.choose(part)
        self._stack.setCurrentIndex(part)

    @property
    def part(self) -> Part:
        """The tab that is shown."""
        return Part(self._stack.currentIndex())

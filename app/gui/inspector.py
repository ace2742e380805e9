"""The right column: one inspector with changes, proposals, findings and comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.gui.open_document import OpenDocument
from app.gui.pieces import column_of, hairline
from app.gui.places import Part
from app.gui.theme import SPACE_1

if TYPE_CHECKING:
    from app.gui.compact_tabs import CompactTabRow
    from app.gui.panels.changes import ChangesPanel
    from app.gui.panels.comments import CommentsPanel
    from app.gui.panels.findings import FindingsPanel
    from app.gui.panels.proposals import ProposalsPanel
    from app.model.changes import Change

_GLYPHS = ("changes", "document", "findings", "comment")


class Inspector(QWidget):
    """A row of tabs over the panel that is chosen; it stays empty until `fill` or until somebody asks for a panel."""

    filled = Signal()

    def __init__(self, opened: OpenDocument, colour_of: Callable[[str], str], check: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._opened, self._colour_of, self._check = opened, colour_of, check
        self._part = Part.CHANGES
        self._filled = False

    def fill(self) -> None:
        """Make what there is to see, which takes longer than the text beside it; a second call does nothing."""
        if self._filled:
            return
        # The text is painted before this is loaded.
        from app.gui.compact_tabs import CompactTabRow
        from app.gui.panels.changes import ChangesPanel
        from app.gui.panels.comments import CommentsPanel
        from app.gui.panels.findings import FindingsPanel
        from app.gui.panels.proposals import ProposalsPanel

        self._filled = True
        opened = self._opened
        names = [self.tr("Changes"), self.tr("Proposals"), self.tr("Findings"), self.tr("Comments")]
        self._tabs = CompactTabRow(names, _GLYPHS, self.tr("Inspector"), SPACE_1 // 2)
        self._changes = ChangesPanel(opened, self._colour_of)
        self._proposals = ProposalsPanel(opened)
        self._findings = FindingsPanel(opened, self._check)
        self._comments = CommentsPanel(opened)
        self._stack = QStackedWidget()
        for panel in (self._changes, self._proposals, self._findings, self._comments):
            self._stack.addWidget(panel)
        column = column_of(self)
        column.addWidget(self._tabs)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        # Qt shows what is added later when it comes to it; keys that wait already need the fields now.
        for part in (self._tabs, self._stack):
            part.show()
        self._tabs.chosen.connect(self._stack.setCurrentIndex)
        self._tabs.show_count(Part.COMMENTS, self._comments.model.rowCount())
        self._comments.count_changed.connect(lambda count: self._tabs.show_count(Part.COMMENTS, count))
        self.show_part(self._part)
        self.filled.emit()

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to see yet."""
        return self._filled

    @property
    def tabs(self) -> CompactTabRow:
        """The row of tabs."""
        self.fill()
        return self._tabs

    @property
    def changes(self) -> ChangesPanel:
        """The panel of tracked changes."""
        self.fill()
        return self._changes

    @property
    def proposals(self) -> ProposalsPanel:
        """The panel of proposals."""
        self.fill()
        return self._proposals

    @property
    def findings(self) -> FindingsPanel:
        """The panel of findings."""
        self.fill()
        return self._findings

    @property
    def comments(self) -> CommentsPanel:
        """The panel of comments."""
        self.fill()
        return self._comments

    def count_changes(self, changes: list[Change]) -> None:
        """Say on its tab how many changes there are, each side of a move as one."""
        from app.gui.panels.change_list import one_a_move

        self.tabs.show_count(Part.CHANGES, len(one_a_move(changes)[0]))

    def show_part(self, part: Part) -> None:
        """Show one tab."""
        self._part = part
        if self._filled:
            self._tabs.choose(part)
            self._stack.setCurrentIndex(part)

    @property
    def part(self) -> Part:
        """The tab that is shown."""
        return Part(self._stack.currentIndex()) if self._filled else self._part

"""The page where the proposals of all parties will stand side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.pieces import column_of, label
from app.gui.theme import SPACE_2, SPACE_6

_WIDTH = 460


class CompilationPage(QWidget):
    """Says what will appear here."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_6))
        text = self.tr(
            "When several parties amend the same annex, their proposals will stand here side by side, provision by "
            "provision, so that a secretariat can compile them. This version of the program cannot do that yet."
        )
        said = QWidget()
        said.setFixedWidth(_WIDTH)
        column = column_of(said, spacing=SPACE_2)
        for line in (label(self.tr("Compilation"), "heading"), label(text, "quiet", wrap=True)):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        page.addStretch(2)
        # Between two springs: a layout that only centres it reckons its height for the width of the whole page.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(said)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(3)

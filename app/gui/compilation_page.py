"""The page where the proposals of all parties will stand side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.gui.pieces import column_of, label
from app.gui.theme import SPACE_2, SPACE_6


class CompilationPage(QWidget):
    """Says what will appear here."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_6), spacing=SPACE_2)
        text = self.tr(
            "When several parties amend the same annex, their proposals will stand here side by side, provision by "
            "provision, so that a secretariat can compile them. This version of the program cannot do that yet."
        )
        explanation = label(text, "quiet", wrap=True)
        explanation.setFixedWidth(460)
        explanation.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(label(self.tr("Compilation"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(explanation, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

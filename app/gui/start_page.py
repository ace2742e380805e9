"""What the window shows before a document is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.gui.pieces import button, clear_layout, column_of, label, row_of
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6
from app.gui.wording import one_line

_WIDTH = 440


class StartPage(QWidget):
    """An empty page that says what to do: open a file, look at the example, go on with a recent one."""

    def __init__(
        self, open_file: Callable[[], object], open_example: Callable[[], object], open_path: Callable[[Path], object]
    ) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._open_path = open_path
        body = QWidget()
        body.setFixedWidth(_WIDTH)
        column = column_of(body, spacing=SPACE_2)
        column.addWidget(label(self.tr("Open an annex to amend"), "title"))
        text = self.tr(
            "Open a Word document or a dossier, or drop one here. What you write and strike is tracked under your "
            "name, and becomes the liaison statement you export."
        )
        column.addWidget(label(text, "quiet", wrap=True))
        column.addSpacing(SPACE_2)
        column.addWidget(self._steps(open_file, open_example))
        self._recent = QWidget()
        self._list = column_of(self._recent, margins=(0, SPACE_4, 0, 0), spacing=0)
        column.addWidget(self._recent)
        outer = column_of(self, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_6))
        outer.addStretch(2)
        # An alignment would take the body's least height and clip its text.
        middle = QWidget()
        row = row_of(middle)
        row.addStretch(1)
        row.addWidget(body)
        row.addStretch(1)
        outer.addWidget(middle)
        outer.addStretch(3)

    def show_recent(self, paths: list[Path]) -> None:
        """Offer these files."""
        clear_layout(self._list)
        self._recent.setVisible(bool(paths))
        if paths:
            self._list.addWidget(label(self.tr("Recent"), "small"))
        for path in paths[:5]:
            self._list.addWidget(self._entry(path), 0, Qt.AlignmentFlag.AlignLeft)

    def _entry(self, path: Path) -> QPushButton:
        name = one_line(path.name, 56).replace("&", "&&")
        return button(name, lambda: self._open_path(path), "link", hint=str(path))

    def _steps(self, open_file: Callable[[], object], open_example: Callable[[], object]) -> QWidget:
        steps = QWidget()
        row = row_of(steps, spacing=SPACE_2)
        self.open_button = button(self.tr("Open…"), open_file, "primary")
        row.addWidget(self.open_button)
        row.addWidget(button(self.tr("Open the example"), open_example))
        row.addStretch(1)
        row.setContentsMargins(0, SPACE_1, 0, SPACE_3)
        return steps

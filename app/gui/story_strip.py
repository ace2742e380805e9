"""The strip that says which text is shown when it is not the main one, and leads back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.gui.editor import EditorView
from app.gui.pieces import Glyph, button, column_of, hairline, label, row_of, surface
from app.gui.theme import SPACE_1, SPACE_2, SPACE_4


class StoryStrip(QWidget):
    """Shows itself while the editor shows footnotes, a page header or a text box; Esc in the text leads back too."""

    left = Signal()
    """Emitted when the main text is wanted again."""

    def __init__(self, editor: EditorView) -> None:
        super().__init__()
        self._editor = editor
        self._name = label("")
        self.back = button(self.tr("Back to the main text"), self.left.emit, "link", self.tr("Esc"))
        strip = surface()
        row = row_of(strip, margins=(SPACE_4, SPACE_1, SPACE_4, SPACE_1), spacing=SPACE_2)
        row.addWidget(Glyph("document", "quiet"))
        row.addWidget(self._name)
        row.addSpacing(SPACE_2)
        row.addWidget(self.back)
        row.addStretch(1)
        column = column_of(self)
        column.addWidget(strip)
        column.addWidget(hairline())
        self.hide()
        editor.selection_changed.connect(self._follow)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leads back when there is nothing else that it could end."""
        if _is_escape(event) and not self.isHidden() and self._editor.selection.empty:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        story = self._editor.galley.story
        elsewhere = story.id != self._editor.document.body.id
        if elsewhere:
            from app.gui.find_wording import story_name

            self._name.setText(story_name(story.kind))
        self.setVisible(elsewhere)


def _is_escape(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape

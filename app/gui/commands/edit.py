"""The edit menu: undo, redo and the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from app.gui.actions import ActionSpec, Place

if TYPE_CHECKING:
    from app.gui.annex_page import AnnexPage
    from app.gui.editor import EditorView
    from app.gui.window import MainWindow


class EditCommands(QObject):
    """What works on the text as in every editor."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [
            ActionSpec(
                "edit.undo",
                self.tr("Undo"),
                self.undo,
                Place.EDIT,
                0,
                shortcuts=("Ctrl+Z",),
                enabled=self._can_undo,
                label=self._undo_label,
            ),
            ActionSpec(
                "edit.redo",
                self.tr("Redo"),
                self.redo,
                Place.EDIT,
                0,
                shortcuts=("Ctrl+Y", "Ctrl+Shift+Z"),
                enabled=self._can_redo,
                label=self._redo_label,
            ),
            *(
                ActionSpec(f"edit.{name}", text, run, Place.EDIT, 1, shortcuts=keys, enabled=self._has_document)
                for name, text, run, keys in (
                    ("cut", self.tr("Cut"), self.cut, ("Ctrl+X", "Shift+Del")),
                    ("copy", self.tr("Copy"), self.copy, ("Ctrl+C", "Ctrl+Ins")),
                    ("paste", self.tr("Paste"), self.paste, ("Ctrl+V", "Shift+Ins")),
                    ("paste_plain", self.tr("Paste without formatting"), self.paste_plain, ("Ctrl+Shift+V",)),
                )
            ),
            ActionSpec(
                "edit.select_all",
                self.tr("Select all"),
                self.select_all,
                Place.EDIT,
                2,
                shortcuts=("Ctrl+A",),
                enabled=self._has_document,
            ),
        ]

    def cut(self) -> None:
        """Copy what is selected and strike it."""
        field = self._field()
        if field is not None:
            field.cut()
        elif self._window.annex is not None and self._window.changes.ensure_author():
            self._window.annex.editor.cut()

    def copy(self) -> None:
        """Copy what is selected."""
        field = self._field()
        if field is not None:
            field.copy()
        elif self._window.annex is not None:
            self._text(self._window.annex).copy()

    def paste(self) -> None:
        """Insert what the clipboard holds."""
        field = self._field()
        if field is not None:
            field.paste()
        elif self._window.annex is not None and self._window.changes.ensure_author():
            self._window.annex.editor.paste()

    def paste_plain(self) -> None:
        """Insert the clipboard's text without formatting."""
        field = self._field()
        if field is not None:
            field.paste()
        elif self._window.annex is not None and self._window.changes.ensure_author():
            self._window.annex.editor.paste_plain()

    def select_all(self) -> None:
        """Select everything where the keyboard is."""
        field = self._field()
        if field is not None:
            field.selectAll()
        elif self._window.annex is not None:
            self._text(self._window.annex).select_all()

    def _text(self, annex: AnnexPage) -> EditorView:
        """The text that has the keyboard: the original beside it can be copied from too."""
        return next((text for text in annex.beside.panes if text.hasFocus()), annex.editor)

    def _field(self) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) else None

    def _has_document(self) -> bool:
        return self._window.opened is not None

    def undo(self) -> None:
        """Take the last step back."""
        self._window.settle()
        if self._window.session is not None:
            self._window.session.undo()

    def redo(self) -> None:
        """Do the step that was undone last again."""
        if self._window.session is not None:
            self._window.session.redo()

    def _can_undo(self) -> bool:
        return self._window.session is not None and self._window.session.can_undo is not None

    def _can_redo(self) -> bool:
        return self._window.session is not None and self._window.session.can_redo is not None

    def _undo_label(self) -> str:
        name = self._window.session.can_undo if self._window.session else None
        return self.tr("Undo: {step}").format(step=name) if name else self.tr("Undo")

    def _redo_label(self) -> str:
        name = self._window.session.can_redo if self._window.session else None
        return self.tr("Redo: {step}").format(step=name) if name else self.tr("Redo")

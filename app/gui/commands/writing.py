"""What changes the look of words and the level of list items, and characters that no key writes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from app.gui.actions import ActionSpec, Place

if TYPE_CHECKING:
    from app.gui.dialogs.characters import CharactersDialog
    from app.gui.editor import EditorView
    from app.gui.window import MainWindow

_NO_BREAK_SPACE, _NO_BREAK_HYPHEN = "\u00a0", "\u2011"


class WritingCommands(QObject):
    """Formatting under tracking, list levels, special characters."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._field: QLineEdit | QPlainTextEdit | QTextEdit | None = None
        self.characters: CharactersDialog | None = None
        window.document_closed.connect(self._close_characters)

    def specs(self) -> list[ActionSpec]:
        """The entries of the registry."""
        return [*self._formats(), *self._levels(), *self._signs()]

    def _formats(self) -> list[ActionSpec]:
        names = {"bold": self.tr("Bold"), "italic": self.tr("Italic"), "underline": self.tr("Underline")}
        return [
            ActionSpec(
                f"edit.{name}",
                text,
                partial(self._toggle, name),
                Place.EDIT,
                5,
                submenu=self.tr("Format"),
                shortcuts=(f"Ctrl+{name[0].upper()}",),
                enabled=self._has_selection,
            )
            for name, text in names.items()
        ]

    def _levels(self) -> list[ActionSpec]:
        levels = (("indent", self.tr("List item one level deeper"), 1, "Alt+Shift+Right"),
                  ("outdent", self.tr("List item one level higher"), -1, "Alt+Shift+Left"))  # fmt: skip
        return [
            ActionSpec(
                f"edit.{name}",
                text,
                partial(self._shift, by),
                Place.EDIT,
                5,
                submenu=self.tr("Format"),
                shortcuts=(keys,),
                enabled=self._in_list,
            )
            for name, text, by, keys in levels
        ]

    def _signs(self) -> list[ActionSpec]:
        submenu = self.tr("Character")
        return [
            ActionSpec(
                "insert.no_break_space",
                self.tr("Non-breaking space"),
                partial(self.write, _NO_BREAK_SPACE),
                Place.INSERT,
                4,
                submenu=submenu,
                shortcuts=("Ctrl+Shift+Space",),
                enabled=self._on_annex,
            ),
            ActionSpec(
                "insert.no_break_hyphen",
                self.tr("Non-breaking hyphen"),
                partial(self.write, _NO_BREAK_HYPHEN),
                Place.INSERT,
                4,
                submenu=submenu,
                shortcuts=("Ctrl+Shift+-", "Ctrl+Shift+_"),
                enabled=self._on_annex,
            ),
            ActionSpec(
                "insert.character",
                self.tr("Special character…"),
                self.choose_character,
                Place.INSERT,
                4,
                submenu=submenu,
                enabled=self._has_document,
            ),
        ]

    # Deeds

    def write(self, text: str) -> None:
        """Write characters where the keyboard is, in place of what is selected."""
        self._put(_field(), text)

    def choose_character(self) -> None:
        """Open the field of special characters; it stays open for more than one."""
        from app.gui.dialogs.characters import CharactersDialog

        self._field = _field()
        if self.characters is None:
            self.characters = CharactersDialog(self._window)
            self.characters.chosen.connect(self._insert)
        self.characters.show()
        self.characters.raise_()
        self.characters.activateWindow()
        self.characters.wanted.setFocus()

    def _insert(self, character: str) -> None:
        self._put(self._field, character)

    def _put(self, field: QLineEdit | QPlainTextEdit | QTextEdit | None, text: str) -> None:
        editor = self._editor()
        if isinstance(field, QLineEdit):
            field.insert(text)
        elif field is not None:
            field.insertPlainText(text)
        elif editor is not None and self._window.changes.ensure_author():
            editor.pen.write(text)

    def _toggle(self, name: str) -> None:
        editor = self._editor()
        if editor is not None and _field() is None and self._window.changes.ensure_author():
            editor.toggle(name)

    def _shift(self, by: int) -> None:
        editor = self._editor()
        if editor is not None and _field() is None and self._window.changes.ensure_author():
            editor.pen.shift_level(by)

    def _close_characters(self) -> None:
        if self.characters is not None:
            self.characters.close()
        self._field = None

    # State

    def _editor(self) -> EditorView | None:
        return self._window.annex.editor if self._window.annex is not None else None

    def _has_document(self) -> bool:
        return self._window.opened is not None

    def _on_annex(self) -> bool:
        return self._window.annex is not None and self._window.annex.isVisible()

    def _has_selection(self) -> bool:
        editor = self._editor()
        return self._on_annex() and editor is not None and not editor.selection.empty

    def _in_list(self) -> bool:
        editor = self._editor()
        if not self._on_annex() or editor is None:
            return False
        from app.editing.lists import is_list_item

        return is_list_item(editor.document, editor.current_paragraph()) or not editor.selection.empty


def _field() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) else None

"""What assistive programs are told about the editor: that it is editable text, and its name."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.gui.editor.sheet import Sheet

# Qt deletes an interface with its widget and knows nothing of Python: one that Python let go first would crash it.
_kept: list[QAccessibleInterface] = []


@cache
def announce_editors() -> None:
    """Let Qt ask for the editor's interface; needed once in a process."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, Sheet):
        return None
    _kept.append(QAccessibleWidget(widget, QAccessible.Role.EditableText, widget.accessibleName()))
    return _kept[-1]

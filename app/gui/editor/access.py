"""Tells Qt what an editor is to assistive programs, once one of them asks."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

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
    _kept[:] = [one for one in _kept if isValid(one)]
    _kept.append(_access_to(widget))
    return _kept[-1]


def _access_to(sheet: Sheet) -> QAccessibleInterface:
    # Few ask, and those who do not must not wait for this to load.
    from app.gui.editor.editor_access import EditorAccess
    from app.gui.editor.view import PageView

    if isinstance(sheet, PageView):
        return EditorAccess(sheet)
    return QAccessibleWidget(sheet, QAccessible.Role.Document, sheet.accessibleName())

"""What assistive programs are told of a row of tabs: that each is a tab, which one is open, and how to open one."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6 import isValid

ROLE = "access"
"""The property of a widget that says what it is to assistive programs: "tab" or "tabs"."""

# Qt deletes an interface with its widget and knows nothing of Python: one that Python let go first would crash it.
_kept: list[QAccessibleInterface] = []


@cache
def announce_tabs() -> None:
    """Let Qt ask for the interfaces of tabs; needed once in a process."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_: str, widget: QObject) -> QAccessibleInterface | None:
    role = widget.property(ROLE)
    if role is None or not isinstance(widget, QWidget):
        return None
    _kept[:] = [one for one in _kept if isValid(one)]
    tab = isinstance(widget, QAbstractButton)
    _kept.append(_TabAccess(widget) if tab else QAccessibleWidget(widget, QAccessible.Role.PageTabList))
    return _kept[-1]


class _TabAccess(QAccessibleWidget):
    """Qt itself would call such a button a check box."""

    def __init__(self, tab: QAbstractButton) -> None:
        super().__init__(tab, QAccessible.Role.PageTab)
        self._tab = tab

    def state(self) -> QAccessible.State:
        """Open is what Qt calls selected."""
        state = super().state()
        state.selectable = 1
        state.selected = int(self._tab.isChecked())
        return state

    def actionNames(self) -> list[str]:
        """Opening it, and giving it the keyboard."""
        return ["Press", *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Do one of the actions."""
        if name == "Press":
            self._tab.click()
        else:
            super().doAction(name)

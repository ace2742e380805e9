"""The question who edits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.gui.dialogs.author import AuthorDialog
from app.gui.theme import Theme
from app.model.proposal import Author


def test_a_name_is_needed_and_the_organization_is_not(theme: Theme) -> None:
    dialog = AuthorDialog(Author(""))
    dialog.show()
    start = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Start editing")
    assert not start.isEnabled()
    QTest.keyClicks(dialog.name, " A. Rapporteur ")
    assert start.isEnabled()
    assert dialog.author == Author("A. Rapporteur")
    QTest.keyClicks(dialog.organization, "Example Administration")
    assert dialog.author.signature == "Example Administration – A. Rapporteur"
    start.click()
    assert dialog.result() == AuthorDialog.DialogCode.Accepted


def test_enter_on_cancel_cancels(theme: Theme) -> None:
    dialog = AuthorDialog(Author("A. Rapporteur"))
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    cancel = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Cancel")
    cancel.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == AuthorDialog.DialogCode.Rejected


def test_enter_in_a_field_starts_the_editing(theme: Theme) -> None:
    dialog = AuthorDialog(Author(""))
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    QTest.keyClicks(dialog.name, "A. Rapporteur")
    QTest.keyClick(dialog.organization, Qt.Key.Key_Return)
    assert dialog.result() == AuthorDialog.DialogCode.Accepted

"""The question for a new element warns, previews and refuses what is empty."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.gui.dialogs.element import ElementDialog, same_title
from app.gui.theme import Theme
from app.model.plan import Plan, PlanElement

PLAN = Plan(
    "strategic-plan", elements=(PlanElement("e", "enabler", "Human  resources"), PlanElement("g", "goal", "One"))
)


def _dialog(proposal: str = "") -> ElementDialog:
    made = ElementDialog("enabler", "Enabler", PLAN, proposal)
    made.show()
    return made


def _insert(dialog: ElementDialog) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == "Insert enabler")


def test_a_title_is_taken_whatever_its_case_and_spaces_but_only_within_its_kind() -> None:
    assert same_title(PLAN, "enabler", " human resources ") == "Human  resources"
    assert same_title(PLAN, "goal", "Human resources") == ""
    assert same_title(PLAN, "enabler", "") == ""


def test_a_duplicate_title_is_said_while_typing_and_does_not_forbid(theme: Theme) -> None:
    dialog = _dialog()
    QTest.keyClicks(dialog.title, "Human resource")
    assert dialog.warning == ""
    QTest.keyClicks(dialog.title, "s")
    assert "Human  resources" in dialog.warning
    dialog.text.setPlainText("A statement.")
    assert _insert(dialog).isEnabled()
    dialog.close()


def test_an_element_needs_a_title_and_a_statement(theme: Theme) -> None:
    dialog = _dialog()
    assert not _insert(dialog).isEnabled()
    QTest.keyClicks(dialog.title, "Communication")
    assert not _insert(dialog).isEnabled()
    QTest.keyClicks(dialog.text, "One voice.")
    assert _insert(dialog).isEnabled()
    assert dialog.paragraphs == ("One voice.",)
    dialog.close()


def test_the_preview_shows_what_will_stand_there_and_what_it_belongs_to(theme: Theme) -> None:
    dialog = _dialog("A new enabler")
    QTest.keyClicks(dialog.title, "Communication")
    dialog.text.setPlainText("One.\n\nTwo.")
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Communication" in shown
    assert "One.\nTwo." in shown
    assert any("follow “Human  resources”" in text for text in shown)
    assert any("“A new enabler”" in text for text in shown)
    dialog.close()


def test_the_dialog_grows_with_what_it_shows(theme: Theme) -> None:
    dialog = _dialog()
    before = dialog.height()
    dialog.text.setPlainText("\n".join(f"Paragraph {n} of a statement." for n in range(8)))
    QTest.qWait(20)
    grown = dialog.height()
    dialog.close()
    assert grown > before


def test_what_explains_a_term_is_called_its_meaning(theme: Theme) -> None:
    dialog = ElementDialog("glossary_term", "Term", PLAN, "")
    dialog.show()
    assert dialog.text.accessibleName() == "Meaning"
    dialog.close()
    dialog = _dialog()
    assert dialog.text.accessibleName() == "Statement"
    dialog.close()

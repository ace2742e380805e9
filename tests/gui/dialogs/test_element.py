"""The question for a new element asks what the profile needs, shows what will stand there and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.editing.tracking import Tracking
from app.gui.dialogs.element import ElementDialog, Surroundings, same_title
from app.gui.theme import Theme
from app.model.document import Document
from app.model.plan import Plan, PlanElement
from app.plan.profiles import shipped_profile
from app.plan.recognition import recognise
from app.services.new_elements import writable_kinds
from tests.gui.conftest import wait_for
from tests.plan.annex import Annex
from tests.plan.plans import small_plan

PLAN = Plan(
    "strategic-plan", elements=(PlanElement("e", "enabler", "Human  resources"), PlanElement("g", "goal", "One"))
)
TRACKING = Tracking("Example Administration – A. Rapporteur", "2026-02-11T09:00:00Z", "p1")
Make = Callable[..., ElementDialog]


@pytest.fixture
def make(theme: Theme) -> Iterator[Make]:
    made: list[ElementDialog] = []

    def build(kind: str = "enabler", document: Document | None = None, proposal: str = "") -> ElementDialog:
        document = document or small_plan().document()
        profile = shipped_profile()
        around = Surroundings(document, recognise(document), profile, TRACKING, proposal=proposal)
        dialog = ElementDialog(profile.kinds[kind], around)
        dialog.show()
        made.append(dialog)
        return dialog

    yield build
    for dialog in made:
        dialog.reject()
        dialog.deleteLater()


def insert_button(dialog: ElementDialog) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Insert"))


def labels(dialog: ElementDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def settle(dialog: ElementDialog) -> None:
    wait_for(lambda: dialog.settled)


def test_a_title_is_taken_whatever_its_case_and_spaces_but_only_within_its_kind() -> None:
    assert same_title(PLAN, "enabler", " human resources ") == "Human  resources"
    assert same_title(PLAN, "goal", "Human resources") == ""
    assert same_title(PLAN, "enabler", "") == ""


def test_a_duplicate_title_is_said_while_typing_and_does_not_forbid(make: Make) -> None:
    dialog = make()
    QTest.keyClicks(dialog.title, "Human resource")
    assert dialog.warning == ""
    QTest.keyClicks(dialog.title, "s")
    assert "Human resources" in dialog.warning
    dialog.text.setPlainText("A statement.")
    assert insert_button(dialog).isEnabled()


def test_an_element_needs_the_title_and_the_statement_that_its_kind_requires(make: Make) -> None:
    dialog = make()
    assert not insert_button(dialog).isEnabled()
    QTest.keyClicks(dialog.title, "Communication")
    assert not insert_button(dialog).isEnabled()
    QTest.keyClicks(dialog.text, "One voice.")
    assert insert_button(dialog).isEnabled()
    assert dialog.paragraphs == ("One voice.",)
    target = make("target")
    QTest.keyClicks(target.title, "Share of members")
    assert insert_button(target).isEnabled()


def test_enter_inserts_once_that_is_possible(make: Make) -> None:
    dialog = make()
    QTest.keyClicks(dialog.title, "Communication")
    dialog.text.setPlainText("One voice.")
    assert insert_button(dialog).isDefault()


def test_the_fields_are_the_components_of_the_kind(make: Make) -> None:
    assert list(make("target").values)[:4] == ["baseline", "value", "unit", "year"]
    assert next(iter(make("risk").values)) == "mitigation"
    assert not make("enabler").values
    for field in make("target").values.values():
        assert field.accessibleName()


def test_every_kind_of_every_shipped_profile_has_a_dialog_and_a_preview_or_a_reason(theme: Theme) -> None:
    for name in ("strategic-plan", "results-framework", "resolution"):
        profile = shipped_profile(name)
        document = small_plan().document()
        for kind in writable_kinds(profile):
            plan = recognise(document, profile)
            dialog = ElementDialog(kind, Surroundings(document, plan, profile, TRACKING))
            dialog.show()
            dialog.title.setText("Something new")
            dialog.text.setPlainText("What it says.")
            settle(dialog)
            said = dialog.preview.toPlainText()
            assert said, kind.name
            assert insert_button(dialog).isEnabled(), kind.name
            dialog.reject()
            dialog.deleteLater()


def test_the_preview_stands_between_its_neighbours_and_numbered_like_them(make: Make) -> None:
    dialog = make("output")
    dialog.title.setText("Handbooks")
    dialog.text.setPlainText("They explain.")
    settle(dialog)
    lines = [line for line in dialog.preview.toPlainText().splitlines() if line.strip()]
    assert lines[1:3] == ["Output 2: Handbooks", "They explain."]
    assert lines[0] == "The register of assignments."
    assert lines[3] == "Enablers"
    assert "underline" in dialog.preview.toHtml()


def test_the_parent_decides_place_and_number(make: Make) -> None:
    annex = Annex()
    annex.heading(1, "Thematic priorities")
    for number in (1, 2):
        annex.heading(2, f"Thematic priority {number}: Field {number}")
    annex.heading(1, "Outcomes")
    for number in ("1.1", "2.1"):
        annex.heading(2, f"Outcome {number}: State {number}")
        annex.text("A change.")
    dialog = make("outcome", annex.document())
    dialog.title.setText("New state")
    assert dialog.parents.currentText() == "Thematic priority 2 Field 2"
    settle(dialog)
    assert "Outcome 2.2: New state" in dialog.preview.toPlainText()
    dialog.parents.setCurrentIndex(0)
    settle(dialog)
    assert "Outcome 1.2: New state" in dialog.preview.toPlainText()
    assert dialog.wanted.parent.startswith("thematic_priority-")
    assert any("follow “State 1.1”" in text for text in labels(dialog))


def test_what_the_checks_will_say_is_said_while_typing(make: Make) -> None:
    dialog = make()
    dialog.title.setText("Communication")
    dialog.text.setPlainText("One  voice.")
    settle(dialog)
    assert any("space" in text for text in labels(dialog))
    dialog.text.setPlainText("One voice.")
    settle(dialog)
    assert not any("several spaces" in text for text in labels(dialog))


def test_findings_that_were_there_before_are_not_repeated(make: Make) -> None:
    annex = small_plan()
    annex.text("Two  spaces were  here before.")
    from app.services.checking import check_document

    document = annex.document()
    profile = shipped_profile()
    known = check_document(document, profile.name)
    assert any("space" in one.message for one in known)
    around = Surroundings(document, recognise(document), profile, TRACKING, findings=known)
    dialog = ElementDialog(profile.kinds["enabler"], around)
    dialog.show()
    dialog.title.setText("Communication")
    dialog.text.setPlainText("It supports Goal 1.")
    settle(dialog)
    assert not any("space" in text for text in labels(dialog))
    dialog.reject()


def test_a_place_that_is_not_there_is_said_in_the_dialog(make: Make) -> None:
    annex = Annex()
    annex.text("Nothing but words.")
    dialog = make("enabler", annex.document())
    dialog.title.setText("Communication")
    dialog.text.setPlainText("One voice.")
    settle(dialog)
    assert any("no headings" in text for text in labels(dialog))


def test_what_it_belongs_to_is_said(make: Make) -> None:
    assert any("“A new enabler”" in text for text in labels(make(proposal="A new enabler")))
    assert any("No proposal is active" in text for text in labels(make()))


def test_the_dialog_grows_with_what_it_shows(make: Make) -> None:
    dialog = make()
    before = dialog.height()
    dialog.text.setPlainText("\n".join(f"Paragraph {n} of a statement." for n in range(8)))
    settle(dialog)
    QTest.qWait(20)
    assert dialog.height() > before


def test_what_explains_a_term_is_called_its_meaning(make: Make) -> None:
    assert make("glossary_term").text.accessibleName() == "Meaning"
    assert make().text.accessibleName() == "Statement"
    assert make("target").text.accessibleName() == "Statement (if there is one)"


def test_what_a_plan_has_once_asks_for_no_title(make: Make) -> None:
    dialog = make("mission")
    assert not dialog.title.isVisible()
    dialog.text.setPlainText("We serve the members.")
    assert insert_button(dialog).isEnabled()
    settle(dialog)
    assert "Mission" in dialog.preview.toPlainText()

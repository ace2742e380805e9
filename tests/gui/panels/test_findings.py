"""The panel of findings: order, reasons, going there, mending."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.gui.open_document import OpenDocument
from app.gui.panels.findings import FindingsPanel
from app.gui.theme import Theme
from app.model.finding import Finding, Fix, Origin, Severity
from tests.gui.samples import document_of, opened_of

FIX = Fix("Write “2028–2031 contains”", 1, 0, 4, "2028")
FOUND = [
    Finding("typo", Severity.INFO, "A space is missing.", fix=FIX, paragraph=1, quote="2028"),
    Finding("link", Severity.ERROR, "The priority has no outcome.", reason="Elements must be linked.", paragraph=2),
    Finding("gap", Severity.WARNING, "Number 2.3 is missing."),
]


@pytest.fixture
def opened(theme: Theme) -> OpenDocument:
    return opened_of(document_of("2028contains", "Another."))


@pytest.fixture
def panel(opened: OpenDocument) -> Iterator[FindingsPanel]:
    made = FindingsPanel(opened, lambda: None)
    made.resize(340, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _choose(panel: FindingsPanel, message: str) -> None:
    rows = [row for row in range(panel.model.rowCount()) if panel.model.item(row).text() == message]
    panel.view.setCurrentIndex(panel.model.index(rows[0], 0))


def test_errors_come_before_warnings_before_notes_each_under_its_heading(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    texts = [panel.model.item(row).text() for row in range(panel.model.rowCount())]
    assert texts == [
        "Errors  1",
        "The priority has no outcome.",
        "Warnings  1",
        "Number 2.3 is missing.",
        "Notes  1",
        "A space is missing.",
    ]


def test_severity_is_said_not_only_coloured(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    assert panel.model.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "error: The priority has no outcome."


def test_the_chosen_finding_gives_its_reason(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    _choose(panel, "The priority has no outcome.")
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Elements must be linked." in shown


def test_enter_goes_to_the_place(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    spy = QSignalSpy(panel.finding_chosen)
    _choose(panel, "The priority has no outcome.")
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert spy.at(0)[0] == FOUND[1]


def test_a_mend_is_offered_only_where_there_is_one(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    spy = QSignalSpy(panel.fix_wanted)
    _choose(panel, "Number 2.3 is missing.")
    panel.fix()
    assert spy.count() == 0
    _choose(panel, "A space is missing.")
    offered = next(b for b in panel.findChildren(QPushButton) if b.text() == FIX.title)
    assert offered.isVisible()
    offered.click()
    assert spy.at(0)[0] == FOUND[0]


def test_the_chosen_finding_stays_chosen_when_the_checks_run_again(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    _choose(panel, "Number 2.3 is missing.")
    panel.show_findings(FOUND[2:])
    assert panel.current == FOUND[2]
    panel.show_findings(FOUND[:2])
    assert panel.current is None


def test_coming_to_the_list_by_key_chooses_the_first_finding(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    assert panel.current is None
    QApplication.sendEvent(panel.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert panel.current is not None
    assert panel.view.currentIndex().row() == 1


def test_no_findings_says_so_only_after_the_checks_ran(opened: OpenDocument, panel: FindingsPanel) -> None:
    def said() -> str:
        return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())

    assert "Checking the plan" in said()
    opened.checked = True
    panel.show_findings([])
    assert "Nothing found" in said()


def test_long_messages_wrap_and_narrow_panels_make_rows_higher(panel: FindingsPanel) -> None:
    long = Finding("x", Severity.ERROR, "A message that needs more than one line in a column of this width, surely.")
    panel.show_findings([long, FOUND[2]])
    wide = panel.view.visualRect(panel.model.index(1, 0)).height()
    short = panel.view.visualRect(panel.model.index(3, 0)).height()
    assert wide > short
    panel.resize(200, 600)
    QTest.qWait(20)
    assert panel.view.visualRect(panel.model.index(1, 0)).height() > wide


def test_what_the_amendments_brought_in_is_listed_before_what_the_base_had(panel: FindingsPanel) -> None:
    new = Finding("typo", Severity.INFO, "There are two spaces.", origin=Origin.AMENDED)
    panel.show_findings([new, *FOUND])
    texts = [panel.model.item(row).text() for row in range(panel.model.rowCount())]
    assert texts[:5] == [
        "Brought in by the amendments",
        "Notes  1",
        "There are two spaces.",
        "In the base already",
        "Errors  1",
    ]


def test_coming_to_the_list_by_key_chooses_the_first_finding_behind_all_headings(panel: FindingsPanel) -> None:
    new = Finding("typo", Severity.INFO, "There are two spaces.", origin=Origin.AMENDED)
    panel.show_findings([new, *FOUND])
    QApplication.sendEvent(panel.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert panel.current == new


def test_keys_go_from_finding_to_finding_over_the_headings(panel: FindingsPanel) -> None:
    panel.show_findings(FOUND)
    told: list[str] = []
    panel.view.setFocus()
    for key in (*(Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down),
                *(Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_PageUp)):  # fmt: skip
        QTest.keyClick(panel.view, key)
        assert panel.current is not None
        told.append(panel.current.message.split()[0])
    assert told == ["The", "The", "Number", "A", "A", "Number", "A", "The"]


def test_findings_of_one_rule_are_told_apart_by_the_words_concerned(panel: FindingsPanel) -> None:
    found = [Finding("r", Severity.INFO, "Several spaces.", "Why.", 1, quote) for quote in ("one  two", "three  four")]
    named = Finding("n", Severity.INFO, "“Impact” is not used.", "Why.", 1, "impact")
    panel.show_findings([*found, named])
    said = [panel.model.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(1, 4)]
    assert said == [
        "info: Several spaces. “one two”",
        "info: Several spaces. “three four”",
        "info: “Impact” is not used.",
    ]
    heights = [panel.view.sizeHintForRow(row) for row in range(1, 4)]
    assert heights[0] == heights[1] > heights[2]

"""Ctrl+G goes to headings, elements, changes, paragraphs and other parts by a few letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.gui.dialogs.goto import GoToPalette
from app.gui.window import MainWindow
from tests.gui.conftest import wait_for


@pytest.fixture
def box(opened: MainWindow) -> GoToPalette:
    """The list, opened with Ctrl+G from the text."""
    assert opened.annex is not None
    opened.activateWindow()
    opened.annex.editor.setFocus()
    wait_for(opened.annex.editor.hasFocus)
    QTest.keyClick(opened.annex.editor, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert opened.finds.places is not None
    return opened.finds.places


def listed(box: GoToPalette) -> list[str]:
    return [box.model.item(row).text() for row in range(box.model.rowCount())]


def caret(window: MainWindow) -> int:
    assert window.annex is not None
    return window.annex.editor.selection.focus.paragraph


def test_all_elements_are_listed_and_words_narrow_them(opened: MainWindow, box: GoToPalette) -> None:
    assert box.isVisible()
    assert box.field.hasFocus()
    assert opened.opened is not None
    nodes = [n for top in opened.opened.outline for n in top.walk() if n.paragraph is not None]
    assert len(listed(box)) >= len(nodes)
    QTest.keyClicks(box.field, "mission")
    assert listed(box)[0] == "Mission"
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert not box.isVisible()
    wanted = next(n for n in nodes if n.title == "Mission" or n.kind == "mission")
    assert caret(opened) == wanted.paragraph
    assert opened.annex is not None
    assert opened.annex.editor.hasFocus()


def test_a_number_goes_to_the_paragraph_with_it(opened: MainWindow, box: GoToPalette) -> None:
    assert opened.session is not None
    QTest.keyClicks(box.field, "p 40")
    assert listed(box)[0].startswith("Paragraph 40 – ")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert caret(opened) == opened.session.document.body.paragraphs[39].id


def test_a_number_goes_to_the_change_with_it(opened: MainWindow, box: GoToPalette) -> None:
    assert opened.opened is not None
    QTest.keyClicks(box.field, "2")
    assert listed(box)[0] == "Change 2 – Struck: as soon as possible"
    assert listed(box)[1].startswith("Paragraph 2 – ")
    assert all(" 2" not in text[:2] for text in listed(box)[2:])
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert caret(opened) == opened.opened.changes[1].paragraph


def test_words_of_a_change_and_its_author_are_found(box: GoToPalette) -> None:
    QTest.keyClicks(box.field, "to report")
    assert "Change 1 – Inserted: to report and" in listed(box)
    box.field.clear()
    QTest.keyClicks(box.field, "delegate")
    assert {t for t in listed(box) if t.startswith("Change ")} >= {"Change 2 – Struck: as soon as possible"}


def test_other_parts_of_the_document_can_be_gone_to_and_back(opened: MainWindow, box: GoToPalette) -> None:
    assert opened.annex is not None
    assert opened.session is not None
    editor = opened.annex.editor
    QTest.keyClicks(box.field, "footer")
    row = next(i for i, text in enumerate(listed(box)) if text.startswith("Page footer"))
    box.view.setCurrentIndex(box.model.index(row, 0))
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert editor.galley.story.id != opened.session.document.body.id
    opened.registry.action("edit.go_to").trigger()
    again = opened.finds.places
    assert again is not None
    QTest.keyClicks(again.field, "main text")
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    assert editor.galley.story.id == opened.session.document.body.id


def test_page_keys_and_esc_work_as_in_the_palette(opened: MainWindow, box: GoToPalette) -> None:
    assert opened.annex is not None
    before = caret(opened)
    QTest.keyClick(box.field, Qt.Key.Key_PageDown)
    assert box.view.currentIndex().row() == 10
    QTest.keyClick(box.field, Qt.Key.Key_PageUp)
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    assert box.view.currentIndex().row() == box.model.rowCount() - 1
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert opened.annex.editor.hasFocus()
    assert caret(opened) == before


def test_each_row_says_what_it_is_to_those_who_listen(box: GoToPalette) -> None:
    said = box.model.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Vision, Vision"


def test_before_the_plan_is_read_the_headings_can_be_gone_to(opened: MainWindow) -> None:
    assert opened.opened is not None
    opened.opened.outline = ()
    opened.registry.action("edit.go_to").trigger()
    box = opened.finds.places
    assert box is not None
    QTest.keyClicks(box.field, "mission")
    assert listed(box)[0].endswith("Mission")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert opened.opened.session.document.paragraph(caret(opened)).text == "Mission"

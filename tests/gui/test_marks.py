"""Changes marked by hand in the window: suggested once, listed, converted on request and in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.editing.handmade import survey
from app.formats.docx import open_docx
from app.gui.dialogs.marks import MarksDialog
from app.gui.window import MainWindow
from app.model.changes import document_changes
from app.model.document import Document
from app.services.export import ExportKind, Marks
from tests.formats.docx.parts import with_parts
from tests.gui.conftest import wait_for
from tests.services.marked_page import HEADING, write_page

Key = Qt.Key


@pytest.fixture
def marked(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with a page that shows seven changes by strikethrough and highlight."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window.files.open_path(write_page(tmp_path / "page.docx"))
    wait_for(lambda: window.opened is not None and window.settled)
    return window


def document(window: MainWindow) -> Document:
    assert window.session is not None
    return window.session.document


def said(window: MainWindow) -> str:
    return window.message_bar.message.text if window.message_bar.message else ""


def reviewed(window: MainWindow) -> MarksDialog:
    window.registry.action("changes.marks").trigger()
    wait_for(lambda: window.marks.dialog is not None)
    assert window.marks.dialog is not None
    return window.marks.dialog


def sentences(dialog: MarksDialog) -> list[str]:
    return [str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount())]


def convert_button(dialog: MarksDialog) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Convert"))


def again(window: MainWindow) -> None:
    path = window.path
    assert path is not None
    window.files.close_document()
    window.files.open_path(path)
    wait_for(lambda: window.opened is not None and window.settled)


def test_opening_such_a_file_suggests_a_review_and_converts_nothing(marked: MainWindow) -> None:
    assert said(marked) == "This file seems to show 7 changes by strikethrough and highlight."
    assert not list(document_changes(document(marked)))
    assert marked.session is not None
    assert not marked.session.history


def test_the_suggestion_comes_again_until_somebody_leaves_the_marks(marked: MainWindow) -> None:
    again(marked)
    message = marked.message_bar.message
    assert message is not None
    assert "7 changes" in message.text
    next(a for a in message.answers if a.text == "Leave them").run()
    again(marked)
    assert said(marked) == ""
    assert reviewed(marked).model.chosen
    marked.marks.dialog.reject()  # type: ignore[union-attr]


def test_a_file_without_such_marks_says_nothing_of_them(opened: MainWindow) -> None:
    assert "seems to show" not in said(opened)


def test_the_list_says_what_was_taken_for_what_and_what_was_left_and_why(marked: MainWindow) -> None:
    dialog = reviewed(marked)
    listed = sentences(dialog)
    assert "Strikethrough, taken for struck text 3" in listed
    assert "Highlight, taken for new text 4" in listed
    assert any("tools and travelcareers" in line and "new text beside it" in line for line in listed)
    left = listed[listed.index("Left as they are") :]
    assert any(line.startswith("Underline: ") and line.endswith(" 1") for line in left)
    assert any(HEADING in line for line in left)
    assert any("[year]" in line and "placeholder" in line for line in left)
    dialog.reject()


def test_converting_needs_an_author_and_a_date(marked: MainWindow) -> None:
    dialog = reviewed(marked)
    button = convert_button(dialog)
    assert not button.isEnabled()
    dialog.author.setCurrentText("Example Union – B. Delegate")
    assert button.isEnabled()
    dialog.date.setText("yesterday")
    assert not button.isEnabled()
    dialog.date.setText("2026-01-20")
    assert (button.isEnabled(), dialog.when) == (True, "2026-01-20T00:00:00Z")
    dialog.reject()


def test_conversion_is_one_step_that_undo_takes_back(marked: MainWindow) -> None:
    before = document(marked)
    dialog = reviewed(marked)
    dialog.author.setCurrentText("Example Union – B. Delegate")
    dialog.date.setText("2026-01-20")
    QTest.mouseClick(convert_button(dialog), Qt.MouseButton.LeftButton)
    wait_for(lambda: document(marked) is not before and marked.settled)
    changes = list(document_changes(document(marked)))
    assert len(changes) == 7
    assert {(c.revision.author, c.revision.date) for c in changes} == {
        ("Example Union – B. Delegate", "2026-01-20T00:00:00Z")
    }
    assert said(marked) == "7 marks became tracked changes of Example Union – B. Delegate."
    assert marked.session is not None
    assert len(marked.session.history) == 1
    next(a for a in marked.message_bar.message.answers if a.text == "Undo").run()  # type: ignore[union-attr]
    assert document(marked) == before
    marked.edits.redo()
    assert len(list(document_changes(document(marked)))) == 7


def test_only_the_chosen_kinds_are_converted(marked: MainWindow) -> None:
    before = document(marked)
    dialog = reviewed(marked)
    row = sentences(dialog).index("Highlight, taken for new text 4")
    dialog.list.setCurrentIndex(dialog.model.index(row))
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert dialog.model.index(row).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert convert_button(dialog).text() == "Convert 3"
    dialog.author.setCurrentText("X")
    dialog.accept()
    wait_for(lambda: document(marked) is not before and marked.settled)
    assert [c.text for c in document_changes(document(marked))] == ["three", "travel", " and"]


def test_a_place_in_the_list_is_shown_in_the_text(marked: MainWindow) -> None:
    dialog = reviewed(marked)
    row = next(n for n, line in enumerate(sentences(dialog)) if "based on threefour" in line)
    dialog.list.setCurrentIndex(dialog.model.index(row))
    assert marked.annex is not None
    start, end = document(marked).ordered(marked.annex.editor.selection)
    assert document(marked).paragraph(start.paragraph).text[start.offset : end.offset] == "three"
    dialog.reject()


def test_all_places_of_a_kind_can_be_seen(marked: MainWindow) -> None:
    dialog = reviewed(marked)
    row = sentences(dialog).index("Show all 4")
    QTest.mouseClick(
        dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=dialog.list.visualRect(dialog.model.index(row)).center()
    )
    assert "Show all 4" not in sentences(dialog)
    assert any("habits change slowly" in line for line in sentences(dialog))
    dialog.reject()


def test_what_is_being_said_already_is_not_talked_over(marked: MainWindow) -> None:
    marked.messages.say("One moment.")
    marked.marks._remarked = None
    marked.marks._look()
    wait_for(lambda: marked.settled)
    assert said(marked) == "One moment."
    marked.message_bar.dismiss()
    wait_for(lambda: "7 changes" in said(marked))


def test_a_text_without_any_marks_is_said_to_have_none(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    open_body(window, tmp_path / "plain.docx", "<w:p><w:r><w:t>plain</w:t></w:r></w:p>")
    assert said(window) == ""
    window.registry.action("changes.marks").trigger()
    wait_for(lambda: said(window) and window.settled)
    assert said(window) == "No changes marked by hand were found in this text."
    assert window.marks.dialog is None


_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FORMULA = f'<w:p><m:oMath xmlns:m="{_MATH}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>'


def open_body(window: MainWindow, path: Path, body: str) -> None:
    path.write_bytes(with_parts(body))
    window.files.open_path(path)
    wait_for(lambda: window.path == path and window.settled)


def test_what_is_shown_as_a_chip_is_said_once_for_a_file_and_goes_by_itself(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    open_body(window, tmp_path / "formula.docx", FORMULA)
    message = window.message_bar.message
    assert message is not None
    assert message.text == "Kept as they are and shown as chips: formulas (1)."
    assert message.seconds is not None
    assert not message.answers
    again(window)
    assert said(window) == ""


def test_changes_left_in_carried_content_are_counted_once_all_listed_ones_are_decided(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    inserted = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
    open_body(window, tmp_path / "left.docx", f"{inserted}<w:p/>")
    counted: list[int] = []
    monkeypatch.setattr("app.services.remarks.changes_left", lambda source: counted.append(1) or 2)
    assert window.session is not None
    window.session.accept(lambda revision, kind: True)
    wait_for(lambda: counted and window.settled)
    assert said(window) == "2 tracked changes are left in content that is only carried along."
    window.session.undo()
    wait_for(lambda: window.settled)
    assert len(counted) == 1


def test_places_with_emoji_and_right_to_left_words_are_drawn(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>"
    body = "".join(
        f"<w:p><w:r><w:t>🙂 </w:t></w:r>{struck.format(word)}</w:p>" for word in ("old 🙂", "قديم", "x" * 500)
    )
    open_body(window, tmp_path / "words.docx", body)
    dialog = reviewed(window)
    shown = dialog.grab().toImage()
    rows = [dialog.list.visualRect(dialog.model.index(n)) for n in range(2, 5)]
    origin = dialog.list.viewport().mapTo(dialog, rows[0].topLeft())
    for row in rows:
        inside = shown.copy(row.translated(origin - rows[0].topLeft()))
        assert len({inside.pixel(x, inside.height() // 2) for x in range(inside.width())}) > 2
    dialog.reject()


def test_the_annex_can_be_exported_with_its_changes_marked_by_hand(opened: MainWindow, tmp_path: Path) -> None:
    tracked = [c.text for c in document_changes(document(opened))]
    assert tracked
    out = tmp_path / "out.docx"
    opened.files.export_to(ExportKind.ANNEX, out, Marks.MANUAL)
    wait_for(lambda: out.exists() and opened.settled)
    written = open_docx(out).document
    assert not list(document_changes(written))
    assert [mark.text for mark in survey(written).changes] == tracked


def test_a_refused_export_of_marks_offers_the_same_again(opened: MainWindow, tmp_path: Path) -> None:
    opened.files.export_to(ExportKind.ANNEX, tmp_path, Marks.MANUAL)
    wait_for(lambda: said(opened) and opened.settled)
    message = opened.message_bar.message
    assert message is not None
    assert [answer.run for answer in message.answers] == [opened.files.export_marked]

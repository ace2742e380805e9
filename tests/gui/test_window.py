"""The window does the whole job: open, amend, check, propose, export."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.gui.dialogs.author import AuthorDialog
from app.gui.dialogs.element import ElementDialog
from app.gui.messages import Tone
from app.gui.places import Page, Part
from app.gui.theme import Scheme, Theme, tokens_of
from app.gui.window import MainWindow
from app.gui.window_settings import WindowSettings
from app.model.document import Position, Range
from app.model.finding import Finding, Fix, Severity
from app.model.proposal import Author, Proposal
from app.services.export import ExportKind
from tests.gui.conftest import wait_for


def _paragraph(window: MainWindow, words: str) -> int:
    assert window.session is not None
    return next(p.id for p in window.session.document.body.paragraphs if words in p.text)


def _select(window: MainWindow, words: str) -> None:
    assert window.session is not None
    assert window.annex is not None
    id_ = _paragraph(window, words)
    start = window.session.document.paragraph(id_).text.index(words)
    window.annex.editor.select(Range(Position(id_, start), Position(id_, start + len(words))))


# Opening


def test_without_a_document_the_page_says_what_to_do(window: MainWindow) -> None:
    assert window.start.isVisible()
    assert window.start.open_button.isVisible()
    assert not window.tabs.isVisible()
    assert not window.toolbar.isVisible()
    assert window.status.saved.text() == "No document is open"


def test_opening_shows_text_outline_changes_and_state(opened: MainWindow) -> None:
    assert opened.annex is not None
    assert opened.annex.editor.isVisible()
    assert opened.annex.outline.model.rowCount() > 5
    assert len(opened.annex.inspector.changes.model.shown) == 2
    assert opened.windowTitle() == "annex.docx – Rapporteur"
    assert opened.status.saved.text() == "All changes saved"
    assert opened.status.tracking.text() == "Tracking on"
    assert opened.status.author.text() == "Example Administration – A. Rapporteur"
    assert opened.status.words.text().endswith("words")


def test_a_file_that_is_no_document_gives_one_sentence_and_keeps_what_is_open(
    opened: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"not a zip file")
    opened.files.open_path(bad)
    wait_for(lambda: opened.message_bar.message is not None)
    message = opened.message_bar.message
    assert message is not None
    assert message.tone is Tone.ERROR
    assert "Traceback" not in message.text
    assert opened.session is not None
    assert opened.session.base_name == "annex.docx"


def test_a_missing_file_gives_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.files.open_path(tmp_path / "none.docx")
    wait_for(lambda: window.message_bar.message is not None)
    message = window.message_bar.message
    assert message is not None
    assert "none.docx" in message.text


def test_a_file_dropped_on_the_window_is_opened(window: MainWindow, annex: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(annex))])
    copy, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(10, 10), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), copy, data, left, none))
    wait_for(lambda: window.opened is not None and window.settled)


def test_other_things_are_not_taken(window: MainWindow, tmp_path: Path) -> None:
    for name in ("picture.png", "archive.zip"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        assert window.files.dropped_file(data) is None


def test_recent_files_are_offered_on_the_start_page(opened: MainWindow, annex: Path) -> None:
    opened.files.close_document()
    assert opened.start.isVisible()
    assert opened.settings.recent[0] == annex

    def links() -> list[QAbstractButton]:
        return [b for b in opened.start.findChildren(QAbstractButton) if b.toolTip() == str(annex)]

    wait_for(links)
    links()[0].click()
    wait_for(lambda: opened.opened is not None and opened.settled)


def test_opening_another_document_replaces_the_first(opened: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "note.txt"
    other.write_text("One line\nAnother line\n", "utf-8")
    opened.files.open_path(other)
    wait_for(lambda: opened.path == other and opened.settled)
    assert opened.session is not None
    assert opened.session.document.body.paragraphs[0].text == "One line"


# Amending


def test_a_document_opened_after_another_takes_what_is_typed(opened: MainWindow, annex: Path, tmp_path: Path) -> None:
    opened.activateWindow()
    other = tmp_path / "other.docx"
    other.write_bytes(annex.read_bytes())
    opened.files.open_path(other)
    wait_for(lambda: opened.path == other and opened.settled)
    assert opened.annex is not None
    assert QApplication.focusWidget() is opened.annex.editor


def test_typing_is_tracked_belongs_to_the_active_proposal_and_is_listed(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    opened.session.add_proposal(Proposal("p1", "Shorter"))
    opened.session.active_proposal = "p1"
    _select(opened, "Vision")
    QTest.keyClicks(opened.annex.editor, "Outlook")
    wait_for(lambda: len(opened.annex.inspector.changes.model.shown) == 4 if opened.annex else False)
    mine = [c for c in opened.opened.changes if c.revision.author.endswith("A. Rapporteur")] if opened.opened else []
    assert {c.revision.proposal for c in mine} == {"p1"}
    assert opened.annex.inspector.tabs.buttons[Part.CHANGES].accessibleName() == "Changes 4"


def test_undo_and_redo_say_what_they_do(opened: MainWindow) -> None:
    assert opened.session is not None
    undo = opened.registry.action("edit.undo")
    opened.refresh()
    assert not undo.isEnabled()
    opened.session.add_proposal(Proposal("p1", "Shorter"))
    opened.refresh()
    assert undo.text() == "Undo: Add proposal"
    undo.trigger()
    assert opened.session.proposals == ()
    assert opened.registry.action("edit.redo").isEnabled()


def test_walking_and_deciding_work_by_keys(opened: MainWindow) -> None:
    assert opened.annex is not None
    assert opened.session is not None
    opened.registry.action("changes.next").trigger()
    opened.refresh()
    assert opened.toolbar.place.text() == "1 of 2"
    assert opened.annex.editor.selection.focus.paragraph == opened.opened.changes[0].paragraph  # type: ignore[union-attr]
    opened.registry.action("changes.accept").trigger()
    wait_for(lambda: len(opened.annex.inspector.changes.model.shown) == 1 if opened.annex else False)


def test_a_click_on_a_change_in_the_text_chooses_it_in_the_list(opened: MainWindow) -> None:
    assert opened.annex is not None
    assert opened.opened is not None
    change = opened.opened.changes[1]
    opened.annex.inspector.show_part(Part.FINDINGS)
    opened.annex.editor.change_activated.emit(change)
    assert opened.annex.inspector.part is Part.CHANGES
    assert opened.annex.inspector.changes.current == change


def test_brackets_go_round_the_selection_as_one_step(opened: MainWindow) -> None:
    assert opened.session is not None
    _select(opened, "eighty-four")
    opened.registry.refresh()
    opened.registry.action("insert.bracket").trigger()
    assert "[eighty-four]" in opened.session.document.paragraph(_paragraph(opened, "eighty-four")).text
    opened.session.undo()
    assert opened.session.can_undo is None


def test_a_new_enabler_is_asked_for_inserted_and_recognised(opened: MainWindow) -> None:
    assert opened.opened is not None
    before = sum(e.kind == "enabler" for e in opened.opened.plan.walk())

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ElementDialog)
        QTest.keyClicks(dialog.title, "Strategic communication")
        dialog.text.setPlainText("The Organization speaks with one voice.")
        dialog.accept()

    opened.show_page(Page.STATEMENT)
    QTimer.singleShot(50, answer)
    opened.registry.action("insert.enabler").trigger()
    assert opened.page is Page.ANNEX
    wait_for(lambda: sum(e.kind == "enabler" for e in opened.opened.plan.walk()) == before + 1)  # type: ignore[union-attr]
    assert any(e.title == "Strategic communication" for e in opened.opened.plan.walk())
    assert opened.annex is not None
    assert "Strategic communication" in opened.annex.outline.view.currentIndex().data()


def test_the_first_tracked_key_asks_who_edits_and_is_not_lost(theme: Theme, annex: Path, tmp_path: Path) -> None:
    settings = WindowSettings()
    settings.author = Author("")
    window = MainWindow(theme, settings)
    window.show()
    window.files.open_path(annex)
    wait_for(lambda: window.opened is not None and window.settled)
    assert window.session is not None
    assert window.annex is not None
    window.session.author = Author("")

    def answer(name: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AuthorDialog)
        dialog.name.setText(name)
        dialog.accept() if name else dialog.reject()

    _select(window, "Vision")
    QTimer.singleShot(50, lambda: answer(""))
    QTest.keyClicks(window.annex.editor, "X")
    assert window.session.can_undo is None
    QTimer.singleShot(50, lambda: answer("N. Newcomer"))
    QTest.keyClicks(window.annex.editor, "X")
    assert window.session.can_undo is not None
    assert window.session.author == Author("N. Newcomer")
    assert settings.author == Author("N. Newcomer")
    window.close()
    window.deleteLater()


def test_a_mend_is_a_tracked_edit_unless_the_text_has_changed(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.opened is not None
    id_ = _paragraph(opened, "eighty-four")
    start = opened.session.document.paragraph(id_).text.index("eighty-four")
    fix = Fix("Write 84", id_, start, start + len("eighty-four"), "84")
    finding = Finding("number", Severity.INFO, "Write numbers as figures.", paragraph=id_, quote="eighty-four", fix=fix)
    opened.plan.fix(finding)
    wait_for(lambda: len(opened.opened.changes) == 4)  # type: ignore[union-attr]
    assert "eighty-four84" in opened.session.document.paragraph(id_).text
    start_of_it = Position(id_, 0)
    opened.session.type_text(Range(start_of_it, start_of_it), "So: ")
    changed = opened.session.document
    opened.plan.fix(finding)
    assert opened.session.document is changed


def test_a_finding_selects_the_words_it_quotes(opened: MainWindow) -> None:
    assert opened.annex is not None
    assert opened.session is not None
    id_ = _paragraph(opened, "eighty-four")
    opened.annex.go_to_finding(Finding("r", Severity.INFO, "m", paragraph=id_, quote="eighty-four"))
    selection = opened.annex.editor.selection
    text = opened.session.document.paragraph(id_).text
    assert text[selection.anchor.offset : selection.focus.offset] == "eighty-four"


def test_check_shows_the_findings(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.show_page(Page.STATEMENT)
    opened.registry.action("tools.check").trigger()
    assert opened.page is Page.ANNEX
    assert opened.annex.inspector.part is Part.FINDINGS
    wait_for(lambda: opened.settled)


# Exporting


@pytest.mark.parametrize("kind", [ExportKind.LS, ExportKind.ANNEX])
def test_an_export_is_a_word_document_and_offers_its_folder(
    opened: MainWindow, tmp_path: Path, kind: ExportKind
) -> None:
    assert opened.session is not None
    opened.session.add_proposal(Proposal("p1", "Shorter"))
    opened.session.active_proposal = "p1"
    start = Position(_paragraph(opened, "eighty-four"), 0)
    opened.session.type_text(Range(start, start), "Today, ")
    out = tmp_path / "out.docx"
    opened.files.export_to(kind, out)
    wait_for(lambda: opened.message_bar.message is not None and opened.settled)
    message = opened.message_bar.message
    assert message is not None
    assert message.tone is Tone.DONE, message.text
    assert [answer.text for answer in message.answers] == ["Open folder"]
    assert Document(str(out)).paragraphs


def test_an_export_that_cannot_be_written_says_why(opened: MainWindow, tmp_path: Path) -> None:
    opened.files.export_to(ExportKind.ANNEX, tmp_path / "no such folder" / "out.docx")
    wait_for(lambda: opened.message_bar.message is not None and opened.settled)
    message = opened.message_bar.message
    assert message is not None
    assert message.tone is Tone.ERROR
    assert "out.docx" in message.text
    assert [answer.text for answer in message.answers] == ["Export again…"]


# The window itself


def test_columns_fold_by_key_and_the_text_takes_the_room(opened: MainWindow) -> None:
    assert opened.annex is not None
    width = opened.annex.editor.width()
    opened.registry.action("view.outline").trigger()
    opened.registry.action("view.inspector").trigger()
    QTest.qWait(20)
    assert not opened.annex.outline.isVisible()
    assert not opened.annex.inspector.isVisible()
    assert opened.annex.editor.width() > width
    opened.registry.action("view.outline").trigger()
    assert opened.annex.outline.isVisible()


def test_columns_can_shrink_to_a_hand_s_breadth(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.annex.splitter.setSizes([10, 5000, 10])
    QTest.qWait(10)
    assert opened.annex.outline.width() <= 160
    assert opened.annex.inspector.width() <= 200


def test_f6_goes_round_the_columns(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.activateWindow()
    opened.annex.editor.setFocus()
    wait_for(opened.annex.editor.hasFocus)
    seen: list[QWidget | None] = []
    for _ in range(3):
        opened.registry.action("view.next_area").trigger()
        seen.append(QApplication.focusWidget())
    tab = opened.annex.inspector.tabs.buttons[opened.annex.inspector.part]
    assert seen == [tab, opened.annex.outline.view, opened.annex.editor]


def test_zoom_steps_and_is_shown(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.registry.action("view.zoom_in").trigger()
    opened.refresh()
    assert opened.status.zoom.text() == "110 %"
    opened.registry.action("view.zoom_reset").trigger()
    opened.refresh()
    assert opened.status.zoom.text() == "100 %"


def test_views_switch_and_are_named(opened: MainWindow) -> None:
    opened.registry.action("view.final").trigger()
    opened.refresh()
    assert opened.toolbar.view.text() == "View: Final"
    assert opened.status.view.text() == "Final"
    assert opened.registry.action("view.final").isChecked()


def test_the_look_switches_while_a_document_is_open(opened: MainWindow) -> None:
    opened.registry.action("view.look_dark").trigger()
    QTest.qWait(20)
    assert opened.annex is not None
    image = opened.annex.editor.grab().toImage()
    places = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    shown = Counter(image.pixelColor(x, y).name() for x, y in places)
    assert shown[tokens_of(Scheme.DARK).page] > len(places) / 2
    # A pixel at a letter's edge may have any colour between paper and ink.
    assert shown[tokens_of(Scheme.LIGHT).desk] < len(places) / 100
    opened.registry.action("view.look_light").trigger()


def test_window_and_columns_are_as_they_were_left(theme: Theme, annex: Path) -> None:
    sizes: list[tuple[int, int]] = []
    for number in range(2):
        window = MainWindow(theme, WindowSettings())
        window.show()
        window.files.open_path(annex)
        wait_for(lambda w=window: w.opened is not None and w.settled)
        assert window.annex is not None
        if number == 0:
            window.annex.editor.set_zoom(1.25)
            window.annex.inspector.show_part(Part.PROPOSALS)
            window.registry.action("view.outline").trigger()
        sizes.append((round(100 * window.annex.editor.zoom), int(window.annex.outline.isHidden())))
        assert window.annex.inspector.part is Part.PROPOSALS
        window.close()
        window.deleteLater()
    assert sizes == [(125, 1), (125, 1)]


def test_closing_keeps_what_was_still_being_typed(opened: MainWindow, annex: Path, theme: Theme) -> None:
    assert opened.statement is not None
    opened.show_page(Page.STATEMENT)
    QTest.keyClicks(opened.statement.form.lines["title"], "Half a tit")
    opened.close()
    again = MainWindow(theme, WindowSettings())
    again.show()
    again.files.open_path(annex)
    wait_for(lambda: again.opened is not None and again.settled)
    assert again.session is not None
    assert again.session.statement.title == "Half a tit"
    again.close()
    again.deleteLater()


def test_the_compilation_page_says_honestly_what_will_appear(opened: MainWindow) -> None:
    opened.show_page(Page.COMPILATION)
    assert not opened.registry.action("changes.accept").isEnabled()


def test_everything_that_takes_the_keyboard_has_a_name(opened: MainWindow) -> None:
    assert opened.annex is not None
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
    opened.registry.action("changes.new_proposal").trigger()
    opened.registry.action("changes.next").trigger()
    nameless: list[QWidget] = []
    for part in Part:
        opened.annex.inspector.show_part(part)
        nameless += [
            widget
            for widget in opened.findChildren(QWidget)
            if isinstance(widget, kinds)
            and widget.isVisible()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not widget.objectName().startswith("qt_")
            and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        ]
    assert not nameless


def test_no_button_is_smaller_than_a_finger_needs(opened: MainWindow) -> None:
    small = [
        (b.text() or b.accessibleName(), b.size())
        for b in opened.findChildren(QAbstractButton)
        if b.isVisible() and not b.objectName().startswith("qt_") and b.width() < 28
    ]
    assert not small


def test_closing_a_document_starts_no_work_on_it(opened: MainWindow) -> None:
    assert opened.statement is not None
    preview = opened.statement.preview
    opened.show_page(Page.ANNEX)
    opened.close_document()
    assert preview.settled


def test_tabs_of_the_inspector_are_read_whole_in_a_window_of_900(opened: MainWindow) -> None:
    assert opened.annex is not None
    opened.resize(900, 700)
    tabs = opened.annex.inspector.tabs
    for place, count in enumerate((124, 7, 17, 3)):
        tabs.show_count(place, count)
    QTest.qWait(20)
    assert not any("…" in tab.text() for tab in tabs.buttons)
    assert all(tab.toolTip() or tab.text().startswith(tab.accessibleName()[:6]) for tab in tabs.buttons)

"""The original beside the amended text: both scroll together, stay in step with every edit, and share any window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.gui.annex_page import AnnexPage
from app.gui.editor import EditorView, ViewMode
from app.gui.editor.counterpart import reading_line
from app.gui.editor.extents import extents
from app.gui.ribbons import ribbons
from app.gui.side_by_side import OriginalView
from app.gui.theme import Scheme, Theme
from app.gui.window import MainWindow
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position, Range, Story, StoryKind
from app.model.format import ParagraphFormat
from tests.gui.samples import DELEGATE, RAPPORTEUR, changed_paragraph, document_of, opened_of

LONG = "The regional offices keep a register of what was promised, by whom and until when. " * 3


def amended(count: int = 90) -> Document:
    made: list[str | Paragraph] = []
    for index in range(count):
        if index % 9 == 4:
            run = Run(LONG, inserted=RAPPORTEUR)
            made.append(Paragraph(len(made) + 1, (run,), mark=Mark(inserted=RAPPORTEUR)))
        elif index % 9 == 7:
            made.append(changed_paragraph(len(made) + 1))
        else:
            made.append(f"{index} {LONG}")
    return document_of(*made)


Open = Callable[[Document], AnnexPage]


@pytest.fixture
def open_page(theme: Theme) -> Iterator[Open]:
    pages: list[AnnexPage] = []

    def open_(document: Document) -> AnnexPage:
        page = AnnexPage(opened_of(document), lambda: None, lambda _: None)
        page.resize(1600, 700)
        page.show()
        page.show_original(True)
        QTest.qWait(20)
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.detach()
        page.opened.close()
        page.close()
        page.deleteLater()


@pytest.fixture
def page(open_page: Open) -> AnnexPage:
    return open_page(amended())


def original(page: AnnexPage) -> OriginalView:
    assert page.beside.original is not None
    return page.beside.original


def shown(view: EditorView) -> str:
    return "\n".join(found.layout.shown.text for unit in view.frame.in_view() for found in unit.block.text_layouts())


def tops(view: EditorView) -> dict[int, float]:
    return {index: top for index, (top, _) in extents(view.frame).items()}


def assert_level(page: AnnexPage, leader: EditorView | None = None) -> None:
    """Both texts show the same paragraph at the reading line, at one height if it is as high in both."""
    leader = leader or page.editor
    other = original(page) if leader is page.editor else page.editor
    line = reading_line(leader.frame)
    here, there = extents(leader.frame), extents(other.frame)
    index = max((i for i in here if here[i][0] <= line), default=min(here))
    top, bottom = there[index]
    if bottom - top == here[index][1] - here[index][0]:
        assert top - here[index][0] == pytest.approx((line * other.frame.height / leader.frame.height) - line, abs=2)
    assert top - 80 <= line * other.frame.height / leader.frame.height <= bottom + 80


def wheel(view: EditorView, steps: int) -> None:
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, -120 * steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_original_shows_every_change_rejected(open_page: Open) -> None:
    page = open_page(document_of(changed_paragraph(1), "plain"))
    assert shown(original(page)) == "Old  end\nplain"
    assert shown(page.editor) == "Old new end\nplain"


@pytest.mark.parametrize("mode", [ViewMode.ALL_MARKUP, ViewMode.SIMPLE, ViewMode.FINAL])
def test_both_scroll_together_whichever_is_scrolled(page: AnnexPage, mode: ViewMode) -> None:
    page.editor.set_view_mode(mode)
    QTest.qWait(5)
    for view in (page.editor, original(page)):
        for steps in (3, 5, -2, 9):
            before = [v.frame.top for v in page.beside.panes]
            wheel(view, steps)
            QTest.qWait(1)
            moved = [(v.frame.top - b) * steps for v, b in zip(page.beside.panes, before, strict=True)]
            assert min(moved) >= 0
            assert sum(moved) > 100
            assert_level(page, view)


def test_the_ends_are_reached_together(page: AnnexPage) -> None:
    page.editor.setFocus()
    QTest.keyClick(page.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(5)
    assert shown(original(page)).endswith(f"89 {LONG}")
    QTest.keyClick(page.editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(5)
    assert original(page).frame.top == pytest.approx(page.editor.frame.top, abs=1)
    assert "0 The regional" in shown(original(page))


def test_writing_stays_level_and_lays_out_only_what_changed(page: AnnexPage) -> None:
    page.editor.setFocus()
    wheel(page.editor, 8)
    QTest.qWait(5)
    index = page.editor.frame.in_view()[1].index
    place = Position(page.editor.galley.story.paragraphs[index].id, 3)
    page.editor.select(Range(place, place))
    QTest.qWait(5)
    kept = {id(unit.block) for view in page.beside.panes for unit in view.frame.in_view()}
    QTest.keyClicks(page.editor, "new words ")
    QTest.qWait(5)
    assert_level(page)
    assert "new words" in shown(page.editor)
    assert "new words" not in shown(original(page))
    laid_out_anew = [unit for view in page.beside.panes for unit in view.frame.in_view() if id(unit.block) not in kept]
    assert len(laid_out_anew) <= 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_keys_that_change_paragraphs_keep_both_level_and_undo_does_too(page: AnnexPage, key: Qt.Key) -> None:
    before = shown(original(page))
    page.editor.setFocus()
    for index in (12, 3, 25):
        place = Position(page.editor.galley.story.paragraphs[index].id, 0)
        page.editor.select(Range(place, place))
        QTest.keyClick(page.editor, key)
        QTest.qWait(5)
        assert_level(page)
    for _ in range(3):
        page.editor.undo()
    page.editor.verticalScrollBar().setValue(0)
    QTest.qWait(5)
    assert shown(original(page)) == before


def test_an_edit_by_the_amended_text_does_not_move_the_caret_of_the_original(page: AnnexPage) -> None:
    other = original(page)
    place = Position(other.galley.story.paragraphs[2].id, 5)
    other.select(Range(place, place))
    page.editor.setFocus()
    QTest.keyClicks(page.editor, "abc")
    assert other.selection == Range(place, place)


def test_the_original_cannot_be_written_in_and_says_where_to_write(page: AnnexPage) -> None:
    said: list[str] = []
    page.editor.message.connect(said.append)
    before = page.opened.session.document
    original(page).setFocus()
    QTest.keyClicks(original(page), "x")
    QTest.keyClick(original(page), Qt.Key.Key_Delete)
    assert page.opened.session.document is before
    assert said
    assert all("amended text" in text for text in said)


def test_the_text_of_the_original_can_be_copied_without_what_was_inserted(opened: MainWindow) -> None:
    assert opened.annex is not None
    assert opened.session is not None
    editor = opened.annex.editor
    first = next(p for p in editor.galley.story.paragraphs if p.length > 10)
    editor.select(Range(Position(first.id, 0), Position(first.id, 0)))
    opened.session.type_text(editor.selection, "Added ")
    opened.registry.action("view.side_by_side").trigger()
    beside = opened.annex.beside.original
    assert beside is not None
    beside.setFocus()
    beside.select(Range(Position(first.id, 0), Position(first.id, 16)))
    opened.registry.action("edit.copy").trigger()
    assert QApplication.clipboard().text() == first.text[:10]


def test_the_menu_of_the_original_offers_only_what_does_not_write(page: AnnexPage) -> None:
    view = original(page)
    at = view.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    menu = next(child for child in view.findChildren(QMenu) if child.isVisible())
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("Copy", False), ("Select all", True),
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert not view.selection.empty
    menu.close()


def test_every_changed_paragraph_in_view_has_its_ribbon(page: AnnexPage) -> None:
    found = ribbons(original(page).frame, page.editor.frame)
    story = page.editor.galley.story
    changed = [i for i in tops(page.editor) if i % 9 in (4, 7)]
    assert changed
    assert len(found) >= len(changed)
    here, there = extents(original(page).frame), extents(page.editor.frame)
    drawn = {(ribbon.before, ribbon.after) for ribbon in found}
    assert all((here[i], there[i]) in drawn for i in changed if i in here)
    inserted = next(i for i in changed if i % 9 == 4)
    assert story.paragraphs[inserted].mark.inserted
    assert here[inserted][0] == here[inserted][1]


def test_ribbons_are_painted_in_the_colour_of_who_made_the_change(page: AnnexPage) -> None:
    handle = page.beside._splitter.ribbons
    image = handle.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = {image.pixelColor(1, y).name() for y in range(image.height())}
    assert page.editor.author_color(RAPPORTEUR.author) in seen
    assert page.editor.author_color(DELEGATE.author) in seen


def test_the_original_stands_on_the_side_where_reading_begins(open_page: Open) -> None:
    def sides(page: AnnexPage) -> tuple[int, int]:
        here = QPoint(0, 0)
        return original(page).mapToGlobal(here).x(), page.editor.mapToGlobal(here).x()

    first, second = sides(open_page(document_of("left to right")))
    assert first < second
    arabic = Paragraph(1, (Run("نص عربي"),), format=ParagraphFormat(rtl=True))
    first, second = sides(open_page(document_of(arabic)))
    assert first > second


def test_a_window_read_from_the_right_has_the_original_on_the_right(app: QApplication, open_page: Open) -> None:
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = open_page(amended())
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    here = QPoint(0, 0)
    assert original(page).mapToGlobal(here).x() > page.editor.mapToGlobal(here).x()


def test_where_two_pages_have_no_room_they_stand_above_each_other_at_the_chosen_zoom(page: AnnexPage) -> None:
    assert not page.beside.stacked
    page.resize(720, 700)
    QTest.qWait(5)
    assert page.beside.stacked
    assert page.editor.zoom == original(page).zoom == 1.0
    assert min(view.viewport().height() for view in page.beside.panes) > 100
    assert_level(page)
    page.resize(1600, 700)
    QTest.qWait(5)
    assert not page.beside.stacked


def test_two_pages_are_shown_in_whole_lines_and_leave_the_zoom_as_it_was(page: AnnexPage) -> None:
    page.resize(1400, 700)
    QTest.qWait(5)
    assert page.editor.zoom < 1
    assert all(view.frame.overhang == 0 for view in page.beside.panes)
    page.show_original(False)
    assert page.editor.zoom == 1.0


def test_zoom_is_one_for_both_and_a_chosen_one_stays(page: AnnexPage) -> None:
    original(page).set_zoom(0.8)
    assert page.editor.zoom == 0.8
    page.editor.set_zoom(0.9)
    assert original(page).zoom == 0.9
    page.resize(1500, 700)
    assert page.editor.zoom == 0.9
    page.show_original(False)
    assert page.editor.zoom == 0.9


def test_another_part_of_the_document_is_shown_on_both_sides(open_page: Open) -> None:
    body = document_of("the body")
    notes = Story("notes", StoryKind.FOOTNOTES, (replace(changed_paragraph(50), id=50),))
    page = open_page(replace(body, stories=(*body.stories, notes), next_id=60))
    page.editor.focus_story("notes")
    QTest.qWait(5)
    assert (shown(original(page)), shown(page.editor)) == ("Old  end", "Old new end")
    page.editor.focus_story("body")
    QTest.qWait(5)
    assert shown(original(page)) == "the body"


def test_choosing_the_original_alone_ends_the_comparison(page: AnnexPage) -> None:
    page.editor.set_view_mode(ViewMode.ORIGINAL)
    assert page.beside.original is None
    assert page.beside.panes == [page.editor]


def test_side_columns_make_room_and_come_back(opened: MainWindow) -> None:
    annex = opened.annex
    assert annex is not None
    opened.resize(1366, 768)
    before = [annex.outline.isHidden(), annex.inspector.isHidden()]
    opened.registry.action("view.side_by_side").trigger()
    assert annex.inspector.isHidden()
    assert not annex.beside.stacked
    opened.registry.action("view.side_by_side").trigger()
    assert [annex.outline.isHidden(), annex.inspector.isHidden()] == before


def test_the_mode_is_in_menu_toolbar_and_palette_and_says_that_it_is_on(opened: MainWindow) -> None:
    action = opened.registry.action("view.side_by_side")
    assert action in opened.toolbar.view.menu().actions()
    action.trigger()
    assert action.isChecked()
    assert "Side by side" in opened.toolbar.view.text()
    action.trigger()
    assert not action.isChecked()
    assert "Side by side" not in opened.toolbar.view.text()


def test_the_keyboard_reaches_both_texts_and_comes_back_when_the_original_goes(opened: MainWindow) -> None:
    annex = opened.annex
    assert annex is not None
    opened.activateWindow()
    annex.editor.setFocus()
    opened.registry.action("view.side_by_side").trigger()
    opened.registry.action("view.previous_area").trigger()
    beside = annex.beside.original
    assert beside is not None
    assert beside.hasFocus()
    opened.registry.action("view.side_by_side").trigger()
    assert annex.editor.hasFocus()


def test_zoom_and_columns_are_remembered_for_a_document_as_they_were_chosen(opened: MainWindow) -> None:
    assert opened.annex is not None
    assert opened.path is not None
    path = opened.path
    opened.resize(1366, 768)
    opened.registry.action("view.side_by_side").trigger()
    assert opened.annex.editor.zoom != 1.0
    opened.close_document()
    assert opened.settings.number("zoom", path, 0) == 100
    assert opened.settings.number("inspector", path, 0) == 1


def test_the_original_follows_the_theme(opened: MainWindow, theme: Theme) -> None:
    assert opened.annex is not None
    opened.registry.action("view.side_by_side").trigger()
    theme.choose(Scheme.DARK)
    QTest.qWait(5)
    beside = opened.annex.beside.original
    assert beside is not None
    ground = beside.viewport().grab().toImage().pixelColor(2, 200).name()
    theme.choose(Scheme.LIGHT)
    assert ground in ("#131518", "#25282d")


def test_closing_the_document_while_both_are_shown_leaves_nothing_listening(opened: MainWindow) -> None:
    assert opened.session is not None
    assert opened.annex is not None
    session = opened.session
    opened.registry.action("view.side_by_side").trigger()
    opened.annex.detach()
    owners = {type(getattr(listener, "__self__", None)).__name__ for listener in session._listeners}
    assert not owners & {"EditorView", "OriginalView", "_Together"}

"""Finding and replacing with the keyboard: the bar, the marks in the text, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from app.gui.colour import mix
from app.gui.editor import EditorView
from app.gui.editor.modes import ViewMode
from app.gui.find_bar import FindBar
from app.gui.finder import Finder
from app.gui.places import Page
from app.gui.theme import current
from app.gui.window import MainWindow
from app.model.document import Position, Range
from app.model.views import View, story_lines
from app.services.session import Session
from tests.gui.conftest import wait_for

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(opened: MainWindow) -> Iterator[MainWindow]:
    """The window with the example, active, the keyboard in the text."""
    opened.activateWindow()
    editor_of(opened).setFocus()
    wait_for(editor_of(opened).hasFocus)
    yield opened
    opened.finds.close()


def editor_of(window: MainWindow) -> EditorView:
    assert window.annex is not None
    return window.annex.editor


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def finder_of(window: MainWindow) -> Finder:
    assert window.finds.finder is not None
    return window.finds.finder


def find(window: MainWindow, words: str) -> FindBar:
    """Open the bar with Ctrl+F and type words."""
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F, CTRL)
    bar = window.find_bar
    wait_for(bar.isVisible)
    bar.words.clear()
    QTest.keyClicks(bar.words, words)
    finder_of(window).settle()
    return bar


def option(window: MainWindow, name: str) -> None:
    window.registry.action(f"edit.{name}").trigger()
    finder_of(window).settle()


def final_text(window: MainWindow) -> str:
    return "\n".join(story_lines(session_of(window).document.body, View.FINAL))


def selected(window: MainWindow) -> str:
    session, editor = session_of(window), editor_of(window)
    start, end = session.document.ordered(editor.selection)
    return session.document.paragraph(start.paragraph).text[start.offset : end.offset]


# Finding


def test_ctrl_f_opens_the_bar_and_typing_selects_the_first_match(desk: MainWindow) -> None:
    bar = find(desk, "enabler")
    assert bar.words.hasFocus()
    assert not bar.replacing
    assert selected(desk).casefold() == "enabler"
    at, count = bar.count.text().split(" of ")
    assert int(at) == 1
    assert int(count) == finder_of(desk).search.count > 3


def test_enter_goes_on_and_shift_enter_back(desk: MainWindow) -> None:
    bar = find(desk, "goal")
    first = editor_of(desk).selection
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text().startswith("2 of ")
    assert editor_of(desk).selection != first
    QTest.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    assert editor_of(desk).selection == first
    assert bar.words.hasFocus()


def test_going_past_an_end_is_said_quietly(desk: MainWindow) -> None:
    bar = find(desk, "goal")
    QTest.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    count = finder_of(desk).search.count
    assert bar.count.text() == f"{count} of {count}"
    assert bar.notice.text() == "Gone on from the end"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == f"1 of {count}"
    assert bar.notice.text() == "Gone on from the beginning"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.notice.text() == ""


def test_f3_steps_with_the_keyboard_in_the_text_and_esc_closes(desk: MainWindow) -> None:
    find(desk, "goal")
    editor = editor_of(desk)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F3)
    assert desk.find_bar.count.text().startswith("2 of ")
    QTest.keyClick(editor, Qt.Key.Key_F3, SHIFT)
    assert desk.find_bar.count.text().startswith("1 of ")
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not desk.find_bar.isVisible()


def test_f3_without_a_bar_goes_on_with_the_last_words_and_asks_when_there_are_none(desk: MainWindow) -> None:
    QTest.keyClick(editor_of(desk), Qt.Key.Key_F3)
    assert desk.find_bar.words.hasFocus()
    bar = find(desk, "goal")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert editor_of(desk).hasFocus()
    QTest.keyClick(editor_of(desk), Qt.Key.Key_F3)
    assert bar.isVisible()
    assert selected(desk).casefold() == "goal"
    assert editor_of(desk).hasFocus()


def test_words_that_are_selected_are_taken(desk: MainWindow) -> None:
    bar = find(desk, "Networks")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    place = editor_of(desk).selection
    bar.words.setText("something else")
    QTest.keyClick(editor_of(desk), Qt.Key.Key_F, CTRL)
    assert bar.words.text() == "Networks"
    assert editor_of(desk).selection == place
    assert bar.words.selectedText() == "Networks"


def test_words_that_are_nowhere_are_said_to_be_so_in_words(desk: MainWindow) -> None:
    bar = find(desk, "xyzzy")
    assert bar.count.text() == "Not found"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == "Not found"


def test_a_wrong_pattern_is_explained_and_mended_by_typing_on(desk: MainWindow) -> None:
    bar = find(desk, "(goal")
    option(desk, "find_pattern")
    assert bar.notice.text() == "An opening bracket “(” has no closing one (character 1)"
    assert bar.words.accessibleDescription() == bar.notice.text()
    QTest.keyClicks(bar.words, r") \d")
    finder_of(desk).settle()
    assert bar.notice.text() == ""
    assert selected(desk).casefold().startswith("goal ")
    option(desk, "find_pattern")


def test_options_are_toggle_buttons_with_names_that_change_what_is_found(desk: MainWindow) -> None:
    bar = find(desk, "goal")
    every = finder_of(desk).search.count
    buttons = {b.accessibleName(): b for b in bar.findChildren(QToolButton) if b.isCheckable()}
    assert list(buttons) == ["Match case", "Whole words", "Pattern", "In selection"]
    buttons["Whole words"].click()
    whole = finder_of(desk).search.count
    buttons["Match case"].click()
    exact = finder_of(desk).search.count
    assert 0 < exact < whole < every
    assert buttons["Match case"].isChecked()
    assert desk.registry.action("edit.find_case").isChecked()
    buttons["Match case"].click()
    buttons["Whole words"].click()
    assert finder_of(desk).search.count == every


def test_everything_one_can_press_has_a_name(desk: MainWindow) -> None:
    bar = find(desk, "goal")
    nameless = [w for w in bar.findChildren(QToolButton) if not (w.accessibleName() or w.text())]
    assert not nameless
    assert all(field.accessibleName() for field in bar.findChildren(QLineEdit))


def test_only_the_text_selected_is_searched_when_asked(desk: MainWindow) -> None:
    bar = find(desk, "the")
    paragraph = next(p for p in session_of(desk).document.body.paragraphs if p.text.count("the ") == 2)
    editor_of(desk).select(Range(Position(paragraph.id, 0), Position(paragraph.id, paragraph.length)))
    option(desk, "find_in_selection")
    here = finder_of(desk).search.count
    assert 2 <= here < 8
    assert bar.count.text() == f"1 of {here}"
    option(desk, "find_in_selection")
    assert finder_of(desk).search.count > here


def test_without_a_selection_it_is_said_what_to_do(desk: MainWindow) -> None:
    bar = find(desk, "xyzzy")
    place = editor_of(desk).selection.focus
    editor_of(desk).select(Range(place, place))
    option(desk, "find_in_selection")
    assert bar.notice.text() == "Select the text first in which to find"


def test_struck_text_alone_is_found_and_shown_even_where_the_view_hid_it(desk: MainWindow) -> None:
    editor = editor_of(desk)
    editor.set_view_mode(ViewMode.FINAL)
    bar = find(desk, "as soon as possible")
    assert bar.count.text() == "Not found"
    option(desk, "find_struck")
    assert bar.count.text() == "1 of 1"
    assert editor.view_mode is ViewMode.ALL_MARKUP
    assert "all markup" in bar.notice.text()
    assert bar.places.text() == "Look in: Struck text"
    option(desk, "find_shown")


def test_what_struck_words_part_is_pointed_to_in_the_final_text(desk: MainWindow) -> None:
    session = session_of(desk)
    target = next(p for p in session.document.body.paragraphs if " the " in p.text and p.length > 60)
    at = target.text.index(" the ") + 1
    session.type_text(Range(Position(target.id, at), Position(target.id, at + 3)), "every")
    around = target.text[at - 5 : at] + "every" + target.text[at + 3 : at + 8]
    bar = find(desk, around)
    assert bar.count.text() == "Not found"
    wait_for(bar.notice.text)
    assert bar.notice.text() == "1 in the final text: see “Look in”"
    option(desk, "find_final")
    assert bar.count.text() == "1 of 1"
    option(desk, "find_shown")


def test_matches_outside_the_main_text_are_gone_to_and_left_again(desk: MainWindow) -> None:
    session = session_of(desk)
    other = session.document.stories[-1]
    words = max((part for p in other.paragraphs for part in re.findall(r"[\w ]+", p.text, re.ASCII)), key=len)
    bar = find(desk, words)
    for _ in range(finder_of(desk).search.count):
        if editor_of(desk).galley.story.id == other.id:
            break
        QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert editor_of(desk).galley.story.id == other.id
    assert bar.notice.text().startswith("In: ")
    assert bar.back.isVisible()
    option(desk, "find_back")
    assert editor_of(desk).galley.story.id == session.document.body.id
    assert not bar.back.isVisible()


def test_edits_made_while_the_bar_is_open_are_followed(desk: MainWindow) -> None:
    bar = find(desk, "zebra")
    editor = editor_of(desk)
    editor.setFocus()
    QTest.keyClicks(editor, "zebra ")
    assert bar.count.text() == "1 found"
    editor.undo()
    assert bar.count.text() == "Not found"


def test_the_bar_leaves_with_its_page_and_comes_back(desk: MainWindow) -> None:
    bar = find(desk, "goal")
    desk.show_page(Page.STATEMENT)
    assert not bar.isVisible()
    assert not desk.registry.action("edit.find").isEnabled()
    desk.show_page(Page.ANNEX)
    assert bar.isVisible()


def test_closing_the_document_closes_the_bar(desk: MainWindow) -> None:
    find(desk, "goal")
    desk.close_document()
    assert not desk.find_bar.isVisible()
    assert desk.finds.finder is None


# Words of before


def test_up_and_down_bring_earlier_words_back_and_they_survive_the_bar(desk: MainWindow) -> None:
    for words in ("goal", "target"):
        QTest.keyClick(find(desk, words).words, Qt.Key.Key_Return)
    bar = find(desk, "out")
    QTest.keyClick(bar.words, Qt.Key.Key_Up)
    assert bar.words.text() == "target"
    QTest.keyClick(bar.words, Qt.Key.Key_Up)
    assert bar.words.text() == "goal"
    assert finder_of(desk).search.query.text == "goal"
    QTest.keyClick(bar.words, Qt.Key.Key_Down)
    QTest.keyClick(bar.words, Qt.Key.Key_Down)
    assert bar.words.text() == "out"
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    kept = desk.settings.state("find")
    assert kept is not None
    assert bytes(kept.data()).startswith(b'{"words": ["out", "target", "goal"]')


# Replacing


def replacing(window: MainWindow, words: str, new: str) -> FindBar:
    bar = find(window, words)
    QTest.keyClick(bar.words, Qt.Key.Key_H, CTRL)
    assert bar.replacing
    assert bar.replacement.hasFocus()
    bar.replacement.clear()
    QTest.keyClicks(bar.replacement, new)
    return bar


def test_enter_in_the_second_field_replaces_one_and_shows_the_next(desk: MainWindow) -> None:
    bar = replacing(desk, "enabler", "means")
    before = final_text(desk).casefold().count("enabler")
    place = editor_of(desk).selection
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert final_text(desk).casefold().count("enabler") == before - 1
    paragraph = session_of(desk).document.paragraph(place.focus.paragraph)
    assert [r.text for r in paragraph.runs if r.inserted] == ["means"]
    assert [r.text.casefold() for r in paragraph.runs if r.deleted] == ["enabler"]
    assert selected(desk).casefold() == "enabler"
    assert editor_of(desk).selection != place
    assert session_of(desk).can_undo == "Replace"
    assert bar.replacement.hasFocus()


def test_replace_all_is_one_step_that_undo_takes_back(desk: MainWindow) -> None:
    before, steps = session_of(desk).document, len(session_of(desk).history)
    bar = replacing(desk, "enabler", "means")
    option(desk, "replace_all")
    assert "enabler" not in "\n".join(
        line for s in session_of(desk).document.stories if s.editable for line in story_lines(s, View.FINAL)
    ).casefold() or "left alone" in bar.notice.text()  # fmt: skip
    assert bar.notice.text().split()[1].startswith("replaced")
    assert len(session_of(desk).history) == steps + 1
    assert session_of(desk).can_undo == "Replace all"
    editor_of(desk).undo()
    assert session_of(desk).document == before


def test_groups_of_a_pattern_can_be_put_into_the_replacement(desk: MainWindow) -> None:
    bar = replacing(desk, r"goal\W(\d)", "Objective $1")
    option(desk, "find_pattern")
    option(desk, "replace_all")
    assert bar.notice.text().split()[1].startswith("replaced"), bar.notice.text()
    assert "Objective 1" in final_text(desk)
    option(desk, "find_pattern")


def test_a_group_that_is_not_there_is_said_and_nothing_changes(desk: MainWindow) -> None:
    bar = replacing(desk, r"Goal (\d)", "$2")
    option(desk, "find_pattern")
    before = session_of(desk).document
    option(desk, "replace_all")
    assert "group" in bar.notice.text()
    assert session_of(desk).document is before
    option(desk, "find_pattern")


def test_the_original_is_not_replaced_in(desk: MainWindow) -> None:
    bar = replacing(desk, "enabler", "means")
    editor_of(desk).set_view_mode(ViewMode.ORIGINAL)
    before = session_of(desk).document
    option(desk, "replace_all")
    assert session_of(desk).document is before
    assert "reading only" in bar.notice.text()


def test_replacing_goes_past_what_cannot_be_replaced(desk: MainWindow) -> None:
    bar = replacing(desk, "as soon as possible", "soon")
    assert bar.count.text() == "1 of 1"
    before = session_of(desk).document
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert session_of(desk).document is before
    assert bar.notice.text() == "Nothing was replaced; left alone: 1 in struck text"


# The marks in the text


def frame_at(window: MainWindow, match: Range) -> tuple[QImage, QRect]:
    editor = editor_of(window)
    first, last = editor.frame.caret_rect(match.anchor), editor.frame.caret_rect(match.focus)
    assert first is not None
    assert last is not None
    image = editor.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    left, right = round(first.x() * ratio), round(last.x() * ratio)
    top = round(first.y() * ratio)
    return image, QRect(QPoint(left, top), QPoint(right, top + round(first.height() * ratio)))


def colours(image: QImage, rect: QRect) -> set[str]:
    places = [(x, y) for x in range(rect.left() - 3, rect.right() + 4) for y in range(rect.top(), rect.bottom())]
    return {QColor(image.pixelColor(x, y)).name() for x, y in places}


def test_matches_are_framed_and_the_current_one_in_a_strong_frame(desk: MainWindow) -> None:
    find(desk, "telecommunication")
    search = finder_of(desk).search
    every = list(search.matches())
    first, second = every[0], every[1]
    assert finder_of(desk).current == first
    image, rect = frame_at(desk, first.range)
    assert current().accent in colours(image, rect)
    image, rect = frame_at(desk, second.range)
    here = colours(image, rect)
    assert current().accent not in here
    frame = [QColor(image.pixelColor(x, rect.top())).name() for x in range(rect.left() + 2, rect.right() - 2)]
    assert len(set(frame)) == 1
    assert frame[0] not in (current().page, current().ink)
    desk.finds.close()
    image, rect = frame_at(desk, second.range)
    assert colours(image, rect) < here | {current().page} | colours(image, rect)
    assert frame[0] not in colours(image, rect)


def test_the_menu_works_before_the_bar_was_ever_shown(desk: MainWindow) -> None:
    place = editor_of(desk).selection.focus
    editor_of(desk).select(Range(place, place))
    desk.registry.action("edit.find_in_selection").trigger()
    assert desk.find_bar.isVisible()
    assert desk.find_bar.notice.text() == "Select the text first in which to find"


def test_a_document_opened_after_another_is_searched_anew(desk: MainWindow, annex: Path) -> None:
    find(desk, "goal")
    first = finder_of(desk)
    desk.close_document()
    desk.files.open_path(annex)
    wait_for(lambda: desk.opened is not None and desk.settled)
    assert not desk.find_bar.isVisible()
    editor_of(desk).setFocus()
    bar = find(desk, "target")
    assert finder_of(desk) is not first
    assert bar.count.text() == f"1 of {finder_of(desk).search.count}"
    assert bar.words.past == ["goal"]


def test_the_original_beside_the_text_shows_what_was_found_too(desk: MainWindow) -> None:
    assert desk.annex is not None
    beside = desk.annex.beside

    def marks(view: EditorView) -> int:
        shown = view.viewport().grab().toImage()
        tint = QColor(mix(current().page, current().warning, 0.2)).rgb()
        return sum(shown.pixel(x, y) == tint for x in range(0, shown.width(), 2) for y in range(0, shown.height(), 2))

    find(desk, "Organization")
    desk.annex.show_original(True)
    assert beside.original is not None
    wait_for(lambda: beside.original is not None and marks(beside.original) > 0)
    find(desk, "nowhere at all")
    wait_for(lambda: beside.original is not None and marks(beside.original) == 0)
    find(desk, "Organization")
    wait_for(lambda: beside.original is not None and marks(beside.original) > 0)
    desk.annex.show_original(False)

"""Misspelt words are underlined by a wave, behind the writing and never in its way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.spelling import SpellingMarks, moved
from app.model.content import Mark, Paragraph, Run
from app.model.document import Document, Position, Range
from app.services.dictionaries import PersonalDictionary, find_dictionaries
from app.services.spelling import Misspelling, SpellingChecker
from tests.gui.editor.conftest import OpenEditor, put_caret
from tests.gui.editor.samples import ANNA, BELA, Maker, plain
from tests.hunspell_files import write_all


@pytest.fixture
def checker(tmp_path: Path) -> Iterator[SpellingChecker]:
    made = SpellingChecker(find_dictionaries([write_all(tmp_path / "d")]), PersonalDictionary(tmp_path / "own.txt"))
    yield made
    made.close()


Watch = Callable[[Document], tuple[EditorView, SpellingMarks]]


@pytest.fixture
def watch(open_editor: OpenEditor, checker: SpellingChecker) -> Iterator[Watch]:
    made: list[SpellingMarks] = []

    def watch_(document: Document) -> tuple[EditorView, SpellingMarks]:
        view = open_editor(replace(document, language="en-GB"))
        marks = SpellingMarks(view, checker)
        made.append(marks)
        settle(marks)
        return view, marks

    yield watch_
    for marks in made:
        marks.stop()


def settle(marks: SpellingMarks) -> None:
    deadline = time.monotonic() + 20
    QTest.qWait(1)
    while not marks.settled:
        assert time.monotonic() < deadline
        QTest.qWait(5)


def waves(view: EditorView) -> list[str]:
    """The words that have a wave now, as they are shown."""
    if view.misspelt is None:
        return []
    layouts = [found.layout for unit in view.frame.in_view() for found in unit.block.text_layouts()]
    return [layout.shown.text[start:end] for layout in layouts for start, end in view.misspelt._source(layout)]


def red(view: EditorView) -> int:
    """How many pixels have the colour of waves."""
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = view._tokens.error
    return sum(
        image.pixelColor(x, y).name() == wanted for y in range(min(image.height(), 260)) for x in range(image.width())
    )


def test_misspelt_words_in_view_get_a_wave(watch: Watch) -> None:
    view, _ = watch(plain("The comittee agrees", "with the programme"))
    assert waves(view) == ["comittee"]
    with_wave = red(view)
    view.misspelt = None
    assert with_wave > red(view) == 0


def test_nothing_is_looked_at_that_is_far_out_of_view_until_it_is_scrolled_to(
    watch: Watch, checker: SpellingChecker
) -> None:
    view, marks = watch(plain(*["plain text"] * 300, "zork"))
    assert len(marks._found) < 100
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle(marks)
    assert waves(view) == ["zork"]


def test_the_word_being_written_is_left_alone_until_the_caret_has_left_it(watch: Watch) -> None:
    view, marks = watch(plain("the text"))
    put_caret(view, 0, 8)
    QTest.keyClicks(view, " zork")
    settle(marks)
    assert waves(view) == []
    QTest.keyClicks(view, " ")
    settle(marks)
    assert waves(view) == ["zork"]


def test_moving_the_caret_away_shows_the_wave_too(watch: Watch) -> None:
    view, marks = watch(plain("the text"))
    put_caret(view, 0, 0)
    QTest.keyClicks(view, "zork ")
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    settle(marks)
    assert waves(view) == ["zork"]


def test_waves_stay_under_their_words_while_somebody_writes_before_them(watch: Watch) -> None:
    view, marks = watch(plain("the text zork and gnarl"))
    put_caret(view, 0, 0)
    QTest.keyClicks(view, "new ")
    assert waves(view) == ["zork", "gnarl"]
    put_caret(view, 0, 15)
    QTest.keyClicks(view, "x")
    assert waves(view) == ["gnarl"]
    settle(marks)
    put_caret(view, 0, 0)
    settle(marks)
    assert waves(view) == ["zoxrk", "gnarl"]


def test_what_was_mended_loses_its_wave(watch: Watch) -> None:
    view, marks = watch(plain("the comittee"))
    put_caret(view, 0, 7)
    QTest.keyClicks(view, "m")
    settle(marks)
    put_caret(view, 0, 0)
    assert waves(view) == []


def test_struck_words_and_those_that_the_view_hides_have_no_wave(watch: Watch) -> None:
    maker = Maker()
    maker.add("the ", Run("zork ", deleted=ANNA), Run("gnarl ", inserted=BELA), "text")
    view, marks = watch(maker.document())
    assert waves(view) == ["gnarl"]
    for mode, expected in ((ViewMode.FINAL, ["gnarl"]), (ViewMode.ORIGINAL, [])):
        view.set_view_mode(mode)
        settle(marks)
        assert waves(view) == expected
    assert marks.at(Position(view.galley.story.paragraphs[0].id, 11)) is None


def test_tables_and_joined_paragraphs_have_waves_too(watch: Watch) -> None:
    maker = Maker()
    maker.table([("zork", "text"), ("the", "gnarl")])
    maker.add("first blorb", mark=Mark(deleted=ANNA))
    maker.add("second sentence")
    view, marks = watch(maker.document())
    assert waves(view) == ["zork", "gnarl", "blorb"]
    view.set_view_mode(ViewMode.FINAL)
    settle(marks)
    # Without its mark the paragraph runs on, and so does its word.
    assert waves(view)[:2] == ["zork", "gnarl"]


def test_the_misspelling_at_a_place_is_told_and_forgotten_when_it_is_right(
    watch: Watch, checker: SpellingChecker
) -> None:
    view, marks = watch(plain("the zork"))
    id_ = view.galley.story.paragraphs[0].id
    found = marks.at(Position(id_, 6))
    assert found is not None
    assert found.word == "zork"
    assert marks.at(Position(id_, 2)) is None
    checker.ignored.add("zork")
    marks.forget()
    settle(marks)
    assert marks.at(Position(id_, 6)) is None
    assert waves(view) == []


def test_a_word_that_became_right_while_it_was_looked_at_has_no_wave(watch: Watch, checker: SpellingChecker) -> None:
    view, marks = watch(plain("the zork"))
    marks.forget()
    assert not marks.settled
    checker.ignored.add("zork")
    marks.forget()
    settle(marks)
    assert waves(view) == []


def test_undo_and_accepting_everything_bring_the_waves_in_step(watch: Watch) -> None:
    view, marks = watch(plain("the text", "a word"))
    put_caret(view, 0, 3)
    QTest.keyClicks(view, " zork")
    put_caret(view, 1, 0)
    settle(marks)
    assert waves(view) == ["zork"]
    view.session.accept(lambda _revision, _kind: True)
    settle(marks)
    assert waves(view) == ["zork"]
    view.undo()
    view.undo()
    settle(marks)
    assert waves(view) == []


def test_a_key_asks_no_dictionary(watch: Watch, checker: SpellingChecker, monkeypatch: pytest.MonkeyPatch) -> None:
    view, marks = watch(plain("the text and the zork"))
    calls: list[object] = []
    monkeypatch.setattr(checker, "check", lambda *a: calls.append(a) or {})
    put_caret(view, 0, 3)
    QTest.keyClicks(view, "abc def")
    view.viewport().repaint()
    assert calls == []
    marks._timer.stop()


def test_stopping_takes_the_waves_away_and_listens_no_more(watch: Watch) -> None:
    view, marks = watch(plain("the zork"))
    marks.stop()
    assert view.misspelt is None
    QTest.keyClicks(view, "x")
    assert not marks._timer.isActive()


def misspellings(text: str) -> tuple[Misspelling, ...]:
    found, at = [], 0
    for part in text.split(" "):
        if part:
            found.append(Misspelling(at, at + len(part), part, "en"))
        at += len(part) + 1
    return tuple(found)


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30), st.text("ab ", max_size=6), st.text("ab ", max_size=6))
def test_misspellings_that_an_edit_did_not_touch_are_where_their_words_are(
    head: str, tail: str, old: str, new: str
) -> None:
    before, now = head + old + tail, head + new + tail
    for one in moved(misspellings(before), before, now):
        assert now[one.start : one.end] == one.word
        assert now[one.start - 1 : one.start] in ("", " ") or one.start == 0
        assert now[one.end : one.end + 1] in ("", " ")


def test_an_edit_that_changes_no_text_leaves_all_misspellings() -> None:
    found = misspellings("zork gnarl")
    assert moved(found, "zork gnarl", "zork gnarl") == found


def test_selecting_a_misspelt_word_keeps_its_wave(watch: Watch) -> None:
    view, _ = watch(plain("the zork"))
    id_ = view.galley.story.paragraphs[0].id
    view.select(Range(Position(id_, 4), Position(id_, 8)))
    assert waves(view) == ["zork"]


def test_paragraphs_of_nothing_are_no_trouble(watch: Watch) -> None:
    view, marks = watch(Document(plain("").stories, language="en-GB"))
    assert waves(view) == []
    assert marks.at(Position(Paragraph(99).id, 0)) is None

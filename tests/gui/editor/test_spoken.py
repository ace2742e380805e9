"""The story as one text for assistive programs: offsets, parts, and what an edit replaced."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.gui.editor import spoken as spoken_module
from app.gui.editor.reporting import Reporter
from app.gui.editor.spoken import Replaced, SpokenText
from app.gui.editor.text_attributes import attributes_of
from app.gui.offsets import utf16_length
from app.model.content import Mark, OpaqueKind, Run
from app.model.document import Position, Range
from app.model.format import RunFormat
from app.services.events import DocumentChanged, Event
from tests.gui.editor.conftest import OpenEditor, put_caret
from tests.gui.editor.samples import ANNA, Maker, opaque, plain, rich

Boundary = QAccessible.TextBoundaryType


def whole(spoken: SpokenText) -> str:
    return spoken.text(0, len(spoken))


def anew(view: EditorView) -> str:
    return whole(SpokenText(view.galley))


def follow(view: EditorView) -> tuple[SpokenText, list[list[Replaced] | None]]:
    """The text of a view, and what each edit from now on replaced in it."""
    spoken, told = SpokenText(view.galley), []
    len(spoken)

    def hear(event: Event) -> None:
        if isinstance(event, DocumentChanged):
            told.append(spoken.follow(event.edit))

    view.session.subscribe(hear)
    return spoken, told


def test_paragraphs_stand_on_lines_of_their_own(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one", "", "three"))
    assert anew(view) == "one\n\nthree"


def test_offsets_and_places_lead_to_each_other_beyond_the_basic_plane(open_editor: OpenEditor) -> None:
    view = open_editor(plain("a😀b", "中文"))
    spoken = SpokenText(view.galley)
    first, second = (p.id for p in view.document.body.paragraphs)
    assert len(spoken) == utf16_length("a😀b\n中文")
    assert spoken.offset(Position(first, 2)) == 3
    assert spoken.offset(Position(second, 1)) == 6
    assert [spoken.position(at) for at in (0, 1, 3, 4, 5, 7)] == [
        Position(first, 0),
        Position(first, 1),
        Position(first, 2),
        Position(first, 3),
        Position(second, 0),
        Position(second, 2),
    ]
    assert spoken.text(1, 3) == "😀"


def test_each_view_reads_what_it_shows(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("keep ", Run("gone", deleted=ANNA), Run("new", inserted=ANNA), mark=Mark(deleted=ANNA))
    maker.add("next")
    view = open_editor(maker.document())
    spoken = SpokenText(view.galley)
    assert whole(spoken) == "keep gonenew\nnext"
    view.set_view_mode(ViewMode.FINAL)
    assert whole(spoken) == "keep newnext"
    view.set_view_mode(ViewMode.ORIGINAL)
    assert whole(spoken) == "keep gone\nnext"


def test_carried_content_is_read_by_its_words(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("See ", opaque(OpaqueKind.FIELD, "Table 3"), " below")
    assert anew(open_editor(maker.document())) == "See Table 3 below"


@pytest.mark.parametrize(
    ("boundary", "offset", "wanted"),
    [
        (Boundary.CharBoundary, 1, "n"),
        (Boundary.WordBoundary, 5, "two"),
        (Boundary.WordBoundary, 9, "Three"),
        (Boundary.SentenceBoundary, 2, "One two. "),
        (Boundary.SentenceBoundary, 10, "Three four.\n"),
        (Boundary.ParagraphBoundary, 10, "One two. Three four.\n"),
        (Boundary.ParagraphBoundary, 30, "Five"),
    ],
)
def test_parts_end_with_their_paragraph(
    open_editor: OpenEditor, boundary: QAccessible.TextBoundaryType, offset: int, wanted: str
) -> None:
    spoken = SpokenText(open_editor(plain("One two. Three four.", "Five")).galley)
    text, start, end = spoken.part(offset, boundary)
    assert text == wanted
    assert spoken.text(start, end) == wanted


def test_typing_and_striking_say_what_they_replaced(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two", "three"))
    spoken, told = follow(view)
    put_caret(view, 0, 4)
    QTest.keyClicks(view, "x")
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert told == [[Replaced(4, "", "x")], [Replaced(5, "", "\n")], [Replaced(6, "two\n", "two\n")]]
    assert whole(spoken) == anew(view) == "one x\ntwo\nthree"


def test_random_edits_keep_the_offsets_in_step(open_editor: OpenEditor) -> None:
    view = open_editor(rich())
    spoken, told = follow(view)
    before, chance = whole(spoken), random.Random(7)
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]
    for _ in range(150):
        paragraph = chance.choice(view.document.body.paragraphs)
        place = Position(paragraph.id, chance.randint(0, paragraph.length))
        view.select(Range(place, place))
        if chance.random() < 0.3:
            view.undo()
        elif chance.random() < 0.5:
            view.pen.write(chance.choice("aé😀"))
        else:
            QTest.keyClick(view, chance.choice(keys))
        before = _replayed(before, told)
        assert whole(spoken) == anew(view) == before


def _replayed(text: str, told: list[list[Replaced] | None]) -> str:
    units = text.encode("utf-16-le") + b"\n\0"
    for edit in told:
        assert edit is not None
        for one in edit:
            removed, inserted = one.removed.encode("utf-16-le"), one.inserted.encode("utf-16-le")
            at = 2 * one.at
            assert units[at : at + len(removed)] == removed
            units = units[:at] + inserted + units[at + len(removed) :]
    told.clear()
    return units.decode("utf-16-le")[:-1]


def test_a_word_of_a_long_story_is_given_without_joining_the_story(
    open_editor: OpenEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = SpokenText(open_editor(plain(*["some words here"] * 5000)).galley)
    assert len(spoken) == 5000 * 16 - 1
    made: list[int] = []
    shown = spoken_module.Shown
    monkeypatch.setattr(spoken_module, "Shown", lambda *given, **named: made.append(1) or shown(*given, **named))
    assert spoken.part(16 * 2500 + 6, Boundary.WordBoundary)[0] == "words"
    assert spoken.text(16 * 4000, 16 * 4000 + 4) == "some"
    assert len(made) < 5


def test_an_edit_of_the_whole_story_is_told_as_one(open_editor: OpenEditor) -> None:
    view = open_editor(plain(*["words"] * 200))
    spoken, told = follow(view)
    view.select_all()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert told == [None]
    assert whole(spoken) == anew(view)


def test_an_empty_story_has_no_text(open_editor: OpenEditor) -> None:
    spoken = SpokenText(open_editor(plain()).galley)
    assert len(spoken) == 0
    assert spoken.text(0, 10) == ""
    assert spoken.part(0, Boundary.WordBoundary) == ("", 0, 0)
    assert spoken.position(3) == Position(0, 0)


def test_one_editor_reports_once_however_often_qt_asks(open_editor: OpenEditor) -> None:
    view = open_editor(plain("text"))
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.textInterface().characterCount() == 4
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))
    assert QAccessible.queryAccessibleInterface(view).textInterface().text(0, 4) == "text"
    assert len(view.findChildren(Reporter)) == 1


def test_text_is_told_in_the_language_that_its_direction_chooses(open_editor: OpenEditor) -> None:
    both = RunFormat("<w:lang/>", language="en-GB", language_bidi="ar-EG")
    maker = Maker()
    maker.add(Run("left ", both), Run("right", replace(both, xml="<w:rtl/>", rtl=True)))
    view = open_editor(maker.document())
    (paragraph,) = view.document.body.paragraphs
    told = [attributes_of(view, paragraph, run).split(";") for run in paragraph.runs]
    assert ["language:en-GB" in told[0], "language:ar-EG" in told[1]] == [True, True]

"""Two columns of one story stay level by what they show, whatever each of them hides."""

from __future__ import annotations

import random

import pytest

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.counterpart import level_with, reading_line
from app.gui.editor.extents import extents
from app.model.content import Mark
from app.model.document import Document
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import ANNA, BELA, LOREM, Maker, Run


def amended(seed: int = 3, count: int = 120) -> Document:
    """Paragraphs and tables of which some are inserted, some struck and some changed inside."""
    rng, maker = random.Random(seed), Maker()
    for index in range(count):
        text = f"{index} " + LOREM * rng.randrange(1, 4)
        kind = rng.randrange(6)
        if kind == 0:
            maker.add(Run(text, inserted=ANNA), mark=Mark(inserted=ANNA))
        elif kind == 1:
            maker.add(Run(text, deleted=BELA), mark=Mark(deleted=BELA))
        elif kind == 2:
            maker.add(Run(text), Run(LOREM, inserted=ANNA), Run(LOREM, deleted=BELA))
        elif index % 10 == 0:
            maker.table([("a", "b"), (LOREM, "c"), ("d", LOREM)], inserted=ANNA if index % 20 else None)
        else:
            maker.add(text)
    maker.add("The end")
    return maker.document()


def pair(open_editor: OpenEditor, document: Document, mode: ViewMode) -> tuple[EditorView, EditorView]:
    """The amended text in a view mode, and the original."""
    one = open_editor(document)
    other = open_editor(document)
    other.galley.show(one.document, one.galley.story.id)
    one.set_view_mode(mode)
    other.set_view_mode(ViewMode.COMPARED)
    return one, other


def level(one: EditorView, other: EditorView) -> float:
    line = reading_line(one.frame)
    found = level_with(one.frame, line, other.galley)
    assert found is not None
    other.scroll_to_paragraph(found[0], found[1] - line)
    return line


@pytest.mark.parametrize("mode", [ViewMode.ALL_MARKUP, ViewMode.FINAL])
def test_what_is_unchanged_at_the_reading_line_stands_at_the_reading_line_of_the_other(
    open_editor: OpenEditor, mode: ViewMode
) -> None:
    one, other = pair(open_editor, amended(), mode)
    bar, met = one.verticalScrollBar(), 0
    for value in range(0, bar.maximum(), 97):
        bar.setValue(value)
        line = level(one, other)
        here, there = extents(one.frame), extents(other.frame)
        at_line = [i for i, (top, bottom) in here.items() if top <= line < bottom and bottom - top > 1]
        for index in at_line:
            top, bottom = here[index]
            paragraph = one.galley.story.paragraphs[index]
            plain = not any(r.inserted or r.deleted for r in paragraph.runs) and paragraph.parent is None
            if plain and bottom - top == there[index][1] - there[index][0]:
                met += 1
                assert there[index][0] == pytest.approx(top, abs=2)
    assert met > 20


def test_both_columns_reach_their_first_and_last_lines_together(open_editor: OpenEditor) -> None:
    one, other = pair(open_editor, amended(), ViewMode.ALL_MARKUP)
    bar = one.verticalScrollBar()
    bar.setValue(0)
    level(one, other)
    assert other.frame.top == pytest.approx(0, abs=1)
    for _ in range(3):
        bar.setValue(bar.maximum())
    level(one, other)
    last = other.frame.in_view()[-1]
    assert last.index == len(other.galley.units) - 1
    assert last.top + last.block.height < other.viewport().height()


def test_scrolling_on_hardly_takes_the_other_column_back(open_editor: OpenEditor) -> None:
    one, other = pair(open_editor, amended(7), ViewMode.ALL_MARKUP)
    bar, step = one.verticalScrollBar(), 61
    for value in range(0, bar.maximum(), step):
        before = {view.index: view.top for view in other.frame.in_view()}
        bar.setValue(value)
        level(one, other)
        back = [view.top - before[view.index] for view in other.frame.in_view() if view.index in before]
        assert max(back, default=0) <= step / 3 + 2


def test_columns_of_different_moments_are_not_compared(open_editor: OpenEditor) -> None:
    one, other = pair(open_editor, amended(), ViewMode.ALL_MARKUP)
    one.session.type_text(one.selection, "x")
    assert level_with(one.frame, 10.0, other.galley) is None


def test_a_hidden_paragraph_has_a_place_without_height_before_what_follows_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("first")
    maker.add(Run("inserted", inserted=ANNA), mark=Mark(inserted=ANNA))
    maker.add("second")
    _, other = pair(open_editor, maker.document(), ViewMode.ALL_MARKUP)
    found = extents(other.frame)
    assert found[1][0] == found[1][1] == found[2][0]
    assert found[2][1] > found[2][0] >= found[0][1]

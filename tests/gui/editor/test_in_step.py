"""Real keys, clicks, input methods and pastes at random: widget and model stay in step."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.labels import LabelBook
from app.gui.editor.units import grouped
from app.model.document import Document
from app.model.views import View, document_lines
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import Maker, plain, rich

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Qt.Key
MOVES = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down]
MOVES += [Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_PageUp]


def arabic() -> Document:
    maker = Maker()
    for text in ("السجل المشترك Register 2026", "نشر تقرير", "123 abc"):
        maker.add(text, rtl=True)
    maker.table([("أ", "ب"), ("ج", "د")])
    maker.add("نهاية")
    return maker.document()


def chinese() -> Document:
    return plain("区域办事处应保持共同登记册。" * 8, "承诺🙂", "", "e\u0301 done")


def act(view: EditorView, rng: random.Random) -> None:
    """One random thing that a person may do."""
    dice = rng.random()
    modifiers = rng.choice([NONE, NONE, SHIFT, CTRL, CTRL | SHIFT])
    if dice < 0.35:
        QTest.keyClicks(view, rng.choice(["a", "word ", "Z", ". ", "x y"]))
    elif dice < 0.55:
        QTest.keyClick(view, rng.choice(MOVES), modifiers)
    elif dice < 0.70:
        QTest.keyClick(view, rng.choice([Key.Key_Backspace, Key.Key_Delete]), rng.choice([NONE, NONE, CTRL]))
    elif dice < 0.76:
        QTest.keyClick(view, Key.Key_Return, rng.choice([NONE, SHIFT]))
    elif dice < 0.84:
        point = QPoint(rng.randint(0, 880), rng.randint(0, 690))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, rng.choice([NONE, SHIFT]), point)
    elif dice < 0.88:
        event = QInputMethodEvent("ni", [])
        QApplication.sendEvent(view, event)
        done = QInputMethodEvent("", [])
        done.setCommitString(rng.choice(["你", "🙂", ""]))
        QApplication.sendEvent(view, done)
    elif dice < 0.92:
        data = QMimeData()
        data.setText(rng.choice(["pasted", "two\nlines", "\n"]))
        view.insert_mime(data)
    elif dice < 0.96:
        QTest.keyClick(view, rng.choice([Key.Key_Z, Key.Key_Y]), CTRL)
    elif dice < 0.98:
        QTest.keyClick(view, Key.Key_Tab)
    else:
        view.set_view_mode(rng.choice([ViewMode.ALL_MARKUP, ViewMode.FINAL, ViewMode.SIMPLE]))


def check_in_step(view: EditorView) -> None:
    """What the widget shows is what the session holds."""
    story = view.session.document.body
    assert view.galley.story is story
    for place in (view.selection.anchor, view.selection.focus):
        index = story.index(place.paragraph)
        assert index is not None
        assert 0 <= place.offset <= story.paragraphs[index].length
    assert view.galley.units.paragraphs == len(story.paragraphs)
    for item in view.frame.in_view():
        first = view.galley.units.first_paragraph(item.index)
        count = view.galley.units[item.index].count
        held = story.paragraphs[first : first + count]
        shown = [p for f in item.block.text_layouts() for p in f.layout.shown.paragraphs]
        assert all(any(p is h for h in held) for p in shown)
        if view.view_mode is ViewMode.ALL_MARKUP:
            assert shown == list(held)
    units = view.galley.units
    now = [(u.count, u.table) for u in units.between(0, len(units))]
    assert now == list(grouped(story.paragraphs, view.view_mode))
    fresh = LabelBook(view.document, story, view.view_mode.hides_mark)
    assert all(view.galley.labels[p.id] == fresh[p.id] for p in story.paragraphs)


@pytest.mark.parametrize("make", [rich, arabic, chinese])
@pytest.mark.parametrize("seed", range(4))
def test_random_input_keeps_widget_and_model_in_step(open_editor: OpenEditor, make, seed: int) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(f"{make.__name__} {seed}")
    opened = make()
    view = open_editor(opened)
    for number in range(220):
        act(view, rng)
        if number % 10 == 0:
            check_in_step(view)
    view.set_view_mode(ViewMode.ALL_MARKUP)
    check_in_step(view)
    ended = view.session.document

    mine = view.session.author.signature
    original = list(document_lines(opened, View.MARKED))
    view.session.reject(lambda revision, kind: revision.author == mine)
    assert list(document_lines(view.session.document, View.MARKED)) == original
    check_in_step(view)
    if view.session.document != ended:
        view.undo()
    assert view.session.document == ended

    steps = 0
    while view.session.can_undo:
        view.undo()
        steps += 1
    assert view.session.document == opened
    check_in_step(view)
    for _ in range(steps):
        view.redo()
    check_in_step(view)

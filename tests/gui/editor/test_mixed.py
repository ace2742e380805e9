"""Text of both directions: the caret stands where what is written goes, and marks lie on their own letters."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite
from typing import cast
from unicodedata import bidirectional

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.editor import EditorView
from app.gui.editor.mixed import MixedLine
from tests.gui.editor.conftest import OpenEditor, caret_of, put_caret
from tests.gui.editor.samples import Maker

TEXTS = [
    "عربي abc عربي",
    "عربي abc",
    "abc عربي",
    "abc 12 ",
    "abc 12 \t",
    "ab عربي cd",
    "ab عربي ",
    "في عام 2031، (ETO) أو WG-PLAN.",
    "see عربي 12 عربي, twice",
    "a🙂b عربي 🙂 cd",
    "שלום abc שלום 3",
]
STRONG = {"L": False, "EN": False, "AN": False, "R": True, "AL": True}


def laid_out(text: str, rtl: bool, width: float = 2000, *, visual: bool = True) -> QTextLayout:
    layout = QTextLayout(text, QFont("DejaVu Sans", 12))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    if visual:
        layout.setCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def places(layout: QTextLayout, number: int) -> list[int]:
    line = layout.lineAt(number)
    end = line.textStart() + line.textLength()
    return [at for at in range(line.textStart(), end + 1) if layout.isValidCursorPosition(at)]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_within_a_word_the_caret_is_between_the_letters_it_parts(app: QApplication, text: str, rtl: bool) -> None:
    layout, plain = laid_out(text, rtl), laid_out(text, rtl, visual=False)
    line, units = MixedLine(layout, layout.lineAt(0), rtl=rtl), text.encode("utf-16-le")
    for at in places(layout, 0)[1:-1]:
        before, after = (
            STRONG.get(bidirectional(units[2 * n : 2 * n + 2].decode("utf-16-le", "ignore") or " "))
            for n in (at - 1, at)
        )
        if before is not None and before == after:
            expected = cast("tuple[float, int]", plain.lineAt(0).cursorToX(at))[0]
            assert line.caret(at) == pytest.approx(expected, abs=0.1), at


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_letters_fill_their_line_without_gaps_and_selecting_all_is_one_stretch(
    app: QApplication, text: str, rtl: bool
) -> None:
    for width in (2000.0, 70.0):
        layout = laid_out(text, rtl, width)
        for number in range(layout.lineCount()):
            qt = layout.lineAt(number)
            line = MixedLine(layout, qt, rtl=rtl)
            rooms = sorted((one.left, one.right) for one in line.extents)
            assert all(abs(a[1] - b[0]) < 0.3 for a, b in pairwise(rooms))
            assert len(list(line.stretches(qt.textStart(), qt.textStart() + qt.textLength()))) == 1


@pytest.mark.parametrize("text", ["عربي abc عربي", "ab عربي cd", "في عام 2031، (ETO) أو"])
@pytest.mark.parametrize("rtl", [False, True])
def test_each_place_within_a_line_has_a_caret_of_its_own(app: QApplication, text: str, rtl: bool) -> None:
    layout = laid_out(text, rtl)
    line = MixedLine(layout, layout.lineAt(0), rtl=rtl)
    carets = [round(line.caret(at), 1) for at in places(layout, 0)]
    # Only the two ends may share one, where the line begins with a word that runs against it.
    assert len(set(carets)) >= len(carets) - 1


def arabic(open_editor: OpenEditor) -> EditorView:
    maker = Maker()
    maker.add("منظمة (ETO) هي", rtl=True)
    view = open_editor(maker.document())
    put_caret(view, 0, 0)
    return view


def test_a_click_between_two_latin_letters_of_an_arabic_line_writes_there(open_editor: OpenEditor) -> None:
    view = arabic(open_editor)
    at = view.document.body.paragraphs[0].text.index("TO")
    layout = view.frame.located(view.document.body.paragraphs[0].id)
    assert layout is not None
    e, t = (layout.layout.range_rects(n, n + 1)[0] for n in (at - 1, at))
    assert e.right() == pytest.approx(t.left(), abs=0.3)
    assert layout.layout.shown_at(e.right(), e.center().y()) == at
    put_caret(view, 0, at)
    assert layout.layout.shown_rect(at).x() == pytest.approx(e.right(), abs=0.3)
    QTest.keyClicks(view, "X")
    assert "EXTO" in view.document.body.paragraphs[0].text


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_an_arrow_moves_the_caret_its_way_through_every_place(open_editor: OpenEditor, key: Qt.Key) -> None:
    view = arabic(open_editor)
    paragraph = view.document.body.paragraphs[0]
    length = paragraph.length
    put_caret(view, 0, 0 if key == Qt.Key.Key_Left else length)
    located = view.frame.located(paragraph.id)
    assert located is not None
    visited, xs = [caret_of(view)[1]], [located.layout.shown_rect(caret_of(view)[1]).x()]
    for _ in range(length):
        QTest.keyClick(view, key)
        visited.append(caret_of(view)[1])
        xs.append(located.layout.shown_rect(caret_of(view)[1]).x())
    assert sorted(visited) == list(range(length + 1))
    assert xs == sorted(xs, reverse=key == Qt.Key.Key_Left)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(
    "text", ["", "ا\u2028\u0651", "ا\u2028", "a\u2028\u0301\u0301", "\u0651", "ا\u0651\u0651\u0651\u0651"]
)
@pytest.mark.parametrize("width", [2000, 1])
def test_a_line_without_places_of_its_own_has_a_caret_and_marks_no_letters(
    app: QApplication, text: str, rtl: bool, width: int
) -> None:
    layout = laid_out(text, rtl, width)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = line.textStart(), line.textStart() + line.textLength()
        mixed = MixedLine(layout, line, rtl=rtl)
        assert all(left <= right for left, right in mixed.stretches(start, end))
        assert all(isfinite(mixed.caret(at)) for at in range(start, end + 1))
        if not places(layout, number)[:-1]:
            assert list(mixed.stretches(start, max(end, start + 1))) == []

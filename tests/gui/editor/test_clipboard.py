from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.fragment import OWN_TYPE, as_json, from_json
from app.model.content import OpaqueKind, Paragraph, Run
from app.model.document import Position, Range
from app.model.format import RunFormat
from app.model.views import View, story_lines
from tests.gui.editor.conftest import OpenEditor, caret_of, put_caret
from tests.gui.editor.samples import ANNA, Maker, opaque, plain

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def select(view: EditorView, first: tuple[int, int], last: tuple[int, int]) -> None:
    ids = [p.id for p in view.document.body.paragraphs]
    view.select(Range(Position(ids[first[0]], first[1]), Position(ids[last[0]], last[1])))


def marked(view: EditorView) -> list[str]:
    return list(story_lines(view.document.body, View.MARKED))


def final(view: EditorView) -> list[str]:
    return list(story_lines(view.document.body, View.FINAL))


def mime(*, html: str = "", text: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    return data


def test_copied_text_is_pasted_as_an_insertion_with_its_format(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("one ", Run("two", RunFormat(bold=True)), " three")
    view = open_editor(maker.document())
    select(view, (0, 4), (0, 7))
    QTest.keyClick(view, Key.Key_C, CTRL)
    put_caret(view, 0, 13)
    QTest.keyClick(view, Key.Key_V, CTRL)
    assert marked(view) == ["one two three{+two+}"]
    assert view.document.body.paragraphs[0].runs[-1].format.bold
    assert caret_of(view) == (0, 16)


def test_cut_strikes_and_undo_takes_it_back(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    select(view, (0, 0), (0, 4))
    QTest.keyClick(view, Key.Key_X, CTRL)
    assert marked(view) == ["[-one -]two"]
    assert QGuiApplication.clipboard().text() == "one "
    QTest.keyClick(view, Key.Key_Z, CTRL)
    assert marked(view) == ["one two"]


def test_struck_text_is_not_copied(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("one ", Run("two ", deleted=ANNA), "three")
    view = open_editor(maker.document())
    view.select_all()
    view.copy()
    assert QGuiApplication.clipboard().text() == "one three"


def test_carried_content_copied_in_this_window_is_pasted_whole(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("see ", opaque(OpaqueKind.FIELD, "Table 1"))
    view = open_editor(maker.document())
    select(view, (0, 0), (0, 5))
    view.copy()
    put_caret(view, 0, 5)
    view.paste()
    pasted = view.document.body.paragraphs[0].runs[-1]
    assert pasted.opaque is not None
    assert pasted.opaque.display == "Table 1"
    assert pasted.inserted is not None


def test_a_selection_of_several_paragraphs_is_pasted_as_several(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one", "two", "three"))
    select(view, (0, 1), (1, 2))
    view.copy()
    put_caret(view, 2, 5)
    view.paste()
    assert final(view) == ["one", "two", "threene", "tw"]
    assert caret_of(view) == (3, 2)


def test_pasting_over_a_selection_replaces_it_in_one_step(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two three"))
    QGuiApplication.clipboard().setText("2")
    select(view, (0, 4), (0, 7))
    view.paste()
    assert marked(view) == ["one [-two-]{+2+} three"]
    view.undo()
    assert marked(view) == ["one two three"]


def test_plain_text_is_pasted_line_by_line(open_editor: OpenEditor) -> None:
    view = open_editor(plain("ab"))
    put_caret(view, 0, 1)
    view.insert_mime(mime(text="1\r\n2\n3"))
    assert final(view) == ["a1", "2", "3b"]


def test_html_keeps_bold_italic_and_underline_and_nothing_else(open_editor: OpenEditor) -> None:
    markup = (
        "<html><head><style>p {color: red}</style></head><body><!--StartFragment-->"
        "<p class=x>one <b>two</b> <span style='font-style: italic'>three</span></p>\n"
        "<p><u>four</u><script>alert(1)</script></p><!--EndFragment--></body></html>"
    )
    view = open_editor(plain(""))
    view.insert_mime(mime(html=markup, text="ignored"))
    assert final(view) == ["one two three", "four"]
    found = {r.text: r.format for p in view.document.body.paragraphs for r in p.runs}
    assert found["two"].bold
    assert found["three"].italic
    assert found["four"].underline == "single"
    assert found["one "].bold is None


def test_html_lists_and_tables_become_readable_text(open_editor: OpenEditor) -> None:
    view = open_editor(plain(""))
    markup = "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><table><tr><td>d</td><td>e</td></tr></table>x<br>y"
    view.insert_mime(mime(html=markup))
    assert [p.text for p in view.document.body.paragraphs] == ["•\ta", "•\tb", "1.\tc", "d\te", "x\ny"]


def test_paste_without_formatting_takes_the_text_only(open_editor: OpenEditor) -> None:
    view = open_editor(plain("x"))
    QGuiApplication.clipboard().setMimeData(mime(html="<b>bold</b>", text="bold"))
    put_caret(view, 0, 1)
    QTest.keyClick(view, Key.Key_V, CTRL | SHIFT)
    assert marked(view) == ["x{+bold+}"]
    assert view.document.body.paragraphs[0].runs[-1].format.bold is None


def test_an_empty_clipboard_says_so_and_changes_nothing(open_editor: OpenEditor) -> None:
    view = open_editor(plain("x"))
    said: list[str] = []
    view.message.connect(said.append)
    view.insert_mime(QMimeData())
    view.clipboard.insert(None)
    assert marked(view) == ["x"]
    assert len(said) == 2


def test_the_own_format_keeps_named_properties_and_no_markup() -> None:
    made = (Paragraph(1, (Run("a", RunFormat(xml="<w:b/>", bold=True, size=24)), opaque(OpaqueKind.FIELD, "T 1"))),)
    (read,) = from_json(as_json(made))
    assert [(r.text, r.format) for r in read.runs] == [("a", RunFormat(bold=True, size=24)), ("T 1", RunFormat())]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[", b"[]", b"null", b'{"paragraphs": 3}', b'{"paragraphs": [3, {"runs": 3}, {"runs": [{"text": 5}]}]}',
        b"[" * 100_000, b"\xff\xfe",
        json.dumps({"paragraphs": [{"runs": [{"text": "a", "format": {"xml": "<x/>", "bold": "yes"}}]}]}).encode(),
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_fragment_brings_no_properties_in(data: bytes) -> None:
    for paragraph in from_json(data):
        assert all(run.format == RunFormat() and run.opaque is None for run in paragraph.runs)


def drop(view: EditorView, data: QMimeData, index: int, offset: int) -> None:
    rect = view.frame.caret_rect(Position(view.document.body.paragraphs[index].id, offset))
    assert rect is not None
    point = rect.center()
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(point.toPoint(), Qt.DropAction.CopyAction, data, buttons, modifiers)
    view.dragEnterEvent(entered)
    assert entered.isAccepted()
    assert view.drop_place is not None
    view.dropEvent(QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, buttons, modifiers))


def test_text_dropped_from_elsewhere_is_inserted_where_it_falls(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two"))
    drop(view, mime(text="and "), 0, 4)
    assert marked(view) == ["one {+and +}two"]
    assert view.drop_place is None


@pytest.mark.parametrize(("to", "expected"), [(13, "two threeone "), (4, None), (9, "two tone hree")])
def test_moving_text_within_the_view_is_one_step(open_editor: OpenEditor, to: int, expected: str | None) -> None:
    view = open_editor(plain("one two three"))
    select(view, (0, 0), (0, 4))
    view.clipboard.selected()
    moved = view.selection
    if expected is not None:
        place = Position(moved.focus.paragraph, to)
        view.pen.move(moved, view.clipboard.read(view.clipboard.selected() or QMimeData()), place, "Move text")
        assert final(view) == [expected]
        view.undo()
    assert marked(view) == ["one two three"]


def test_hidden_struck_text_is_not_copied_from_the_final_view(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("a", Run("b", deleted=ANNA), Run("c", inserted=ANNA))
    view = open_editor(maker.document())
    for mode, text in ((ViewMode.FINAL, "ac"), (ViewMode.ALL_MARKUP, "ac"), (ViewMode.ORIGINAL, "ab")):
        view.set_view_mode(mode)
        view.select_all()
        view.copy()
        assert QGuiApplication.clipboard().text() == text


def test_a_click_into_the_selection_drops_it(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two three"))
    select(view, (0, 0), (0, 13))
    rect = view.frame.caret_rect(Position(view.document.body.paragraphs[0].id, 5))
    assert rect is not None
    point = QPoint(round(rect.x()), round(rect.center().y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert view.selection.empty
    assert caret_of(view) == (0, 5)


def test_the_own_type_is_offered_beside_html_and_text(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one"))
    view.select_all()
    data = view.clipboard.selected()
    assert data is not None
    assert data.hasFormat(OWN_TYPE)
    assert data.hasHtml()
    assert data.text() == "one"

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.clipboard import OWN_TYPE
from app.model.content import OpaqueKind, Run
from app.model.document import Position, Range
from app.model.format import RunFormat
from app.model.structure import cell_of
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


def test_html_lists_and_tables_are_lists_and_tables_again(open_editor: OpenEditor) -> None:
    view = open_editor(plain(""))
    markup = "<ul><li>a</li></ul><ol><li>c</li></ol><table><tr><td>d</td><td>e</td></tr></table>x<br>y"
    view.insert_mime(mime(html=markup))
    pasted = view.document.body.paragraphs
    assert [p.text for p in pasted] == ["a", "c", "d", "e", "x\ny"]
    assert [view.galley.labels[p.id] for p in pasted] == ["\uf0b7", "1.", "", "", ""]
    cells = [cell_of(p.parent) for p in pasted]
    assert [cell is not None and cell.row.inserted is not None for cell in cells] == [False, False, True, True, False]


def test_a_table_pasted_into_a_cell_is_lines_of_text(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b")])
    maker.add("end")
    view = open_editor(maker.document())
    put_caret(view, 0, 1)
    view.insert_mime(mime(html="<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"))
    assert final(view) == ["a1\t2", "3\t4", "b", "end"]
    view.undo()
    assert final(view) == ["a", "b", "end"]


def test_plain_text_within_formatted_text_looks_like_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add(Run("ab", RunFormat(bold=True)), style="List", indent_start=300, page_break_before=True)
    view = open_editor(maker.document())
    put_caret(view, 0, 1)
    view.insert_mime(mime(text="1\n2\n3"))
    made = view.document.body.paragraphs
    assert [p.text for p in made] == ["a1", "2", "3b"]
    assert all(run.format.bold for p in made for run in p.runs)
    assert (made[1].format.style, made[1].format.indent_start, made[1].format.page_break_before) == ("List", 300, None)


def test_plain_paragraphs_of_html_take_the_style_around_them(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("ab", style="List")
    view = open_editor(maker.document())
    put_caret(view, 0, 2)
    view.insert_mime(mime(html="<p>1</p><p>2</p><h2>3</h2><p>4</p>"))
    assert [p.format.style for p in view.document.body.paragraphs] == ["List", "List", "Heading2", "List"]


def test_what_cannot_be_pasted_is_named(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("one", opaque(OpaqueKind.FOOTNOTE, "1"), opaque(OpaqueKind.DRAWING))
    view = open_editor(maker.document())
    said: list[str] = []
    view.message.connect(said.append)
    view.select_all()
    view.copy()
    put_caret(view, 0, 0)
    view.paste()
    assert final(view) == ["oneone1"]
    assert len(said) == 1
    assert "footnotes (1)" in said[0]
    assert "pictures" not in said[0]
    view.insert_mime(mime(html="<p>a<img src='x.png'></p>"))
    assert "pictures and text boxes (1)" in said[1]


def test_a_copy_from_another_document_brings_words_and_no_reference(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("see ", opaque(OpaqueKind.FIELD, "Table 1"), opaque(OpaqueKind.DRAWING), opaque(OpaqueKind.FOOTNOTE, "1"))
    maker.table([("a", "b"), ("c", "d")])
    maker.add("x", number=1)
    there = open_editor(maker.document())
    there.select_all()
    there.copy()
    here = open_editor(plain("end"))
    said: list[str] = []
    here.message.connect(said.append)
    here.paste()
    assert final(here) == ["see Table 1", "a", "b", "c", "d", "1.\tx", "end"]
    assert all(r.opaque is None for p in here.document.body.paragraphs for r in p.runs)
    assert "pictures and text boxes (1)" in said[0]
    assert "footnotes (1)" in said[0]


@pytest.mark.parametrize(
    ("end", "style", "label"),
    [((1, 5), "Heading1", "2."), ((1, 3), None, ""), ((0, 4), "Heading1", ""), ((0, 2), None, "")],
)
def test_some_words_of_a_heading_or_an_item_are_only_words(
    open_editor: OpenEditor, end: tuple[int, int], style: str | None, label: str
) -> None:
    maker = Maker()
    maker.add("Head", style="Heading1")
    maker.add("items", number=1)
    maker.add("")
    view = open_editor(maker.document())
    select(view, (0, 0), end)
    view.copy()
    put_caret(view, 2, 0)
    view.paste()
    made = view.document.body.paragraphs[2:]
    assert made[0].format.style == (style if len(made) == 1 else "Heading1")
    assert view.galley.labels[made[-1].id] == label


def test_struck_rows_are_not_copied(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("one")
    maker.table([("a", "b"), ("c", "d")], deleted=ANNA)
    maker.add("two")
    view = open_editor(maker.document())
    view.select_all()
    view.copy()
    assert QGuiApplication.clipboard().text() == "one\na\tb\ntwo"
    assert "<td>c" not in QGuiApplication.clipboard().mimeData().html()


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
        copy = view.clipboard.read(view.clipboard.selected() or QMimeData())
        view.pen.move(moved, copy.paragraphs, place, "Move text")
        assert final(view) == [expected]
        view.undo()
    assert marked(view) == ["one two three"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((1, 11), ["one  four two", "threefive", "six"]),
        ((0, 2), ["ontwo", "threee  four five", "six"]),
        ((2, 3), ["one  four five", "sixtwo", "three"]),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_several_paragraphs_are_moved_whole_wherever_they_go(
    open_editor: OpenEditor, place: tuple[int, int], expected: list[str], own: bool
) -> None:
    view = open_editor(plain("") if own else plain("one two", "three four five", "six"))
    if own:
        view.insert_mime(mime(text="one two\nthree four five\nsix"))
    select(view, (0, 4), (1, 5))
    before = marked(view)
    copy = view.clipboard.read(view.clipboard.selected() or QMimeData())
    to = Position(view.document.body.paragraphs[place[0]].id, place[1])
    view.pen.move(view.selection, copy.paragraphs, to, "Move text")
    assert final(view) == expected
    view.undo()
    assert marked(view) == before


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

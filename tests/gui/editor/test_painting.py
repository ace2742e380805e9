from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QImageWriter

from app.gui.colour import contrast
from app.gui.editor import EditorView, ViewMode
from app.gui.editor.colours import ink, shade
from app.gui.editor.painting import BAR_GAP
from app.gui.theme import Scheme, tokens_of
from app.model.changes import paragraph_changes
from app.model.content import FormatChange, Mark, OpaqueKind, Paragraph, ParagraphFormatChange, Run
from app.model.document import Document, Position, Range
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Cell, Row, Table
from app.services.session import Session
from tests.gui.editor.conftest import OpenEditor
from tests.gui.editor.samples import ANNA, BELA, CARLA, LOREM, MOVE_FROM, Maker, opaque, plain, rich

LIGHT = tokens_of(Scheme.LIGHT)


def picture(view: EditorView) -> QImage:
    return view.viewport().grab().toImage()


def rect_of(view: EditorView, index: int, start: int, end: int) -> QRect:
    id_ = view.document.body.paragraphs[index].id
    found = view.frame.located(id_)
    assert found is not None
    layout = found.layout
    (first, *_) = layout.range_rects(layout.to_shown(id_, start), layout.to_shown(id_, end))
    return first.translated(found.x, found.y).toAlignedRect()


def full_rows(image: QImage, rect: QRect, color: str) -> list[int]:
    """The rows of a rectangle that are of one colour from edge to edge."""
    wanted = QColor(color).rgb()
    inner = rect.adjusted(2, 0, -2, 0)
    columns = range(inner.left(), inner.right())
    return [y for y in range(rect.top(), rect.bottom() + 1) if all(image.pixel(x, y) == wanted for x in columns)]


def changed(run: Run) -> Document:
    maker = Maker()
    maker.add("before ", run, " after")
    maker.add("a line without changes")
    return maker.document()


def one_author(view: EditorView) -> str:
    return view.author_color(ANNA.author)


def test_an_insertion_is_underlined_in_its_authors_colour(open_editor: OpenEditor) -> None:
    view = open_editor(changed(Run("inserted", inserted=ANNA)))
    rows = full_rows(picture(view), rect := rect_of(view, 0, 7, 15), one_author(view))
    assert rows
    assert min(rows) > rect.center().y()


def test_a_deletion_is_struck_in_its_authors_colour(open_editor: OpenEditor) -> None:
    view = open_editor(changed(Run("xxxxxxxx", deleted=ANNA)))
    rect = rect_of(view, 0, 7, 15)
    rows = full_rows(picture(view), rect, one_author(view))
    assert rows
    assert rect.top() + rect.height() * 0.35 < rows[0] < rect.top() + rect.height() * 0.75


def test_anothers_strike_on_an_insertion_shows_both_colours(open_editor: OpenEditor) -> None:
    view = open_editor(changed(Run("contested", inserted=ANNA, deleted=BELA)))
    rect = rect_of(view, 0, 7, 16)
    image = picture(view)
    assert full_rows(image, rect, view.author_color(ANNA.author))
    assert full_rows(image, rect, view.author_color(BELA.author))


def test_moved_text_is_underlined_twice(open_editor: OpenEditor) -> None:
    view = open_editor(changed(Run("xxxxxxxx", inserted=MOVE_FROM)))
    rows = full_rows(picture(view), rect_of(view, 0, 7, 15), view.author_color(MOVE_FROM.author))
    assert len(rows) == 2
    assert rows[1] - rows[0] == 2


@pytest.mark.parametrize(("mode", "expected"), [
    (ViewMode.ALL_MARKUP, True), (ViewMode.SIMPLE, True), (ViewMode.ORIGINAL, False), (ViewMode.FINAL, False),
])  # fmt: skip
def test_bars_stand_beside_changed_lines_only(open_editor: OpenEditor, mode: ViewMode, expected: bool) -> None:
    view = open_editor(changed(Run("struck", deleted=ANNA)))
    view.set_view_mode(mode)
    image = picture(view)
    color = one_author(view) if mode.marks else LIGHT.accent
    bar_x = round(view.frame.left) - BAR_GAP
    first, second = rect_of(view, 0, 0, 5), rect_of(view, 1, 0, 5)
    found = image.pixelColor(bar_x, first.center().y()).name() == color
    assert found is expected
    assert image.pixelColor(bar_x, second.center().y()).name() == LIGHT.page


def test_struck_text_has_no_width_in_the_final_view(open_editor: OpenEditor) -> None:
    view = open_editor(changed(Run("struck", deleted=ANNA)))
    view.set_view_mode(ViewMode.FINAL)
    id_ = view.document.body.paragraphs[0].id
    left, right = (view.frame.caret_rect(Position(id_, offset)) for offset in (7, 13))
    assert left == right


def test_an_inserted_paragraph_mark_shows_a_coloured_pilcrow(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("text", mark=Mark(inserted=ANNA))
    maker.add("text")
    view = open_editor(maker.document())
    image = picture(view)
    color = QColor(one_author(view))

    def near(index: int) -> bool:
        rect = rect_of(view, index, 3, 4)
        area = QRect(rect.right() + 1, rect.top(), 12, rect.height())
        points = [QPoint(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())]
        return any(image.pixelColor(p).name() == color.name() for p in points)

    assert near(0)
    assert not near(1)


def test_the_selection_covers_text_and_paragraph_end(open_editor: OpenEditor) -> None:
    view = open_editor(plain("one two", "three"))
    first, second = view.document.body.paragraphs
    view.set_selection(Range(Position(first.id, 4), Position(second.id, 2)))
    image = picture(view)
    selected = rect_of(view, 0, 4, 7)
    assert image.pixelColor(selected.right() + 3, selected.top() + 1).name() == LIGHT.selection
    assert image.pixelColor(selected.left() + 1, selected.top() + 1).name() == LIGHT.selection
    assert image.pixelColor(rect_of(view, 0, 0, 3).left() + 1, selected.top() + 1).name() == LIGHT.page
    assert image.pixelColor(rect_of(view, 1, 0, 2).left() + 1, rect_of(view, 1, 0, 2).top() + 1).name() == (
        LIGHT.selection
    )


def test_an_inserted_row_is_tinted_and_a_hidden_one_takes_no_room(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b"), ("c", "d"), ("e", "f")], inserted=CARLA)
    maker.add("after")
    view = open_editor(maker.document())
    image = picture(view)
    inserted, plain_row = rect_of(view, 4, 0, 1), rect_of(view, 2, 0, 1)
    assert image.pixelColor(inserted.right() + 40, inserted.center().y()).name() != LIGHT.page
    assert image.pixelColor(plain_row.right() + 40, plain_row.center().y()).name() == LIGHT.page
    before = rect_of(view, 6, 0, 5).top()
    view.set_view_mode(ViewMode.ORIGINAL)
    assert rect_of(view, 6, 0, 5).top() < before
    assert view.frame.located(view.document.body.paragraphs[4].id) is None


def test_the_hatching_of_a_struck_row_scrolls_with_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    for _ in range(5):
        maker.add(LOREM)
    table = Table(maker.new_id(), (5000,))
    cell = Cell(maker.new_id(), Row(maker.new_id(), table, deleted=ANNA), 0)
    maker.add("struck", parent=cell)
    for _ in range(60):
        maker.add(LOREM)
    view = open_editor(maker.document())
    found = view.frame.located(maker.paragraphs[5].id)
    assert found is not None
    place = QRect(int(found.x) + 150, int(found.y), 60, int(found.layout.height))
    before = picture(view).copy(place)
    assert len({before.pixel(x, 5) for x in range(60)}) > 1
    for step in (1, 3, 8):
        view.verticalScrollBar().setValue(step)
        assert picture(view).copy(place.translated(0, -step)) == before


def test_the_line_below_a_table_stays_when_the_table_has_just_been_scrolled_away(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.table([("a", "b")])
    for _ in range(60):
        maker.add("text")
    view = open_editor(maker.document())
    table = view.frame.in_view()[0]
    end = round(table.top + table.block.height)
    x = round(view.frame.left) + 30
    line = picture(view).pixelColor(x, end)
    assert line != picture(view).pixelColor(x, end + 1)
    for step in (end - 1, end):
        view.verticalScrollBar().setValue(step)
        assert picture(view).pixelColor(x, end - step) == line


def test_a_shown_change_is_outlined_until_the_caret_moves_or_the_text_changes(open_editor: OpenEditor) -> None:
    view = open_editor(changed(Run("inserted", inserted=ANNA)))
    (change,) = paragraph_changes("body", view.document.body.paragraphs[0])
    view.show_change(change)
    rect = rect_of(view, 0, 7, 15)

    def outlined() -> bool:
        return picture(view).pixelColor(rect.center().x(), rect.top()).name() == LIGHT.accent

    assert outlined()
    view.move_caret(Position(change.paragraph, 0), selecting=False)
    assert not outlined()
    view.show_change(change)
    assert outlined()
    view.pen.write("x")
    assert not outlined()


@pytest.fixture
def a_green_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every session holds one, 60 pixels wide and 40 high, as rId7."""
    green = QImage(60, 40, QImage.Format.Format_RGB32)
    green.fill(QColor("#00c000"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, b"png").write(green)
    images = {"rId7": bytes(held.data())}
    monkeypatch.setattr(Session, "file", SimpleNamespace(image=images.get))


@pytest.mark.usefixtures("a_green_picture")
def test_a_picture_is_drawn_when_the_session_has_it(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("see ", opaque(OpaqueKind.DRAWING, label="Picture 1", ref="rId7"), " there")
    maker.add("see ", opaque(OpaqueKind.DRAWING, label="Picture 2", ref="rId8"), " there")
    view = open_editor(maker.document())
    rect = rect_of(view, 0, 4, 5)
    assert rect.height() >= 40
    assert picture(view).pixelColor(rect.center().x(), rect.bottom() - 20).name() == "#00c000"
    assert rect_of(view, 1, 4, 5).height() < 30


@pytest.mark.usefixtures("a_green_picture")
def test_a_picture_in_a_right_to_left_paragraph_stands_within_its_column(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add(opaque(OpaqueKind.DRAWING, label="Picture 1", ref="rId7"), " سلام", rtl=True)
    view = open_editor(maker.document())
    found = view.frame.located(view.document.body.paragraphs[0].id)
    assert found is not None
    ((drawn, _),) = found.layout.images
    assert view.galley.width - 6 < drawn.right() < view.galley.width + 1


def test_right_to_left_text_begins_at_the_right_margin(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add("سلام", rtl=True)
    view = open_editor(maker.document())
    start = view.frame.caret_rect(Position(view.document.body.paragraphs[0].id, 0))
    assert start is not None
    assert start.x() == pytest.approx(view.frame.left + view.galley.width, abs=1.5)


def test_list_text_hangs_behind_its_label(open_editor: OpenEditor) -> None:
    maker = Maker()
    maker.add(LOREM * 2, number=1)
    view = open_editor(maker.document())
    found = view.frame.located(view.document.body.paragraphs[0].id)
    assert found is not None
    layout = found.layout
    assert layout.label is not None
    assert layout.label.text == "1."
    indent = 567 * view.galley.typesetter.scale
    assert layout.shown_rect(0).x() == pytest.approx(indent, abs=1)
    assert layout.shown_rect(layout.line_range(1)[0]).x() == pytest.approx(indent, abs=1)
    assert layout.label.x == pytest.approx(0, abs=1)


def test_capitals_are_shown_without_changing_the_text(open_editor: OpenEditor) -> None:
    from app.model.format import RunFormat

    maker = Maker()
    maker.add(Run("straße", RunFormat(caps=True)))
    view = open_editor(maker.document())
    found = view.frame.located(view.document.body.paragraphs[0].id)
    assert found is not None
    assert found.layout.shown.text == "STRAßE"
    assert view.document.body.paragraphs[0].text == "straße"


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("name", ["000000", "FFFFFF", "1F3864", "FFFF00", "C00000", "auto", None])
@pytest.mark.parametrize("shading", [None, "FFFFFF", "1F3864", "DCE6F1", "000000"])
def test_text_reads_on_every_ground_in_both_themes(scheme: Scheme, name: str | None, shading: str | None) -> None:
    tokens = tokens_of(scheme)
    ground = shade(shading, tokens) or tokens.page
    assert contrast(ink(name, ground, tokens), ground) >= 4.5


Change = Callable[[EditorView], object]


@pytest.mark.parametrize("change", [
    lambda view: view.set_zoom(1.5),
    lambda view: view.set_zoom(0.5),
    lambda view: view.set_tokens(tokens_of(Scheme.DARK)),
    lambda view: view.set_view_mode(ViewMode.FINAL),
    lambda view: view.resize(500, 400),
])  # fmt: skip
def test_what_is_at_the_top_stays_there_when_the_look_changes(open_editor: OpenEditor, change: Change) -> None:
    view = open_editor(plain(*(f"{i} {LOREM}" for i in range(300))))
    view.verticalScrollBar().setValue(5000)
    top: Paragraph = view.galley.story.paragraphs[view.frame.in_view()[0].index]
    change(view)
    assert view.galley.story.paragraphs[view.frame.in_view()[0].index] is top


def test_everything_is_drawn_in_both_themes_and_at_every_zoom(open_editor: OpenEditor) -> None:
    view = open_editor(rich())
    for scheme in Scheme:
        view.set_tokens(tokens_of(scheme))
        for zoom in (0.5, 1.0, 1.5, 3.0):
            view.set_zoom(zoom)
            image = picture(view)
            assert image.pixelColor(2, 300).name() in (tokens_of(scheme).desk, tokens_of(scheme).page)
            colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
            assert len(colors) > 20


def test_the_original_shows_the_formatting_before_the_changes(open_editor: OpenEditor) -> None:
    def pictured(*, changed: bool) -> QImage:
        maker = Maker()
        bold = FormatChange(BELA, RunFormat()) if changed else None
        moved = ParagraphFormatChange(ANNA, ParagraphFormat()) if changed else None
        word = Run("word", RunFormat(bold=changed or None, size=40 if changed else None), format_change=bold)
        maker.add("Plain ", word, " end. " + LOREM, indent_start=900 if changed else None, format_change=moved)
        view = open_editor(maker.document())
        view.set_view_mode(ViewMode.ORIGINAL)
        view.clearFocus()
        return view.viewport().grab().toImage()

    assert pictured(changed=True) == pictured(changed=False)

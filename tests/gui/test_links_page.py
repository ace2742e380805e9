"""Matrix and map show the same links, can be worked by key, say what they show, and lead to the text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.links_page import MAP, MATRIX, LinksPage
from app.gui.matrix_model import MatrixCell
from app.gui.places import Page
from app.gui.theme import Scheme
from app.gui.window import MainWindow
from app.model.link import HandLink, LinkEnd
from app.model.proposal import Author
from app.plan.links import LinkGraph
from app.services.session import Session
from tests.gui.conftest import wait_for
from tests.plan.linked_plan import amended_plan


@pytest.fixture
def shown(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a plan of sixty elements under amendment, its links on the screen."""
    session = Session(amended_plan(), name="annex.docx")
    session.author = Author("A. Rapporteur", "Example Administration")
    window.show_session(session, tmp_path / "annex.docx")
    wait_for(lambda: window.settled)
    window.show_page(Page.LINKS)
    wait_for(lambda: window.settled and page_of(window).graph is not None)
    return window


def page_of(window: MainWindow) -> LinksPage:
    page = window.links.page
    assert page is not None
    return page


def show_kinds(page: LinksPage, rows: str, columns: str) -> None:
    page.rows.setCurrentIndex(page.rows.findData(rows))
    page.columns.setCurrentIndex(page.columns.findData(columns))


def choose(page: LinksPage, row: str, column: str) -> MatrixCell:
    model = page.matrix.matrix
    r = next(i for i, node in enumerate(model.rows) if node.title == row)
    c = next(i for i, node in enumerate(model.columns) if node.title == column)
    page.matrix.setCurrentIndex(model.index(r, c))
    return model.cell(r, c)


HUMAN, GOAL = "Human resources", "Dependable connectivity for everyone"


# ---- matrix ---------------------------------------------------------------------------------------------------------


def test_the_matrix_begins_with_outputs_by_outcomes(shown: MainWindow) -> None:
    page = page_of(shown)
    assert (page.rows.currentData(), page.columns.currentData()) == ("output", "outcome")
    assert (len(page.matrix.matrix.rows), len(page.matrix.matrix.columns)) == (12, 13)


def test_space_adds_a_link_by_hand_and_takes_it_away_and_undo_brings_it_back(shown: MainWindow) -> None:
    page = page_of(shown)
    show_kinds(page, "enabler", "goal")
    choose(page, HUMAN, GOAL)
    assert "Not linked" in _said(page)
    page.matrix.setFocus()
    QTest.keyClick(page.matrix, Qt.Key.Key_Space)
    wait_for(lambda: shown.settled and choose(page, HUMAN, GOAL).link is not None)
    assert choose(page, HUMAN, GOAL).mark == "hand"
    assert shown.session is not None
    assert len(shown.session.links) == 1
    QTest.keyClick(page.matrix, Qt.Key.Key_Space)
    wait_for(lambda: shown.settled and choose(page, HUMAN, GOAL).link is None)
    shown.session.undo()
    wait_for(lambda: shown.settled and choose(page, HUMAN, GOAL).link is not None)


def test_the_chosen_cell_stays_chosen_when_the_links_are_found_again(shown: MainWindow) -> None:
    page = page_of(shown)
    show_kinds(page, "enabler", "goal")
    choose(page, HUMAN, GOAL)
    page.toggle()
    wait_for(lambda: shown.settled and choose(page, HUMAN, GOAL).link is not None)
    current = page.matrix.current
    assert current is not None
    assert (current.row.title, current.column.title) == (HUMAN, GOAL)


def test_rows_and_columns_without_a_link_are_marked_and_counted(shown: MainWindow) -> None:
    page = page_of(shown)
    show_kinds(page, "enabler", "goal")
    assert page.matrix.matrix.gaps == (5, 0)
    assert "5" in page.gaps.text()
    at = next(i for i, node in enumerate(page.matrix.matrix.rows) if node.title == HUMAN)
    said = page.matrix.matrix.headerData(at, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Enabler “{HUMAN}”: no link here"


def test_gaps_and_states_can_be_told_without_colour(shown: MainWindow) -> None:
    page = page_of(shown)
    model = page.matrix.matrix
    show_kinds(page, "enabler", "goal")
    kept = model.index(next(i for i, n in enumerate(model.rows) if n.title == "Membership-driven organization"), 0)
    shapes = {name: _grey_picture(page, row, column) for name, row, column in (
        ("found", kept.row(), 0), ("none", kept.row(), 2),
        ("gap", next(i for i, n in enumerate(model.rows) if n.title == HUMAN), 0),
        ("added", next(i for i, n in enumerate(model.rows) if n.title == "Strategic communication"), 2),
    )}  # fmt: skip
    names = list(shapes)
    for a in names:
        for b in names:
            assert a == b or shapes[a] != shapes[b], (a, b)


def _grey_picture(page: LinksPage, row: int, column: int) -> bytes:
    from PySide6.QtGui import QImage

    index = page.matrix.matrix.index(row, column)
    page.matrix.clearSelection()
    page.matrix.scrollTo(index)
    picture = page.matrix.viewport().grab(page.matrix.visualRect(index)).toImage()
    return bytes(picture.convertToFormat(QImage.Format.Format_Mono).constBits())


def test_every_cell_says_what_it_is(shown: MainWindow) -> None:
    page = page_of(shown)
    show_kinds(page, "output", "outcome")
    model = page.matrix.matrix
    said = [model.index(r, c).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(12) for c in range(13)]
    assert all(said)
    assert any("removed by the changes" in text for text in said)
    assert any("added by the changes" in text for text in said)
    assert any(text.endswith("not linked") for text in said)


def test_enter_goes_to_the_words_that_a_link_rests_on(shown: MainWindow) -> None:
    page = page_of(shown)
    show_kinds(page, "output", "outcome")
    cell = choose(page, "Radio rules and frequency register", "Radio services free from interference")
    assert cell.link is not None
    page.matrix.setFocus()
    QTest.keyClick(page.matrix, Qt.Key.Key_Return)
    assert shown.page is Page.ANNEX
    assert shown.annex is not None
    assert shown.annex.editor.selection.focus.paragraph == cell.link.evidence[0].paragraph


def test_rows_and_columns_can_be_swapped(shown: MainWindow) -> None:
    page = page_of(shown)
    show_kinds(page, "enabler", "goal")
    page._swap()
    assert (page.rows.currentData(), page.columns.currentData()) == ("goal", "enabler")


def test_lost_links_are_listed_and_can_be_removed(shown: MainWindow) -> None:
    page, session = page_of(shown), shown.session
    assert session is not None
    session.set_links(
        "Add link", [HandLink(LinkEnd("enabler", 999_999, "", "Gone"), LinkEnd("goal", 1, "", "Nowhere"))]
    )
    wait_for(lambda: shown.settled and page.graph is not None and page.graph.lost)
    assert page.details._lost.isVisible()
    page.details.forget_wanted.emit()
    wait_for(lambda: shown.settled and page.graph is not None and not page.graph.lost)
    assert not page.details._lost.isVisible()


def _said(page: LinksPage) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in page.details.findChildren(QLabel))


# ---- map ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def mapped(shown: MainWindow) -> MainWindow:
    page_of(shown).show_view(MAP)
    QTest.qWait(20)
    return shown


def point_of(page: LinksPage, title: str) -> QPoint:
    view = page.map
    assert view.drawn is not None
    box = next(b for b in view.drawn.boxes if b.node.title == title)
    place = QPointF(box.x + box.width / 2, box.y + box.height / 2) * view.zoom + view._origin()
    return place.toPoint()


def test_with_ctrl_a_click_shows_an_elements_links_alone(mapped: MainWindow) -> None:
    page = page_of(mapped)
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, ctrl, point_of(page, HUMAN))
    chosen = page.map.chosen
    assert chosen is not None
    assert chosen.title == HUMAN
    assert "Missing" in _said(page)
    assert mapped.page is Page.LINKS


def test_resting_on_an_element_shows_its_links_alone_for_as_long(mapped: MainWindow) -> None:
    view = page_of(mapped).map
    before = view.grab().toImage()
    QTest.mouseMove(view.viewport(), point_of(page_of(mapped), HUMAN))
    wait_for(lambda: view.grab().toImage() != before)
    assert view.chosen is None
    QTest.mouseMove(view.viewport(), QPoint(3, 3))
    wait_for(lambda: view.grab().toImage() == before)


def test_a_click_goes_to_the_text(mapped: MainWindow) -> None:
    page = page_of(mapped)
    QTest.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, HUMAN))
    assert mapped.page is Page.ANNEX
    assert mapped.annex is not None
    paragraph = mapped.annex.editor.selection.focus.paragraph
    assert mapped.session is not None
    assert mapped.session.document.paragraph(paragraph).text == HUMAN


def test_a_click_beside_the_elements_shows_all_again(mapped: MainWindow) -> None:
    page = page_of(mapped)
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, ctrl, point_of(page, HUMAN))
    QTest.mouseClick(page.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert page.map.chosen is None


def test_the_map_is_walked_by_arrows_along_columns_and_links(mapped: MainWindow) -> None:
    page = page_of(mapped)
    view = page.map
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    first = view.chosen
    assert first is not None
    QTest.keyClick(view, Qt.Key.Key_Down)
    second = view.chosen
    assert second is not None
    assert second.kind == first.kind
    assert second.id != first.id
    assert second.title in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Right)
    third = view.chosen
    assert third is not None
    assert third.kind != second.kind
    assert page.graph is not None
    assert page.graph.between(second.id, third.id) is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen is None


def test_zooming_keeps_the_point_under_the_pointer(mapped: MainWindow) -> None:
    view = page_of(mapped).map
    view.set_zoom(1.0)
    about = QPointF(300, 200)
    before = view._to_map(about)
    view.set_zoom(1.6, about)
    after = view._to_map(about)
    assert (after - before).manhattanLength() < 2
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom <= 1.0
    assert view.horizontalScrollBar().maximum() == 0


def test_from_right_to_left_the_first_column_stands_at_the_right(mapped: MainWindow, theme: object) -> None:
    page = page_of(mapped)
    assert page.map.drawn is not None
    before = page.map.drawn.columns[0].x
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QTest.qWait(30)
        assert page.map.drawn.columns[0].x > before
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_map_follows_the_theme(mapped: MainWindow) -> None:
    view = page_of(mapped).map
    light = view.grab().toImage().pixelColor(5, 5).lightness()
    mapped.theme.choose(Scheme.DARK)
    try:
        QTest.qWait(20)
        assert view.grab().toImage().pixelColor(5, 5).lightness() < light
    finally:
        mapped.theme.choose(Scheme.LIGHT)


def test_the_map_follows_an_edit_once_it_is_looked_at(mapped: MainWindow) -> None:
    page = page_of(mapped)
    assert mapped.session is not None
    graphs: list[LinkGraph] = []
    page.graph_found.connect(graphs.append)
    mapped.session.insert_element("enabler", "Quiet work", ["It supports Goal 1."], profile="strategic-plan")
    wait_for(lambda: mapped.settled and graphs)
    assert any(node.title == "Quiet work" for node in graphs[-1].nodes)


# ---- page -----------------------------------------------------------------------------------------------------------


def test_links_are_looked_for_only_while_somebody_looks(window: MainWindow, tmp_path: Path) -> None:
    window.show_session(Session(amended_plan(), name="annex.docx"), tmp_path / "annex.docx")
    wait_for(lambda: window.settled)
    assert window.links.page is None
    window.close_document()
    assert window.links.page is None


def test_the_registered_actions_show_matrix_and_map(shown: MainWindow) -> None:
    shown.show_page(Page.ANNEX)
    shown.registry.action("links.map").trigger()
    assert (shown.page, page_of(shown).tabs.current) == (Page.LINKS, MAP)
    shown.registry.action("links.matrix").trigger()
    assert page_of(shown).tabs.current == MATRIX
    shown.refresh()
    assert shown.registry.action("links.toggle").isEnabled()
    shown.show_page(Page.ANNEX)
    assert not shown.registry.action("links.toggle").isEnabled()


@pytest.mark.parametrize("ending", ["svg", "png", "csv"])
def test_exports_are_written_off_the_windows_thread_and_said(shown: MainWindow, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"links.{ending}"
    shown.links.export_to(out)
    wait_for(lambda: shown.jobs.idle and out.exists())
    assert out.stat().st_size > 1000
    assert shown.message_bar.message is not None
    assert out.name in shown.message_bar.message.text


def test_the_matrix_that_is_shown_is_exported(shown: MainWindow, tmp_path: Path) -> None:
    page = page_of(shown)
    show_kinds(page, "enabler", "goal")
    out = tmp_path / "matrix.csv"
    shown.links.export_to(out, matrix=True)
    wait_for(lambda: shown.jobs.idle and out.exists())
    table = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
    assert table[0][0] == "Enabler"
    assert len(table) == 1 + 8


def test_an_export_that_cannot_be_written_is_said(shown: MainWindow, tmp_path: Path) -> None:
    shown.links.export_to(tmp_path / "nowhere" / "links.svg")
    wait_for(lambda: shown.message_bar.message is not None)
    assert shown.message_bar.message is not None
    assert "could not be written" in shown.message_bar.message.text


def test_a_document_for_reading_is_not_linked(window: MainWindow, tmp_path: Path) -> None:
    window.show_session(Session(amended_plan(), name="annex.docx", read_only=True), tmp_path / "annex.docx")
    window.show_page(Page.LINKS)
    wait_for(lambda: window.settled and page_of(window).graph is not None)
    page_of(window).toggle()
    assert window.session is not None
    assert window.session.links == ()
    assert window.message_bar.message is not None


def test_an_element_can_be_linked_to_a_resolution_that_no_text_cites(mapped: MainWindow) -> None:
    page = page_of(mapped)
    assert page.graph is not None
    human = next(node for node in page.graph.nodes if node.title == HUMAN)
    page.details.cite_wanted.emit("resolution", "Resolution 77 (Port Lumen, 2024)", human)
    wait_for(lambda: mapped.settled and page.graph is not None and any("77" in node.title for node in page.graph.nodes))
    assert mapped.session is not None
    assert mapped.session.can_undo == "Add link"
    assert page.columns.findData("resolution") >= 0


def test_the_links_are_a_view_of_the_annex_and_lead_back_to_its_text(shown: MainWindow) -> None:
    assert [tab.text() for tab in shown.tabs.buttons] == ["Annex", "Statement", "Compilation"]
    assert shown.tabs.current == Page.ANNEX
    QTest.keyClick(page_of(shown).matrix, Qt.Key.Key_Escape)
    assert shown.page is Page.ANNEX
    shown.registry.action("links.map").trigger()
    assert shown.page is Page.LINKS
    shown.tabs.buttons[Page.ANNEX].click()
    assert shown.page is Page.ANNEX

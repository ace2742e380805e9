"""A document opens as it was left; another one does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.gui.editor import ViewMode
from app.gui.places import Page, Part
from app.gui.theme import Theme
from app.gui.window import MainWindow
from app.gui.window_settings import WindowSettings
from app.model.document import Position, Range
from tests.gui.conftest import wait_for

Reopen = Callable[[Path], MainWindow]


def opened_in(window: MainWindow, path: Path) -> MainWindow:
    window.files.open_path(path)
    wait_for(lambda: window.path == path and window.opened is not None and window.settled)
    return window


@pytest.fixture
def leave(opened: MainWindow) -> Path:
    """The example, left in a state that is not the first one."""
    annex, path = opened.annex, opened.path
    assert annex is not None
    assert path is not None
    annex.editor.set_zoom(1.25)
    annex.editor.set_view_mode(ViewMode.FINAL)
    annex.outline.hide()
    annex.inspector.show_part(Part.FINDINGS)
    paragraph = next(p for p in annex.editor.document.body.paragraphs[80:] if p.length > 40)
    place = Position(paragraph.id, 7)
    annex.editor.select(Range(place, place))
    opened.resize(741, 606)
    return path


def test_a_document_opens_in_the_next_window_as_it_was_left(opened: MainWindow, leave: Path, theme: Theme) -> None:
    assert opened.annex is not None
    caret, top = opened.annex.editor.selection, opened.annex.editor.frame.anchor_paragraph()
    opened.close()
    after = MainWindow(theme, WindowSettings())
    after.show()
    assert opened_in(after, leave).annex is not None
    assert after.annex is not None
    editor = after.annex.editor
    assert (after.width(), after.height()) == (741, 606)
    assert editor.zoom == pytest.approx(1.25)
    assert editor.view_mode is ViewMode.FINAL
    assert editor.selection == caret
    assert editor.frame.anchor_paragraph()[0] == top[0]
    assert abs(editor.frame.anchor_paragraph()[1] - top[1]) <= 1
    assert after.annex.outline.isHidden()
    assert after.annex.inspector.part is Part.FINDINGS
    after.close()
    after.deleteLater()


def test_the_page_that_was_open_is_open_again(opened: MainWindow) -> None:
    path = opened.path
    assert path is not None
    opened.show_page(Page.STATEMENT)
    opened.close_document()
    opened.show_start()
    assert opened_in(opened, path).page is Page.STATEMENT


def test_another_document_opens_as_new(opened: MainWindow, leave: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    shutil.copy(leave, other)
    opened_in(opened, other)
    assert opened.annex is not None
    assert opened.annex.editor.zoom == pytest.approx(1.0)
    assert opened.annex.editor.view_mode is ViewMode.ALL_MARKUP
    assert (opened.width(), opened.height()) == (741, 606)


def test_a_caret_whose_paragraph_is_gone_stands_at_the_beginning(opened: MainWindow) -> None:
    path = opened.path
    assert path is not None
    opened.close_document()
    opened.settings.remember_number("caret_paragraph", 10**9, path)
    opened.settings.remember_number("top_paragraph", 10**9, path)
    opened.settings.remember_number("mode", 77, path)
    opened.settings.remember_number("page", 9, path)
    opened.show_start()
    opened_in(opened, path)
    assert opened.annex is not None
    assert opened.annex.editor.selection.focus.paragraph == opened.annex.editor.document.body.paragraphs[0].id
    assert opened.page is Page.ANNEX

"""Editors on small documents, shown off screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.editor import EditorView
from app.model.document import Document, Position, Range
from tests.gui.editor.samples import session_of


@pytest.fixture(scope="session")
def app() -> QApplication:
    """The application that every widget needs."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


OpenEditor = Callable[[Document], EditorView]


@pytest.fixture
def open_editor(app: QApplication) -> Iterator[OpenEditor]:
    """Shows a document in an editor of 900 × 700 pixels that has the focus."""
    opened: list[EditorView] = []

    def open_(document: Document) -> EditorView:
        view = EditorView(session_of(document))
        view.resize(900, 700)
        view.show()
        QTest.qWaitForWindowExposed(view)
        view.setFocus()
        app.processEvents()
        opened.append(view)
        return view

    yield open_
    for view in opened:
        view.detach()
        view.close()
        view.deleteLater()
    app.processEvents()


def put_caret(view: EditorView, index: int, offset: int) -> None:
    """Put the caret into the body's paragraph with this index."""
    place = Position(view.document.body.paragraphs[index].id, offset)
    view.select(Range(place, place))


def caret_of(view: EditorView) -> tuple[int, int]:
    """Index of the caret's paragraph, and its offset."""
    index = view.document.body.index(view.selection.focus.paragraph)
    assert index is not None
    return index, view.selection.focus.offset

"""Fields tell what was written once the writer pauses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.fields import ParagraphsField, TextField, WrappedField
from app.gui.theme import ROW_HEIGHT, Theme
from tests.gui.conftest import wait_for


@pytest.fixture
def form(theme: Theme) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(300, 300)
    made.show()
    yield made
    made.close()


def _put(form: QWidget, field: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    layout.addWidget(field)
    QTest.qWait(1)
    field.setFocus()


def test_a_word_is_told_once_after_a_pause(form: QWidget) -> None:
    field = TextField()
    _put(form, field)
    spy = QSignalSpy(field.settled)
    QTest.keyClicks(field, "WG-A")
    assert spy.count() == 0
    wait_for(lambda: spy.count())
    assert [spy.at(i)[0] for i in range(spy.count())] == ["WG-A"]


def test_what_is_being_written_is_not_overwritten(form: QWidget) -> None:
    field = WrappedField()
    _put(form, field)
    QTest.keyClicks(field, "mine")
    field.show_text("theirs")
    assert field.text() == "mine"
    field.settle()
    field.show_text("theirs")
    assert field.text() == "theirs"


def test_filling_a_field_is_not_writing(form: QWidget) -> None:
    field = ParagraphsField()
    _put(form, field)
    spy = QSignalSpy(field.settled)
    field.show_text("One\nTwo")
    field.settle()
    assert spy.count() == 0


def test_a_wrapped_field_is_a_row_high_and_grows_with_its_text(form: QWidget) -> None:
    field = WrappedField()
    _put(form, field)
    QTest.qWait(20)
    assert field.height() == ROW_HEIGHT
    field.show_text("Several recipients that do not fit on one line of a narrow form; " * 2)
    assert field.height() > ROW_HEIGHT


def test_enter_ends_a_wrapped_field_instead_of_breaking_the_line(form: QWidget) -> None:
    field = WrappedField()
    _put(form, field)
    spy = QSignalSpy(field.settled)
    QTest.keyClicks(field, "Title")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "Title"
    assert spy.at(0)[0] == "Title"


def test_tab_leaves_a_field_of_many_lines(form: QWidget) -> None:
    first, second = ParagraphsField(), TextField()
    _put(form, second)
    _put(form, first)
    form.activateWindow()
    first.setFocus()
    assert form.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert form.focusWidget() is second
    assert first.toPlainText() == ""


@pytest.mark.parametrize("kind", [TextField, WrappedField, ParagraphsField])
def test_the_key_that_exports_is_left_to_the_window(form: QWidget, kind: type[QWidget]) -> None:
    field = kind()
    _put(form, field)
    for key, taken in ((Qt.Key.Key_E, False), (Qt.Key.Key_V, True)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QCoreApplication.sendEvent(field, event)
        assert event.isAccepted() == taken


def test_no_bar_hides_the_line_at_any_width(form: QWidget) -> None:
    field = WrappedField()
    _put(form, field)
    field.show_text("Liaison statement on enablers in the draft strategic plan")
    for width in range(380, 460, 3):
        form.resize(width, 300)
        QTest.qWait(1)
        assert not field.horizontalScrollBar().isVisible()

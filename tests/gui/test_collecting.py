"""Garbage is looked for while nobody types, and never within a keystroke."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui import collecting
from app.gui.collecting import IdleCollector
from app.gui.editor import EditorView
from tests.gui.samples import document_of, session_of


class _Ring:
    """Garbage that only a collection frees."""

    def __init__(self) -> None:
        self.other = self


@pytest.fixture
def collector(app: QApplication) -> Iterator[IdleCollector]:
    gc.enable()
    made = IdleCollector()
    yield made
    made.stop()
    gc.disable()


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations that were collected."""
    found: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            found.append(told["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_no_garbage_is_looked_for_while_somebody_types(
    app: QApplication, collector: IdleCollector, collections: list[int]
) -> None:
    view = EditorView(session_of(document_of("A few words to write in.")))
    view.show()
    view.setFocus()
    for _ in range(60):
        for key in (Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Backspace):
            QTest.keyClick(view, key)
        for _ in range(100):
            _Ring()
        app.processEvents()
    assert collections == []
    view.detach()
    view.close()
    view.deleteLater()


def test_once_nobody_types_garbage_is_freed_and_a_new_document_left_alone_from_then_on(
    monkeypatch: pytest.MonkeyPatch, collector: IdleCollector, collections: list[int]
) -> None:
    monkeypatch.setattr(collecting, "_QUIET", 0.0)
    collector.freeze_when_quiet()
    assert gc.get_freeze_count() == 0
    collector._collect()
    assert collections == [2]
    assert gc.get_freeze_count() > 0
    collector._collect()
    assert collections == [2, 1]


def test_a_key_puts_collecting_off(collector: IdleCollector, collections: list[int]) -> None:
    collector.touch()
    collector._collect()
    assert collections == []


def test_a_stopped_collector_gives_collecting_back_to_python(app: QApplication) -> None:
    made = IdleCollector()
    assert not gc.isenabled()
    made.freeze()
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0

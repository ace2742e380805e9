"""Whatever is done to the amended text, the original beside it shows what a fresh look at the document would."""

from __future__ import annotations

import logging
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.editor import EditorView, ViewMode
from app.gui.editor.extents import extents
from app.gui.editor.galley import Galley
from app.gui.ribbons import ribbons
from app.gui.side_by_side import SideBySide
from app.gui.theme import Theme
from app.model.document import Position, Range
from tests.gui.editor.samples import rich, session_of

_STEPS = 120


def column(galley: Galley) -> list[tuple[int, bool]]:
    """How a column is grouped into units."""
    return [(unit.count, unit.table) for unit in galley.units.between(0, len(galley.units))]


def shown(galley: Galley) -> list[str]:
    """What a column shows, unit by unit."""
    return [
        "|".join(found.layout.shown.text for found in galley.block(index).text_layouts())
        for index in range(len(galley.units))
    ]


def fresh(galley: Galley) -> Galley:
    """The same document in the same view, laid out from nothing."""
    made = Galley(galley.document, galley.story.id, galley.typesetter.tokens, lambda _: None, 96)
    made.look(mode=galley.mode)
    return made


def act(rng: random.Random, view: EditorView) -> None:
    """One thing that a person might do."""
    paragraphs = view.galley.story.paragraphs
    first, second = rng.choice(paragraphs), rng.choice(paragraphs)
    start = Position(first.id, rng.randint(0, first.length))
    end = Position(second.id, rng.randint(0, second.length)) if rng.random() < 0.15 else start
    if rng.random() < 0.3:
        end = Position(first.id, rng.randint(0, first.length))
    view.select(Range(start, end))
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_X)
    done = rng.randrange(12)
    if done < 8:
        QTest.keyClick(view, rng.choice(keys))
    elif done == 8:
        view.undo()
    elif done == 9:
        view.redo()
    elif done == 10:
        change = view.change_at(start)
        if change is not None:
            view.session.accept_changes([change]) if rng.random() < 0.5 else view.session.reject_changes([change])
    else:
        view.verticalScrollBar().setValue(rng.randint(0, view.verticalScrollBar().maximum()))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("theme")
def test_random_edits_leave_both_columns_as_laid_out_from_nothing(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    rng = random.Random(seed)
    view = EditorView(session_of(rich()))
    beside = SideBySide(view)
    beside.resize(1500, 600)
    beside.show()
    beside.show_original()
    view.set_view_mode(rng.choice([ViewMode.ALL_MARKUP, ViewMode.SIMPLE, ViewMode.FINAL]))
    original = beside.original
    assert original is not None
    with caplog.at_level(logging.WARNING):
        for step in range(_STEPS):
            act(rng, view)
            QApplication.processEvents()
            assert original.galley.story is view.galley.story
            assert ribbons(original.frame, view.frame) is not None
            if step % 20 == 19:
                expected = fresh(original.galley)
                assert column(original.galley) == column(expected)
                assert shown(original.galley) == shown(expected)
    assert caplog.records == []
    assert all(top <= bottom for frame in (original.frame, view.frame) for top, bottom in extents(frame).values())
    while view.session.can_undo:
        view.undo()
    QApplication.processEvents()
    assert shown(original.galley) == shown(fresh(original.galley))
    beside.detach()
    view.detach()
    beside.close()
    beside.deleteLater()


def test_the_theme_of_the_window_is_that_of_both(theme: Theme) -> None:
    view = EditorView(session_of(rich()))
    view.set_tokens(theme.tokens)
    beside = SideBySide(view)
    beside.show_original()
    assert beside.original is not None
    assert beside.original.galley.typesetter.tokens == view.galley.typesetter.tokens
    beside.detach()
    view.detach()
    beside.deleteLater()

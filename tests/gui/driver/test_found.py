"""Short plays that once led astray, as the driver had shrunk them."""

from __future__ import annotations

import pytest

from tests.gui.driver.events import Event
from tests.gui.driver.play import play

_PLAYS = {
    "the notes that are searched and shown go with the last one": (
        "left_to_right",
        [
            Event("note", 1, 0, "x y"),
            Event("find", 1, 1, "x"),
            Event("story", 0, 3),
            Event("undo"),
            Event("find_step"),
            Event("redo"),
        ],
    ),
}


@pytest.mark.parametrize("name", _PLAYS)
def test_play(name: str) -> None:
    annex, events = _PLAYS[name]
    assert play(annex, events, batch=1) is None

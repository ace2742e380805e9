"""Words that may have too little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.gui.pieces import ElidedLabel
from app.gui.theme import Theme

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_FROM_LEFT, _FROM_RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def _painted(label: ElidedLabel) -> list[int]:
    """The columns with ink."""
    image = label.grab().toImage()
    ground = image.pixel(label.width() // 2, 0)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]


@pytest.mark.parametrize(
    ("alignment", "direction", "at_left"),
    [
        (_LEFT, _FROM_LEFT, True),
        (_LEFT, _FROM_RIGHT, False),
        (_RIGHT, _FROM_LEFT, False),
        (_RIGHT, _FROM_RIGHT, True),
        (_RIGHT | Qt.AlignmentFlag.AlignAbsolute, _FROM_RIGHT, False),
    ],
)
def test_words_stand_where_reading_begins_or_ends(
    theme: Theme, alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection, at_left: bool
) -> None:
    label = ElidedLabel("mmm")
    label.setLayoutDirection(direction)
    label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
    label.resize(400, 24)
    inked = _painted(label)
    assert inked
    assert (max(inked) < 200) if at_left else (min(inked) > 200)
    label.deleteLater()


def test_words_without_room_are_cut_and_stand_whole_in_the_tool_tip(theme: Theme) -> None:
    label = ElidedLabel("many words that do not fit in")
    label.resize(60, 24)
    assert max(_painted(label)) <= 60
    assert label.toolTip() == "many words that do not fit in"
    label.deleteLater()

"""Where a card goes so that it never covers the words it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 6
"""Pixels between a card and the words."""


def place_card(size: QSize, words: Sequence[QRect], rooms: Sequence[QRect], *, rtl: bool = False) -> QPoint:
    """The upper left corner of a card about `words`, in the first of the rooms that has a free place for it.

    Tried are the places below, above and beside the words. Where none is free in any room, as with words that fill
    the screen, it is the place that covers least of them.
    """
    places = [QRect(spot, size) for room in rooms for spot in _spots(size, words, room, rtl)]
    covered = [sum(_area(place & rect) for rect in words) for place in places]
    return places[covered.index(min(covered))].topLeft()


def _spots(size: QSize, words: Sequence[QRect], room: QRect, rtl: bool) -> Iterator[QPoint]:
    first = min(words, key=lambda r: (r.top(), r.left()))
    last = max(words, key=lambda r: (r.top(), -r.left()))
    whole = QRect(first)
    for rect in words:
        whole |= rect

    def along(line: QRect) -> int:
        return line.right() + 1 - size.width() if rtl else line.left()

    for spot in (
        QPoint(along(last), whole.bottom() + 1 + GAP),
        QPoint(along(first), whole.top() - GAP - size.height()),
        QPoint(whole.right() + 1 + GAP, first.top()),
        QPoint(whole.left() - GAP - size.width(), first.top()),
    ):
        yield _inside(spot, size, room)


def _inside(spot: QPoint, size: QSize, room: QRect) -> QPoint:
    x = max(room.left(), min(spot.x(), room.right() + 1 - size.width()))
    y = max(room.top(), min(spot.y(), room.bottom() + 1 - size.height()))
    return QPoint(x, y)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0

"""A card stands beside the words it is about, never on them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

from app.gui.card_place import place_card

CARD = QSize(320, 140)
ROOM = QRect(0, 0, 800, 600)
WIDE = QRect(-300, 0, 1400, 600)


def _free(corner: QPoint, words: list[QRect], room: QRect) -> bool:
    card = QRect(corner, CARD)
    return room.contains(card) and not any(card.intersects(rect) for rect in words)


def test_it_stands_below_the_words_where_they_begin() -> None:
    words = [QRect(120, 100, 200, 20)]
    assert place_card(CARD, words, (ROOM,)) == QPoint(120, 126)


def test_at_the_end_of_the_view_it_stands_above() -> None:
    words = [QRect(120, 560, 200, 20)]
    corner = place_card(CARD, words, (ROOM,))
    assert corner == QPoint(120, 560 - 6 - 140)


def test_it_keeps_inside_the_view_at_the_sides() -> None:
    words = [QRect(700, 100, 90, 20)]
    corner = place_card(CARD, words, (ROOM,))
    assert corner.x() + CARD.width() == 800
    assert _free(corner, words, ROOM)


def test_read_from_right_to_left_it_ends_where_the_words_begin() -> None:
    words = [QRect(400, 100, 200, 20)]
    assert place_card(CARD, words, (ROOM,), rtl=True) == QPoint(600 - 320, 126)


def test_words_that_fill_the_height_have_it_at_their_side() -> None:
    words = [QRect(20, y, 400, 20) for y in range(0, 600, 20)]
    assert _free(place_card(CARD, words, (ROOM,)), words, ROOM)


def test_words_that_fill_the_view_have_it_outside() -> None:
    words = [QRect(0, y, 800, 20) for y in range(0, 600, 20)]
    corner = place_card(CARD, words, (ROOM, WIDE))
    covered = [QRect(corner, CARD) & rect for rect in words]
    assert sum(r.width() for r in covered if r.isValid()) < sum(CARD.width() for r in covered if r.isValid()) / 5


def test_a_lone_view_that_is_full_still_has_a_place_inside_it() -> None:
    words = [QRect(0, y, 800, 20) for y in range(0, 600, 20)]
    assert ROOM.contains(QRect(place_card(CARD, words, (ROOM,)), CARD))

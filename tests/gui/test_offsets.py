from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.gui.offsets import has_astral, to_code_points, to_utf16, utf16_length

MIXED = "a🙂é\u0301漢🏳\u200d🌈z"
text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_text_of_the_basic_plane_counts_alike_both_ways() -> None:
    assert not has_astral("Привет 漢字 é")
    assert to_utf16("Привет", 3) == 3
    assert to_code_points("Привет", 3) == 3


def test_each_emoji_before_a_place_moves_it_by_one_unit_more() -> None:
    assert to_utf16(MIXED, 1) == 1
    assert to_utf16(MIXED, 2) == 3
    assert to_utf16(MIXED, len(MIXED)) == units(MIXED)


def test_a_place_between_two_surrogates_goes_before_the_character() -> None:
    assert to_code_points("a🙂b", 2) == 1


def test_places_outside_the_text_come_to_its_ends() -> None:
    assert to_utf16("a🙂", 9) == 3
    assert to_utf16("a🙂", -1) == 0
    assert to_code_points("a🙂", 9) == 2
    assert to_code_points("a🙂", -1) == 0


@given(text)
def test_lengths_are_those_of_the_encoding(value: str) -> None:
    assert utf16_length(value) == units(value)


@given(text, st.integers(0, 40))
def test_there_and_back_is_the_same_place(value: str, offset: int) -> None:
    offset = min(offset, len(value))
    assert to_utf16(value, offset) == units(value[:offset])
    assert to_code_points(value, to_utf16(value, offset)) == offset

from __future__ import annotations

import random

import pytest

from app.gui.editor.heights import Sized, UnitIndex


def units(*heights: float) -> list[Sized]:
    return [Sized(1 + i % 3, h) for i, h in enumerate(heights)]


def check(index: UnitIndex[Sized], expected: list[Sized]) -> None:
    assert len(index) == len(expected)
    assert index.total == pytest.approx(sum(u.height for u in expected))
    assert index.paragraphs == sum(u.count for u in expected)
    top = first = 0.0
    for i, unit in enumerate(expected):
        assert index[i] is unit
        assert index.top(i) == pytest.approx(top)
        assert index.first_paragraph(i) == first
        assert index.at_paragraph(int(first)) == (i, first)
        assert index.at_paragraph(int(first) + unit.count - 1) == (i, first)
        if unit.height:
            assert index.at_height(top + unit.height / 2) == (i, pytest.approx(top))
        top += unit.height
        first += unit.count
    assert index.top(len(expected)) == pytest.approx(top)


def test_a_new_index_answers_for_every_unit() -> None:
    made = units(*(float(h % 7 + 1) for h in range(700)))
    check(UnitIndex(made), made)


def test_changing_a_height_moves_everything_below_by_it() -> None:
    made = units(*([10.0] * 600))
    index = UnitIndex(made)
    assert index.set_height(300, 25.0) == 15.0
    check(index, made)


def test_heights_outside_the_column_give_the_ends() -> None:
    index = UnitIndex(units(10.0, 20.0))
    assert index.at_height(-5.0) == (0, 0.0)
    assert index.at_height(1000.0) == (1, 10.0)


def test_an_index_that_is_not_there_is_refused() -> None:
    index = UnitIndex(units(10.0))
    with pytest.raises(IndexError):
        index[1]
    with pytest.raises(IndexError):
        index.at_paragraph(index.paragraphs)


@pytest.mark.parametrize("seed", range(8))
def test_replacing_stretches_at_random_keeps_the_index_equal_to_a_list(seed: int) -> None:
    rng = random.Random(seed)
    expected = units(*(rng.uniform(0, 50) for _ in range(rng.choice([0, 3, 300, 900]))))
    index = UnitIndex(list(expected))
    for _ in range(30):
        at = rng.randint(0, len(expected))
        count = rng.randint(0, min(len(expected) - at, rng.choice([1, 3, 400])))
        new = units(*(rng.uniform(1, 50) for _ in range(rng.choice([0, 1, 2, 5, 600]))))
        index.replace(at, count, new)
        expected[at : at + count] = new
    check(index, expected)


def test_an_index_emptied_and_filled_again_answers() -> None:
    index = UnitIndex(units(1.0, 2.0))
    index.replace(0, 2, [])
    assert len(index) == 0
    assert index.total == 0
    made = units(4.0)
    index.replace(0, 0, made)
    check(index, made)

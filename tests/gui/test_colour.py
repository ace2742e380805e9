"""Colours are mixed and made readable."""

from __future__ import annotations

import pytest

from app.gui.colour import contrast, distance, mix, readable


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("ground", ["#ffffff", "#25282d"])
@pytest.mark.parametrize("colour", ["#f0e442", "#56b4e9", "#0072b2", "#000000"])
def test_a_colour_is_made_readable_on_light_and_dark(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable("#0072b2", "#ffffff") == "#0072b2"


def test_equal_colours_are_not_apart() -> None:
    assert distance("#d55e00", "#d55e00") == 0
    assert distance("#000000", "#ffffff") == pytest.approx(1, abs=0.01)

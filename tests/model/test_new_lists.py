"""The number of a new list says how it counts."""

from __future__ import annotations

import pytest

from app.model.content import Paragraph
from app.model.format import ParagraphFormat
from app.model.new_lists import FIRST, HIGHEST_START, NewLevel, levels_of, number_of
from app.model.numbering import Numbering, labels
from app.model.styles import StyleSheet


def test_levels_come_back_from_the_number_as_they_were_given() -> None:
    given = {
        0: NewLevel("decimal", "", ".", 7),
        1: NewLevel("lowerLetter", "(", ")", 1),
        2: NewLevel("upperRoman", "", "", HIGHEST_START),
        8: NewLevel("decimalZero", "", ")", 0),
    }
    number = number_of(given, 12)
    assert number is not None
    assert number >= FIRST
    assert {depth: levels_of(number)[depth] for depth in given} == given
    assert levels_of(number)[3] == NewLevel("bullet", "•")


def test_lists_that_count_alike_are_told_apart() -> None:
    level = {0: NewLevel("decimal", "", ".")}
    assert len({number_of(level, serial) for serial in range(50)}) == 50


@pytest.mark.parametrize(
    "level", [NewLevel("ordinal", "", "."), NewLevel("decimal", "<", ">"), NewLevel("decimal", "", ".", 40_000)]
)
def test_what_counts_in_another_way_has_no_number(level: NewLevel) -> None:
    assert number_of({0: level}, 1) is None


def test_paragraphs_are_labelled_by_it_in_a_document_without_lists() -> None:
    number = number_of({0: NewLevel("decimal", "", ".", 3), 1: NewLevel("lowerLetter", "(", ")")}, 1)
    levels = (0, 1, 1, 0, 1)
    paragraphs = [Paragraph(n, format=ParagraphFormat(number=number, level=level)) for n, level in enumerate(levels)]
    assert list(labels(paragraphs, Numbering(), StyleSheet()).values()) == ["3.", "(a)", "(b)", "4.", "(a)"]

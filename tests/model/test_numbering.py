"""List labels as Word computes them."""

from __future__ import annotations

import pytest

from app.model.content import Paragraph
from app.model.format import ParagraphFormat
from app.model.numbering import LabelCounter, ListDefinition, ListLevel, Numbering, labels, write_number
from app.model.styles import Style, StyleSheet

OUTLINE = (ListLevel(text="%1"), ListLevel(text="%1.%2"), ListLevel(text="(%3)", format="lowerLetter"))


def items(*levels: int, number: int = 1) -> list[Paragraph]:
    return [Paragraph(i, format=ParagraphFormat(number=number, level=level)) for i, level in enumerate(levels, 1)]


def written(numbering: Numbering, paragraphs: list[Paragraph], styles: StyleSheet | None = None) -> list[str]:
    return list(labels(paragraphs, numbering, styles or StyleSheet()).values())


def test_deeper_levels_start_anew_after_a_higher_one() -> None:
    numbering = Numbering({1: ListDefinition(1, 1, OUTLINE)})
    assert written(numbering, items(0, 1, 1, 0, 1, 2, 2, 1)) == ["1", "1.1", "1.2", "2", "2.1", "(a)", "(b)", "2.2"]


def test_lists_of_one_abstract_list_go_on_counting_unless_restarted() -> None:
    going_on = ListDefinition(2, 1, OUTLINE)
    restarted = ListDefinition(3, 1, OUTLINE, starts=((0, 1),))
    numbering = Numbering({1: ListDefinition(1, 1, OUTLINE), 2: going_on, 3: restarted})
    paragraphs = [*items(0, 0), *items(0, number=2), *items(0, number=3)]
    renumbered = [Paragraph(i, format=p.format) for i, p in enumerate(paragraphs)]
    assert written(numbering, renumbered) == ["1", "2", "3", "1"]


def test_a_level_that_never_restarts_counts_through() -> None:
    levels = (ListLevel(text="%1"), ListLevel(text="%2", restart=0))
    numbering = Numbering({1: ListDefinition(1, 1, levels)})
    assert written(numbering, items(0, 1, 0, 1)) == ["1", "1", "2", "2"]


def test_a_style_that_names_a_list_gives_the_level_linked_to_it() -> None:
    levels = (ListLevel(text="%1", style="H1"), ListLevel(text="%1.%2", style="H2"))
    numbered = {n: Style(n, n, paragraph=ParagraphFormat(number=1)) for n in ("H1", "H2")}
    paragraphs = [Paragraph(i, format=ParagraphFormat(style=s)) for i, s in enumerate(("H1", "H2", "H2"))]
    assert written(Numbering({1: ListDefinition(1, 1, levels)}), paragraphs, StyleSheet(numbered)) == [
        "1",
        "1.1",
        "1.2",
    ]


def test_number_zero_switches_an_inherited_list_off() -> None:
    styles = StyleSheet({"L": Style("L", "L", paragraph=ParagraphFormat(number=1, level=0))})
    paragraphs = [
        Paragraph(1, format=ParagraphFormat(style="L")),
        Paragraph(2, format=ParagraphFormat(style="L", number=0)),
    ]
    assert labels(paragraphs, Numbering({1: ListDefinition(1, 1, OUTLINE)}), styles) == {1: "1"}


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (12, "ordinal", "12th"),
        (3, "somethingNew", "3"),
        (0, "lowerLetter", ""),
    ],
)
def test_numbers_are_written_in_the_list_s_format(value: int, shape: str, expected: str) -> None:
    assert write_number(value, shape) == expected


@pytest.mark.parametrize("shape", ["lowerLetter", "upperRoman", "chicago", "decimal"])
def test_a_number_from_a_hostile_file_stays_short(shape: str):
    assert write_number(2**31 - 1, shape) == "2147483647"


def test_a_forked_counter_goes_on_without_moving_the_one_it_came_from() -> None:
    level = ListLevel(text="%1.")
    numbering = Numbering({1: ListDefinition(1, 1, (level,))})
    item = Paragraph(1, format=ParagraphFormat(number=1))
    counter = LabelCounter(numbering, StyleSheet())
    assert counter.label(item) == "1."
    fork = counter.fork()
    assert [fork.label(item), fork.label(item)] == ["2.", "3."]
    assert counter.label(item) == "2."

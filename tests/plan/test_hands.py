"""Plans by people who never saw the profile: nineteen elements in twenty are taken for what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.model.plan import PlanElement
from app.plan import recognise
from app.services.checking import profile_for
from tests.annexes.hands import (
    in_arabic,
    in_bullets,
    in_chapters,
    in_chinese,
    in_columns,
    in_french,
    in_french_chapters,
    in_french_groups,
    in_french_headings,
    in_grids,
    in_lettered_items,
    in_levels,
    in_lists,
    in_merged_cells,
    in_nested_lists,
    in_outline,
    in_plain_text,
    in_registers,
    in_russian,
    in_spanish,
    in_spanish_bold,
    in_spanish_lists,
    in_study_groups,
    in_tables,
)

ENOUGH = 0.95

_NUMBER = re.compile(r"\A([A-Z]+/\d+(?:A\d+)*/\d+|[A-Z]?\d+(?:\.\d+)*|[a-z])(?: |\Z)")
_PROFILES = {
    in_study_groups.build: "results-framework", in_french_groups.build: "results-framework",
    in_lettered_items.build: "resolution",
}  # fmt: skip
_PERIODS = {in_merged_cells.build: in_merged_cells.PERIOD, in_lettered_items.build: None}
_Known = tuple[str, str, str, str]
"""Kind, number, title and the title of the element above."""


def expected(text: str) -> list[_Known]:
    """What the lines say: kind, number where one is typed, title, indented below their parent."""
    found: list[_Known] = []
    above: list[str] = []
    for line in text.strip("\n").splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        kind, _, rest = line.strip().partition(" ")
        number = _NUMBER.match(rest)
        title = rest[number.end() :] if number else rest
        above[depth:] = [title]
        found.append((kind, number[1] if number else "", title, above[depth - 1] if depth else ""))
    return found


def recognised(elements: tuple[PlanElement, ...], above: str = "") -> list[_Known]:
    """The same of what was found; numbers that a list counts are left out."""
    found: list[_Known] = []
    for element in elements:
        number = "" if element.value("numbering") else element.number
        found.append((element.kind, number, element.title, above))
        found += recognised(element.children, element.title)
    return found


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (in_tables.build, in_tables.EXPECTED),
        (in_lists.build, in_lists.EXPECTED),
        (in_french.build, in_french.EXPECTED),
        (in_chapters.build, in_chapters.EXPECTED),
        (in_plain_text.build, in_plain_text.EXPECTED),
        (in_outline.build, in_outline.EXPECTED),
        (in_bullets.build, in_bullets.EXPECTED),
        (in_grids.build, in_grids.EXPECTED),
        (in_levels.build, in_levels.EXPECTED),
        (in_french_chapters.build, in_french_chapters.EXPECTED),
        (in_columns.build, in_columns.EXPECTED),
        (in_spanish.build, in_spanish.EXPECTED),
        (in_nested_lists.build, in_nested_lists.EXPECTED),
        (in_french_headings.build, in_french_headings.EXPECTED),
        (in_registers.build, in_registers.EXPECTED),
        (in_merged_cells.build, in_merged_cells.EXPECTED),
        (in_spanish_lists.build, in_spanish_lists.EXPECTED),
        (in_russian.build, in_russian.EXPECTED),
        (in_arabic.build, in_arabic.EXPECTED),
        (in_chinese.build, in_chinese.EXPECTED),
        (in_study_groups.build, in_study_groups.EXPECTED),
        (in_french_groups.build, in_french_groups.EXPECTED),
        (in_spanish_bold.build, in_spanish_bold.EXPECTED),
        (in_lettered_items.build, in_lettered_items.EXPECTED),
    ],
    ids=[
        "tables",
        "lists",
        "French",
        "chapters",
        "plain text",
        "outline",
        "bullets",
        "grids",
        "levels",
        "French chapters",
        "columns",
        "Spanish",
        "nested lists",
        "French headings",
        "registers",
        "merged cells",
        "Spanish lists",
        "Russian",
        "Arabic",
        "Chinese",
        "study groups",
        "French groups",
        "Spanish in bold",
        "lettered items",
    ],
)
def test_a_plan_by_another_hand_is_recognised(build: Callable[[Path], None], text: str, tmp_path: Path) -> None:
    build(tmp_path / "plan.docx")
    document = open_docx(tmp_path / "plan.docx").document
    plan = recognise(document, profile_for(document))
    known, found = expected(text), recognised(plan.elements)
    right = list((Counter(known) & Counter(found)).elements())
    wrong = list((Counter(found) - Counter(known)).elements())
    print(
        len(right), "of", len(known), "right;", "missed:", [one for one in known if one not in found], "wrong:", wrong
    )
    assert plan.profile == _PROFILES.get(build, "strategic-plan")
    assert plan.period == _PERIODS.get(build, (2028, 2031))
    assert len(right) >= ENOUGH * len(known), [one for one in known if one not in found]
    assert len(wrong) <= (1 - ENOUGH) * len(known), wrong

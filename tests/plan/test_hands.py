"""Plans by people who never saw the profile: nineteen elements in twenty are taken for what they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from app.formats.docx import open_docx
from app.model.plan import PlanElement
from app.plan import recognise
from app.services.checking import profile_for
from tests.annexes.hands import HANDS

ENOUGH = 0.95

_NUMBER = re.compile(r"\A([A-Z]+/\d+(?:A\d+)*/\d+|[A-Z]?\d+(?:\.\d+)*|[a-z])(?: |\Z)")
_PROFILES = {"study groups": "results-framework", "french groups": "results-framework", "lettered items": "resolution"}
_PERIODS = {"merged cells": (2024, 2027), "lettered items": None}
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


@pytest.mark.parametrize("hand", HANDS)
def test_a_plan_by_another_hand_is_recognised(hand: str, tmp_path: Path) -> None:
    HANDS[hand].build(tmp_path / "plan.docx")
    document = open_docx(tmp_path / "plan.docx").document
    plan = recognise(document, profile_for(document))
    known, found = expected(HANDS[hand].EXPECTED), recognised(plan.elements)
    right = list((Counter(known) & Counter(found)).elements())
    wrong = list((Counter(found) - Counter(known)).elements())
    print(
        len(right), "of", len(known), "right;", "missed:", [one for one in known if one not in found], "wrong:", wrong
    )
    assert plan.profile == _PROFILES.get(hand, "strategic-plan")
    assert plan.period == _PERIODS.get(hand, (2028, 2031))
    assert len(right) >= ENOUGH * len(known), [one for one in known if one not in found]
    assert len(wrong) <= (1 - ENOUGH) * len(known), wrong

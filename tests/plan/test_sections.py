"""Sections that are built when they are looked into are those that are built at once."""

from __future__ import annotations

import random

from app.plan.lines import Line
from app.plan.profiles import shipped_profile
from app.plan.sections import Section, _Tree
from app.plan.wording import Wording


def shape(section: Section) -> object:
    inside = [shape(one) if isinstance(one, Section) else one.paragraph for one in section.content]
    return section.heading and section.heading.paragraph, section.rank, section.start, section.end, inside


def test_sections_are_the_same_whether_they_are_built_at_once_or_later() -> None:
    dice, wording = random.Random(4), Wording(shipped_profile())
    for _ in range(60):
        lines = [Line(at, "Words.") for at in range(1, dice.randrange(2, 40))]
        ranks = [dice.choice((None, None, 0, 1, 2, 5)) for _ in lines]
        later, at_once = (_Tree(lines, ranks, odd, wording).root() for odd in ([], [True] * len(lines)))
        assert shape(later) == shape(at_once)

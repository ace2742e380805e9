"""A finder that goes on where few elements came or went finds what one finds that starts anew."""

from __future__ import annotations

import random
from dataclasses import replace

from app.model.link import Node
from app.plan import links_text
from app.plan.links_numbers import words_for
from app.plan.links_text import MentionFinder, Said, finder_of, said_in
from app.plan.links_words import LinkRules
from app.plan.profiles import shipped_profile

RULES = LinkRules(shipped_profile())
KINDS = ("goal", "output", "enabler", "outcome")
TITLES = ("Shared use of spectrum", "Skills for all", "Skills", "Use of spectrum", "Staff and money", "")
TEXTS = (
    "Goals 1 to 4 and Output 2.", "Skills for all need staff and money.", "1, 3", "2 Skills", "Goal 2; Outcome 1.1",
    "Shared use of spectrum", "Outputs 1.1 and 3", "Enabler: Staff and money", "Skills", "Nothing at all.", "Goal 4",
)  # fmt: skip


def node(at: int, dice: random.Random) -> Node:
    number = dice.choice(("", "1", "2", "3", "4", "1.1"))
    return Node(f"p{at}", dice.choice(KINDS), number, dice.choice(TITLES), at, unit=dice.choice(("", "", "p900")))


def edited(nodes: list[Node], at: int, dice: random.Random) -> list[Node]:
    """The nodes with one come, gone, renamed, renumbered, moved or of another kind."""
    place = dice.randrange(len(nodes))
    old = nodes[place]
    changed = (
        [],
        [old, node(at, dice)],
        [replace(old, title=dice.choice(TITLES))],
        [replace(old, number=dice.choice(("", "1", "3", "1.1")))],
        [replace(old, kind=dice.choice(KINDS))],
        [replace(old)],
    )
    left = [*nodes[:place], *dice.choice(changed), *nodes[place + 1 :]]
    return [*left[1:], left[0]] if dice.random() < 0.1 else left


def found(finder: MentionFinder, text: str) -> object:
    named = [(finder.named(text, kind), finder.called(text, kind)) for kind in KINDS]
    return finder.mentions(text), named, finder.called(text)


def test_a_finder_that_goes_on_finds_what_a_new_one_finds() -> None:
    dice, before = random.Random(8), None
    went_on = 0
    nodes = [node(at, dice) for at in range(1, 12)]
    for step in range(300):
        nodes = edited(nodes, 100 + step, dice) if len(nodes) > 6 else [*nodes, node(100 + step, dice)]
        finder = finder_of(nodes, RULES, "", before)
        new = MentionFinder(nodes, RULES)
        for text in TEXTS:
            assert found(finder, text) == found(new, text), (step, text)
        went_on += before is not None and finder.says_the_same(before, lambda: Said(frozenset(), frozenset()))
        before = finder
    assert went_on > 150


def test_where_it_says_the_same_it_does() -> None:
    dice, words, same = random.Random(9), words_for(RULES), 0
    nodes = [node(at, dice) for at in range(1, 12)]
    before = finder_of(nodes, RULES)
    for step in range(200):
        nodes = edited(nodes, 500 + step, dice) if len(nodes) > 6 else [*nodes, node(500 + step, dice)]
        finder = finder_of(nodes, RULES, "", before)
        for text in TEXTS:
            if finder.says_the_same(before, lambda text=text: said_in(text, words)):
                assert found(finder, text) == found(before, text), (step, text)
                same += 1
        before = finder
    assert same > 500
    assert len(links_text._FINDERS) <= 24

"""What a person does, as values: drawn from a seed alone, resolved against what is shown only when they are played."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a person does; `a` and `b` choose among what is there, `text` is what is written.

    Nothing in it depends on the document, so any part of a list of events can be played as well.
    """

    kind: str
    a: int = 0
    b: int = 0
    text: str = ""

    def __str__(self) -> str:
        words = f", {self.text!r}" if self.text else ""
        return f"Event({self.kind!r}, {self.a}, {self.b}{words})"


_WEIGHTS = {
    # keys
    "type": 260,
    "move": 170,
    "strike": 120,
    "enter": 34,
    "line_break": 6,
    "tab": 12,
    "escape": 6,
    # mouse
    "click": 60,
    "double_click": 14,
    "triple_click": 8,
    "drag_over": 40,
    "drag_beyond": 6,
    "drag_text": 8,
    "drop": 6,
    "middle_click": 2,
    "wheel": 24,
    # input methods
    "compose": 20,
    "compose_open": 6,
    "replace_before": 8,
    # clipboard
    "copy": 14,
    "cut": 10,
    "paste": 24,
    "paste_plain": 6,
    "paste_foreign": 10,
    # history
    "undo": 34,
    "redo": 22,
    "undo_many": 1,
    "redo_many": 1,
    # actions of the registry
    "format": 22,
    "sign": 5,
    "level": 14,
    "bracket": 6,
    "move_paragraph": 12,
    "table": 18,
    "select_all": 2,
    "to_change": 8,
    "decide": 12,
    "decide_several": 4,
    "reject_mine": 1,
    "accept_mine": 1,
    "note": 4,
    "comment": 3,
    # finding
    "find": 6,
    "find_step": 6,
    "replace_one": 4,
    "replace_all": 1,
    "find_close": 8,
    # how it is shown
    "view": 12,
    "side_by_side": 2,
    "line_numbers": 2,
    "zoom": 4,
    "resize": 4,
    "column": 2,
    "story": 5,
    # who, and how
    "author": 4,
    "tracking": 2,
    # nothing
    "pause": 8,
    "paint": 30,
}

_WORDS = {
    "left_to_right": ("a", "t", "I", "e", " ", "ship ", "x y", ".", "é", "e\u0301", "0", "["),
    "arabic": ("ا", "ب", " ", "سجل ", "12", "A", "،", "َ", "Po"),
    "chinese": ("港", "，", "登记", "𠮷", "A", "1", "。", "👩‍🚀", " "),
    "tables": ("a", "cell ", "7", "Z", "-", "ü", " "),
}
_COMPOSED = ("你", "🙂", "한", "", "é", "登记册", "か")
_FOUND = ("a", "the", "ports", "ا", "登", "1", "o", "r.?t", "\\w+s\\b", "ship", "")


def events_of(seed: int, annex: str, count: int) -> list[Event]:
    """The events of a seed on an annex; the first ones are the same however many are asked for."""
    chance = random.Random(f"{annex} {seed}")
    kinds, bounds = list(_WEIGHTS), list(accumulate(_WEIGHTS.values()))
    return [_event(chance, kind, annex) for kind in _kinds(chance, kinds, bounds, count)]


def _kinds(chance: random.Random, kinds: list[str], bounds: list[int], count: int) -> Iterator[str]:
    for _ in range(count):
        yield chance.choices(kinds, cum_weights=bounds)[0]


def _event(chance: random.Random, kind: str, annex: str) -> Event:
    a, b = chance.randrange(1 << 16), chance.randrange(1 << 16)
    match kind:
        case "type" | "drop" | "note" | "comment" | "replace_one" | "replace_all":
            text = chance.choice(_WORDS[annex])
        case "compose" | "compose_open" | "replace_before":
            text = chance.choice(_COMPOSED)
        case "find":
            text = chance.choice(_FOUND)
        case _:
            text = ""
    return Event(kind, a, b, text)

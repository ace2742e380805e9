"""Sentences that introduce the list below them: "The targets under this goal are:", "We hold to three values:"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.plan.profiles import Kind
from app.plan.wording import folded

_ENDS = (":", "：")
_LONGEST = 150
_MOST_BEFORE = 2
"""How many words, such as an article and a number, may stand before the word for the kind."""
_MOST_AFTER = 1
"""How many may stand behind it at the end: "suivantes", "are"."""


def introduced(text: str, kinds: Iterable[Kind]) -> Kind | None:
    """The first of the kinds with whose heading words a sentence before a list begins or ends; None without one."""
    if not text.endswith(_ENDS) or len(text) > _LONGEST:
        return None
    said = folded(text).split()
    return next((kind for kind in kinds if not kind.single and _speaks_of(said, kind)), None)


def _speaks_of(said: Sequence[str], kind: Kind) -> bool:
    return any(_at_either_end(said, folded(words).split()) for words in kind.sections)


def _at_either_end(said: Sequence[str], words: Sequence[str]) -> bool:
    last = len(said) - len(words)
    places = {*range(_MOST_BEFORE + 1), *range(last - _MOST_AFTER, last + 1)}
    return bool(words) and any(0 <= at <= last and [*said[at : at + len(words)]] == [*words] for at in places)

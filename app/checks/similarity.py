"""Elements that say the same: priorities or outcomes that repeat an output, enablers that repeat one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import ceil

from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.blocks import Block
from app.plan.wording import folded

PRIORITY = Rule(
    "thematic_priority.repeats_output",
    Severity.WARNING,
    "The thematic priority “{called}” repeats the output “{other}”.",
    "A direct repetition between thematic priorities and outputs confuses the relation between the two.",
    "the profile says how alike is too alike",
)
OUTCOME = Rule(
    "outcome.repeats_output",
    Severity.WARNING,
    "The outcome “{called}” repeats the output “{other}”.",
    "What is delivered and what changes because of it are not the same; one of the two is worded wrongly.",
    "the profile says how alike is too alike",
)
ENABLER = Rule(
    "enabler.duplicate",
    Severity.WARNING,
    "The enabler “{called}” says the same as the enabler “{other}”.",
    "Two enablers for one thing divide the responsibility for it.",
    "the profile says how alike is too alike",
)

_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "the",
        "of",
        "for",
        "in",
        "on",
        "to",
        "by",
        "with",
        "at",
        "from",
        "as",
        "its",
        "their",
        "our",
        "or",
        "is",
        "are",
        "be",
        "will",
        "that",
        "this",
        "these",
        "it",
        "all",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "et",
        "pour",
        "en",
        "un",
        "une",
        "l",
        "d",
        "el",
        "los",
        "las",
        "y",
        "para",
        "por",
        "и",
        "в",
        "на",
        "для",
        "с",
        "по",
    ]
)
_LEAST_WORDS = 8
"""A statement has to have as many different words to be compared."""

_MOST_ALIKE = 50
"""A word that more elements than this share tells none of them apart."""

_REMEMBERED = 8
"""Four comparisons of a document and four of its base."""

_MOST_TEXTS = 20_000


_Words = tuple[str, ...]
"""The different words of a text that carry meaning, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class _Said:
    element: PlanElement
    words: _Words


class Similarity:
    """Texts that are too much alike, by the share of words that they have in common (Jaccard)."""

    rules = (PRIORITY, OUTCOME, ENABLER)

    def __init__(self) -> None:
        self._known: list[tuple[list[_Words], list[_Words], float, list[tuple[int, int]]]] = []

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Repetitions, each named once."""
        if reading.profile is None:
            return
        threshold = reading.profile.similarity
        outputs = _titles(reading, "output")
        for rule, kind in ((PRIORITY, "thematic_priority"), (OUTCOME, "outcome")):
            for one, other in self._alike(_titles(reading, kind), outputs, threshold):
                yield rule.on(one, called=called(one), other=called(other))
        yield from self._enablers(reading, threshold)

    def _enablers(self, reading: Reading, threshold: float) -> Iterator[Finding]:
        told: set[str] = set()
        for said in (_titles(reading, "enabler"), _statements(reading, "enabler")):
            for one, other in self._alike(said, said, threshold):
                # Titles that are the same but for case are reported as that.
                if one.id not in told and folded(one.title) != folded(other.title):
                    told.add(one.id)
                    yield ENABLER.on(one, called=called(one), other=called(other))

    def _alike(
        self, these: Sequence[_Said], those: Sequence[_Said], threshold: float
    ) -> Iterator[tuple[PlanElement, PlanElement]]:
        """Each of these with the first of those that it is too much like; among the same ones, with an earlier one."""
        asked = ([one.words for one in these], [one.words for one in those], threshold)
        pairs = next((known[3] for known in self._known if known[:3] == asked), None)
        if pairs is None:
            pairs = list(_pairs(asked[0], asked[0] if these is those else asked[1], threshold))
            self._known = [(*asked, pairs), *self._known[: _REMEMBERED - 1]]
        return ((these[at].element, those[place].element) for at, place in pairs)


def _titles(reading: Reading, kind: str) -> list[_Said]:
    return [one for part in reading.parts for one in part.named(_titles_in, kind)]


def _titles_in(part: Block[PlanElement], kind: str) -> list[_Said]:
    return [_Said(one, words) for one in part.items if one.kind == kind and (words := _words(one.title))]


def _statements(reading: Reading, kind: str) -> list[_Said]:
    return [one for part in reading.parts for one in part.named(_statements_in, kind)]


def _statements_in(part: Block[PlanElement], kind: str) -> list[_Said]:
    found = (_Said(one, _words(" ".join(one.text))) for one in part.items if one.kind == kind and one.text)
    return [one for one in found if len(one.words) >= _LEAST_WORDS]


@lru_cache(_MOST_TEXTS)
def _words(text: str) -> _Words:
    """The words that carry meaning, without plural endings; pairs of letters where a script does not part words."""
    found: set[str] = set()
    for word in folded(text).split():
        if "一" <= word[0] <= "鿿":
            found.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        elif word not in _COMMON:
            found.add(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word)
    return tuple(sorted(found))


def _pairs(these: Sequence[_Words], those: Sequence[_Words], threshold: float) -> Iterator[tuple[int, int]]:
    """The places of each of these and of the first of those that it is too much like.

    Two sets that share enough words share one of the rarest words of each, so only few pairs are compared.
    """
    counts = Counter(chain.from_iterable(these))
    counts.update(chain.from_iterable(those))
    index = _index(those, counts, threshold)
    same: dict[_Words, int] = {}
    for place, words in enumerate(those):
        same.setdefault(words, place)
    for at, words in enumerate(these):
        mates = {place for word in _rarest(words, counts, threshold) for place in index.get(word, ())}
        if words in same:
            mates.add(same[words])
        for place in sorted(mates):
            if (these is not those or place < at) and _shared(words, those[place]) >= threshold:
                yield at, place
                break


def _index(those: Sequence[_Words], counts: Mapping[str, int], threshold: float) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, words in enumerate(those):
        for word in _rarest(words, counts, threshold):
            index.setdefault(word, []).append(place)
    return index


def _rarest(words: _Words, counts: Mapping[str, int], threshold: float) -> list[str]:
    rarest = sorted(words, key=counts.__getitem__)[: len(words) - ceil(threshold * len(words)) + 1]
    return [word for word in rarest if counts[word] <= _MOST_ALIKE]


def _shared(one: _Words, other: _Words) -> float:
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / len(first | second)

"""Elements that say the same: priorities or outcomes that repeat an output, enablers that repeat one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
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


@dataclass(frozen=True, slots=True)
class _Said:
    element: PlanElement
    words: frozenset[str]


class Similarity:
    """Texts that are too much alike, by the share of words that they have in common (Jaccard)."""

    rules = (PRIORITY, OUTCOME, ENABLER)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Repetitions, each named once."""
        if reading.profile is None:
            return
        threshold = reading.profile.similarity
        outputs = _titles(reading.of_kind("output"))
        for rule, kind in ((PRIORITY, "thematic_priority"), (OUTCOME, "outcome")):
            for one, other in _alike(_titles(reading.of_kind(kind)), outputs, threshold):
                yield rule.on(one, called=called(one), other=called(other))
        yield from _enablers(reading, threshold)


def _enablers(reading: Reading, threshold: float) -> Iterator[Finding]:
    enablers = reading.of_kind("enabler")
    told: set[str] = set()
    for said in (_titles(enablers), _statements(enablers)):
        for one, other in _alike(said, said, threshold):
            # Titles that are the same but for case are reported as that.
            if one.id not in told and folded(one.title) != folded(other.title):
                told.add(one.id)
                yield ENABLER.on(one, called=called(one), other=called(other))


def _titles(elements: Iterable[PlanElement]) -> list[_Said]:
    return [_Said(one, words) for one in elements if (words := _words(one.title))]


def _statements(elements: Iterable[PlanElement]) -> list[_Said]:
    found = [_Said(one, _words(" ".join(one.text))) for one in elements if one.text]
    return [one for one in found if len(one.words) >= _LEAST_WORDS]


def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, without plural endings; pairs of letters where a script does not part words."""
    found: set[str] = set()
    for word in folded(text).split():
        if "一" <= word[0] <= "鿿":
            found.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        elif word not in _COMMON:
            found.add(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word)
    return frozenset(found)


def _alike(
    these: Sequence[_Said], those: Sequence[_Said], threshold: float
) -> Iterator[tuple[PlanElement, PlanElement]]:
    """Each of these with the first of those that it is too much like; among the same ones, with an earlier one.

    Two sets that share enough words share one of the rarest words of each, so only few pairs are compared.
    """
    counts = Counter(word for said in (*these, *those) for word in said.words)
    index = _index(those, counts, threshold)
    same: dict[frozenset[str], int] = {}
    for place, said in enumerate(those):
        same.setdefault(said.words, place)
    for at, said in enumerate(these):
        mates = {place for word in _rarest(said.words, counts, threshold) for place in index.get(word, ())}
        if said.words in same:
            mates.add(same[said.words])
        for place in sorted(mates):
            other = those[place]
            earlier = these is not those or place < at
            if earlier and other.element is not said.element and _shared(said.words, other.words) >= threshold:
                yield said.element, other.element
                break


def _index(those: Sequence[_Said], counts: Mapping[str, int], threshold: float) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, said in enumerate(those):
        for word in _rarest(said.words, counts, threshold):
            index.setdefault(word, []).append(place)
    return index


def _rarest(words: frozenset[str], counts: Mapping[str, int], threshold: float) -> list[str]:
    ordered = sorted(words, key=lambda word: (counts[word], word))
    rarest = ordered[: len(words) - ceil(threshold * len(words)) + 1]
    return [word for word in rarest if counts[word] <= _MOST_ALIKE]


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)

"""What checks read: a document's lines, its plan, the tables of data, and the same of the base."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from app.checks.lines import BREAK, Line, Spot
from app.checks.tables import Tables
from app.model.document import Document, StoryKind
from app.model.link import HandLink
from app.model.plan import Plan, PlanElement
from app.model.proposal import Proposal
from app.plan.profiles import Profile

FRENCH = re.compile(r"\b(?:les|des|une|est|dans|pour|aux|sur|qui|du|au)\b", re.IGNORECASE)
"""Words that hardly any other language has."""

_SAMPLE, _ENOUGH = 20_000, 20


@dataclass(frozen=True)
class Said:
    """What people said beside the text: proposals, links made by hand, which kind of element paragraphs begin."""

    proposals: Sequence[Proposal] = ()
    links: Sequence[HandLink] = ()
    kinds: Mapping[int, str] = field(default_factory=dict[int, str])


@dataclass
class Reading:
    """One document as the checks see it; `base` is what it was before the amendments, if that differs."""

    document: Document
    plan: Plan
    lines: Sequence[Line]
    tables: Tables
    profile: Profile | None = None
    said: Said = Said()
    base: Reading | None = None
    _labels: dict[str, Mapping[int, str]] = field(default_factory=dict[str, Mapping[int, str]])

    def spotted(self, name: str) -> Iterator[tuple[Line, Spot]]:
        """Every spot of this name with its line, in the order of the document."""
        for line in self._spotted.get(name, ()):
            for spot in line.spots[name]:
                yield line, spot

    @cached_property
    def _spotted(self) -> Mapping[str, Sequence[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            for name in line.spots:
                found.setdefault(name, []).append(line)
        return found

    @cached_property
    def text(self) -> str:
        """All lines in one text, each between two BREAKs."""
        return BREAK + "".join(f"{line.text}{BREAK}" for line in self.lines)

    @cached_property
    def small(self) -> str:
        """The same in small letters, at the same offsets."""
        small = self.text.lower()
        if len(small) == len(self.text):
            return small
        # A few letters would become two; they stay as they are.
        return "".join(one if len(one := letter.lower()) == 1 else letter for letter in self.text)

    def uses(self, word: str) -> Iterator[tuple[Line, int]]:
        """The lines in which a word or phrase in small letters stands by itself, and where."""
        text = self.small
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (text[at - 1].isalnum() or text[end].isalnum()):
                yield self.line_at(at)
            at = text.find(word, end)

    def line_at(self, offset: int) -> tuple[Line, int]:
        """The line at an offset of the whole text, and the offset in it."""
        index = bisect_right(self._starts, offset) - 1
        return self.lines[index], offset - self._starts[index]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return list(accumulate((len(line.text) + 1 for line in self.lines), initial=1))

    @cached_property
    def body(self) -> Sequence[Line]:
        """The lines of the body."""
        return [line for line in self.lines if line.story is StoryKind.BODY]

    @cached_property
    def by_paragraph(self) -> Mapping[int, Line]:
        """The line of each paragraph."""
        return {line.paragraph.id: line for line in self.lines}

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where each paragraph's line stands among the lines."""
        return {line.paragraph.id: at for at, line in enumerate(self.lines)}

    @cached_property
    def elements(self) -> Sequence[PlanElement]:
        """All elements of the plan in reading order."""
        return list(self.plan.walk())

    @cached_property
    def glossed(self) -> frozenset[int]:
        """The paragraphs of the glossary and of the list of acronyms."""
        kinds = ("glossary_term", "acronym")
        return frozenset(id_ for one in self.elements if one.kind in kinds for id_ in one.paragraphs)

    def of_kind(self, *kinds: str) -> list[PlanElement]:
        """The elements of some kinds in reading order."""
        return [one for one in self.elements if one.kind in kinds]

    @cached_property
    def french(self) -> bool:
        """Whether the text is in French."""
        return len(FRENCH.findall(self.text[:_SAMPLE])) >= _ENOUGH

    def label(self, line: Line) -> str:
        """The list label of a line, "" without one."""
        story = self.document.story_of(line.paragraph.id)
        if story.id not in self._labels:
            self._labels[story.id] = self.document.labels(story)
        return self._labels[story.id].get(line.paragraph.id, "")

    def whole_plan(self, kinds: int = 4) -> bool:
        """Whether this is a plan with a title and elements of some kinds, and not a text that mentions a few."""
        return bool(self.plan.title) and len({one.kind for one in self.elements}) >= kinds

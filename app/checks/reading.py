"""What checks read: a document's lines, its plan, the tables of data, and the same of the base."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, TypeVarTuple, cast

from app.checks.lines import BREAK, Line, LineBlock, Spot, Text, spots_in, starts_of, text_of
from app.checks.tables import Tables
from app.model.document import Document, StoryKind
from app.model.link import HandLink
from app.model.plan import Plan, PlanElement
from app.model.proposal import Proposal
from app.plan.blocks import Block, Blocks
from app.plan.profiles import Profile

_Found = TypeVar("_Found")
_Asked = TypeVarTuple("_Asked")

FRENCH = re.compile(r"\b(?:les|des|une|est|dans|pour|aux|sur|qui|du|au)\b", re.IGNORECASE)
"""Words that hardly any other language has."""

_SAMPLE, _ENOUGH = 20_000, 20

_FEW = 30
"""How many uppermost elements are checked together; each may have many below it."""


@dataclass(frozen=True)
class Said:
    """What people said beside the text: proposals, links made by hand, which kind of element paragraphs begin."""

    proposals: Sequence[Proposal] = ()
    links: Sequence[HandLink] = ()
    kinds: Mapping[int, str] = field(default_factory=dict[int, str])


@dataclass(frozen=True, slots=True)
class Outline:
    """The elements of a plan in reading order, also in blocks; `tops` are blocks of the uppermost elements alone."""

    elements: Sequence[PlanElement] = ()
    blocks: Sequence[Block[PlanElement]] = ()
    tops: Sequence[Block[PlanElement]] = ()


class ElementReader:
    """Lists the elements of plans; blocks of elements that are the same as last time are the same."""

    def __init__(self) -> None:
        self._cut = Blocks[PlanElement]()
        self._tops = Blocks[PlanElement](usual=_FEW)
        # By the identity of the uppermost elements, which are kept alive.
        self._known: dict[int, tuple[PlanElement, Sequence[PlanElement]]] = {}

    def read(self, plan: Plan) -> Outline:
        """The elements of a plan."""
        known = self._known
        self._known = {id(one): known.get(id(one)) or (one, [*one.walk()]) for one in plan.elements}
        elements = [element for one in plan.elements for element in self._known[id(one)][1]]
        return Outline(elements, self._cut.cut(elements), self._tops.cut(plan.elements))


@dataclass
class Reading:
    """One document as the checks see it; `base` is what it was before the amendments, if that differs.

    Of a base only what is asked for is read.

    `memory` goes on from one reading of a document to the next; that of its base is another.
    """

    document: Document
    read_text: Callable[[], Text]
    read_plan: Callable[[], tuple[Plan, Outline]]
    tables: Tables
    profile: Profile | None = None
    said: Said = Said()
    base: Reading | None = None
    memory: dict[type, object] = field(default_factory=dict[type, object])
    _labels: dict[str, Mapping[int, str]] = field(default_factory=dict[str, Mapping[int, str]])
    _kinds: dict[tuple[str, ...], list[PlanElement]] = field(default_factory=dict[tuple[str, ...], list[PlanElement]])

    def kept(self, sort: type[_Found]) -> _Found:
        """The one of its sort that is kept from one reading of a document, or of its base, to the next."""
        if sort not in self.memory:
            self.memory[sort] = sort()
        return cast("_Found", self.memory[sort])

    # ---- lines ------------------------------------------------------------------------------------------------------

    @cached_property
    def text(self) -> Text:
        """The lines, read when they are first asked for."""
        return self.read_text()

    @property
    def lines(self) -> Sequence[Line]:
        """All lines that are read."""
        return self.text.lines

    @property
    def blocks(self) -> Sequence[LineBlock]:
        """The lines in blocks, which keep what was found in them."""
        return self.text.blocks

    def spotted(self, name: str) -> Iterator[tuple[Line, Spot]]:
        """Every spot of this name with its line, in the order of the document."""
        for block in self.blocks:
            yield from spots_in(block, name)

    def in_lines(self, find: Callable[[LineBlock, *_Asked], Sequence[_Found]], *asked: *_Asked) -> Iterator[_Found]:
        """What `find` finds in each block of lines, found anew only where a line or what is asked has changed."""
        for block in self.blocks:
            yield from block.once(find, *asked)

    def says(self, words: str) -> bool:
        """Whether a line has these words, in this case."""
        return any(block.named(_says, words) for block in self.blocks)

    def uses(self, word: str) -> Iterator[tuple[Line, int]]:
        """The lines in which a word or phrase in small letters stands by itself, and where."""
        for block in self.blocks:
            yield from block.named(_uses, word)

    @cached_property
    def body(self) -> Sequence[Line]:
        """The lines of the body."""
        return [line for line in self.lines if line.story is StoryKind.BODY]

    def line_of(self, paragraph: int) -> Line | None:
        """The line of a paragraph, None where it is not read."""
        return self._by_paragraph.get(paragraph)

    def place(self, line: Line) -> int:
        """Where a line stands among the lines."""
        return self._places[line.paragraph.id]

    @cached_property
    def _by_paragraph(self) -> Mapping[int, Line]:
        return {line.paragraph.id: line for line in self.lines}

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {line.paragraph.id: at for at, line in enumerate(self.lines)}

    @cached_property
    def french(self) -> bool:
        """Whether the text is in French."""
        text, at = BREAK, 0
        while len(text) < _SAMPLE and at < len(self.blocks):
            text += text_of(self.blocks[at])[1:]
            at += 1
        return len(FRENCH.findall(text[:_SAMPLE])) >= _ENOUGH

    def label(self, line: Line) -> str:
        """The list label of a line, "" without one."""
        story = self.document.story_of(line.paragraph.id)
        if story.id not in self._labels:
            self._labels[story.id] = self.document.labels(story)
        return self._labels[story.id].get(line.paragraph.id, "")

    # ---- elements ---------------------------------------------------------------------------------------------------

    @cached_property
    def _planned(self) -> tuple[Plan, Outline]:
        return self.read_plan()

    @property
    def plan(self) -> Plan:
        """The plan, recognised when it is first asked for."""
        return self._planned[0]

    @property
    def outline(self) -> Outline:
        """The elements of the plan."""
        return self._planned[1]

    @property
    def elements(self) -> Sequence[PlanElement]:
        """All elements of the plan in reading order."""
        return self.outline.elements

    @property
    def parts(self) -> Sequence[Block[PlanElement]]:
        """The elements in blocks, which keep what was found in them."""
        return self.outline.blocks

    def in_parts(
        self, find: Callable[[Block[PlanElement], *_Asked], Sequence[_Found]], *asked: *_Asked
    ) -> Iterator[_Found]:
        """What `find` finds in each block of elements, found anew only where one or what is asked has changed."""
        for part in self.parts:
            yield from part.once(find, *asked)

    @cached_property
    def glossed(self) -> frozenset[int]:
        """The paragraphs of the glossary and of the list of acronyms."""
        return frozenset(id_ for one in self.of_kind("glossary_term", "acronym") for id_ in one.paragraphs)

    def of_kind(self, *kinds: str) -> list[PlanElement]:
        """The elements of some kinds in reading order."""
        if kinds not in self._kinds:
            self._kinds[kinds] = [one for part in self.parts for one in part.named(_of_kinds, kinds)]
        return self._kinds[kinds]

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many elements of each kind there are, in the order of their first."""
        found: Counter[str] = Counter()
        for part in self.parts:
            found.update(part.once(_kinds_in))
        return found

    def whole_plan(self, kinds: int = 4) -> bool:
        """Whether this is a plan with a title and elements of some kinds, and not a text that mentions a few."""
        return bool(self.plan.title) and len(self.kinds) >= kinds


def small_of(block: LineBlock) -> str:
    """The same in small letters, at the same offsets."""
    text = text_of(block)
    small = text.lower()
    if len(small) == len(text):
        return small
    # A few letters would become two; they stay as they are.
    return "".join(one if len(one := letter.lower()) == 1 else letter for letter in text)


def body_of(block: LineBlock) -> Sequence[Line]:
    """The lines of a block that stand in the body."""
    return [line for line in block.items if line.story is StoryKind.BODY]


def _says(block: LineBlock, words: str) -> bool:
    return words in text_of(block)


def _uses(block: LineBlock, word: str) -> Sequence[tuple[Line, int]]:
    text, starts = block.once(small_of), starts_of(block)
    found: list[tuple[Line, int]] = []
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1].isalnum() or text[end].isalnum()):
            index = bisect_right(starts, at) - 1
            found.append((block.items[index], at - starts[index]))
        at = text.find(word, end)
    return found


def _of_kinds(part: Block[PlanElement], kinds: tuple[str, ...]) -> Sequence[PlanElement]:
    return [one for one in part.items if one.kind in kinds]


def _kinds_in(part: Block[PlanElement]) -> Counter[str]:
    return Counter(one.kind for one in part.items)

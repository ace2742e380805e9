"""The lines of a document as a tree of sections, by outline level or by what short bold lines say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from app.plan.alike import with_alike
from app.plan.lines import Line, Role, changed_stretch
from app.plan.profiles import Kind
from app.plan.signs import Signs, is_leaf
from app.plan.wording import Wording, bulleted, typed_number

_SHORT = 150
_BELOW_HEADINGS = 10
_SENTENCE_ENDS = (".", ";", ",", "。", "；", "،", "؛")
_LEAD_IN_ENDS = (":", "：")
_RUN_IN_ENDS = frozenset(".:–—：。")
_RUN_IN_STRIPPED = " .:–—：。"
_UNTITLED = -2
"""The rank of a heading without text, which counts only where elements have theirs."""


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading that is the bold beginning of a paragraph: what it announces, its words, what follows them."""

    kind: Kind
    words: str
    rest: str


def run_in(line: Line, wording: Wording) -> RunIn | None:
    """The heading that a paragraph begins with: "**Vision.** A world where …"; None where it has none.

    What comes before several elements introduces them, or ends like a heading.
    """
    lead = line.lead
    if not lead or line.bold or line.gone or line.level is not None or line.cell is not None or len(lead) > _SHORT:
        return None
    rest = line.text[len(lead) :].strip()
    if not line.text.startswith(lead) or (lead[-1] not in _RUN_IN_ENDS and rest[:1] not in _RUN_IN_ENDS):
        return None
    words = typed_number(lead)[1].strip(_RUN_IN_STRIPPED)
    kind = wording.section(words) if words else None
    if not isinstance(kind, Kind) or bulleted(line.text) or (line.numbered and not kind.single):
        return None
    ends = lead.endswith((".", "。")) or rest.endswith(_LEAD_IN_ENDS)
    return RunIn(kind, words, rest.lstrip(_RUN_IN_STRIPPED)) if kind.single or ends else None


@dataclass(slots=True, eq=False)
class Section:
    """A heading and all that stands below it, in order; a smaller rank stands higher, 0 to 8 are outline levels.

    It covers the lines from `start` to `end` of those that the tree was made of. `below` tells what stands below it
    once somebody asks. `loose`: whether its last lines belong to it depends on what follows it.
    """

    heading: Line | None
    rank: int
    start: int = 0
    end: int = 0
    loose: bool = False
    below: Callable[[Section], list[Line | Section]] | None = None
    _content: list[Line | Section] = field(default_factory=list["Line | Section"])

    @property
    def content(self) -> list[Line | Section]:
        """Lines and sections directly below."""
        if self.below is not None:
            self._content, self.below = self.below(self), None
        return self._content

    def sections(self) -> list[Section]:
        """The sections directly below."""
        return [one for one in self.content if isinstance(one, Section)]


class Outliner:
    """Puts lines into sections; what it found out about lines that are still the same it does not ask again."""

    def __init__(self, wording: Wording, signs: Signs, by_hand: Mapping[int, str] | None = None) -> None:
        self._wording = wording
        self._signs = signs
        self._by_hand = by_hand or {}
        self._styled = False
        self._given: Sequence[Line] = ()
        self._contents: list[bool] = []
        self._odd: list[bool] = []
        self.lines: list[Line] = []
        self.ranks: list[int | None] = []
        self.all_ranks: list[int | None] = []

    def tree(self, lines: Sequence[Line]) -> Section:
        """The tree of all lines but those of the table of contents; its root has no heading."""
        start, old_stop, stop = changed_stretch(self._given, lines)
        fresh = [line.role is Role.CONTENTS for line in lines[start:stop]]
        self._contents = [*self._contents[:start], *fresh, *self._contents[old_stop:]]
        self._given = lines
        if any(self._contents):
            lines = [line for line in lines if line.role is not Role.CONTENTS]
            start, old_stop, stop = changed_stretch(self.lines, lines)
        styled = any(line.level is not None for line in lines)
        if styled is not self._styled:
            start, old_stop, stop = 0, len(self.lines), len(lines)
        self._styled = styled
        changed = lines[start:stop]
        self.ranks = [*self.ranks[:start], *map(self._rank, changed), *self.ranks[old_stop:]]
        self._odd = [*self._odd[:start], *map(_is_odd, changed), *self._odd[old_stop:]]
        self.lines = list(lines)
        if not styled:
            self.all_ranks = with_alike(self.lines, self.ranks)
        else:
            self.all_ranks = self.ranks
        return _Tree(self.lines, self.all_ranks, self._odd, self._wording).root()

    def headings(self) -> list[str]:
        """The texts of all headings in order."""
        return [
            line.text for line, rank in zip(self.lines, self.all_ranks, strict=True) if rank is not None and line.text
        ]

    def _rank(self, line: Line) -> int | None:
        """The rank of a line that is a heading by itself, None for all others."""
        if line.gone:
            return None
        if line.paragraph in self._by_hand and line.cell is None and line.text:
            return self._chosen_rank(line, self._by_hand[line.paragraph])
        signed = self._signed_rank(line) if self._signs.headings and line.cell is None else None
        if signed is not None:
            return signed
        if line.level is not None:
            return line.level if line.text else _UNTITLED - line.level
        begun = run_in(line, self._wording) if line.lead else None
        if begun is not None:
            return self._rank_of(begun.kind.name)
        if line.cell is not None or not line.text or len(line.text) > _SHORT:
            return None
        if line.role is Role.TITLE:
            return 0
        return self._spoken_rank(line)

    def _chosen_rank(self, line: Line, kind: str) -> int | None:
        if line.level is not None or kind not in self._wording.profile.kinds:
            return line.level
        return self._rank_of(kind) + 2

    def _signed_rank(self, line: Line) -> int | None:
        sign = self._signs.of(line.text, line.style, line.numbered or bulleted(line.text))
        if sign is None or sign.leaf:
            return None
        return self._wording.profile.depth(sign.kind.name)

    def _spoken_rank(self, line: Line) -> int | None:
        """The rank of a line that is no heading by style but reads like one."""
        if line.bold and self._wording.captioned(line.text) is not None:
            return None
        marked = line.bold or line.role is Role.MINOR
        listed = bool(line.label) or bulleted(line.text)
        if line.lead and not marked and not listed and self._led(line):
            return self._led_rank(line)
        prefixed = self._wording.prefixed(line.text) if marked or not listed else None
        if prefixed is not None and prefixed.number and (marked or (prefixed.separated and prefixed.title)):
            return self._rank_of(prefixed.kind.name) + 2
        if not marked and (listed or line.text.endswith(_SENTENCE_ENDS)):
            return self._numbered_rank(line)
        return self._announcing_rank(line, marked)

    def _led(self, line: Line) -> bool:
        """Whether what is bold at the beginning is a word and number alone: "**Outcome 1.1** Schools teach"."""
        prefixed = self._wording.prefixed(line.lead.strip())
        if prefixed is None or not prefixed.number or prefixed.title:
            return False
        return not line.text[len(line.lead) :].lstrip()[:1].islower()

    def _led_rank(self, line: Line) -> int | None:
        prefixed = self._wording.prefixed(line.text)
        return self._rank_of(prefixed.kind.name) + 2 if prefixed is not None and prefixed.title else None

    def _numbered_rank(self, line: Line) -> int | None:
        """The rank of an automatically numbered line in a document without heading styles that announces elements."""
        if self._styled or not line.label or line.depth or line.text.endswith(_SENTENCE_ENDS):
            return None
        kind = self._wording.section(line.text)
        return self._rank_of(kind.name) if isinstance(kind, Kind) and not is_leaf(kind) else None

    def _announcing_rank(self, line: Line, marked: bool) -> int | None:
        lead_in = line.text.endswith(_LEAD_IN_ENDS)
        if not marked and not lead_in and self._styled:
            return None
        kind = self._wording.announced(line.text) if marked else self._wording.section(line.text)
        if kind is None or (not isinstance(kind, Kind) and not marked and self._styled):
            return None
        if not isinstance(kind, Kind):
            return _BELOW_HEADINGS
        if not marked and self._styled and not kind.parent:
            return None
        return self._rank_of(kind.name)

    def _rank_of(self, kind: str) -> int:
        return _BELOW_HEADINGS + 4 * self._wording.profile.depth(kind)


def _is_odd(line: Line) -> bool:
    """Whether where a line belongs depends on what stands around it."""
    return line.gone or line.role is Role.MINOR


class _Tree:
    """Puts lines into sections by their ranks."""

    def __init__(
        self, lines: Sequence[Line], ranks: Sequence[int | None], odd: Sequence[bool], wording: Wording
    ) -> None:
        self._lines, self._ranks, self._wording = lines, ranks, wording
        self._odd = odd if any(odd) else ()
        self._open = [Section(None, -1)]
        self._waiting: Line | None = None
        self._dead = False
        self._heads = [at for at, rank in enumerate(ranks) if rank is not None]

    def root(self) -> Section:
        """The root of the tree."""
        if not self._odd and not any((self._ranks[at] or 0) < 0 for at in self._heads):
            return Section(None, -1, 0, len(self._lines), below=self._below)
        root = self._open[0]
        for start, end in self._stretches():
            if start < end and (rank := self._true_rank(start)) is not None:
                self._dead = False
                self._begin(start, rank)
                start += 1
            self._add_all(start, end)
        innermost = self._open[-1]
        self._close(-1, len(self._lines))
        if self._waiting is not None:
            innermost.content.append(self._waiting)
        return root

    def _below(self, section: Section) -> list[Line | Section]:
        """What stands directly below a heading where nothing but the ranks tells."""
        heads, ranks = self._heads, cast("Sequence[int]", self._ranks)
        begin = section.start if section.heading is None else section.start + 1
        first, last = bisect_left(heads, begin), bisect_left(heads, section.end)
        content: list[Line | Section] = [*self._lines[begin : heads[first] if first < last else section.end]]
        while first < last:
            start = heads[first]
            first += 1
            while first < last and ranks[heads[first]] > ranks[start]:
                first += 1
            end = heads[first] if first < last else section.end
            content.append(Section(self._lines[start], ranks[start], start, end, below=self._below))
        return content

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """The stretches that begin with a heading, after the one in front of the first heading."""
        begin = 0
        for at in self._heads:
            yield begin, at
            begin = at
        yield begin, len(self._lines)

    def _true_rank(self, at: int) -> int | None:
        rank = self._ranks[at]
        if rank is None or rank >= 0:
            return rank
        level = _UNTITLED - rank
        return level if self._untitled(level, at) else None

    def _untitled(self, level: int, at: int) -> bool:
        """Whether an empty heading stands where elements have theirs, with text below it."""
        around = next(section for section in reversed(self._open) if section.rank < level)
        kind = self._wording.section(around.heading.text) if around.heading else None
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        text_follows = following is not None and following.level is None and bool(following.text)
        return isinstance(kind, Kind) and not kind.single and text_follows and not self._left_over(level, at)

    def _left_over(self, level: int, at: int) -> bool:
        """Whether an empty heading stands right below one of its level, as Enter at the end of that one leaves it."""
        before = (self._lines[place] for place in range(at - 1, -1, -1))
        above = next((line for line in before if line.text), None)
        return above is not None and above.level == level

    def _add_all(self, start: int, end: int) -> None:
        lines = self._lines[start:end]
        if self._waiting is None and not self._dead and not any(self._odd[start:end]):
            self._open[-1].content.extend(lines)
            return
        for line in lines:
            if line.gone:
                self._add_gone(line)
            else:
                self._dead = False
                self._add(line)

    def _add_gone(self, line: Line) -> None:
        # What was removed together with its heading belongs to nothing that is left.
        self._dead = self._dead or line.level is not None
        if not self._dead:
            self._open[-1].content.append(line)

    def _add(self, line: Line) -> None:
        if self._waiting is not None and line.text:
            self._release()
        if line.role is Role.MINOR and line.cell is None and self._waiting is None:
            self._waiting = line
        else:
            self._open[-1].content.append(line)

    def _begin(self, at: int, rank: int) -> None:
        self._close(rank, at)
        # A small heading right before a larger one announces it: it does not end the section before.
        self._release()
        section = Section(self._lines[at], rank, at, at)
        self._open[-1].content.append(section)
        self._open.append(section)

    def _close(self, rank: int, at: int) -> None:
        while self._open and self._open[-1].rank >= rank:
            section = self._open.pop()
            section.end, section.loose = at, self._waiting is not None

    def _release(self) -> None:
        if self._waiting is not None:
            self._open[-1].content.append(self._waiting)
            self._waiting = None

"""The lines of a document as a tree of sections, by outline level or by what short bold lines say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.plan.lines import Line, Role
from app.plan.profiles import Kind
from app.plan.wording import Wording, bulleted

_SHORT = 150
_BELOW_HEADINGS = 10
_SENTENCE_ENDS = (".", ";", ",", "。", "；", "،", "؛")
_LEAD_IN_ENDS = (":", "：")


@dataclass(slots=True)
class Section:
    """A heading and all that stands below it, in order; a smaller rank stands higher, 0 to 8 are outline levels."""

    heading: Line | None
    rank: int
    content: list[Line | Section] = field(default_factory=list["Line | Section"])

    def sections(self) -> list[Section]:
        """The sections directly below."""
        return [one for one in self.content if isinstance(one, Section)]


def section_tree(lines: Iterable[Line], wording: Wording) -> Section:
    """The tree of all lines but those of the table of contents; its root has no heading."""
    kept = [line for line in lines if line.role is not Role.CONTENTS]
    return _Tree(wording, any(line.level is not None for line in kept)).build(kept)


class _Tree:
    """Puts lines into sections, one after the other."""

    def __init__(self, wording: Wording, styled: bool) -> None:
        self._wording = wording
        self._styled = styled
        self._open = [Section(None, -1)]
        self._waiting: Line | None = None
        self._dead = False

    def build(self, lines: list[Line]) -> Section:
        """The root of the tree of these lines."""
        root = self._open[0]
        for index, line in enumerate(lines):
            if line.gone:
                self._add_gone(line)
                continue
            self._dead = False
            rank = self._rank(line, lines[index + 1] if index + 1 < len(lines) else None)
            if rank is None:
                self._add(line)
            else:
                self._begin(line, rank)
        self._release()
        return root

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

    def _begin(self, line: Line, rank: int) -> None:
        while self._open[-1].rank >= rank:
            self._open.pop()
        # A small heading right before a larger one announces it: it does not end the section before.
        self._release()
        section = Section(line, rank)
        self._open[-1].content.append(section)
        self._open.append(section)

    def _release(self) -> None:
        if self._waiting is not None:
            self._open[-1].content.append(self._waiting)
            self._waiting = None

    def _rank(self, line: Line, following: Line | None) -> int | None:
        if line.level is not None:
            return line.level if line.text or self._untitled(line.level, following) else None
        if line.cell is not None or not line.text or len(line.text) > _SHORT:
            return None
        if line.role is Role.TITLE:
            return 0
        return self._spoken_rank(line)

    def _untitled(self, level: int, following: Line | None) -> bool:
        """Whether an empty heading stands where elements have theirs, with text below it."""
        around = next(section for section in reversed(self._open) if section.rank < level)
        kind = self._wording.section(around.heading.text) if around.heading else None
        text_follows = following is not None and following.level is None and bool(following.text)
        return isinstance(kind, Kind) and not kind.single and text_follows

    def _spoken_rank(self, line: Line) -> int | None:
        """The rank of a line that is no heading by style but reads like one."""
        marked = line.bold or line.role is Role.MINOR
        if not marked and (line.label or bulleted(line.text) or line.text.endswith(_SENTENCE_ENDS)):
            return None
        prefixed = self._wording.prefixed(line.text)
        if prefixed is not None and prefixed.number and (marked or (prefixed.separated and prefixed.title)):
            return _BELOW_HEADINGS + 4 * self._wording.profile.depth(prefixed.kind.name) + 2
        return self._announcing_rank(line, marked)

    def _announcing_rank(self, line: Line, marked: bool) -> int | None:
        lead_in = line.text.endswith(_LEAD_IN_ENDS)
        if not marked and not lead_in and self._styled:
            return None
        kind = self._wording.section(line.text)
        if kind is None or (not isinstance(kind, Kind) and not marked and self._styled):
            return None
        if not isinstance(kind, Kind):
            return _BELOW_HEADINGS
        if not marked and self._styled and not kind.parent:
            return None
        return _BELOW_HEADINGS + 4 * self._wording.profile.depth(kind.name)

"""What was found marked by hand, and what each mark is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.model.revision import ChangeKind

PILCROW = "¶"
"""Stands, marked, at the end of a paragraph whose mark is changed; a reader could not see that otherwise."""


class MarkKind(StrEnum):
    """The formatting that marks a change."""

    STRIKE = "strike"
    UNDERLINE = "underline"
    HIGHLIGHT = "highlight"
    COLOR = "color"


class Side(StrEnum):
    """Which side of a change a mark stands for."""

    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class HandMark:
    """Marked text from offset `start` to `end` of a paragraph, and the change it is taken for (`takes_as` None: none).

    `also` names the other formatting that belongs to the same mark. A paragraph mark has `start` equal to `end`, or
    covers the pilcrow that stands for it. `confidence` goes from 0 to 1.
    """

    kind: MarkKind
    paragraph: int
    start: int
    end: int
    text: str
    takes_as: ChangeKind | None
    reason: str
    confidence: float
    also: frozenset[MarkKind] = frozenset()

    @property
    def kinds(self) -> frozenset[MarkKind]:
        """All formatting that goes when the mark becomes a tracked change."""
        return self.also | {self.kind}


@dataclass(frozen=True)
class Survey:
    """All that is marked by hand in a document, in reading order.

    `counts` says how many marks of a kind were taken for a change (True) and for none (False); `insertion_mark` is the
    formatting by which this document shows new text, None when it has no such habit.
    """

    marks: tuple[HandMark, ...] = ()
    counts: Mapping[tuple[MarkKind, bool], int] = field(default_factory=dict[tuple[MarkKind, bool], int])
    insertion_mark: MarkKind | None = None

    @property
    def changes(self) -> tuple[HandMark, ...]:
        """The marks taken for a change."""
        return tuple(mark for mark in self.marks if mark.takes_as is not None)

"""Text from outside, once its shape is understood: headings, list items, paragraphs, cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.model.content import TAB, Run
from app.model.format import RunFormat
from app.model.numbering import write_number
from app.model.structure import Cell

DEEPEST_LEVEL = 8
BULLETS = ("•", "–", "▪")

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffc\ufffe\uffff]")


def without_unwritable(text: str) -> str:
    """The text without characters that XML cannot hold and without the one that stands for carried content."""
    return _UNWRITABLE.sub("", text)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where an item stands in a list: which list (from 1), its 0-based level, and how that level counts.

    `format` is one of ECMA-376 §17.18.59, `before` and `after` stand around the number ("(" and ")"); a bullet is
    `before` alone. `value` is the item's own number, `start` that of the first item of its level.
    """

    list: int
    level: int = 0
    format: str = "bullet"
    before: str = BULLETS[0]
    after: str = ""
    value: int = 1
    start: int = 1

    @property
    def label(self) -> str:
        """The label as a reader sees it."""
        number = "" if self.format == "bullet" else write_number(self.value, self.format)
        return f"{self.before}{number}{self.after}"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph to be; `heading` is 0 for a title, 1 to 6 for a heading, None for other text.

    `alignment` and `rtl` are as in ParagraphFormat; `label` is the number that a heading bears where it comes from.
    """

    runs: tuple[Run, ...] = ()
    heading: int | None = None
    place: ListPlace | None = None
    cell: Cell | None = None
    alignment: str | None = None
    rtl: bool | None = None
    label: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


def labelled(label: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs behind a label and a tab; the same ones without a label."""
    return (Run(f"{label}{TAB}", runs[0].format if runs else RunFormat()), *runs) if label else runs


def list_levels(blocks: Sequence[Block]) -> dict[int, dict[int, ListPlace]]:
    """For each list the first item of each of its levels."""
    lists: dict[int, dict[int, ListPlace]] = {}
    for block in blocks:
        if block.place is not None:
            lists.setdefault(block.place.list, {}).setdefault(block.place.level, block.place)
    return lists

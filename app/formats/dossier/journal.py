"""The entries of a dossier's journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.editing.splice import Edit


@dataclass(frozen=True, slots=True)
class Undo:
    """The last step was taken back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """The step undone last was done again."""


Change = Edit | Undo | Redo


class Record(NamedTuple):
    """One entry of the journal; `seq` counts from 1, `time` is ISO 8601 in UTC."""

    seq: int
    time: str
    change: Change

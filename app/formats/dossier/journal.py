"""The entries of a dossier's journal."""

from __future__ import annotations

from typing import NamedTuple

from app.editing.splice import Edit
from app.model.value import slotted_value


@slotted_value
class Undo:
    """The last step was taken back."""


@slotted_value
class Redo:
    """The step undone last was done again."""


Change = Edit | Undo | Redo


class Record(NamedTuple):
    """One entry of the journal; `seq` counts from 1, `time` is ISO 8601 in UTC."""

    seq: int
    time: str
    change: Change

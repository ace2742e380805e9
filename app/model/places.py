"""Where the members of a sequence stand, followed through a few changes of it without counting anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.model.value import slotted_value

_MOST_SHIFTS = 24
_MOST_ADDED = 64


class _Shift(NamedTuple):
    """From index `at` on, `removed` members gave way to those in `added`, which tells the place of each by its id."""

    at: int
    removed: int
    added: Mapping[int, int]


@slotted_value
class Places:
    """Places by id: `base` holds those of a sequence as it was, to be seen through the changes made since."""

    base: dict[int, int]
    _shifts: tuple[_Shift, ...] = ()

    def find(self, id_: int) -> int | None:
        """Where the member with this id stands, or None."""
        place = self.base.get(id_)
        for shift in self._shifts:
            added = shift.added.get(id_)
            if added is not None:
                place = added
            elif place is not None and place >= shift.at:
                gone = place < shift.at + shift.removed
                place = None if gone else place + len(shift.added) - shift.removed
        return place

    def after(self, at: int, removed: int, ids: Sequence[int]) -> Places | None:
        """The places once `removed` members from index `at` gave way to `ids`; None when counting anew costs less."""
        if len(self._shifts) == _MOST_SHIFTS or len(ids) > _MOST_ADDED:
            return None
        return Places(self.base, (*self._shifts, _Shift(at, removed, {id_: at + i for i, id_ in enumerate(ids)})))

"""Who edits, and how an intended edit becomes marks in the two slots."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.editing.draft import Draft
from app.model.revision import Revision


@dataclass(frozen=True, slots=True)
class Tracking:
    """The author and date under which edits are made, their proposal, and whether they are tracked at all."""

    author: str
    date: str
    proposal: str | None = None
    on: bool = True

    def revision(self, draft: Draft, *neighbours: Revision | None) -> Revision | None:
        """The change a new edit belongs to: a neighbour's that it continues, else a new one; None when not tracked."""
        if not self.on:
            return None
        new = Revision(self.author, self.date, "", self.proposal)
        for neighbour in neighbours:
            if neighbour is not None and new.joins(neighbour):
                return neighbour
        return replace(new, id=f"n{draft.new_id()}")

    def removes(self, inserted: Revision | None) -> bool:
        """Whether striking something with this insertion takes it away instead of marking it."""
        return not self.on or (inserted is not None and inserted.author == self.author)

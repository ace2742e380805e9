"""Who edits, and how an intended edit becomes marks in the two slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.editing.draft import Draft
from app.model.content import Mark, Paragraph, Run
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


class Striking:
    """One strike in progress; all it marks carries the same revision."""

    def __init__(self, draft: Draft, tracking: Tracking, *neighbours: Revision | None) -> None:
        self._draft = draft
        self._tracking = tracking
        self._neighbours = neighbours
        self._revision: Revision | None = None

    @property
    def revision(self) -> Revision | None:
        """The deletion's revision, made when it is first needed."""
        if self._revision is None:
            self._revision = self._tracking.revision(self._draft, *self._neighbours)
        return self._revision

    def runs(self, runs: Iterable[Run]) -> Iterator[Run]:
        """Runs as they are once struck: own insertions gone, the rest marked, marks of places kept."""
        for run in runs:
            if not run.text:
                yield run
            elif self._tracking.removes(run.inserted):
                continue
            else:
                yield run if run.deleted else replace(run, deleted=self.revision)

    def takes_mark(self, mark: Mark) -> bool:
        """Whether striking this paragraph mark removes it at once."""
        return self._tracking.removes(mark.inserted)

    def mark(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with its mark struck."""
        if paragraph.mark.deleted:
            return paragraph
        return replace(paragraph, mark=replace(paragraph.mark, deleted=self.revision))

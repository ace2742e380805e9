"""Tracked changes as they are listed and chosen without a window: each under an id of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.editing import resolve
from app.editing.draft import Draft
from app.model.changes import Change, document_changes
from app.model.document import Document
from app.model.errors import RapporteurError
from app.model.revision import ChangeKind, Revision

_DAY = len("2026-02-11")


class UnknownChangeError(RapporteurError):
    """A change is named that the document does not have."""


@dataclass(frozen=True, slots=True)
class NumberedChange:
    """A change with its id, and the 1-based number of its paragraph in its story."""

    id: str
    change: Change
    number: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which changes are meant: those that fit one of each kind of condition given; all when none is given.

    `since` and `until` are the first and the last moment, or a day, in ISO 8601; they take no change without a date.
    """

    authors: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    kinds: frozenset[ChangeKind] = frozenset()
    proposals: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    @property
    def everything(self) -> bool:
        """Whether every change is meant."""
        return self == Filter()

    def takes(self, revision: Revision, kind: ChangeKind) -> bool:
        """Whether a change fits by all but its id."""
        if (self.authors and revision.author not in self.authors) or (self.kinds and kind not in self.kinds):
            return False
        if self.proposals and (revision.proposal or "") not in self.proposals:
            return False
        return not (self.since or self.until) or self._in_time(revision.date)

    def _in_time(self, date: str) -> bool:
        moment = moment_of(date)
        if moment is None:
            return False
        first, last = moment_of(self.since), moment_of(self.until)
        if last is not None and len(self.until) <= _DAY:
            last += timedelta(days=1, microseconds=-1)
        return (first is None or first <= moment) and (last is None or moment <= last)


def moment_of(date: str) -> datetime | None:
    """A date as it stands in a file as a moment, taken for UTC where it names no zone; None when it is none."""
    try:
        found = datetime.fromisoformat(date)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def numbered_changes(document: Document) -> Iterator[NumberedChange]:
    """Every change in reading order; ids that the file repeats or lacks are made unique, the same every time."""
    changes = list(document_changes(document))
    taken = {c.revision.id for c in changes}
    given: set[str] = set()
    for change in changes:
        id_ = change.revision.id if change.revision.id and change.revision.id not in given else None
        if id_ is None:
            id_ = _free(change.revision.id, taken)
        given.add(id_)
        taken.add(id_)
        index = document.story(change.story).index(change.paragraph)
        yield NumberedChange(id_, change, (index or 0) + 1)


def resolved(document: Document, wanted: Filter, *, accepted: bool) -> Document:
    """The document with the changes meant accepted or rejected; UnknownChangeError for an id that is not there."""
    draft = Draft(document)
    if not wanted.ids:
        (resolve.accept if accepted else resolve.reject)(draft, wanted.takes)
        return draft.document
    changes = tuple(_chosen(numbered_changes(document), wanted))
    (resolve.accept_changes if accepted else resolve.reject_changes)(draft, changes)
    return draft.document


def _chosen(numbered: Iterable[NumberedChange], wanted: Filter) -> Iterator[Change]:
    missing = set(wanted.ids)
    for one in numbered:
        if one.id in wanted.ids:
            missing.discard(one.id)
            if wanted.takes(one.change.revision, one.change.kind):
                yield one.change
    if missing:
        raise UnknownChangeError(f"There is no change with the id “{min(missing)}” in the document.")


def _free(id_: str, taken: set[str]) -> str:
    number = 2 if id_ else 1
    shape = f"{id_}.{{}}" if id_ else "c{}"
    while shape.format(number) in taken:
        number += 1
    return shape.format(number)

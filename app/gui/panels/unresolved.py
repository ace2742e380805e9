"""Which changes are still open between the parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from app.gui.comment_places import CommentPlaces
from app.gui.wording import party_name
from app.model.changes import Change
from app.model.document import Document
from app.model.revision import ChangeKind

_OF_WORDS = (ChangeKind.INSERT, ChangeKind.DELETE, ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO, ChangeKind.FORMAT)


def unresolved(document: Document, changes: Sequence[Change]) -> set[Change]:
    """Of the changes in reading order those with a comment that is not settled, disputed, or in square brackets.

    A change is disputed when another party changed the same words.
    """
    comments = CommentPlaces()
    found: set[Change] = set()
    for paragraph, group in groupby(changes, key=lambda change: change.paragraph):
        if document.holds(paragraph):
            here = list(group)
            text = document.paragraph(paragraph).text
            found |= _disputed(here)
            asked = (c for c in here if any(not remark.resolved for remark in comments.on(document, c)))
            found.update(asked)
            found.update(c for c in here if _bracketed(text, c))
    return found


def _disputed(changes: Iterable[Change]) -> set[Change]:
    found: set[Change] = set()
    reach: list[Change] = []
    for change in sorted((c for c in changes if c.kind in _OF_WORDS), key=lambda c: (c.start, c.end)):
        reach = [c for c in reach if c.end > change.start]
        against = [c for c in reach if _party(c) != _party(change)]
        if against and change.end > change.start:
            found.update(against, (change,))
        reach.append(change)
    return found


def _party(change: Change) -> str:
    return party_name(change.revision.author) or change.revision.author


def _bracketed(text: str, change: Change) -> bool:
    before = text[: change.start]
    open_ = before.rfind("[") > before.rfind("]")
    return open_ or "[" in change.text or "]" in change.text

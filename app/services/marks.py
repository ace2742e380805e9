"""Hand-made marks of a document as they are listed, and made into tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.editing.draft import Draft
from app.editing.handmade import HandMark, Survey, convert, survey
from app.editing.splice import Edit
from app.editing.tracking import Tracking
from app.model.document import Document
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A hand-made mark with its story, the 1-based number of its paragraph there, and its text as a reader sees it."""

    mark: HandMark
    story: str
    number: int
    text: str


def placed_marks(document: Document, found: Survey) -> Iterator[PlacedMark]:
    """The marks of a survey in reading order, with their places."""
    for mark in found.marks:
        story, index = document.locate(mark.paragraph)
        yield PlacedMark(mark, story.id, index + 1, mark.text)


def summary(found: Survey) -> str:
    """One sentence saying how much of each kind was taken for changes, and how much was not."""
    kinds = dict.fromkeys(kind for kind, _ in found.counts)
    parts = [
        f"{kind}: {found.counts.get((kind, True), 0)} taken for changes, {found.counts.get((kind, False), 0)} not"
        for kind in kinds
    ]
    return "; ".join(parts) + "." if parts else "No hand-made marks."


def converted(document: Document, author: str, date: str, marks: Iterable[HandMark] | None = None) -> Document:
    """The document with its hand-made marks, or only those given, as tracked changes of one author and date."""
    draft = Draft(document)
    convert(draft, survey(document) if marks is None else marks, Tracking(author, date))
    return draft.document


def convert_in(session: Session, marks: Survey | Iterable[HandMark], author: str = "", date: str = "") -> Edit | None:
    """Make marks of a session's document into tracked changes, as one step that can be undone.

    Without an author or date they are the session's own. Raises RefusedError when the text has changed since.
    """

    def build(draft: Draft) -> None:
        own = session.tracked()
        convert(draft, marks, Tracking(author or own.author, date or own.date, own.proposal))

    return session.edit("Convert hand-made marks", build)

"""Hand-made marks of a document as they are listed, and made into tracked changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.editing.draft import Draft
from app.editing.handmade import HandMark, MarkKind, Survey, convert, survey
from app.editing.splice import Edit, Splice
from app.editing.tracking import Tracking
from app.model.changes import document_changes
from app.model.document import Document
from app.model.errors import RefusedError
from app.services.session import Session

_AROUND = 60
CONVERSION = "Convert hand-made marks"
"""The name of the step."""


@dataclass(frozen=True)
class MarkGroup:
    """Marks of one kind that are taken for the same, in reading order.

    `inserts` is True for new text, False for struck text and None for no change, which `reason` then explains.
    """

    kind: MarkKind
    inserts: bool | None
    reason: str
    marks: tuple[HandMark, ...]


@dataclass(frozen=True, slots=True)
class MarkInText:
    """A mark between the words around it, line breaks as spaces."""

    before: str
    text: str
    after: str


@dataclass(frozen=True)
class Conversion:
    """Marks of a document made into tracked changes, not yet part of any session."""

    base: Document
    splices: tuple[Splice, ...]
    ids: int


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


def mark_groups(found: Survey) -> tuple[MarkGroup, ...]:
    """The marks of a survey by kind and what they are taken for; those taken for no change last, by their reasons."""
    groups: dict[tuple[MarkKind, bool | None, str], list[HandMark]] = {}
    for mark in found.marks:
        inserts = mark.takes_as.value.endswith("insert") if mark.takes_as is not None else None
        groups.setdefault((mark.kind, inserts, mark.reason if inserts is None else ""), []).append(mark)
    kinds = list(MarkKind)
    order = sorted(groups, key=lambda key: (key[1] is None, kinds.index(key[0]), bool(key[1]), -len(groups[key])))
    return tuple(MarkGroup(*key, tuple(groups[key])) for key in order)


def mark_in_text(document: Document, mark: HandMark) -> MarkInText:
    """A mark as a reader meets it; KeyError when its paragraph is gone."""
    text = document.paragraph(mark.paragraph).text
    before, after = text[max(mark.start - _AROUND, 0) : mark.start], text[mark.end : mark.end + _AROUND]
    return MarkInText(*(_on_one_line(piece) for piece in (before, mark.text, after)))


def known_authors(document: Document) -> tuple[str, ...]:
    """Who has made tracked changes in a document, those with the most first."""
    counted = Counter(change.revision.author for change in document_changes(document))
    return tuple(author for author, _ in counted.most_common() if author)


def _on_one_line(text: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in text)


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

    return session.edit(CONVERSION, build)


def prepare_conversion(document: Document, marks: Iterable[HandMark], author: str, date: str) -> Conversion:
    """What `convert_in` does, made apart from the session, so that another thread can make it."""
    draft = Draft(document)
    convert(draft, tuple(marks), Tracking(author, date))
    return Conversion(document, draft.splices, draft.document.next_id - document.next_id)


def apply_conversion(session: Session, made: Conversion) -> Edit | None:
    """Make a conversion one step of a session; RefusedError when the text has changed since."""

    def build(draft: Draft) -> None:
        if draft.document is not made.base:
            raise RefusedError("The text has changed meanwhile; nothing was converted.")
        for _ in range(made.ids):
            # The ids that were handed out for it must not be handed out again.
            draft.new_id()
        for story in dict.fromkeys(splice.story for splice in made.splices):
            places = [(s.at, len(s.removed), s.inserted) for s in made.splices if s.story == story]
            draft.replace_all(story, places)

    return session.edit(CONVERSION, build)

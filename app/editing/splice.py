"""The one primitive by which a document changes, and named edits made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from app.model.content import Paragraph
from app.model.document import Document, Range, Story
from app.model.errors import SpliceMismatchError

# What is said of links and kinds is loaded with the plan, after the text.
if TYPE_CHECKING:
    from app.model.link import HandLink
    from app.model.plan import HandKind
    from app.model.proposal import Proposal, Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Splice:
    """Paragraphs of a story replaced by others: `removed` at index `at` becomes `inserted`.

    `next_id` keeps the document's id counter above every id this splice's author has handed out.
    """

    story: str
    at: int
    removed: tuple[Paragraph, ...]
    inserted: tuple[Paragraph, ...]
    next_id: int = field(default=0, compare=False)

    def apply(self, document: Document) -> Document:
        """The document after the splice; SpliceMismatchError when `removed` is not what stands there."""
        return apply_splices(document, (self,))

    def inverse(self) -> Splice:
        """The splice that undoes this one exactly."""
        return replace(self, removed=self.inserted, inserted=self.removed)


def apply_splices(document: Document, splices: Sequence[Splice]) -> Document:
    """The document after several splices, each meant for the result of those before it.

    Raises SpliceMismatchError when one of them does not fit; the document given is untouched in any case.
    """
    if len(splices) == 1:
        return _with_story(document, _spliced(document.story_or_new(splices[0].story), splices[0]), splices)
    for name in dict.fromkeys(s.story for s in splices):
        document = _with_story(document, _spliced_often(document.story_or_new(name), splices), splices)
    return document


def _spliced(story: Story, splice: Splice) -> Story:
    count = len(splice.removed)
    if story.paragraphs[splice.at : splice.at + count] != splice.removed:
        raise SpliceMismatchError(f"The text at paragraph {splice.at + 1} is not what this edit was made for.")
    return story.replaced(splice.at, count, splice.inserted)


def _spliced_often(story: Story, splices: Sequence[Splice]) -> Story:
    # One mutable copy for all: a thousand splices at a thousand pages would otherwise copy the story a thousand times.
    paragraphs = list(story.paragraphs)
    same_ids = True
    for splice in splices:
        if splice.story != story.id:
            continue
        end = splice.at + len(splice.removed)
        if tuple(paragraphs[splice.at : end]) != splice.removed:
            raise SpliceMismatchError(f"The text at paragraph {splice.at + 1} is not what this edit was made for.")
        same_ids = same_ids and [p.id for p in splice.removed] == [p.id for p in splice.inserted]
        paragraphs[splice.at : end] = splice.inserted
    return story.with_paragraphs(tuple(paragraphs), same_ids=same_ids)


def _with_story(document: Document, story: Story, splices: Sequence[Splice]) -> Document:
    stories = tuple(story if s.id == story.id else s for s in document.stories)
    if story.born:
        # Notes take their story with them when the last one goes, so that undoing the first gives back what was.
        others = tuple(s for s in stories if s.id != story.id)
        there = len(others) < len(stories)
        stories = others if not story.paragraphs else stories if there else (*stories, story)
    used = max((max((p.id for p in s.inserted), default=0) + 1 for s in splices), default=0)
    next_id = max(document.next_id, used, *(s.next_id for s in splices))
    return replace(document, stories=stories, next_id=next_id)


@dataclass(frozen=True, slots=True)
class Swap(Generic[T]):
    """A whole value replaced by another."""

    before: T
    after: T

    def inverse(self) -> Swap[T]:
        """The swap that undoes this one."""
        return Swap(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One named step of the history: splices in order, and what changed of proposals, statement, and links and kinds of
    elements set by hand.

    `before` and `after` are the selections around it; edits with equal `merge` keys in a row are undone together.
    """

    name: str
    splices: tuple[Splice, ...] = ()
    before: Range | None = None
    after: Range | None = None
    merge: str | None = None
    proposals: Swap[tuple[Proposal, ...]] | None = None
    statement: Swap[Statement] | None = None
    links: Swap[tuple[HandLink, ...]] | None = None
    kinds: Swap[tuple[HandKind, ...]] | None = None

    def apply(self, document: Document) -> Document:
        """The document after the edit; SpliceMismatchError when it does not fit."""
        return apply_splices(document, self.splices) if self.splices else document

    def inverse(self) -> Edit:
        """The edit that undoes this one exactly."""
        return Edit(
            self.name,
            tuple(splice.inverse() for splice in reversed(self.splices)),
            self.after,
            self.before,
            self.merge,
            self.proposals.inverse() if self.proposals else None,
            self.statement.inverse() if self.statement else None,
            self.links.inverse() if self.links else None,
            self.kinds.inverse() if self.kinds else None,
        )

    def then(self, later: Edit) -> Edit:
        """Both edits as one, the splices that continue each other joined."""
        return replace(
            self,
            splices=_joined((*self.splices, *later.splices)),
            after=later.after,
            proposals=_chained(self.proposals, later.proposals),
            statement=_chained(self.statement, later.statement),
            links=_chained(self.links, later.links),
            kinds=_chained(self.kinds, later.kinds),
        )


def _joined(splices: tuple[Splice, ...]) -> tuple[Splice, ...]:
    out: list[Splice] = []
    for splice in splices:
        last = out[-1] if out else None
        if last and (last.story, last.at) == (splice.story, splice.at) and last.inserted == splice.removed:
            next_id = max(last.next_id, splice.next_id)
            out[-1] = replace(last, inserted=splice.inserted, next_id=next_id)
        else:
            out.append(splice)
    return tuple(out)


def _chained(first: Swap[T] | None, second: Swap[T] | None) -> Swap[T] | None:
    if first is None or second is None:
        return first or second
    return Swap(first.before, second.after)

"""What one proposal does to a document: the base text with this proposal's changes and what they build on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.editing.draft import Draft
from app.editing.resolve import reject_where
from app.liaison.foundation import Foundation, foundation
from app.liaison.overlap import claimed
from app.liaison.sections import Section, opens, sections_of
from app.model.changes import story_changes
from app.model.content import Paragraph
from app.model.document import Document, Story
from app.model.numbering import labels
from app.model.revision import Revision
from app.model.structure import Cell, containers

Keeps = Callable[[Revision, int], bool]
"""Whether a change, resolved in the paragraph with this id, is left as it is."""


class Effect(Enum):
    """What a proposal does to a section."""

    NONE = "none"
    NEW = "new"
    EDITED = "edited"
    GONE = "gone"


@dataclass(frozen=True)
class Amendment:
    """The base with one proposal's changes, and its sections with what happens to each.

    `others` holds the ids of paragraphs in or before which other changes were set aside, `built_on` those of
    paragraphs with changes of others that are left, because the proposal builds on them; `base_labels` and `labels` are
    the list labels before and after the proposal, by paragraph id.
    """

    document: Document
    sections: tuple[tuple[Section, Effect], ...]
    base_labels: Mapping[int, str]
    labels: Mapping[int, str]
    others: frozenset[int]
    built_on: frozenset[int]


class Amendments:
    """The amendments of several proposals to one document; `titles` are the ids of paragraphs that head an element."""

    def __init__(self, document: Document, titles: Collection[int], proposals: Collection[str]) -> None:
        self._titles = titles
        known = frozenset(proposals)
        whole = claimed(document, known)
        # What belongs to none of them goes once for all: it may be ten thousand changes.
        kept = (_of(known), self._foundation(whole, known).holds)
        self._document = _with(whole, kept)
        self._others = _set_aside(document, self._document, kept)
        self._labels = {story.id: self._story_labels(story, inserted=True) for story in self._document.stories}

    def of(self, proposal: str) -> Amendment:
        """What the proposal with this id changes."""
        built_on = self._foundation(self._document, {proposal})
        kept = (_of({proposal}), built_on.holds)
        alone = _with(self._document, kept)
        others = self._others | _set_aside(self._document, alone, kept)
        before: dict[int, str] = {}
        after: dict[int, str] = {}
        stories: list[Story] = []
        for story in alone.stories:
            settled, moved = settle(story.paragraphs)
            known = self._labels[story.id]
            before |= known | {new: known[old] for new, old in moved.items() if old in known}
            stories.append(replace(story, paragraphs=settled, _index={}) if moved else story)
            after |= self._story_labels(stories[-1], inserted=False)
        alone = replace(alone, stories=tuple(stories))
        sections = (section for story in stories for section in sections_of(alone, story, self._titles))
        return Amendment(alone, tuple((s, effect_on(s)) for s in sections), before, after, others, built_on.paragraphs)

    def _foundation(self, document: Document, proposals: Collection[str]) -> Foundation:
        return foundation(document, proposals, lambda paragraph: opens(document, paragraph, self._titles))

    def _story_labels(self, story: Story, *, inserted: bool) -> dict[int, str]:
        return labels(_standing(story, inserted=inserted), self._document.numbering, self._document.styles)


def _of(proposals: Collection[str]) -> Keeps:
    return lambda revision, _: revision.proposal in proposals


def _with(document: Document, kept: Sequence[Keeps]) -> Document:
    """The document with the changes rejected that none of these keeps."""
    draft = Draft(document)
    reject_where(draft, lambda revision, _, paragraph, __: not any(keeps(revision, paragraph) for keeps in kept))
    return draft.document


def settle(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], dict[int, int]]:
    """The paragraphs with inserted marks where a reader expects them, and which id took over whose mark.

    A break typed after the last word of a paragraph leaves the original mark with the new, wholly inserted paragraph;
    the words that were there before get it back.
    """
    out = list(paragraphs)
    moved: dict[int, int] = {}
    start = 0
    for index, paragraph in enumerate(out):
        if paragraph.mark.inserted is not None:
            continue
        keeper = next((i for i in range(index, start - 1, -1) if has_base_text(out[i])), index)
        # An original mark that goes joins what follows to the new words, so it must stay behind them.
        if keeper != index and paragraph.mark.deleted is None and out[keeper].parent == paragraph.parent:
            moved[out[keeper].id] = paragraph.id
            new_mark = out[keeper].mark
            out[keeper] = replace(out[keeper], mark=paragraph.mark)
            out[index] = replace(paragraph, mark=new_mark)
        start = index + 1
    return tuple(out), moved


def has_base_text(paragraph: Paragraph) -> bool:
    """Whether anything in it was there before the proposal."""
    return paragraph.block is not None or any(run.text and run.inserted is None for run in paragraph.runs)


def has_final_text(paragraph: Paragraph) -> bool:
    """Whether anything in it is there after the proposal."""
    return paragraph.block is not None or any(run.text and run.deleted is None for run in paragraph.runs)


def is_new(paragraph: Paragraph) -> bool:
    """Whether the whole paragraph comes with the proposal."""
    if row_slot(paragraph, inserted=True):
        return True
    return paragraph.mark.inserted is not None and not has_base_text(paragraph)


def is_gone(paragraph: Paragraph) -> bool:
    """Whether the whole paragraph goes with the proposal; one whose words all go counts, whatever its mark does."""
    if row_slot(paragraph, inserted=False):
        return True
    return not has_final_text(paragraph) and (bool(paragraph.text) or paragraph.mark.deleted is not None)


def is_touched(paragraph: Paragraph) -> bool:
    """Whether the paragraph, its mark, its row or its cell is changed."""
    mark = paragraph.mark
    slots = (mark.inserted, mark.deleted, mark.format_change, paragraph.format_change)
    if any(slots) or any(run.inserted or run.deleted or run.format_change for run in paragraph.runs):
        return True
    return row_slot(paragraph, inserted=True) is not None or row_slot(paragraph, inserted=False) is not None


def effect_on(section: Section) -> Effect:
    """What happens to a section as a whole."""
    paragraphs = list(section.paragraphs)
    if not any(is_touched(paragraph) for paragraph in paragraphs):
        return Effect.NONE
    worded = [p for p in paragraphs if p.text or p.block is not None]
    if worded and all(is_new(paragraph) for paragraph in worded):
        return Effect.NEW
    if worded and all(is_gone(paragraph) for paragraph in worded):
        return Effect.GONE
    return Effect.EDITED


def _standing(story: Story, *, inserted: bool) -> Iterator[Paragraph]:
    """The paragraphs that stand before the proposal (those without an insertion) or after it."""
    for paragraph in story.paragraphs:
        slot = paragraph.mark.inserted if inserted else paragraph.mark.deleted
        if slot is None and row_slot(paragraph, inserted=inserted) is None:
            yield paragraph


def row_slot(paragraph: Paragraph, *, inserted: bool) -> Revision | None:
    """The insertion or deletion of a row or cell around the paragraph."""
    for container in containers(paragraph.parent):
        if isinstance(container, Cell):
            row = container.row
            found = (row.inserted or container.inserted) if inserted else (row.deleted or container.deleted)
            if found is not None:
                return found
    return None


def _set_aside(document: Document, left: Document, kept: Sequence[Keeps]) -> frozenset[int]:
    """The paragraphs with a change that was set aside; for one that went with it, the next that stayed."""
    found: set[int] = set()
    for story, remaining in zip(document.stories, left.stories, strict=True):
        changes = story_changes(story)
        concerned = {c.paragraph for c in changes if not any(keeps(c.revision, c.paragraph) for keeps in kept)}
        pending = False
        for paragraph in story.paragraphs if concerned else ():
            pending = pending or paragraph.id in concerned
            if pending and remaining.index(paragraph.id) is not None:
                found.add(paragraph.id)
                pending = False
    return frozenset(found)

"""Notes and comments whose last reference went with a change (ECMA-376 Part 1 §17.11, §17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.editing.draft import Draft
from app.model.content import OpaqueKind, Paragraph
from app.model.document import Document, Story, StoryKind
from app.model.views import REFERENCES, note_of

_Reference = tuple[StoryKind, str]


def drop_orphan_notes(draft: Draft, before: Document) -> None:
    """Remove the notes and comments that were referred to before and no longer are, and the comments' ranges."""
    kinds = {story.kind for story in before.stories}
    if kinds.isdisjoint(REFERENCES.values()) or draft.document is before:
        return
    lost = set(_references(before)) - set(_references(draft.document))
    if lost:
        _drop(draft, lost)


def drop_struck_notes(draft: Draft) -> None:
    """Remove the notes and comments whose only reference the draft has taken out of the text.

    So it is with an own note that is struck, and with comments in an own row that is.
    """
    lost: dict[_Reference, int] = {}
    for splice in draft.splices:
        for paragraphs, by in ((splice.removed, 1), (splice.inserted, -1)):
            for reference in _references_in(paragraphs):
                lost[reference] = lost.get(reference, 0) + by
    gone = {reference for reference, times in lost.items() if times > 0}
    if gone:
        _drop(draft, gone - set(_references(draft.document)))


def _references(document: Document) -> Iterator[_Reference]:
    for story in document.stories:
        yield from _references_in(story.paragraphs)


def _references_in(paragraphs: Iterable[Paragraph]) -> Iterator[_Reference]:
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.opaque is not None and run.opaque.ref:
                kind = REFERENCES.get(run.opaque.kind)
                if kind is not None:
                    yield kind, run.opaque.ref


def _drop(draft: Draft, lost: set[_Reference]) -> None:
    for story in draft.document.stories:
        if story.kind in REFERENCES.values():
            _drop_notes(draft, story, {ref for kind, ref in lost if kind is story.kind})
    comments = {ref for kind, ref in lost if kind is StoryKind.COMMENTS}
    if comments:
        _drop_ranges(draft, comments)


def _drop_notes(draft: Draft, story: Story, refs: set[str]) -> None:
    shift = 0
    places: list[tuple[int, int, tuple[Paragraph, ...]]] = []
    for index, paragraph in enumerate(story.paragraphs):
        if note_of(paragraph) in refs:
            places.append((index - shift, 1, ()))
            shift += 1
    draft.replace_all(story.id, places)


def _drop_ranges(draft: Draft, refs: set[str]) -> None:
    for story in draft.document.stories:
        for paragraph in story.paragraphs:
            kept = tuple(
                run
                for run in paragraph.runs
                if not (run.opaque and run.opaque.kind is OpaqueKind.COMMENT_RANGE and run.opaque.ref in refs)
            )
            if len(kept) < len(paragraph.runs):
                draft.put(replace(paragraph, runs=kept).with_runs(kept))

"""Text that a proposal strikes although others have struck it before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.revision import Revision


def claimed(document: Document, proposals: Collection[str]) -> Document:
    """The document with struck text of others that lies inside a deletion of a proposal counted as the proposal's.

    Striking what is struck already leaves it as it is (a run has one deletion), so its surroundings have to tell.
    """
    stories = tuple(
        replace(story, paragraphs=tuple(_claimed(paragraph, proposals) for paragraph in story.paragraphs), _index={})
        if any(_strikes(paragraph, proposals) for paragraph in story.paragraphs)
        else story
        for story in document.stories
    )
    return replace(document, stories=stories)


def _strikes(paragraph: Paragraph, proposals: Collection[str]) -> bool:
    return any(_is_by(run.deleted, proposals) for run in paragraph.runs)


def _claimed(paragraph: Paragraph, proposals: Collection[str]) -> Paragraph:
    others = any(run.deleted is not None and not _is_by(run.deleted, proposals) for run in paragraph.runs)
    if not others or not _strikes(paragraph, proposals):
        return paragraph
    groups = [list(group) for _, group in groupby(paragraph.runs, key=lambda run: _kind(run, proposals))]
    return paragraph.with_runs(_taken(groups, paragraph.mark.deleted, proposals))


def _taken(groups: Sequence[list[Run]], end: Revision | None, proposals: Collection[str]) -> Iterator[Run]:
    for index, group in enumerate(groups):
        before = groups[index - 1][-1].deleted if index else None
        after = groups[index + 1][0].deleted if index + 1 < len(groups) else end
        opens = _is_by(before if index else end, proposals)
        mine = before if _is_by(before, proposals) else after
        if _kind(group[0], proposals) == "others" and opens and _is_by(after, proposals):
            yield from (replace(run, deleted=mine) for run in group)
        else:
            yield from group


def _kind(run: Run, proposals: Collection[str]) -> str:
    if run.deleted is None:
        return "kept"
    return "mine" if _is_by(run.deleted, proposals) else "others"


def _is_by(revision: Revision | None, proposals: Collection[str]) -> bool:
    return revision is not None and revision.proposal in proposals

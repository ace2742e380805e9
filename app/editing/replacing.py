"""Replacing words at many places at once: what stood there is struck, what takes its place is inserted behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.editing.draft import Draft
from app.editing.striking import require_editable
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run, Wrapper, cut
from app.model.document import Position
from app.model.revision import Revision


@dataclass(frozen=True, slots=True)
class Replacement:
    """New text for words that stand in one or more stretches (paragraph id, start, end), in document order.

    What lies between the stretches stays as it is.
    """

    stretches: tuple[tuple[int, int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of one paragraph, and where it is the last one of its replacement, what is inserted behind it."""

    start: int
    end: int
    new: Run | None


def replace_words(draft: Draft, replacements: Sequence[Replacement], tracking: Tracking) -> Position | None:
    """Make replacements that do not overlap; returns the place behind the last text inserted, None when there is none.

    The new text takes the look and the links of the old. Words that are wholly an own insertion just change, and stay
    the insertion that they were; everything else is struck and marked. Raises RefusedError in text that is shown for
    reading only.
    """
    cuts: dict[int, list[_Cut]] = {}
    for one in replacements:
        new = _new_run(draft, one, tracking)
        for number, (paragraph, start, end) in enumerate(one.stretches, 1):
            cuts.setdefault(paragraph, []).append(_Cut(start, end, new if number == len(one.stretches) else None))
    by_story: dict[str, list[tuple[int, int, Sequence[Paragraph]]]] = {}
    place: Position | None = None
    for paragraph, made in cuts.items():
        story, index = draft.locate(paragraph)
        require_editable(story)
        changed, end = _replaced(draft, story.paragraphs[index], sorted(made, key=lambda c: c.start), tracking)
        by_story.setdefault(story.id, []).append((index, 1, [changed]))
        place = Position(paragraph, end) if end is not None else place
    for story_id, places in by_story.items():
        draft.replace_all(story_id, sorted(places, key=lambda p: p[0]))
    return place


def _replaced(
    draft: Draft, paragraph: Paragraph, cuts: Sequence[_Cut], tracking: Tracking
) -> tuple[Paragraph, int | None]:
    runs: list[Run] = []
    at = length = 0
    end: int | None = None
    for one in cuts:
        added = [
            *cut(paragraph.runs, at, one.start),
            *_struck(draft, cut(paragraph.runs, one.start, one.end), tracking),
        ]
        runs += added
        length += sum(len(run.text) for run in added)
        if one.new is not None:
            runs.append(one.new)
            length += len(one.new.text)
            end = length
        at = one.end
    return paragraph.with_runs((*runs, *cut(paragraph.runs, at))), end


def _struck(draft: Draft, runs: Iterable[Run], tracking: Tracking) -> Iterator[Run]:
    revision: Revision | None = None
    for run in runs:
        if not run.text or (run.deleted is not None and not tracking.removes(run.inserted)):
            yield run
        elif not tracking.removes(run.inserted):
            revision = revision or tracking.revision(draft)
            yield run.with_slots(run.inserted, revision)


def _new_run(draft: Draft, replacement: Replacement, tracking: Tracking) -> Run | None:
    if not replacement.text:
        return None
    old = [run for stretch in replacement.stretches for run in _texts(draft, stretch)]
    first = next((run for run in old if run.deleted is None), Run(""))
    if old and all(tracking.removes(run.inserted) for run in old):
        return replace(first, text=replacement.text)
    revision = tracking.revision(draft)
    return Run(replacement.text, first.format, revision, wrappers=_shared(run.wrappers for run in old))


def _texts(draft: Draft, stretch: tuple[int, int, int]) -> list[Run]:
    paragraph, start, end = stretch
    return [run for run in cut(draft.document.paragraph(paragraph).runs, start, end) if run.text and not run.opaque]


def _shared(wrappers: Iterable[tuple[Wrapper, ...]]) -> tuple[Wrapper, ...]:
    """The inline elements that all of the old text stands in."""
    shared: tuple[Wrapper, ...] | None = None
    for one in wrappers:
        shared = one if shared is None else shared[: _agreeing(shared, one)]
    return shared or ()


def _agreeing(first: tuple[Wrapper, ...], second: tuple[Wrapper, ...]) -> int:
    pairs = zip(first, second, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))

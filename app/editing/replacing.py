"""Replacing words at many places at once: what stood there is struck, what takes its place is inserted behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.editing.draft import Draft
from app.editing.striking import require_editable
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run, Wrapper, cut, spans
from app.model.document import Position
from app.model.revision import Revision

Part = tuple[int, int, int]
"""Words in one paragraph: its id, and the offsets of their start and end."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """New text for words that stand in one or more parts, in document order; what lies between them stays as it is."""

    parts: tuple[Part, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part within its paragraph; `text` goes behind it, None where a later part ends the replacement.

    `before` is what stands in the parts before it.
    """

    start: int
    end: int
    text: str | None
    before: tuple[Run, ...] = ()


def replace_words(draft: Draft, replacements: Iterable[Replacement], tracking: Tracking) -> Position | None:
    """Make replacements that do not overlap; returns the place behind the text inserted last, None when there is none.

    The new text takes the look and the links of the old. Words that are wholly an own insertion just change, and stay
    the insertion that they were; everything else is struck and marked. Raises RefusedError in text that is shown for
    reading only.
    """
    cuts: dict[int, list[_Cut]] = {}
    for one in replacements:
        for paragraph, made in _cuts(draft, one):
            cuts.setdefault(paragraph, []).append(made)
    by_story: dict[str, list[tuple[int, int, Sequence[Paragraph]]]] = {}
    place: Position | None = None
    for paragraph, inside in cuts.items():
        story, index = draft.locate(paragraph)
        require_editable(story)
        changed, end = _replaced(draft, story.paragraphs[index], sorted(inside, key=lambda c: c.start), tracking)
        by_story.setdefault(story.id, []).append((index, 1, [changed]))
        place = Position(paragraph, end) if end is not None else place
    for story_id, places in by_story.items():
        draft.replace_all(story_id, sorted(places, key=lambda p: p[0]))
    return place


def _cuts(draft: Draft, replacement: Replacement) -> Iterator[tuple[int, _Cut]]:
    *earlier, (last, start, end) = replacement.parts
    before: list[Run] = []
    for paragraph, low, high in earlier:
        before += cut(draft.document.paragraph(paragraph).runs, low, high)
        yield paragraph, _Cut(low, high, None)
    yield last, _Cut(start, end, replacement.text, tuple(before))


def _replaced(
    draft: Draft, paragraph: Paragraph, cuts: Sequence[_Cut], tracking: Tracking
) -> tuple[Paragraph, int | None]:
    """The paragraph with its cuts made, and the offset behind the text inserted last."""
    stretches = _parted(paragraph.runs, [offset for one in cuts for offset in (one.start, one.end)])
    runs = list(stretches[0])
    length, end = cuts[0].start, None
    for number, one in enumerate(cuts):
        old, rest = stretches[2 * number + 1 : 2 * number + 3]
        made = list(_struck(draft, old, tracking))
        if one.text:
            made.append(_new_run(draft, (*one.before, *old), one.text, tracking))
        length += sum([len(run.text) for run in made])
        end = length if one.text else end
        runs += made
        runs += rest
        length += sum([len(run.text) for run in rest])
    return paragraph.with_runs(runs), end


def _parted(runs: Iterable[Run], bounds: Sequence[int]) -> list[list[Run]]:
    """The runs before, between and behind some offsets in order; a mark of a place goes with what stands behind it."""
    out: list[list[Run]] = [[] for _ in range(len(bounds) + 1)]
    for start, end, run in spans(runs):
        number = bisect_right(bounds, start)
        if number == len(bounds) or end <= bounds[number]:
            out[number].append(run)
            continue
        low = start
        while low < end:
            number = bisect_right(bounds, low)
            high = min(end, bounds[number]) if number < len(bounds) else end
            out[number].append(replace(run, text=run.text[low - start : high - start]))
            low = high
    return out


def _struck(draft: Draft, runs: Iterable[Run], tracking: Tracking) -> Iterator[Run]:
    revision: Revision | None = None
    for run in runs:
        if not run.text or (run.deleted is not None and not tracking.removes(run.inserted)):
            yield run
        elif not tracking.removes(run.inserted):
            revision = revision or tracking.revision(draft)
            yield run.with_slots(run.inserted, revision)


def _new_run(draft: Draft, runs: Iterable[Run], text: str, tracking: Tracking) -> Run:
    old = [run for run in runs if run.text and not run.opaque]
    first = next((run for run in old if run.deleted is None), Run(""))
    if old and all(tracking.removes(run.inserted) for run in old):
        return replace(first, text=text)
    return Run(text, first.format, tracking.revision(draft), wrappers=_shared([run.wrappers for run in old]))


def _shared(wrappers: Sequence[tuple[Wrapper, ...]]) -> tuple[Wrapper, ...]:
    """The inline elements that all of the old text stands in."""
    shared = wrappers[0] if wrappers else ()
    for one in wrappers[1:]:
        pairs = zip(shared, one, strict=False)
        agreeing = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(shared), len(one)))
        shared = shared[:agreeing]
    return shared

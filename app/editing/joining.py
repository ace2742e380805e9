"""What becomes of paragraphs whose marks go (ECMA-376 Part 1 §17.13.5.15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.model.content import Mark, Paragraph, Run, joins, must_stay
from app.model.structure import Cell, Row, containers


class Joined(NamedTuple):
    """What takes the place of `length` paragraphs of a story from index `at` on.

    `strays` are those that have gone with marks of places in them for which there is no text to stand in yet.
    """

    at: int
    length: int
    paragraphs: list[Paragraph]
    strays: list[Paragraph]


def join_within(
    paragraphs: Sequence[Paragraph], at: int, joined: Sequence[tuple[Paragraph, bool]], count: int
) -> tuple[int, int, list[Paragraph]]:
    """What to replace where `joined` take the place of `count` paragraphs of a story: index, count, new paragraphs.

    Others beside them are among those only where they take something over.
    """
    at, count, new, strays = join_stretch(paragraphs, at, joined, count)
    while strays and at + count < len(paragraphs):
        following, strays = taken_over(paragraphs[at + count], strays)
        new.append(following)
        count += 1
    return at, count, new


def join_stretch(
    paragraphs: Sequence[Paragraph], at: int, joined: Sequence[tuple[Paragraph, bool]], count: int
) -> Joined:
    """The same without what stands behind: `joined` is each paragraph with whether its mark goes.

    The content of a paragraph without mark goes to the front of the next one, whose identity and properties stay. Where
    nothing can take it (a table follows, a cell ends), an empty paragraph goes and any other keeps its mark, which from
    then on goes with what it stands for: the tracked row behind it, or its content, where all of that is tracked. Of an
    empty one and those whose content has come to it the oldest stays: the others were parted from it or put there.
    Marks of places in one that goes stay with the text before it, else behind the table, which may go in its turn.
    """
    after = paragraphs[at + count] if at + count < len(paragraphs) else None
    if not at:
        return Joined(at, count, *_joined(joined, after))
    before = paragraphs[at - 1]
    (first, *new), strays = _joined(((before, False), *joined), after)
    return Joined(at, count, new, strays) if first is before else Joined(at - 1, count + 1, [first, *new], strays)


def taken_over(paragraph: Paragraph, strays: Sequence[Paragraph]) -> tuple[Paragraph, list[Paragraph]]:
    """A paragraph with the marks of places that can stand in it, and the strays that are left."""
    left = [stray for stray in strays if not joins(stray, paragraph)]
    if len(left) == len(strays):
        return paragraph, left
    marks = [run for stray in strays if stray not in left for run in stray.runs]
    return paragraph.with_runs((*marks, *paragraph.runs)), left


def _joined(
    paragraphs: Sequence[tuple[Paragraph, bool]], after: Paragraph | None
) -> tuple[list[Paragraph], list[Paragraph]]:
    out, strays, chain = list[Paragraph](), list[Paragraph](), list[Paragraph]()
    carried: tuple[Run, ...] = ()
    for index, (paragraph, mark_goes) in enumerate(paragraphs):
        then = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else after
        here = paragraph.with_runs((*carried, *paragraph.runs)) if carried else paragraph
        ends = not joins(here, then)
        if mark_goes and not (ends and (here.length or must_stay(here, then))):
            carried = () if ends else here.runs
            if ends and here.runs:
                strays += _left_behind(here, out)
            if chain or paragraph.length:
                chain.append(paragraph)
            continue
        if mark_goes and ends and not must_stay(here, then):
            kept = paragraph if paragraph.length else min((*chain, paragraph), key=lambda one: one.id)
            here = kept.with_runs(here.runs)
            here = here.with_mark(_going_with(here, then))
        if strays:
            here, strays = taken_over(here, strays)
        out.append(here)
        carried = ()
        chain.clear()
    return out, strays


def _left_behind(here: Paragraph, out: list[Paragraph]) -> list[Paragraph]:
    """Give the marks of places in a paragraph that goes to the text before it; the paragraph itself where none is."""
    if not (out and joins(out[-1], here)):
        return [here]
    out[-1] = out[-1].with_runs((*out[-1].runs, *here.runs))
    return []


def _going_with(paragraph: Paragraph, then: Paragraph | None) -> Mark:
    """The mark of a paragraph that only its content, or only what stands behind it, keeps from going."""
    texts = [run for run in paragraph.runs if run.text]
    row = _row_behind(paragraph, then)
    inserted = texts[-1].inserted if all(run.inserted for run in texts) else None
    deleted = texts[-1].deleted if all(run.deleted for run in texts) else None
    inserted, deleted = (row and row.inserted) or inserted, (row and row.deleted) or deleted
    # A strike of the mark that has gone was not meant for the one that stays in its place.
    return paragraph.mark.with_slots(inserted or paragraph.mark.inserted, deleted)


def _row_behind(paragraph: Paragraph, then: Paragraph | None) -> Row | None:
    """The row of a table beside the paragraph that what follows it stands in."""
    around = {one.id for one in containers(paragraph.parent)}
    cells = [one for one in containers(then.parent) if isinstance(one, Cell)] if then is not None else []
    return next((cell.row for cell in reversed(cells) if cell.id not in around), None)

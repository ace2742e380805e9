"""What becomes of paragraphs whose marks go (ECMA-376 Part 1 §17.13.5.15)."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.content import Mark, Paragraph, Run, joins, must_stay
from app.model.structure import Cell, Row, containers


def join_paragraphs(paragraphs: Sequence[tuple[Paragraph, bool]], after: Paragraph | None) -> list[Paragraph]:
    """Paragraphs, each with whether its mark goes, as they are afterwards; `after` is what follows them in the story.

    The content of a paragraph without mark goes to the front of the next one, whose identity and properties stay. Where
    nothing can take it (a table follows, a cell ends), an empty paragraph goes and any other keeps its mark, which from
    then on goes with what it stands for: its content, where all of that is tracked, or the tracked row behind it. Of an
    empty one and those whose content has come to it the oldest stays: the others were parted from it or put there.
    Marks of places in one that goes stay with the text before it, because a table behind it may go in its turn.
    """
    out: list[Paragraph] = []
    carried: tuple[Run, ...] = ()
    chain = list[Paragraph]()
    for index, (paragraph, mark_goes) in enumerate(paragraphs):
        then = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else after
        here = paragraph.with_runs((*carried, *paragraph.runs)) if carried else paragraph
        ends = not joins(here, then)
        if mark_goes and not (ends and (here.length or must_stay(here, then))):
            carried = here.runs
            if carried and ends and out and joins(out[-1], here):
                out[-1] = out[-1].with_runs((*out[-1].runs, *carried))
                carried = ()
            if chain or paragraph.length:
                chain.append(paragraph)
            continue
        if mark_goes and ends and not must_stay(here, then):
            kept = paragraph if paragraph.length else min((*chain, paragraph), key=lambda one: one.id)
            here = kept.with_runs(here.runs)
            here = here.with_mark(_going_with(here, then))
        out.append(here)
        carried = ()
        chain = list[Paragraph]()
    return out


def join_within(
    paragraphs: Sequence[Paragraph], at: int, joined: Sequence[tuple[Paragraph, bool]], count: int
) -> tuple[int, int, list[Paragraph]]:
    """What to replace where `joined` take the place of `count` paragraphs of a story: index, count, new paragraphs.

    The paragraph before them is among those only where it takes something over.
    """
    after = paragraphs[at + count] if at + count < len(paragraphs) else None
    if not at:
        return at, count, join_paragraphs(joined, after)
    before = paragraphs[at - 1]
    first, *new = join_paragraphs(((before, False), *joined), after)
    return (at, count, new) if first is before else (at - 1, count + 1, [first, *new])


def _going_with(paragraph: Paragraph, then: Paragraph | None) -> Mark:
    """The mark of a paragraph that only its content, or only what stands behind it, keeps from going."""
    texts = [run for run in paragraph.runs if run.text]
    row = _row_behind(paragraph, then)
    inserted = texts[-1].inserted if all(run.inserted for run in texts) else row and row.inserted
    deleted = texts[-1].deleted if all(run.deleted for run in texts) else row and row.deleted
    mark = paragraph.mark
    return mark.with_slots(inserted or mark.inserted, deleted or mark.deleted)


def _row_behind(paragraph: Paragraph, then: Paragraph | None) -> Row | None:
    """The row of a table beside the paragraph that what follows it stands in."""
    around = {one.id for one in containers(paragraph.parent)}
    cells = [one for one in containers(then.parent) if isinstance(one, Cell)] if then is not None else []
    return next((cell.row for cell in reversed(cells) if cell.id not in around), None)

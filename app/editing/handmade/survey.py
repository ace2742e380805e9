"""What is marked by hand in a document, and what of it is taken for a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app.editing.handmade.endings import Ending, Endings
from app.editing.handmade.habits import Habits, habits
from app.editing.handmade.look import Looks
from app.editing.handmade.marks import PILCROW, HandMark, MarkKind, Side, Survey
from app.editing.handmade.stretches import Line, Stretch, document_lines
from app.editing.handmade.verdicts import Judge, Verdict
from app.model.document import Document
from app.model.revision import ChangeKind

_KINDS = {Side.INSERT: ChangeKind.INSERT, Side.DELETE: ChangeKind.DELETE}
_Judged = list[tuple[Stretch, Verdict]]


def survey(document: Document) -> Survey:
    """Find all hand-made marks and judge them by the document's own habits; the document stays as it is."""
    lines = document_lines(document, Looks(document.styles))
    found = habits(lines, document.styles)
    judge = Judge(found)
    judged = [[(s, v) for s in line.stretches for v in judge.verdicts(line, s)] for line in lines]
    endings = Endings(lines, [list(_endings(line, one, found)) for line, one in zip(lines, judged, strict=True)])
    marks = [mark for line, one in zip(lines, judged, strict=True) for mark in _marks(line, one, endings)]
    counts = Counter((mark.kind, mark.takes_as is not None) for mark in marks)
    return Survey(tuple(marks), dict(counts), found.insertion)


def _marks(line: Line, judged: _Judged, endings: Endings) -> Iterator[HandMark]:
    for stretch, verdict in judged:
        end = stretch.end - _sign(line, stretch, verdict)
        if stretch.start < end:
            text = line.between(stretch.start, end)
            takes_as = _KINDS[verdict.side] if verdict.side else None
            yield HandMark(
                verdict.kind,
                line.paragraph.id,
                stretch.start,
                end,
                text,
                takes_as,
                verdict.reason,
                verdict.confidence,
                verdict.kinds - {verdict.kind},
            )
    yield from endings.marks(line)


def _sign(line: Line, stretch: Stretch, verdict: Verdict) -> int:
    """1 when the stretch ends with a pilcrow that stands for the paragraph mark, else 0."""
    ends = stretch.end == line.paragraph.length and stretch.text.endswith(PILCROW)
    return int(ends and verdict.side is not None)


def _endings(line: Line, judged: _Judged, found: Habits) -> Iterator[Ending]:
    for side in Side:
        mine = [(s, v) for s, v in judged if v.side is side]
        sign = next((v for s, v in mine if _sign(line, s, v)), None)
        if sign is not None:
            yield Ending(side, sign, sign=True)
        elif _mark_shows(line, side, found) and _covered(line, mine):
            yield Ending(side, mine[-1][1] if mine else _bare(side), empty=not mine)


def _mark_shows(line: Line, side: Side, found: Habits) -> bool:
    if side is Side.DELETE:
        return line.mark.strike
    return line.mark.doubled or (found.insertion is not None and line.mark.value(found.insertion) in found.values)


def _covered(line: Line, mine: Sequence[tuple[Stretch, Verdict]]) -> bool:
    taken = sum(stretch.end - stretch.start for stretch, _ in mine)
    return line.paragraph.block is None and taken == line.paragraph.length


def _bare(side: Side) -> Verdict:
    kind = MarkKind.STRIKE if side is Side.DELETE else MarkKind.HIGHLIGHT
    return Verdict(side, kind, "An empty line in a marked row.", 0.7)

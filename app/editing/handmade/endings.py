"""Paragraph marks, cells and rows that are marked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.editing.handmade.marks import HandMark, Side
from app.editing.handmade.stretches import Line
from app.editing.handmade.verdicts import Verdict
from app.model.revision import ChangeKind
from app.model.structure import Cell, Row, cell_of, containers

_PARAGRAPH = {Side.INSERT: ChangeKind.PARAGRAPH_INSERT, Side.DELETE: ChangeKind.PARAGRAPH_DELETE}
_ROW = {Side.INSERT: ChangeKind.ROW_INSERT, Side.DELETE: ChangeKind.ROW_DELETE}
_CELL = {Side.INSERT: ChangeKind.CELL_INSERT, Side.DELETE: ChangeKind.CELL_DELETE}


@dataclass(frozen=True, slots=True)
class Ending:
    """A marked paragraph mark: by a pilcrow (`sign`) or by its own format; `empty` when no words stand before it."""

    side: Side
    verdict: Verdict
    sign: bool = False
    empty: bool = False


class Endings:
    """Decides which marked paragraph marks stand for a paragraph, which for a table row or cell.

    A row goes when all its paragraphs are marked to their ends. A cell goes only where pilcrows say so: struck text in
    one cell of a row means that the text goes, not that the cells after it move.
    """

    def __init__(self, lines: Sequence[Line], endings: Sequence[Sequence[Ending]]) -> None:
        self._of = {line.paragraph.id: list(found) for line, found in zip(lines, endings, strict=True)}
        self._whole: dict[Side, set[int]] = {side: set() for side in Side}
        rows: dict[int, list[Line]] = {}
        cells: dict[int, list[Line]] = {}
        for line in lines:
            for container in containers(line.paragraph.parent):
                if isinstance(container, Cell):
                    rows.setdefault(container.row.id, []).append(line)
                    cells.setdefault(container.id, []).append(line)
        for side in Side:
            self._whole[side] |= {id_ for id_, inside in rows.items() if self._all(inside, side)}
            signed = (id_ for id_, inside in cells.items() if self._all(inside, side) and self._signed(inside, side))
            self._whole[side] |= set(signed)

    def marks(self, line: Line) -> Iterator[HandMark]:
        """The hand-made marks of a paragraph's end."""
        for ending in self._of[line.paragraph.id]:
            takes_as = self._takes_as(line, ending)
            if takes_as is not None or ending.sign:
                yield _mark(line, ending, takes_as)

    def _takes_as(self, line: Line, ending: Ending) -> ChangeKind | None:
        cell = cell_of(line.paragraph.parent)
        row_goes = cell is not None and self._goes(cell.row, ending.side)
        if not line.stays:
            return _PARAGRAPH[ending.side] if row_goes or not ending.empty else None
        if row_goes:
            return _ROW[ending.side]
        return _CELL[ending.side] if cell is not None and self._goes(cell, ending.side) else None

    def _goes(self, part: Row | Cell, side: Side) -> bool:
        return part.id in self._whole[side]

    def _all(self, lines: Iterable[Line], side: Side) -> bool:
        texts = [line for line in lines if line.paragraph.block is None]
        found = [self._ending(line, side) for line in texts]
        return bool(texts) and all(found) and any(one and not one.empty for one in found)

    def _signed(self, lines: Sequence[Line], side: Side) -> bool:
        last = self._ending(lines[-1], side)
        return last is not None and last.sign

    def _ending(self, line: Line, side: Side) -> Ending | None:
        return next((one for one in self._of[line.paragraph.id] if one.side is side), None)


def _mark(line: Line, ending: Ending, takes_as: ChangeKind | None) -> HandMark:
    end = line.paragraph.length
    start = end - 1 if ending.sign else end
    verdict = ending.verdict
    reason = verdict.reason if takes_as is not None else "The paragraph mark it stands for has to stay."
    return HandMark(
        verdict.kind,
        line.paragraph.id,
        start,
        end,
        line.between(start, end),
        takes_as,
        reason,
        verdict.confidence,
        verdict.kinds - {verdict.kind},
    )

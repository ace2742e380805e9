"""The strokes, grounds and bars that show what changed in a paragraph: form says what, colour says who."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from app.gui.colour import mix
from app.gui.editor.modes import ViewMode
from app.gui.editor.shown import Look, Piece
from app.model.content import Opaque, spans
from app.model.revision import Revision

if TYPE_CHECKING:
    from app.gui.editor.layout import ParagraphLayout


_REMOVED = 0.18
"""How strongly the ground of removed words takes their author's colour."""


class Stroke(Enum):
    """The forms that say what kind of change something is."""

    UNDERLINE = "underline"
    DOUBLE_UNDERLINE = "double_underline"
    STRIKE = "strike"
    DOTTED = "dotted"


class Decoration(NamedTuple):
    """A stroke along text: from `x` for `width`, for text whose baseline is at `y`; `size` is the font's ascent."""

    stroke: Stroke
    x: float
    y: float
    width: float
    size: float
    color: str


def grounds_of(layout: ParagraphLayout) -> Iterator[tuple[QRectF, str, Look]]:
    """What is painted behind pieces of text: rectangle, colour, and what kind of piece it is."""
    for piece in layout.shown.pieces:
        color = _ground_of(layout, piece) if piece.width else None
        if color is not None:
            for rect in layout.range_rects(piece.at, piece.at + piece.width):
                yield rect, color, piece.look


def _ground_of(layout: ParagraphLayout, piece: Piece) -> str | None:
    removed = piece.run.deleted if layout.shown.mode is ViewMode.COMPARED else None
    if removed is not None:
        return mix(layout.setting.ground, layout.typesetter.author_color(removed), _REMOVED)
    return layout.typesetter.run_ground(layout.owner(piece), piece, layout.setting.ground)


def decorations_of(layout: ParagraphLayout) -> Iterator[Decoration]:
    """The strokes of all changes in the text."""
    if not layout.shown.mode.marks:
        return
    for start, end, stroke, color in _joined(_strokes(layout)):
        for number, rect in layout.line_rects(start, end):
            slot, line = layout.slots[number], layout.text.lineAt(number)
            yield Decoration(stroke, rect.x(), slot.top + slot.baseline, rect.width(), line.ascent(), color)


def _strokes(layout: ParagraphLayout) -> Iterator[tuple[int, int, Stroke, str]]:
    for piece in layout.shown.pieces:
        run, end = piece.run, piece.at + piece.width
        for revision, stroke in _forms(run.inserted, run.deleted):
            yield piece.at, end, stroke, layout.typesetter.author_color(revision, layout.setting.ground)
        if run.format_change is not None:
            color = layout.typesetter.author_color(run.format_change.revision, layout.setting.ground)
            yield piece.at, end, Stroke.DOTTED, color


def bars_of(layout: ParagraphLayout) -> list[tuple[float, float, str]]:
    """Top, bottom and colour of the bars beside lines with changes."""
    mode = layout.shown.mode
    if not mode.bars:
        return []
    found: dict[int, str] = {}
    for start, end, revision in _changed_stretches(layout):
        color = layout.typesetter.author_color(revision) if mode.signed else layout.typesetter.tokens.accent
        first = layout.text.lineForTextPosition(start).lineNumber()
        last = layout.text.lineForTextPosition(max(start, end - 1)).lineNumber()
        for number in range(max(first, 0), max(last, 0) + 1):
            found.setdefault(number, color)
    return [(layout.slots[n].top, layout.slots[n].top + layout.slots[n].height, c) for n, c in sorted(found.items())]


def _changed_stretches(layout: ParagraphLayout) -> Iterator[tuple[int, int, Revision]]:
    for paragraph in layout.shown.paragraphs:
        if paragraph.format_change is not None:
            yield 0, layout.shown.length, paragraph.format_change.revision
        if paragraph.numbering_change is not None:
            yield 0, layout.shown.length, paragraph.numbering_change.revision
        for start, end, run in spans(paragraph.runs):
            revision = run.deleted or run.inserted or (run.format_change and run.format_change.revision)
            revision = revision or _inner(run.opaque)
            if revision:
                yield layout.to_shown(paragraph.id, start), layout.to_shown(paragraph.id, end), revision
        mark = paragraph.mark.deleted or paragraph.mark.inserted
        if mark:
            end = layout.to_shown(paragraph.id, paragraph.length)
            yield end, end, mark
        if paragraph.section_change is not None:
            yield layout.shown.length, layout.shown.length, paragraph.section_change.revision
        carried = _inner(paragraph.block)
        if carried:
            yield 0, layout.shown.length, carried


def _inner(opaque: Opaque | None) -> Revision | None:
    """The first change inside carried content."""
    if opaque is None or not opaque.inner:
        return None
    from app.model.changes import markup_changes

    return next((revision for _, revision in markup_changes(opaque.inner)), None)


def _forms(inserted: Revision | None, deleted: Revision | None) -> Iterator[tuple[Revision, Stroke]]:
    if inserted is not None:
        yield inserted, Stroke.DOUBLE_UNDERLINE if inserted.move else Stroke.UNDERLINE
    if deleted is not None:
        yield deleted, Stroke.STRIKE
        if deleted.move and inserted is None:
            yield deleted, Stroke.DOUBLE_UNDERLINE


def _joined(strokes: Iterator[tuple[int, int, Stroke, str]]) -> list[tuple[int, int, Stroke, str]]:
    out: list[tuple[int, int, Stroke, str]] = []
    open_: dict[tuple[Stroke, str], int] = {}
    for start, end, stroke, color in strokes:
        index = open_.get((stroke, color))
        if index is not None and out[index][1] == start:
            out[index] = (out[index][0], end, stroke, color)
        else:
            open_[(stroke, color)] = len(out)
            out.append((start, end, stroke, color))
    return out

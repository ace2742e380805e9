"""Where the same text stands in another column of the same story, whatever each of the two shows of its changes."""

from __future__ import annotations

from app.gui.editor.extents import Extent, unit_extents
from app.gui.editor.frame import Frame, InView
from app.gui.editor.galley import Galley

_GLIDE = 3
"""Over how many heights of the viewport the line glides: where one column stands still, the other one hardly moves."""


def reading_line(frame: Frame) -> float:
    """The height in the viewport, in pixels, that two columns are held level at.

    A third of the way down; near the ends of the text it glides to its first or last line, so that both reach theirs.
    """
    above, below = max(frame.top, 0.0), max(frame.content_height - frame.height - frame.top, 0.0)
    begun, left = (min(part / (_GLIDE * frame.height), 1.0) for part in (above, below))
    middle, start, end = begun * left, (1 - begun) * left, (1 - left) * begun
    total = middle + start + end
    return frame.height * (middle / 3 + end) / total if total else 0.0


def level_with(frame: Frame, line: float, galley: Galley) -> tuple[int, float] | None:
    """The paragraph of another column, and how far down its unit in pixels, that shows what `frame` has at `line`.

    Text that the other column does not show is met by the place where it would stand. None when nothing is in view, or
    the two columns are not of the same story at the same moment.
    """
    view = _unit_at(frame.in_view(), line)
    if view is None or frame.galley.story is not galley.story:
        return None
    index, here = _paragraph_at(frame.galley, view, line)
    unit, first = galley.units.at_paragraph(index)
    there = unit_extents(galley, unit, 0.0)[index - first]
    return galley.story.paragraphs[first].id, _match(line, here, there)


def _unit_at(shown: list[InView], line: float) -> InView | None:
    below = (view for view in shown if view.top + view.block.height > line)
    return next(below, shown[-1] if shown else None)


def _paragraph_at(galley: Galley, view: InView, line: float) -> tuple[int, Extent]:
    """The index of the paragraph at a height, the last one of several without height, and its extent."""
    first = galley.units.first_paragraph(view.index)
    found = list(enumerate(unit_extents(galley, view.index, view.top), first))
    above = [(index, extent) for index, extent in found if extent[0] <= line]
    return above[-1] if above else found[0]


def _match(line: float, here: Extent, there: Extent) -> float:
    height, other = here[1] - here[0], there[1] - there[0]
    if line < here[0]:
        # Above the text there is only space, as high in one column as in the other.
        return there[0] + line - here[0]
    if not height:
        return there[0]
    if line > here[1]:
        return there[1] + (line - here[1] if other else 0.0)
    return there[0] + (line - here[0]) * other / height

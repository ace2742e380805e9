"""The part of the column that is in view.

The anchor is a unit and how far its top stands above the upper edge; everything in view is laid out from there, so that
a guess that turns out wrong above or below never moves what one is reading.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from app.gui.editor.blocks import Block, Located
from app.gui.editor.galley import Galley
from app.model.document import Position
from app.model.value import slotted_value

PAGE_TOP = 56.0
"""Paper above the first and below the last line, in pixels at 100 %."""

DESK_TOP = 16.0
"""Desk above and below the paper, in pixels."""

_LEAST_MARGIN = 20.0
_DESK = 24.0


@slotted_value
class InView:
    """A unit in view: its index, its top in the viewport, and its layout."""

    index: int
    top: float
    block: Block


class Frame:
    """What of a galley shows in a viewport of `width` × `height` pixels."""

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.width = 640.0
        self.height = 480.0
        self.shift = 0.0
        """Horizontal scroll in pixels."""
        self.gutter = 0.0
        """What the paper needs at least left of the text, in pixels."""
        self._unit = 0
        self._offset = -self.pad
        self._view: list[InView] | None = None

    # Geometry

    @property
    def pad(self) -> float:
        """Desk and paper above the first line in pixels."""
        return DESK_TOP + PAGE_TOP * max(self.galley.zoom, 0.75)

    @property
    def margin(self) -> float:
        """Paper beside the text in pixels: as printed, less where the viewport is narrow."""
        printed = self.galley.document.page.left * self.galley.typesetter.scale
        room = (self.width - 2 * _DESK - self.galley.width) / 2
        return max(_LEAST_MARGIN, min(max(printed, 48.0), room))

    @property
    def page_width(self) -> float:
        """Width of the paper in pixels."""
        return self.galley.width + sum(self._margins)

    @property
    def _left_margin(self) -> float:
        return self._margins[0]

    @property
    def _margins(self) -> tuple[float, float]:
        margin = self.margin
        left = max(margin, self.gutter)
        # Bars and numbers need the left one; the right one gives way before the text is cut.
        return left, max(0.0, min(margin, self.width - self.galley.width - left))

    @property
    def left(self) -> float:
        """Where the text column begins in the viewport."""
        left, right = self._margins
        return round(max((self.width - self.galley.width - left - right) / 2, 0.0) + left - self.shift)

    @property
    def overhang(self) -> float:
        """How much wider the paper is than the viewport."""
        return max(0.0, self.page_width - self.width)

    @property
    def content_height(self) -> float:
        """Height of the paper, guesses included."""
        return self.galley.units.total + 2 * self.pad

    @property
    def top(self) -> float:
        """How far the viewport's upper edge is below that of the paper."""
        return self.pad + self.galley.units.top(self._unit) + self._offset

    def page_rect(self) -> QRectF:
        """The paper in the viewport."""
        shown = self.in_view()
        paper = self.pad - DESK_TOP
        above = shown[0].top - paper if shown and shown[0].index == 0 else -DESK_TOP
        last = shown[-1] if shown else None
        at_end = last is not None and last.index == len(self.galley.units) - 1
        below = last.top + last.block.height + paper if last is not None and at_end else self.height + DESK_TOP
        return QRectF(self.left - self._left_margin, above, self.page_width, below - above)

    # What is in view

    def invalidate(self) -> None:
        """Lay out what is in view again when it is asked for."""
        self._view = None

    def resize(self, width: float, height: float) -> None:
        """Follow the viewport's size."""
        self.width, self.height = width, height
        self.invalidate()

    def in_view(self) -> list[InView]:
        """The units in view from top to bottom."""
        if self._view is None:
            self._settle()
            self._view = self._collect()
        return self._view

    def _collect(self) -> list[InView]:
        units = self.galley.units
        found: list[InView] = []
        index, y = self._unit, -self._offset
        if index and round(y) == 0 and units[index - 1].table:
            # The line below a table's last row is drawn in the first row of pixels behind it.
            above = self.galley.block(index - 1)
            found.append(InView(index - 1, round(y - above.height), above))
        while index < len(units) and y < self.height:
            block = self.galley.block(index)
            found.append(InView(index, round(y), block))
            y += block.height
            index += 1
        return found

    def _settle(self) -> None:
        """Bring the anchor to the first unit in view, keeping the paper's ends at the viewport's."""
        if not len(self.galley.units):
            return
        self._unit = min(self._unit, len(self.galley.units) - 1)
        self._walk()
        short = self.height - self._reach()
        if short > 0:
            self._offset -= short
            self._walk()
        if self._unit == 0 and self._offset < -self.pad:
            self._offset = -self.pad

    def _walk(self) -> None:
        while self._offset < 0 and self._unit > 0:
            self._unit -= 1
            self._offset += self.galley.block(self._unit).height
        while self._unit + 1 < len(self.galley.units):
            height = self.galley.block(self._unit).height
            if self._offset < height:
                break
            self._offset -= height
            self._unit += 1

    def _reach(self) -> float:
        """How far down the paper reaches in the viewport, measured no further than the viewport's end."""
        index, y = self._unit, -self._offset
        while index < len(self.galley.units) and y < self.height:
            y += self.galley.block(index).height
            index += 1
        return y + self.pad if index == len(self.galley.units) else self.height

    # Moving

    def scroll_by(self, pixels: float) -> None:
        """Move the view down by exactly this much of laid-out text."""
        self._offset += pixels
        self.invalidate()

    def scroll_to(self, y: float) -> None:
        """Bring what is about `y` pixels below the paper's upper edge to the top of the view."""
        index, top = self.galley.units.at_height(y - self.pad)
        self._unit = index
        self._offset = y - self.pad - top
        self.invalidate()

    def anchor_paragraph(self) -> tuple[int, float]:
        """The id of the paragraph at the top of the view, and how far above the edge its unit begins."""
        paragraphs = self.galley.story.paragraphs
        if not paragraphs:
            return 0, self._offset
        first = self.galley.units.first_paragraph(self._unit)
        return paragraphs[min(first, len(paragraphs) - 1)].id, self._offset

    def anchor_to(self, paragraph: int, offset: float) -> None:
        """Bring a paragraph back to where `anchor_paragraph` found it; does nothing when it is gone."""
        index = self.galley.story.index(paragraph)
        if index is not None:
            self._unit = self.galley.units.at_paragraph(index)[0]
            self._offset = offset
        self.invalidate()

    def reveal(self, position: Position, margin: float = 24.0, centre: bool = False) -> bool:
        """Move as little as needed to show a place; with `centre` bring it to the upper third if it is out of view."""
        rect = self.caret_rect(position)
        if rect is None:
            return False
        aside = self._reveal_aside(rect.x())
        above, below = rect.top() - margin, rect.bottom() + margin - self.height
        if above >= 0 and below <= 0:
            return aside
        away = rect.top() - self.height / 3 if centre else above if above < 0 else below
        if abs(away) > 2 * self.height:
            self._anchor_at(position, rect.top() - away)
        else:
            self.scroll_by(away)
        return True

    def _reveal_aside(self, x: float) -> bool:
        if not self.overhang or 8 <= x <= self.width - 8:
            return False
        target = self.shift + x - (self.width * 0.25 if x < 8 else self.width * 0.75)
        self.shift = round(min(max(target, 0.0), self.overhang))
        return True

    def _anchor_at(self, position: Position, y: float) -> None:
        """Go straight to a far place, without laying out what lies between, so that it stands `y` below the edge."""
        index = self.galley.story.index(position.paragraph)
        if index is None:
            return
        unit, _ = self.galley.units.at_paragraph(index)
        found = self.galley.block(unit).locate(position.paragraph)
        inside = found.y + found.layout.caret_rect(position).top() if found else 0.0
        self._unit, self._offset = unit, inside - y
        self.invalidate()

    # Places

    def located(self, paragraph: int) -> Located | None:
        """A paragraph's layout and its corner in the viewport, laid out even when it is far away."""
        index = self.galley.story.index(paragraph)
        if index is None:
            return None
        unit, _ = self.galley.units.at_paragraph(index)
        top = self._top_of(unit)
        found = self.galley.block(unit).locate(paragraph)
        return Located(found.layout, found.x + self.left, found.y + top) if found else None

    def _top_of(self, unit: int) -> float:
        shown = self.in_view()
        if shown and shown[0].index <= unit <= shown[-1].index:
            return shown[unit - shown[0].index].top
        self.galley.block(unit)
        return self.galley.units.top(unit) - self.galley.units.top(self._unit) - self._offset

    def caret_rect(self, position: Position) -> QRectF | None:
        """Where the caret stands for a place, in the viewport."""
        found = self.located(position.paragraph)
        return found.layout.caret_rect(position).translated(found.x, found.y) if found else None

    def position_at(self, x: float, y: float) -> Position | None:
        """The place nearest to a point of the viewport."""
        shown = self.in_view()
        if not shown:
            return None
        here = next((i for i, v in enumerate(shown) if y < v.top + v.block.height), len(shown) - 1)
        # A unit of hidden rows has no place: take the nearest above, else below.
        order = (*reversed(shown[: here + 1]), *shown[here + 1 :])
        found = (v.block.position_at(x - self.left, y - v.top) for v in order)
        return next((place for place in found if place is not None), None)

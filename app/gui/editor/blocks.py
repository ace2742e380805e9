"""What every laid-out unit can be asked, and stacks of units inside table cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from app.gui.editor.layout import ParagraphLayout
from app.model.document import Position


class Located(NamedTuple):
    """A paragraph's layout and where its top left corner is."""

    layout: ParagraphLayout
    x: float
    y: float


class Block(Protocol):
    """A laid-out unit; coordinates are relative to its top left corner."""

    @property
    def height(self) -> float: ...

    def locate(self, paragraph: int) -> Located | None:
        """Where a paragraph is, or None when it is not shown in this unit."""
        ...

    def position_at(self, x: float, y: float) -> Position | None:
        """The place nearest to a point; None when the unit shows no text."""
        ...

    def entry(self, x: float, down: bool) -> Position | None:
        """The place nearest to `x` in the first line when one comes from above (`down`), else in the last."""
        ...

    def step(self, position: Position, x: float, down: bool) -> Position | None:
        """The place a line below or above at `x`, or None when that is outside the unit."""
        ...

    def bars(self) -> Iterator[tuple[float, float, str]]:
        """Top, bottom and colour of the change bars beside the unit."""
        ...

    def text_layouts(self) -> Iterator[Located]:
        """All paragraphs shown, in order."""
        ...

    @property
    def lines(self) -> int:
        """How many lines are numbered: those of text, and each row of a table as one."""
        ...

    def baselines(self) -> Iterator[float]:
        """Where each of them stands."""
        ...


class TextBlock:
    """A paragraph layout that stands by itself."""

    def __init__(self, layout: ParagraphLayout) -> None:
        self.layout = layout
        self.height = layout.height
        self._here = Located(layout, 0.0, 0.0)

    def locate(self, paragraph: int) -> Located | None:
        return self._here if any(p.id == paragraph for p in self.layout.shown.paragraphs) else None

    def position_at(self, x: float, y: float) -> Position | None:
        return self.layout.position_at(x, y)

    def entry(self, x: float, down: bool) -> Position | None:
        return self.layout.position(self.layout.shown_in_line(0 if down else len(self.layout.slots) - 1, x))

    def step(self, position: Position, x: float, down: bool) -> Position | None:
        line = self.layout.line_of(position) + (1 if down else -1)
        if not 0 <= line < len(self.layout.slots):
            return None
        return self.layout.position(self.layout.shown_in_line(line, x))

    def bars(self) -> Iterator[tuple[float, float, str]]:
        yield from self.layout.bars

    def text_layouts(self) -> Iterator[Located]:
        yield self._here

    @property
    def lines(self) -> int:
        return len(self.layout.slots)

    def baselines(self) -> Iterator[float]:
        return (slot.top + slot.baseline for slot in self.layout.slots)


class Stack:
    """Blocks below each other, as they fill a table cell."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks: list[tuple[float, Block]] = []
        y = 0.0
        for block in blocks:
            self.blocks.append((y, block))
            y += block.height
        self.height = y

    def locate(self, paragraph: int) -> Located | None:
        for y, block in self.blocks:
            found = block.locate(paragraph)
            if found is not None:
                return Located(found.layout, found.x, found.y + y)
        return None

    def position_at(self, x: float, y: float) -> Position | None:
        for top, block in self.blocks:
            if y < top + block.height:
                return block.position_at(x, y - top)
        return self.blocks[-1][1].position_at(x, y - self.blocks[-1][0]) if self.blocks else None

    def entry(self, x: float, down: bool) -> Position | None:
        order = self.blocks if down else self.blocks[::-1]
        return next((p for _, b in order if (p := b.entry(x, down)) is not None), None)

    def step(self, position: Position, x: float, down: bool) -> Position | None:
        index = next((i for i, (_, b) in enumerate(self.blocks) if b.locate(position.paragraph)), None)
        if index is None:
            return None
        found = self.blocks[index][1].step(position, x, down)
        following = self.blocks[index + 1 :] if down else self.blocks[:index][::-1]
        return found or next((p for _, b in following if (p := b.entry(x, down)) is not None), None)

    def bars(self) -> Iterator[tuple[float, float, str]]:
        for y, block in self.blocks:
            for top, bottom, color in block.bars():
                yield top + y, bottom + y, color

    def text_layouts(self) -> Iterator[Located]:
        for y, block in self.blocks:
            for found in block.text_layouts():
                yield Located(found.layout, found.x, found.y + y)

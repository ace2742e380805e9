"""Where each unit of a long column stands: heights and paragraph counts that can be summed and changed quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

U = TypeVar("U", bound="Sized")

_CHUNK = 256


class Sized:
    """Something stacked in a column: how many paragraphs it holds and how high it is (pixels)."""

    __slots__ = ("count", "height")

    def __init__(self, count: int = 1, height: float = 0.0) -> None:
        self.count = count
        self.height = height


class _Chunk(Generic[U]):
    __slots__ = ("count", "height", "units")

    def __init__(self, units: list[U]) -> None:
        self.units = units
        self.measure()

    def measure(self) -> None:
        self.count = sum([u.count for u in self.units])
        self.height = sum([u.height for u in self.units])


class UnitIndex(Generic[U]):
    """Units in chunks with sums, so that looking up and changing cost far less than there are units."""

    def __init__(self, units: Iterable[U] = ()) -> None:
        self._chunks: list[_Chunk[U]] = []
        self._length = 0
        # What was found last: one key asks for the same unit, and for those beside it, again and again.
        self._unit: tuple[int, int, int] | None = None
        self._chunk: tuple[int, _Chunk[U]] | None = None
        self.reset(units)

    def reset(self, units: Iterable[U]) -> None:
        """Start anew with these units."""
        held = list(units)
        self._length = len(held)
        self._forget()
        self._chunks = [_Chunk(held[i : i + _CHUNK]) for i in range(0, len(held), _CHUNK)]

    def _forget(self) -> None:
        self._unit = self._chunk = None

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> U:
        chunk, inside = self._find(index)
        return chunk.units[inside]

    def between(self, start: int, end: int) -> Iterator[U]:
        """The units from one index up to another."""
        first = 0
        for chunk in self._chunks:
            after = first + len(chunk.units)
            if first < end and after > start:
                yield from chunk.units[max(start - first, 0) : end - first]
            first = after

    @property
    def total(self) -> float:
        """Height of everything."""
        return sum([c.height for c in self._chunks])

    @property
    def paragraphs(self) -> int:
        """Number of paragraphs in all units."""
        return sum([c.count for c in self._chunks])

    def set_height(self, index: int, height: float) -> float:
        """Change one unit's height; returns by how much it grew."""
        chunk, inside = self._find(index)
        unit = chunk.units[inside]
        grown = height - unit.height
        if grown:
            unit.height = height
            chunk.height += grown
        return grown

    def scale(self, factor: float) -> None:
        """Multiply all heights."""
        for chunk in self._chunks:
            for unit in chunk.units:
                unit.height *= factor
            chunk.height *= factor

    def top(self, index: int) -> float:
        """Height of all units before this one; `index` may be the number of units."""
        top = 0.0
        for chunk in self._chunks:
            if index < len(chunk.units):
                return top + sum([u.height for u in chunk.units[:index]])
            top += chunk.height
            index -= len(chunk.units)
        return top

    def at_height(self, y: float) -> tuple[int, float]:
        """The unit that covers height `y` and its top; the first or last one when `y` lies outside."""
        top, index = 0.0, 0
        for number, chunk in enumerate(self._chunks):
            if y < top + chunk.height or number == len(self._chunks) - 1:
                for inside, unit in enumerate(chunk.units):
                    if y < top + unit.height or index + inside == self._length - 1:
                        return index + inside, top
                    top += unit.height
            else:
                top += chunk.height
            index += len(chunk.units)
        return max(index - 1, 0), top

    def at_paragraph(self, paragraph: int) -> tuple[int, int]:
        """The unit that holds the paragraph with this index in the story, and the index of the unit's first one."""
        if self._unit is not None and self._unit[1] <= paragraph < self._unit[2]:
            return self._unit[:2]
        first = index = 0
        for chunk in self._chunks:
            if paragraph < first + chunk.count:
                for inside, unit in enumerate(chunk.units):
                    if paragraph < first + unit.count:
                        self._unit = index + inside, first, first + unit.count
                        return index + inside, first
                    first += unit.count
            first += chunk.count
            index += len(chunk.units)
        raise IndexError(paragraph)

    def first_paragraph(self, index: int) -> int:
        """The story index of a unit's first paragraph; `index` may be the number of units."""
        first = 0
        for chunk in self._chunks:
            if index < len(chunk.units):
                return first + sum([u.count for u in chunk.units[:index]])
            first += chunk.count
            index -= len(chunk.units)
        return first

    def replace(self, at: int, count: int, units: Sequence[U]) -> None:
        """Replace `count` units from index `at`."""
        if not self._chunks:
            self.reset(units)
            return
        self._forget()
        number, inside = self._locate(at)
        self._length += len(units) - self._remove(number, inside, count)
        chunk = self._chunks[number]
        chunk.units[inside:inside] = units
        chunk.measure()
        self._settle(number)

    def _remove(self, number: int, inside: int, count: int) -> int:
        removed = 0
        while removed < count and number < len(self._chunks):
            chunk = self._chunks[number]
            taken = min(count - removed, len(chunk.units) - inside)
            del chunk.units[inside : inside + taken]
            chunk.measure()
            removed += taken
            number, inside = number + 1, 0
        return removed

    def _settle(self, number: int) -> None:
        # Chunks neither vanish into nothing nor grow without bound.
        units = self._chunks[number].units
        if len(units) > 2 * _CHUNK:
            self._chunks[number : number + 1] = [_Chunk(units[i : i + _CHUNK]) for i in range(0, len(units), _CHUNK)]
        self._chunks = [c for c in self._chunks if c.units]

    def _locate(self, index: int) -> tuple[int, int]:
        last = len(self._chunks) - 1
        for number, chunk in enumerate(self._chunks):
            if index < len(chunk.units) or number == last:
                return number, min(index, len(chunk.units))
            index -= len(chunk.units)
        return 0, 0

    def _find(self, index: int) -> tuple[_Chunk[U], int]:
        if self._chunk is not None and 0 <= index - self._chunk[0] < len(self._chunk[1].units):
            return self._chunk[1], index - self._chunk[0]
        if 0 <= index < self._length:
            first = 0
            for chunk in self._chunks:
                if index < first + len(chunk.units):
                    self._chunk = first, chunk
                    return chunk, index - first
                first += len(chunk.units)
        raise IndexError(index)

"""Things in a row in blocks, which keep what was found out about them for as long as nothing in them changes.

After an edit nearly all blocks of a long document are the same as before, so that only one is looked at again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate, pairwise
from operator import is_
from typing import Any, Generic, Self, TypeVar, TypeVarTuple

from app.plan.lines import changed_stretch

_T = TypeVar("_T")
_Found = TypeVar("_Found")
_Asked = TypeVarTuple("_Asked")
_Name = TypeVar("_Name", bound=Hashable)

_MANY = 8
_USUAL = 400


class Block(Generic[_T]):
    """Some things in a row, which never change, and what is known of them.

    `before` are the blocks that it takes the place of, which know much of what it is asked for.
    """

    def __init__(self, items: Sequence[_T], before: Sequence[Block[_T]] = ()) -> None:
        self.items = items
        self.before = before
        self._known: dict[object, tuple[tuple[object, ...], Any]] = {}
        self._named: dict[tuple[object, Hashable], Any] = {}

    def once(self, find: Callable[[Self, *_Asked], _Found], *asked: *_Asked) -> _Found:
        """What `find` finds in the block, which is kept for as long as the same is asked.

        The outcome may depend on nothing but the block and what is asked; `find` has to be a function with a name.
        """
        known = self._known.get(find)
        if known is not None and known[0] == asked:
            return known[1]
        found = find(self, *asked)
        self._known[find] = (asked, found)
        return found

    def named(self, find: Callable[[Self, _Name], _Found], name: _Name) -> _Found:
        """The same for each of many names."""
        key = (find, name)
        if key not in self._named:
            self._named[key] = find(self, name)
        return self._named[key]

    def has(self, find: Callable[[Any, _Name], object], name: _Name) -> bool:
        """Whether that is known."""
        return (find, name) in self._named


class Blocks(Generic[_T]):
    """A sequence cut into blocks; where the next one has the same things in a row, it has the same blocks.

    `together` says of two neighbours that they must not be parted; `make` makes a block of things and of those that it
    takes the place of; `usual` is how many things a block holds, more or less.
    """

    def __init__(
        self,
        together: Callable[[_T, _T], bool] | None = None,
        make: Callable[[Sequence[_T], Sequence[Block[_T]]], Block[_T]] = Block,
        usual: int = 0,
    ) -> None:
        self._together, self._make, self._usual = together, make, usual or _USUAL
        self._items: Sequence[_T] = ()
        self.blocks: Sequence[Block[_T]] = ()

    def copy(self) -> Blocks[_T]:
        """Another one that goes on from the same blocks."""
        other = Blocks[_T](self._together, self._make, self._usual)
        other._items, other.blocks = self._items, self.blocks
        return other

    def cut(self, items: Sequence[_T]) -> Sequence[Block[_T]]:
        """The blocks of a sequence, those that are the same as last time being the same objects."""
        start, old_stop, stop = changed_stretch(self._items, items)
        if start < old_stop or start < stop:
            before = self.blocks
            self.blocks = self._renewed(items, start, old_stop, stop)
            for block in before:
                # One step back is enough, and all of them would be the whole past.
                block.before = ()
        self._items = items
        return self.blocks

    def _renewed(self, items: Sequence[_T], start: int, old_stop: int, stop: int) -> Sequence[Block[_T]]:
        begins = [0, *accumulate(len(block.items) for block in self.blocks)]
        more = stop - old_stop
        first = max(bisect_right(begins, start) - 1, 0)
        last = min(max(bisect_left(begins, old_stop), first), len(self.blocks))
        if begins[last] + more - begins[first] < self._usual // 2 and last < len(self.blocks):
            last += 1
        while first and self._parted(items, begins[first]):
            first -= 1
        while last < len(self.blocks) and self._parted(items, begins[last] + more):
            last += 1
        low, high = begins[first], begins[last] + more
        old = self.blocks[first:last]
        if not more:
            new = self._each(items, old, low)
        elif self._together is None:
            new = self._around_kept(items[low:high], old)
        else:
            new = self._pieces(items[low:high], old)
        return [*self.blocks[:first], *new, *self.blocks[last:]]

    def _parted(self, items: Sequence[_T], at: int) -> bool:
        """Whether a cut would part what must not be parted."""
        return self._together is not None and 0 < at < len(items) and self._together(items[at - 1], items[at])

    def _each(self, items: Sequence[_T], old: Sequence[Block[_T]], low: int) -> list[Block[_T]]:
        """Block by block where as many things came as went: there may be changes far apart."""
        cuts = list(accumulate((len(block.items) for block in old), initial=low))
        if any(self._parted(items, at) for at in cuts[1:-1]):
            return self._pieces(items[low : cuts[-1]], old)
        new: list[Block[_T]] = []
        for block, (begin, end) in zip(old, pairwise(cuts), strict=True):
            here = items[begin:end]
            new.append(block if all(map(is_, block.items, here)) else self._make(here, (block,)))
        return new

    def _around_kept(self, items: Sequence[_T], old: Sequence[Block[_T]]) -> list[Block[_T]]:
        """Blocks that are still there between others: an edit may change things far apart, and how many there are."""
        places = {id(one): at for at, one in enumerate(items)}
        new: list[Block[_T]] = []
        gone: list[Block[_T]] = []
        done = 0
        for block in old:
            begin = places.get(id(block.items[0]), -1)
            end = begin + len(block.items)
            if begin < done or end > len(items) or not all(map(is_, block.items, items[begin:end])):
                gone.append(block)
                continue
            new += [*self._pieces(items[done:begin], gone), block]
            gone, done = [], end
        return [*new, *self._pieces(items[done:], gone)]

    def _pieces(self, items: Sequence[_T], old: Sequence[Block[_T]]) -> list[Block[_T]]:
        count = max(round(len(items) / self._usual), 1) if items else 0
        cuts = [0]
        for at in range(1, count):
            cut = max(at * len(items) // count, cuts[-1])
            while self._parted(items, cut):
                cut += 1
            cuts.append(cut)
        ends = [*cuts[1:], len(items)] if items else []
        # Blocks of another document know nothing of this one.
        before = old if len(old) < _MANY else ()
        return [self._make(items[low:high], before) for low, high in zip(cuts, ends, strict=False) if low < high]

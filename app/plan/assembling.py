"""Elements put together as trees: which are mentions of others, and what each stands below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.model.plan import PlanElement
from app.plan.blocks import Block, Blocks
from app.plan.found import Form, Found
from app.plan.profiles import ANYWHERE, Kind
from app.plan.wording import folded

_Key = tuple[str, str, Found | None]
_Number = tuple[str, str]
"""A kind and a number."""


class Assembler:
    """Puts elements together as trees; where most of them are the same as last time, most of it is known."""

    def __init__(self) -> None:
        self._cut = Blocks[Found]()

    def assemble(self, found: Sequence[Found]) -> tuple[PlanElement, ...]:
        """The elements as trees: each below its parent, those without one at the top, in the order of the document."""
        blocks = self._cut.cut(found)
        numbers = _alone(blocks)
        return _assembled(found) if numbers is None else tuple(_by_blocks(blocks, numbers))


# ---- where each element is there once, block by block ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
    """By what the elements of a block are told from others, and by what numbers they ask for their parents.

    `grouping`: some of them group others; `differ`: none repeats another one of the block.
    """

    grouping: bool
    differ: bool
    headed: frozenset[_Key]
    loose: frozenset[_Key]
    numbers: Mapping[_Number, tuple[Found, ...]]
    asked: Sequence[_Number]


def _names(block: Block[Found]) -> _Names:
    loose = [one.key for one in block.items if not _is_headed(one) and _may_repeat(one)]
    asked = dict.fromkeys(key for one in block.items for key in _asked(one))
    return _Names(
        any(one.grouping or one.group for one in block.items),
        len(set(loose)) == len(loose),
        frozenset(one.key for one in block.items if _is_headed(one)),
        frozenset(loose),
        {key: tuple(those) for key, those in _by_number(block.items).items()},
        list(asked),
    )


def _alone(blocks: Sequence[Block[Found]]) -> Mapping[_Number, tuple[Found, ...]] | None:
    """The elements by kind and number; None where one may be the mention of another, or numbers are not unique."""
    names = [block.once(_names) for block in blocks]
    if any(one.grouping or not one.differ for one in names):
        return None
    loose = frozenset[_Key]().union(*(one.loose for one in names))
    headed = frozenset[_Key]().union(*(one.headed for one in names))
    if len(loose) != sum(len(one.loose) for one in names) or not loose.isdisjoint(headed):
        return None
    numbers: dict[_Number, tuple[Found, ...]] = {}
    for one in names:
        numbers.update(one.numbers)
    return numbers if len(numbers) == sum(len(one.numbers) for one in names) else None


@dataclass(frozen=True, slots=True)
class _Placed:
    """The uppermost elements of a block, put together from what is below them in it, and all that stands below others.

    `elsewhere` are parents that are not in the block; `top_of` tells for each element the uppermost one around it.
    """

    tops: Sequence[Found]
    elements: Sequence[PlanElement]
    below: Mapping[Found, Sequence[Found]]
    elsewhere: Sequence[Found]
    top_of: Mapping[Found, Found]


def _put_together(block: Block[Found], candidates: Sequence[tuple[Found, ...] | None]) -> _Placed:
    known = zip(block.once(_names).asked, candidates, strict=True)
    numbers = {key: those for key, those in known if those is not None}
    parents = {one: _parent(one, numbers, {}, {}) for one in block.items}
    below, tops = _trees(parents)
    top_of = {inner: top for top in tops for inner in _inside(top, below)}
    elsewhere = [parent for parent in below if parent not in parents]
    return _Placed(tops, [_finished(one, below, {}) for one in tops], below, elsewhere, top_of)


def _by_blocks(blocks: Sequence[Block[Found]], numbers: Mapping[_Number, tuple[Found, ...]]) -> Iterator[PlanElement]:
    placed = [block.once(_put_together, tuple(map(numbers.get, block.once(_names).asked))) for block in blocks]
    below: dict[Found, Sequence[Found]] = {}
    for one in placed:
        both = {parent: [*below[parent], *one.below[parent]] for parent in below.keys() & one.below.keys()}
        below.update(one.below)
        below.update(both)
    parted = {parent for one in placed for parent in one.elsewhere}
    others = {one.top_of[parent] for one in placed for parent in parted if parent in one.top_of}
    for one in placed:
        if others.isdisjoint(one.tops):
            yield from one.elements
        else:
            for top, element in zip(one.tops, one.elements, strict=True):
                yield _finished(top, below, {}) if top in others else element


def _inside(one: Found, below: Mapping[Found, Sequence[Found]]) -> Iterator[Found]:
    yield one
    for child in below.get(one, ()):
        yield from _inside(child, below)


# ---- all of them ----------------------------------------------------------------------------------------------------


def _assembled(found: Sequence[Found]) -> tuple[PlanElement, ...]:
    repeats = _repeats(found)
    again = repeats | _mentions([one for one in found if one not in repeats] if repeats else found)
    kept = [one for one in found if one not in again] if again else found
    by_number = _by_number(kept)
    by_title = {folded(one.title): one for one in reversed(kept) if one.title} if any(one.group for one in kept) else {}
    below, tops = _trees({one: _parent(one, by_number, again, by_title) for one in kept})
    more: dict[Found, list[int]] = {}
    for one, real in again.items():
        if one.grouping:
            more.setdefault(real, []).extend(one.paragraphs)
    return tuple(_finished(one, below, more) for one in tops)


def _by_number(found: Iterable[Found]) -> dict[_Number, list[Found]]:
    by_number: dict[_Number, list[Found]] = {}
    for one in found:
        if one.number:
            by_number.setdefault((one.kind.name, one.number), []).append(one)
    return by_number


def _trees(parents: Mapping[Found, Found | None]) -> tuple[Mapping[Found, Sequence[Found]], Sequence[Found]]:
    """What stands below each element that has something below it, and those that stand below none."""
    below: dict[Found, list[Found]] = {}
    tops: list[Found] = []
    for one, parent in parents.items():
        (below.setdefault(parent, []) if parent else tops).append(one)
    return below, tops


def _finished(one: Found, below: Mapping[Found, Sequence[Found]], more: Mapping[Found, Sequence[int]]) -> PlanElement:
    if one not in below and not more and one.made is not None and not one.made[0]:
        return one.element((), ())
    children = tuple([_finished(child, below, more) for child in below.get(one, ())])
    return one.element(children, tuple(more.get(one, ())))


def _repeats(found: Iterable[Found]) -> dict[Found, Found]:
    """Headings and rows that name an element again only to group others below it, and that element."""
    grouping = [one for one in found if one.grouping]
    if not grouping:
        return {}
    real: dict[tuple[str, str, Found | None], Found] = {}
    for one in found:
        if not one.grouping and one.form is not Form.INLINE:
            real.setdefault(one.key, one)
    numbered = {(one.kind.name, one.number, one.unit): one for one in reversed(list(real.values())) if one.number}
    repeats: dict[Found, Found] = {}
    for one in grouping:
        other = real.setdefault(one.key, one)
        if other is one and one.form is Form.TABLE:
            # A row over others often has its element's title shortened.
            other = numbered.get((one.kind.name, one.number, one.unit), one)
        if other is not one and len({one.number, other.number} - {""}) < 2:
            repeats[one] = other
    return repeats


def _mentions(found: Iterable[Found]) -> dict[Found, Found]:
    """Table rows and list items that only repeat an element with a heading of its own, and that element."""
    headed: dict[tuple[str, str, Found | None], Found] = {}
    rest: list[Found] = []
    for one in found:
        if _is_headed(one):
            headed.setdefault(one.key, one)
        elif _may_repeat(one):
            rest.append(one)
    mentions: dict[Found, Found] = {}
    loose: dict[tuple[str, str, Found | None], Found] = {}
    for one in rest:
        key = one.key
        if key in headed:
            mentions[one] = headed[key]
            continue
        other = loose.setdefault(key, one)
        if other is not one and _same(one, other):
            first, again = (other, one) if _placed(other) else (one, other)
            mentions[again], loose[key] = first, first
    return mentions


def _is_headed(one: Found) -> bool:
    """Whether it has a heading of its own, or somebody said what it is."""
    return one.by_hand or one.form is Form.HEADING or one.form is Form.BOLD


def _may_repeat(one: Found) -> bool:
    return bool(one.title) and one.form is not Form.INLINE


def _same(one: Found, other: Found) -> bool:
    """Whether two rows are one element: one stands below its parent, the other in a table that tells more about it."""
    numbers = {one.number, other.number} - {""}
    return one.form is other.form is Form.TABLE and len(numbers) < 2 and _placed(one) is not _placed(other)


def _placed(one: Found) -> bool:
    return one.enclosing is not None and one.enclosing.kind.name in one.kind.parents


def _parent(
    one: Found,
    by_number: Mapping[_Number, Sequence[Found]],
    again: Mapping[Found, Found],
    by_title: Mapping[str, Found],
) -> Found | None:
    """The parent by number ("1.2" below "1"), else else by a row over it, what it stands in, or its caption."""
    parents = one.kind.parents
    if not parents:
        return None
    stem = _stem(one)
    numbered = (_numbered(one, by_number.get((kind, stem), ())) for kind in parents) if stem else ()
    parent = next((found for found in numbered if found is not None), None)
    around = _enclosing(one, again)
    if parent is not None and around is not None and not _agree(parent.kind, around.kind):
        # "2.2.1" below an outcome has nothing to do with a target 2.2.
        parent = None
    parent = parent or _titled(one, by_title) or around
    if parent is None and one.hint is not None and one.hint[0] in parents:
        parent = _numbered(one, by_number.get(one.hint, ()))
    return parent if parent is not one else None


def _agree(numbered: Kind, around: Kind) -> bool:
    """Whether an element of one kind can be meant by a number where one of the other stands around."""
    return numbered.name == around.name or numbered.under(around.name)


def _stem(one: Found) -> str:
    """The number of a parent that a number tells."""
    return one.number.rpartition(".")[0] if "." in one.number and not one.automatic else ""


def _asked(one: Found) -> Iterator[_Number]:
    """The numbers by which an element may ask for its parent."""
    stem = _stem(one)
    if stem:
        yield from ((kind, stem) for kind in one.kind.parents)
    if one.hint is not None:
        yield one.hint


def _titled(one: Found, by_title: Mapping[str, Found]) -> Found | None:
    """The parent that a row over an element's own names by its title alone."""
    parent = by_title.get(folded(one.group)) if one.group else None
    return parent if parent is not None and one.kind.under(parent.kind.name) else None


def _numbered(one: Found, candidates: Sequence[Found]) -> Found | None:
    """The first candidate that is not in another unit."""
    if not candidates:
        return None
    unit = one.unit
    return next((c for c in candidates if unit is None or c.unit is unit or c.unit is None), None)


def _enclosing(one: Found, again: Mapping[Found, Found]) -> Found | None:
    around = one.enclosing
    while around is not None:
        if around.kind.name in one.kind.parents or ANYWHERE in one.kind.parents:
            return again.get(around, around)
        around = around.enclosing
    return None

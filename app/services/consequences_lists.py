"""Lists elsewhere that name the elements of a kind one a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.plan.lines import Line
from app.plan.wording import folded
from app.services.consequences_diff import Deed, PlanChange, siblings_before
from app.services.consequences_scene import Area, Consequence, Scene, rewrite
from app.services.consequences_steps import ListItem, Step, StrikeParagraph
from app.services.consequences_text import bare_item

_LEAST_LISTED = 2


def of_lists(scene: Scene) -> Iterator[Consequence]:
    """Items that lists lack, have too many, or have in the order of before."""
    for change in scene.of_the_plan:
        if change.deed in (Deed.ADDED, Deed.REMOVED):
            yield from _listed(scene, change)
    moved = {change.element.kind: change for change in scene.of_the_plan if change.deed is Deed.MOVED}
    for change in moved.values():
        yield from _reordered(scene, change)


def _listed(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    subject = change.element
    for items in _lists(scene, subject.kind):
        named = {bare_item(line.text): line for line in items}
        if change.deed is Deed.ADDED and folded(subject.title) not in named and len(named) >= _LEAST_LISTED:
            yield _item_missing(scene, change, items, named)
        elif change.deed is Deed.REMOVED and folded(subject.title) in named:
            yield _item_gone(scene, change, items, named[folded(subject.title)])


def _lists(scene: Scene, kind: str) -> Iterator[list[Line]]:
    """The lists that name elements of a kind, those aside that are these elements."""
    siblings = {folded(e.title) for e in (*scene.before.walk(), *scene.after.walk()) if e.kind == kind and e.title}
    own = {id_ for e in scene.after.walk() if e.kind == kind for id_ in e.paragraphs[:1]}
    return _runs(scene, siblings, own)


def _reordered(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    """Lists in the order that the plan had before; the words change places, numbers and punctuation stay."""
    kind = change.element.kind
    old = [folded(e.title) for e in scene.before.walk() if e.kind == kind]
    new = [folded(e.title) for e in scene.after.walk() if e.kind == kind]
    for items in _lists(scene, kind):
        names = [bare_item(line.text) for line in items]
        wanted = in_new_order(names, old, new)
        if wanted is None:
            continue
        said = {name: title for line, name in zip(items, names, strict=True) if (title := _words(scene, line))}
        if len(said) < len(names):
            continue
        changed = [(line, said[name], said[other]) for line, name, other in zip(items, names, wanted, strict=True)]
        steps = tuple(step for line, was, now in changed if was != now for step in _rewritten(scene, line, was, now))
        first = next(line for line, was, now in changed if was != now)
        message = f"The list that begins with “{items[0].text}” has another order than the plan."
        name = scene.name(change.element)
        yield Consequence(Area.LISTS, message, name, first.paragraph, first.text, steps, change.proposal)


def in_new_order(said: Sequence[str], old: Sequence[str], new: Sequence[str]) -> list[str] | None:
    """Names in the order they have now, None where they have it already or never had the one of before."""
    if len(set(said)) < len(said) or not (set(said) <= set(old) and set(said) <= set(new)):
        return None
    wanted = sorted(said, key=new.index)
    return wanted if list(said) != wanted and list(said) == sorted(said, key=old.index) else None


def _words(scene: Scene, line: Line) -> str:
    """The words of an item as they stand, without its number and final punctuation; "" where they stand parted."""
    text = line.text.rstrip(" ;,.")
    name = bare_item(text)
    found = next((text[at:] for at in range(len(text)) if folded(text[at:]) == name and text[at].isalnum()), "")
    reading = scene.reading_of(line.paragraph)
    return found if reading is not None and found in reading.text else ""


def _rewritten(scene: Scene, line: Line, was: str, now: str) -> Iterator[Step]:
    reading = scene.reading_of(line.paragraph)
    if reading is not None:
        at = reading.text.index(was)
        yield rewrite(reading, at, at + len(was), now)


def _item_missing(scene: Scene, change: PlanChange, items: Sequence[Line], named: Mapping[str, Line]) -> Consequence:
    new, last = change.element, items[-1]
    before = (named.get(folded(e.title)) for e in siblings_before(scene.after, new))
    behind = next((line for line in before if line is not None), last)
    ending, usual = _ending(behind), _ending(items[0])
    closing = behind is last and ending == "." and usual != "."
    fresh = [c.element for c in scene.of_the_plan if c.deed is Deed.ADDED and c.element.kind == new.kind]
    if closing and any(new in siblings_before(scene.after, other) for other in fresh):
        # Another new one ends the list.
        ending = usual
    steps: tuple[Step, ...] = (ListItem(behind.paragraph, new.title + ending),)
    if closing:
        steps = (*_ending_as(scene, last, usual), *steps)
    message = f"The list that ends with “{last.text}” does not name “{new.title}”."
    return Consequence(Area.LISTS, message, scene.name(new), behind.paragraph, behind.text, steps, change.proposal)


def _item_gone(scene: Scene, change: PlanChange, items: Sequence[Line], line: Line) -> Consequence:
    steps: tuple[Step, ...] = (StrikeParagraph(line.paragraph),)
    if line is items[-1] and _ending(line) == "." and _ending(items[-2]) not in (".", ""):
        steps = (*_ending_as(scene, items[-2], "."), *steps)
    message, name = f"A list still names “{line.text}”.", scene.name(change.element)
    return Consequence(Area.LISTS, message, name, line.paragraph, line.text, steps, change.proposal)


def _ending(line: Line) -> str:
    """The punctuation that a list item ends with."""
    return line.text[-1] if line.text[-1:] in (".", ";", ",", "；", "。") else ""


def _ending_as(scene: Scene, line: Line, ending: str) -> Iterator[Step]:
    """The edit that gives a list item other final punctuation."""
    reading = scene.reading_of(line.paragraph)
    said = reading.text.rstrip() if reading is not None else ""
    if reading is not None and said.endswith(_ending(line)):
        yield rewrite(reading, len(said) - 1, len(said), ending)


def _runs(scene: Scene, titles: set[str], own: set[int]) -> Iterator[list[Line]]:
    lines = (line for line in scene.lines if line.text and not line.gone)
    for said, group in groupby(lines, key=lambda line: line.cell is None and bare_item(line.text) in titles):
        items = list(group)
        if said and len(items) >= _LEAST_LISTED and not any(line.paragraph in own for line in items):
            yield items

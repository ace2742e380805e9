"""Cells that list elements by their numbers: "3.1, 3.2, 3.3" beside a priority."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.model.plan import PlanElement
from app.plan.links_tables import number_cells
from app.services.consequences_diff import Deed, PlanChange, typed
from app.services.consequences_scene import Area, Consequence, Scene
from app.services.consequences_steps import Insertion
from app.services.consequences_text import Reading

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_GAP = re.compile(r"\s*[,;/、،]\s*|\s+(?:and|et|y|и)\s+")
_LISTED = re.compile(rf"\s*{_NUMBER.pattern}(?:(?:{_GAP.pattern}){_NUMBER.pattern})+\s*")
_FEWEST = 2


def of_cells(scene: Scene) -> Iterator[Consequence]:
    """New elements that cells lack which list all of their siblings."""
    changes = [c for c in scene.of_the_plan if c.deed is Deed.ADDED and typed(c.element)]
    if not changes:
        return
    for line, kind in number_cells(scene.lines, scene.finder_for, scene.rules):
        new = [change for change in changes if change.element.kind == kind]
        reading = scene.reading_of(line.paragraph) if new else None
        if reading is not None and _LISTED.fullmatch(reading.text):
            yield from _missing(scene, reading, new)


def gap_of(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A number in a list of nothing but numbers, with what parts it from its neighbour; None elsewhere."""
    if not _LISTED.fullmatch(reading.text):
        return None
    behind = _GAP.match(reading.text, end)
    before = next((one for one in _GAP.finditer(reading.text, 0, start) if one.end() == start), None)
    if behind is not None:
        return start, behind.end()
    return (before.start(), end) if before is not None else None


def _missing(scene: Scene, reading: Reading, changes: Sequence[PlanChange]) -> Iterator[Consequence]:
    said = {match[0]: match for match in _NUMBER.finditer(reading.text)}
    gap = _GAP.search(reading.text)
    for parent in scene.after.walk():
        mine = [change for change in changes if change.element in parent.children]
        wanted = [change for change in mine if change.element.number not in said]
        names = {one.paragraphs[0]: _name(scene, one, said) for one in _others(parent, mine)}
        if gap is None or not wanted or len(names) < _FEWEST or not all(names.values()):
            continue
        by_place: dict[str, list[PlanChange]] = {}
        behind = ""
        for element in parent.children:
            behind = names.get(element.paragraphs[0]) or behind
            by_place.setdefault(behind, []).extend(change for change in wanted if change.element is element)
        for behind, those in by_place.items():
            if behind and those:
                yield _consequence(scene, reading, those, said[behind], gap[0])


def _others(parent: PlanElement, mine: Sequence[PlanChange]) -> list[PlanElement]:
    """The elements beside the new ones of a parent."""
    new = [change.element for change in mine]
    return [one for one in parent.children if new and one.kind == new[0].kind and one not in new]


def _name(scene: Scene, element: PlanElement, said: dict[str, re.Match[str]]) -> str:
    """The number by which a cell names an element, now or as it was, "" for none."""
    before = scene.origin(element)
    numbers = (element.number, before.number if before is not None else "")
    return next((number for number in numbers if number in said), "")


def _consequence(
    scene: Scene, reading: Reading, changes: Sequence[PlanChange], behind: re.Match[str], gap: str
) -> Consequence:
    """What is missing behind one number: all that is new there, in its order."""
    numbers = [change.element.number for change in changes]
    step = Insertion(reading.paragraph.id, reading.place(*behind.span())[1], behind[0], gap + gap.join(numbers))
    message = f"“{reading.text.strip()}” leaves out {', '.join(numbers)}."
    name, first = scene.name(changes[0].element), changes[0]
    return Consequence(Area.TABLES, message, name, reading.paragraph.id, reading.text, (step,), first.proposal)

"""What follows from other numbers and titles: the numbers of those behind, and every place that names the old ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.model.plan import PlanElement
from app.plan.ordinals import next_number
from app.plan.wording import before_title
from app.services.consequences_cells import gap_of
from app.services.consequences_diff import Deed, PlanChange, typed
from app.services.consequences_enumerations import enumerated
from app.services.consequences_scene import Area, Consequence, Scene, rewrite
from app.services.consequences_steps import Rewrite, Step
from app.services.consequences_text import Reading

_NEVER_RENUMBERED = ("resolution",)
"""Profiles of texts in which a number once given stays and is not given again."""


def of_names(scene: Scene) -> Iterator[Consequence]:
    """Consequences of renaming, renumbering and removing, and of numbers that no longer follow each other."""
    for change in scene.changes:
        if change.deed is Deed.RENAMED:
            yield from _renamed(scene, change)
        elif change.deed is Deed.RENUMBERED:
            yield from _renumbered(scene, change)
        elif change.deed is Deed.REMOVED:
            yield from _removed(scene, change)
    if scene.profile.name not in _NEVER_RENUMBERED:
        yield from _sequences(scene)


def _renamed(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    before, after = change.before, change.after
    if before is None or after is None or any(e.title == before.title for e in scene.after.walk()):
        return
    for reading, one in scene.mentions_of(before):
        if not one.by_title:
            continue
        old = reading.text[one.start : one.end]
        new = _in_case(old, after.title)
        area = Area.TABLES if scene.in_table(reading.paragraph) else Area.REFERENCES
        message = f"“{old}” is now called “{after.title}”."
        step = rewrite(reading, one.start, one.end, new)
        yield Consequence(area, message, scene.name(after), step.paragraph, old, (step,), change.proposal)


def _in_case(old: str, new: str) -> str:
    """The new title as the old one stood in a sentence: with a small letter where that had one."""
    lowered = old[:1].islower() and not new[1:2].isupper()
    return new[:1].lower() + new[1:] if lowered else new


def _renumbered(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    before, after = change.before, change.after
    if before is None or after is None or not after.number:
        return
    for step in _reference_steps(scene, before, after.number):
        quote = f"{scene.rules.kind_title(before.kind)} {before.number}"
        message = f"What was {quote} is now number {after.number}."
        yield Consequence(
            Area.REFERENCES, message, scene.name(after), step.paragraph, step.old, (step,), change.proposal
        )


def _reference_steps(scene: Scene, element: PlanElement, number: str) -> Iterator[Rewrite]:
    """Every number in the old text by which an element is meant, made another."""
    for reading, one in scene.mentions_of(element):
        if not one.by_title and reading.text[: one.end].endswith(element.number):
            yield rewrite(reading, one.end - len(element.number), one.end, number)


def _removed(scene: Scene, change: PlanChange) -> Iterator[Consequence]:
    gone = change.element
    if any(e.title == gone.title and e.kind == gone.kind for e in scene.after.walk()):
        return
    for reading, one in scene.mentions_of(gone):
        old = reading.text[one.start : one.end]
        if reading.text[: one.start].endswith("[") or enumerated(scene, gone, reading, one.start):
            continue
        listed = gap_of(reading, one.start, one.end) if scene.in_table(reading.paragraph) else None
        if listed is not None:
            message = f"“{reading.text.strip()}” still lists “{old}”, which is not in the plan any more."
            struck = rewrite(reading, *listed, "")
            yield Consequence(Area.TABLES, message, scene.name(gone), struck.paragraph, old, (struck,), change.proposal)
            continue
        bracketed = rewrite(reading, one.start, one.end, f"[{old}]")
        message = f"“{old}” is not in the plan any more; put it in square brackets until the words are agreed."
        yield Consequence(
            Area.REFERENCES, message, scene.name(gone), bracketed.paragraph, old, (bracketed,), change.proposal
        )


# ---- numbers that follow each other ---------------------------------------------------------------------------------


def _sequences(scene: Scene) -> Iterator[Consequence]:
    old = {tuple(_place(s)): s for s in _series(scene.before.elements)}
    for series in _series(scene.after.elements):
        kind = series[0].kind
        causes = [c for c in scene.changes if c.element.kind == kind and c.deed is not Deed.RENAMED]
        was = old.get(tuple(_place(series)))
        if not causes or was is None or not _follows([e.number for e in was]):
            continue
        if series[0].number == was[0].number and _follows([e.number for e in series]):
            continue
        steps, moved = _renumbering(scene, series, was[0].number)
        if steps:
            yield _renumbering_of(scene, kind, steps, moved, causes[0])


def _renumbering_of(
    scene: Scene, kind: str, steps: list[Step], moved: list[tuple[str, str]], cause: PlanChange
) -> Consequence:
    listed = ", ".join(f"{a} becomes {b}" for a, b in moved[:4]) + (" and so on" if len(moved) > 4 else "")
    plural = scene.rules.kind_title(kind, plural=True)
    message = f"{plural} are not numbered in order any more: {listed}, with every reference to them."
    first = next(step for step in steps if isinstance(step, Rewrite))
    return Consequence(
        Area.NUMBERING, message, scene.name(cause.element), first.paragraph, first.old, tuple(steps), cause.proposal
    )


def _series(elements: tuple[PlanElement, ...], parent: int = 0) -> Iterator[list[PlanElement]]:
    """Elements of one kind below one parent whose numbers are written, in order."""
    kinds: dict[str, list[PlanElement]] = {}
    for element in elements:
        if typed(element):
            kinds.setdefault(element.kind, []).append(element)
        yield from _series(element.children, element.paragraphs[0] if element.paragraphs else 0)
    yield from kinds.values()


def _place(series: list[PlanElement]) -> Iterator[str]:
    yield series[0].kind
    yield series[0].number.rpartition(".")[0]


def _follows(numbers: list[str]) -> bool:
    return all(b == next_number(a) for a, b in pairwise(numbers))


def _renumbering(scene: Scene, series: list[PlanElement], first: str) -> tuple[list[Step], list[tuple[str, str]]]:
    steps: list[Step] = []
    moved: list[tuple[str, str]] = []
    number = first
    for element in series:
        if element.number != number:
            moved.append((element.number, number))
            steps += _renumber(scene, element, number)
        number = next_number(number)
    return steps, moved


def _renumber(scene: Scene, element: PlanElement, number: str) -> Iterator[Step]:
    """A number in a title and in all references, and the numbers of what stands below that begin with it."""
    own = _number_step(scene, element, number)
    if own is not None:
        yield own
    before = scene.origin(element)
    if before is not None and before.number:
        yield from _reference_steps(scene, before, number)
    for child in element.children:
        if typed(child) and child.number.startswith(f"{element.number}."):
            yield from _renumber(scene, child, number + child.number[len(element.number) :])


def _number_step(scene: Scene, element: PlanElement, number: str) -> Rewrite | None:
    """The step that changes the number where the element carries it: before its title, or in a cell of its own."""
    for id_ in element.paragraphs:
        if not scene.document.holds(id_):
            continue
        reading = Reading(scene.document.paragraph(id_))
        head = before_title(reading.text, element.title) or ""
        if reading.text.strip() == element.number:
            head = reading.text
        at = head.rfind(element.number)
        if at >= 0:
            return rewrite(reading, at, at + len(element.number), number)
    return None

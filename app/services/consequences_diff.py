"""What the changes of a document do to the elements of its plan: added, removed, renamed, renumbered, moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.model.content import Paragraph
from app.model.document import Document
from app.model.plan import Plan, PlanElement
from app.model.revision import Revision
from app.plan.found import AUTOMATIC
from app.plan.wording import folded
from app.services.consequences_order import moved_within


class Deed(StrEnum):
    """What happened to an element."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One deed: the element before (None when it was added) and after (None when it was removed).

    `parent` is the title of what it stands below now; `proposal` the proposal that the change belongs to.
    """

    deed: Deed
    before: PlanElement | None
    after: PlanElement | None
    proposal: str | None = None

    @property
    def element(self) -> PlanElement:
        """The element as it is, or as it was when it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


def plan_changes(document: Document, before: Plan, after: Plan) -> list[PlanChange]:
    """What became of the elements, in the order of the plan as it is now; those that are gone come last."""
    old, new = _by_title(before), _by_title(after)
    parents = _parents(before), _parents(after)
    displaced = _displaced(old, new, parents)
    gone = {id_: element for id_, element in old.items() if id_ not in new}
    found: list[PlanChange] = []
    for id_, element in new.items():
        was = old.get(id_) or _moved_from(element, gone)
        if was is not None and id_ not in old:
            gone.pop(was.paragraphs[0])
        deeds = _deeds(was, element, parents, came_back=id_ not in old or id_ in displaced)
        found += [PlanChange(deed, was, element, _proposal(document, element)) for deed in deeds]
    found += [PlanChange(Deed.REMOVED, element, None, _proposal(document, element)) for element in gone.values()]
    return found


def _by_title(plan: Plan) -> dict[int, PlanElement]:
    return {element.paragraphs[0]: element for element in plan.walk() if element.paragraphs}


def _parents(plan: Plan) -> Mapping[int, str]:
    return {c.paragraphs[0]: folded(p.title) for p in plan.walk() for c in p.children if c.paragraphs}


def _displaced(
    old: Mapping[int, PlanElement],
    new: Mapping[int, PlanElement],
    parents: tuple[Mapping[int, str], Mapping[int, str]],
) -> set[int]:
    """Elements that are the same paragraphs at another place among their siblings, as an untracked move leaves them."""
    stayed = [id_ for id_ in new if id_ in old and parents[0].get(id_) == parents[1].get(id_)]
    if stayed == [id_ for id_ in old if id_ in new and parents[0].get(id_) == parents[1].get(id_)]:
        return set()
    series: dict[tuple[str, str], list[int]] = {}
    for id_ in stayed:
        series.setdefault((new[id_].kind, parents[1].get(id_, "")), []).append(id_)
    order = {id_: at for at, id_ in enumerate(old)}
    return {id_ for ids in series.values() for id_ in moved_within(sorted(ids, key=lambda id_: order[id_]), ids)}


def _moved_from(element: PlanElement, gone: Mapping[int, PlanElement]) -> PlanElement | None:
    """The element that was struck where this one was inserted with the same title."""
    if not element.title:
        return None
    alike = (e for e in gone.values() if e.kind == element.kind and folded(e.title) == folded(element.title))
    return next(alike, None)


def _deeds(
    was: PlanElement | None, now: PlanElement, parents: tuple[Mapping[int, str], Mapping[int, str]], *, came_back: bool
) -> Iterator[Deed]:
    if was is None:
        yield Deed.ADDED
        return
    if came_back or parents[0].get(was.paragraphs[0], "") != parents[1].get(now.paragraphs[0], ""):
        yield Deed.MOVED
    if was.title != now.title and was.title and now.title:
        yield Deed.RENAMED
    if was.number != now.number and was.number:
        yield Deed.RENUMBERED


def siblings_before(plan: Plan, element: PlanElement) -> Iterator[PlanElement]:
    """The elements of the same kind that stand before one in a plan, the nearest first."""
    kin = [e for e in plan.walk() if e.kind == element.kind]
    place = next((at for at, e in enumerate(kin) if e.paragraphs[:1] == element.paragraphs[:1]), 0)
    yield from reversed(kin[:place])


def typed(element: PlanElement) -> bool:
    """Whether an element's number is written and not counted."""
    return bool(element.number) and AUTOMATIC not in element.values


def _proposal(document: Document, element: PlanElement) -> str | None:
    id_ = element.paragraphs[0]
    if not document.holds(id_):
        return None
    return next((one.proposal for one in _revisions(document.paragraph(id_)) if one.proposal), None)


def _revisions(paragraph: Paragraph) -> Iterator[Revision]:
    for run in (*paragraph.runs, paragraph.mark):
        yield from (one for one in (run.inserted, run.deleted) if one is not None)
    row = getattr(paragraph.parent, "row", None)
    if row is not None:
        yield from (one for one in (row.inserted, row.deleted) if one is not None)

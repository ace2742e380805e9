"""What else has to change once elements of a plan are added, renamed, renumbered, moved or removed.

Consequences follow from the tracked changes as they stand: nothing is remembered, so they survive a restart, and what
has been done about one makes it go away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.editing.draft import Draft
from app.editing.splice import Edit
from app.editing.tracking import Tracking
from app.model.document import Document
from app.model.errors import RefusedError
from app.model.link import HandLink
from app.model.plan import HandKind
from app.model.structure import cell_of
from app.model.views import View
from app.plan.links import link_graph
from app.plan.recognition import recognise
from app.services.checking import profile_for
from app.services.consequences_diff import plan_changes
from app.services.consequences_names import of_names
from app.services.consequences_parts import of_parts
from app.services.consequences_scene import Area, Consequence, Scene
from app.services.consequences_steps import Insertion, Rewrite, Step, StrikeParagraph, StrikeRow, take
from app.services.session import Session

__all__ = ["Area", "Consequence", "apply_consequences", "consequences_of"]


def consequences_of(
    document: Document,
    profile: str = "",
    *,
    kinds: Iterable[HandKind] = (),
    links: Sequence[HandLink] = (),
    before: Document | None = None,
) -> list[Consequence]:
    """What else the tracked changes ask for, by area, in the order of the document within each.

    `before` is what the document is compared with, by default itself with every change rejected: for edits that were
    not tracked. RefusedError for an unknown profile.
    """
    used = profile_for(document, profile)
    said = {one.paragraph: one.kind for one in kinds}
    after = recognise(document, used, by_hand=said)
    # Another document's plan must not push this one's out of what is kept for the next time.
    was = recognise(before, used, by_hand=said) if before else recognise(document, used, View.ORIGINAL, said)
    changes = tuple(plan_changes(document, was, after))
    if not changes:
        return []
    scene = Scene(document, used, was, after, changes)
    graph = link_graph(document, used, links, after, said)
    found = _told_once(document, [*of_names(scene), *of_parts(scene, graph)])
    areas = list(Area)
    order = {paragraph.id: at for at, paragraph in enumerate(document.body.paragraphs)}
    return sorted(found, key=lambda one: (areas.index(one.area), order.get(one.paragraph or 0, len(order))))


def _told_once(document: Document, found: Sequence[Consequence]) -> list[Consequence]:
    """Without those whose edits another one makes as well; a row that is struck needs no words changed in it."""
    kept: list[Consequence] = []
    taken: set[Step] = set()
    struck = _struck(document, [step for one in found for step in one.steps])
    for one in sorted(found, key=lambda one: -len(one.steps)):
        idle = all(isinstance(step, Rewrite | Insertion) and step.paragraph in struck for step in one.steps)
        if one.steps and (idle or taken.issuperset(one.steps)):
            continue
        taken.update(one.steps)
        kept.append(one)
    return kept


def _struck(document: Document, steps: Sequence[Step]) -> set[int]:
    """The paragraphs that the steps strike whole."""
    struck = {step.paragraph for step in steps if isinstance(step, StrikeParagraph)}
    parents = (document.paragraph(step.paragraph).parent for step in steps if isinstance(step, StrikeRow))
    rows = {cell.row.id for parent in parents if (cell := cell_of(parent)) is not None}
    inside = ((p.id, cell_of(p.parent)) for p in document.body.paragraphs) if rows else ()
    return struck | {id_ for id_, cell in inside if cell is not None and cell.row.id in rows}


def apply_consequences(session: Session, wanted: Sequence[Consequence], profile: str = "") -> Edit | None:
    """Make the edits of consequences as one step, tracked in the proposal that the change belongs to.

    RefusedError, and nothing is changed, when the text is not what they were found in, or none of them has edits.
    """
    doing = [one for one in wanted if one.steps]
    if not doing:
        raise RefusedError("These consequences have to be seen to by hand.")
    used = profile_for(session.document, profile)
    plain = session.tracked()
    known = {proposal.id for proposal in session.proposals}

    def tracked(one: Consequence) -> Tracking:
        belongs = one.proposal if one.proposal in known else plain.proposal
        return Tracking(plain.author, plain.date, belongs, plain.on)

    def build(draft: Draft) -> None:
        take(draft, {step: tracked(one) for one in doing for step in one.steps}, used)

    return session.edit(doing[0].message if len(doing) == 1 else "Consequences", build)

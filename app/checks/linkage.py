"""Elements without the links that their kind should have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.checks.base import SettledBody
from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.link_gaps import GapFinder
from app.plan.links import Gap, link_graph
from app.plan.profiles import Profile

UNLINKED = Rule(
    "element.unlinked",
    Severity.WARNING,
    "The {kind} “{called}” is linked to no {wanted}.",
    "Planning elements have to be linked from goals to operational and financial plans; a gap breaks the chain.",
)
NONE_LINKED = Rule(
    "plan.unlinked",
    Severity.INFO,
    "No {kind} is linked to any {wanted}.",
    "Planning elements have to be linked from goals to operational and financial plans; a gap breaks the chain.",
)


def _kind_and_type(gap: Gap) -> tuple[str, str]:
    return gap.node.kind, gap.type


class Linkage:
    """Elements without the links that their kind should have."""

    rules = (UNLINKED, NONE_LINKED)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """The gaps; where a whole kind has no link of a type, that is said once."""
        profile = reading.profile
        if profile is None or not profile.links or not reading.whole_plan():
            return
        found = sorted(_gaps(reading, profile), key=_kind_and_type)
        places = {one.paragraphs[0]: one for one in reading.elements if one.paragraphs} if found else {}
        for (kind, _), gaps in groupby(found, key=_kind_and_type):
            yield from _told(list(gaps), len(reading.of_kind(kind)), places, profile)


def _gaps(reading: Reading, profile: Profile) -> Sequence[Gap]:
    """The gaps, found anew only where an edit may have made or closed one."""
    document, has_row_changes = reading.kept(SettledBody).of(reading.document)
    if has_row_changes:
        return link_graph(document, profile, reading.said.links, reading.plan, reading.said.kinds).gaps
    return reading.kept(GapFinder).gaps(document, reading.plan, reading.parts, profile, reading.said.links)


def _told(gaps: Sequence[Gap], there: int, places: Mapping[int, PlanElement], profile: Profile) -> Iterator[Finding]:
    kind = _title(profile, gaps[0].node.kind)
    wanted = _wanted(gaps[0], profile)
    if len(gaps) == there and there > 1:
        yield NONE_LINKED.whole(kind=kind, wanted=wanted)
        return
    for gap in gaps:
        element = places.get(gap.node.paragraph or 0)
        if element is not None:
            yield UNLINKED.on(element, kind=kind, called=called(element), wanted=wanted)


def _wanted(gap: Gap, profile: Profile) -> str:
    names = [_title(profile, kind) for kind in gap.kinds]
    return re.sub(r", ([^,]*)\Z", r" or \1", ", ".join(names))


def _title(profile: Profile, kind: str) -> str:
    return profile.kinds[kind].title.lower() if kind in profile.kinds else kind.replace("_", " ")

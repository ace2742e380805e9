"""Elements without the links that their kind should have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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


class Linkage:
    """Elements without the links that their kind should have."""

    rules = (UNLINKED, NONE_LINKED)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """The gaps; where a whole kind has no link of a type, that is said once."""
        profile = reading.profile
        if profile is None or not profile.links or not reading.whole_plan():
            return
        gaps: dict[tuple[str, str], list[Gap]] = {}
        for gap in _gaps(reading, profile):
            gaps.setdefault((gap.node.kind, gap.type), []).append(gap)
        places: dict[int, PlanElement] = {}
        for kind, type_ in sorted(gaps):
            there = len(reading.of_kind(kind))
            if len(gaps[kind, type_]) == there > 1:
                yield NONE_LINKED.whole(kind=_title(profile, kind), wanted=_wanted(gaps[kind, type_][0], profile))
                continue
            places = places or {one.paragraphs[0]: one for one in reading.elements if one.paragraphs}
            yield from _told(gaps[kind, type_], places, profile)


def _gaps(reading: Reading, profile: Profile) -> Sequence[Gap]:
    """The gaps, found anew only where an edit may have made or closed one."""
    document, has_row_changes = reading.kept(SettledBody).of(reading.document)
    if has_row_changes:
        return link_graph(document, profile, reading.said.links, reading.plan, reading.said.kinds).gaps
    return reading.kept(GapFinder).gaps(document, reading.plan, reading.parts, profile, reading.said.links)


def _told(gaps: Sequence[Gap], places: Mapping[int, PlanElement], profile: Profile) -> Iterator[Finding]:
    kind, wanted = _title(profile, gaps[0].node.kind), _wanted(gaps[0], profile)
    for gap in gaps:
        element = places.get(gap.node.paragraph or 0)
        if element is not None:
            yield UNLINKED.on(element, kind=kind, called=called(element), wanted=wanted)


def _wanted(gap: Gap, profile: Profile) -> str:
    names = [_title(profile, kind) for kind in gap.kinds]
    return re.sub(r", ([^,]*)\Z", r" or \1", ", ".join(names))


def _title(profile: Profile, kind: str) -> str:
    return profile.kinds[kind].title.lower() if kind in profile.kinds else kind.replace("_", " ")

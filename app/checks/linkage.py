"""Elements without the links that their kind should have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.checks.base import settled
from app.checks.lines import Line
from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
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

_FEW = 64
_REMEMBERED = 2
"""The document and its base."""


@dataclass
class _Known:
    """Gaps that were found, the elements they are between, and the lines that were read for them."""

    profile: Profile
    outline: tuple[object, ...]
    lines: Sequence[Line]
    gaps: Sequence[Gap]

    def still_holds(self, reading: Reading) -> bool:
        """Whether the lines that changed since neither stand in a table nor name any element."""
        if len(self.lines) != len(reading.lines):
            return False
        pairs = zip(self.lines, reading.lines, strict=True)
        changed = [line for pair in pairs if pair[0] is not pair[1] for line in pair]
        return len(changed) <= _FEW and not any(_may_link(line, reading) for line in changed)


def _may_link(line: Line, reading: Reading) -> bool:
    if line.paragraph.parent is not None or "reference" in line.spots:
        return True
    return any(one.title in line.text for one in reading.elements if one.title)


def _outline(reading: Reading) -> tuple[object, ...]:
    """What the gaps depend on beside the words of the text."""
    elements = tuple((one.id, one.kind, one.number, one.title, len(one.children)) for one in reading.elements)
    return reading.said.links, elements


def _kind_and_type(gap: Gap) -> tuple[str, str]:
    return gap.node.kind, gap.type


class Linkage:
    """Elements without the links that their kind should have."""

    rules = (UNLINKED, NONE_LINKED)

    def __init__(self) -> None:
        self._known: list[_Known] = []

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """The gaps; where a whole kind has no link of a type, that is said once."""
        profile = reading.profile
        if profile is None or not profile.links or not reading.whole_plan():
            return
        found = self._gaps(reading, profile)
        places = {one.paragraphs[0]: one for one in reading.elements if one.paragraphs}
        for (kind, _), gaps in groupby(found, key=_kind_and_type):
            yield from _told(list(gaps), len(reading.of_kind(kind)), places, profile)

    def _gaps(self, reading: Reading, profile: Profile) -> Sequence[Gap]:
        """The gaps, found anew only where an edit may have made or closed one."""
        outline = _outline(reading)
        for known in self._known:
            if known.profile is profile and known.outline == outline and known.still_holds(reading):
                known.lines = reading.lines
                return known.gaps
        document = settled(reading.document)
        graph = link_graph(document, profile, reading.said.links, reading.plan, reading.said.kinds)
        gaps = sorted(graph.gaps, key=_kind_and_type)
        self._known = [_Known(profile, outline, reading.lines, gaps), *self._known[: _REMEMBERED - 1]]
        return gaps


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

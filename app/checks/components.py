"""What a plan, its elements and its value proposition have to consist of, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.checks.words import pattern
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.blocks import Block
from app.plan.profiles import Kind, Profile

MISSING_KIND = Rule(
    "plan.component",
    Severity.WARNING,
    "The plan has no {kind}.",
    "A plan of this sort consists of certain components; what is missing is missed in every link to it.",
    "the profile's variant says what is expected",
)
MISSING_IN_UNIT = Rule(
    "unit.component",
    Severity.WARNING,
    "The {unit} “{called}” has no {kind}, which others have.",
    "Each study group plans for itself: its situation inside and outside, its risks, a framework of its own results.",
    "the profile's variant says what is expected",
)
ORDER = Rule(
    "plan.order",
    Severity.INFO,
    "“{kind}” stands before “{before}”, which should come first.",
    "Every plan of this sort has its components in the same order, from the general to the particular.",
)
COMPONENT = Rule(
    "element.component",
    Severity.INFO,
    "The {kind} “{called}” has no {component}.",
    "The profile says which components an element of this kind needs to be understood and acted on.",
    "the profile's list of required components",
)
AUDIENCE = Rule(
    "value_proposition.audience",
    Severity.INFO,
    "The value proposition says nothing about {audience}.",
    "A value proposition has to tell each sort of member what it gains: without that nobody has a reason to keep up or "
    "raise a contribution.",
)
# These have rules of their own that say more.
_SAID_ELSEWHERE = frozenset(("enabler.title", "enabler.statement"))
_OTHERWISE = frozenset(("target", "indicator", "risk", "strategic_risk", "operational_risk"))
_AUDIENCES = (
    ("audience_states", "Member States and their administrations"),
    ("audience_industry", "industry"),
    ("audience_academia", "academia"),
)
_ORDERED = frozenset(("vision", "mission", "value", "goal", "thematic_priority", "outcome", "output", "enabler"))
_SHORTEST = 60
"""A value proposition of fewer letters only names itself."""


class Components:
    """What is missing or out of order."""

    rules = (MISSING_KIND, MISSING_IN_UNIT, ORDER, COMPONENT, AUDIENCE)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Missing kinds, kinds out of order, missing components, and who a value proposition leaves out."""
        profile = reading.profile
        if profile is None:
            return
        if reading.whole_plan():
            yield from _missing(reading, profile)
            yield from _missing_in_units(reading, profile)
            yield from _order(reading, profile)
        told = _by_habit(reading, profile)
        # A table of two columns in any text may look like a glossary.
        glossed = reading.whole_plan(3)
        yield from reading.in_parts(_components_in, profile, told, glossed)
        for element in reading.of_kind("value_proposition"):
            yield from _audiences(reading, element)


def _missing(reading: Reading, profile: Profile) -> Iterator[Finding]:
    variant = profile.variant(reading.plan.variant)
    for name in variant.expects if variant else ():
        if name not in reading.kinds and name in profile.kinds:
            kind = profile.kinds[name]
            yield MISSING_KIND.whole(kind=_headed(kind).lower())


def _missing_in_units(reading: Reading, profile: Profile) -> Iterator[Finding]:
    """What one of several study groups or Sectors lacks and another one has."""
    for unit in (kind for kind in profile.kinds.values() if kind.unit and reading.kinds[kind.name] > 1):
        variant = profile.variant(unit.name.replace("_", "-"))
        units = reading.of_kind(unit.name)
        have = [{one.kind for one in element.walk()} for element in units]
        common = set[str]().union(*have)
        for element, kinds in zip(units, have, strict=True):
            for name in variant.expects if variant else ():
                if name in common - kinds and len(kinds) > 1:
                    kind = profile.kinds[name]
                    lacks = _headed(kind).lower()
                    yield MISSING_IN_UNIT.on(element, unit=unit.title.lower(), called=called(element), kind=lacks)


def _order(reading: Reading, profile: Profile) -> Iterator[Finding]:
    ranks = {kind: rank for rank, kind in enumerate(profile.kinds)}
    first: dict[str, PlanElement] = {}
    for element in reading.plan.elements:
        if element.kind in _ORDERED and element.kind in ranks:
            first.setdefault(element.kind, element)
    kinds = list(first)
    for kind, after in pairwise(kinds):
        if ranks[kind] > ranks[after]:
            yield ORDER.on(first[kind], kind=_headed(profile.kinds[kind]), before=_headed(profile.kinds[after]))


def _headed(kind: Kind) -> str:
    """What the part of a plan for a kind is called."""
    return kind.title if kind.single else kind.plural


def _by_habit(reading: Reading, profile: Profile) -> set[tuple[str, str]]:
    """Kinds and components that no element of a plan has: it says titles only, and not by mistake."""
    have: set[tuple[str, str]] = set()
    for part in reading.parts:
        have |= part.once(_components_had, profile)
    kinds = (profile.kinds[name] for name, count in reading.kinds.items() if count > 1 and name in profile.kinds)
    return {(kind.name, name) for kind in kinds for name in kind.required} - have


def _components_had(part: Block[PlanElement], profile: Profile) -> set[tuple[str, str]]:
    """Kinds, and the components required of them that elements have."""
    return {(one.kind, name) for one in part.items for name in _required(one, profile) if _has(one, name)}


def _required(element: PlanElement, profile: Profile) -> tuple[str, ...]:
    kind = profile.kinds.get(element.kind)
    return kind.required if kind is not None else ()


def _components_in(
    part: Block[PlanElement], profile: Profile, habit: set[tuple[str, str]], glossed: bool
) -> list[Finding]:
    judged = (one for one in part.items if glossed or one.kind not in ("glossary_term", "acronym"))
    return [finding for one in judged for finding in _components(one, profile, habit)]


def _components(element: PlanElement, profile: Profile, habit: set[tuple[str, str]]) -> Iterator[Finding]:
    kind = profile.kinds.get(element.kind)
    if kind is None or kind.name in _OTHERWISE:
        return
    for name in kind.required:
        if f"{kind.name}.{name}" not in _SAID_ELSEWHERE and (kind.name, name) not in habit and not _has(element, name):
            component = name.replace("_", " ")
            yield COMPONENT.on(element, kind=kind.title.lower(), called=called(element), component=component)


def _has(element: PlanElement, name: str) -> bool:
    if name == "title":
        return bool(element.title)
    if name == "statement":
        return bool(element.text) or bool(element.value("statement"))
    if name == "number":
        return bool(element.number)
    return bool(element.value(name)) or any(child.kind == name for child in element.children)


def _audiences(reading: Reading, element: PlanElement) -> Iterator[Finding]:
    text = " ".join(element.text)
    if len(text) < _SHORTEST:
        return
    words = reading.tables.words
    left_out = [said for name, said in _AUDIENCES if not pattern(words.get(name, ())).search(text)]
    if left_out:
        yield AUDIENCE.on(element, audience=re.sub(r", ([^,]*)\Z", r" and \1", ", ".join(left_out)))

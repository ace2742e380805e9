"""The schema and the rules in Schematron over a plan's XML, part by part where the rules allow it.

After an edit only the part that it is in is looked at again, and those that it has numbers or titles in common with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.model.finding import Finding, Severity
from app.model.plan import Plan, PlanElement
from app.plan.blocks import Block
from app.plan.profiles import DEFAULT_PROFILE, Profile, load_profiles, shipped_profile
from app.plan.surroundings import Surroundings, component_names, surroundings
from app.resources import schema

if TYPE_CHECKING:
    from app.checks.schematron import Fired

_FOR_ALL = "elements.sch"
"""Rules for kinds that several profiles have."""


def plan_findings(plan: Plan, profile: Profile | None = None, own: Path | None = None) -> Iterator[Finding]:
    """What the schema and the rules in Schematron have to say about a plan; nothing when it has no elements.

    Without a profile the rules are those of the shipped one the plan names; a user's own profile has to be given.
    """
    yield from rules_findings(plan, [Block(plan.elements)], profile or shipped(plan.profile), own)


def rules_findings(
    plan: Plan, parts: Sequence[Block[PlanElement]], profile: Profile | None, own: Path | None
) -> list[Finding]:
    """The same for a plan whose uppermost elements are in these parts, which remember what was found in them."""
    if not plan.elements:
        return []
    return _Rules(plan, parts, profile, rule_files(profile, plan.variant, own)).findings()


def rule_files(profile: Profile | None, variant: str = "", own: Path | None = None) -> list[Path]:
    """The rule files of a profile and its variant, the one of its own name, then the user's; theirs go before."""
    found: dict[str, Path] = {}
    if profile is not None:
        chosen = profile.variant(variant)
        same = f"{profile.name}.sch"
        shipped = (same,) if schema("rules", same).is_file() else ()
        for name in (*profile.rules, *(chosen.rules if chosen else ()), *shipped, _FOR_ALL):
            found[name] = schema("rules", name)
    if own is not None:
        found.update((path.name, path) for path in sorted((own / "rules").glob("*.sch")))
    return list(found.values())


def shipped(name: str) -> Profile | None:
    """The shipped profile with a name."""
    return shipped_profile() if name == DEFAULT_PROFILE else load_profiles().profiles.get(name)


class _Rules:
    """The schema and the rule files over one plan."""

    def __init__(
        self, plan: Plan, parts: Sequence[Block[PlanElement]], profile: Profile | None, files: Sequence[Path]
    ) -> None:
        self._plan, self._profile, self._files = plan, profile, files
        local = tuple(path for path in files if _local(path))
        components = frozenset[str]().union(*(part.once(_components) for part in parts))
        head = replace(plan, title="", elements=(), unknown=(), links=())
        self._found = [
            part.once(_found_in, head, components, profile, around, local)
            for part, around in zip(parts, surroundings(parts), strict=True)
        ]

    def findings(self) -> list[Finding]:
        """What they have to say, file by file."""
        return [*self._schema(), *chain.from_iterable(map(self._file, self._files))]

    def _schema(self) -> Iterable[Finding]:
        from app.checks.schema import MOST, schema_findings

        if self._plan.links:
            return schema_findings(self._tree, self._profile)
        frame = _tree_of(replace(self._plan, elements=()))
        parts = chain.from_iterable(one.schema for one in self._found)
        return islice(chain(schema_findings(frame, self._profile), parts), MOST)

    def _file(self, path: Path) -> Iterable[Finding]:
        from app.checks.schematron import MOST, RuleFileError, rule_findings

        if self._found and path in self._found[0].rules:
            fired = chain.from_iterable(one.rules[path] for one in self._found)
            return [one.finding for one in islice(sorted(fired, key=lambda one: one.pattern), MOST)]
        try:
            return list(rule_findings(path, self._tree))
        except RuleFileError as error:
            reason = "The rules in this file were not applied; all others were."
            return [Finding("rules.unusable", Severity.WARNING, str(error), reason, reference=path.name)]

    @cached_property
    def _tree(self) -> Any:
        return _tree_of(self._plan)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the schema and each of the rule files that look at one element at a time say about a part."""

    schema: Sequence[Finding]
    rules: Mapping[Path, Sequence[Fired]]


def _found_in(
    part: Block[PlanElement],
    plan: Plan,
    components: frozenset[str],
    profile: Profile | None,
    around: Surroundings,
    files: Sequence[Path],
) -> _Found:
    from app.checks.schema import schema_findings
    from app.checks.schematron import fired_in
    from app.plan.projection import project_part

    tree = project_part(plan, components, part.items, around).getroottree()
    return _Found(list(schema_findings(tree, profile, inside=True)), {path: fired_in(path, tree) for path in files})


def _tree_of(plan: Plan) -> Any:
    # lxml is needed for this alone.
    from app.plan.projection import project_tree

    return project_tree(plan).getroottree()


def _components(part: Block[PlanElement]) -> frozenset[str]:
    return component_names(element for one in part.items for element in one.walk())


def _local(path: Path) -> bool:
    """Whether the rules of a file look at one element at a time: those of the user may look at the whole plan."""
    from app.checks.schematron import of_elements

    return path.parent == schema("rules") and of_elements(path)

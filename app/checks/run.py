"""All checks over a document and its plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.checks.editorial import editorial_findings
from app.model.document import Document
from app.model.finding import Finding, Severity
from app.model.plan import Plan
from app.plan.profiles import DEFAULT_PROFILE, Profile, load_profiles, shipped_profile
from app.resources import schema

_ORDER = list(Severity)


def run_checks(document: Document, plan: Plan, profile: Profile | None = None) -> list[Finding]:
    """Everything the schema, the rules of the plan's profile and the editorial rules have to say.

    Errors come first, then warnings, then remarks; within each in document order, what concerns the whole document
    first. A rule file that cannot be used is itself a finding.
    """
    findings = [*plan_findings(plan, profile), *editorial_findings(document)]
    places = {p.id: i for i, (_, p) in enumerate(document.walk())}

    def order(finding: Finding) -> tuple[int, int, str]:
        place = -1 if finding.paragraph is None else places.get(finding.paragraph, len(places))
        return _ORDER.index(finding.severity), place, finding.rule

    return sorted(findings, key=order)


def plan_findings(plan: Plan, profile: Profile | None = None) -> Iterator[Finding]:
    """What the schema and the rules have to say about a plan; nothing when it has no elements.

    Without a profile the rules are those of the shipped one the plan names; a user's own profile has to be given.
    """
    if not plan.elements:
        return
    # lxml is needed for this alone.
    from app.checks.schema import schema_findings
    from app.plan.projection import project_tree

    tree = project_tree(plan).getroottree()
    yield from schema_findings(tree)
    rules = profile.rules if profile else shipped_rules(plan.profile)
    for name in rules:
        yield from _rule_findings(schema("rules", name), tree)


def shipped_rules(profile: str) -> tuple[str, ...]:
    """The rule files of a shipped profile; none for another name."""
    found = load_profiles().profiles.get(profile) if profile != DEFAULT_PROFILE else shipped_profile()
    return found.rules if found else ()


def _rule_findings(rules: Path, tree: Any) -> Iterator[Finding]:
    from app.checks.schematron import RuleFileError, rule_findings

    try:
        yield from list(rule_findings(rules, tree))
    except RuleFileError as error:
        reason = "The rules in this file were not applied; all others were."
        yield Finding("rules.unusable", Severity.WARNING, str(error), reason, reference=rules.name)

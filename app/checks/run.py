"""All checks over a document and its plan."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.editorial import editorial_findings
from app.model.document import Document
from app.model.finding import Finding, Severity
from app.model.plan import Plan
from app.plan.profiles import Profile, shipped_profile
from app.resources import schema

_ORDER = list(Severity)


def run_checks(document: Document, plan: Plan, profile: Profile | None = None) -> list[Finding]:
    """Everything the schema, the rules of the plan's profile and the editorial rules have to say.

    Errors come first, then warnings, then remarks; within each in document order, what concerns the whole document
    first. Raises RuleFileError when a rule file cannot be used.
    """
    findings = [*plan_findings(plan, profile), *editorial_findings(document)]
    places = {p.id: i for i, (_, p) in enumerate(document.walk())}

    def order(finding: Finding) -> tuple[int, int, str]:
        place = -1 if finding.paragraph is None else places.get(finding.paragraph, len(places))
        return _ORDER.index(finding.severity), place, finding.rule

    return sorted(findings, key=order)


def plan_findings(plan: Plan, profile: Profile | None = None) -> Iterator[Finding]:
    """What the schema and the rules have to say about a plan; nothing when it has no elements."""
    if not plan.elements:
        return
    # lxml is needed for this alone.
    from app.checks.schema import schema_findings
    from app.checks.schematron import rule_findings
    from app.plan.projection import project_tree

    tree = project_tree(plan).getroottree()
    yield from schema_findings(tree)
    for name in (profile or shipped_profile(plan.profile)).rules:
        yield from rule_findings(schema("rules", name), tree)

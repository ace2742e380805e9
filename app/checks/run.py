"""All checks over a document and its plan."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from threading import Lock

from app.checks.acronyms import Acronyms
from app.checks.base import BaseKeeper, differ
from app.checks.citations import Citations
from app.checks.components import Components
from app.checks.dates import Dates
from app.checks.editorial import Slips
from app.checks.introduced import with_origins
from app.checks.lines import LineReader, Search
from app.checks.linkage import Linkage
from app.checks.measures import Measures
from app.checks.parentheses import Parentheses
from app.checks.periods import Periods
from app.checks.plan_rules import rule_files, rules_findings, shipped
from app.checks.reading import ElementReader, Outline, Reading, Said
from app.checks.references import References
from app.checks.resolution_form import ResolutionForm
from app.checks.resolutions import Resolutions
from app.checks.rule import Check
from app.checks.similarity import Similarity
from app.checks.symbols import Symbols
from app.checks.tables import Tables, load_tables
from app.checks.terms import Terms
from app.checks.typography import Brackets, Notes, Quotes, Ranges, Repeats
from app.model.document import Document
from app.model.finding import Finding, Origin, Severity
from app.model.garbage import no_collection
from app.model.plan import Plan
from app.plan.profiles import Profile
from app.plan.recognition import Recogniser

CHECKS: tuple[Check, ...] = (
    Slips(), Ranges(), Quotes(), Repeats(), Notes(), Brackets(), Parentheses(),
    Citations(), Dates(), Periods(), References(), Acronyms(), Terms(),
    Measures(), Similarity(), Components(), Linkage(),
    Resolutions(), ResolutionForm(), Symbols(),
)  # fmt: skip
"""Every check in Python; rules that the plan's XML carries the facts for are in schemas/rules."""

_PerCheck = dict[Check | None, Sequence[Finding]]
"""What each check found; None stands for the schema and the rules in Schematron."""

_ORIGINS, _SEVERITIES = list(Origin), list(Severity)


def run_checks(
    document: Document,
    plan: Plan,
    profile: Profile | None = None,
    base: Document | None = None,
    *,
    said: Said | None = None,
    own: Path | None = None,
) -> list[Finding]:
    """Everything the schema, the rules of the plan's profile and the rules in Python have to say.

    `base` is the document with one's own amendments rejected; without it every tracked change counts as one. What the
    amendments brought in comes first, then what the base had already; in each errors first, then warnings, then
    remarks, in document order, what concerns the whole document first. `own` is the user's folder: its tables go before
    the shipped ones, and the rule files in its folder "rules" are added. A rule file or table that cannot be used is
    itself a finding and stops no other.
    """
    return _RUNNER.run(document, plan, profile, base, said or Said(), own)


class _Runner:
    """Runs the checks and remembers the lines of the last document and everything about its base."""

    def __init__(self) -> None:
        searches: dict[str, Search] = {}
        for check in CHECKS:
            searches.update(getattr(check, "searches", {}))
        self._lines = LineReader(searches)
        self._keeper = BaseKeeper()
        self._recognisers: dict[str, Recogniser] = {}
        self._elements, self._base_elements = ElementReader(), ElementReader()
        self._memory: dict[type, object] = {}
        self._base_memory: dict[type, object] = {}
        self._base: tuple[Document, object, _PerCheck] | None = None
        self._before: Reading | None = None
        self._lock = Lock()

    def run(
        self,
        document: Document,
        plan: Plan,
        profile: Profile | None,
        base: Document | None,
        said: Said,
        own: Path | None,
    ) -> list[Finding]:
        """See run_checks."""
        profile = profile or shipped(plan.profile)
        tables = load_tables(own)
        # The window's background work and an export may ask at the same time.
        with self._lock, no_collection():
            text, outline = self._lines.read(document), self._elements.read(plan)
            before = self._reading_of(base or self._keeper.base(document), document, tables, profile, said)
            reading = Reading(
                document, lambda: text, lambda: (plan, outline), tables, profile, said, before, self._memory
            )
            found: _PerCheck = {check: self._findings(check, reading, own) for check in (None, *CHECKS)}
            findings = [one for each in found.values() for one in each]
            if before is not None:
                findings = with_origins(findings, self._of_base(before, own, found))
            else:
                # The first amendment will ask what this document had before it.
                self._base = (document, _key(reading, own), found)
        return _sorted(document, [*findings, *_mistakes(tables)])

    def _reading_of(
        self, base: Document, document: Document, tables: Tables, profile: Profile | None, said: Said
    ) -> Reading | None:
        """The reading of a base, None where the document is no other; kept while the base stays what it is."""
        if base is document or not differ(base, document):
            return None
        known = self._before
        if (
            known is None
            or known.document is not base
            or (known.tables, known.profile) != (tables, profile)
            or known.said != said
        ):
            known = self._before = Reading(
                base,
                lambda: self._lines.read_base(base),
                lambda: self._base_plan(base, profile, said),
                tables,
                profile,
                said,
                memory=self._base_memory,
            )
        return known

    def _base_plan(self, base: Document, profile: Profile | None, said: Said) -> tuple[Plan, Outline]:
        plan = self._plan(base, profile, said)
        return plan, self._base_elements.read(plan)

    def _plan(self, base: Document, profile: Profile | None, said: Said) -> Plan:
        if profile is None:
            return Plan("")
        known = self._recognisers.get(profile.name)
        if known is None or known.profile is not profile:
            known = self._recognisers[profile.name] = Recogniser(profile)
        return known.plan(base, said.kinds)

    def _findings(self, check: Check | None, reading: Reading, own: Path | None) -> Sequence[Finding]:
        """What a check finds; None stands for the schema and the rules in Schematron."""
        if check is None:
            return rules_findings(reading.plan, reading.outline.tops, reading.profile, own)
        return list(check.findings(reading))

    def _of_base(self, reading: Reading, own: Path | None, found: _PerCheck) -> list[Finding]:
        """What the base has of the rules that found something in the document; nothing else is asked for."""
        key = _key(reading, own)
        if self._base is None or self._base[1] != key or self._base[0] is not reading.document:
            self._base = (reading.document, key, {})
        known = self._base[2]
        rules = {one.rule for each in found.values() for one in each}
        for check in found:
            if check not in known and (found[check] or _may_find(check, rules, own)):
                known[check] = self._findings(check, reading, own)
        return [one for check in found for one in known.get(check, ())]


def _may_find(check: Check | None, rules: Container[str], own: Path | None) -> bool:
    """Whether some of these rules may be among a check's; a user's own in Schematron may have the name of any other."""
    return bool(rule_files(None, "", own)) if check is None else any(rule.id in rules for rule in check.rules)


def _key(reading: Reading, own: Path | None) -> object:
    """What the findings in a document depend on beside itself."""
    return reading.profile, reading.tables, reading.said, own


_RUNNER = _Runner()


def _mistakes(tables: Tables) -> Iterator[Finding]:
    reason = "The shipped table was used instead."
    for mistake in tables.mistakes:
        yield Finding("rules.table", Severity.WARNING, str(mistake), reason)


def _sorted(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    begins = [0, *accumulate(len(story.paragraphs) for story in document.stories)]

    def place_of(paragraph: int) -> int:
        for begin, story in zip(begins, document.stories, strict=False):
            index = story.index(paragraph)
            if index is not None:
                return begin + index
        return begins[-1]

    def order(finding: Finding) -> tuple[int, int, int, str]:
        place = -1 if finding.paragraph is None else place_of(finding.paragraph)
        return _ORIGINS.index(finding.origin), _SEVERITIES.index(finding.severity), place, finding.rule

    return sorted(findings, key=order)


def all_rules() -> Mapping[str, str]:
    """The reason of every rule in Python, by id."""
    return {rule.id: rule.reason for check in CHECKS for rule in check.rules}

"""The defect set: every seeded defect is found by its rule, and what only looks like one is left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.checks import run_checks
from app.checks.run import CHECKS
from app.model.document import Document
from app.model.finding import Finding
from app.plan import recognise
from app.plan.profiles import shipped_profile
from app.resources import schema
from tests.checks.clean_texts import CLEAN
from tests.checks.defect_forms import CLEAN_FORMS, FORMS
from tests.checks.defect_plans import PLANS
from tests.checks.defect_relations import RELATIONS
from tests.checks.defect_texts import TEXTS
from tests.checks.seeding import Clean, Defect, Host, seeded

DEFECTS = (*TEXTS, *PLANS, *RELATIONS, *FORMS)
LEAST = 0.95


def every_rule() -> set[str]:
    """The ids of all rules, in Python and in Schematron, but those about rule files and the schema themselves."""
    files = sorted(schema("rules").glob("*.sch"))
    asserted = {id_ for path in files for id_ in re.findall(r'<sch:assert id="([^"]+)"', path.read_text("utf-8"))}
    return asserted | {rule.id for check in CHECKS for rule in check.rules}


def findings(document: Document, profile: str) -> list[Finding]:
    rules = shipped_profile(profile)
    return run_checks(document, recognise(document, rules), rules)


@cache
def of_host(host: Host, profile: str) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.quote) for one in findings(host(), profile))


def new_findings(case: Defect | Clean) -> list[Finding]:
    """What is found beyond what the host has already."""
    known = of_host(case.host, case.profile) if case.edits else Counter[tuple[str, str]]()
    left, new = known.copy(), list[Finding]()
    for one in findings(seeded(case.host, case.edits), case.profile):
        if left[one.rule, one.quote]:
            left[one.rule, one.quote] -= 1
        else:
            new.append(one)
    return new


@dataclass
class Score:
    """How often a rule found what it should, missed it, or spoke where it should not."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(self.found + len(self.missed), 1)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + len(self.wrong), 1)


def scores() -> dict[str, Score]:
    """Every rule's score over all defects and clean texts."""
    found: dict[str, Score] = {rule: Score() for rule in every_rule()}
    for at, defect in enumerate(DEFECTS):
        new = new_findings(defect)
        right = [one for one in new if one.rule == defect.rule and defect.said in f"{one.quote} {one.message}"]
        score = found[defect.rule]
        if right:
            score.found += 1
        else:
            score.missed.append(f"defect {at}: {defect.said}")
        for one in new:
            if one.rule != defect.rule and one.rule not in defect.also:
                found[one.rule].wrong.append(f"defect {at} ({defect.rule} {defect.said}): {one.message} “{one.quote}”")
    for at, clean in enumerate((*CLEAN, *CLEAN_FORMS)):
        for one in new_findings(clean):
            found[one.rule].wrong.append(f"clean text {at}: {one.message} “{one.quote}”")
    return found


def report(found: dict[str, Score]) -> Iterator[str]:
    """One line a rule: recall, precision, and what went wrong."""
    for rule, score in sorted(found.items()):
        yield f"{rule:36} {score.found:3} found  recall {score.recall:.2f}  precision {score.precision:.2f}"
        yield from (f"    missed {one}" for one in score.missed)
        yield from (f"    wrong  {one}" for one in score.wrong)


def test_every_rule_finds_its_defects_and_leaves_clean_texts_alone(record_property) -> None:
    found = scores()
    lines = list(report(found))
    print("\n".join(lines))
    for rule, score in found.items():
        record_property(rule, f"{score.recall:.2f} {score.precision:.2f}")
    bad = [rule for rule, score in found.items() if score.recall < LEAST or score.precision < LEAST]
    assert not bad, "\n".join(lines)


def counted(cases: Sequence[Defect]) -> Counter[str]:
    return Counter(case.rule for case in cases)


def test_the_set_has_enough_of_everything() -> None:
    assert len(DEFECTS) >= 120
    assert len(CLEAN) >= 60
    few = {rule for rule in every_rule() if counted(DEFECTS)[rule] < 3}
    assert few == set()


if __name__ == "__main__":
    print("\n".join(report(scores())))

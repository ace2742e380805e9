"""openxml-audit as a judge; it reports much that Word itself writes, so only what is new counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from openxml_audit import FileFormat, OpenXmlValidator

ENOUGH = 100_000


class AuditFinding(NamedTuple):
    """One report of openxml-audit without its place in the part, so that files can be compared."""

    part: str
    rule: str
    message: str


def findings(path: Path) -> list[AuditFinding]:
    """Everything openxml-audit reports about the file, for Microsoft 365."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=ENOUGH)
    return [AuditFinding(e.part_uri, e.id, e.description) for e in validator.validate(path).errors]


def new_findings(before: Path, after: Path) -> list[AuditFinding]:
    """What is reported of `after` more often than of `before`."""
    return sorted((Counter(findings(after)) - Counter(findings(before))).elements())

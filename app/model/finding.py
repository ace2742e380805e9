"""What a check has to say about a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend that can be made as a tracked edit: the code points `start` to `end` of a paragraph become `text`."""

    title: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark: which rule, how bad, what and why, and where (`paragraph` None: the document as a whole).

    `quote` is the text concerned as it stands in the paragraph; `element` the plan element's id.
    """

    rule: str
    severity: Severity
    message: str
    reason: str = ""
    paragraph: int | None = None
    quote: str = ""
    element: str = ""
    reference: str = ""
    fix: Fix | None = None

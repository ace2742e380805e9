"""What a check has to say about a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Origin(StrEnum):
    """Whether what a finding is about came in with the amendments or stood in the base already, the former first."""

    AMENDED = "amended"
    BASE = "base"


class Fix(NamedTuple):
    """A mend that can be made as a tracked edit: the code points `start` to `end` of a paragraph become `text`."""

    title: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark: which rule, how bad, what and why, and where (`paragraph` None: the document as a whole).

    `quote` is the text concerned as the final text has it; `span` the code points that it takes up in the paragraph as
    it stands, struck text within included. `element` is the plan element's id.
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
    span: tuple[int, int] | None = None
    origin: Origin = Origin.BASE

"""What a rule of the product is, and what every check in Python looks like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.checks.lines import Line
from app.model.finding import Finding, Fix, Severity
from app.model.plan import PlanElement

if TYPE_CHECKING:
    from app.checks.reading import Reading

_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong (`message`, with {names} to fill in), why that matters, what says so, and the name of the mend."""

    id: str
    severity: Severity
    message: str
    reason: str
    reference: str = ""
    mend: str = ""

    def at(self, line: Line, start: int, end: int, fix: str | None = None, /, **words: object) -> Finding:
        """A finding that quotes `start` to `end` of a line's final text; `fix` takes its place where it can."""
        return self.around(line, (start, end), (start, end), fix, **words)

    def near(self, line: Line, start: int, end: int, fix: str | None = None, /, **words: object) -> Finding:
        """The same, quoting the words around too: for what is too short to be found again."""
        return self.around(line, (start, end), _widened(line.text, start, end), fix, **words)

    def around(
        self, line: Line, wrong: tuple[int, int], quoted: tuple[int, int], fix: str | None = None, /, **words: object
    ) -> Finding:
        """A finding that quotes one stretch of a line and mends another one in it."""
        quoted = _shown(line.text, *quoted)
        mended = line.final.span(*wrong) if fix is not None else None
        mend = Fix(self.mend, line.paragraph.id, *mended, fix) if mended and fix is not None else None
        quote = line.text[slice(*quoted)]
        span = line.final.place(*quoted) if quote else None
        message = self.message.format(**words) if words else self.message
        return Finding(
            self.id, self.severity, message, self.reason, line.paragraph.id, quote, "", self.reference, mend, span
        )

    def on(
        self, element: PlanElement, paragraph: int | None = None, quote: str | None = None, /, **words: object
    ) -> Finding:
        """A finding about a plan element, at its title unless another place is given."""
        place = paragraph if paragraph is not None else element.paragraphs[0] if element.paragraphs else None
        said = element.title if quote is None else quote
        message = self.message.format(**words) if words else self.message
        return Finding(self.id, self.severity, message, self.reason, place, said, element.id, self.reference)

    def whole(self, **words: object) -> Finding:
        """A finding about the document as a whole."""
        return Finding(self.id, self.severity, self.message.format(**words), self.reason, reference=self.reference)


class Check(Protocol):
    """Some rules that look at a reading together."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules whose findings this check can give."""
        ...

    def findings(self, reading: Reading) -> Iterable[Finding]:
        """What the rules find in a reading of a document."""
        ...


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(text.rfind(" ", 0, max(start - 1, 0)) + 1, start - _CONTEXT, 0)
    high = text.find(" ", end + 1)
    return low, min(high if high >= 0 else len(text), end + _CONTEXT)


def _shown(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def called(element: PlanElement) -> str:
    """An element's name in a message: its title, else its number."""
    return element.title or element.number or element.kind.replace("_", " ")

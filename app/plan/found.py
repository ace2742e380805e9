"""Elements while they are being found, and how they are put together at the end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from app.model.plan import PlanElement
from app.plan.lines import Line
from app.plan.profiles import Kind
from app.plan.wording import folded

AUTOMATIC = ("numbering", "automatic")
"""The value that says that an element's number is a list label, which cannot have gaps."""


class Form(StrEnum):
    """In what form an element stands in the document."""

    HEADING = "heading"
    BOLD = "bold"
    LIST = "list"
    TABLE = "table"
    TEXT = "text"
    FIELD = "field"
    INLINE = "inline"


@dataclass(slots=True, eq=False)
class Found:
    """An element in the making; `hint` names its parent by kind and number, `enclosing` is what it stands in.

    `group` is what a row over it in its table says, perhaps its parent's title.

    `grouping` says that its heading only groups those below it when the element itself stands elsewhere; `signed` that
    it was known by a style, a pattern or an opening word.
    """

    kind: Kind
    title: str
    number: str
    form: Form
    because: str
    automatic: bool = False
    paragraphs: list[int] = field(default_factory=list[int])
    text: list[str] = field(default_factory=list[str])
    text_at: list[int] = field(default_factory=list[int])
    values: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    values_at: list[int] = field(default_factory=list[int])
    enclosing: Found | None = None
    hint: tuple[str, str] | None = None
    group: str = ""
    grouping: bool = False
    signed: bool = False
    by_hand: bool = False
    finished: bool = False
    made: tuple[tuple[PlanElement, ...], tuple[int, ...], PlanElement] | None = None
    _key: tuple[str, str, Found | None] | None = None

    def say(self, line: Line, text: str | None = None) -> None:
        """Take a line's text, or a part of it, as the next paragraph of the statement."""
        self.text.append(line.text if text is None else text)
        self.text_at.append(line.paragraph)

    def put(self, name: str, value: str, paragraph: int) -> None:
        """Set a component that stands in a paragraph, unless it is there already."""
        if value and all(name != known for known, _ in self.values):
            self.values.append((name, value))
            self.values_at.append(paragraph)

    def give_up(self, paragraphs: Collection[int]) -> None:
        """Let paragraphs go that belong to another element."""
        said = [(text, at) for text, at in zip(self.text, self.text_at, strict=True) if at not in paragraphs]
        self.text, self.text_at = [text for text, _ in said], [at for _, at in said]
        self.paragraphs = [id_ for id_ in self.paragraphs if id_ not in paragraphs]

    @property
    def key(self) -> tuple[str, str, Found | None]:
        """Kind, title for comparing, and unit: what two mentions of one element share.

        "1 Shared use of spectrum" in a table is the priority "Shared use of spectrum". Asked only once all is known.
        """
        if self._key is None:
            words = folded(self.title)
            self._key = (self.kind.name, words.lstrip("0123456789 ") or words, self.unit)
        return self._key

    @property
    def unit(self) -> Found | None:
        """The sector or study group that it stands in: numbers and titles of another one have nothing to do with it."""
        around = self.enclosing
        while around is not None and not around.kind.unit:
            around = around.enclosing
        return around

    def element(self, children: tuple[PlanElement, ...], more: tuple[int, ...]) -> PlanElement:
        """The finished element with what stands below it and paragraphs found elsewhere; the same one as long as both
        are the same."""
        if self.made is None or self.made[0] != children or self.made[1] != more:
            self.made = (children, more, self._element(children, more))
        return self.made[2]

    def _element(self, children: tuple[PlanElement, ...], more: tuple[int, ...]) -> PlanElement:
        automatic = self.automatic and bool(self.number)
        return PlanElement(
            f"{self.kind.name}-{self.paragraphs[0]}",
            self.kind.name,
            self.title,
            self.number,
            tuple(self.text),
            tuple(dict.fromkeys((*self.paragraphs, *more))),
            children,
            self.because,
            (*self.values, AUTOMATIC) if automatic else tuple(self.values),
            tuple(self.text_at),
            tuple(self.values_at),
            self.form,
            self.by_hand,
            self.group,
        )

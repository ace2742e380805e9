"""A strategic plan as its elements: goals, targets, outcomes, enablers and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanElement:
    """One element of a plan; `kind` is a kind of its profile ("enabler"), `number` its number as printed.

    `text` is its statement, one string a paragraph; `paragraphs` are the ids of all its paragraphs, the title's
    first; `because` says why it was taken for what it is; `values` holds named components (baseline, unit, year).
    """

    id: str
    kind: str
    title: str
    number: str = ""
    text: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    children: tuple[PlanElement, ...] = ()
    because: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def walk(self) -> Iterator[PlanElement]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Plan:
    """A recognised plan; `unknown` holds the ids of headings that stand for no kind of the profile."""

    profile: str
    title: str = ""
    elements: tuple[PlanElement, ...] = ()
    unknown: tuple[int, ...] = ()

    def walk(self) -> Iterator[PlanElement]:
        """Every element in reading order."""
        for element in self.elements:
            yield from element.walk()

    def element_of(self, paragraph: int) -> PlanElement | None:
        """The innermost element that the paragraph belongs to."""
        found: PlanElement | None = None
        for element in self.walk():
            if paragraph in element.paragraphs:
                found = element
        return found

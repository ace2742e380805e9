"""A strategic plan as its elements: goals, targets, outcomes, enablers and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from app.model.value import slotted_value


class LinkOrigin(StrEnum):
    """Where a link between two elements comes from."""

    STRUCTURE = "structure"
    TEXT = "text"
    TABLE = "table"
    HAND = "hand"


@slotted_value
class PlanElement:
    """One element of a plan; `kind` is a kind of its profile ("enabler"), `number` its number as printed.

    `text` is its statement, one string a paragraph; `paragraphs` are the ids of all its paragraphs, the title's
    first; `because` says why it was taken for what it is; `values` holds named components (baseline, unit, year).
    `text_at` and `values_at` are the paragraphs that `text` and `values` stand in, in the same order, or empty; `form`
    is how it stands in the document ("heading", "table"); `by_hand` that a person said what it is; `group` what a row
    over it in its table says ("External enablers").
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
    text_at: tuple[int, ...] = ()
    values_at: tuple[int, ...] = ()
    form: str = ""
    by_hand: bool = False
    group: str = ""

    def walk(self) -> Iterator[PlanElement]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def value(self, name: str) -> str:
        """A named component, "" when it is not there."""
        return next((value for key, value in self.values if key == name), "")


@slotted_value
class HandKind:
    """What somebody said a paragraph is: the first of an element of this kind, or of none when `kind` is ""."""

    paragraph: int
    kind: str = ""


@slotted_value
class PlanLink:
    """A typed edge from one element to another, by their ids; `type` is a link type of the profile.

    `paragraph` is the paragraph that says so, if one does; `because` why it was found.
    """

    type: str
    source: str
    target: str
    origin: LinkOrigin = LinkOrigin.STRUCTURE
    paragraph: int | None = None
    because: str = ""


@slotted_value
class Plan:
    """A recognised plan; `unknown` holds the ids of headings that stand for no kind of the profile, and the first of
    tables that nothing was found in.

    `variant` is the variant of the profile ("2028-2031"), `period` the first and last year that the plan is for.
    """

    profile: str
    title: str = ""
    elements: tuple[PlanElement, ...] = ()
    unknown: tuple[int, ...] = ()
    variant: str = ""
    period: tuple[int, int] | None = None
    links: tuple[PlanLink, ...] = ()

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

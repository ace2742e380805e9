"""Elements while they are being found, and how they are put together at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.model.plan import PlanElement
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


@dataclass(slots=True, eq=False)
class Found:
    """An element in the making; `hint` names its parent by kind and number, `enclosing` is what it stands in."""

    kind: Kind
    title: str
    number: str
    form: Form
    because: str
    automatic: bool = False
    paragraphs: list[int] = field(default_factory=list[int])
    text: list[str] = field(default_factory=list[str])
    values: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    enclosing: Found | None = None
    hint: tuple[str, str] | None = None
    children: list[Found] = field(default_factory=list["Found"])

    def element(self) -> PlanElement:
        """The finished element with all below it."""
        values = (*self.values, AUTOMATIC) if self.automatic and self.number else tuple(self.values)
        return PlanElement(
            f"{self.kind.name}-{self.paragraphs[0]}",
            self.kind.name,
            self.title,
            self.number,
            tuple(self.text),
            tuple(dict.fromkeys(self.paragraphs)),
            tuple(child.element() for child in self.children),
            self.because,
            values,
        )


def assemble(found: Sequence[Found]) -> tuple[PlanElement, ...]:
    """The elements as trees: each below its parent, those without one at the top, in the order of the document."""
    mentions = _mentions(found)
    kept = [one for one in found if one not in mentions]
    by_number: dict[tuple[str, str], Found] = {}
    for one in kept:
        if one.number:
            by_number.setdefault((one.kind.name, one.number), one)
    top: list[Found] = []
    for one in kept:
        one.enclosing = mentions.get(one.enclosing, one.enclosing) if one.enclosing else None
        parent = _parent(one, by_number)
        (parent.children if parent else top).append(one)
    return tuple(one.element() for one in top)


def _mentions(found: Iterable[Found]) -> dict[Found, Found]:
    """Table rows and list items that only repeat an element with a heading of its own, and that element."""
    headed: dict[tuple[str, str], Found] = {}
    rest: list[Found] = []
    for one in found:
        if one.form in (Form.HEADING, Form.BOLD):
            headed.setdefault((one.kind.name, _name(one)), one)
        elif one.title:
            rest.append(one)
    named = ((one, headed.get((one.kind.name, _name(one)))) for one in rest)
    return {one: real for one, real in named if real is not None}


def _name(one: Found) -> str:
    # "1 Shared use of spectrum" in a table is the priority "Shared use of spectrum".
    words = folded(one.title)
    return words.lstrip("0123456789 ") or words


def _parent(one: Found, by_number: dict[tuple[str, str], Found]) -> Found | None:
    """The parent by number ("1.2" below "1"), else by what it stands in, else by what its caption names."""
    kind = one.kind.parent
    if not kind:
        return None
    stem = one.number.rpartition(".")[0]
    parent = by_number.get((kind, stem)) if stem and not one.automatic else None
    if parent is None:
        parent = _enclosing(one, kind)
    if parent is None and one.hint is not None and one.hint[0] == kind:
        parent = by_number.get(one.hint)
    return parent if parent is not one else None


def _enclosing(one: Found, kind: str) -> Found | None:
    around = one.enclosing
    while around is not None and around.kind.name != kind:
        around = around.enclosing
    return around

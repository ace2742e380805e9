"""What consequences are looked for in: the plan before and after the changes, and the text as it will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from app.model.content import Paragraph
from app.model.document import Document
from app.model.link import Node
from app.model.plan import Plan, PlanElement
from app.model.structure import cell_of
from app.plan.lines import Line, Role
from app.plan.links import lines_of, units_of
from app.plan.links_tables import number_cells
from app.plan.links_text import Mention, MentionFinder, finder_of
from app.plan.links_words import LinkRules
from app.plan.profiles import Profile
from app.services.consequences_diff import PlanChange
from app.services.consequences_steps import Rewrite, Step
from app.services.consequences_text import Reading, readings_of

TERM, SHORT_FORM = "glossary_term", "acronym"
GLOSSED = (TERM, SHORT_FORM)
"""Kinds whose elements explain words."""


class Area(StrEnum):
    """Where in the document a consequence lies."""

    NUMBERING = "numbering"
    REFERENCES = "references"
    GLOSSARY = "glossary"
    LINKS = "links"
    LISTS = "lists"
    TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What else has to change because of a change: where, in a sentence, and the edits that do it.

    Without `steps` it is for a person to do. `cause` names the element, `proposal` is the one that the change belongs
    to.
    """

    area: Area
    message: str
    cause: str
    paragraph: int | None = None
    quote: str = ""
    steps: tuple[Step, ...] = ()
    proposal: str | None = None


@dataclass(frozen=True)
class Scene:
    """A document with its plan before and after all tracked changes."""

    document: Document
    profile: Profile
    before: Plan
    after: Plan
    changes: tuple[PlanChange, ...]

    @cached_property
    def found(self) -> dict[str, Any]:
        """What was found out about the elements of a kind, for those who ask again."""
        return {}

    @cached_property
    def of_the_plan(self) -> tuple[PlanChange, ...]:
        """The changes of elements that other parts speak of: not of the glossary's lines."""
        return tuple(change for change in self.changes if change.element.kind not in GLOSSED)

    @cached_property
    def rules(self) -> LinkRules:
        """The kinds that are spoken of by number."""
        return LinkRules(self.profile)

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        units = units_of(self.before, self.profile)
        return tuple(
            Node(f"p{id_}", e.kind, e.number, e.title, id_, unit=units.get(id_, ""))
            for e in self.before.walk()
            for id_ in e.paragraphs[:1]
        )

    @cached_property
    def _units(self) -> dict[int, str]:
        return {**units_of(self.before, self.profile), **units_of(self.after, self.profile)}

    def finder_for(self, paragraph: int) -> MentionFinder:
        """Finds what the text around a paragraph calls elements by the numbers and titles they had before."""
        unit = self._units.get(paragraph, "")
        if unit not in self._finders:
            self._finders[unit] = finder_of(self._nodes, self.rules, unit)
        return self._finders[unit]

    @cached_property
    def _finders(self) -> dict[str, MentionFinder]:
        return {}

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every paragraph that stands, as it will read; the table of contents is made anew and left out."""
        contents = {line.paragraph for line in self.lines if line.role is Role.CONTENTS}
        return tuple(one for one in readings_of(self.document) if one.paragraph.id not in contents)

    def reading_of(self, paragraph: int) -> Reading | None:
        """The text of one paragraph, None where it says nothing."""
        return next((one for one in self.readings if one.paragraph.id == paragraph), None)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text as it will be."""
        return tuple(lines_of(self.document))

    @cached_property
    def _mentioned(self) -> dict[str, list[tuple[Reading, Mention]]]:
        found: dict[str, list[tuple[Reading, Mention]]] = {}
        for reading, one in (*self._spoken(), *self._tabled()):
            # What a change wrote was written knowing what it changed.
            if not reading.has_new(self._telling(one), one.end):
                found.setdefault(one.node, []).append((reading, one))
        return found

    def _spoken(self) -> Iterator[tuple[Reading, Mention]]:
        """What sentences name; what the title of an element says of itself is no reference."""
        titles = {e.paragraphs[0]: e.number for e in self.after.walk() if e.paragraphs}
        for reading in self.readings:
            own = titles.get(reading.paragraph.id)
            for one in self.finder_for(reading.paragraph.id).mentions(reading.text):
                itself = own is not None and one.start == 0 and not one.by_title
                if not itself or not reading.text[: one.end].endswith(own or " "):
                    yield reading, one

    def _tabled(self) -> Iterator[tuple[Reading, Mention]]:
        """What cells list by number alone, under the name of a kind."""
        readings = {reading.paragraph.id: reading for reading in self.readings}
        for line, kind in number_cells(self.lines, self.finder_for, self.rules):
            reading = readings.get(line.paragraph)
            for match in re.finditer(r"\d+(?:\.\d+)*", reading.text) if reading else ():
                node = self.finder_for(line.paragraph).called(match[0], kind)
                if reading is not None and node:
                    yield reading, Mention(match.start(), match.end(), node)

    def _telling(self, one: Mention) -> int:
        """Where the words begin that tell which element is meant: the number alone, or the whole title."""
        return one.start if one.by_title else one.end - len(self._numbers.get(one.node, ""))

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {f"p{e.paragraphs[0]}": e.number for e in self.before.walk() if e.paragraphs}

    def mentions_of(self, element: PlanElement) -> Iterator[tuple[Reading, Mention]]:
        """Where the old text speaks of an element as it was, its own title aside."""
        for reading, one in self._mentioned.get(f"p{element.paragraphs[0]}", ()):
            if reading.paragraph.id != element.paragraphs[0]:
                yield reading, one

    def origin(self, element: PlanElement) -> PlanElement | None:
        """The element as it was before the changes, wherever it stood then; None for a new one."""
        moved = (change.before for change in self.changes if change.after is element and change.before is not None)
        same = (one for one in self.before.walk() if one.paragraphs[:1] == element.paragraphs[:1])
        return next(moved, None) or next(same, None)

    def name(self, element: PlanElement) -> str:
        """An element with its kind: "Outcome 1.2 “Fair access”"."""
        kind = self.rules.kind_title(element.kind)
        title = f"“{element.title}”" if element.title else ""
        return " ".join(part for part in (kind, element.number, title) if part)

    def in_table(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands in a table."""
        return cell_of(paragraph.parent) is not None


def rewrite(reading: Reading, start: int, end: int, new: str) -> Rewrite:
    """The step that gives a stretch of a reading's text other words."""
    low, high = reading.place(start, end)
    return Rewrite(reading.paragraph.id, low, high, reading.text[start:end], new)

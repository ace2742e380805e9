"""A plan as XML in the namespace of schemas/plan.xsd."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from lxml import etree

from app.model.plan import Plan, PlanElement, PlanLink
from app.plan.found import AUTOMATIC
from app.plan.surroundings import Counted, Surroundings, component_names, counted, surroundings_of
from app.plan.wording import folded

_Node = Any
"""An lxml element; its class is private to lxml."""

NAMESPACE = "urn:rapporteur:plan:1"
# Beside what has a meaning of its own in XML: what XML 1.0 (clause 2.2) does not allow.
_SPECIAL = re.compile('[&<>"\t\n\r]|[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def project_bytes(plan: Plan) -> bytes:
    """The plan as an indented UTF-8 file; the same plan gives the same bytes."""
    tree = project_tree(plan)
    etree.indent(tree, "  ")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8") + b"\n"


def project_tree(plan: Plan) -> _Node:
    """The plan as an element tree.

    Attributes `p` and `at` hold the ids of paragraphs. For rules there are `folded` (the title without case, accents
    and punctuation), `repeated` (whether the title is there before), `stem` and `ordinal` (the parts of a number),
    `follows` (the ordinal before it among its like), `series` (how often these began anew, each time below another row
    that parts a table), `taken` (the title of an element that has the number before), and of the whole plan
    `components` (which kinds have which).
    Links of which an end is not in the plan are left out.
    """
    around = surroundings_of(plan)
    elements = _Elements(around)
    said = elements.written(plan.elements)
    links = [_link(one) for one in plan.links if elements.has(one.source) and elements.has(one.target)]
    title = [f"<title>{_escaped(plan.title)}</title>"] if plan.title else []
    unknown = [f'<unknown p="{_ids(plan.unknown)}"/>'] if plan.unknown else []
    return _parsed([_about(plan, component_names(plan.walk())), *title, *said, *links, *unknown])


def project_part(plan: Plan, components: Iterable[str], elements: Sequence[PlanElement], around: Surroundings) -> _Node:
    """Some of the uppermost elements of a plan with all below them; `components` are those of the whole plan."""
    return _parsed([_about(plan, components), *_Elements(around).written(elements)])


def _parsed(said: Iterable[str]) -> _Node:
    # What is written here may be long and deep, but names no files and has no entities.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring("".join([*said, "</plan>"]), parser)


def _about(plan: Plan, components: Iterable[str]) -> str:
    start, end = plan.period or ("", "")
    about = (("profile", plan.profile), ("variant", plan.variant), ("start", start), ("end", end))
    listed = (("components", " ".join(sorted(components))),)
    return f'<plan xmlns="{NAMESPACE}"{_attributes((*about, *listed))}>'


def _link(link: PlanLink) -> str:
    ends = (("type", link.type), ("from", link.source), ("to", link.target), ("origin", link.origin))
    return f"<link{_attributes((*ends, ('p', link.paragraph), ('because', link.because)))}/>"


class _Elements:
    """Writes elements and keeps their ids unique."""

    def __init__(self, around: Surroundings) -> None:
        self._numbers = around.numbers
        self._new_ids, self._taken, self._repeated = dict(around.ids), dict(around.taken), frozenset(around.repeated)
        self._ids: set[str] = set()
        self._said: list[str] = []

    def has(self, id_: str) -> bool:
        """Whether an element with this id was written."""
        return id_ in self._ids

    def written(self, elements: Sequence[PlanElement]) -> Sequence[str]:
        """The uppermost elements with all below them."""
        self._add(elements, self._numbers)
        return self._said

    def _add(self, elements: Sequence[PlanElement], numbers: Sequence[Counted | None]) -> None:
        for element, number in zip(elements, numbers, strict=True):
            self._begin(element, number)
            if element.children:
                self._add(element.children, counted(element.children))
            self._said.append("</element>")

    def _begin(self, element: PlanElement, number: Counted | None) -> None:
        place = len(self._ids)
        id_ = self._new_ids.get(place, element.id)
        self._ids.add(id_)
        said = [f'<element id="{_escaped(id_)}" kind="{element.kind}"']
        if element.number:
            said.append(_number(element, number))
            if place in self._taken:
                said.append(f' taken="{_escaped(self._taken[place])}"')
        if element.form:
            said.append(f' form="{element.form}"')
        if element.by_hand:
            said.append(' set="by-hand"')
        said.append(f' p="{_ids(element.paragraphs)}"')
        if element.because:
            said.append(f' because="{_escaped(element.because)}"')
        said.append(">")
        if element.title:
            again = ' repeated="true"' if place in self._repeated else ""
            said.append(f'<title folded="{_escaped(folded(element.title))}"{again}>{_escaped(element.title)}</title>')
        said += _content(element)
        self._said += said


def _content(element: PlanElement) -> Iterator[str]:
    for text, at in zip(element.text, element.text_at or repeat(None), strict=False):
        yield f"<text{_at(at)}>{_escaped(text)}</text>"
    for value, at in zip(element.values, element.values_at or repeat(None), strict=False):
        if value != AUTOMATIC:
            yield f'<value name="{_escaped(value[0])}"{_at(at)}>{_escaped(value[1])}</value>'


def _number(element: PlanElement, number: Counted | None) -> str:
    printed = f' number="{_escaped(element.number)}"'
    if AUTOMATIC in element.values:
        return f'{printed} numbering="automatic"'
    if number is None:
        return printed
    counts = f' stem="{_escaped(number.stem)}" ordinal="{number.ordinal}"'
    return f"{printed}{counts}{_attributes((('follows', number.follows), ('series', number.series or '')))}"


def _at(paragraph: int | None) -> str:
    return f' at="{paragraph}"' if paragraph else ""


def _attributes(said: Iterable[tuple[str, object]]) -> str:
    """The attributes that say something."""
    return "".join([f' {name}="{_escaped(str(value))}"' for name, value in said if value not in ("", None)])


def _escaped(text: str) -> str:
    # What is printable can be written in XML; looking for the few signs one by one is many times as fast.
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text
    return _SPECIAL.sub(_reference, text)


def _reference(special: re.Match[str]) -> str:
    return _REFERENCES.get(special[0], "\ufffd")


def _ids(paragraphs: Iterable[int]) -> str:
    return " ".join(map(str, paragraphs))

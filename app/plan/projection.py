"""A plan as XML in the namespace of schemas/plan.xsd."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, cast

from lxml import etree

from app.model.plan import Plan, PlanElement, PlanLink
from app.plan.found import AUTOMATIC
from app.plan.wording import folded

_Node = Any
"""An lxml element; its class is private to lxml."""

NAMESPACE = "urn:rapporteur:plan:1"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LAST = re.compile(r"(.*?)(\d+)\Z", re.DOTALL)


def project_bytes(plan: Plan) -> bytes:
    """The plan as an indented UTF-8 file; the same plan gives the same bytes."""
    tree = project_tree(plan)
    etree.indent(tree, "  ")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8") + b"\n"


def project_tree(plan: Plan) -> _Node:
    """The plan as an element tree.

    Attributes `p` and `at` hold the ids of paragraphs. For rules there are `folded` (the title without case, accents
    and punctuation), `stem` and `ordinal` (the parts of a number), `follows` (the ordinal before it among its like) and
    `series` (how often these began anew, each time below another row that parts a table).
    Links of which an end is not in the plan are left out.
    """
    root = etree.Element(f"{{{NAMESPACE}}}plan", _about(plan), cast("Any", {None: NAMESPACE}))
    if plan.title:
        _child(root, "title", plan.title)
    projection = _Projection()
    projection.add(root, plan.elements)
    for link in plan.links:
        if projection.has(link.source) and projection.has(link.target):
            _link(root, link)
    if plan.unknown:
        _child(root, "unknown").set("p", _ids(plan.unknown))
    return root


def _about(plan: Plan) -> dict[str, str]:
    about = {"profile": plan.profile}
    if plan.variant:
        about["variant"] = plan.variant
    if plan.period is not None:
        about["start"], about["end"] = map(str, plan.period)
    return about


def _link(root: _Node, link: PlanLink) -> None:
    node = _child(root, "link")
    node.set("type", link.type)
    node.set("from", link.source)
    node.set("to", link.target)
    node.set("origin", link.origin)
    if link.paragraph is not None:
        node.set("p", str(link.paragraph))
    if link.because:
        node.set("because", _clean(link.because))


@dataclass(frozen=True, slots=True)
class _Before:
    """What went before an element among its like: its ordinal, the row it stands under, its series of numbers."""

    ordinal: int
    group: str
    series: int


class _Projection:
    """Adds elements to a tree and keeps their ids unique."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def has(self, id_: str) -> bool:
        """Whether an element with this id was added."""
        return id_ in self._used

    def add(self, parent: _Node, elements: Iterable[PlanElement]) -> None:
        """Add elements with all below them."""
        last: dict[tuple[str, str], _Before] = {}
        for element in elements:
            about = {"id": self._unique(element.id), "kind": element.kind, **_number(element, last)}
            if element.form:
                about["form"] = element.form
            if element.by_hand:
                about["set"] = "by-hand"
            about["p"] = _ids(element.paragraphs)
            if element.because:
                about["because"] = _clean(element.because)
            node = _child(parent, "element", "", about)
            self._content(node, element)
            self.add(node, element.children)

    def _content(self, node: _Node, element: PlanElement) -> None:
        if element.title:
            _child(node, "title", element.title, {"folded": _clean(folded(element.title))})
        for text, at in zip_longest(element.text, element.text_at[: len(element.text)]):
            _child(node, "text", text, _at(at))
        for (name, value), at in zip_longest(element.values, element.values_at[: len(element.values)]):
            if (name, value) != AUTOMATIC:
                _child(node, "value", value, {"name": name, **_at(at)})

    def _unique(self, id_: str) -> str:
        count = self._used[id_] = self._used.get(id_, 0) + 1
        return id_ if count == 1 else f"{id_}-{count}"


def _at(paragraph: int | None) -> dict[str, str]:
    return {"at": str(paragraph)} if paragraph else {}


def _number(element: PlanElement, last: dict[tuple[str, str], _Before]) -> dict[str, str]:
    """The attributes that say what number an element has and where that stands among others."""
    if not element.number:
        return {}
    about = {"number": _clean(element.number)}
    if AUTOMATIC in element.values:
        about["numbering"] = "automatic"
        return about
    match = _LAST.match(element.number)
    if match is None or len(match[2]) > 9:
        return about
    stem, ordinal = _clean(match[1]), int(match[2])
    about.update(stem=stem, ordinal=str(ordinal))
    before = last.get((element.kind, stem))
    series = before.series if before is not None else 0
    if before is not None and element.group != before.group and ordinal <= 1:
        before, series = None, series + 1
    if before is not None:
        about["follows"] = str(before.ordinal)
    if series:
        about["series"] = str(series)
    last[element.kind, stem] = _Before(ordinal, element.group, series)
    return about


def _child(parent: _Node, name: str, text: str = "", about: dict[str, str] | None = None) -> _Node:
    node: _Node = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", about)
    if text:
        node.text = _clean(text)
    return node


def _clean(text: str) -> str:
    """Text without what XML 1.0 (clause 2.2) does not allow."""
    return text if text.isprintable() and text.isascii() else _FORBIDDEN.sub("\ufffd", text)


def _ids(paragraphs: Iterable[int]) -> str:
    return " ".join(map(str, paragraphs))

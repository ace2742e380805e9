"""What the outline shows: the plan's elements, or the headings of a document that is no plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.model.document import Document
from app.model.plan import Plan, PlanElement
from app.model.views import View, paragraph_text


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A line of the outline: `paragraph` is where it goes, `paragraphs` all that belong to it and no node below."""

    id: str
    kind: str
    number: str
    title: str
    paragraph: int | None
    paragraphs: tuple[int, ...]
    children: tuple[OutlineNode, ...] = ()

    def walk(self) -> Iterator[OutlineNode]:
        """This node and all below."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline_of(document: Document, plan: Plan) -> tuple[OutlineNode, ...]:
    """The plan's elements; where none was recognised, the document's headings."""
    return _elements(plan.elements) if plan.elements else _headings(document)


def _elements(elements: Iterable[PlanElement]) -> tuple[OutlineNode, ...]:
    nodes: list[OutlineNode] = []
    for element in elements:
        below = _elements(element.children)
        deeper = {p for child in below for node in child.walk() for p in node.paragraphs}
        own = tuple(p for p in element.paragraphs if p not in deeper)
        first = element.paragraphs[0] if element.paragraphs else None
        nodes.append(OutlineNode(element.id, element.kind, element.number, element.title, first, own, below))
    return tuple(nodes)


def _headings(document: Document) -> tuple[OutlineNode, ...]:
    labels = document.labels(document.body)
    found: list[tuple[int, OutlineNode]] = []
    owned: list[list[int]] = []
    for paragraph in document.body.paragraphs:
        level = document.styles.outline_level(paragraph.format)
        title = paragraph_text(paragraph, View.FINAL).strip() if level is not None else ""
        if level is not None and title:
            number = labels.get(paragraph.id, "")
            found.append((level, OutlineNode(str(paragraph.id), "", number, title, paragraph.id, ())))
            owned.append([])
        if owned:
            owned[-1].append(paragraph.id)
    whole = zip(found, owned, strict=True)
    return _nested([(level, replace(node, paragraphs=tuple(own))) for (level, node), own in whole])


def _nested(found: list[tuple[int, OutlineNode]]) -> tuple[OutlineNode, ...]:
    nodes: list[OutlineNode] = []
    at = 0
    while at < len(found):
        level, node = found[at]
        end = at + 1
        while end < len(found) and found[end][0] > level:
            end += 1
        nodes.append(replace(node, children=_nested(found[at + 1 : end])))
        at = end
    return tuple(nodes)

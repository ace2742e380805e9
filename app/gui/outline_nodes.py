"""What the outline shows: the plan's elements, or the headings of a document that is no plan."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.model.content import Paragraph
from app.model.document import Document
from app.model.structure import Row, cell_of
from app.model.value import slotted_value
from app.model.views import View, paragraph_text

if TYPE_CHECKING:
    from app.model.plan import Plan, PlanElement

_FIRST_WORDS = 8
_END = 1 << 60


@slotted_value
class OutlineNode:
    """A line of the outline: `paragraph` is where it goes, `paragraphs` all that belong to it and no node below.

    `because` says why it was taken for what it is; a heading that stands for no element has no kind.
    """

    id: str
    kind: str
    number: str
    title: str
    paragraph: int | None
    paragraphs: tuple[int, ...]
    children: tuple[OutlineNode, ...] = ()
    because: str = ""

    def walk(self) -> Iterator[OutlineNode]:
        """This node and all below."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline_of(document: Document, plan: Plan) -> tuple[OutlineNode, ...]:
    """The plan's elements among the other headings; where none was recognised, all headings of the document."""
    if not plan.elements:
        return _headings(document)
    return _among_headings(document, _elements(plan.elements), plan.unknown)


def _elements(elements: Iterable[PlanElement]) -> tuple[OutlineNode, ...]:
    nodes: list[OutlineNode] = []
    for element in elements:
        below = _elements(element.children)
        deeper = {p for child in below for node in child.walk() for p in node.paragraphs}
        own = tuple(p for p in element.paragraphs if p not in deeper)
        first = element.paragraphs[0] if element.paragraphs else None
        title = element.title or _beginning(element)
        nodes.append(OutlineNode(element.id, element.kind, element.number, title, first, own, below, element.because))
    return tuple(nodes)


def _beginning(element: PlanElement) -> str:
    """What an element without a title is known by: how its text begins."""
    words = " ".join(element.text[:1]).split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


def _among_headings(
    document: Document, elements: Sequence[OutlineNode], unknown: Iterable[int]
) -> tuple[OutlineNode, ...]:
    """Elements and other headings in the order of the document, each below the heading it stands under."""
    places = [(_place(document, node), node) for node in elements]
    others = [(document.body.index(id_), id_) for id_ in unknown]
    starts = sorted({at for at, _ in places} | {at for at, _ in others if at is not None})
    taken = {id_ for node in elements for one in node.walk() for id_ in one.paragraphs}
    ends = dict(zip(starts, [*starts[1:], len(document.body.paragraphs)], strict=True))
    for at, id_ in others:
        if at is not None:
            owned = tuple(p.id for p in document.body.paragraphs[at : ends[at]] if p.id not in taken)
            places.append((at, _heading_node(document, id_, owned)))
    return _under_headings(document, [node for _, node in sorted(places, key=lambda one: one[0])])


def _place(document: Document, node: OutlineNode) -> int:
    at = document.body.index(node.paragraph) if node.paragraph is not None else None
    return at if at is not None else len(document.body.paragraphs)


def _heading_node(document: Document, id_: int, owned: tuple[int, ...]) -> OutlineNode:
    cell = cell_of(document.paragraph(id_).parent)
    if cell is not None:
        return OutlineNode(f"table-{id_}", "", "", _table_title(document, cell.row), id_, owned or (id_,))
    title = paragraph_text(document.paragraph(id_), View.FINAL).strip()
    return OutlineNode(f"heading-{id_}", "", "", " ".join(title.split()), id_, owned or (id_,))


def _table_title(document: Document, row: Row) -> str:
    """What a table without elements is listed as: the words of its first row."""
    start = document.body.index(next(p.id for p in document.body.paragraphs if _in_row(p, row)))
    cells = takewhile(lambda p: _in_row(p, row), document.body.paragraphs[start:])
    said = (" ".join(paragraph_text(p, View.FINAL).split()) for p in cells)
    return QCoreApplication.translate("Outline", "Table: {columns}").format(columns=" · ".join(filter(None, said)))


def _in_row(paragraph: Paragraph, row: Row) -> bool:
    cell = cell_of(paragraph.parent)
    return cell is not None and cell.row.id == row.id


def _under_headings(document: Document, nodes: Sequence[OutlineNode]) -> tuple[OutlineNode, ...]:
    """Nodes that stand in the section of a heading that is no element stand below it."""
    heads = _heads(document)
    top: list[OutlineNode] = []
    open_: list[tuple[int, OutlineNode, list[OutlineNode]]] = []

    def close(at: int) -> None:
        while open_ and open_[-1][0] <= at:
            _, node, children = open_.pop()
            (open_[-1][2] if open_ else top).append(replace(node, children=tuple(children)))

    for node in nodes:
        at = _place(document, node)
        close(at)
        if node.kind:
            (open_[-1][2] if open_ else top).append(node)
        else:
            open_.append((_section_end(heads, at), node, []))
    close(_END)
    return tuple(top)


def _heads(document: Document) -> list[tuple[int, int]]:
    """Where headings by style stand, and their levels."""
    levels: dict[int, int | None] = {}
    found: list[tuple[int, int]] = []
    for at, paragraph in enumerate(document.body.paragraphs):
        key = id(paragraph.format)
        if key not in levels:
            levels[key] = document.styles.outline_level(paragraph.format)
        level = levels[key]
        if level is not None:
            found.append((at, level))
    return found


def _section_end(heads: Sequence[tuple[int, int]], at: int) -> int:
    """Where the section of the heading at a place ends; right behind it when it is no heading by its style."""
    index = bisect_left(heads, (at, -1))
    if index == len(heads) or heads[index][0] != at:
        return at + 1
    level = heads[index][1]
    return next((place for place, other in heads[index + 1 :] if other <= level), _END)


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

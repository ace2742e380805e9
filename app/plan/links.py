"""The links of a plan: found in its structure, tables and text, added and taken away by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from threading import Lock

from app.model.content import Paragraph
from app.model.document import Document
from app.model.link import AmendmentState, Evidence, HandLink, Link, LinkEnd, LinkOrigin, Node
from app.model.plan import Plan, PlanElement, PlanLink
from app.model.views import View
from app.plan.found import AUTOMATIC
from app.plan.lines import Line, LineReader, Role
from app.plan.links_tables import table_links
from app.plan.links_text import Mention, MentionFinder, cited_id, finder_of
from app.plan.links_words import BELONGS, LINKED, LinkRules, cited_kinds
from app.plan.profiles import Profile, shipped_profile
from app.plan.recognition import recognise
from app.plan.wording import folded

_QUOTED = 120
_MOST_PAIRS = 24
"""One sentence that relates more elements than this says nothing about any two of them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An element without a link of a type that its kind should have; `kinds` are those it could be linked to."""

    node: Node
    type: str
    title: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class LinkGraph:
    """All linkable elements of a plan and the links between them.

    `denied` are links declared to be none; `lost` hand-made links whose ends cannot be found; `kinds` are those that
    have links, in the plan's order.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    rules: LinkRules = field(compare=False)
    denied: tuple[tuple[str, str], ...] = ()
    lost: tuple[HandLink, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the nodes there are, in the plan's order."""
        there = {node.kind for node in self.nodes}
        return tuple(kind for kind in self.rules.kinds() if kind in there)

    @cached_property
    def _pairs(self) -> Mapping[frozenset[str], Link]:
        return {frozenset((link.source, link.target)): link for link in self.links}

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The nodes of a kind, in the plan's order."""
        return tuple(node for node in self.nodes if node.kind == kind)

    def between(self, first: str, second: str) -> Link | None:
        """The link between two nodes in either direction."""
        return self._pairs.get(frozenset((first, second)))

    def denies(self, first: str, second: str) -> bool:
        """Whether somebody declared that two nodes are not linked."""
        return (first, second) in self.denied or (second, first) in self.denied

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Elements without a link that their kind should have, in the plan's order."""
        had = {(link.source, link.type) for link in self._standing()}
        there = {node.kind for node in self.nodes}
        return tuple(
            Gap(node, one.name, one.title, tuple(kind for kind in one.targets if kind in there))
            for node in self.nodes
            if node.state is not AmendmentState.REMOVED
            for one in self.rules.types
            if one.required and node.kind in one.sources and (node.id, one.name) not in had
            and there.intersection(one.targets)
        )  # fmt: skip

    def _standing(self) -> Iterator[Link]:
        return (link for link in self.links if link.state is not AmendmentState.REMOVED)


def link_graph(
    document: Document,
    profile: Profile | None = None,
    hand: Sequence[HandLink] = (),
    plan: Plan | None = None,
    kinds: Mapping[int, str] | None = None,
) -> LinkGraph:
    """The links as the text will be with every change accepted; what the changes take away is there as removed.

    `plan` is the plan recognised in the document, if it is known already; `kinds` says of paragraphs which kind of
    element they begin.
    """
    profile = profile or shipped_profile()
    rules = LinkRules(profile)
    final = _Side(document, plan or recognise(document, profile, by_hand=kinds), View.FINAL, rules)
    changed = _changed_paragraphs(document)
    if not changed:
        return _with_hand(final.nodes, final.links, rules, hand, final.owners)
    original = _Side(document, recognise(document, profile, View.ORIGINAL, kinds), View.ORIGINAL, rules)
    return _with_hand(*_compared(original, final, changed), rules, hand, {**original.owners, **final.owners})


def with_links(document: Document, plan: Plan, profile: Profile | None = None, hand: Sequence[HandLink] = ()) -> Plan:
    """The plan with its links filled in, those that the changes take away and what is only cited left out."""
    profile = profile or shipped_profile(plan.profile)
    graph = link_graph(document, profile, hand, plan)
    ids = {f"p{element.paragraphs[0]}": element.id for element in elements_with_links(plan, graph.rules)}
    return replace(plan, links=tuple(_plan_links(graph, ids)))


def _plan_links(graph: LinkGraph, ids: Mapping[str, str]) -> Iterator[PlanLink]:
    for link in graph.links:
        if link.state is not AmendmentState.REMOVED and link.source in ids and link.target in ids:
            first = link.evidence[0]
            yield PlanLink(link.type, ids[link.source], ids[link.target], first.origin, first.paragraph, first.because)


def elements_with_links(plan: Plan, rules: LinkRules) -> list[PlanElement]:
    """The elements that can be linked, in reading order."""
    kinds = set(rules.kinds())
    return [element for element in plan.walk() if element.kind in kinds and element.paragraphs]


def node_of(element: PlanElement, unit: str = "") -> Node:
    """An element as it stands on the map; a number that is only a list label is no part of its name."""
    number = "" if AUTOMATIC in element.values else element.number
    return Node(f"p{element.paragraphs[0]}", element.kind, number, element.title, element.paragraphs[0], unit=unit)


def units_of(plan: Plan, profile: Profile) -> dict[int, str]:
    """For every paragraph of an element in a unit, such as a study group, the node id of that unit."""
    units: dict[int, str] = {}
    for element in plan.walk():
        kind = profile.kinds.get(element.kind)
        if kind is not None and kind.unit and element.paragraphs:
            inside = (id_ for one in element.walk() for id_ in one.paragraphs)
            units.update(dict.fromkeys(inside, f"p{element.paragraphs[0]}"))
    return units


class _Side:
    """The links of a document with all changes accepted, or with all rejected."""

    def __init__(self, document: Document, plan: Plan, view: View, rules: LinkRules) -> None:
        self._rules = rules
        self._found: dict[tuple[str, str], list[Evidence]] = {}
        self._elements = elements_with_links(plan, rules)
        self._units = units_of(plan, rules.profile)
        made = [node_of(element, self._units.get(element.paragraphs[0], "")) for element in self._elements]
        self._made = tuple(made)
        self._finders: dict[str, MentionFinder] = {}
        self.owners = {id_: n.id for e, n in zip(self._elements, made, strict=True) for id_ in e.paragraphs}
        self._titles = {n.id: n for n in made}
        self._cited: dict[str, str] = {}
        lines = [line for line in lines_of(document, view) if line.role is not Role.CONTENTS]
        self._nesting(plan)
        self._tables(lines)
        self._text(lines)
        cited = dict.fromkeys(end for pair in self._found for end in pair if end not in self._titles)
        self.nodes: tuple[Node, ...] = (*made, *(Node(id_, self._kind_of(id_), "", self._called(id_)) for id_ in cited))

    def changed_nodes(self, changed: set[int]) -> set[str]:
        """The nodes of the elements that hold one of these paragraphs themselves."""
        return {node for id_, node in self.owners.items() if id_ in changed}

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in the order in which they were found."""
        return tuple(self._link(pair, evidence) for pair, evidence in self._found.items())

    def _link(self, pair: tuple[str, str], evidence: Sequence[Evidence]) -> Link:
        type_ = self._type(*pair)
        return Link(*pair, type_ or BELONGS, tuple(dict.fromkeys(evidence)))

    def _type(self, source: str, target: str) -> str:
        oriented = self._rules.oriented(self._kind_of(source), self._kind_of(target))
        return oriented[0].name if oriented else ""

    def _finder_for(self, paragraph: int) -> MentionFinder:
        unit = self._units.get(paragraph, "")
        found = self._finders.get(unit)
        if found is None:
            found = self._finders[unit] = finder_of(self._made, self._rules, unit)
        return found

    def _kind_of(self, node: str) -> str:
        own = self._titles.get(node)
        return own.kind if own is not None else node.partition(":")[0]

    def _add(self, first: str, second: str, evidence: Evidence, *, untyped: bool = False) -> None:
        oriented = self._rules.oriented(self._kind_of(first), self._kind_of(second))
        if first == second or (oriented is None and not untyped):
            return
        forward = oriented is None or oriented[1]
        pair = (first, second) if forward else (second, first)
        self._found.setdefault(pair, []).append(evidence)

    def _nesting(self, plan: Plan) -> None:
        for parent in plan.walk():
            for child in parent.children:
                ends = [f"p{one.paragraphs[0]}" for one in (child, parent) if one.paragraphs]
                if len(ends) == 2 and all(end in self._titles for end in ends):
                    because = f"It belongs to “{parent.title or parent.number}” in the structure of the plan."
                    evidence = Evidence(LinkOrigin.STRUCTURE, because, child.paragraphs[0])
                    self._add(ends[0], ends[1], evidence, untyped=True)

    def _tables(self, lines: Sequence[Line]) -> None:
        for one in table_links(lines, self.owners, self._finder_for, self._rules):
            self._add(one.first, one.second, Evidence(LinkOrigin.TABLE, one.because, one.paragraph, one.said))

    def _text(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if line.gone or not line.text:
                continue
            owner = self.owners.get(line.paragraph, "")
            if owner:
                self._own_text(owner, line)
            elif line.cell is None:
                for sentence in self._finder_for(line.paragraph).sentences(line.text):
                    self._sentence(sentence, line)

    def _own_text(self, owner: str, line: Line) -> None:
        for one in self._finder_for(line.paragraph).mentions(line.text):
            self._cite(one)
            if one.node != owner:
                quote = line.text[one.start : one.end]
                because = f"The text of “{self._name(owner)}” names {self._called(one.node)}."
                self._add(owner, one.node, Evidence(LinkOrigin.TEXT, because, line.paragraph, quote))

    def _sentence(self, mentions: Sequence[Mention], line: Line) -> None:
        """A sentence outside the elements links what it names first with what it names of other kinds after that."""
        for one in mentions:
            self._cite(one)
        pairs = list(related(mentions, self._kind_of))
        if not pairs:
            return
        quote = line.text[mentions[0].start : mentions[-1].end]
        shown = quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED - 1]}…"
        because = f"A sentence names both: “{shown}”."
        for first, second in pairs:
            self._add(first, second, Evidence(LinkOrigin.TEXT, because, line.paragraph, quote[:_QUOTED]))

    def _cite(self, one: Mention) -> None:
        if one.title:
            self._cited.setdefault(one.node, one.title)

    def _name(self, node: str) -> str:
        return self._titles[node].name

    def _called(self, node: str) -> str:
        named = self._titles.get(node)
        if named is None:
            kind, _, number = node.partition(":")
            return self._cited.get(node) or f"{self._rules.kind_title(kind)} {number}"
        return f"{self._rules.kind_title(named.kind)} {named.number}" if named.number else f"“{named.title}”"


def related(mentions: Sequence[Mention], kind_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The nodes that a sentence links: those of the kind it names first, each with each of the others."""
    kind = kind_of(mentions[0].node)
    subject = [one for one in mentions if kind_of(one.node) == kind]
    objects = [one for one in mentions if one not in subject]
    if len(subject) * len(objects) <= _MOST_PAIRS:
        yield from ((first.node, second.node) for first in subject for second in objects)


_READERS: dict[View, LineReader] = {}
_READING = Lock()


def lines_of(document: Document, view: View = View.FINAL) -> list[Line]:
    """The lines of a document in a view; what was read before and has not changed is not read again."""
    # Links, consequences and an export may be looked for at the same time.
    with _READING:
        return _READERS.setdefault(view, LineReader(view)).read(document)


# ---- states ---------------------------------------------------------------------------------------------------------


def _changed_paragraphs(document: Document) -> set[int]:
    return {p.id for p in document.body.paragraphs if _is_changed(p)}


def _is_changed(paragraph: Paragraph) -> bool:
    mark = paragraph.mark
    if mark.inserted or mark.deleted or paragraph.format_change:
        return True
    if any(run.inserted or run.deleted or run.format_change for run in paragraph.runs):
        return True
    row = getattr(paragraph.parent, "row", None)
    return row is not None and bool(row.inserted or row.deleted)


def _compared(original: _Side, final: _Side, changed: set[int]) -> tuple[tuple[Node, ...], tuple[Link, ...]]:
    before, after = {n.id: n for n in original.nodes}, {n.id: n for n in final.nodes}
    own = final.changed_nodes(changed)
    nodes = [replace(n, state=_node_state(n, before, own)) for n in final.nodes]
    gone = [replace(n, state=AmendmentState.REMOVED) for n in original.nodes if n.id not in after]
    merged = _inserted_in_order(nodes, gone, original.nodes)
    was = {(link.source, link.target): link for link in original.links}
    now = {(link.source, link.target): link for link in final.links}
    links = [link if pair in was else replace(link, state=AmendmentState.ADDED) for pair, link in now.items()]
    links += [replace(link, state=AmendmentState.REMOVED) for pair, link in was.items() if pair not in now]
    return tuple(merged), tuple(links)


def _node_state(node: Node, before: Mapping[str, Node], changed: set[str]) -> AmendmentState:
    if node.id not in before:
        return AmendmentState.ADDED
    return AmendmentState.CHANGED if node.id in changed else AmendmentState.KEPT


def _inserted_in_order(nodes: list[Node], gone: Sequence[Node], order: Sequence[Node]) -> list[Node]:
    """The removed nodes among the others, each behind the one that stood before it."""
    before = {b.id: a.id for a, b in pairwise(order)}
    for node in gone:
        previous = before.get(node.id)
        at = next((i for i, one in enumerate(nodes) if one.id == previous), -1)
        nodes.insert(at + 1, node)
    return nodes


# ---- by hand --------------------------------------------------------------------------------------------------------


def _with_hand(
    nodes: tuple[Node, ...],
    links: tuple[Link, ...],
    rules: LinkRules,
    hand: Sequence[HandLink],
    owners: Mapping[int, str],
) -> LinkGraph:
    places = _Places(nodes, owners)
    found = {frozenset((link.source, link.target)): link for link in links}
    denied: list[tuple[str, str]] = []
    lost: list[HandLink] = []
    for one in hand:
        ends = places.find(one.source), places.find(one.target)
        if ends[0] is None or ends[1] is None or ends[0].id == ends[1].id:
            lost.append(one)
            continue
        pair = frozenset(end.id for end in ends if end)
        if one.present:
            found[pair] = _by_hand(found.get(pair), ends[0], ends[1], rules)
        else:
            found.pop(pair, None)
            denied.append((ends[0].id, ends[1].id))
    return LinkGraph(places.nodes, tuple(found.values()), rules, tuple(denied), tuple(lost))


def _by_hand(link: Link | None, first: Node, second: Node, rules: LinkRules) -> Link:
    evidence = Evidence(LinkOrigin.HAND, "It was added by hand.")
    if link is not None:
        return replace(link, evidence=(*link.evidence, evidence), state=AmendmentState.KEPT)
    oriented = rules.oriented(first.kind, second.kind)
    source, target = (first, second) if oriented is None or oriented[1] else (second, first)
    state = next((n.state for n in (first, second) if n.state is AmendmentState.REMOVED), AmendmentState.KEPT)
    return Link(source.id, target.id, oriented[0].name if oriented else LINKED, (evidence,), state)


class _Places:
    """Finds the ends of hand-made links; what is only cited comes into being by being linked."""

    def __init__(self, nodes: tuple[Node, ...], owners: Mapping[int, str]) -> None:
        self.nodes = nodes
        self._by_id = {node.id: node for node in nodes}
        self._owners = owners

    def find(self, end: LinkEnd) -> Node | None:
        """The node of an end: by its paragraph, else by kind and title, else by kind and number."""
        here = None
        if end.paragraph is not None:
            here = self._by_id.get(f"p{end.paragraph}") or self._by_id.get(self._owners.get(end.paragraph, ""))
        if here is not None and folded(here.title) == folded(end.title):
            return here
        # A title that was parted in two leaves its id to the second half; one that was reworded keeps it.
        return self._alike(end) or here or self._cited(end)

    def _alike(self, end: LinkEnd) -> Node | None:
        alike = [node for node in self.nodes if node.kind == end.kind]
        title = folded(end.title)
        by_title = [node for node in alike if title and folded(node.title) == title]
        by_number = [node for node in alike if end.number and node.number == end.number and not title]
        return next((fits[0] for fits in (by_title, by_number) if len(fits) == 1), None)

    def _cited(self, end: LinkEnd) -> Node | None:
        if end.paragraph is not None or all(one.kind != end.kind for one in cited_kinds()):
            return None
        made = Node(cited_id(end.kind, end.title), end.kind, end.number, end.title)
        self.nodes = (*self.nodes, made)
        self._by_id[made.id] = made
        return made

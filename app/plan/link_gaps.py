"""The gaps between the elements of a plan, found anew only where an edit may have made or closed one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from app.model.document import Document
from app.model.link import HandLink, Node
from app.model.plan import Plan, PlanElement
from app.plan.blocks import Block, Blocks
from app.plan.lines import Line, LineReader, Role
from app.plan.links import Gap, link_graph, node_of, related, units_of
from app.plan.links_numbers import NumberWords, words_for
from app.plan.links_tables import FinderFor, table_links
from app.plan.links_text import MentionFinder, Said, finder_of, said_in
from app.plan.links_words import BELONGS, LinkRules, cited_kinds
from app.plan.profiles import Profile

_Pair = tuple[str, str, str]
"""Two nodes and the type of their link, the source first."""


class _Links:
    """Some links: the pairs, which sources have links of which type, and what is only cited."""

    def __init__(self, pairs: Iterable[_Pair]) -> None:
        self.pairs = frozenset(pairs)
        self.had = frozenset((source, type_) for source, _, type_ in self.pairs)
        self.cited = frozenset(end for one in self.pairs for end in one[:2] if ":" in end)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a block of lines links, and what that depends on beside the lines."""

    block: Block[Line]
    owners: tuple[str, ...]
    finders: tuple[MentionFinder, ...]
    links: _Links


@dataclass(frozen=True)
class _Known:
    """Gaps with all they depend on where links were made by hand."""

    nodes: Sequence[Node]
    pairs: frozenset[_Pair]
    owners: Mapping[int, str]
    hand: Sequence[HandLink]
    gaps: tuple[Gap, ...]


class _Owners:
    """For every paragraph the node that it belongs to."""

    def __init__(self) -> None:
        self.by_paragraph: Mapping[int, str] = {}
        self._parts: Sequence[Mapping[int, str]] = ()

    def renew(self, parts: Sequence[Mapping[int, str]]) -> bool:
        """Take those of each part of a plan; whether they are the same as before."""
        if parts == self._parts:
            return True
        self._parts = parts
        self.by_paragraph = {id_: node for part in parts for id_, node in part.items()}
        return False


class GapFinder:
    """Finds the gaps of one document after another, which should have most of their paragraphs in common.

    It reads texts as they will be; documents in which rows are inserted or deleted under tracking need `link_graph`.
    """

    def __init__(self) -> None:
        self._reader = LineReader()
        self._cut = Blocks[Line](_in_one_table)
        self._found: dict[int, _Found] = {}
        self._finders: dict[str, MentionFinder] = {}
        self._owners = _Owners()
        self._rules: LinkRules | None = None
        self._known: _Known | None = None

    def gaps(
        self,
        document: Document,
        plan: Plan,
        parts: Sequence[Block[PlanElement]],
        profile: Profile,
        hand: Sequence[HandLink] = (),
    ) -> tuple[Gap, ...]:
        """What the graph of links has for gaps, in the same order; `parts` hold the elements of the plan.

        What is only cited has no title in them.
        """
        rules = self._rules_of(profile)
        units = units_of(plan, profile) if any(kind.unit for kind in profile.kinds.values()) else {}
        made = [part.once(_made, rules, _units_in(part, rules, units)) for part in parts]
        nodes = [node for one in made for node in one.nodes]
        same_owners = self._owners.renew([one.owners for one in made])
        owners = self._owners.by_paragraph
        links = [part.once(_nested, rules) for part in parts]
        links += [one.links for one in self._in_lines(document, nodes, same_owners, units, rules)]
        if hand:
            pairs = frozenset(pair for one in links for pair in one.pairs)
            return self._by_hand(document, plan, profile, hand, nodes, pairs, owners)
        return tuple(_gaps(parts, links, rules, units))

    def _rules_of(self, profile: Profile) -> LinkRules:
        """The rules of a profile, the same as long as it and what plans cite are the same."""
        known = self._rules
        if known is None or known.profile is not profile or known.cited is not cited_kinds():
            known = self._rules = LinkRules(profile)
            self._found, self._finders, self._known = {}, {}, None
        return known

    def _by_hand(
        self,
        document: Document,
        plan: Plan,
        profile: Profile,
        hand: Sequence[HandLink],
        nodes: Sequence[Node],
        pairs: frozenset[_Pair],
        owners: Mapping[int, str],
    ) -> tuple[Gap, ...]:
        known = self._known
        if known is None or (known.nodes, known.pairs, known.owners, known.hand) != (nodes, pairs, owners, hand):
            gaps = link_graph(document, profile, hand, plan).gaps
            known = self._known = _Known(nodes, pairs, owners, hand, gaps)
        return known.gaps

    def _in_lines(
        self,
        document: Document,
        nodes: Sequence[Node],
        same_owners: bool,
        units: Mapping[int, str],
        rules: LinkRules,
    ) -> Iterable[_Found]:
        """What the lines link, block by block."""
        owners = self._owners.by_paragraph
        finders: dict[str, MentionFinder] = {}

        def finder_for(paragraph: int) -> MentionFinder:
            unit = units.get(paragraph, "")
            if unit not in finders:
                finders[unit] = finder_of(nodes, rules, unit, self._finders.get(unit))
            return finders[unit]

        found: dict[int, _Found] = {}
        for block in self._cut.cut(self._reader.read(document)):
            ids = block.once(_paragraphs)
            before = self._found.get(id(block))
            known = before.owners if before is not None and same_owners else None
            owned = known if known is not None else tuple([owners.get(id_, "") for id_ in ids])
            used = tuple(map(finder_for, ids)) if units else (finder_for(0),)
            if before is not None and _still_holds(before, owned, used, rules):
                links = before.links
            else:
                links = _Links(_pairs_in(block, owners, finder_for, rules))
            found[id(block)] = _Found(block, owned, used, links)
        self._found, self._finders = found, finders
        return found.values()


def _in_one_table(one: Line, other: Line) -> bool:
    return one.cell is not None and other.cell is not None and one.cell.row.table.id == other.cell.row.table.id


def _paragraphs(block: Block[Line]) -> tuple[int, ...]:
    return tuple([id_ for line in block.items for id_ in line.paragraphs])


def _said(block: Block[Line], words: NumberWords) -> Said:
    every = [said_in(line.text, words) for line in block.items]
    return Said(
        frozenset[str]().union(*(one.words for one in every)), frozenset[str]().union(*(one.numbers for one in every))
    )


def _still_holds(found: _Found, owners: tuple[str, ...], finders: tuple[MentionFinder, ...], rules: LinkRules) -> bool:
    if found.owners != owners or len(found.finders) != len(finders):
        return False
    pairs = set(zip(finders, found.finders, strict=True))
    return all(now.says_the_same(was, lambda: found.block.once(_said, words_for(rules))) for now, was in pairs)


# ---- elements -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Made:
    """The nodes of a part's elements, of which kinds they are, and whose the paragraphs are."""

    nodes: Sequence[Node]
    kinds: frozenset[str]
    owners: Mapping[int, str]


def _elements(part: Block[PlanElement], rules: LinkRules) -> Sequence[PlanElement]:
    """The elements that can be linked."""
    kinds = frozenset(rules.kinds())
    return [one for one in part.items if one.kind in kinds and one.paragraphs]


def _units_in(part: Block[PlanElement], rules: LinkRules, units: Mapping[int, str]) -> tuple[str, ...]:
    """The unit of each element that can be linked; none at all where the plan has no units."""
    return tuple([units.get(one.paragraphs[0], "") for one in part.once(_elements, rules)]) if units else ()


def _made(part: Block[PlanElement], rules: LinkRules, units: tuple[str, ...]) -> _Made:
    elements = part.once(_elements, rules)
    nodes = [node_of(one, unit) for one, unit in zip(elements, units or repeat(""), strict=False)]
    owners = {id_: node.id for one, node in zip(elements, nodes, strict=True) for id_ in one.paragraphs}
    return _Made(nodes, frozenset(node.kind for node in nodes), owners)


def _nested(part: Block[PlanElement], rules: LinkRules) -> _Links:
    """What the structure of the plan links: an element with each below it."""
    kinds = frozenset(rules.kinds())
    found: set[_Pair] = set()
    for parent in part.items:
        for child in parent.children:
            if all(one.kind in kinds and one.paragraphs for one in (child, parent)):
                ends = [(f"p{one.paragraphs[0]}", one.kind) for one in (child, parent)]
                found |= _typed(*ends[0], *ends[1], rules, untyped=True)
    return _Links(found)


def _typed(
    first: str, kind: str, second: str, other: str, rules: LinkRules, *, untyped: bool = False
) -> frozenset[_Pair]:
    oriented = rules.oriented(kind, other)
    if first == second or (oriented is None and not untyped):
        return frozenset()
    if oriented is None:
        return frozenset([(first, second, BELONGS)])
    type_, forward = oriented
    return frozenset([(first, second, type_.name) if forward else (second, first, type_.name)])


# ---- lines ----------------------------------------------------------------------------------------------------------


def _pairs_in(
    block: Block[Line], owners: Mapping[int, str], finder_for: FinderFor, rules: LinkRules
) -> Iterator[_Pair]:
    lines = [line for line in block.items if line.role is not Role.CONTENTS]
    for one in table_links(lines, owners, finder_for, rules):
        yield from _pair(one.first, one.second, finder_for(one.paragraph), rules)
    for line in lines:
        if line.gone or not line.text:
            continue
        finder, owner = finder_for(line.paragraph), owners.get(line.paragraph, "")
        if owner:
            for one in finder.mentions(line.text):
                yield from _pair(owner, one.node, finder, rules)
        elif line.cell is None:
            for sentence in finder.sentences(line.text):
                for first, second in related(sentence, finder.kind_of):
                    yield from _pair(first, second, finder, rules)


def _pair(first: str, second: str, finder: MentionFinder, rules: LinkRules) -> Iterable[_Pair]:
    return _typed(first, finder.kind_of(first), second, finder.kind_of(second), rules)


# ---- gaps -----------------------------------------------------------------------------------------------------------


def _gaps(
    parts: Sequence[Block[PlanElement]], links: Sequence[_Links], rules: LinkRules, units: Mapping[int, str]
) -> Iterator[Gap]:
    had = frozenset[tuple[str, str]]().union(*(one.had for one in links))
    named = frozenset[str]().union(*(one.cited for one in links))
    cited = [Node(id_, id_.partition(":")[0], "", "") for id_ in sorted(named)]
    inside = [_units_in(part, rules, units) for part in parts]
    kinds = (part.once(_made, rules, unit).kinds for part, unit in zip(parts, inside, strict=True))
    there = frozenset(node.kind for node in cited).union(*kinds)
    for part, unit in zip(parts, inside, strict=True):
        wanted = part.once(_wanted, rules, unit, there)
        if not had.isdisjoint(wanted.links):
            yield from (gap for gap, link in zip(wanted.gaps, wanted.links, strict=True) if link not in had)
        else:
            yield from wanted.gaps
    for node in cited:
        yield from (gap for gap in _wanted_of([node], rules, there) if (node.id, gap.type) not in had)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A gap for each link that an element has to have, and which source would have a link of which type."""

    gaps: Sequence[Gap]
    links: Sequence[tuple[str, str]]


def _wanted(part: Block[PlanElement], rules: LinkRules, units: tuple[str, ...], there: frozenset[str]) -> _Wanted:
    gaps = _wanted_of(part.once(_made, rules, units).nodes, rules, there)
    return _Wanted(gaps, [(gap.node.id, gap.type) for gap in gaps])


def _wanted_of(nodes: Iterable[Node], rules: LinkRules, there: frozenset[str]) -> Sequence[Gap]:
    required = [one for one in rules.types if one.required and there.intersection(one.targets)]
    named = {one.name: tuple(kind for kind in one.targets if kind in there) for one in required}
    return [
        Gap(node, one.name, one.title, named[one.name])
        for node in nodes
        for one in required
        if node.kind in one.sources
    ]

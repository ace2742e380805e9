"""Where a text names elements of a plan: by kind and number, by title, and by what it cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar
from weakref import ref

from app.model.link import Node
from app.plan.lines import changed_stretch
from app.plan.links_numbers import NUMBERS, Numbered, NumberWords, words_for
from app.plan.links_words import LinkRules, cited_kinds
from app.plan.tokens import TOKEN, Tokens, places_of, tokens_of
from app.plan.wording import folded

_Name = TypeVar("_Name", bound=tuple[str, ...])
_Number = tuple[str, str]
"""A kind, and a number as numbers are compared."""

_LEAST_TOKENS, _LEAST_LENGTH = 2, 6
_MOST_KNOWN = 50_000
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|(?<=[。；：！？؟؛])")
_REVISION = re.compile(r"\s*[(（][^()（）]{0,60}\d{4}[^()（）]{0,20}[)）]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an element: offsets in code points, and the element's node.

    `title` is what the text calls something that it only cites.
    """

    start: int
    end: int
    node: str
    by_title: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a text (see `tokens_of`), and the numbers in it that stand behind the word for a kind."""

    words: frozenset[str]
    numbers: frozenset[str]


def said_in(text: str, words: NumberWords) -> Said:
    """The words and numbers of a text that may name something."""
    return Said(frozenset(tokens_of(text)), frozenset([one.number for one in words.read(text)]))


@dataclass(frozen=True, slots=True)
class _Touched:
    """A word of each title and all numbers of nodes that came or went."""

    words: frozenset[str]
    numbers: frozenset[str]

    def is_in(self, said: Said) -> bool:
        """Whether a text may name one of them."""
        if not self.words.isdisjoint(said.words) or not self.numbers.isdisjoint(said.numbers):
            return True
        return any(said.words.issuperset(number.split()) for number in self.numbers)

    def concerns(self, text: str, words: NumberWords) -> bool:
        """The same of one text."""
        if not self.words.isdisjoint(tokens_of(text)):
            return True
        return bool(self.numbers) and self.is_in(said_in(text, words))


class MentionFinder:
    """Finds the elements of one plan in the texts of one unit of it; `nodes` are all that can be named.

    A number means an element of the unit itself or of none; outside of all units, one that only one unit has.
    """

    def __init__(self, nodes: Iterable[Node], rules: LinkRules, unit: str = "") -> None:
        self._rules = rules
        self.unit = unit
        self._known: dict[str, tuple[Mention, ...]] = {}
        self._words = words_for(rules)
        self._changed: tuple[ref[MentionFinder], _Touched] | None = None
        self._every = self._ordered(nodes)
        self._kind_of = {node.id: node.kind for node in self._every}
        self._numbers: dict[_Number, str] = {}
        self._titles: dict[Tokens, str] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._rarest: dict[str, list[Tokens]] = {}
        self._put_numbers([(node, _number_of(node)) for node in self._every if node.number])
        titled = [(node, tokens_of(node.title)) for node in self._every]
        telling = {tokens for node, tokens in titled if _is_telling(node, tokens)}
        self._often = Counter(chain.from_iterable(telling))
        self._put_titles(titled)

    def changed(self, nodes: Iterable[Node], others: Sequence[Node]) -> MentionFinder:
        """A finder for other nodes, of which `others` came or went; what does not concern these it need not read again.

        What stays has to be in the same order, and no node may become one of another kind or unit.
        """
        made = copy(self)
        made._every = made._ordered(nodes)
        made._kind_of = {node.id: node.kind for node in made._every}
        made._numbers, made._titles = dict(self._numbers), dict(self._titles)
        made._names, made._rarest = dict(self._names), dict(self._rarest)
        numbers = _once((node.id, _number_of(node)) for node in others if node.number)
        for number in numbers:
            made._numbers.pop(number, None)
        numbered = [node for node in made._every if node.number] if numbers else ()
        made._put_numbers([(node, of) for node in numbered if (of := _number_of(node)) in numbers])
        titles = _once(((node.id, node.kind), tokens_of(node.title)) for node in others)
        made._forget(titles)
        titled = made._every if titles else ()
        made._put_titles([(node, of) for node in titled if (of := tokens_of(node.title)) in titles])
        touched = _Touched(
            frozenset(self._rarest_of(tokens) for tokens in titles if tokens and made._differs(self, tokens)),
            frozenset(one[1] for one in numbers if made._numbers.get(one) != self._numbers.get(one)),
        )
        # A copy: somebody else may be reading with this one.
        known = self._known.copy().items()
        made._known = {text: found for text, found in known if not touched.concerns(text, self._words)}
        made._changed = (ref(self), touched)
        return made

    def _differs(self, other: MentionFinder, title: Tokens) -> bool:
        """Whether a title means another element than it does to the other one."""
        name = " ".join(title)
        return self._titles.get(title) != other._titles.get(title) or self._names.get(name) != other._names.get(name)

    def says_the_same(self, other: MentionFinder, said: Callable[[], Said]) -> bool:
        """Whether it finds in a text what the other one finds there; `said` are the text's words and numbers."""
        if self is other:
            return True
        return self._changed is not None and self._changed[0]() is other and not self._changed[1].is_in(said())

    def _ordered(self, nodes: Iterable[Node]) -> list[Node]:
        """The nodes of the unit and those outside of all units first."""
        return sorted(nodes, key=lambda node: node.unit not in ("", self.unit))

    def _put_numbers(self, numbered: Sequence[tuple[Node, _Number]]) -> None:
        often = Counter(number for _, number in numbered) if not self.unit else Counter[_Number]()
        for node, number in numbered:
            if node.unit in ("", self.unit) or often[number] == 1:
                self._numbers.setdefault(number, node.id)

    def _put_titles(self, titled: Iterable[tuple[Node, Tokens]]) -> None:
        for node, tokens in titled:
            self._names.setdefault(" ".join(tokens), {}).setdefault(node.kind, node.id)
            if tokens not in self._titles and _is_telling(node, tokens):
                self._titles[tokens] = node.id
                self._rarest.setdefault(self._rarest_of(tokens), []).append(tokens)

    def _forget(self, titles: Iterable[Tokens]) -> None:
        for tokens in titles:
            self._names.pop(" ".join(tokens), None)
            if self._titles.pop(tokens, None) is not None:
                rarest = self._rarest_of(tokens)
                # The list belongs to the finder before, too.
                self._rarest[rarest] = [title for title in self._rarest[rarest] if title != tokens]

    def _rarest_of(self, title: Tokens) -> str:
        """The word of a title that fewest titles have: most begin alike, and a text is held against few of them."""
        return min(title, key=self._often.__getitem__)

    def goes_by(self, rules: LinkRules) -> bool:
        """Whether it looks for the words that these rules have."""
        return self._rules.profile is rules.profile and self._words.cited is cited_kinds()

    def kind_of(self, node: str) -> str:
        """The kind of a node that was given or is only cited."""
        return self._kind_of.get(node) or node.partition(":")[0]

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Everything that a text names, in order; of two that overlap the one that begins first, then the longer."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[text] = tuple(self._mentions(text))
        return known

    def _mentions(self, text: str) -> list[Mention]:
        found = [*self._by_number(text), *self._by_title(text)]
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[Mention] = []
        for one in found:
            if not kept or one.start >= kept[-1].end or (one.start, one.end) == (kept[-1].start, kept[-1].end):
                kept.append(one)
        return kept

    def sentences(self, text: str) -> Iterator[list[Mention]]:
        """The mentions of a text, sentence by sentence."""
        found = self.mentions(text)
        if not found:
            return
        ends = [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]
        start = 0
        for end in ends:
            inside = [one for one in found if start <= one.start < end]
            if inside:
                yield inside
            start = end

    def named(self, text: str, kind: str) -> list[str]:
        """The elements of a kind that a cell lists: numbers or titles, parted by commas, semicolons or lines."""
        mentioned = [one.node for one in self.mentions(text) if self.kind_of(one.node) == kind]
        if mentioned:
            return list(dict.fromkeys(mentioned))
        whole = self.called(text, kind)
        if whole:
            return [whole]
        found = [self.called(piece, kind) for piece in re.split(r"[;\n]|,(?!\S)|、|،", text)]
        if not any(found):
            found = self._listed(text, kind)
        return list(dict.fromkeys(one for one in found if one))

    def _listed(self, text: str, kind: str) -> list[str]:
        if any(kind == one.kind for one in cited_kinds()) and re.search(r"\d", text):
            return [cited_id(kind, match[0]) for match in NUMBERS.finditer(text)]
        return [self._numbers.get((kind, folded(match[0])), "") for match in NUMBERS.finditer(text)]

    def called(self, text: str, kind: str = "") -> str:
        """The one element that a short text stands for: its title with or without number, or its number; else ""."""
        tokens = tokens_of(text)
        bare = tokens[next((i for i, token in enumerate(tokens) if not token.isdigit()), len(tokens)) :]
        names = tuple(dict.fromkeys(" ".join(words) for words in (tokens, bare) if words))
        named = [kinds for name in names if (kinds := self._names.get(name)) is not None]
        for known in ((kind,) if kind else self._rules.kinds()) if named else ():
            for kinds in named:
                if known in kinds:
                    return kinds[known]
        if kind:
            return self._numbers.get((kind, folded(text)), "")
        return ""

    # ---- two ways of naming -------------------------------------------------------------------------------------

    def _by_number(self, text: str) -> Iterator[Mention]:
        for one in self._words.read(text):
            node = self._numbers.get((one.kind, one.number), "")
            if node:
                yield Mention(one.start, one.end, node)
            elif one.printed[0].isdigit() and any(one.kind == cited.kind for cited in cited_kinds()):
                yield _citation(one, text)

    def _by_title(self, text: str) -> Iterator[Mention]:
        words = tokens_of(text)
        if self._rarest.keys().isdisjoint(words):
            return
        telling = self._rarest.keys() & set(words)
        longest: dict[int, int] = {}
        for word in telling:
            for at in places_of(word, words):
                for title in self._rarest[word]:
                    start = at - title.index(word)
                    if start >= 0 and words[start : start + len(title)] == title:
                        longest[start] = max(longest.get(start, 0), len(title))
        places = [match.span() for match in TOKEN.finditer(text)] if longest else []
        for start, length in sorted(longest.items()):
            node = self._titles[words[start : start + length]]
            yield Mention(places[start][0], places[start + length - 1][1], node, by_title=True)


def _once(said: Iterable[tuple[object, _Name]]) -> set[_Name]:
    """The numbers or titles of nodes that came or went but for those that a node had and still has."""
    often = Counter(said)
    return {name for (_, name), count in often.items() if count == 1}


def _number_of(node: Node) -> _Number:
    return node.kind, folded(node.number)


def _is_telling(node: Node, tokens: Tokens) -> bool:
    """Whether a title is long enough to be found in a text."""
    return len(tokens) >= _LEAST_TOKENS and len(node.title) >= _LEAST_LENGTH


def _citation(one: Numbered, text: str) -> Mention:
    """A mention of what is only cited, with its revision if it is named: "Resolution 71 (Rev. Port Lumen, 2026)"."""
    revision = _REVISION.match(text, one.end)
    title = " ".join(f"{one.word} {one.printed}{revision[0] if revision else ''}".split())
    end = revision.end() if revision else one.end
    return Mention(one.start, end, cited_id(one.kind, one.printed), title=f"{title[:1].upper()}{title[1:]}")


_FINDERS: list[tuple[tuple[Node, ...], MentionFinder]] = []
_KEPT, _FEW, _STRETCH = 24, 60, 4_000


def finder_of(
    nodes: Iterable[Node], rules: LinkRules, unit: str = "", before: MentionFinder | None = None
) -> MentionFinder:
    """A finder for these nodes; one that was made for the same nodes before goes on, with all that it has read.

    So after an edit only the paragraphs that changed are read again. Where only a few nodes came or went since
    `before`, what these don't concern is not read again either.
    """
    wanted = tuple(nodes)
    alike = [one for one in _FINDERS if one[1].unit == unit and one[1].goes_by(rules)]
    # The one before is asked first: all others may differ from its nodes at their ends.
    for known, finder in sorted(alike, key=lambda one: one[1] is not before):
        if known == wanted:
            return finder
    old = next((one for one in alike if one[1] is before), None)
    others = _others(old[0], wanted) if old is not None else None
    if old is not None and others is not None:
        _FINDERS[:] = [one for one in _FINDERS if one is not old]
        made = old[1].changed(wanted, others)
    else:
        made = MentionFinder(wanted, rules, unit)
    _FINDERS.append((wanted, made))
    del _FINDERS[:-_KEPT]
    return made


def _others(known: Sequence[Node], wanted: Sequence[Node]) -> Sequence[Node] | None:
    """The few nodes that came or went; None where there are many, or where some have moved or become another kind."""
    start, old_stop, stop = changed_stretch(known, wanted)
    old, new = known[start:old_stop], wanted[start:stop]
    if max(len(old), len(new)) > _STRETCH:
        return None
    kept = set(old) & set(new)
    gone, come = [one for one in old if one not in kept], [one for one in new if one not in kept]
    kinds = {one.id: (one.kind, one.unit) for one in gone}
    moved = [one for one in old if one in kept] != [one for one in new if one in kept]
    other_kind = any(kinds.get(one.id, (one.kind, one.unit)) != (one.kind, one.unit) for one in come)
    return None if moved or other_kind or len(gone) + len(come) > _FEW else (*gone, *come)


def cited_id(kind: str, name: str) -> str:
    """The node id of what is only cited: its number where the name has one, so that all revisions are one node."""
    number = re.search(r"\d[\w.]*", name)
    return f"{kind}:{folded(number[0]) if number else folded(name)}"

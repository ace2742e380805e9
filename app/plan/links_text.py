"""Where a text names elements of a plan: by kind and number, by title, and by what it cites."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from weakref import ref

from app.model.link import Node
from app.plan.links_numbers import NUMBERS, Numbered, words_for
from app.plan.links_words import LinkRules, cited_kinds
from app.plan.wording import folded

_Tokens = tuple[str, ...]

_TOKEN = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
_PLAIN_TOKEN = re.compile("[a-z0-9]+")
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


class MentionFinder:
    """Finds the elements of one plan in the texts of one unit of it; `nodes` are all that can be named.

    A number means an element of the unit itself or of none; outside of all units, one that only one unit has.
    """

    def __init__(self, nodes: Iterable[Node], rules: LinkRules, unit: str = "") -> None:
        self._rules = rules
        self.unit = unit
        self._kind_of: dict[str, str] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        self._titles: dict[tuple[str, ...], str] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._every = sorted(nodes, key=lambda node: node.unit not in ("", unit))
        self._renamed: tuple[ref[MentionFinder], frozenset[str]] | None = None
        often = Counter((node.kind, folded(node.number)) for node in self._every)
        for node in self._every:
            alone = not unit and often[node.kind, folded(node.number)] == 1
            self._add(node, numbered=node.unit in ("", unit) or alone)
        self._words = words_for(rules)
        self._known: dict[str, tuple[Mention, ...]] = {}
        self._often = Counter(chain.from_iterable(self._titles))
        self._rarest: dict[str, list[_Tokens]] = {}
        for title in self._titles:
            self._rarest.setdefault(self._rarest_of(title), []).append(title)

    def renamed(self, changed: Mapping[str, Node]) -> MentionFinder:
        """A finder for the same nodes of which some, by id, have other titles; what it need not read again it knows."""
        made = copy(self)
        made._every = [changed.get(node.id, node) for node in self._every]
        made._names, made._titles, made._rarest = dict(self._names), dict(self._titles), dict(self._rarest)
        titles = {tokens_of(node.title) for node in self._every if node.id in changed}
        titles |= {tokens_of(node.title) for node in changed.values()}
        for tokens in titles:
            made._put(tokens)
        touched = frozenset(self._rarest_of(tokens) for tokens in titles if tokens)
        made._known = {text: found for text, found in self._known.items() if touched.isdisjoint(tokens_of(text))}
        made._renamed = (ref(self), touched)
        return made

    def says_the_same(self, other: MentionFinder, words: Container[str]) -> bool:
        """Whether it finds in a text of these words (see `tokens_of`) what the other one finds there."""
        if self is other:
            return True
        return (
            self._renamed is not None
            and self._renamed[0]() is other
            and not any(word in words for word in self._renamed[1])
        )

    def _put(self, tokens: _Tokens) -> None:
        """Tell anew which nodes have these words for a title."""
        named = [node for node in self._every if tokens_of(node.title) == tokens]
        for kind in {kind for kind, _ in self._names} | {node.kind for node in named}:
            self._names.pop((kind, " ".join(tokens)), None)
        self._titles.pop(tokens, None)
        rarest = self._rarest_of(tokens) if tokens else ""
        self._rarest[rarest] = [title for title in self._rarest.get(rarest, ()) if title != tokens]
        for node in named:
            self._names.setdefault((node.kind, " ".join(tokens)), node.id)
            if _is_telling(node, tokens) and tokens not in self._titles:
                self._titles[tokens] = node.id
                self._rarest[rarest].append(tokens)

    def _rarest_of(self, title: _Tokens) -> str:
        """The word of a title that fewest titles have: most begin alike, and a text is held against few of them."""
        return min(title, key=self._often.__getitem__)

    def _add(self, node: Node, *, numbered: bool) -> None:
        self._kind_of[node.id] = node.kind
        if node.number and numbered:
            self._numbers.setdefault((node.kind, folded(node.number)), node.id)
        tokens = tokens_of(node.title)
        self._names.setdefault((node.kind, " ".join(tokens)), node.id)
        if _is_telling(node, tokens):
            self._titles.setdefault(tokens, node.id)

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
        for known in (kind,) if kind else self._rules.kinds():
            for name in names:
                found = self._names.get((known, name))
                if found:
                    return found
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
        longest: dict[int, int] = {}
        for at, word in enumerate(words):
            for title in self._rarest.get(word, ()):
                start = at - title.index(word)
                if start >= 0 and words[start : start + len(title)] == title:
                    longest[start] = max(longest.get(start, 0), len(title))
        places = [match.span() for match in _TOKEN.finditer(text)] if longest else []
        for start, length in sorted(longest.items()):
            node = self._titles[words[start : start + length]]
            yield Mention(places[start][0], places[start + length - 1][1], node, by_title=True)


def _is_telling(node: Node, tokens: _Tokens) -> bool:
    """Whether a title is long enough to be found in a text."""
    return len(tokens) >= _LEAST_TOKENS and len(node.title) >= _LEAST_LENGTH


def _citation(one: Numbered, text: str) -> Mention:
    """A mention of what is only cited, with its revision if it is named: "Resolution 71 (Rev. Port Lumen, 2026)"."""
    revision = _REVISION.match(text, one.end)
    title = " ".join(f"{one.word} {one.printed}{revision[0] if revision else ''}".split())
    end = revision.end() if revision else one.end
    return Mention(one.start, end, cited_id(one.kind, one.printed), title=f"{title[:1].upper()}{title[1:]}")


_FINDERS: list[tuple[tuple[Node, ...], MentionFinder]] = []
_KEPT, _FEW = 24, 4


def finder_of(
    nodes: Iterable[Node], rules: LinkRules, unit: str = "", before: MentionFinder | None = None
) -> MentionFinder:
    """A finder for these nodes; one that was made for the same nodes before goes on, with all that it has read.

    So after an edit only the paragraphs that changed are read again. Where only a few titles have changed since
    `before`, what these don't concern is not read again either.
    """
    wanted = tuple(nodes)
    alike = [one for one in _FINDERS if one[1].unit == unit and one[1].goes_by(rules)]
    # The one before is asked first: all others may differ from its nodes at their ends.
    for known, finder in sorted(alike, key=lambda one: one[1] is not before):
        if known == wanted:
            return finder
    old = next((one for one in alike if one[1] is before), None)
    changed = _renamed(old[0], wanted) if old is not None else None
    if old is not None and changed is not None:
        _FINDERS[:] = [one for one in _FINDERS if one is not old]
        made = old[1].renamed(changed)
    else:
        made = MentionFinder(wanted, rules, unit)
    _FINDERS.append((wanted, made))
    del _FINDERS[:-_KEPT]
    return made


def _renamed(known: Sequence[Node], wanted: Sequence[Node]) -> Mapping[str, Node] | None:
    """The few nodes that have another title, by id; None where nodes differ in anything else."""
    if len(known) != len(wanted):
        return None
    pairs = [(was, now) for was, now in zip(known, wanted, strict=True) if was is not now and was != now]
    if len(pairs) > _FEW or any(replace(was, title=now.title) != now for was, now in pairs):
        return None
    return {now.id: now for _, now in pairs}


def cited_id(kind: str, name: str) -> str:
    """The node id of what is only cited: its number where the name has one, so that all revisions are one node."""
    number = re.search(r"\d[\w.]*", name)
    return f"{kind}:{folded(number[0]) if number else folded(name)}"


@lru_cache(60_000)
def tokens_of(text: str) -> _Tokens:
    """The words of a text without case and accents; of Chinese, its signs."""
    if text.isascii():
        return tuple(_PLAIN_TOKEN.findall(text.lower()))
    return tuple(map(_plain, _TOKEN.findall(text)))


@lru_cache(50_000)
def _plain(word: str) -> str:
    bare = word.casefold()
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))

"""Where a text names elements of a plan: by kind and number, by title, and by what it cites."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from app.model.link import Node
from app.plan.links_numbers import NUMBERS, Numbered, words_for
from app.plan.links_words import LinkRules, cited_kinds
from app.plan.profiles import Profile
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
        every = sorted(nodes, key=lambda node: node.unit not in ("", unit))
        often = Counter((node.kind, folded(node.number)) for node in every)
        for node in every:
            alone = not unit and often[node.kind, folded(node.number)] == 1
            self._add(node, numbered=node.unit in ("", unit) or alone)
        self._words = words_for(rules)
        self.cited = self._words.cited
        self._known: dict[str, tuple[Mention, ...]] = {}
        self._rarest = _by_rarest(self._titles)

    def _add(self, node: Node, *, numbered: bool) -> None:
        self._kind_of[node.id] = node.kind
        if node.number and numbered:
            self._numbers.setdefault((node.kind, folded(node.number)), node.id)
        tokens = tokens_of(node.title)
        self._names.setdefault((node.kind, " ".join(tokens)), node.id)
        if len(tokens) >= _LEAST_TOKENS and len(node.title) >= _LEAST_LENGTH:
            self._titles.setdefault(tokens, node.id)

    @property
    def profile(self) -> Profile:
        """The profile whose words are looked for."""
        return self._rules.profile

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
            for title, place in self._rarest.get(word, ()):
                start = at - place
                if start >= 0 and words[start : start + len(title)] == title:
                    longest[start] = max(longest.get(start, 0), len(title))
        places = [match.span() for match in _TOKEN.finditer(text)] if longest else []
        for start, length in sorted(longest.items()):
            node = self._titles[words[start : start + length]]
            yield Mention(places[start][0], places[start + length - 1][1], node, by_title=True)


def _by_rarest(titles: Iterable[_Tokens]) -> Mapping[str, Sequence[tuple[_Tokens, int]]]:
    """The titles by the word of each that fewest of them have, with its place in the title.

    Most titles begin alike; texts have to be held against those only whose rarest word they have.
    """
    every = list(titles)
    counts = Counter(chain.from_iterable(every))
    found: dict[str, list[tuple[_Tokens, int]]] = {}
    for title in every:
        rarest = min(title, key=counts.__getitem__)
        found.setdefault(rarest, []).append((title, title.index(rarest)))
    return found


def _citation(one: Numbered, text: str) -> Mention:
    """A mention of what is only cited, with its revision if it is named: "Resolution 71 (Rev. Port Lumen, 2026)"."""
    revision = _REVISION.match(text, one.end)
    title = " ".join(f"{one.word} {one.printed}{revision[0] if revision else ''}".split())
    end = revision.end() if revision else one.end
    return Mention(one.start, end, cited_id(one.kind, one.printed), title=f"{title[:1].upper()}{title[1:]}")


_FINDERS: list[tuple[tuple[Node, ...], MentionFinder]] = []
_KEPT = 24


def finder_of(nodes: Iterable[Node], rules: LinkRules, unit: str = "") -> MentionFinder:
    """A finder for these nodes; one that was made for the same nodes before goes on, with all that it has read.

    So after an edit only the paragraphs that changed are read again.
    """
    wanted = tuple(nodes)
    for known, finder in _FINDERS:
        same = finder.profile is rules.profile and finder.cited is cited_kinds()
        if finder.unit == unit and same and known == wanted:
            return finder
    made = MentionFinder(wanted, rules, unit)
    _FINDERS.append((wanted, made))
    del _FINDERS[:-_KEPT]
    return made


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

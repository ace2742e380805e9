"""Where a text names elements of a plan: by kind and number, by title, and by what it cites."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.model.link import Node
from app.plan.links_words import Cited, LinkRules, cited_kinds, words_of
from app.plan.profiles import Profile
from app.plan.wording import NUMBER, folded

_TOKEN = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
_AND = r"\s*(?:,|;|/|&|、|،|\bet\b|\by\b|\bи\b|\bund\b|和|\band\b|,\s*and\b|\bor\b|\bou\b)\s*"
_TO = r"\s*(?:[-–—]|\bto\b|\bà\b|至)\s*"
# Chinese goes on without a blank after a number.
_NUMBER = NUMBER.replace(r"(?!\w)", r"(?![^\W一-鿿])")
_LEAST_TOKENS, _LEAST_LENGTH = 2, 6
_LONGEST_RANGE = 30
_HAS_NUMBER = re.compile(r"\d|(?<!\w)(?:[A-Z]|[IVX]+)(?!\w)")
_MOST_KNOWN = 50_000
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|(?<=[。；：！？؟؛])")
_REVISION = re.compile(r"\s*[(（][^()（）]{0,60}\d{4}[^()（）]{0,20}[)）]")
# "TP1" is a thematic priority, too.
_BETWEEN = r"(?P<colon>\s*[:：]\s*|\s+|(?<=[一-鿿])\s*|(?<=(?-i:[A-Z]{2}))(?=\d))"


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
        self._lengths: dict[tuple[str, ...], list[int]] = {}
        self._names: dict[tuple[str, str], str] = {}
        every = sorted(nodes, key=lambda node: node.unit not in ("", unit))
        often = Counter((node.kind, folded(node.number)) for node in every)
        for node in every:
            alone = not unit and often[node.kind, folded(node.number)] == 1
            self._add(node, numbered=node.unit in ("", unit) or alone)
        words = _words_for(rules)
        self.cited = words.cited
        self._pattern, self._words, self._read = words.pattern, words.kinds, words.read
        self._known: dict[str, tuple[Mention, ...]] = {}

    def _add(self, node: Node, *, numbered: bool) -> None:
        self._kind_of[node.id] = node.kind
        if node.number and numbered:
            self._numbers.setdefault((node.kind, folded(node.number)), node.id)
        tokens = tuple(token for _, _, token in _tokens(node.title))
        self._names.setdefault((node.kind, " ".join(tokens)), node.id)
        if len(tokens) >= _LEAST_TOKENS and len(node.title) >= _LEAST_LENGTH:
            self._titles.setdefault(tokens, node.id)
            lengths = self._lengths.setdefault(tokens[:2], [])
            if len(tokens) not in lengths:
                lengths.append(len(tokens))
                lengths.sort(reverse=True)

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
            return [cited_id(kind, match[0]) for match in re.finditer(_NUMBER, text)]
        return [self._numbers.get((kind, folded(match[0])), "") for match in re.finditer(_NUMBER, text)]

    def called(self, text: str, kind: str = "") -> str:
        """The one element that a short text stands for: its title with or without number, or its number; else ""."""
        tokens = [token for _, _, token in _tokens(text)]
        bare = tokens[next((i for i, token in enumerate(tokens) if not token.isdigit()), len(tokens)) :]
        for known in (kind,) if kind else self._rules.kinds():
            for words in (tokens, bare):
                found = self._names.get((known, " ".join(words))) if words else None
                if found:
                    return found
        if kind:
            return self._numbers.get((kind, folded(text)), "")
        return ""

    # ---- two ways of naming -------------------------------------------------------------------------------------

    def _by_number(self, text: str) -> Iterator[Mention]:
        for one in self._readings(text):
            node = self._numbers.get((one.kind, one.number), "")
            if node:
                yield Mention(one.start, one.end, node)
            elif one.printed[0].isdigit() and any(one.kind == cited.kind for cited in cited_kinds()):
                yield _citation(one, text)

    def _readings(self, text: str) -> tuple[_Numbered, ...]:
        known = self._read.get(text)
        if known is None:
            if len(self._read) >= _MOST_KNOWN:
                self._read.clear()
            known = self._read[text] = tuple(self._numbered(text)) if _HAS_NUMBER.search(text) else ()
        return known

    def _numbered(self, text: str) -> Iterator[_Numbered]:
        for cited in cited_kinds():
            for match in cited.behind.finditer(text) if cited.behind else ():
                yield _Numbered(match.start(), match.end(), cited.kind, cited.title, match["number"], match["number"])
        for match in self._pattern.finditer(text):
            # "Outcomes: 1.1 and 1.2" is a list of outcomes, "Goal: 40 countries" is not.
            if match["colon"].strip() and re.fullmatch(r"\w+", match["list"]):
                continue
            kind = self._words[folded(match["word"])]
            for start, end, number in _numbers_in(match, text):
                first = start == match.start("list")
                yield _Numbered(match.start() if first else start, end, kind, match["word"], number, folded(number))

    def _by_title(self, text: str) -> Iterator[Mention]:
        if not self._titles:
            return
        tokens = _tokens(text)
        words = [token for _, _, token in tokens]
        for at, pair in enumerate(pairwise(words)):
            for length in self._lengths.get(pair, ()):
                node = self._titles.get(tuple(words[at : at + length])) if at + length <= len(words) else None
                if node is not None:
                    yield Mention(tokens[at][0], tokens[at + length - 1][1], node, by_title=True)
                    break


def _citation(one: _Numbered, text: str) -> Mention:
    """A mention of what is only cited, with its revision if it is named: "Resolution 71 (Rev. Port Lumen, 2026)"."""
    revision = _REVISION.match(text, one.end)
    title = " ".join(f"{one.word} {one.printed}{revision[0] if revision else ''}".split())
    end = revision.end() if revision else one.end
    return Mention(one.start, end, cited_id(one.kind, one.printed), title=f"{title[:1].upper()}{title[1:]}")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A kind's word with a number behind it, whether or not there is such an element."""

    start: int
    end: int
    kind: str
    word: str
    printed: str
    number: str


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
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((match.start(), match.end(), _plain(match[0])) for match in _TOKEN.finditer(text))


@lru_cache(50_000)
def _plain(word: str) -> str:
    bare = word.casefold()
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))


def _numbers_in(match: re.Match[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Each number of a list such as "1.1, 1.3 and 2" or "2 to 4", with its offsets."""
    last: tuple[int, int, str] | None = None
    for found in re.compile(_NUMBER).finditer(text, match.start("list"), match.end("list")):
        between = text[last[1] : found.start()] if last else ""
        if last is not None and re.fullmatch(_TO, between) and last[2].isdigit() and found[0].isdigit():
            inner = range(int(last[2]) + 1, min(int(found[0]), int(last[2]) + _LONGEST_RANGE))
            yield from ((found.start(), found.end(), str(number)) for number in inner)
        last = (found.start(), found.end(), found[0])
        yield last


@dataclass(frozen=True)
class _Words:
    """The words of one profile, and what was read by them: that does not depend on the elements there are."""

    profile: Profile
    cited: tuple[Cited, ...]
    pattern: re.Pattern[str]
    kinds: dict[str, str]
    read: dict[str, tuple[_Numbered, ...]]


_WORDS: dict[str, _Words] = {}


def _words_for(rules: LinkRules) -> _Words:
    known = _WORDS.get(rules.profile.name)
    if known is not None and known.profile is rules.profile and known.cited is cited_kinds():
        return known
    words: dict[str, str] = {}
    for cited in reversed(cited_kinds()):
        words.update((word, cited.kind) for word in cited.words)
    linked = set(rules.kinds())
    for kind in reversed([one for one in rules.profile.kinds.values() if one.name in linked]):
        words.update((word, kind.name) for word in words_of(kind))
    pattern = re.compile(_pattern_text(tuple(words)), re.IGNORECASE)
    made = _Words(rules.profile, cited_kinds(), pattern, {folded(word): kind for word, kind in words.items()}, {})
    _WORDS[rules.profile.name] = made
    return made


def _pattern_text(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"\Z."
    number = rf"(?:(?:no\.?|n°|nº|№|#|第)\s*)?(?:{_NUMBER})"
    return rf"(?<![^\W一-鿿])(?P<word>{either}){_BETWEEN}(?P<list>{number}(?:(?:{_AND}|{_TO})(?:{_NUMBER}))*)"

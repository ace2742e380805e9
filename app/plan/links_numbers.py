"""Where a text names a kind of element with numbers behind it, whether or not there are such elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.plan.links_words import Cited, LinkRules, cited_kinds, words_of
from app.plan.profiles import Profile
from app.plan.tokens import Tokens, places_of, tokens_of
from app.plan.wording import NUMBER, folded

_AND = r"\s*(?:,|;|/|&|、|،|\bet\b|\by\b|\bи\b|\bund\b|和|\band\b|,\s*and\b|\bor\b|\bou\b)\s*"
_TO = r"\s*(?:[-–—]|\bto\b|\bà\b|至)\s*"
# Chinese goes on without a blank after a number.
NUMBERS = re.compile(NUMBER.replace(r"(?!\w)", r"(?![^\W一-鿿])"))
_LONGEST_RANGE = 30
_MOST_KNOWN = 50_000
# "TP1" is a thematic priority, too.
_BETWEEN = r"(?P<colon>\s*[:：]\s*|\s+|(?<=[一-鿿])\s*|(?<=(?-i:[A-Z]{2}))(?=\d))"
_LEAD = r"(?:no\.?|n°|nº|№|#|第)"
_LEAD_AT_END = re.compile(rf"{_LEAD}\Z", re.IGNORECASE)
_SHORT_WORD = re.compile(r"[A-Z]{2}\d")
_LIKE_NUMBER = re.compile(r".?\d|(?:.|[ivx]+|no)\Z")
_LEAD_ENDS = frozenset(".oO°º№#第")
_STARTS = re.compile(r"\d+|[A-Z](?![^\W\d_])|[IVX]{2,}(?![^\W\d_])")
_HAS_NUMBER = re.compile(r"\d|(?<!\w)(?:[A-Z]|[IVX]+)(?!\w)")
_IDEOGRAPH = re.compile("[一-鿿]")
_WORD = re.compile(r"[^\W_]+")
_BACK = 80


@dataclass(frozen=True, slots=True)
class Numbered:
    """A kind's word with a number behind it: as it is printed, and as numbers are compared."""

    start: int
    end: int
    kind: str
    word: str
    printed: str
    number: str


@dataclass(frozen=True)
class NumberWords:
    """The words of one profile, and what was read by them: that does not depend on the elements there are."""

    profile: Profile
    cited: tuple[Cited, ...]
    kinds: dict[str, str]
    pattern: re.Pattern[str]
    _read: dict[str, tuple[Numbered, ...]] = field(default_factory=dict[str, tuple[Numbered, ...]])

    def read(self, text: str) -> tuple[Numbered, ...]:
        """Every number behind the word for a kind; what was read before is not read again."""
        known = self._read.get(text)
        if known is None:
            if len(self._read) >= _MOST_KNOWN:
                self._read.clear()
            known = self._read[text] = tuple(self._numbered(text))
        return known

    @cached_property
    def _lasts(self) -> frozenset[str]:
        """The last words before numbers."""
        return frozenset(words[-1] for word in self.kinds if (words := _WORD.findall(word)))

    @cached_property
    def _below(self) -> Mapping[str, str]:
        """The kinds that words mean before a number in parts, where that is another one."""
        return {folded(word): kind.name for word, kind in self.profile.by_parted_number.items()}

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """The words with numbers behind them; looking for all of them at every place of a text costs far more."""
        if not text.isascii() and _IDEOGRAPH.search(text):
            yield from self.pattern.finditer(text) if _HAS_NUMBER.search(text) else ()
            return
        if not self._may_number(tokens_of(text)) and not _SHORT_WORD.search(text):
            return
        end = 0
        for start in _STARTS.finditer(text):
            at = start.start()
            if at < end or not self._stands_behind(text[max(at - _BACK, 0) : at]):
                continue
            match = self.pattern.search(text, max(at - _BACK, end))
            if match is None:
                return
            yield match
            end = match.end()

    def _may_number(self, words: Tokens) -> bool:
        """Whether something like a number follows a word for a kind: nearly all texts have none."""
        behind = (words[at + 1] for one in self._lasts.intersection(words) for at in places_of(one, words[:-1]))
        return any(_LIKE_NUMBER.match(one) for one in behind)

    def _stands_behind(self, head: str) -> bool:
        """Whether a number behind this text has a word for a kind before it, a colon or a sign for numbers between."""
        head = head.rstrip().rstrip(":：").rstrip()
        if self._ends(head):
            return True
        lead = _LEAD_AT_END.search(head, max(len(head) - 3, 0)) if head[-1:] in _LEAD_ENDS else None
        return lead is not None and self._stands_behind(head[: lead.start()])

    def _ends(self, head: str) -> bool:
        last = head[head.rfind(" ") + 1 :]
        if not last.isalnum():
            words = _WORD.findall(last)
            last = words[-1] if words else ""
        return folded(last) in self._lasts

    def _numbered(self, text: str) -> Iterator[Numbered]:
        for cited in self.cited:
            said = any(word in text for word in cited.behind_words)
            for match in cited.behind.finditer(text) if cited.behind and said else ():
                yield Numbered(match.start(), match.end(), cited.kind, cited.title, match["number"], match["number"])
        for match in self._matches(text):
            # "Outcomes: 1.1 and 1.2" is a list of outcomes, "Goal: 40 countries" is not.
            if match["colon"].strip() and re.fullmatch(r"\w+", match["list"]):
                continue
            word = folded(match["word"])
            for start, end, number in _numbers_in(match, text):
                first = start == match.start("list")
                kind = self._below.get(word, self.kinds[word]) if "." in number else self.kinds[word]
                yield Numbered(match.start() if first else start, end, kind, match["word"], number, folded(number))


_WORDS: dict[str, NumberWords] = {}


def words_for(rules: LinkRules) -> NumberWords:
    """The words of a profile before numbers; the same as long as the profile and what plans cite are the same."""
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
    made = NumberWords(rules.profile, cited_kinds(), {folded(word): kind for word, kind in words.items()}, pattern)
    _WORDS[rules.profile.name] = made
    return made


def _pattern_text(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"\Z."
    number = rf"(?:{_LEAD}\s*)?(?:{NUMBERS.pattern})"
    return rf"(?<![^\W一-鿿])(?P<word>{either}){_BETWEEN}(?P<list>{number}(?:(?:{_AND}|{_TO})(?:{NUMBERS.pattern}))*)"


def _numbers_in(match: re.Match[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Each number of a list such as "1.1, 1.3 and 2" or "2 to 4", with its offsets."""
    last: tuple[int, int, str] | None = None
    for found in NUMBERS.finditer(text, match.start("list"), match.end("list")):
        between = text[last[1] : found.start()] if last else ""
        if last is not None and re.fullmatch(_TO, between) and last[2].isdigit() and found[0].isdigit():
            inner = range(int(last[2]) + 1, min(int(found[0]), int(last[2]) + _LONGEST_RANGE))
            yield from ((found.start(), found.end(), str(number)) for number in inner)
        last = (found.start(), found.end(), found[0])
        yield last

"""What is searched for, and where it stands in a line of text."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.model.errors import RefusedError
from app.services.search_text import GAP, SearchScope

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Query:
    """Words to find, or with `regex` a pattern of Python's `re`; `words` finds nothing that begins or ends in a word.

    Without `case`, letters are compared by Unicode's full case folding: "STRASSE" finds "Straße". Plain words take any
    space, hyphen or quotation mark of their kind for the one that was typed; accents count.
    """

    text: str
    regex: bool = False
    case: bool = False
    words: bool = False
    scope: SearchScope = SearchScope.MARKED


class PatternFault(StrEnum):
    """What is wrong with a pattern or with what is to replace it."""

    UNCLOSED_GROUP = "unclosed_group"
    UNOPENED_GROUP = "unopened_group"
    UNCLOSED_SET = "unclosed_set"
    NOTHING_TO_REPEAT = "nothing_to_repeat"
    BAD_RANGE = "bad_range"
    BAD_ESCAPE = "bad_escape"
    BAD_LOOK_BEHIND = "bad_look_behind"
    NO_SUCH_GROUP = "no_such_group"
    TOO_LONG = "too_long"
    TOO_SLOW = "too_slow"
    OTHER = "other"


_SENTENCES = {
    PatternFault.UNCLOSED_GROUP: "The pattern has an opening bracket “(” without its closing one.",
    PatternFault.UNOPENED_GROUP: "The pattern has a closing bracket “)” without its opening one.",
    PatternFault.UNCLOSED_SET: "The pattern has an opening bracket “[” without its closing one.",
    PatternFault.NOTHING_TO_REPEAT: "The pattern repeats nothing: “*”, “+”, “?” and “{…}” go behind what they repeat.",
    PatternFault.BAD_RANGE: "The pattern has a range whose end comes before its beginning.",
    PatternFault.BAD_ESCAPE: "The pattern has a backslash before something that it gives no meaning to.",
    PatternFault.BAD_LOOK_BEHIND: "The pattern looks back over text whose length is not fixed.",
    PatternFault.NO_SUCH_GROUP: "A group is named that the pattern does not have.",
    PatternFault.TOO_LONG: "The pattern is too long.",
    PatternFault.TOO_SLOW: "The pattern takes too long on this text; repeats within repeats are the usual cause.",
    PatternFault.OTHER: "The pattern cannot be read.",
}

_FAULTS = (
    ("unterminated subpattern", PatternFault.UNCLOSED_GROUP),
    ("missing )", PatternFault.UNCLOSED_GROUP),
    ("unbalanced parenthesis", PatternFault.UNOPENED_GROUP),
    ("unterminated character set", PatternFault.UNCLOSED_SET),
    ("nothing to repeat", PatternFault.NOTHING_TO_REPEAT),
    ("multiple repeat", PatternFault.NOTHING_TO_REPEAT),
    ("bad character range", PatternFault.BAD_RANGE),
    ("min repeat greater", PatternFault.BAD_RANGE),
    ("bad escape", PatternFault.BAD_ESCAPE),
    ("incomplete escape", PatternFault.BAD_ESCAPE),
    ("look-behind", PatternFault.BAD_LOOK_BEHIND),
    ("group reference", PatternFault.NO_SUCH_GROUP),
    ("unknown group", PatternFault.NO_SUCH_GROUP),
    ("cannot refer", PatternFault.NO_SUCH_GROUP),
)


class PatternError(RefusedError):
    """A pattern cannot be used; `fault` says why, `at` is the offset of the trouble in it where that is known."""

    def __init__(self, fault: PatternFault, at: int | None = None) -> None:
        super().__init__(_SENTENCES[fault])
        self.fault = fault
        self.at = at


class Matcher(Protocol):
    """Finds a query in lines; `key` is made once of each line and handed back with it."""

    def key(self, text: str) -> str:
        """The form of a line in which it is searched."""
        ...

    def may_match(self, key: str) -> bool:
        """Whether a line can hold a match at all; a cheap test."""
        ...

    def spans(self, text: str, key: str, edges: Edges) -> list[Span]:
        """The matches of a line from left to right, none empty, none overlapping, in offsets of its text.

        At `edges` a word ends and another may begin, whatever stands there; they are asked for where they matter.
        """
        ...


Edges = Callable[[], frozenset[int]]


def matcher_of(query: Query) -> Matcher:
    """What finds a query; PatternError when it is a pattern that cannot be used."""
    return RegexMatcher(query) if query.regex else WordsMatcher(query)


# Plain words

_LENIENT = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\n", " "),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_SOFT_HYPHEN = "\u00ad"


def plain_key(text: str, *, case: bool) -> str:
    """Text in the form in which plain words are compared: one kind of space, quotation mark and hyphen, composed
    letters, and unless `case` counts, folded ones."""
    if text.isascii():
        return text if case else text.casefold()
    composed = unicodedata.normalize("NFC", text.translate(_LENIENT))
    return composed if case else composed.casefold()


class WordsMatcher:
    """Finds words as they are typed."""

    def __init__(self, query: Query) -> None:
        self._case = query.case
        self._needle = plain_key(query.text.replace(_SOFT_HYPHEN, ""), case=query.case)
        self._words = query.words
        # A word can go on across an end only where the words themselves begin or end with a letter.
        self._opens = query.words and bool(self._needle) and _joins(self._needle[0])
        self._closes = query.words and bool(self._needle) and _joins(self._needle[-1])
        # In most text the test that `edge` makes is one of `re`, and a fast one when the words themselves come first.
        exact = re.escape(self._needle)
        before = rf"(?<!\w{exact})" if self._opens else ""
        self._apart = re.compile(exact + (r"(?!\w)" if self._closes else "") + before)
        self._overlaps = any(self._needle.startswith(self._needle[at:]) for at in range(1, len(self._needle)))

    def key(self, text: str) -> str:
        if text.isascii():
            return text if self._case else text.casefold()
        return plain_key(text, case=self._case)

    def may_match(self, key: str) -> bool:
        return bool(self._needle) and self._needle in key

    def spans(self, text: str, key: str, edges: Edges) -> list[Span]:
        if not self._needle:
            return []
        usual = text.isascii() or (len(text) == len(key) and _UNUSUAL.search(text) is None)
        if usual and not (self._words and self._overlaps):
            found = [match.span() for match in self._apart.finditer(key)]
            if not self._words or key.count(self._needle) == len(found):
                return found
            return self._with_those_at(edges(), text, key, found)
        return list(self._one_by_one(text, key, edges() if self._words else frozenset()))

    def _with_those_at(self, edges: frozenset[int], text: str, key: str, found: list[Span]) -> list[Span]:
        """What stands apart by itself, and what does so only because changes begin or end beside it."""
        length = len(self._needle)
        starts = [at for at in edges if key.startswith(self._needle, at)]
        starts += [at - length for at in edges if key.endswith(self._needle, 0, at)]
        more = [(at, at + length) for at in starts if self._stands_apart(text, at, at + length, edges)]
        return sorted({*found, *more}) if more else found

    def _one_by_one(self, text: str, key: str, edges: frozenset[int]) -> Iterator[Span]:
        aligned = None if _keeps_places(text, key) else Aligned(text, self._case)
        key = aligned.key if aligned else key
        length, at = len(self._needle), key.find(self._needle)
        while at >= 0:
            found = aligned.span(at, at + length) if aligned else (at, at + length)
            if found is not None and (not self._words or self._stands_apart(text, *found, edges)):
                yield found
                at = key.find(self._needle, at + length)
            else:
                at = key.find(self._needle, at + 1)

    def _stands_apart(self, text: str, start: int, end: int, edges: frozenset[int]) -> bool:
        if self._opens and start and _joins(text[start - 1]) and start not in edges and not edge(text, start):
            return False
        return not (self._closes and end < len(text) and _joins(text[end]) and end not in edges and not edge(text, end))


_UNUSUAL = re.compile(r"[^\x00-\u024f\u2010-\u2027\u2030-\u205e]")
"""What may be a mark, or a letter between which and the next words end: there `re` is no judge of words."""


def _keeps_places(text: str, key: str) -> bool:
    """Whether every character of the key stands where its own stands in the text."""
    # Of a composed text nothing gets shorter, so equal lengths mean one for one.
    return len(text) == len(key) and unicodedata.is_normalized("NFC", text)


class Aligned:
    """A line whose key has other offsets than its text: "ß" compares as "ss", "e" with an accent behind it as "é"."""

    def __init__(self, text: str, case: bool) -> None:
        keys: list[str] = []
        self._begins: list[int | None] = []
        self._ends: list[int | None] = []
        for start, end in _units(text):
            # Nothing begins or ends within what only means something as a whole.
            key = plain_key(text[start:end], case=case)
            inner = [None] * (len(key) - 1)
            self._begins += [start, *inner]
            self._ends += [*inner, end]
            keys.append(key)
        self.key = "".join(keys)

    def span(self, start: int, end: int) -> Span | None:
        """The offsets in the text of a stretch of the key; None when it begins or ends within a character."""
        begin, stop = self._begins[start], self._ends[end - 1]
        return None if begin is None or stop is None else (begin, stop)


def _units(text: str) -> Iterator[Span]:
    """Each character, together with the marks behind it where they compose with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            composes = at > start + 1 and not unicodedata.is_normalized("NFC", text[start:at])
            yield from [(start, at)] if composes else [(one, one + 1) for one in range(start, at)]
            start = at


def edge(text: str, at: int) -> bool:
    """Whether no word goes on across an offset."""
    return not (0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at]))


def _joins(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char == "_"
    # Chinese and Japanese write no spaces between words.
    ideograph = "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"
    return not ideograph and char < "\U00020000" and (char.isalnum() or unicodedata.category(char)[0] == "M")


# Patterns

_LONGEST = 2000
_WHOLE_WORDS = r"(?:(?<!\w)|(?!\w))(?:{})(?:(?!\w)|(?<!\w))"


class RegexMatcher:
    """Finds a pattern of Python's `re`, within one line."""

    def __init__(self, query: Query) -> None:
        self.pattern = compiled(query)

    def key(self, text: str) -> str:
        return text

    def may_match(self, key: str) -> bool:
        return bool(key)

    def spans(self, text: str, key: str, edges: Edges) -> list[Span]:
        if GAP not in text:
            return [span for span in [found.span() for found in self.pattern.finditer(text)] if span[0] < span[1]]
        start, spans = 0, list[Span]()
        for part in text.split(GAP):
            found = [match.span() for match in self.pattern.finditer(part)]
            spans += [(start + low, start + high) for low, high in found if low < high]
            start += len(part) + 1
        return spans

    def groups(self, text: str, span: Span) -> re.Match[str] | None:
        """The match that stands at a span of a line, with its groups."""
        start = text.rfind(GAP, 0, span[0]) + 1
        stop = text.find(GAP, span[1])
        part = text[start : stop if stop >= 0 else None]
        found = self.pattern.match(part, span[0] - start)
        return found if found is not None and found.end() == span[1] - start else None


def compiled(query: Query) -> re.Pattern[str]:
    """The pattern of a query; PatternError when it cannot be read."""
    if len(query.text) > _LONGEST:
        raise PatternError(PatternFault.TOO_LONG)
    flags = re.NOFLAG if query.case else re.IGNORECASE
    try:
        # What a later Python may read otherwise is no concern of the person who types a pattern.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            own = re.compile(query.text, flags)
            if not query.words:
                return own
            return re.compile(_WHOLE_WORDS.format(_without_flags(query.text)), own.flags)
    except re.error as error:
        fault = next((fault for words, fault in _FAULTS if words in error.msg), PatternFault.OTHER)
        raise PatternError(fault, error.pos) from None
    except (OverflowError, RecursionError, ValueError):
        raise PatternError(PatternFault.OTHER) from None


_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")


def _without_flags(pattern: str) -> str:
    # Flags may stand at the very beginning only; they are passed on beside the pattern.
    found = _FLAGS.match(pattern)
    return pattern[found.end() :] if found else pattern

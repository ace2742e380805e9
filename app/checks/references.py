"""References to numbered elements and tables that are not there, or no longer what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from app.checks.lines import Line, LineBlock, OfNumbers, Search, Spot, spots_in
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.model.content import Paragraph
from app.model.document import Document
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.blocks import Block
from app.plan.profiles import Kind, Profile

DANGLING = Rule(
    "reference.dangling",
    Severity.WARNING,
    "There is no {called} in this plan{why}.",
    "A reference that leads nowhere leaves out what the reader is sent to look for.",
)
STALE = Rule(
    "reference.stale",
    Severity.WARNING,
    "{called} was “{before}” and is now “{now}”{moved}.",
    "After renumbering, a reference by number silently points to something else.",
)
BOOKMARK = Rule(
    "reference.bookmark",
    Severity.WARNING,
    "What this cross-reference points to is gone.",
    "The word processor will print an error in its place when fields are updated.",
)

# A number behind anything else follows no word.
_NUMBER = re.compile(r"(?<=[ \xa0#一-鿿])\d+(?:\.\d+)*")
_GOES_ON = frozenset(", –、和")
_MORE = re.compile(r"(?:, ?(?:and |et |y |и )?| and | et | y | и | to |–|、|和)(\d+(?:\.\d+)*)(?![\w-])")
_IDEOGRAPHS = re.compile("[一-鿿]{1,8}\\Z")
_BACK = 40
_ELSEWHERE = re.compile(
    r" (?:of|in|to|under) (?:the )?(?:operational|financial|previous|current|former|resolution|convention|"
    r"recommendation|un|united|sdg|2030 agenda)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:toc|table of figures|contents)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_TABLE = frozenset(("table", "figure", "tableau", "cuadro", "таблица", "таблице", "таблицы"))
_CAPTION = re.compile(r"\0(?P<word>[^\W\d_]+)[ \xa0](?P<number>\d+(?:\.\d+)*)[ \xa0]?[–—:.-]", re.IGNORECASE)
_FIELD = re.compile(r"\b(?:REF|NOTEREF)\s+([^\s\\\"<]+)")
_BOOKMARK = re.compile(r"<w:bookmarkStart\b[^>]*\bw:name=\"([^\"]+)\"")


def _references(text: str) -> Iterator[Spot]:
    """Numbers behind a word, and those that follow in a list; what was read: two words, the number."""
    end = 0
    for match in _NUMBER.finditer(text):
        at = match.start()
        if at < end or text[match.end()].isalpha():
            continue
        words = _words_before(text, at)
        if words is None:
            continue
        end = match.end()
        yield Spot(at, end, (*words, match[0]))
        if text[end] not in _GOES_ON:
            continue
        more = _MORE.match(text, end)
        while more is not None:
            yield Spot(*more.span(1), (*words, more[1]))
            end = more.end()
            more = _MORE.match(text, end)


def _words_before(text: str, at: int) -> tuple[str, str] | None:
    before = text[at - 1]
    if before in " \xa0#":
        # By hand: this is asked for every number of a text.
        words = text[max(at - _BACK, 0) : at].rpartition("\0")[2].lower().rstrip(" \xa0#").split()[-2:]
        if not words or not words[-1].isalpha():
            return None
        return (words[0] if len(words) > 1 and words[0].isalpha() else "", words[-1])
    if "一" <= before <= "鿿":
        match = _IDEOGRAPHS.search(text, at - min(at, 8), at)
        return ("", match[0]) if match else None
    return None


def _caption_starts(text: str) -> Iterator[Spot]:
    """Lines that begin like a caption: the word and the number."""
    for match in _CAPTION.finditer(text):
        if match["word"].lower() in _TABLE:
            yield Spot(match.start() + 1, match.end(), (match["word"].lower(), match["number"]))


class References:
    """References by number, and fields."""

    rules = (DANGLING, STALE, BOOKMARK)
    searches: Mapping[str, Search] = {"reference": OfNumbers(_references), "caption": OfNumbers(_caption_starts)}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """References to what is not there or has become something else."""
        known = _Numbered(reading)
        before = _Numbered(reading.base) if reading.base else None
        for block in reading.blocks:
            meant, named = block.once(_meant, known.words)
            if not known.has_all(named, before):
                for line, spot in meant:
                    yield from known.judge(line, spot, before)
        yield from _bookmarks(reading)


_Name = tuple[str, str]
"""The kind and the number of an element, or a word for a table and its number."""


def _meant(block: LineBlock, words: _Words) -> tuple[Sequence[tuple[Line, Spot]], frozenset[_Name]]:
    """The references to tables and to elements of a plan among all numbers behind words, and what they name."""
    found: list[tuple[Line, Spot]] = []
    named: set[_Name] = set()
    for line, spot in spots_in(block, "reference"):
        kind = spot.said[1] if spot.said[1] in _TABLE else words.kind(spot)
        if kind:
            found.append((line, spot))
            named.add((kind, spot.said[2]))
    return found, frozenset(named)


class _Words:
    """The words of a profile before numbers."""

    def __init__(self, profile: Profile | None) -> None:
        self.profile = profile
        self._kinds: Mapping[str, str] = _kinds(profile) if profile else {}
        self._below: Mapping[str, Kind] = profile.by_parted_number if profile else {}

    def kind(self, spot: Spot) -> str:
        """The kind of element that a reference is to, "" for something else."""
        first, last, number = spot.said
        if first in ("development", "sdg") or _A_YEAR.fullmatch(number):
            return ""
        found = self._kinds.get(f"{first} {last}") or self._kinds.get(last)
        below = self._below.get(f"{first} {last}") or self._below.get(last) if "." in number else None
        if below is not None:
            return below.name
        if found is None and last and "一" <= last[0] <= "鿿":
            found = next((self._kinds[last[at:]] for at in range(len(last)) if last[at:] in self._kinds), None)
        return found or ""


_WORDS: list[_Words] = []


def _words_of(profile: Profile | None) -> _Words:
    """The words of a profile, told by its identity."""
    known = next((one for one in _WORDS if one.profile is profile), None)
    if known is None:
        known = _Words(profile)
        _WORDS[:] = [known, *_WORDS[:3]]
    return known


def _kinds(profile: Profile) -> Mapping[str, str]:
    """The kind that each word before a number stands for, singular and plural."""
    found: dict[str, str] = {}
    for kind in reversed([*profile.kinds.values()]):
        for word in kind.prefixes:
            found[word] = kind.name
            found[" ".join(map(_plural, word.split()))] = kind.name
            found[f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"] = kind.name
    for kind in profile.kinds.values():
        found.setdefault(kind.plural.casefold(), kind.name)
    return found


def _plural(word: str) -> str:
    return word if word.endswith("s") else f"{word}s"


class _Numbered:
    """What is numbered in a document, and what its references mean."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.words = _words_of(reading.profile)
        self._others: frozenset[_Name] | None = None

    @cached_property
    def _elements(self) -> Mapping[_Name, PlanElement]:
        # The first with a number is the one that is meant.
        found: dict[_Name, PlanElement] = {}
        for part in reversed(self._reading.parts):
            found.update(part.once(_by_number))
        return found

    def has_all(self, named: frozenset[_Name], before: _Numbered | None) -> bool:
        """Whether all that is named is there, and was there under the same title."""
        # Most text names nothing, and finding the elements of the base takes long.
        if named and before is not None and not named.isdisjoint(self._retitled(before)):
            return False
        return all(map(self._is_there, named.difference(self._elements)))

    def _is_there(self, name: _Name) -> bool:
        """Whether a table has this caption, if tables have any, or no element of the kind has a number."""
        kind, number = name
        return number in self._captions.get(kind, (number,)) if kind in _TABLE else kind not in self._kinds

    def _retitled(self, before: _Numbered) -> frozenset[_Name]:
        if self._others is None:
            was = before._elements
            now = self._elements.items()
            self._others = frozenset(name for name, one in now if name in was and was[name].title != one.title)
        return self._others

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self._elements)

    @cached_property
    def _titles(self) -> Mapping[_Name, PlanElement]:
        return {(one.kind, one.title): one for one in self._reading.elements if one.title}

    @cached_property
    def _own(self) -> Mapping[int, str]:
        found: dict[int, str] = {}
        for part in self._reading.parts:
            found.update(part.once(_beginnings))
        return found

    @cached_property
    def _said(self) -> frozenset[tuple[int, tuple[str, ...]]]:
        """Every reference with its paragraph."""
        return frozenset((line.paragraph.id, spot.said) for line, spot in self._reading.spotted("reference"))

    @cached_property
    def _captioned(self) -> frozenset[int]:
        """The paragraphs that begin like a caption."""
        return frozenset(line.paragraph.id for line, _ in self._reading.spotted("caption"))

    @cached_property
    def _captions(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for word, number in frozenset[_Name]().union(*(block.once(_captions) for block in self._reading.blocks)):
            found.setdefault(word, set()).add(number)
        return found

    def judge(self, line: Line, spot: Spot, before: _Numbered | None) -> Iterator[Finding]:
        """What is to be said about one reference."""
        if self._in_contents(line):
            return
        _, last, number = spot.said
        if last in _TABLE:
            yield from self._table(line, spot, last, number)
            return
        kind = self.words.kind(spot)
        if kind not in self._kinds or self._own.get(line.paragraph.id) == kind or _ELSEWHERE.match(line.text, spot.end):
            return
        here = self._elements.get((kind, number))
        was = before.element(kind, number) if before else None
        called = f"{_name(kind)} {number}"
        if here is None:
            why = f": “{was.title}” was removed or renumbered" if was and was.title else ""
            yield DANGLING.at(line, *_quoted(line, spot), called=called.lower(), why=why)
        elif was is not None and before is not None and _is_other(was, here) and before.meant(line, spot, here):
            yield from self._stale(line, spot, called, was, here)

    def _in_contents(self, line: Line) -> bool:
        """Whether a line is one of a table of contents, which the word processor makes anew."""
        style = self._reading.document.styles.style_of(line.paragraph.format)
        return style is not None and _CONTENTS.match(style.name) is not None

    def element(self, kind: str, number: str) -> PlanElement | None:
        """The element of this kind with this number."""
        return self._elements.get((kind, number))

    def says(self, line: Line, spot: Spot) -> bool:
        """Whether the same reference stood in the same paragraph."""
        return (line.paragraph.id, spot.said) in self._said

    def meant(self, line: Line, spot: Spot, now: PlanElement) -> bool:
        """Whether the same reference stood there and did not mean what is `now` there.

        A paragraph that named both under other numbers, and has been changed since, still names the two.
        """
        if not self.says(line, spot):
            return False
        there, was = self._reading.line_of(line.paragraph.id), self._titles.get((now.kind, now.title))
        changed = there is not None and there.text != line.text
        numbers = {said[2] for id_, said in self._said if id_ == line.paragraph.id} if changed else set[str]()
        return was is None or was.number not in numbers

    def _stale(self, line: Line, spot: Spot, called: str, was: PlanElement, now: PlanElement) -> Iterator[Finding]:
        moved = self._titles.get((was.kind, was.title))
        where = f"; “{was.title}” is now {_name(was.kind).lower()} {moved.number}" if moved and moved.number else ""
        yield STALE.at(line, *_quoted(line, spot), called=called, before=was.title, now=now.title, moved=where)

    def _table(self, line: Line, spot: Spot, word: str, number: str) -> Iterator[Finding]:
        numbers = self._captions.get(word)
        elsewhere = _ELSEWHERE.match(line.text, spot.end)
        if numbers and number not in numbers and not elsewhere and line.paragraph.id not in self._captioned:
            yield DANGLING.at(line, *_quoted(line, spot), called=f"{word} {number}", why="")


def _beginnings(part: Block[PlanElement]) -> Mapping[int, str]:
    """The kind of element that paragraphs begin."""
    return {one.paragraphs[0]: one.kind for one in part.items if one.paragraphs}


def _is_other(was: PlanElement, now: PlanElement) -> bool:
    # The same element under a new title is still what the reference means.
    same = set(was.paragraphs[:1]) & set(now.paragraphs[:1])
    return bool(was.title) and was.title != now.title and not same


def _by_number(part: Block[PlanElement]) -> Mapping[_Name, PlanElement]:
    return {(one.kind, one.number): one for one in reversed(part.items) if one.number}


def _captions(block: LineBlock) -> frozenset[_Name]:
    return frozenset((spot.said[0], spot.said[1]) for _, spot in spots_in(block, "caption"))


def _name(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _quoted(line: Line, spot: Spot) -> tuple[int, int]:
    """The number with the word before it, if it follows directly."""
    low = line.text.rfind(" ", 0, max(spot.start - 1, 0)) + 1
    return (low if line.text[low : spot.start].strip(" \xa0#").isalpha() else spot.start), spot.end


def _bookmarks(reading: Reading) -> Iterator[Finding]:
    """Cross-references to a bookmark that was there and is struck."""
    fields = list(reading.in_lines(_fields))
    if not fields:
        return
    there, gone = _targets(reading.document)
    if reading.base is not None:
        gone |= _targets(reading.base.document)[0]
    for line, name in fields:
        if name in gone and name not in there:
            yield BOOKMARK.at(line, 0, min(len(line.text), 80))


def _fields(block: LineBlock) -> list[tuple[Line, str]]:
    """The names in the cross-references of a block."""
    return [(line, name) for line in block.items for name in _names_in(line)]


def _names_in(line: Line) -> Iterator[str]:
    for run in line.paragraph.runs:
        if run.opaque is not None and run.deleted is None and "REF " in run.opaque.xml:
            yield from (match[1] for match in _FIELD.finditer(run.opaque.xml))
        for wrapper in run.wrappers:
            if run.deleted is None and "REF " in wrapper.opening:
                yield from (match[1] for match in _FIELD.finditer(wrapper.opening))


def _is_struck(paragraph: Paragraph) -> bool:
    return all(run.deleted is not None for run in paragraph.runs if run.text) and bool(paragraph.text)


def _targets(document: Document) -> tuple[set[str], set[str]]:
    """The bookmarks that stay and those that go with the text they stand in."""
    there: set[str] = set()
    gone: set[str] = set()
    for _, paragraph in document.walk():
        for run in paragraph.runs:
            if run.opaque is not None and "bookmarkStart" in run.opaque.xml:
                names = _BOOKMARK.findall(run.opaque.xml)
                (gone if run.deleted is not None or _is_struck(paragraph) else there).update(names)
        if paragraph.block is not None:
            there.update(_BOOKMARK.findall(paragraph.block.xml))
    return there, gone

"""Editorial rules that weigh a whole text: dashes in ranges, quotation marks, repeated words, notes, brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import eq

from app.checks.lines import BREAK, Line, LineBlock, OfNumbers, Search, Spot, spots_in, text_of
from app.checks.reading import Reading
from app.checks.rule import Rule
from app.model.content import OBJECT, OpaqueKind, run_at
from app.model.finding import Finding, Severity

_NOTES = (OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE)


# ---- ranges ---------------------------------------------------------------------------------------------------------

RANGE_SPACE = Rule(
    "editorial.range_space",
    Severity.INFO,
    "There are spaces beside the dash of a range of years.",
    "A range is one expression: the dash in it stands without spaces, so that no line breaks there.",
    mend="Remove the spaces",
)
RANGE_DASH = Rule(
    "editorial.range_dash",
    Severity.INFO,
    "This range of years has another dash than most of them in this text.",
    "One text writes its ranges in one way, so that a search finds all of them.",
    mend="Write the range as the others",
)
_YEARS = re.compile(r"[12]\d\d\d(?<![\w./-]\d{4})( ?[-–—] ?)[12]\d\d\d(?![\w/-]|\.\d)")


def year_ranges(text: str) -> Iterator[Spot]:
    """The dash of each range of years, with the blanks beside it."""
    for match in _YEARS.finditer(text):
        if match[0][:4] < match[0][-4:]:
            yield Spot(*match.span(1), (match[1].strip(),))


class Ranges:
    """The dash in ranges of years."""

    rules = (RANGE_SPACE, RANGE_DASH)
    searches: Mapping[str, Search] = {"range": OfNumbers(year_ranges)}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Spaced ranges, and those whose dash is not the one that prevails."""
        counts = Counter(reading.in_lines(_dashes))
        usual = max(("–", "-"), key=lambda dash: counts[dash])
        yield from reading.in_lines(_unusual_ranges, usual)


def _dashes(block: LineBlock) -> list[str]:
    return [spot.said[0] for _, spot in spots_in(block, "range")]


def _unusual_ranges(block: LineBlock, usual: str) -> list[Finding]:
    found: list[Finding] = []
    for line, spot in spots_in(block, "range"):
        years = spot.start - 4, spot.end + 4
        if spot.end - spot.start > 1:
            found.append(RANGE_SPACE.around(line, (spot.start, spot.end), years, spot.said[0]))
        elif spot.said[0] != usual:
            found.append(RANGE_DASH.around(line, (spot.start, spot.end), years, usual))
    return found


# ---- quotation marks and apostrophes --------------------------------------------------------------------------------

QUOTES = Rule(
    "editorial.quotes",
    Severity.INFO,
    "This quotation mark or apostrophe is of another kind than most in this text.",
    "Straight and curved marks side by side make searches and comparisons miss words.",
    mend="Use the usual mark",
)
QUOTE_PAIR = Rule(
    "editorial.quote_pair",
    Severity.WARNING,
    "A quotation mark in this paragraph has no partner.",
    "Without its partner nobody can tell where the quotation begins or ends.",
)
_MARKS = re.compile("[\"“”]|['’](?=[A-Za-zÀ-ÿ])")
_PAIRS = (("“", "”"), ("«", "»"))
_CURVED = "“”’"
_LONGEST_QUOTATION = 12
"""Paragraphs."""


def _marks(text: str) -> Iterator[Spot]:
    if not any(mark in text for mark in "\"“”'’"):
        return
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        before = text[at - 1]
        # Behind a digit it is an inch or a minute; an apostrophe stands between letters.
        if (mark in "'’" and before.isalpha()) or (mark in '"“”' and not before.isdigit()):
            yield Spot(at, at + 1, ("apostrophe" if mark in "'’" else "quote", mark))


class Quotes:
    """Quotation marks of one kind, and in pairs."""

    rules = (QUOTES, QUOTE_PAIR)
    searches: Mapping[str, Search] = {"quote": _marks}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Marks of the rarer kind, and marks without a partner."""
        counts: Counter[tuple[str, bool]] = Counter()
        for block in reading.blocks:
            counts.update(block.once(_sorts_of_marks))
        rarer = frozenset((sort, curved) for sort, curved in counts if counts[sort, not curved] > counts[sort, curved])
        if rarer:
            yield from reading.in_lines(_unusual_marks, rarer)
        yield from _unpaired(reading)


def _sorts_of_marks(block: LineBlock) -> Counter[tuple[str, bool]]:
    """How many quotation marks and apostrophes there are, curved or not."""
    return Counter((spot.said[0], spot.said[1] in _CURVED) for _, spot in spots_in(block, "quote"))


def _unusual_marks(block: LineBlock, rarer: frozenset[tuple[str, bool]]) -> list[Finding]:
    return [
        QUOTES.near(line, spot.start, spot.end, _other(line.text, spot))
        for line, spot in spots_in(block, "quote")
        if (spot.said[0], spot.said[1] in _CURVED) in rarer
    ]


def _other(text: str, spot: Spot) -> str:
    """The same mark of the other kind."""
    if spot.said[1] in _CURVED:
        return "'" if spot.said[0] == "apostrophe" else '"'
    if spot.said[0] == "apostrophe":
        return "’"
    before = text[spot.start - 1 : spot.start]
    return "“" if not before or before.isspace() or before in "([—–-" else "”"


def _unpaired(reading: Reading) -> Iterator[Finding]:
    """Opening and closing marks that don't match, where no paragraph near by has the partner."""
    for pair in _PAIRS:
        surplus: dict[int, tuple[Line, int]] = {}
        begin = 0
        for block in reading.blocks:
            surplus.update((begin + at, (line, count)) for at, line, count in block.named(_surplus, pair))
            begin += len(block.items)
        for at, (line, count) in surplus.items():
            if len(line.text.strip()) > 1 and "„" not in line.text and not _goes_on(surplus, at):
                place = line.text.rfind(pair[0]) if count > 0 else line.text.find(pair[1])
                yield QUOTE_PAIR.near(line, place, place + 1)


def _surplus(block: LineBlock, pair: tuple[str, str]) -> list[tuple[int, Line, int]]:
    """The lines that don't have as many opening as closing marks: where they stand, and how many more of the former."""
    text = text_of(block)
    if pair[0] not in text and pair[1] not in text:
        return []
    counts = ((at, line, line.text.count(pair[0]) - line.text.count(pair[1])) for at, line in enumerate(block.items))
    return [one for one in counts if one[2]]


def _goes_on(surplus: Mapping[int, tuple[Line, int]], at: int) -> bool:
    """Whether a quotation of several paragraphs, each of which may open anew, begins or ends here."""
    count = surplus[at][1]
    near = range(at + 1, at + 1 + _LONGEST_QUOTATION) if count > 0 else range(at - _LONGEST_QUOTATION, at)
    return any(one in surplus and surplus[one][1] * count < 0 for one in near)


# ---- repeated words -------------------------------------------------------------------------------------------------

REPEATED = Rule(
    "editorial.repeated_word",
    Severity.WARNING,
    "The word “{word}” is there twice in a row.",
    "A doubled word is nearly always left over from an edit.",
    mend="Remove the second one",
)
_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+)([ \xa0]+)(?P<again>\1)(?![\w’'-])", re.IGNORECASE)
_TWICE_ON_PURPOSE = frozenset(["that", "had", "very", "so", "nous", "vous", "no", "long", "many", "more", "bis"])


def _repeats(text: str) -> Iterator[Spot]:
    at = 0
    for line in text.split(BREAK):
        words = line.lower().split()
        if any(map(eq, words, words[1:])):
            for match in _TWICE.finditer(line):
                if _by_mistake(match[1], match["again"]):
                    yield Spot(at + match.start(2), at + match.end("again"), (match["again"],))
        at += len(line) + 1


def _by_mistake(first: str, again: str) -> bool:
    # Names such as "Walla Walla" are doubled; letters of other scripts may be whole words.
    return again.islower() and first.lower() not in _TWICE_ON_PURPOSE and (len(again) > 1 or again in "aàyoи")


class Repeats:
    """Words that are there twice in a row."""

    rules = (REPEATED,)
    searches: Mapping[str, Search] = {"repeat": _repeats}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """The doubled words."""
        yield from reading.in_lines(_repeated)


def _repeated(block: LineBlock) -> list[Finding]:
    found: list[Finding] = []
    for line, spot in spots_in(block, "repeat"):
        quoted = spot.start - len(spot.said[0]), spot.end
        found.append(REPEATED.around(line, (spot.start, spot.end), quoted, "", word=spot.said[0]))
    return found


# ---- notes ----------------------------------------------------------------------------------------------------------

NOTE_SPACE = Rule(
    "editorial.note_space",
    Severity.INFO,
    "There is a space before the mark of a note.",
    "A line may break there, and the mark then stands alone at the beginning of the next.",
    mend="Remove the space",
)
_BEFORE_OBJECT = re.compile(rf"(?<=[^\s\0]) +(?={OBJECT})")


def _before_objects(text: str) -> Iterator[Spot]:
    if f" {OBJECT}" in text:
        for match in _BEFORE_OBJECT.finditer(text):
            yield Spot(*match.span())


class Notes:
    """The marks of footnotes and endnotes."""

    rules = (NOTE_SPACE,)
    searches: Mapping[str, Search] = {"before_object": _before_objects}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Spaces before the marks of notes."""
        yield from reading.in_lines(_before_notes)


def _before_notes(block: LineBlock) -> list[Finding]:
    found: list[Finding] = []
    for line, spot in spots_in(block, "before_object"):
        place = line.final.place(spot.end, spot.end + 1)[0]
        run = run_at(line.paragraph, place)
        if run is not None and run.opaque is not None and run.opaque.kind in _NOTES:
            low = line.text.rfind(" ", 0, spot.start) + 1
            found.append(NOTE_SPACE.around(line, (spot.start, spot.end), (low, spot.end), ""))
    return found


# ---- square brackets ------------------------------------------------------------------------------------------------

BRACKETS = Rule(
    "editorial.brackets",
    Severity.WARNING,
    "{message}",
    "Square brackets mark text that is not agreed; the final text should have none.",
)
PLACEHOLDER = Rule(
    "editorial.brackets",
    Severity.INFO,
    "“{said}” is a placeholder that is still to be filled in.",
    "A draft may carry it; it has to be filled in, everywhere it stands, before the text is final.",
)
_BRACKETS = re.compile(r"\[[^\[\]\0]*\]|[\[\]]")
_LONGEST_PLACEHOLDER = 30
_IDEOGRAPHS = re.compile("[一-鿿぀-ヿ。；，]{5}")
"""A sentence in a script without spaces is no placeholder."""

# What programs that turn documents into text write for a picture.
_CONVERTED = ("[image", "[picture", "[cid:")
_WORD = re.compile(r"[^\W\d_]{2,}|[一-鿿]")


def _bracketed(text: str) -> Iterator[Spot]:
    if "[" in text or "]" in text:
        for match in _BRACKETS.finditer(text):
            found = match[0]
            if len(found) == 1 or (_WORD.search(found) and not found.startswith(_CONVERTED)):
                yield Spot(*match.span())


class Brackets:
    """Text in square brackets."""

    rules = (BRACKETS,)
    searches: Mapping[str, Search] = {"brackets": _bracketed}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Open text and lone brackets, and each placeholder where it stands first."""
        told: set[str] = set()
        for one in reading.in_lines(_open_brackets):
            if one.severity is not PLACEHOLDER.severity or one.quote not in told:
                told.add(one.quote)
                yield one


def _open_brackets(block: LineBlock) -> list[Finding]:
    return [_in_brackets(line, spot) for line, spot in spots_in(block, "brackets")]


def _in_brackets(line: Line, spot: Spot) -> Finding:
    found = line.text[spot.start : spot.end]
    if len(found) == 1:
        message = f"A square bracket “{found}” stands alone in this paragraph."
        return BRACKETS.at(line, spot.start, spot.end, message=message)
    if _sentence(found.strip("[] ")):
        return BRACKETS.at(line, spot.start, spot.end, message="Text in square brackets is still open.")
    return PLACEHOLDER.at(line, spot.start, spot.end, said=found)


def _sentence(text: str) -> bool:
    return " " in text or len(text) > _LONGEST_PLACEHOLDER or _IDEOGRAPHS.search(text) is not None

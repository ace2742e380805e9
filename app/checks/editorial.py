"""Editorial rules for slips that show in a few characters: spaces, hyphens, punctuation, numbers typed twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.checks.lines import BREAK, LineBlock, OfNumbers, Search, Spot, spots_in
from app.checks.reading import FRENCH, Reading
from app.checks.rule import Rule
from app.model.finding import Finding, Severity
from app.plan.wording import bare_label

# Other scripts set hyphens, years and punctuation by their own rules.
_CASED = "[A-Za-zÀ-ÖØ-öø-ÿА-яЁё]"
_SMALL = "[a-zß-öø-ÿа-яё]"
_BLANK = r"[^\S\0]"

# "short- and long-term" leaves a hyphen open on purpose; so do the other languages' words for and, or, to.
_OPEN_HYPHEN = r"(?:and|or|to|nor|but|as|et|ou|ni|à|y|e|o|u|a|und|oder|bis|и|или)"
_SUFFIXES = r"(?:based|oriented|driven|related|specific|wide|level|term|led|making|building|friendly|defined)\b"


@dataclass(frozen=True, slots=True)
class Slip:
    """A pattern that is a slip wherever it matches; `right` takes the place of its group "wrong".

    With a `sign` the pattern is tried only where that stands, which is far quicker than trying it everywhere.
    """

    rule: Rule
    pattern: re.Pattern[str]
    right: str | Callable[[re.Match[str]], str] = ""
    sign: str = ""

    def search(self, text: str) -> Iterator[Spot]:
        """The spots of this slip; what was read is what should stand there."""
        for match in self._matches(text):
            right = self.right if isinstance(self.right, str) else self.right(match)
            yield Spot(*match.span("wrong"), (right,))

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        if not self.sign:
            yield from self.pattern.finditer(text)
            return
        at = text.find(self.sign)
        while at >= 0:
            match = self.pattern.match(text, at)
            if match is not None:
                yield match
            at = text.find(self.sign, max(match.end() if match else 0, at + 1))


def _rule(id_: str, message: str, reason: str, mend: str, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(f"editorial.{id_}", severity, message, reason, mend=mend)


_DOUBLE_SPACE = _rule(
    "double_space",
    "There are several spaces in a row.",
    "Extra spaces show up as gaps in justified text and as differences in a comparison.",
    "Leave one space",
    Severity.INFO,
)
_HYPHEN_SPACE = _rule(
    "hyphen_space",
    "There is a space beside a hyphen inside a word.",
    "A space beside the hyphen splits the compound in two.",
    "Remove the space",
)
_YEAR_SPACE = _rule(
    "year_space",
    "A space is missing between a year and the word after it.",
    "The year cannot be read or searched for when it runs into a word.",
    "Add a space",
)
_MISSING_SPACE = _rule(
    "missing_space",
    "A space is missing beside a punctuation mark.",
    "Words that run together cannot be searched for, and a line cannot break between them.",
    "Add a space",
)
_STRAY_SPACE = _rule(
    "stray_space",
    "There is a space where a punctuation mark should follow directly.",
    "A line may break there and leave the mark alone at its beginning.",
    "Remove the space",
)
_DOUBLE_MARK = _rule(
    "double_mark",
    "Two punctuation marks stand side by side.",
    "One of them is left over from an edit, and the reader cannot know which.",
    "Keep one mark",
)
DOUBLE_NUMBER = _rule(
    "double_number",
    "The number is there twice.",
    "Two numbers in front of one item leave open which of them others should refer to.",
    "Remove the second number",
)

_CODE = re.compile(r"www\.|[@/_\\]|[a-z][A-Z]|\w\.\w+\.\w")
_LONGEST_LABEL = 3

SLIPS = (
    Slip(
        _DOUBLE_SPACE,
        # Longer stretches, and those behind a typed number, align text by hand.
        re.compile(r" (?<=[^\s\0\ufffc] )(?P<wrong> {1,2})(?=[^\s\0\ufffc])(?<!\0\w[.):]  )(?<!\0\w\w[.):]  )"),
        sign="  ",
    ),
    Slip(
        _HYPHEN_SPACE,
        re.compile(rf"-(?<={_CASED}-)(?P<wrong> +)(?!{_OPEN_HYPHEN}\b)(?={_CASED}{{2}})"),
        sign="- ",
    ),
    Slip(_HYPHEN_SPACE, re.compile(rf"(?<={_SMALL})(?P<wrong> )-{_SUFFIXES}"), sign=" -"),
    Slip(
        _YEAR_SPACE,
        re.compile(
            rf"(?:19|20)\d\d(?<![^\W_]\d{{4}})(?<![/._=@]\d{{4}})(?P<wrong>)(?={_SMALL}{{3}}|[A-Z]{_SMALL}{{2}})"
        ),
        " ",
    ),
    Slip(_MISSING_SPACE, re.compile(rf"[,;](?<={_CASED}{{2}}.)(?P<wrong>)(?={_CASED}{{2}})"), " "),
    Slip(
        _MISSING_SPACE,
        re.compile(rf"\.(?<={_SMALL}{{3}}\.)(?P<wrong>)(?=[A-ZÀ-ÖØ-ÞА-Я]{_SMALL}+(?:[ ,;\0]|\.\0))"),
        " ",
        sign=".",
    ),
    Slip(_MISSING_SPACE, re.compile(rf"(?<={_SMALL}{{3}})(?P<wrong>)\((?=[A-Z]{{2,}}[s)]|{_SMALL}+ )"), " ", sign="("),
    Slip(_STRAY_SPACE, re.compile(r"(?<=[\w)\]”’])(?P<wrong> +),(?!\d)"), sign=" ,"),
    Slip(_STRAY_SPACE, re.compile(r"(?<=[\w)\]”’])(?P<wrong> +);"), sign=" ;"),
    Slip(_STRAY_SPACE, re.compile(r"(?<=[\w)\]”’])(?P<wrong> +)\.(?![\w.])"), sign=" ."),
    Slip(_STRAY_SPACE, re.compile(r"(?<=[\w.,])(?P<wrong> +)\)"), sign=" )"),
    Slip(_STRAY_SPACE, re.compile(r"\((?P<wrong> +)(?=\w)"), sign="( "),
    Slip(
        _DOUBLE_MARK,
        re.compile(r"(?P<wrong>(?P<first>[,;:])(?! ?:) ?(?P<second>[,;:]))(?<![:]{2})"),
        lambda match: match["second"],
    ),
    Slip(_DOUBLE_MARK, re.compile(r"(?<=\w)(?P<wrong>\.\.)(?![./\w])"), ".", sign=".."),
    Slip(
        DOUBLE_NUMBER,
        re.compile(rf"\0{_BLANK}*\(?(?P<number>\d{{1,3}}|[a-z])[.)]{_BLANK}+(?P<wrong>\(?(?P=number)[.)]{_BLANK}+)"),
        sign=BREAK,
    ),
)

_TYPED = re.compile(rf"\0({_BLANK}*\(?(\d{{1,3}}|[a-z])[.)]{_BLANK}+)")


def _typed(text: str) -> Iterator[Spot]:
    """The numbers typed at the start of lines."""
    for match in _TYPED.finditer(text):
        yield Spot(*match.span(1), (match[2],))


def _slips(rule: Rule) -> Search:
    slips = [slip for slip in SLIPS if slip.rule is rule]

    def search(text: str) -> Iterable[Spot]:
        return sorted((spot for slip in slips for spot in slip.search(text)), key=lambda spot: spot.start)

    return OfNumbers(search) if rule is _YEAR_SPACE else search


class Slips:
    """Slips with a one-click mend."""

    rules = tuple(dict.fromkeys(slip.rule for slip in SLIPS))
    searches: Mapping[str, Search] = {**{rule.id: _slips(rule) for rule in rules}, "typed_number": _typed}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """The slips in a document."""
        yield from reading.in_lines(_slips_in, reading.french)
        yield from self._behind_labels(reading)

    def _behind_labels(self, reading: Reading) -> Iterator[Finding]:
        """Numbers typed behind a list label that already says them, as in "2. 2)"."""
        for line, spot in reading.spotted("typed_number"):
            if bare_label(reading.label(line)).rpartition(".")[2] == spot.said[0]:
                yield DOUBLE_NUMBER.at(line, spot.start, spot.end, "")


def _slips_in(block: LineBlock, french: bool) -> list[Finding]:
    """The slips in a block, rule by rule."""
    return [
        rule.near(line, spot.start, spot.end, spot.said[0])
        for rule in Slips.rules
        for line, spot in spots_in(block, rule.id)
        if not _by_custom(rule, line.text, spot, french)
    ]


def _by_custom(rule: Rule, text: str, spot: Spot, french: bool) -> bool:
    """Whether it is right there: French spaces before semicolons, labels such as "a )", addresses and code."""
    if rule is _STRAY_SPACE:
        semicolon = text[spot.end : spot.end + 1] == ";"
        label = text[spot.end : spot.end + 1] == ")" and spot.start <= _LONGEST_LABEL
        return label or (semicolon and (french or len(FRENCH.findall(text[:400])) > 1))
    if rule is _MISSING_SPACE:
        low, high = text.rfind(" ", 0, spot.start) + 1, text.find(" ", spot.start)
        return _CODE.search(text[low : high if high >= 0 else len(text)]) is not None
    return False

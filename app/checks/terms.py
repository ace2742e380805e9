"""Terms of the field against the glossary: used but not defined, defined otherwise, called by another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from app.checks.lines import Line, LineBlock, Search, Spot, spots_in, text_of
from app.checks.reading import Reading
from app.checks.rule import Rule, called
from app.checks.tables import Term
from app.checks.words import pattern
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.plan.wording import folded

UNDEFINED = Rule(
    "glossary.undefined",
    Severity.WARNING,
    "“{term}” is used here but is not in the glossary.",
    "The glossary fixes what a term means; one that is missing means something else to each reader.",
    "resources/glossary.toml, which you can edit",
)
AGAINST = Rule(
    "glossary.against",
    Severity.WARNING,
    "“{term}” is said here to be something that another term stands for (“{foreign}”).",
    "Outputs are what is delivered and outcomes what changes; where one is defined by the words of the other, the two "
    "are confused.",
    "resources/glossary.toml, which you can edit",
)
AVOID = Rule(
    "glossary.avoid",
    Severity.WARNING,
    "“{said}” should be “{term}”.",
    "Two names for one element hide how strategic and operational plans are linked.",
    "resources/glossary.toml, which you can edit",
    "Use the term",
)
UNUSED = Rule(
    "glossary.unused",
    Severity.INFO,
    "The glossary defines “{term}”, which the text does not use.",
    "A definition nobody needs is one more text to keep up to date.",
)

_FEWEST = 3
"""A list of fewer terms is no glossary to hold the text against."""

# The blank behind may be the blank before the next: "all that is is written".
_SAYS = re.compile(r" (?:is|are|means?|denotes|est|sont|désigne|es|son)(?= )")
_SUBJECT = re.compile(
    r"(?:\A|[.;:!?\0“])[ ”\d]*(?:an? |the |un |une |le |les |los |las |el |la )?([^\W\d_][\w ]{2,30})”?\Z",
    re.IGNORECASE,
)
_END = re.compile(r"[.;:!?\0]")
_LONGEST_SUBJECT = 45


def _definitions(text: str) -> Iterator[Spot]:
    """What sentences say that something is ("Outputs are …"); what was read: the subject."""
    for says in _SAYS.finditer(text):
        subject = _SUBJECT.search(text, max(says.start() - _LONGEST_SUBJECT, 0), says.start())
        if subject is not None:
            end = _END.search(text, says.end() + 1)
            yield Spot(says.end() + 1, end.start() if end else len(text), (subject[1].lower(),))


class Terms:
    """The wording of a plan against its glossary."""

    rules = (UNDEFINED, AGAINST, AVOID, UNUSED)
    searches: Mapping[str, Search] = {"definition": _definitions}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What is not defined, defined otherwise, named otherwise or not used."""
        listed = reading.of_kind("glossary_term")
        if len(listed) >= _FEWEST and reading.whole_plan(3):
            yield from _undefined(reading, listed)
            yield from _unused(reading, listed)
        for term in reading.tables.terms:
            yield from _against(reading, term)
            if reading.whole_plan(3):
                yield from _avoided(reading, term)


def _undefined(reading: Reading, listed: Sequence[PlanElement]) -> Iterator[Finding]:
    defined = {folded(one.title) for one in listed}
    shorter = {words.partition(" of ")[0] for words in defined}
    missing = [t for t in reading.tables.terms if not any({folded(w)} & (defined | shorter) for w in t.words)]
    if len(reading.tables.terms) - len(missing) < _FEWEST:
        # A glossary of other things: of foreign words, of technical terms.
        return
    for term in missing:
        used = _first_use(reading, term)
        if used is not None:
            line, start, end = used
            yield UNDEFINED.at(line, start, end, term=line.text[start:end])


def _first_use(reading: Reading, term: Term) -> tuple[Line, int, int] | None:
    """The first running text that uses a term, one-word lines apart: they name elements."""
    found: list[tuple[int, Line, int, int]] = []
    for word in term.words:
        for line, at in reading.uses(word):
            if " " in line.text.strip() and line.paragraph.id not in reading.glossed:
                found.append((reading.place(line), line, at, at + len(word)))
                break
    first = min(found, key=lambda one: (one[0], one[2]), default=None)
    return first[1:] if first is not None else None


def _unused(reading: Reading, listed: Sequence[PlanElement]) -> Iterator[Finding]:
    names = {one.id: one.title.partition("(")[0].strip().lower() for one in listed}
    unused = {name for name in set(names.values()) if _is_unused(reading, name)}
    yield from (UNUSED.on(one, term=called(one)) for one in listed if names[one.id] in unused)


def _is_unused(reading: Reading, name: str) -> bool:
    # Other scripts inflect in too many ways.
    if len(name) <= 2 or name[0] >= "Ͱ":
        return False
    uses = (line for form in _forms(name) for line, _ in reading.uses(form))
    return all(line.paragraph.id in reading.glossed for line in uses)


def _forms(name: str) -> tuple[str, ...]:
    stem = name[:-1] if name.endswith("s") else name
    return tuple(dict.fromkeys((name, f"{name}s", stem, f"{name[:-1]}ies" if name.endswith("y") else f"{name}es")))


def _against(reading: Reading, term: Term) -> Iterator[Finding]:
    if not term.foreign:
        return
    foreign = pattern(term.foreign)
    for one in reading.of_kind("glossary_term"):
        if folded(one.title) in map(folded, term.words):
            yield from _foreign_in(reading, term, one, foreign)
    for block in reading.blocks:
        for line, spot in block.named(_defined, term.words):
            found = (
                foreign.search(line.text, spot.start, spot.end) if line.paragraph.id not in reading.glossed else None
            )
            if found is not None and not _denied(line.text[spot.start : spot.end], found.start() - spot.start):
                yield AGAINST.at(line, *found.span(), term=term.name, foreign=found[0])


def _defined(block: LineBlock, words: tuple[str, ...]) -> list[tuple[Line, Spot]]:
    """Where sentences say what one of these words is."""
    return [one for one in spots_in(block, "definition") if one[1].said[0] in words]


def _foreign_in(reading: Reading, term: Term, one: PlanElement, foreign: re.Pattern[str]) -> Iterator[Finding]:
    for id_ in one.paragraphs:
        line = reading.line_of(id_)
        match = foreign.search(line.text) if line is not None and folded(line.text) != folded(one.title) else None
        if line is not None and match is not None and not _denied(line.text, match.start()):
            yield AGAINST.at(line, *match.span(), term=term.name, foreign=match[0])


def _denied(text: str, at: int) -> bool:
    """Whether a "not", "than" or "from" stands before: "outcomes are not products", "are kept apart from products"."""
    return (
        re.search(r"\b(?:not|never|no|than|from|nor|unlike|by|with|through|pas|no son|of)\b", text[:at], re.IGNORECASE)
        is not None
    )


def _avoided(reading: Reading, term: Term) -> Iterator[Finding]:
    for said, right in term.avoid.items():
        uses = (use for block in reading.blocks for use in block.named(_lines_with, said))
        use = next((one for one in uses if one[0].paragraph.id not in reading.glossed), None)
        if use is not None:
            line, at = use
            yield AVOID.at(
                line, at, at + len(said), right if at else right[:1].upper() + right[1:], said=said, term=right
            )


def _lines_with(block: LineBlock, words: str) -> list[tuple[Line, int]]:
    """The lines that have these words, and where they have them first."""
    if words not in text_of(block):
        return []
    return [(line, at) for line in block.items if (at := line.text.find(words)) >= 0]

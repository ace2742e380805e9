"""The symbols above proposals against what is really changed, and statements that ask for action without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.checks.lines import Line, LineBlock, Search, Spot, spots_in
from app.checks.reading import Reading, body_of
from app.checks.rule import Rule
from app.checks.words import beginning
from app.model.changes import Change, document_changes
from app.model.content import Paragraph
from app.model.finding import Finding, Severity
from app.model.plan import PlanElement
from app.model.proposal import Proposal, Symbol
from app.model.revision import ChangeKind
from app.model.structure import cell_of

UNCHANGED = Rule(
    "symbol.mod",
    Severity.WARNING,
    "{symbol} stands here, but nothing below it is changed.",
    "MOD means that text is changed and shown with revision marks; without a change it should be NOC.",
)
OVER_TEXT = Rule(
    "symbol.add",
    Severity.WARNING,
    "ADD stands here, but text that is there already is changed below it.",
    "ADD is for new text, which carries no revision marks; a change of existing text is a MOD.",
)
CHANGED = Rule(
    "symbol.noc",
    Severity.WARNING,
    "NOC stands here, but the text below it is changed.",
    "NOC means that a text stays as it is; a change of it is a MOD.",
)
SCRIPT = Rule(
    "symbol.script",
    Severity.WARNING,
    "“{symbol}” is written with letters of another script; the symbol is {wanted}.",
    "Symbols are Latin letters in every language, so that compilations can sort proposals by them.",
    mend="Write the symbol in Latin letters",
)
NO_TEXT = Rule(
    "symbol.order",
    Severity.INFO,
    "The reasons follow {symbol} at once, and the text proposed is missing.",
    "The symbol stands above the text that is proposed, and the reasons follow that text.",
)
INSTRUMENT = Rule(
    "symbol.instrument",
    Severity.INFO,
    "ADD stands above a part of an instrument that stays.",
    "At WTDC a new element inside an instrument that stays is a MOD of that instrument.",
)
NO_REASONS = Rule(
    "symbol.reasons",
    Severity.WARNING,
    "{symbol} stands here without reasons.",
    "Who suppresses a text, or wants it left as it is, has to say why.",
)
REPRODUCED = Rule(
    "symbol.sup",
    Severity.WARNING,
    "The text that SUP suppresses is reproduced here.",
    "SUP deletes the whole; its text is not reproduced.",
)
IDENTIFIER = Rule(
    "symbol.id",
    Severity.WARNING,
    "“{id}” is no id of a proposal: these look like “EXA/35A2/1” (sponsor, document and addendum, serial).",
    "Compilations find a proposal by its id.",
)
DEADLINE = Rule(
    "statement.deadline",
    Severity.WARNING,
    "Action is asked for, but there is no deadline.",
    "Who is asked to act needs to know by when; a deadline is wanted whenever action is requested.",
    "Rec. ITU-T A.1 clause 1.5.1",
)

_SYMBOL = re.compile(r"(?P<symbol>ADD\*?|MOD|\(MOD\)|SUP\*?|NOC)(?:[\t \xa0]+(?P<id>\S+/\S+))?\s*\Z")
_LOOKALIKES = str.maketrans("АМОРСВЕНКТХ", "AMOPCBEHKTX")
"""Cyrillic capitals that look like Latin ones."""
_FOREIGN = re.compile(r"(?=[(A-ZА-Я]*[А-Я])\(?[A-ZА-Я]{3}\)?\*?(?=[\t \xa0]+\S+/\S+\s*\Z|\s*\Z)")
_FIRST = frozenset("(AMSNАМС")
_PART = re.compile(r"\s*(?:\(?[a-z]{1,2}\)|\d{1,2}[.)]?)\s?(?:bis|ter|quater)?[\t \xa0]+\S")
_ID = re.compile(r"[A-Z]+/\d+(?:A\d+)*/\d+\Z")
_WTDC = ("WTDC", "CMDT", "ВКРЭ")
_CONFERENCE = re.compile(r"(?<!\w)(?:WTDC|CMDT|ВКРЭ|WTSA|AMNT|ВАСЭ|WRC|CMR|ВКР|PP(?=-\d\d)|ПК(?=-\d\d)|WCIT)(?!\w)")
_DELETING = frozenset((ChangeKind.DELETE, ChangeKind.PARAGRAPH_DELETE, ChangeKind.ROW_DELETE, ChangeKind.MOVE_FROM))
_NOTHING = re.compile(r"[\s–—\-.:/]*(?:n/?a|none|tbd)?[\s–—\-.:]*\Z", re.IGNORECASE)
_LABEL = re.compile(r"\0[^\S\0]*([^\d:：\0]{3,40})[:：]")
_TITLE_LENGTH = 200
_LONGEST_SYMBOL = 60


def _labels(text: str) -> Iterator[Spot]:
    """Labels at the beginning of lines: what stands before a colon."""
    for match in _LABEL.finditer(text):
        yield Spot(match.start(1), match.end(), (match[1].strip().casefold(),))


@dataclass
class Section:
    """A symbol with its id and the lines below it; the reasons are apart."""

    line: Line
    symbol: str
    id: str = ""
    lines: list[Line] = field(default_factory=list[Line])
    reasons: str = ""


class Symbols:
    """Symbols in a text, and those of the proposals of a working file."""

    rules = (
        UNCHANGED, OVER_TEXT, CHANGED, NO_REASONS, NO_TEXT, REPRODUCED, IDENTIFIER, SCRIPT, INSTRUMENT, DEADLINE,
    )  # fmt: skip
    searches: Mapping[str, Search] = {"label": _labels}

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What the symbols promise and the text does not keep."""
        yield from reading.in_lines(_foreign)
        for section in _sections(reading):
            yield from _judged(section)
            yield from _in_instrument(reading, section)
        if reading.said.proposals:
            yield from _proposals(reading)
        yield from _deadline(reading)


def _sections(reading: Reading) -> Iterator[Section]:
    reasons = beginning(reading.tables.words.get("label_reasons", ()))
    here: Section | None = None
    told = False
    for block in reading.blocks:
        symbols = block.once(_symbols)
        for line in body_of(block) if symbols or here is not None else ():
            match = symbols.get(line.paragraph.id)
            if match is not None:
                if here is not None:
                    yield here
                here, told = Section(line, match["symbol"], match["id"] or ""), False
            elif here is None:
                continue
            elif (label := reasons.match(line.text)) and line.text[label.end() :].lstrip()[:1] in ":：":
                here.reasons += line.text[label.end() :].lstrip(" :：")
                told = True
            elif told:
                here.reasons += line.text
            else:
                here.lines.append(line)
    if here is not None:
        yield here


def _symbols(block: LineBlock) -> Mapping[int, re.Match[str]]:
    """The symbols in a block by their paragraphs."""
    # Nothing else is as short and begins with these letters.
    short = (line for line in body_of(block) if line.text[:1] in "AMSN(" and len(line.text) < _LONGEST_SYMBOL)
    found = ((line.paragraph.id, _SYMBOL.match(line.text)) for line in short)
    return {id_: match for id_, match in found if match is not None}


def _judged(section: Section) -> Iterator[Finding]:
    line, end = section.line, len(section.line.text.rstrip())
    if section.id and not _ID.match(section.id):
        start = line.text.find(section.id)
        yield IDENTIFIER.at(line, start, start + len(section.id), id=section.id)
    symbol = section.symbol
    if symbol in ("MOD", "(MOD)") and section.lines and not any(_marked(one.paragraph) for one in section.lines):
        yield UNCHANGED.at(line, 0, end, symbol=symbol)
    if symbol == "ADD" and any(_over_text(one.paragraph) for one in section.lines):
        yield OVER_TEXT.at(line, 0, end)
    if symbol == "NOC" and any(_tracked(one.paragraph) for one in section.lines):
        yield CHANGED.at(line, 0, end)
    if symbol in ("SUP", "NOC") and not section.reasons.strip():
        yield NO_REASONS.at(line, 0, end, symbol=symbol)
    if symbol in ("ADD", "MOD", "(MOD)") and section.reasons.strip() and not any(o.text.strip() for o in section.lines):
        yield NO_TEXT.at(line, 0, end, symbol=symbol)
    if symbol == "SUP":
        yield from _reproduced(section)


def _foreign(block: LineBlock) -> list[Finding]:
    """Symbols with letters of another script, which only look like symbols."""
    found: list[Finding] = []
    short = (line for line in body_of(block) if line.text[:1] in _FIRST and len(line.text) < _LONGEST_SYMBOL)
    for line in short:
        match = _FOREIGN.match(line.text)
        wanted = match[0].translate(_LOOKALIKES) if match is not None else ""
        if match is not None and _SYMBOL.match(wanted):
            found.append(SCRIPT.at(line, *match.span(), wanted, symbol=match[0], wanted=wanted))
    return found


def _in_instrument(reading: Reading, section: Section) -> Iterator[Finding]:
    """An ADD above an item, in a text for the conference whose rule that is."""
    first = next((one for one in section.lines if one.text.strip()), None)
    if section.symbol == "ADD" and first is not None and _PART.match(first.text) and _for_wtdc(reading):
        yield INSTRUMENT.at(section.line, 0, len(section.line.text.rstrip()))


def _for_wtdc(reading: Reading) -> bool:
    """Whether the conference that a text names first is WTDC: a proposal has its own on the cover."""
    if not any(map(reading.says, _WTDC)):
        return False
    names = (_CONFERENCE.search(line.text) for line in reading.body)
    first = next((name[0] for name in names if name is not None), "")
    return first in _WTDC


def _tracked(paragraph: Paragraph) -> bool:
    """Whether a change is tracked in a paragraph; marks made by hand may be the text's own."""
    runs = any(run.inserted or run.deleted for run in paragraph.runs)
    return bool(runs or paragraph.mark.inserted or paragraph.mark.deleted)


def _reproduced(section: Section) -> Iterator[Finding]:
    """Number and title of what is suppressed may stand there, its text not."""
    text = [one for one in section.lines if one.text.strip()]
    long = next((one for one in text if len(one.text) > _TITLE_LENGTH), None)
    if long is None and len(text) > 4:
        long = text[4]
    if long is not None:
        yield REPRODUCED.at(long, 0, min(len(long.text), 80))


def _marked(paragraph: Paragraph) -> bool:
    """Whether a paragraph has a change, tracked or made by hand with strike, underline or highlight."""
    mark, cell = paragraph.mark, cell_of(paragraph.parent)
    if mark.inserted or mark.deleted or paragraph.format_change or mark.format_change:
        return True
    if cell is not None and (cell.row.inserted or cell.row.deleted or cell.inserted or cell.deleted):
        return True
    return any(
        run.inserted
        or run.deleted
        or run.format_change
        or run.format.strike
        or run.format.double_strike
        or run.format.highlight not in (None, "none")
        or run.format.underline not in (None, "none")
        for run in paragraph.runs
    )


def _over_text(paragraph: Paragraph) -> bool:
    """Whether text that nobody inserted is struck."""
    return any(run.deleted is not None and run.inserted is None and run.text.strip() for run in paragraph.runs)


# ---- proposals of a working file ------------------------------------------------------------------------------------


def _proposals(reading: Reading) -> Iterator[Finding]:
    changes: dict[str, list[Change]] = {}
    for change in document_changes(reading.document):
        if change.revision.proposal is not None:
            changes.setdefault(change.revision.proposal, []).append(change)
    for proposal in reading.said.proposals:
        yield from _of_proposal(reading, proposal, changes.get(proposal.id, []))


def _of_proposal(reading: Reading, proposal: Proposal, changes: Sequence[Change]) -> Iterator[Finding]:
    symbol = proposal.symbol
    named = f"The proposal “{proposal.title}”" if proposal.title else "A proposal"
    struck = next((one for one in changes if one.kind in _DELETING and _stood_before(reading, one)), None)
    if symbol is Symbol.MOD and not changes:
        yield _said(UNCHANGED, f"{named} is a MOD but changes nothing.")
    if symbol is Symbol.ADD and struck is not None:
        yield _said(OVER_TEXT, f"{named} is an ADD but strikes text that is there already.", struck)
    if symbol is Symbol.NOC and changes:
        yield _said(CHANGED, f"{named} is a NOC but changes the text.", changes[0])
    if any(text.strip() for text in proposal.rationale.text):
        return
    if symbol in (Symbol.SUP, Symbol.NOC):
        yield _said(NO_REASONS, f"{named} is a {symbol} without reasons.", changes[0] if changes else None)
        return
    new = _new_element(reading, changes)
    if new is not None:
        told = f"{named} adds the {new.kind.replace('_', ' ')} “{new.title}” without a rationale."
        yield replace(_said(NO_REASONS, told, changes[0]), reason=_RATIONALE, paragraph=new.paragraphs[0])


_RATIONALE = "A new element is proposed as a title, a statement and a rationale, which others have to judge it by."


def _new_element(reading: Reading, changes: Sequence[Change]) -> PlanElement | None:
    """The first uppermost element of the plan that these changes bring in whole, title and all."""
    new = {one.paragraph for one in changes if one.kind in (ChangeKind.INSERT, ChangeKind.PARAGRAPH_INSERT)}
    if not new or reading.profile is None:
        return None
    kinds = reading.profile.kinds
    tops = (one for one in reading.plan.elements if one.paragraphs[0] in new and one.kind in kinds)
    spoken_of = (one for one in tops if one.kind not in ("glossary_term", "acronym") and one.title)
    return next((one for one in spoken_of if _brought(reading.document.paragraph(one.paragraphs[0]))), None)


def _brought(paragraph: Paragraph) -> bool:
    return all(run.inserted is not None for run in paragraph.runs if run.text.strip() and run.deleted is None)


def _stood_before(reading: Reading, change: Change) -> bool:
    if change.kind is not ChangeKind.DELETE:
        return True
    paragraph = reading.document.paragraph(change.paragraph)
    return bool(change.text.strip()) and _over_text(paragraph)


def _said(rule: Rule, message: str, change: Change | None = None) -> Finding:
    place = change.paragraph if change else None
    return Finding(rule.id, rule.severity, message, rule.reason, place, "", reference=rule.reference)


# ---- statements -----------------------------------------------------------------------------------------------------


def _deadline(reading: Reading) -> Iterator[Finding]:
    """A statement that asks for action and leaves the deadline empty; label and answer may be two paragraphs."""
    words = reading.tables.words
    action = _answer(reading, words.get("label_action", ()))
    deadline = _answer(reading, words.get("label_deadline", ())) if action is not None else None
    if action is None or deadline is None or _NOTHING.match(action[1]):
        return
    line, said = deadline
    if _NOTHING.match(said):
        yield DEADLINE.at(line, 0, len(line.text))


def _answer(reading: Reading, label: tuple[str, ...]) -> tuple[Line, str] | None:
    """The line that starts with a label and a colon, and what stands behind it or in the next line with text."""
    for block in reading.blocks:
        for line, spot in block.named(_labelled, label):
            said = line.text[spot.end :].strip()
            return line, said or _below(reading, line)
    return None


def _labelled(block: LineBlock, label: tuple[str, ...]) -> list[tuple[Line, Spot]]:
    """The lines that begin with one of these labels."""
    return [one for one in spots_in(block, "label") if one[1].said[0] in label]


def _below(reading: Reading, line: Line) -> str:
    at = reading.place(line)
    after = next((one for one in reading.lines[at + 1 : at + 4] if one.text.strip()), None)
    labelled = any(line is after for line, _ in reading.spotted("label"))
    return "" if after is None or labelled else after.text.strip()

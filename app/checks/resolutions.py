"""Resolutions: the lettering and punctuation of their items, and the form of their calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from app.checks.lines import Line, LineBlock
from app.checks.reading import Reading, body_of
from app.checks.rule import Rule
from app.checks.words import beginning
from app.model.finding import Finding, Severity
from app.plan.profiles import shipped_profile
from app.plan.wording import bare_label, deeper_labels

LETTERING = Rule(
    "resolution.lettering",
    Severity.WARNING,
    "Item {found} stands where {wanted} should.",
    "Items are referred to by letter or number; a deleted number is never used again and an inserted item is a bis.",
)
SINGLE = Rule(
    "resolution.single_item",
    Severity.WARNING,
    "The only item of this call carries a number ({found}).",
    "A single item carries no number.",
    mend="Remove the number",
)
PUNCTUATION = Rule(
    "resolution.punctuation",
    Severity.WARNING,
    "This item ends with {found}; {place} ends with {wanted}.",
    "A resolution is one sentence: items end with a semicolon, the last of a call with a comma, the very last with a "
    "full stop.",
    mend="Mend the punctuation",
)
VERB = Rule(
    "resolution.verb",
    Severity.WARNING,
    "“{verb}” is not the form for {part}.",
    "Verbs of the preamble are participles (“considering”), those of the operative part stand in the present "
    "(“resolves”).",
)
RENUMBERED = Rule(
    "resolution.renumbered",
    Severity.WARNING,
    "Item {before} has become {now}.",
    "Items are never renumbered: other texts refer to them by letter or number.",
)

_ITEM = re.compile(
    r"\s*(?P<label>\(?(?:[a-z]{1,2}|[ivx]{3,5})\)|\d{1,2}(?![\d.,)])|\d{1,2}[.)]|\(\d{1,2}\))"
    r"(?P<bis>\s?(?:bis|ter|quater))?[\t  ]+(?=\S)"
)
_START = re.compile(r"\d{1,3}\b|\[|\(", re.IGNORECASE)
_LONGEST_CALL = 160
_OMITTED = frozenset("…. ")
_AFTER = re.compile(r"\W*(?:annex|annexe|anexo|attachment|приложение|附件|الملحق)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"(?:ADD\*?|MOD|\(MOD\)|SUP\*?|NOC)(?:\s+\S+/\S+)?\s*\Z")


@dataclass(frozen=True)
class Item:
    """One item below a call: its line, its label without punctuation ("a", "3"), and where its text starts."""

    line: Line
    label: str = ""
    bis: bool = False
    start: int = 0

    @property
    def text(self) -> str:
        """The text behind the label, without blanks at its end."""
        return self.line.text[self.start :].rstrip()


@dataclass
class Call:
    """A call such as "recognizing" with its items."""

    line: Line
    operative: bool
    items: list[Item] = field(default_factory=list[Item])


class Resolutions:
    """The items and calls of resolutions."""

    rules = (LETTERING, SINGLE, PUNCTUATION, VERB, RENUMBERED)

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What is wrong in each resolution of the text."""
        for calls in resolutions(reading):
            for call in calls:
                yield from _lettering(call)
                yield from _punctuation(call, last=call is calls[-1])
            yield from _verbs(reading, calls)
            yield from _renumbered(reading, calls)


def resolutions(reading: Reading) -> Iterator[list[Call]]:
    """The calls of each resolution; most texts have none, which costs one look at each new line's beginning."""
    words = reading.tables.words
    title, reasons = beginning(words.get("resolution", ())), beginning(words.get("label_reasons", ()))
    preamble, operative = _verbs_of(reading, "preamble"), _verbs_of(reading, "operative")
    calls: list[Call] | None = None
    for block in reading.blocks:
        titles = block.once(_titles, title)
        for line in body_of(block) if titles or calls is not None else ():
            text = line.text
            if line.paragraph.id in titles:
                if calls:
                    yield calls
                calls = []
            elif calls is None:
                continue
            elif _SYMBOL.match(text) or (calls and _follows(text, reasons)) or _heading(line, reading):
                if calls:
                    yield calls
                calls = None
            elif text.strip():
                _take(reading, calls, line, preamble, operative)
    if calls:
        yield calls


def _verbs_of(reading: Reading, part: str) -> re.Pattern[str]:
    """The verbs that a call of a part may begin with: those of the table, the wrong forms, and those of the profile."""
    words, wrong = reading.tables.words, {"preamble": "preamble_present", "operative": "operative_participle"}
    kind = f"{part}_call"
    known = reading.profile.kinds.get(kind) if reading.profile is not None else None
    opens = (known or shipped_profile("resolution").kinds[kind]).opens
    return beginning((*words.get(part, ()), *words.get(wrong[part], ()), *opens))


def _follows(text: str, reasons: re.Pattern[str]) -> bool:
    """Whether a line is no longer part of the resolution above it: its annex, or the reasons of the proposal."""
    label = reasons.match(text)
    return _AFTER.match(text) is not None or (label is not None and text[label.end() :].lstrip()[:1] in (":", "："))


def _titles(block: LineBlock, title: re.Pattern[str]) -> frozenset[int]:
    """The paragraphs with which resolutions begin."""
    return frozenset(line.paragraph.id for line in body_of(block) if _starts(title, line.text))


def _starts(title: re.Pattern[str], text: str) -> bool:
    match = title.match(text) if len(text) <= _LONGEST_CALL else None
    return (
        match is not None
        and _START.match(text[match.end() :].lstrip()) is not None
        and not text.rstrip().endswith((";", ","))
    )


def _heading(line: Line, reading: Reading) -> bool:
    outline = line.paragraph.format.outline
    if outline is None and line.paragraph.format.style:
        style = reading.document.styles.styles.get(line.paragraph.format.style)
        outline = style.paragraph.outline if style is not None else None
    return outline is not None and outline < 9


def _take(
    reading: Reading, calls: list[Call], line: Line, preamble: re.Pattern[str], operative: re.Pattern[str]
) -> None:
    kind = _call(line.text, preamble, operative)
    if kind is not None:
        calls.append(Call(line, kind))
    elif calls:
        calls[-1].items.append(_item(reading, line))


def _call(text: str, preamble: re.Pattern[str], operative: re.Pattern[str]) -> bool | None:
    """Whether a line is a call of the operative part; None when it is no call."""
    if len(text) > _LONGEST_CALL or text.rstrip().endswith((";", ".")) or not text.strip()[:1].isalpha():
        return None
    if operative.match(text):
        return True
    return False if preamble.match(text) else None


def _item(reading: Reading, line: Line) -> Item:
    match = _ITEM.match(line.text)
    if match is not None:
        return Item(line, match["label"].strip("()."), bool(match["bis"]), match.end())
    return Item(line, bare_label(reading.label(line)) if line.paragraph.format.number else "")


# ---- letters and numbers --------------------------------------------------------------------------------------------


def _lettering(call: Call) -> Iterator[Finding]:
    main = _main([item for item in call.items if item.label and item.start])
    if len(main) == 1 and len(call.items) == 1:
        item = main[0]
        yield SINGLE.around(
            item.line, (0, item.start), (0, min(item.start + 40, len(item.line.text))), "", found=item.label
        )
        return
    wanted = 1
    main = [item for item in main if not item.bis]
    for item, after in zip_longest(main, main[1:]):
        place = _place(item.label)
        if place != wanted and not _left_out_before(call, item):
            end = min(item.start + 40, len(item.line.text))
            yield LETTERING.at(item.line, 0, end, found=item.label, wanted=_labelled(wanted, item.label))
        # Where the next one is right again, this one alone is wrong.
        wanted = wanted + 1 if after is not None and _place(after.label) == wanted + 1 else place + 1


def _main(items: Sequence[Item]) -> list[Item]:
    """The items of the first level; none where these have roman numbers."""
    labels = [item.label for item in items]
    if labels[:2] == ["i", "ii"]:
        return []
    return [item for item, deeper in zip(items, deeper_labels(labels), strict=True) if not deeper]


def _left_out_before(call: Call, item: Item) -> bool:
    """Whether an unchanged stretch is left out before an item."""
    at = call.items.index(item)
    return at > 0 and not set(call.items[at - 1].text) - _OMITTED


def _place(label: str) -> int:
    if label.isdigit():
        return int(label)
    return sum((ord(letter) - 96) * 26**at for at, letter in enumerate(reversed(label)))


def _labelled(place: int, like: str) -> str:
    if like.isdigit():
        return str(place)
    return chr(96 + place) if place <= 26 else f"{chr(96 + (place - 1) // 26)}{chr(97 + (place - 1) % 26)}"


# ---- punctuation ----------------------------------------------------------------------------------------------------


def _punctuation(call: Call, *, last: bool) -> Iterator[Finding]:
    items = [item for item in call.items if set(item.text) - _OMITTED]
    deeper = deeper_labels([item.label for item in items])
    for item, lead_in in zip(items, [*deeper[1:], False], strict=False):
        final = item is items[-1]
        if lead_in and item.text[-1:].isalpha():
            # "that such a meeting shall" goes on in the items below it.
            continue
        if final and last:
            wanted, place = ".", "the very last"
        else:
            wanted, place = (",", "the last of a call") if final else (";", "an item")
        yield from _ending(item, wanted, place)


_JOINED = re.compile(r"[;,]\s+(?:and|or|et|ou|y|o|и|или)\Z", re.IGNORECASE)
_NAMES = {";": "a semicolon", ",": "a comma", ".": "a full stop", ":": "a colon"}


def _ending(item: Item, wanted: str, place: str) -> Iterator[Finding]:
    text = item.line.text.rstrip()
    mark = text[-1:]
    # A colon opens a list below the item.
    if not text or (mark in (wanted, ":", "]", ")") and mark != ")") or _JOINED.search(text) or mark in "…，。；：؛،":
        return
    is_mark = mark in _NAMES
    wrong = (len(text) - 1 if is_mark else len(text), len(text))
    low = text.rfind(" ", 0, max(len(text) - 30, 0)) + 1
    yield PUNCTUATION.around(
        item.line,
        wrong,
        (low, len(text)),
        wanted,
        found=_NAMES[mark] if is_mark else "no mark",
        place=place,
        wanted=_NAMES[wanted],
    )


# ---- verbs and numbers that changed ---------------------------------------------------------------------------------


def _verbs(reading: Reading, calls: Iterable[Call]) -> Iterator[Finding]:
    words = reading.tables.words
    present = beginning(words.get("preamble_present", ()))
    participle = beginning(words.get("operative_participle", ()))
    for call in calls:
        wrong, part = (participle, "the operative part") if call.operative else (present, "the preamble")
        match = wrong.match(call.line.text)
        if match is not None:
            yield VERB.at(call.line, *match.span(), verb=match[0].strip(), part=part)


def _renumbered(reading: Reading, calls: Iterable[Call]) -> Iterator[Finding]:
    if reading.base is None:
        return
    for call in calls:
        for item in call.items:
            there = reading.base.line_of(item.line.paragraph.id)
            before = _ITEM.match(there.text) if there is not None and there is not item.line else None
            label = before["label"].strip("().") if before is not None else ""
            if before is not None and item.start and label != item.label and not item.bis:
                end = min(item.start + 40, len(item.line.text))
                yield RENUMBERED.at(item.line, 0, end, before=label, now=item.label)

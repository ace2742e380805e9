"""Headings in a document without heading styles that say nothing known, but look like those that do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.plan.lines import Line

_SHORT = 120
_NUMBER = re.compile(r"(?:(\d{1,2})|([IVX]{1,5})|([A-Z])|([a-z]))[.)]?(?=[\s.)])")
_SENTENCE_ENDS = (".", ";", ",", ":", "。", "；", "،", "؛")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class _Look:
    """What a heading looks like: how it is numbered, whether it is in capitals, its style."""

    numbering: str
    capitals: bool
    bold: bool
    style: str


def with_alike(lines: Sequence[Line], ranks: Sequence[int | None]) -> list[int | None]:
    """The ranks, with those of headings that look like others and go on with their numbers.

    A heading that is only bold looks like any title of an element, so it has to have a number or to be in capitals.
    """
    known: dict[_Look, int] = {}
    for line, rank in zip(lines, ranks, strict=True):
        look = _look(line) if rank is not None and rank >= 0 else None
        if look is not None and rank is not None:
            known[look] = min(rank, known.get(look, rank))
    if not known:
        return list(ranks)
    found = list(ranks)
    last: dict[_Look, int] = {}
    for at, line in enumerate(lines):
        look = _look(line)
        if look is None or look not in known:
            continue
        number = _number(line)
        if found[at] is None and (number == last.get(look, 0) + 1 if look.numbering else look.capitals):
            found[at] = known[look]
        if found[at] is not None:
            last[look] = number
    return found


def _look(line: Line) -> _Look | None:
    if not line.text or line.gone or line.cell is not None or len(line.text) > _SHORT:
        return None
    if line.text.endswith(_SENTENCE_ENDS):
        return None
    match = _NUMBER.match(line.text)
    rest = line.text[match.end() :] if match else line.text
    capitals = rest.isupper()
    if not line.bold and not capitals:
        return None
    numbering = "label" if line.label else _numbering(match)
    return _Look(numbering, capitals, line.bold, line.style) if numbering or capitals else None


def _numbering(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    return "decimal" if match[1] else "roman" if match[2] else "letter" if match[3] else "small"


def _number(line: Line) -> int:
    match = _NUMBER.match(line.label or line.text)
    if match is None:
        return 0
    if match[1]:
        return int(match[1])
    if match[2]:
        return _roman(match[2])
    letter = (match[3] or match[4]).lower()
    return ord(letter) - ord("a") + 1


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))

"""How footnotes and endnotes are numbered: the document's settings and what its sections say (ECMA-376 §17.11)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_PROPERTIES = r"<(?:[\w.-]+:)?(footnotePr|endnotePr)(?=[\s/>])[^>]*?(?:/>|>(.*?)</(?:[\w.-]+:)?\1\s*>)"
_SAID = r"<(?:[\w.-]+:)?(numFmt|numStart|numRestart)\s[^>]*?\bval\s*=\s*[\"']([^\"']*)"


class NoteNumbering(NamedTuple):
    """How notes of one kind are numbered; None says nothing of it.

    `format` is one of §17.18.59, `start` the number of the first one (§17.11.20), `restart` "continuous", "eachSect" or
    "eachPage" (§17.18.60).
    """

    format: str | None = None
    start: int | None = None
    restart: str | None = None

    def over(self, base: NoteNumbering) -> NoteNumbering:
        """What this says, and where it says nothing what `base` does."""
        start = self.start if self.start is not None else base.start
        return NoteNumbering(self.format or base.format, start, self.restart or base.restart)


class NoteSettings(NamedTuple):
    """What a document (§17.11.10, .4) or one of its sections (§17.11.11, .5) says of both kinds of notes."""

    footnotes: NoteNumbering = NoteNumbering()
    endnotes: NoteNumbering = NoteNumbering()

    def over(self, base: NoteSettings) -> NoteSettings:
        """What this says, and where it says nothing what `base` does."""
        return NoteSettings(self.footnotes.over(base.footnotes), self.endnotes.over(base.endnotes))


USUAL = NoteSettings(NoteNumbering("decimal", 1, "continuous"), NoteNumbering("lowerRoman", 1, "continuous"))
"""How notes are numbered where nothing else is said (§17.11.17, §17.11.18)."""


@lru_cache(256)
def stated_notes(xml: str) -> NoteSettings:
    """What the w:footnotePr and w:endnotePr in some XML, as that of a w:sectPr, say."""
    if "notePr" not in xml:
        return NoteSettings()
    found = {kind: _stated(inside or "") for kind, inside in re.findall(_PROPERTIES, xml, re.DOTALL)}
    return NoteSettings(found.get("footnotePr", NoteNumbering()), found.get("endnotePr", NoteNumbering()))


def _stated(xml: str) -> NoteNumbering:
    said = dict(re.findall(_SAID, xml))
    start = re.fullmatch(r"\d{1,6}", said.get("numStart", ""))
    return NoteNumbering(said.get("numFmt"), int(start[0]) if start else None, said.get("numRestart"))

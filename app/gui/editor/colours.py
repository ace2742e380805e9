"""Colours of the page: the theme's tokens as Qt colours, the hues of authors, and what stays readable on what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QColor

from app.gui.colour import contrast, luminance, mix, readable
from app.gui.theme import Tokens
from app.model.content import FormatChange, Paragraph, ParagraphFormatChange
from app.model.revision import Revision
from app.model.structure import Row, containers

_DARK = 0.35
_LEAST, _STRONG = 4.5, 7.0
"""The least contrast of coloured words, and where high contrast is wanted."""


class AuthorHues:
    """Numbers authors in order of appearance, so that each keeps one colour for as long as the document is open."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, author: str) -> int:
        """The author's number; a new author gets the next one."""
        return self._numbers.setdefault(author, len(self._numbers))

    def color(self, author: str, tokens: Tokens) -> str:
        """The author's colour on the page, `#rrggbb`."""
        return tokens.authors[self.number(author) % len(tokens.authors)]

    def learn(self, paragraphs: Iterable[Paragraph]) -> None:
        """Number the authors of these paragraphs' changes in order."""
        row: Row | None = None
        for paragraph in paragraphs:
            if paragraph.parent is not None:
                row = self._learn_row(paragraph, row)
            for run in paragraph.runs:
                if run.inserted or run.deleted or run.format_change:
                    self._meet(run.inserted, run.deleted, run.format_change)
            mark = paragraph.mark
            if mark.inserted or mark.deleted or paragraph.format_change:
                self._meet(mark.inserted, mark.deleted, paragraph.format_change)

    def _learn_row(self, paragraph: Paragraph, known: Row | None) -> Row | None:
        row = next((r for c in containers(paragraph.parent) if (r := getattr(c, "row", None)) is not None), None)
        if row is not None and row is not known:
            self._meet(row.inserted, row.deleted, None)
        return row

    def _meet(
        self,
        inserted: Revision | None,
        deleted: Revision | None,
        changed: FormatChange | ParagraphFormatChange | None,
    ) -> None:
        for revision in (inserted, deleted, changed and changed.revision):
            if revision is not None:
                self.number(revision.author)


def qcolor(color: str, opacity: float = 1.0) -> QColor:
    """A Qt colour of `#rrggbb`, opaque unless told otherwise."""
    found = QColor(color)
    found.setAlphaF(opacity)
    return found


@lru_cache(maxsize=512)
def ink(name: str | None, ground: str, tokens: Tokens) -> str:
    """The colour of text on a ground when its colour in the document is `name` (RRGGBB, "auto" or None)."""
    if name and name != "auto" and QColor.isValidColorName(f"#{name}") and name.strip("0"):
        least = _STRONG if tokens.scheme.strong else _LEAST
        found = readable(f"#{name}", ground, least)
        if contrast(found, ground) >= least:
            return found
    return max((tokens.ink, tokens.page), key=lambda c: contrast(c, ground))


@lru_cache(maxsize=512)
def shade(name: str | None, tokens: Tokens) -> str | None:
    """The ground that shading `name` (RRGGBB) gives; on a dark page the same hue, darkened; None without shading."""
    if not name or name == "auto" or not QColor.isValidColorName(f"#{name}"):
        return None
    if luminance(tokens.page) > _DARK:
        return f"#{name.lower()}"
    color = QColor(f"#{name}")
    lightness = 0.22 + 0.14 * (1 - color.lightnessF())
    return QColor.fromHslF(max(color.hslHueF(), 0.0), color.hslSaturationF() * 0.6, lightness).name()


# The pens of ECMA-376 Part 1 §17.18.40, softened so that the text stays the brightest thing.
_PENS = {
    "yellow": "FFF27A",
    "green": "8CF08C",
    "cyan": "8FEFF2",
    "magenta": "F7A6F7",
    "blue": "8FB4FF",
    "red": "FF9A94",
    "darkBlue": "3B5BA5",
    "darkCyan": "2F8A8C",
    "darkGreen": "3C8A4A",
    "darkMagenta": "8A3C8A",
    "darkRed": "9C3B36",
    "darkYellow": "9A8430",
    "darkGray": "8A8D91",
    "lightGray": "D4D6D9",
    "black": "000000",
}


def highlight(name: str | None, tokens: Tokens) -> str | None:
    """The ground of highlighted text, by the file's own word for the pen; None without."""
    return shade(_PENS.get(name or ""), tokens)


@lru_cache(maxsize=512)
def on_ground(color: str, ground: str) -> str:
    """A colour of the theme, still readable when the ground is not the page."""
    return readable(color, ground)


@lru_cache(maxsize=64)
def chip_ground(tokens: Tokens, ground: str) -> str:
    """The ground of a chip that stands for carried content."""
    return mix(ground, tokens.ink, 0.08)

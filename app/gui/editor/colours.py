"""Colours of the page: the tokens the view needs, the hues of authors, and what stays readable on what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtGui import QColor

from app.model.content import Paragraph
from app.model.structure import containers


class PageTokens(Protocol):
    """The colours that the editor takes from the theme."""

    @property
    def page(self) -> QColor: ...
    @property
    def desk(self) -> QColor: ...
    @property
    def text(self) -> QColor: ...
    @property
    def faint(self) -> QColor: ...
    @property
    def selection(self) -> QColor: ...
    @property
    def accent(self) -> QColor: ...
    @property
    def hairline(self) -> QColor: ...
    @property
    def chip(self) -> QColor: ...
    def author_color(self, index: int) -> QColor: ...


# Okabe and Ito, "Color Universal Design" (2008); black is left to the text itself, so grey takes its place.
_HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A6FB0", "#8C8C8C")


@dataclass(frozen=True)
class PaperTokens:
    """Colours for a page shown before a theme has been set."""

    page: QColor
    desk: QColor
    text: QColor
    faint: QColor
    selection: QColor
    accent: QColor
    hairline: QColor
    chip: QColor

    def author_color(self, index: int) -> QColor:
        """The hue of the author with this number, readable on the page."""
        return readable(QColor(_HUES[index % len(_HUES)]), self.page)


def paper() -> PaperTokens:
    """Light colours."""
    names = ("#ffffff", "#eceef1", "#1b1d21", "#6b7078", "#bcd7f5", "#1f6feb", "#dcdfe4", "#eef1f5")
    return PaperTokens(*map(QColor, names))


def slate() -> PaperTokens:
    """Dark colours."""
    names = ("#1e2024", "#141518", "#e6e7ea", "#9aa0a8", "#2c4a70", "#6cb2ff", "#34373d", "#2b2e34")
    return PaperTokens(*map(QColor, names))


class AuthorHues:
    """Numbers authors in order of appearance, so that each keeps one colour for as long as the document is open."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, author: str) -> int:
        """The author's number; a new author gets the next one."""
        return self._numbers.setdefault(author, len(self._numbers))

    def learn(self, paragraphs: Iterable[Paragraph]) -> None:
        """Number the authors of these paragraphs' changes in order."""
        for paragraph in paragraphs:
            for run in paragraph.runs:
                if run.inserted is not None:
                    self.number(run.inserted.author)
                if run.deleted is not None:
                    self.number(run.deleted.author)
                if run.format_change is not None:
                    self.number(run.format_change.revision.author)
            self._learn_marks(paragraph)

    def _learn_marks(self, paragraph: Paragraph) -> None:
        for revision in (paragraph.mark.inserted, paragraph.mark.deleted):
            if revision is not None:
                self.number(revision.author)
        for container in containers(paragraph.parent):
            row = getattr(container, "row", None)
            for revision in (getattr(row, "inserted", None), getattr(row, "deleted", None)):
                if revision is not None:
                    self.number(revision.author)


def luminance(color: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(color: QColor, background: QColor, ratio: float = 4.5) -> QColor:
    """The colour, made darker or lighter until it reads on the background."""
    return QColor(_readable(color.rgb(), background.rgb(), ratio))


@lru_cache(maxsize=512)
def _readable(color: int, background: int, ratio: float) -> str:
    found, ground = QColor(color), QColor(background)
    step = -0.04 if luminance(ground) > 0.35 else 0.04
    hue, saturation, lightness, _ = found.getHslF()
    while contrast(found, ground) < ratio and 0 <= lightness + step <= 1:
        lightness += step
        found = QColor.fromHslF(max(hue, 0.0), saturation, lightness)
    return found.name()


def ink(name: str | None, text: QColor, background: QColor) -> QColor:
    """The colour of text whose document colour is `name` (RRGGBB, "auto" or None) on a background."""
    if not name or name == "auto" or name.strip("0") == "":
        return text if contrast(text, background) >= 4.5 else readable(text, background, 7.0)
    return readable(QColor(f"#{name}"), background)


def ground(name: str | None, page: QColor) -> QColor | None:
    """The colour behind text whose shading is `name` (RRGGBB); a dark page gets the same hue, darkened."""
    if not name or name == "auto" or not QColor.isValidColorName(f"#{name}"):
        return None
    color = QColor(f"#{name}")
    if luminance(page) > 0.35:
        return color
    hue, saturation, lightness, _ = color.getHslF()
    return QColor.fromHslF(max(hue, 0.0), saturation * 0.7, 0.16 + 0.5 * (1 - lightness))


_HIGHLIGHTS = {
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
    "white": "FFFFFF",
}


def highlight(name: str | None, page: QColor) -> QColor | None:
    """The colour of a highlighting pen by the file's own word (§17.18.40)."""
    return ground(_HIGHLIGHTS.get(name or ""), page)

"""Run and paragraph properties (ECMA-376 Part 1 §17.3.1, §17.3.2).

`xml` holds the properties as they stand in the file; the named fields say what they mean. Changing a field and keeping
`xml` is how formatting is edited: a writer patches the named fields that differ into the XML and leaves the rest alone.
"""

from __future__ import annotations

from dataclasses import field, fields
from functools import cache
from typing import Self

from app.model.value import slotted_value


@slotted_value
class _Properties:
    xml: str = ""

    def over(self, base: Self) -> Self:
        """These properties where they say something, else those of `base`."""
        said = [(getattr(self, name), getattr(base, name)) for name in _named(type(self))]
        return type(self)("", *[under if own is None else own for own, under in said])

    def __repr__(self) -> str:
        said = ((f.name, getattr(self, f.name)) for f in fields(self))
        shown = ", ".join(f"{name}={value!r}" for name, value in said if value not in (None, ""))
        return f"{type(self).__name__}({shown})"


@cache
def _named(kind: type[_Properties]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.name != "xml")


@slotted_value
class RunFormat(_Properties):
    """Character properties; None means inherited.

    `size` is in half points, colours are RRGGBB or "auto", `underline` and `highlight` hold the file's own words
    ("none" switches off), `vertical` is "superscript", "subscript" or "baseline". `language` is that of Latin text,
    `language_bidi` that of right-to-left and other complex scripts, `language_east_asia` that of East Asian ones
    (§17.3.2.20), as BCP 47 tags; `complex_script` counts all of the text among the complex scripts (§17.3.2.7).

    Four fields are only read: they follow from `xml`, take no part in comparing and are never written from here.
    """

    style: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: str | None = None
    strike: bool | None = None
    double_strike: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    hidden: bool | None = None
    color: str | None = None
    highlight: str | None = None
    shading: str | None = None
    font: str | None = None
    size: int | None = None
    vertical: str | None = None
    language: str | None = None
    rtl: bool | None = None
    language_bidi: str | None = field(default=None, compare=False)
    language_east_asia: str | None = field(default=None, compare=False)
    no_proof: bool | None = field(default=None, compare=False)
    complex_script: bool | None = field(default=None, compare=False)


@slotted_value
class TabStop:
    """A tab stop: `position` in twips from the text margin, `kind` left, right, center, decimal, bar or clear."""

    position: int
    kind: str = "left"
    leader: str = "none"


@slotted_value
class ParagraphFormat(_Properties):
    """Paragraph properties; None means inherited.

    Lengths are twips (1/1440 inch); a negative `first_line` is a hanging indent; `line` is twips, or 240ths of a line
    when `line_rule` is "auto"; `number` is the w:numId (0 switches numbering off), `level` its 0-based level;
    `alignment` is "start", "center", "end" or "both"; `outline` the 0-based outline level.
    """

    style: str | None = None
    number: int | None = None
    level: int | None = None
    alignment: str | None = None
    indent_start: int | None = None
    indent_end: int | None = None
    first_line: int | None = None
    space_before: int | None = None
    space_after: int | None = None
    line: int | None = None
    line_rule: str | None = None
    contextual_spacing: bool | None = None
    rtl: bool | None = None
    outline: int | None = None
    keep_next: bool | None = None
    page_break_before: bool | None = None
    shading: str | None = None
    tabs: tuple[TabStop, ...] | None = None

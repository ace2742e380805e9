"""Theme fonts and colours (ECMA-376 Part 1 §20.1.6, §17.18.96, §17.18.97)."""

from __future__ import annotations

from dataclasses import field

from app.formats.docx.names import A, Element, local
from app.model.value import value

_SCRIPTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
_ALIASES = {
    "dk1": ("dark1", "text1"),
    "lt1": ("light1", "background1"),
    "dk2": ("dark2", "text2"),
    "lt2": ("light2", "background2"),
    "hlink": ("hyperlink",),
    "folHlink": ("followedHyperlink",),
}


@value
class Theme:
    """What the theme's names stand for: fonts by "minorHAnsi" and the like, colours by "accent1" and the like."""

    fonts: dict[str, str] = field(default_factory=dict[str, str])
    colors: dict[str, str] = field(default_factory=dict[str, str])


def read_theme(root: Element) -> Theme:
    """The fonts and colours of a theme part."""
    return Theme(_fonts(root), _colors(root))


def _fonts(root: Element) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        for script, names in _SCRIPTS.items():
            face = root.find(f".//{{{A}}}{size}Font/{{{A}}}{script}")
            typeface = face.get("typeface", "") if face is not None else ""
            fonts.update({size + name: typeface for name in names if typeface})
    return fonts


def _colors(root: Element) -> dict[str, str]:
    colors: dict[str, str] = {}
    scheme = root.find(f".//{{{A}}}clrScheme")
    for entry in scheme if scheme is not None else ():
        value = next((c.get("lastClr") or c.get("val") for c in entry), None)
        if value:
            name = local(entry.tag)
            colors.update(dict.fromkeys((name, *_ALIASES.get(name, ())), value.upper()))
    return colors

"""Characters of symbol fonts in Unicode.

Word keeps them as codes of the font in the private area U+F020 to U+F0FF (ECMA-376 Part 1 §17.3.3.30). What they look
like is that of the Symbol encoding that Adobe published, and of Microsoft's Wingdings.
"""

from __future__ import annotations

_FIRST = 0xF020

_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = dict(enumerate(_SYMBOL_LOW, _FIRST)) | {
    code: char for code, char in enumerate(_SYMBOL_HIGH, 0xF0A0) if char != "\0"
}

_WINGDINGS_LOW = {
    0xF021: "✏", 0xF022: "✂", 0xF028: "☎", 0xF02A: "✉", 0xF036: "⌛", 0xF03F: "✍", 0xF041: "✌", 0xF045: "☜",
    0xF046: "☞", 0xF047: "☝", 0xF048: "☟", 0xF04A: "☺", 0xF04C: "☹", 0xF051: "✈", 0xF052: "☼", 0xF054: "❄",
    0xF06C: "●", 0xF06D: "❍", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF072: "❒", 0xF074: "⧫", 0xF075: "◆",
    0xF076: "❖", 0xF077: "⬥", 0xF078: "⌧",
}  # fmt: skip
_WINGDINGS_HIGH = {
    0xF09F: "•", 0xF0A1: "○", 0xF0A4: "◉", 0xF0A5: "◎", 0xF0A7: "▪", 0xF0A8: "☐", 0xF0AB: "★", 0xF0B7: "•",
    0xF0D8: "➢", 0xF0DF: "←", 0xF0E0: "→", 0xF0E1: "↑", 0xF0E2: "↓", 0xF0E8: "➔", 0xF0EF: "⇦", 0xF0F0: "⇨",
    0xF0F1: "⇧", 0xF0F2: "⇩", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑",
}  # fmt: skip
_WINGDINGS = _WINGDINGS_LOW | _WINGDINGS_HIGH

_USUAL = {**_WINGDINGS, 0xF02D: "–", 0xF0BE: "—", 0xF0DE: "⇒"}
"""Where the font is not known: bullets, of which nearly all are of Wingdings."""


def in_unicode(text: str, font: str | None = None) -> str:
    """Text with the codes of a symbol font put into Unicode; what the font has no known character for stays."""
    if text.isascii():
        return text
    return text.translate(_TABLES.get((font or "").casefold(), _USUAL))


_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def character(code: int, font: str | None) -> str:
    """The character of a code as w:sym gives it, with or without the private area's F000; "" for none."""
    if 0xD800 <= code <= 0xDFFF or not 0 < code <= 0x10FFFF:
        return ""
    low = _FIRST & 0xFF00 | code
    return in_unicode(chr(low if code <= 0xFF and (font or "").casefold() in _TABLES else code), font)

"""Converts between offsets in code points, which the model counts, and in UTF-16 units, which Qt counts."""

from __future__ import annotations

_LAST_BMP = "\uffff"


def has_astral(text: str) -> bool:
    """Whether some code point takes two UTF-16 units, so that the two ways of counting differ."""
    return not text.isascii() and max(text) > _LAST_BMP


def utf16_length(text: str) -> int:
    """Number of UTF-16 units of a text."""
    return len(text) + sum(char > _LAST_BMP for char in text) if has_astral(text) else len(text)


def to_utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units of an offset in code points; offsets outside the text are brought to its ends."""
    offset = min(max(offset, 0), len(text))
    return utf16_length(text[:offset])


def to_code_points(text: str, units: int) -> int:
    """The offset in code points of an offset in UTF-16 units.

    An offset between the two halves of a surrogate pair gives the offset before the pair; offsets outside the text are
    brought to its ends.
    """
    if units <= 0:
        return 0
    if not has_astral(text):
        return min(units, len(text))
    counted = 0
    for offset, char in enumerate(text):
        counted += 2 if char > _LAST_BMP else 1
        if counted > units:
            return offset
    return len(text)

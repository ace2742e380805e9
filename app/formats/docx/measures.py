"""Numbers and switches as WordprocessingML writes them (ECMA-376 Part 1 §17.17.4, §22.9)."""

from __future__ import annotations

import re

_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_MEASURE = re.compile(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*(mm|cm|in|pt|pc|pi)?\s*$")
_LIMIT = 1 << 31


def switch(value: str | None) -> bool:
    """What an on/off property says; without a value it is on (§17.17.4)."""
    return value not in ("0", "false", "off", "none")


def twips(value: str | None) -> int | None:
    """A length in twips, also from the measures with units that Strict files use (§22.9.2.14)."""
    if value is None:
        return None
    if value.isdecimal() and len(value) < 10:
        return int(value)
    match = _MEASURE.match(value)
    if match is None:
        return None
    number = float(match[1]) * (_UNITS[match[2]] if match[2] else 1)
    return round(number) if abs(number) < _LIMIT else None


def half_points(value: str | None) -> int | None:
    """A font size in half points (§17.3.2.38)."""
    if value is not None and value.strip()[-2:].isalpha():
        length = twips(value)
        return None if length is None else round(length / 10)
    return twips(value)


def number(value: str | None) -> int | None:
    """A whole number, None when it is not one."""
    return twips(value) if value is not None and value.strip().lstrip("-").isdigit() else None

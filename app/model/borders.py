"""The lines around paragraphs and cells, as the XML of their properties says (ECMA-376 Part 1 §17.3.1.24, §17.4.66)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

_ABSENT = frozenset({"nil", "none", ""})
_LEADING = {"start": "left", "end": "right"}


class Border(NamedTuple):
    """One line: `kind` in the file's own word, `width` and `space` to the text in points, `color` RRGGBB or "auto"."""

    kind: str
    width: float
    space: float
    color: str


Borders = Mapping[str, "Border | None"]
"""By side; None where the properties say that there is no line. A side they don't speak of is missing."""

NONE: Borders = MappingProxyType[str, "Border | None"]({})


def borders_of(xml: str, holder: str) -> Borders:
    """What `holder` (pBdr, tcBorders) says in the XML of some properties; the side a line begins at is its left one."""
    return _borders(xml, holder) if f"{holder}>" in xml else NONE


@lru_cache(maxsize=1024)
def _borders(xml: str, holder: str) -> Borders:
    # The XML is the file's own, read once and found well formed; what is looked for has no text and nothing inside.
    found = re.search(rf"<(?:[\w.-]+:)?{holder}(?:\s[^>]*)?>(.*?)</(?:[\w.-]+:)?{holder}>", xml, re.DOTALL)
    if found is None:
        return NONE
    sides: list[tuple[str, str]] = re.findall(
        r"<(?:[\w.-]+:)?(\w+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>", found[1]
    )
    return {_LEADING.get(side, side): _border(said) for side, said in sides}


def _border(attributes: str) -> Border | None:
    said: dict[str, str] = dict(re.findall(r"(?:[\w.-]+:)?(\w+)\s*=\s*[\"']([^\"']*)[\"']", attributes))
    kind = said.get("val", "")
    if kind in _ABSENT:
        return None
    return Border(kind, _number(said.get("sz"), 4) / 8, _number(said.get("space"), 0), said.get("color", "auto"))


def _number(text: str | None, otherwise: int) -> int:
    # §17.18.2: up to 96 eighths of a point wide and 31 points away.
    return min(int(text), 96) if text is not None and text.isdecimal() and len(text) < 6 else otherwise

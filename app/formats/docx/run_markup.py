"""Text and properties as w:r (ECMA-376 Part 1 §17.3.2.25)."""

from __future__ import annotations

import re

from app.formats.docx.markup import escaped

_SPECIAL = re.compile("([\t\n\u2011\u00ad])")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}


def characters(text: str, name: str = "t") -> str:
    """Text as the content of a run; `name` is "delText" for text that is struck."""
    if _SPECIAL.search(text) is None:
        return _piece(text, name)
    return "".join(_ELEMENTS.get(piece) or _piece(piece, name) for piece in _SPECIAL.split(text) if piece)


def run_element(properties: str, content: str) -> str:
    """A whole run."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def _piece(text: str, name: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:{name}{space}>{escaped(text)}</w:{name}>"

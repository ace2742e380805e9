"""What a reader sees of carried XML when nothing but its text is known of it."""

from __future__ import annotations

import re

from app.model.content import Markup

_TEXT = re.compile(r"<(?:w|m):t(?:\s[^>]*)?>([^<]*)</")


_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def shown_text(xml: str) -> str:
    """The text in w:t and m:t elements (ECMA-376 Part 1 §17.3.3.31, §22.1.2.116), in their order."""
    text = "".join(_TEXT.findall(xml))
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(reference: re.Match[str]) -> str:
    # XML has no other names than these (XML 1.0 §4.6); those of HTML take longer to load than most documents to read.
    hexadecimal, decimal, name = reference.groups()
    return _NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def settled(markup: Markup, *, accepted: bool) -> str:
    """XML in pieces with all its tracked changes accepted or all rejected."""
    out: list[str] = []
    for piece in markup:
        if isinstance(piece, str):
            out.append(piece)
        else:
            out.append(settled(piece.accepted if accepted else piece.rejected, accepted=accepted))
    return "".join(out)


def written(markup: Markup) -> str:
    """XML in pieces as it stands in a file, its tracked changes unresolved."""
    return "".join(piece if isinstance(piece, str) else written(piece.written) for piece in markup)

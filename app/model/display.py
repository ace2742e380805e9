"""What a reader sees of carried XML when nothing but its text is known of it."""

from __future__ import annotations

import re

from app.model.content import Markup

_TEXT = re.compile(r"<(?:w|m):t(?:\s[^>]*)?>([^<]*)</")


def shown_text(xml: str) -> str:
    """The text in w:t and m:t elements (ECMA-376 Part 1 §17.3.3.31, §22.1.2.116), in their order."""
    text = "".join(_TEXT.findall(xml))
    if "&" not in text:
        return text
    # The names of all characters take longer to load than most documents to read.
    from html import unescape

    return unescape(text)


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

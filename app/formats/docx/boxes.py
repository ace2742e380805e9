"""Text boxes inside carried XML (ECMA-376 Part 1 §20.4.2.38, §14.9.1.1): where they begin and end in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TAG = re.compile(r"<(/?)[\w.-]+:txbxContent(?=[\s/>])[^>]*?(/?)>")


def box_places(xml: str) -> Iterator[tuple[int, int]]:
    """Where the content of each outermost text box starts and ends, in order; empty elements hold none."""
    depth = start = 0
    for tag in _TAG.finditer(xml):
        closing, empty = tag.groups()
        if closing:
            depth -= 1
            if not depth:
                yield start, tag.start()
        elif not empty:
            depth += 1
            start = tag.end() if depth == 1 else start
        elif not depth:
            yield tag.end(), tag.end()


def parted(xml: str) -> list[str]:
    """What stands outside, inside, outside … of the text boxes; joined again it is the whole."""
    pieces: list[str] = []
    at = 0
    for start, end in box_places(xml):
        pieces += [xml[at:start], xml[start:end]]
        at = end
    return [*pieces, xml[at:]]


def refilled(xml: str, contents: Sequence[str | None]) -> str:
    """Carried XML with other content in its text boxes, in order; None keeps what is there."""
    pieces = parted(xml)
    for at, content in enumerate(contents):
        if content is not None and not pieces[2 * at].endswith("/>"):
            pieces[2 * at + 1] = content
    return "".join(pieces)

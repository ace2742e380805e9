"""Text boxes inside carried XML (ECMA-376 Part 1 §20.4.2.38, §14.9.1.1): where they begin and end in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

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


_REVISION = re.compile(
    r"""(<[\w.-]+:(?:ins|del|move(?:From|To)|\w+Range(?:Start|End)|cell(?:Ins|Del|Merge)|\w+Change)\s"""
    r"""(?:[^>]*?\s)?[\w.-]+:id\s*=\s*)(["'])(\d+)\2"""
)
_DRAWING = re.compile(r"""(<[\w.-]+:docPr\s(?:[^>]*?\s)?id\s*=\s*)(["'])(\d+)\2""")
_SHAPE = re.compile(
    r"""<[\w.-]+:(?:shape|shapetype|rect|roundrect|oval|group|line|polyline|arc|curve|image)\s(?:[^>]*?\s)?"""
    r"""id\s*=\s*(?:"([^"]+)"|'([^']+)')"""
)
_SHAPE_NAME = re.compile(r"""(?<=\s)((?:id|type|ShapeID)\s*=\s*["']#?)([^"'#]+)(?=["'])""")
_NAMED = re.compile(r"""<[\w.-]+:(?:bookmark|commentRange)(?:Start|End)\s[^>]*/>|<[\w.-]+:commentReference\s[^>]*/>""")
_PARAGRAPH_NAME = re.compile(r"""\s[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')""")


class BoxCopies:
    """Tells the second side of a move from the first, which hold the same text boxes: no two may share a number.

    `revision` and `drawing` give numbers that nothing else in the file has. Bookmarks and comments stay with the first.
    """

    def __init__(self, revision: Callable[[], int], drawing: Callable[[], int]) -> None:
        self._revision, self._drawing = revision, drawing
        self._written: set[str] = set()

    def written(self, xml: str, boxes: Sequence[str]) -> str:
        """Carried XML with these text boxes, with numbers of its own where they have been written before."""
        again = any(name in self._written for name in boxes)
        self._written.update(boxes)
        if not again:
            return xml
        xml = self._with_shapes_named(_PARAGRAPH_NAME.sub("", _NAMED.sub("", xml)))
        return _renumbered(_DRAWING, _renumbered(_REVISION, xml, self._revision), self._drawing)

    def _with_shapes_named(self, xml: str) -> str:
        """VML knows shapes and their types by name (Part 4 §19.1.2.19), and what refers to one names it again."""
        held = dict.fromkeys(found[1] or found[2] for found in _SHAPE.finditer(xml))
        if not held:
            return xml
        ending = f"-{self._revision()}"
        return _SHAPE_NAME.sub(lambda found: f"{found[1]}{found[2]}{ending * (found[2] in held)}", xml)


def _renumbered(pattern: re.Pattern[str], xml: str, fresh: Callable[[], int]) -> str:
    ranges: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        # The two ends of a range share a number.
        ends = "Range" in found[1]
        new = ranges[found[3]] if ends and found[3] in ranges else fresh()
        if ends:
            ranges[found[3]] = new
        return f"{found[1]}{found[2]}{new}{found[2]}"

    return pattern.sub(number, xml)

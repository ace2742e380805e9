"""Definitions written anew where their tracked changes were resolved, all else in their part byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from app.formats.docx.definitions import NAMES, WHOLE, changed_definitions
from app.formats.docx.names import STRICT, Element, W, w
from app.formats.docx.outline import tag_end
from app.model.errors import RefusedError


def rewritten(data: bytes, root: Element, written: Sequence[str]) -> bytes:
    """A part with its changed definitions written anew, all else byte for byte.

    Raises RefusedError when the definitions are not where they are looked for.
    """
    body = root.find(w("body"))
    elements = [e for e in root if e.tag in WHOLE] if body is None else list(body.iterchildren(w("sectPr")))
    changed = set(changed_definitions(root))
    places = _Places(data, body is not None).found
    new = iter(written)
    out: list[bytes] = []
    at = 0
    if len(elements) != len(places):
        raise RefusedError("The file's definitions stand where they cannot be told apart; nothing was written.")
    for element, (start, end) in zip(elements, places, strict=True):
        if element in changed:
            out += [data[at:start], next(new).encode()]
            at = end
    return b"".join((*out, data[at:]))


class _Places:
    """Where the definitions of a part start and end in bytes: its root's children, or its body's sections."""

    def __init__(self, data: bytes, main: bool) -> None:
        self.found: list[tuple[int, int]] = []
        self._data = data
        self._path: list[str] = []
        self._wanted = [("body", "sectPr")] if main else [(name,) for name in NAMES]
        self._words = {f"{uri} " for uri in (W, *(s for s, t in STRICT.items() if t == W))}
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(data, True)

    def _is_wanted(self) -> bool:
        return tuple(self._path[1:]) in self._wanted

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        uri, _, name = tag.rpartition(" ")
        self._path.append(name if f"{uri} " in self._words else "")
        if self._is_wanted():
            at = self._parser.CurrentByteIndex
            self.found.append((at, tag_end(self._data, at)))

    def _end(self, tag: str) -> None:
        if self._is_wanted():
            at = self._parser.CurrentByteIndex
            start, opened = self.found[-1]
            # An empty element's end is told at the place behind its one tag.
            if at != opened or not self._data.endswith(b"/>", 0, at):
                self.found[-1] = (start, self._data.index(b">", at) + 1)
        self._path.pop()

"""Styles, list levels and the last section whose properties were changed under tracking (ECMA-376 §17.13.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.formats.docx.carried import holds_changes
from app.formats.docx.names import Element, w
from app.model.errors import RefusedError

_WHOLE = frozenset({w("style"), w("docDefaults"), w("abstractNum"), w("num")})
_TAGS = re.compile(rb"<(/?)[\w.-]+:(style|docDefaults|abstractNum|num|sectPr|body|p)(?=[\s/>])[^>]*?(/?)>")


def changed_definitions(root: Element) -> Iterator[Element]:
    """The definitions of a part that hold tracked changes, in order: in the main part only its last section."""
    body = root.find(w("body"))
    for element in root if body is None else body.iterchildren(w("sectPr")):
        if (body is not None or element.tag in _WHOLE) and holds_changes(element):
            yield element


def rewritten(data: bytes, root: Element, written: Sequence[str]) -> bytes:
    """A part with its changed definitions written anew, all else byte for byte.

    Raises RefusedError when the definitions are not where they are looked for.
    """
    body = root.find(w("body"))
    elements = [e for e in root if e.tag in _WHOLE] if body is None else list(body.iterchildren(w("sectPr")))
    changed = set(changed_definitions(root))
    places = list(_places(data, body is not None))
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


def _places(data: bytes, main: bool) -> Iterator[tuple[int, int]]:
    """Where each definition starts and ends; in the main part the sections that stand beside paragraphs."""
    depth = start = 0
    paragraphs = 0
    for tag in _TAGS.finditer(data):
        closing, name, empty = tag.groups()
        if name == b"p":
            paragraphs += 0 if empty else -1 if closing else 1
        if name in (b"p", b"body") or paragraphs or (name == b"sectPr") != main:
            continue
        if not closing and not depth:
            start = tag.start()
        depth += 0 if empty else -1 if closing else 1
        if not depth:
            yield start, tag.end()

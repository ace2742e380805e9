"""Styles, list levels and the last section whose properties were changed under tracking (ECMA-376 §17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats.docx.carried import holds_changes
from app.formats.docx.names import Element, w

NAMES = ("style", "docDefaults", "abstractNum", "num")
WHOLE = frozenset(map(w, NAMES))


def changed_definitions(root: Element) -> Iterator[Element]:
    """The definitions of a part that hold tracked changes, in order: in the main part only its last section."""
    body = root.find(w("body"))
    for element in root if body is None else body.iterchildren(w("sectPr")):
        if (body is not None or element.tag in WHOLE) and holds_changes(element):
            yield element

"""The body text of an OpenDocument file, as LibreOffice wrote it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
# Text that stands beside the body, not in it.
_ASIDE = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_TEXT}number",
    f"{_TEXT}ruby-text",
    f"{_TEXT}index-source",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
}


def body_paragraphs(path: Path) -> list[str]:
    """The body's paragraphs in order, those of tables row by row; line breaks are spaces, tabs stay tabs."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("content.xml"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    assert body is not None, f"{path} has no text body"
    found: list[str] = []
    _collect(body, found)
    return found


def _collect(element: etree._Element, found: list[str]) -> None:
    for child in element.iterchildren("*"):
        if child.tag in _PARAGRAPHS:
            found.append(_inline_text(child))
        elif not _is_aside(child):
            _collect(child, found)


def _inline_text(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element.iterchildren("*"):
        pieces += [_piece(child), child.tail or ""]
    return "".join(pieces)


def _piece(element: etree._Element) -> str:
    match element.tag:
        case "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}s":
            return " " * int(element.get(f"{_TEXT}c") or 1)
        case "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}tab":
            return "\t"
        case "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}line-break":
            return " "
        case _:
            return "" if _is_aside(element) else _inline_text(element)


def _is_aside(element: etree._Element) -> bool:
    return element.tag in _ASIDE or str(element.tag).startswith(_DRAW)

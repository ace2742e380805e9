"""The WordprocessingML schemas of ECMA-376 (Transitional) as a judge of written files."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, cast

from lxml import etree

from tests.shared_area import SHARED_DIR

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_TO_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


class SchemaFinding(NamedTuple):
    """What the schema says of one part; no line number, so that findings can be compared between files."""

    part: str
    message: str


def findings(source: Path | bytes) -> list[SchemaFinding]:
    """Everything the schema finds in the parts whose root element is in the w: namespace."""
    found: list[SchemaFinding] = []
    with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                found.extend(SchemaFinding(name, message) for message in _part_messages(package.read(name)))
    return found


def new_findings(before: Path | bytes, after: Path | bytes) -> list[SchemaFinding]:
    """What the schema finds in `after` more often than in `before`."""
    return sorted((Counter(findings(after)) - Counter(findings(before))).elements())


def _part_messages(data: bytes) -> list[str]:
    root = _parse(data)
    if root is None or etree.QName(root).namespace != W:
        return []
    _resolve_compatibility(root)
    # Parsed again, since the validator's error paths must not see what was taken away.
    clean = etree.fromstring(etree.tostring(root), _parser())
    schema = _schema()
    schema.validate(clean)
    log = cast("Iterable[Any]", schema.error_log)
    return [re.sub(r"\s+", " ", entry.message) for entry in log]


def _parse(data: bytes) -> etree._Element | None:
    if _STRICT in data:
        for strict, transitional in _STRICT_TO_TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError:
        return None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SHARED_DIR / "ooxml-xsd" / "wml.xsd")))


def _resolve_compatibility(root: etree._Element) -> None:
    """Leave what a reader without extensions sees (ECMA-376 Part 3, clauses 9 and 10)."""
    ignorable: set[str] = set()
    unwrapped: set[str] = set()
    for element in root.iter("*"):
        ignorable |= _named_spaces(element, "Ignorable")
        unwrapped |= _qualified_names(element, "ProcessContent")
    ignorable.add(MC)
    for element in list(root.iter(f"{{{MC}}}AlternateContent")):
        # One chosen inside another that was thrown away is an orphan by now.
        if element.getparent() is not None:
            _replace(element, _chosen_branch(element))
    for element in list(root.iter("*")):
        _drop_ignorable(element, ignorable, unwrapped)


def _named_spaces(element: etree._Element, attribute: str) -> set[str]:
    prefixes = (element.get(f"{{{MC}}}{attribute}") or "").split()
    return {str(element.nsmap[prefix]) for prefix in prefixes if prefix in element.nsmap}


def _qualified_names(element: etree._Element, attribute: str) -> set[str]:
    names = set()
    for pair in (element.get(f"{{{MC}}}{attribute}") or "").split():
        prefix, _, local = pair.partition(":")
        names.add(f"{{{element.nsmap.get(prefix, '')}}}{local}")
    return names


def _chosen_branch(alternate: etree._Element) -> list[etree._Element]:
    """The content of the fallback: no choice's extension is known to the schemas."""
    fallback = alternate.find(f"{{{MC}}}Fallback")
    return [] if fallback is None else list(fallback)


def _drop_ignorable(element: etree._Element, ignorable: set[str], unwrapped: set[str]) -> None:
    for name in list(element.attrib):
        if etree.QName(name).namespace in ignorable:
            del element.attrib[name]
    if element.getparent() is not None and etree.QName(element).namespace in ignorable:
        _replace(element, list(element) if element.tag in unwrapped else [])


def _replace(element: etree._Element, content: list[etree._Element]) -> None:
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    parent[at : at + 1] = content

"""The revision elements of a file, counted from its XML alone."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_PLAIN = {
    "rPrChange": "format",
    "pPrChange": "paragraph_format",
    "sectPrChange": "section",
    "tblPrChange": "table",
    "tblPrExChange": "table",
    "tblGridChange": "table",
    "trPrChange": "table",
    "tcPrChange": "table",
    "numberingChange": "numbering",
    "cellIns": "cell_insert",
    "cellDel": "cell_delete",
    "cellMerge": "cell_merge",
    "customXmlInsRangeStart": "insert",
    "customXmlDelRangeStart": "delete",
    "customXmlMoveFromRangeStart": "move_from",
    "customXmlMoveToRangeStart": "move_to",
    "moveFrom": "move_from",
    "moveTo": "move_to",
}
_BY_PARENT = {
    ("ins", "rPr"): "paragraph_insert",
    ("del", "rPr"): "paragraph_delete",
    ("ins", "trPr"): "row_insert",
    ("del", "trPr"): "row_delete",
    ("ins", "numPr"): "numbering",
}


def counted(source: Path | bytes) -> Counter[str]:
    """How many revision elements of each kind the parts of a file hold.

    The second branch of an alternative repeats the first for programs that can't read that, and counts nothing.
    """
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                found += _in_part(package.read(name))
    return found


def _in_part(data: bytes) -> Counter[str]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return Counter()
    kinds = (_kind(element) for element in root.iter(etree.Element) if not _repeated(element))
    return Counter(kind for kind in kinds if kind)


def _kind(element: etree._Element) -> str:
    name = _word(element)
    parent = element.getparent()
    if name in ("ins", "del"):
        default = "insert" if name == "ins" else "delete"
        around = _word(parent) if parent is not None else ""
        grand = parent.getparent() if parent is not None else None
        if around == "rPr" and (grand is None or _word(grand) not in ("pPr", "rPrChange")):
            return default
        return _BY_PARENT.get((name, around), default)
    return _PLAIN.get(name, "")


def _word(element: etree._Element) -> str:
    tag = str(element.tag)
    return next((tag[len(uri) :] for uri in (_W, _STRICT) if tag.startswith(uri)), "")


def _repeated(element: etree._Element) -> bool:
    return any(around.tag == _FALLBACK and around.getparent() is not None for around in element.iterancestors())

"""Namespaces and element names of WordprocessingML (ECMA-376 Part 1 §17, Part 4 for the Transitional ones)."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PACKAGE_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC: Final = "http://purl.org/dc/elements/1.1/"

STRICT: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
}
"""The Strict namespaces (Part 1) and what they are called in Transitional files (Part 4)."""

PREFIXES: Final = {
    "w": W,
    "r": R,
    "m": M,
    "a": A,
    "wp": WP,
    "mc": MC,
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16": "http://schemas.microsoft.com/office/word/2018/wordml",
    "w16du": "http://schemas.microsoft.com/office/word/2023/wordml/word16du",
    "w16sdtdh": "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""The prefixes Word gives to its namespaces; a fragment moved into a part that lacks one declares it itself."""


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def names_of(names: str) -> list[str]:
    """Names given with blanks between them, in their order."""
    return names.split()


VAL: Final = w("val")
ID: Final = w("id")
AUTHOR: Final = w("author")
DATE: Final = w("date")
NAME: Final = w("name")
SPACE: Final = f"{{{XML}}}space"
REL_ID: Final = f"{{{R}}}id"

P: Final = w("p")
RUN: Final = w("r")
T: Final = w("t")
PPR: Final = w("pPr")
RPR: Final = w("rPr")
TBL: Final = w("tbl")
TR: Final = w("tr")
TC: Final = w("tc")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
CUSTOM_XML: Final = w("customXml")
NUM_MARKUP: Final = frozenset({w("ins"), w("numberingChange")})
"""Tracked changes of a paragraph's numbering, inside its w:numPr (§17.13.5.19, .17)."""
ALTERNATE: Final = f"{{{MC}}}AlternateContent"
CHOICE: Final = f"{{{MC}}}Choice"
FALLBACK: Final = f"{{{MC}}}Fallback"

BLOCK_TRACKED: Final = {w("ins"): "ins", w("del"): "del", w("moveFrom"): "moveFrom", w("moveTo"): "moveTo"}
"""The elements around inserted, deleted and moved content (§17.13.5.18, .14, .22, .25)."""

CONFLICTS: Final = {f"{{{PREFIXES['w14']}}}conflictIns": "ins", f"{{{PREFIXES['w14']}}}conflictDel": "del"}
"""Changes that met those of somebody else on a server ([MS-DOCX] 2.6.1.6, 2.6.1.7)."""

TRACKED: Final = {**BLOCK_TRACKED, **CONFLICTS}
"""All of them, as they stand among runs and on marks."""

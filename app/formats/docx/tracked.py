"""How many tracked changes a Word file holds, of every kind, wherever they stand."""

from __future__ import annotations

import re

from app.formats.docx.package import Package
from app.model.errors import UnreadableError

# ECMA-376 Part 1 §17.13.5 without the marks that only delimit ranges, which belong to the changes inside them.
_CHANGE = re.compile(
    rb"<(?:[\w.-]+:)?(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange"
    rb"|(?:rPr|pPr|sectPr|tblPr|tblGrid|tblPrEx|trPr|tcPr)Change)(?=[\s/>])"
)
_WORD_PART = re.compile(r"^/?word/[^/]+\.xml$", re.IGNORECASE)


def tracked_changes(data: bytes) -> int:
    """The number of revision elements in the Word parts of a file; UnreadableError when it is none.

    Parts that nothing refers to may be damaged: they count nothing.
    """
    package = Package(data, "The file")
    parts = (name for name in package.parts if _WORD_PART.match(name))
    return sum(_changes(package, name) for name in parts)


def _changes(package: Package, name: str) -> int:
    try:
        return len(_CHANGE.findall(package.read(name)))
    except UnreadableError:
        return 0

"""Parts that a package did not have: their content types and how the main part refers to them (ECMA-376 Part 2)."""

from __future__ import annotations

import posixpath
import re

from app.formats.docx.names import MC, PACKAGE_RELS, PREFIXES, W
from app.formats.docx.package import Package

_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NOTHING = f'<Relationships xmlns="{PACKAGE_RELS}"></Relationships>'
_END = re.compile(r"</(?:[\w.-]+:)?(?:Types|Relationships)\s*>\s*$")
_EMPTY = re.compile(r"<((?:[\w.-]+:)?(?:Types|Relationships))([^>]*)/>\s*$")
_IDS = re.compile(r"""\sId\s*=\s*["']([^"']*)["']""")
_SEPARATORS = "".join(
    f'<w:{{0}} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{{0}}>'
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)


class NewParts:
    """Adds parts beside the main part; `changed` holds what has to be written for that, by part."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._folder, name = posixpath.split(package.main)
        self._links = posixpath.join(self._folder, "_rels", f"{name}.rels")
        self.changed: dict[str, bytes] = {}

    def add(self, name: str) -> str:
        """The name of a new part ("comments", "footnotes", "endnotes", "commentsExtended"), referred to by the main."""
        part = self._free(posixpath.join(self._folder, f"{name}.xml"))
        types = f'<Override PartName="/{part}" ContentType="{_WORD}.{name}+xml"/>'
        self._insert(_TYPES, types, "")
        office = _MICROSOFT if name == "commentsExtended" else _OFFICE
        known = set(_IDS.findall(self._text(self._links, _NOTHING)))
        id_ = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        target = posixpath.basename(part)
        self._insert(self._links, f'<Relationship Id="{id_}" Type="{office}/{name}" Target="{target}"/>', _NOTHING)
        return part

    def _free(self, part: str) -> str:
        stem, ending = posixpath.splitext(part)
        taken = {name.lower() for name in self._package.parts}
        names = (part if n == 1 else f"{stem}{n}{ending}" for n in range(1, len(taken) + 2))
        return next(name for name in names if name.lower() not in taken)

    def _text(self, part: str, default: str) -> str:
        if part in self.changed:
            return self.changed[part].decode("utf-8")
        return self._package.read(part).decode("utf-8-sig") if part in self._package.parts else default

    def _insert(self, part: str, element: str, default: str) -> None:
        text = _EMPTY.sub(r"<\1\2></\1>", self._text(part, default))
        prefix = re.search(r"</([\w.-]+:)?(?:Types|Relationships)\s*>\s*$", text)
        named = element.replace("<", f"<{prefix[1]}", 1) if prefix is not None and prefix[1] else element
        self.changed[part] = _END.sub(lambda end: named + end[0], text).encode("utf-8")


def empty_notes(name: str) -> bytes:
    """A part of footnotes, endnotes or comments that holds none."""
    names = f'xmlns:w="{W}" xmlns:w14="{PREFIXES["w14"]}" xmlns:mc="{MC}" mc:Ignorable="w14"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {names}></w:{name}>'.encode()


def with_separators(data: bytes, name: str) -> bytes:
    """A new part of notes with the separators that Word asks for before them (§17.11.23); comments have none."""
    if name == "comments":
        return data
    head = empty_notes(name).removesuffix(f"</w:{name}>".encode())
    return head + _SEPARATORS.format(name.removesuffix("s")).encode() + data.removeprefix(head)

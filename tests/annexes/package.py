"""An Open Packaging Conventions package written with the same bytes every time.

Parts are stored, not compressed: compressed bytes differ from one zlib to the next.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Relationship:
    """One relationship of a part: its id, its full type and its target."""

    id: str
    type: str
    target: str
    external: bool = False

    def xml(self) -> str:
        """Return the Relationship element."""
        mode = ' TargetMode="External"' if self.external else ""
        return f'<Relationship Id="{self.id}" Type="{self.type}" Target={quoteattr(self.target)}{mode}/>'


@dataclass
class Package:
    """Parts with their content types, and relationships by source part ("" is the package itself)."""

    parts: dict[str, str | bytes | Iterable[str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relationships: dict[str, list[Relationship]] = field(default_factory=dict)

    def add(self, name: str, content: str | bytes | Iterable[str], content_type: str = "") -> None:
        """Add a part; text gets an XML declaration, an iterable of text is written piece by piece."""
        self.parts[name] = content
        if content_type:
            self.types[name] = content_type

    def relate(self, source: str, type_: str, target: str, *, id_: str = "", external: bool = False) -> str:
        """Add a relationship and return its id."""
        known = self.relationships.setdefault(source, [])
        relationship = Relationship(id_ or f"rId{len(known) + 1}", type_, target, external)
        known.append(relationship)
        return relationship.id

    def write(self, path: Path) -> None:
        """Write the package to `path`: content types, relationships and parts, always in one order."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            _store(archive, "[Content_Types].xml", self._content_types())
            for source, items in self.relationships.items():
                _store(archive, _relationship_part(source), _relationships(items))
            for name, content in self.parts.items():
                _store(archive, name, content)

    def _content_types(self) -> str:
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        if any(name.endswith(".png") for name in self.parts):
            defaults["png"] = "image/png"
        rows = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items()]
        rows += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.types.items()]
        return f'<Types xmlns="{CONTENT_TYPES}">{"".join(rows)}</Types>'


def _relationships(items: list[Relationship]) -> str:
    rows = "".join(item.xml() for item in items)
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def _relationship_part(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _store(archive: zipfile.ZipFile, name: str, content: str | bytes | Iterable[str]) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.external_attr = 0o600 << 16
    info.create_system = 3
    with archive.open(info, "w", force_zip64=False) as part:
        if isinstance(content, bytes):
            part.write(content)
            return
        part.write(DECLARATION.encode())
        for piece in [content] if isinstance(content, str) else content:
            part.write(piece.encode())

"""OPC packages (ECMA-376 Part 2): parts, content types, relationships."""

from __future__ import annotations

import os
import posixpath
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from app.formats.docx.archive import Archive, rewritten
from app.formats.docx.markup import parse_bytes
from app.formats.docx.names import CONTENT_TYPES, PACKAGE_RELS
from app.formats.docx.sniff import describe_archive
from app.model.errors import UnreadableError

_TYPES = "[Content_Types].xml"
_WORD = ("wordprocessingml.document.main", "wordprocessingml.template.main", "ms-word.document.macroenabled.main")
_WORD_TYPES = (*_WORD, "ms-word.template.macroenabledtemplate.main")


_TEMPLATE = re.compile(rb"ms-word\.template\.(macroenabled)template|template(?=\.main\+xml)", re.IGNORECASE)
_DOCUMENT = (b"document", b"ms-word.document.macroEnabled")


class Relationship(NamedTuple):
    """A link from one part to another (`target` is its name) or, when `external`, to an address."""

    id: str
    kind: str
    target: str
    external: bool = False


class Package:
    """A Word file's parts by name; raises UnreadableError when the bytes hold no Word document."""

    def __init__(self, data: bytes, name: str = "The file") -> None:
        self.name = name
        self.archive = Archive(data, name)
        if _TYPES not in self.archive.names:
            raise self._not_word()
        self._defaults, self._overrides = self._read_types()
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self._cache: dict[str, bytes] = {}
        self.main = self._find_main()

    @property
    def parts(self) -> frozenset[str]:
        """The names of all parts."""
        return self.archive.names

    def read(self, part: str) -> bytes:
        """The bytes of a part; UnreadableError when it is missing or cannot be unpacked."""
        if part not in self._cache:
            if part not in self.archive.entries:
                raise UnreadableError(f"{self.name} is damaged: its part {part} is missing.")
            self._cache[part] = self.archive.read(part)
        return self._cache[part]

    def content_type(self, part: str) -> str:
        """The content type of a part in lower case, "" when none is declared."""
        found = self._overrides.get(part.lower())
        return found or self._defaults.get(part.rpartition(".")[2].lower(), "")

    @property
    def macros(self) -> bool:
        """Whether it is of the macro-enabled kind (.docm, .dotm), which Word opens under such a name only."""
        return "macroenabled" in self.content_type(self.main)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What a part refers to; the package itself is the part ""."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def related(self, part: str, kind: str) -> tuple[Relationship, ...]:
        """The parts of one kind ("styles", "header") that a part refers to and that are there, in order."""
        found = (r for r in self.relationships(part) if r.kind == kind and not r.external)
        return tuple(r for r in found if r.target in self.archive.entries)

    def write(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with some parts changed or added; without any change its very bytes."""
        fresh = {part: data for part, data in changed.items() if part not in self.parts or self.read(part) != data}
        if "template" in self.content_type(self.main):
            # Word opens a template under the name of a document only when it says that it is one.
            types = fresh.get(_TYPES, self.read(_TYPES))
            fresh[_TYPES] = _TEMPLATE.sub(lambda kind: _DOCUMENT[bool(kind[1])], types)
        return rewritten(self.archive, fresh) if fresh else self.archive.data

    def _not_word(self) -> UnreadableError:
        mimetype = self.archive.read("mimetype") if "mimetype" in self.archive.names else b""
        return UnreadableError(f"{self.name} {describe_archive(self.archive.names, mimetype)}.")

    def _read_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = parse_bytes(self.archive.read(_TYPES), _TYPES)
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for child in root:
            kind = child.get("ContentType", "").lower()
            if child.tag == f"{{{CONTENT_TYPES}}}Default":
                defaults[child.get("Extension", "").lower()] = kind
            elif child.tag == f"{{{CONTENT_TYPES}}}Override":
                overrides[child.get("PartName", "").lstrip("/").lower()] = kind
        return defaults, overrides

    def _read_relationships(self, part: str) -> tuple[Relationship, ...]:
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self.archive.entries:
            return ()
        root = parse_bytes(self.archive.read(source), source)
        found: list[Relationship] = []
        for child in root.iter(f"{{{PACKAGE_RELS}}}Relationship"):
            kind = child.get("Type", "").rpartition("/")[2]
            target, external = child.get("Target", ""), child.get("TargetMode") == "External"
            found.append(Relationship(child.get("Id", ""), kind, self._resolve(folder, target, external), external))
        return tuple(found)

    def _resolve(self, folder: str, target: str, external: bool) -> str:
        if external:
            return target
        path = target.partition("#")[0]
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        plain = posixpath.normpath(joined)
        return plain if plain in self.archive.entries else self._actual(unquote(plain))

    def _actual(self, wanted: str) -> str:
        # Part names are compared without regard to case (Part 2 §7.3.4).
        folded = wanted.lower()
        return next((name for name in self.archive.entries if name.lower() == folded), wanted)

    def _find_main(self) -> str:
        found = self.related("", "officeDocument")
        if not found:
            raise self._not_word()
        main = found[0].target
        kind = self.content_type(main)
        if kind and not any(kind.endswith(f"{word}+xml") for word in _WORD_TYPES):
            raise self._not_word()
        return main


def save_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside the old one, flushed to disk, then renamed over it.

    A link stays one: what it leads to is written. Raises OSError; an existing file then keeps its bytes.
    """
    path = Path(os.path.realpath(path))
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(_mode(path))
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

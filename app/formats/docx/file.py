"""A Word file that was opened: its document, and how to write it back."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from app.formats.docx.package import Package
from app.formats.docx.read import read_package
from app.model.content import OpaqueKind
from app.model.document import Document
from app.model.errors import UnreadableError

MAX_FILE = 256 << 20

_SAID = {
    OpaqueKind.DRAWING: "pictures and drawings",
    OpaqueKind.OBJECT: "embedded objects",
    OpaqueKind.MATH: "formulas",
    OpaqueKind.BLOCK: "blocks of other content",
    OpaqueKind.OTHER: "pieces of other content",
}


class DocxFile:
    """An opened Word file; `document` is what it says, `notes` lists what is carried but only shown as a chip."""

    def __init__(self, data: bytes, name: str = "The file") -> None:
        self.package = Package(data, name)
        self._reading = read_package(self.package)

    @property
    def document(self) -> Document:
        """The document as the file has it."""
        return self._reading.document

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The bytes of every part by name."""
        return {name: self.package.read(name) for name in sorted(self.package.parts)}

    @property
    def notes(self) -> list[str]:
        """Sentences about what is kept but can only be moved or removed here."""
        found = ((said, self._reading.carried.get(kind, 0)) for kind, said in _SAID.items())
        kept = ", ".join(f"{said} ({count})" for said, count in found if count)
        notes = [f"Kept as they are and shown as chips: {kept}."] if kept else []
        return [*notes, *([self.macros] if self.macros else [])]

    @property
    def macros(self) -> str:
        """A sentence about the file's macros, "" when it has none."""
        carried = self.package.macros or any(name.lower().endswith("vbaproject.bin") for name in self.package.parts)
        return "The file carries macros; they are kept and never run." if carried else ""

    def write(self, document: Document) -> bytes:
        """The file with another document, made from this one by edits: what they did not touch keeps its bytes.

        Raises RefusedError when something changed that is only shown.
        """
        # A file is read long before it is written.
        from app.formats.docx.write import write_document

        return write_document(self.package, self._reading, document)

    def image(self, ref: str) -> bytes | None:
        """The bytes of a picture that carried content refers to, None when it is not in the file."""
        return self.package.read(ref) if ref in self.package.parts else None


def open_docx(source: Path | str | bytes) -> DocxFile:
    """Open a Word file from a path or from bytes.

    Raises UnreadableError with one plain sentence when it is missing, damaged, encrypted, over a limit or no Word file.
    """
    if isinstance(source, bytes):
        return DocxFile(source)
    path = Path(source)
    return DocxFile(read_file(path), path.name)


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises UnreadableError when it cannot be read or is too large."""
    # A folder such as "." has no name of its own.
    name = path.name or str(path)
    try:
        status = path.stat()
        size = status.st_size
        # A pipe or a device may never end, or never begin.
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if path.is_dir() else "no ordinary file"
            raise UnreadableError(f"{name} cannot be read: it is {what}.")
        if size > MAX_FILE:
            raise UnreadableError(f"{name} has {size >> 20} MB; no more than {MAX_FILE >> 20} MB are opened.")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise UnreadableError(f"{name} cannot be read: {reason}{held(path)}.") from None


def held(path: Path) -> str:
    """The end of a sentence that says why a file could not be used when Word has it open, else "".

    Word puts an owner file beside each document that it has open: "~$" for the first two letters of a long name.
    """
    names = (f"~${path.name}", f"~${path.name[2:]}")
    return "; it is open in Word, so close it there first" if any(path.with_name(one).exists() for one in names) else ""

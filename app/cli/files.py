"""The files a command names: read with a word about macros, and written only where that makes sense."""

from __future__ import annotations

from pathlib import Path

from app.cli.output import note
from app.cli.parser import UsageError
from app.formats.docx import DocxFile
from app.model.errors import RefusedError
from app.services.reading import Reading, read_any

WORD_ENDINGS = (".docx", ".docm")
"""What a written Word file may end in; which of the two is right depends on whether it carries macros."""


def read_said(path: Path) -> Reading:
    """Read any file, and note when it carries macros."""
    reading = read_any(path)
    note_macros(reading.file)
    return reading


def note_macros(file: DocxFile) -> None:
    """Say at the end that the file carries macros, if it does."""
    if file.macros:
        note(file.macros)


def require_place(out: Path, *endings: str) -> None:
    """UsageError when the output has none of the endings, or no place to lie in."""
    if out.suffix.lower() not in endings:
        raise UsageError(f"The output {out} must end in {endings[0]}.")
    if out.is_dir() or not out.parent.is_dir():
        what = "is a folder" if out.is_dir() else "lies in a folder that is not there"
        raise UsageError(f"The output {out} {what}.")


def require_other(out: Path, *sources: Path) -> None:
    """RefusedError when the output is one of the files that are read, by whatever name: what was received is kept."""
    if any(source.exists() and out.exists() and out.samefile(source) for source in sources):
        raise RefusedError(f"The output {out} is a file that is read, and that one is never written to; name another.")

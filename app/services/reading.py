"""Opening any file that the program reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.formats.docx import DocxFile
from app.formats.docx.file import read_file
from app.model.document import Document
from app.model.proposal import Author, Proposal, Statement
from app.services.replaying import State, replay
from app.services.settings import author_of

if TYPE_CHECKING:
    from app.formats.dossier.dossier import Dossier
    from app.model.link import HandLink
    from app.model.plan import HandKind

_SQLITE = b"SQLite format 3\x00"


class Reading(NamedTuple):
    """A file as it was read: the document as it stands, and the Word file it is written back through."""

    name: str
    file: DocxFile
    document: Document
    proposals: tuple[Proposal, ...] = ()
    statement: Statement = Statement()
    author: Author = Author("")
    links: tuple[HandLink, ...] = ()
    kinds: tuple[HandKind, ...] = ()


def is_dossier(path: Path) -> bool:
    """Whether the file is a working file, by its content or, when it has none, by its name."""
    try:
        # Opening a pipe would wait for its other end.
        if not path.is_file():
            return path.suffix.lower() == ".dossier"
        with path.open("rb") as file:
            start = file.read(len(_SQLITE))
    except OSError:
        start = b""
    return start == _SQLITE or path.suffix.lower() == ".dossier"


def read_any(path: Path) -> Reading:
    """Read a .docx, .dossier, .txt or .html; UnreadableError with one plain sentence when that can't be done."""
    if not is_dossier(path):
        base = base_of(path)
        file = DocxFile(base, path.name)
        return Reading(path.name, file, file.document)
    # The database takes longer to load than a document may wait that needs none.
    from app.formats.dossier.dossier import Dossier

    with Dossier.read(path) as dossier:
        file, state = read_state(dossier)
        author = author_of(dossier.get("author"))
        return Reading(
            dossier.name,
            file,
            state.document,
            state.proposals,
            state.statement,
            author,
            state.links,
            state.kinds,
        )


def read_state(dossier: Dossier) -> tuple[DocxFile, State]:
    """The Word file in a dossier and what has become of it."""
    file = DocxFile(dossier.base, dossier.name)
    return file, replay(file.document, dossier.records(), dossier.path)


def base_of(path: Path) -> bytes:
    """The bytes that a new dossier of this document begins with: the file itself, or a Word file made of its text."""
    data = read_file(path)
    # Word files are opened far more often, and each of these readers takes longer to load than they may wait.
    match path.suffix.lower():
        case ".txt":
            from app.formats.plain import docx_from_text

            return docx_from_text(data, path.name)
        case ".html" | ".htm":
            from app.formats.html import docx_from_html

            return docx_from_html(data, path.name)
        case _:
            return data

"""The working file of what a person opens: found again, made new, or rescued."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.formats.docx import DocxFile
from app.formats.dossier.new import NewDossier
from app.model.errors import RefusedError, UnreadableError
from app.services.places import dossier_for
from app.services.reading import base_of, is_dossier, read_state
from app.services.replaying import State, replay_possible

# The database and what reads it take longer to load than a document may wait that has no working file yet.
if TYPE_CHECKING:
    from app.formats.dossier.dossier import Dossier
    from app.formats.dossier.rescue import Rescued


class Opened(NamedTuple):
    """A working file that this process may write, the Word file in it, and what has become of that."""

    dossier: Dossier | NewDossier
    file: DocxFile
    state: State


def open_for_writing(path: Path, dossier: Path | None = None, *, at_once: bool = False) -> Opened:
    """Open the working file for a .docx or .txt, or the .dossier itself.

    When there is none it is made, or, with `at_once`, only claimed.

    Raises UnreadableError, BusyError, or RefusedError when `dossier` was made of another document.
    """
    if is_dossier(path):
        return Opened(*_open_or_rescue(path))
    base = base_of(path)
    sha256 = hashlib.sha256(base).hexdigest()
    place = dossier or dossier_for(path.name, sha256)
    if place.exists():
        return _reopened(place, path, sha256)
    # A file that can't be read must not leave a working file behind.
    file = DocxFile(base, path.name)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError(f"The working file {place} cannot be made ({error.strerror}).") from error
    if at_once:
        return Opened(NewDossier(place, base, path.name), file, State(file.document))
    from app.formats.dossier.dossier import Dossier

    return Opened(Dossier.create(place, base, path.name), file, State(file.document))


def readable(path: Path) -> Path:
    """What to read of a document that cannot be opened for writing: its working file, where it has one already."""
    if is_dossier(path):
        return path
    place = dossier_for(path.name, hashlib.sha256(base_of(path)).hexdigest())
    return place if place.is_file() else path


def _reopened(place: Path, path: Path, sha256: str) -> Opened:
    dossier, file, state = _open_or_rescue(place)
    if dossier.base_sha256 != sha256:
        dossier.close()
        raise RefusedError(f"{place} was made of another document than {path.name}; it was left as it is.")
    return Opened(dossier, file, state)


def _open_or_rescue(path: Path) -> tuple[Dossier, DocxFile, State]:
    """The dossier; from a damaged one what can be read is saved beside it, and the sentence of the error says so."""
    from app.formats.dossier.dossier import Dossier

    try:
        return _with_state(Dossier.open(path))
    except UnreadableError as error:
        saved = rescue_beside(path)
        raise UnreadableError(f"{error} {saved}".strip()) from error


def _with_state(dossier: Dossier) -> tuple[Dossier, DocxFile, State]:
    try:
        return dossier, *read_state(dossier)
    except BaseException:
        dossier.close()
        raise


def rescue_beside(path: Path) -> str:
    """Save what a damaged dossier still holds into a new one beside it; returns a sentence saying what and where.

    "" when nothing is left to save, or when it is no dossier at all.
    """
    from app.formats.dossier.rescue import rescue

    try:
        found = rescue(path)
    except UnreadableError:
        return ""
    place = _free(path)
    try:
        return _save(found, place)
    except (OSError, RefusedError):
        return ""


def _save(found: Rescued, place: Path) -> str:
    if not found.whole:
        raw = place.with_suffix(Path(found.name).suffix or ".docx")
        raw.write_bytes(found.base)
        return f"What is left of its document was saved as {raw}."
    from app.formats.dossier.dossier import Dossier

    changes = replay_possible(DocxFile(found.base, found.name).document, found.records)
    with Dossier.create(place, found.base, found.name) as dossier:
        dossier.append(*changes)
    of = f" of {found.total}" if found.total is not None else ""
    return f"The document with its first {len(changes)}{of} changes was saved as {place}."


def _free(path: Path) -> Path:
    number = 1
    while (place := path.with_name(f"{path.stem} (rescued {number}){path.suffix}")).exists():
        number += 1
    return place

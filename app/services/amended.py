"""An edit list done into a new working file and a Word file, both or neither."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from app.formats.docx import DocxFile
from app.formats.dossier.claim import Claim
from app.formats.dossier.dossier import Dossier, UnwrittenError
from app.model.errors import RefusedError
from app.services.amend import amend
from app.services.edit_list import EditList
from app.services.export import ExportKind, export_bytes, write_file
from app.services.reading import base_of, is_dossier
from app.services.session import Session


def amended_dossier(base: Path, edits: EditList, out: Path, dossier: Path) -> DocxFile:
    """Amend `base` (any file) and write the Word file `out` and the working file `dossier`, replacing what was there.

    Returns the Word file that all of it began with. Raises what `amend` raises, and BusyError when somebody works in
    `dossier`; both files are then as they were.
    """
    claim = Claim(dossier)
    made = dossier
    try:
        with tempfile.TemporaryDirectory(prefix=f".{dossier.name}.", dir=dossier.parent) as folder:
            made = Path(folder) / dossier.name
            file, data = _amended(base, edits, made)
            write_file(out, data)
            made.replace(os.path.realpath(dossier))
            return file
    except UnwrittenError as error:
        # Nobody knows the file by the name that it has while it is made.
        raise RefusedError(str(error).replace(str(made), str(dossier))) from error
    except OSError as error:
        raise RefusedError(f"{dossier} could not be written ({error.strerror}); it is as it was.") from error
    finally:
        claim.release()


def _amended(base: Path, edits: EditList, made: Path) -> tuple[DocxFile, bytes]:
    """The Word file as it was and as it became, with the new working file made."""
    _begin(base, made)
    session = Session.open(made)
    try:
        amend(session, edits)
        return session.source.file, export_bytes(session.source, ExportKind.ANNEX)
    finally:
        session.close()


def _begin(base: Path, place: Path) -> None:
    """A new working file of a document, or of another working file with all that was done in it."""
    if not is_dossier(base):
        Dossier.create(place, base_of(base), base.name).close()
        return
    with Dossier.read(base) as old, Dossier.create(place, old.base, old.name) as new:
        new.append(*(record.change for record in old.records()))

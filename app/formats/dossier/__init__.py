"""The working file: one SQLite database that holds the document as opened and everything done to it."""

from __future__ import annotations

from app.formats.dossier.dossier import Change, Dossier, Record, Redo, Undo, UnwrittenError, Version
from app.formats.dossier.rescue import Rescued, rescue

__all__ = ["Change", "Dossier", "Record", "Redo", "Rescued", "Undo", "UnwrittenError", "Version", "rescue"]

"""Taking out of a damaged dossier what can still be read."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.formats.dossier import database
from app.formats.dossier.dossier import read_record
from app.formats.dossier.journal import Record
from app.model.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was found: the document (`whole` when it is as it was put there), and the changes up to the damage."""

    name: str
    base: bytes
    whole: bool
    records: tuple[Record, ...]
    total: int | None


def rescue(path: Path) -> Rescued:
    """Read a damaged dossier as far as it goes; UnreadableError when not even the document can be had."""
    with contextlib.closing(database.connect_damaged(path)) as connection:
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > database.LAYOUT:
                raise UnreadableError(f"{path} was made by a newer version and is not damaged for all that is known.")
            row = connection.execute("SELECT content, name, sha256 FROM base").fetchone()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise UnreadableError(f"Nothing can be saved from {path} ({error}).") from error
        if row is None or not isinstance(row[0], bytes):
            raise UnreadableError(f"Nothing can be saved from {path}: there is no document in it.")
        base = cast("bytes", row[0])
        whole = hashlib.sha256(base).hexdigest() == row[2]
        records = _records(connection) if whole else ()
        return Rescued(Path(str(row[1])).name, base, whole, records, _count(connection))


def _records(connection: sqlite3.Connection) -> tuple[Record, ...]:
    found: list[Record] = []
    query = "SELECT seq, time, kind, payload FROM journal WHERE seq = ?"
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError, UnreadableError):
        while (row := connection.execute(query, (len(found) + 1,)).fetchone()) is not None:
            found.append(read_record(row, len(found) + 1))
    return tuple(found)


def _count(connection: sqlite3.Connection) -> int | None:
    try:
        return cast("int", connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError):
        return None

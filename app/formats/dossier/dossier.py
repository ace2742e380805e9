"""The dossier: the document as it was opened, the journal of edits, settings and named versions."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, cast

from app.editing.splice import Edit
from app.formats.dossier import database
from app.formats.dossier.claim import Claim
from app.formats.dossier.codec import pack, unpack
from app.formats.dossier.journal import Change, Record, Redo, Undo
from app.formats.dossier.new import NewDossier
from app.model.errors import RapporteurError, RefusedError, UnreadableError


@dataclass(frozen=True, slots=True)
class Version:
    """A named version: the document as it stood after the journal's entry `seq` (0: as it was opened)."""

    name: str
    time: str
    seq: int


class UnwrittenError(RapporteurError):
    """The working file could not be written; what was to be written is still in memory."""


class Dossier:
    """One open dossier; several threads may use it, one process at a time may write it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, claim: Claim | None) -> None:
        self._path = path
        self._connection = connection
        self._claim = claim
        self._lock = threading.Lock()
        self._cleanup = contextlib.ExitStack()
        self._last: tuple[int, Edit] | None = None
        self._base, self._name, self._sha256 = self._read_base()

    @classmethod
    def create(cls, path: Path, base: bytes, name: str) -> Self:
        """A new dossier around a document's bytes, open for writing; RefusedError when the path is taken."""
        new = NewDossier(path, base, name)
        try:
            return cls.make(path, base, new.name, new.claim)
        except BaseException:
            new.give_up()
            raise

    @classmethod
    def make(cls, path: Path, base: bytes, name: str, claim: Claim) -> Self:
        """A new dossier under a claim that is held already; UnwrittenError when it can't be made."""
        _write_new(path, base, name)
        return cls(path, database.connect(path), claim)

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing dossier for writing; BusyError when another process writes it, UnreadableError when damaged."""
        if not path.is_file():
            raise UnreadableError(f"{path} is not there.")
        claim = Claim(path)
        try:
            return cls(path, database.connect(path, writing=True), claim)
        except BaseException:
            claim.release()
            raise

    @classmethod
    def read(cls, path: Path) -> Self:
        """An existing dossier for reading, also while another process writes it."""
        try:
            return cls(path, database.connect(path), None)
        except UnreadableError as error:
            if not _unfinished(path, error):
                raise
        with contextlib.ExitStack() as cleanup:
            copy = cleanup.enter_context(database.readable_copy(path))
            found = cls(path, database.connect(copy), None)
            found._cleanup = cleanup.pop_all()
            return found

    @property
    def path(self) -> Path:
        """Where the dossier is."""
        return self._path

    @property
    def base(self) -> bytes:
        """The document as it was opened, byte for byte."""
        return self._base

    @property
    def name(self) -> str:
        """The file name that the document had."""
        return self._name

    @property
    def base_sha256(self) -> str:
        """The SHA-256 of the base, in hexadecimal."""
        return self._sha256

    @property
    def writable(self) -> bool:
        """Whether this process may write it."""
        return self._claim is not None

    def append(self, *changes: Change) -> None:
        """Add to the journal, durably and all together; UnwrittenError when that fails, and nothing is added then."""
        self.write(changes, {})

    def write(self, changes: Sequence[Change], settings: dict[str, object]) -> None:
        """Add to the journal and change settings in one durable transaction.

        Edits that merge with the one before them share its entry, as they share its step of the history. Raises
        UnwrittenError, and nothing is written then.
        """
        with self._lock:
            last = self._last
            with self._transaction() as connection:
                for row in _rows(changes, last):
                    last = _write_row(connection, row)
                for key, value in settings.items():
                    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, json.dumps(value)))
            self._last = last

    def records(self) -> Iterator[Record]:
        """The journal from its beginning; UnreadableError at the first entry that is damaged."""
        with self._lock, database.reported(self._path):
            rows = self._connection.execute("SELECT seq, time, kind, payload FROM journal ORDER BY seq").fetchall()
        for number, row in enumerate(rows, 1):
            try:
                yield read_record(row, number)
            except UnreadableError as error:
                raise UnreadableError(
                    f"{self._path} is damaged at change {number} of {len(rows)}; it was left as it is."
                ) from error

    def get(self, key: str, default: object = None) -> object:
        """A setting's JSON value, or the default when there is none."""
        with self._lock, database.reported(self._path):
            row = self._connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        try:
            return default if row is None else json.loads(row[0])
        except (ValueError, TypeError, RecursionError) as error:
            raise UnreadableError(f"The setting “{key}” in {self._path} is damaged.") from error

    def set(self, key: str, value: object) -> None:
        """Keep a setting, any JSON value; UnwrittenError when that fails."""
        self.write((), {key: value})

    def add_version(self, name: str) -> Version:
        """Name the document as it stands in the journal now."""
        with self._lock:
            with self._transaction() as connection:
                seq = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
                version = Version(name, _now(), seq)
                row = (name, version.time, seq)
                connection.execute("INSERT INTO versions (name, time, seq) VALUES (?, ?, ?)", row)
            # The entry that now has a name must not grow any more.
            self._last = None
        return version

    def versions(self) -> tuple[Version, ...]:
        """The named versions, oldest first."""
        with self._lock, database.reported(self._path):
            rows = self._connection.execute("SELECT name, time, seq FROM versions ORDER BY id").fetchall()
        return tuple(Version(str(name), str(time), int(seq)) for name, time, seq in rows)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._connection.close()
            if self._claim is not None:
                self._claim.release()
                self._claim = None
            self._cleanup.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _read_base(self) -> tuple[bytes, str, str]:
        try:
            with database.reported(self._path):
                row = self._connection.execute("SELECT content, name, sha256 FROM base").fetchone()
            content, name, sha256 = cast("tuple[object, object, object]", row or (None, None, None))
            whole = isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256
            if not whole:
                raise UnreadableError(f"{self._path} is damaged: the document in it is not as it was put there.")
            return cast("bytes", content), Path(str(name)).name, str(sha256)
        except BaseException:
            self._connection.close()
            raise

    @contextlib.contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        if self._claim is None:
            raise RefusedError(f"{self._path} is open for reading only.")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise UnwrittenError(
                f"{self._path} could not be written ({error}); the changes are kept in memory and tried again."
            ) from error


def read_record(row: Sequence[object], number: int) -> Record:
    """One row of the journal (seq, time, kind, payload), which must be its `number`th; UnreadableError if damaged."""
    seq, time, kind, payload = row
    if seq != number or not isinstance(time, str):
        raise UnreadableError(f"Entry {number} of the journal is missing.")
    if kind == "edit" and isinstance(payload, bytes):
        return Record(number, time, unpack(payload, Edit))
    if kind in ("undo", "redo"):
        return Record(number, time, Undo() if kind == "undo" else Redo())
    raise UnreadableError(f"Entry {number} of the journal is not an edit.")


_Row = tuple[int | None, Change]
"""An entry's number, None for a new one, and what it holds."""


def _rows(changes: Sequence[Change], last: tuple[int, Edit] | None) -> list[_Row]:
    """The entries to write: new ones, and first perhaps the last one there with edits that merge into it."""
    rows: list[_Row] = []
    for change in changes:
        seq, before = rows[-1] if rows else last or (None, None)
        if isinstance(change, Edit) and isinstance(before, Edit) and change.merge and change.merge == before.merge:
            rows[-1:] = [(seq, before.then(change))]
        else:
            rows.append((None, change))
    return rows


def _write_row(connection: sqlite3.Connection, row: _Row) -> tuple[int, Edit] | None:
    """Write one entry; returns it if later edits can merge into it."""
    seq, change = row
    if not isinstance(change, Edit):
        kind = "undo" if isinstance(change, Undo) else "redo"
        connection.execute("INSERT INTO journal (time, kind, name) VALUES (?, ?, '')", (_now(), kind))
        return None
    values = (_now(), change.name, pack(change))
    if seq is None:
        query = "INSERT INTO journal (time, kind, name, payload) VALUES (?, 'edit', ?, ?)"
        return cast("int", connection.execute(query, values).lastrowid), change
    connection.execute("UPDATE journal SET time = ?, name = ?, payload = ? WHERE seq = ?", (*values, seq))
    return seq, change


def _write_new(path: Path, base: bytes, name: str) -> None:
    """Make the file beside `path` and put it there whole."""
    row = (name, hashlib.sha256(base).hexdigest(), base)
    try:
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        raise UnwrittenError(f"{path} could not be made ({error.strerror}).") from error
    os.close(handle)
    try:
        database.make(
            Path(made), lambda db: db.execute("INSERT INTO base (id, name, sha256, content) VALUES (1, ?, ?, ?)", row)
        )
        Path(made).chmod(0o666 & ~_mask())
        Path(made).replace(path)
        _sync(path.parent)
    except (sqlite3.Error, OSError) as error:
        raise UnwrittenError(f"{path} could not be made ({error}).") from error
    finally:
        Path(made).unlink(missing_ok=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    # The new name must survive a power cut as well as the bytes do; Windows cannot open folders.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unfinished(path: Path, error: UnreadableError) -> bool:
    # A killed writer's journal is there to be rolled back, but nothing may be written where the dossier lies.
    cause = error.__cause__
    return isinstance(cause, sqlite3.OperationalError) and database.journal_of(path).is_file()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

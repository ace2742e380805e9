"""Opening the database of a dossier with suspicion: it may be damaged, foreign, or made to do harm."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from app.model.errors import UnreadableError
from app.resources import schema

APPLICATION = 0x52707472
LAYOUT = 1
MAX_BLOB = 512 * 1024 * 1024
"""No base document and no record is larger than this many bytes."""

_WAIT = 5.0


@cache
def layout() -> str:
    """The SQL that makes an empty dossier."""
    return schema("dossier.sql").read_text("utf-8")


def connect(path: Path, *, writing: bool = False) -> sqlite3.Connection:
    """A connection to an existing dossier that is whole and of a known layout; UnreadableError otherwise."""
    with reported(path):
        connection = _connect(path)
        try:
            _examine(connection, path)
            if writing:
                # A rollback journal, whatever the file says: people keep dossiers in synced folders.
                connection.execute("PRAGMA journal_mode = DELETE")
        except BaseException:
            connection.close()
            raise
        return connection


def connect_damaged(path: Path) -> sqlite3.Connection:
    """A connection for taking out of a damaged dossier whatever can still be read."""
    with reported(path):
        return _connect(path)


@contextlib.contextmanager
def reported(path: Path) -> Generator[None]:
    """SQLite's complaints about what it reads as UnreadableError with a plain sentence."""
    try:
        yield
    except UnicodeDecodeError as error:
        # SQLite quotes names from a damaged file as they are.
        raise UnreadableError(f"{path} is damaged; it was left as it is.") from error
    except sqlite3.Error as error:
        if "not a database" in str(error):
            raise UnreadableError(f"{path} is not a dossier.") from error
        if "locked" in str(error):
            raise UnreadableError(f"{path} is being written and could not be read in time; try again.") from error
        reason = " ".join(str(error).split())
        raise UnreadableError(f"{path} is damaged or cannot be read ({reason}); it was left as it is.") from error


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise UnreadableError(f"{path} is not there." if not path.exists() else f"{path} is not a file.")
    if not os.access(path, os.R_OK):
        raise UnreadableError(f"{path} cannot be read: permission denied.")
    connection = sqlite3.connect(_uri(path), uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BLOB)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(os.fsencode(posix))}?mode=rw"


def _examine(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION:
        raise UnreadableError(f"{path} is not a dossier.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > LAYOUT:
        raise UnreadableError(
            f"{path} was made by a newer version of Rapporteur (layout {version}, this one knows {LAYOUT}); "
            "open it with that version. It was left as it is."
        )
    if _shape(connection) != _expected_shape():
        raise UnreadableError(f"{path} does not have the tables of a dossier; it was left as it is.")
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        plain = " ".join(str(verdict).rpartition("***")[2].split())
        raise UnreadableError(f"{path} is damaged ({plain}); it was left as it is.")


def _shape(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    # Triggers and views in a file from elsewhere could do anything when a row is written.
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return [(kind, name, re.sub(r"\s+", " ", sql or "")) for kind, name, sql in rows]


@cache
def _expected_shape() -> list[tuple[str, str, str]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(layout())
        return _shape(connection)


def make(path: Path, fill: Callable[[sqlite3.Connection], object]) -> None:
    """Make an empty dossier at `path`, which must not exist, and let `fill` write its first rows."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.executescript(layout())
        connection.execute("BEGIN")
        fill(connection)
        connection.execute("COMMIT")


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a writer began: beside the file itself, by whatever link it was named."""
    return Path(f"{os.path.realpath(path)}-journal")


@contextlib.contextmanager
def readable_copy(path: Path) -> Generator[Path]:
    """A copy in a private folder, for a dossier in a folder where SQLite cannot finish what a killed writer began."""
    with tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        journal = journal_of(path)
        if journal.is_file():
            shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        yield copy

"""The right to write a dossier: an operating-system lock that ends with the process that holds it."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import sys
import time
from io import FileIO
from pathlib import Path
from typing import cast

from app.model.errors import BusyError, RefusedError

# Windows locks keep others from reading what is locked, so the byte lies far behind the note.
_LOCKED_BYTE = 1 << 30


class Claim:
    """One writer's claim on a dossier, held by a lock on the file `<dossier>-lock` beside it.

    The lock itself decides, not the file: one left behind by a killed process claims nothing.
    """

    def __init__(self, dossier: Path) -> None:
        """Take the claim; BusyError when another writer has it, RefusedError where nothing can be written."""
        # By whatever link it was named: who comes by another one must find the same lock.
        place = os.path.realpath(dossier)
        self._path = Path(f"{place}-lock")
        self._file: FileIO | None = None
        while self._file is None:
            self._file = self._attempt(dossier)
        # The note only tells others who it is; on a full disk the lock holds without one.
        with contextlib.suppress(OSError):
            self._file.truncate()
            self._file.write(_note())

    def release(self) -> None:
        """Let others write."""
        if self._file is None:
            return
        if sys.platform != "win32":
            # While the lock is held: whoever opened the file meanwhile sees that it is gone and makes a new one.
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _attempt(self, dossier: Path) -> FileIO | None:
        try:
            file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        except OSError as error:
            raise RefusedError(f"{dossier} cannot be written ({error.strerror}).") from error
        if not _lock(file):
            with file:
                raise BusyError(_sentence(dossier, file.read(4096)))
        try:
            current = self._path.stat().st_ino == os.fstat(file.fileno()).st_ino
        except FileNotFoundError:
            current = False
        if not current:
            file.close()
            return None
        return file


def _lock(file: FileIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _note() -> bytes:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "somebody"
    since = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    note = {"user": user, "host": _host(), "process": os.getpid(), "since": since}
    return json.dumps(note).encode("utf-8")


def _host() -> str:
    if sys.platform != "win32":
        return os.uname().nodename
    # Elsewhere nobody waits for all that comes with this.
    import socket

    return socket.gethostname()


def _sentence(dossier: Path, note: bytes) -> str:
    try:
        told = cast("dict[str, object]", json.loads(note))
        who = f"by {told['user']} on {told['host']} (process {told['process']}, since {told['since']})"
    except (ValueError, KeyError, TypeError):
        who = "in another window"
    return f"{dossier} is open for writing {who}; close it there, or open it for reading."

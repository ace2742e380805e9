"""Writes a session's steps into its dossier from a thread of its own, a batch at a time."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.editing.splice import Edit
from app.formats.dossier.journal import Change, Redo, Undo
from app.formats.dossier.new import NewDossier
from app.model.errors import RapporteurError
from app.services.events import SavedChanged, SavingFailed

if TYPE_CHECKING:
    from app.formats.dossier.dossier import Dossier

BATCH = 0.1
"""Seconds to wait for more steps before a batch is written; with the writing itself it stays under 0.25."""

UNUSED = 1.0
"""Seconds that a new file waits to be made if no step comes: what is to be seen of the document comes first."""

RETRY = 2.0
"""Seconds until a batch that could not be written is tried again."""

_log = logging.getLogger(__name__)


class _Setting(NamedTuple):
    key: str
    value: object


class Autosave:
    """The journal of one session: takes steps at once, writes them soon, keeps what cannot be written.

    Nothing handed over is dropped before it is on disk. The listener is called from the writing thread, and for
    `SavedChanged(False)` from the caller's.
    """

    def __init__(self, dossier: Dossier | NewDossier) -> None:
        self._dossier = dossier
        self._listener: Callable[[SavedChanged | SavingFailed], None] | None = None
        self._waiting: list[Change | _Setting] = []
        self._changed = threading.Condition()
        self._hurry = False
        self._closed = False
        self._failure: RapporteurError | None = None
        self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
        self._thread.start()
        atexit.register(self._flush_quietly)

    @property
    def path(self) -> Path:
        """The working file."""
        return self._dossier.path

    @property
    def saved(self) -> bool:
        """Whether every step is on disk, and every setting but those that a new file will begin with."""
        with self._changed:
            return not self._owes

    @property
    def _owes(self) -> bool:
        if not isinstance(self._dossier, NewDossier):
            return bool(self._waiting)
        return any(not isinstance(item, _Setting) for item in self._waiting)

    @property
    def _done(self) -> bool:
        return not self._waiting and not isinstance(self._dossier, NewDossier)

    def listen(self, listener: Callable[[SavedChanged | SavingFailed], None]) -> None:
        """Tell `listener` when all is saved, when it is not any more, and when writing fails."""
        self._listener = listener

    def add_edit(self, edit: Edit) -> None:
        """Keep an edit."""
        self._add(edit)

    def add_undo(self) -> None:
        """Keep that the last step was taken back."""
        self._add(Undo())

    def add_redo(self) -> None:
        """Keep that the last step undone was done again."""
        self._add(Redo())

    def set(self, key: str, value: object) -> None:
        """Keep a setting, a JSON value."""
        self._add(_Setting(key, value))

    def flush(self, timeout: float = 60.0) -> None:
        """Wait until everything is on disk; the error that keeps it from getting there, or RapporteurError."""
        with self._changed:
            self._failure = None
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._done or self._failure is not None, timeout)
            if self._done:
                return
            raise self._failure or RapporteurError(
                f"{self.path} could not be written within {timeout:.0f} seconds; the changes are kept in memory."
            )

    def close(self, *, discard: bool = False) -> None:
        """Write what waits and let the file go; when that fails nothing is closed, unless `discard` gives it up.

        The error is the one of `flush`.
        """
        if self._closed:
            return
        if not discard:
            self.flush()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join()
        atexit.unregister(self._flush_quietly)
        if isinstance(self._dossier, NewDossier):
            self._dossier.give_up()
        else:
            self._dossier.close()

    def _add(self, item: Change | _Setting) -> None:
        with self._changed:
            was_saved = not self._owes
            self._waiting.append(item)
            told = was_saved and self._owes
            self._changed.notify_all()
        if told:
            self._tell(SavedChanged(False))

    def _work(self) -> None:
        while True:
            with self._changed:
                self._await_steps()
                if self._closed:
                    return
                self._changed.wait_for(lambda: self._hurry or self._closed, BATCH)
                batch = tuple(self._waiting)
            self._write(batch)

    def _await_steps(self) -> None:
        if not isinstance(self._dossier, NewDossier):
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return
        self._changed.wait_for(lambda: self._owes or self._hurry or self._closed, UNUSED)

    def _write(self, batch: tuple[Change | _Setting, ...]) -> None:
        settings = {item.key: item.value for item in batch if isinstance(item, _Setting)}
        changes = [item for item in batch if not isinstance(item, _Setting)]
        try:
            dossier = self._made()
            if batch:
                dossier.write(changes, settings)
        except RapporteurError as error:
            self._failed(error)
        except Exception as error:
            _log.exception("The journal of %s failed", self.path)
            self._failed(
                RapporteurError(f"{self.path} could not be written ({error}); the changes are kept in memory.")
            )
        else:
            self._written(len(batch))

    def _made(self) -> Dossier:
        if isinstance(self._dossier, NewDossier):
            self._dossier = self._dossier.make()
        return self._dossier

    def _written(self, count: int) -> None:
        with self._changed:
            del self._waiting[:count]
            news = count or self._failure is not None
            self._failure = None
            self._hurry = self._hurry and bool(self._waiting)
            saved = not self._waiting
            self._changed.notify_all()
        if saved and news:
            self._tell(SavedChanged(True))

    def _failed(self, error: RapporteurError) -> None:
        with self._changed:
            self._failure = error
            self._hurry = False
            self._changed.notify_all()
        self._tell(SavingFailed(str(error)))
        until = time.monotonic() + RETRY
        with self._changed:
            self._changed.wait_for(lambda: self._hurry or self._closed, until - time.monotonic())

    def _tell(self, event: SavedChanged | SavingFailed) -> None:
        if self._listener is None:
            return
        try:
            self._listener(event)
        except Exception:
            # A listener's fault must not end the thread that keeps the person's work.
            _log.exception("A listener failed on %s", type(event).__name__)

    def _flush_quietly(self) -> None:
        try:
            self.close()
        except RapporteurError as error:
            _log.error("Not everything could be saved: %s", error)

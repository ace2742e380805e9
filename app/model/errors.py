"""The errors every floor may raise; each carries one plain sentence for the person at the keyboard."""

from __future__ import annotations


class RapporteurError(Exception):
    """A job could not be done; the message says what happened, where, and what was kept."""


class UnreadableError(RapporteurError):
    """The input is damaged, encrypted, over a limit, or not a document (exit status 3)."""


class RefusedError(RapporteurError):
    """Doing this would lose or corrupt something, so nothing was done (exit status 4)."""


class PlaceError(RefusedError):
    """A place named by heading or quote is missing or found more than once.

    `candidates` holds a short excerpt of each place found.
    """

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class SpliceMismatchError(RapporteurError):
    """A splice does not fit the document it was applied to."""


class BusyError(RefusedError):
    """The working file is open for writing elsewhere."""

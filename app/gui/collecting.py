"""Garbage is collected on the window's thread while nobody types."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
_QUIET = 0.7
_WHOLE = 30.0
"""Milliseconds between looks; seconds without an edit before one collects; seconds between whole collections."""


class IdleCollector(QObject):
    """Takes collecting over from Python, which would do it in the midst of a keystroke or on any thread.

    A widget that is freed on another thread than the window's takes the program down.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touched = self._collected = time.monotonic()
        self._freezing = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        gc.disable()
        self._timer.start(_EVERY)

    def touch(self) -> None:
        """Wait a while: somebody is typing."""
        self._touched = time.monotonic()

    def freeze_when_quiet(self) -> None:
        """Take a document just loaded out of all later collections, since it stays for long, once nobody types."""
        self._freezing = True
        self.touch()

    def freeze(self) -> None:
        """Take what is there now out of all later collections, at once."""
        self._freezing = False
        # What was frozen may have been put away meanwhile.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        now = time.monotonic()
        if now - self._touched < _QUIET:
            return
        if self._freezing:
            self.freeze()
            return
        whole = now - self._collected > _WHOLE
        if whole:
            self._collected = now
        gc.collect(2 if whole else 1)

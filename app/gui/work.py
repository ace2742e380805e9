"""Jobs off the window's thread: started, watched, given up; results come back to the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

SHOWN_AFTER = 300
NAMED_AFTER = 2000
"""Milliseconds until a job gets a progress line, and until it gets a name and Cancel."""


class Job(QObject):
    """One function on a thread of its own; exactly one of `done`, `failed` and `cancelled` is emitted."""

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _returned = Signal(object, object)

    def __init__(self, name: str, function: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._function = function
        self._over = False
        self._thread: threading.Thread | None = None
        self._returned.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        """Whether the job has ended or was given up."""
        return self._over

    def start(self) -> Job:
        """Begin; returns the job itself."""
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Give the job up: its result, whenever it comes, is dropped."""
        if not self._over:
            self._over = True
            self.cancelled.emit()
            self.ended.emit()

    def wait(self, seconds: float) -> None:
        """Block until the thread is through or the time is up; for closing the program."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = self._function()
        except Exception as caught:
            error = caught
        try:
            self._returned.emit(result, error)
        except RuntimeError:
            # The window went away before its job did.
            return

    def _finish(self, result: object, error: object) -> None:
        # Only here has the thread stopped using this object.
        self.deleteLater()
        if self._over:
            return
        self._over = True
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.ended.emit()


class Jobs(QObject):
    """The jobs under way, and when to show that there are any."""

    slow = Signal(bool)
    """A job has run for 300 ms, or none does any more."""
    named = Signal(object)
    """A job has run for two seconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def start(
        self,
        name: str,
        function: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Any], object],
        *,
        quiet: bool = False,
    ) -> Job:
        """Run a function off the window's thread; `done` gets its result, `failed` its exception."""
        job = Job(name, function, self)
        job.done.connect(done)
        job.failed.connect(failed)
        job.ended.connect(lambda: self._drop(job))
        self._running.append(job)
        if not quiet:
            QTimer.singleShot(SHOWN_AFTER, job, lambda: self._show(job))
            QTimer.singleShot(NAMED_AFTER, job, lambda: self._name(job))
        return job.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Give up all jobs and wait for their threads."""
        for job in list(self._running):
            job.cancel()
            job.wait(seconds)

    def _show(self, job: Job) -> None:
        if not job.over:
            self.slow.emit(True)

    def _name(self, job: Job) -> None:
        if not job.over:
            self.named.emit(job)

    def _drop(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
        if not self._running:
            self.slow.emit(False)


class Latest(QObject):
    """Runs a function on the newest input after a pause, off the window's thread; older results are dropped.

    `pause` is in milliseconds; `ready` carries what the function returned.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, name: str, function: Callable[..., Any], pause: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._function = function
        self._input: tuple[object, ...] | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._start)

    @property
    def idle(self) -> bool:
        """Whether nothing is waiting or under way."""
        return self._job is None and not self._timer.isActive() and self._input is None

    def ask(self, *values: object, now: bool = False) -> None:
        """Work on these values once nothing newer has come for the length of the pause."""
        self._input = values
        if now:
            self._start()
        elif self._job is None:
            self._timer.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Drop what is waiting and what is under way."""
        self._timer.stop()
        self._input = None
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
            job.wait(seconds)

    def _start(self) -> None:
        self._timer.stop()
        if self._job is not None or self._input is None:
            return
        values, self._input = self._input, None
        job = Job(self._name, lambda: self._function(*values), self)
        self._job = job
        job.done.connect(self._deliver)
        job.failed.connect(self._fail)
        job.start()

    def _deliver(self, result: object) -> None:
        self._next()
        if self._input is None:
            self.ready.emit(result)

    def _fail(self, error: object) -> None:
        self._next()
        self.failed.emit(error)

    def _next(self) -> None:
        self._job = None
        if self._input is not None:
            self._timer.start()

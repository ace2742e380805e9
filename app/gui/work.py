"""Jobs off the window's thread: started, watched, given up; results come back to the window's thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

SHOWN_AFTER = 0.3
NAMED_AFTER = 2.0
"""Seconds until a job gets a progress line, and until it gets a name and Cancel."""

_LOOK = 50


class Job:
    """One function on a thread of its own; its end is told on the window's thread."""

    def __init__(
        self, name: str, function: Callable[[], Any], deliver: Callable[[Any, Exception | None], None]
    ) -> None:
        self.name = name
        self.started = time.monotonic()
        self._function = function
        self._deliver = deliver
        self._over = False
        self._ended: list[Callable[[], object]] = []
        self._thread = threading.Thread(target=self._run, args=(_relay(),), name=name, daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether the job has ended or was given up."""
        return self._over

    def when_ended(self, tell: Callable[[], object]) -> None:
        """Call `tell` once the job has ended or was given up."""
        self._ended.append(tell)

    def cancel(self) -> None:
        """Give the job up: its result, whenever it comes, is dropped."""
        if not self._over:
            self._end()

    def wait(self, seconds: float) -> None:
        """Block until the thread is through or the time is up; for closing the program."""
        self._thread.join(seconds)

    def finish(self, result: object, error: Exception | None) -> None:
        """Hand over what came of it, unless it was given up."""
        if not self._over:
            self._end()
            self._deliver(result, error)

    def _end(self) -> None:
        self._over = True
        for tell in self._ended:
            tell()

    def _run(self, relay: _Relay) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = self._function()
        except Exception as caught:
            error = caught
        relay.returned.emit(self, result, error)


class _Relay(QObject):
    """Brings results from threads to the window's thread.

    It lives as long as the program: a thread must not emit a signal of an object that may be deleted meanwhile.
    """

    returned = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.returned.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def _pass_on(self, job: Job, result: object, error: Exception | None) -> None:
        job.finish(result, error)


@cache
def _relay() -> _Relay:
    return _Relay()


class Jobs(QObject):
    """The jobs under way, and when to show that there are any."""

    slow = Signal(bool)
    """A job has run for 300 ms, or none does any more."""
    named = Signal(object)
    """A job has run for two seconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._watched: list[Job] = []
        self._shown = False
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK)
        self._clock.timeout.connect(self._look)

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
    ) -> Job:
        """Run a function off the window's thread; `done` gets its result, `failed` its exception."""

        def deliver(result: object, error: Exception | None) -> None:
            if isValid(self):
                done(result) if error is None else failed(error)

        job = Job(name, function, deliver)
        job.when_ended(lambda: self._drop(job))
        self._running.append(job)
        self._watched.append(job)
        self._clock.start()
        return job

    def stop(self, seconds: float = 5.0) -> None:
        """Give up all jobs and wait for their threads."""
        for job in list(self._running):
            job.cancel()
            job.wait(seconds)

    def _look(self) -> None:
        now = time.monotonic()
        if not self._shown and any(now - job.started >= SHOWN_AFTER for job in self._running):
            self._shown = True
            self.slow.emit(True)
        for job in [job for job in self._watched if now - job.started >= NAMED_AFTER]:
            self._watched.remove(job)
            self.named.emit(job)

    def _drop(self, job: Job) -> None:
        if not isValid(self):
            return
        self._running.remove(job)
        if job in self._watched:
            self._watched.remove(job)
        if not self._running:
            self._clock.stop()
            if self._shown:
                self._shown = False
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
        if self._job is None and self._input is not None:
            values, self._input = self._input, None
            self._job = Job(self._name, lambda: self._function(*values), self._take)

    def _take(self, result: object, error: Exception | None) -> None:
        if not isValid(self):
            return
        self._job = None
        if self._input is not None:
            self._timer.start()
        if error is not None:
            self.failed.emit(error)
        elif self._input is None:
            self.ready.emit(result)

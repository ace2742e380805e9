"""A process that runs headless commands within limits, and the parent's handle on it.

Each command may take five seconds of processor time, the process 1 GiB of memory. Whatever the commands open for
writing outside the case's folder, and whatever they send to a network or another program, is reported.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import selectors
import subprocess
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

SECONDS = 5
MEMORY = 1 << 30
PATIENCE = 180
"""Wall seconds for one case on a machine that others use too, before a process that stands still is ended."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
_REACHING = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "sqlite3.connect")


class Outcome(NamedTuple):
    """How one command ended: `status` is None when an exception got out, `seconds` are of processor time."""

    status: int | None
    said: str
    trace: str
    seconds: float


@dataclass(frozen=True)
class Report:
    """How a case ended: each command's outcome, what was done outside its folder, the process's peak memory in bytes.

    `died` says how the process ended when it did not live through the case.
    """

    outcomes: tuple[Outcome, ...]
    outside: tuple[str, ...] = ()
    peak: int = 0
    died: str = ""


class Worker:
    """A process that is started when first needed and again whenever one has ended or has done many cases."""

    def __init__(self, cases: int = 250) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._most, self._done = cases, 0

    def run(self, folder: Path, commands: Sequence[Sequence[str]]) -> Report:
        """Run commands one after the other in a folder that they may write to."""
        process = self._ready()
        assert process.stdin is not None
        process.stdin.write(json.dumps({"folder": str(folder), "commands": commands}).encode() + b"\n")
        process.stdin.flush()
        line = self._line(process)
        self._done += 1
        if line:
            found = json.loads(line)
            return Report(tuple(Outcome(*one) for one in found["outcomes"]), tuple(found["outside"]), found["peak"])
        process.kill()
        status = process.wait()
        self.close()
        return Report((), died=f"the process ended with status {status} (-24 is over {SECONDS} s, -9 standing still)")

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            with contextlib.suppress(OSError):
                self._process.stdin.close()
            self._process.stdout.close()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None or self._done >= self._most:
            self.close()
            command = [sys.executable, "-W", "error", "-m", "tests.fuzz.worker"]
            root = Path(__file__).resolve().parents[2]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
            self._done = 0
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        assert process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            return process.stdout.readline() if selector.select(PATIENCE) else b""


class _Watch:
    """Hears of every file that is opened or changed while a case runs."""

    def __init__(self) -> None:
        self.folder = ""
        self.outside: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, values: tuple[Any, ...]) -> None:
        if not self.folder:
            return
        if event in _REACHING:
            self.outside.append(f"{event} {values[:2]}")
        elif (event == "open" and values[2] & _WRITING) or event in _CHANGING:
            for path in values[: 2 if event == "os.rename" else 1]:
                if isinstance(path, str | bytes | os.PathLike):
                    self._placed(event, os.fsdecode(path))

    def _placed(self, event: str, path: str) -> None:
        if os.path.commonpath((self.folder, os.path.abspath(path))) != self.folder:  # noqa: PTH100
            self.outside.append(f"{event} {path}")


def _command(arguments: list[str]) -> Outcome:
    from app.cli import run

    before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(before) + SECONDS + 1, resource.RLIM_INFINITY))
    said, trace, status = io.StringIO(), "", None
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(said):
        try:
            status = run(arguments)
        except BaseException:
            trace = traceback.format_exc()
    return Outcome(status, said.getvalue(), trace, sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before)


def _peak() -> int:
    # ru_maxrss starts at what the parent had used when it started this process; VmHWM is this process's own.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) << 10


def _serve() -> None:
    import app.checks
    import app.cli.commands
    import app.plan.projection  # noqa: F401

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    watch, answers = _Watch(), sys.stdout
    for line in sys.stdin:
        case = json.loads(line)
        watch.outside, watch.folder = [], case["folder"]
        outcomes = [_command(arguments) for arguments in case["commands"]]
        watch.folder = ""
        peak = _peak()
        print(json.dumps({"outcomes": outcomes, "outside": watch.outside, "peak": peak}), file=answers, flush=True)


if __name__ == "__main__":
    _serve()

"""A screen reader's ears: a real AT-SPI client on a private session bus, and the environment a program is heard in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.judges.display import Display

PYTHON = "/usr/bin/python3"
"""The system's Python, which python3-pyatspi is for."""

_PATIENCE = 20.0


class ReaderFailedError(Exception):
    """The bus or the client did not start, or an object that was asked for is not there."""


class ScreenReader:
    """Asks the one program on its bus; every question is a round trip through AT-SPI."""

    def __init__(self, client: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._client = client
        self.environment = environment
        """What the program that is to be heard must be started with."""

    def ask(self, do: str, *given: object) -> Any:
        """The client's answer; ReaderFailedError when it has none."""
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.write(json.dumps([do, *given]) + "\n")
        self._client.stdin.flush()
        said = json.loads(self._client.stdout.readline() or '{"error": "the client ended"}')
        if "error" in said:
            raise ReaderFailedError(said["error"])
        return said["answer"]

    def wait(self, wanted: Callable[[], Any], seconds: float = _PATIENCE) -> Any:
        """What `wanted` gives once that is true; AssertionError when it does not become so."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                if found := wanted():
                    return found
            except ReaderFailedError:
                if time.monotonic() > deadline:
                    raise
            assert time.monotonic() < deadline, "waited in vain"
            time.sleep(0.05)

    def heard(self, kind: str, seconds: float = _PATIENCE) -> list[dict[str, Any]]:
        """The events of one kind, once there is one; all others that came with it are forgotten."""
        found: list[dict[str, Any]] = []

        def hear() -> list[dict[str, Any]]:
            found.extend(event for event in self.ask("events") if event["type"].startswith(kind))
            return found

        return self.wait(hear, seconds)


@contextmanager
def listening(display: Display, folder: Path) -> Iterator[ScreenReader]:
    """Start a session bus and a client on it; both end with the block. Raises ReaderFailedError."""
    if shutil.which("dbus-daemon") is None:
        raise ReaderFailedError("dbus-daemon is not installed")
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    own = display.environment | {"XDG_RUNTIME_DIR": str(runtime), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    own.pop("DBUS_SESSION_BUS_ADDRESS", None)
    own.pop("AT_SPI_BUS_ADDRESS", None)
    bus = _start(["dbus-daemon", "--session", "--nofork", "--print-address=1"], own)
    try:
        assert bus.stdout is not None
        own["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        client = _start([PYTHON, str(Path(__file__).with_name("at_spi_client.py"))], own)
        try:
            assert client.stdout is not None
            if not client.stdout.readline():
                raise ReaderFailedError(f"{PYTHON} has no AT-SPI; install python3-pyatspi and gir1.2-atspi-2.0")
            yield ScreenReader(client, own)
        finally:
            _end(client)
    finally:
        _end(bus)


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    # The system's Python must not look into the folder of the tests' own.
    environment = {name: value for name, value in environment.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.Popen(
        command,
        env=environment,
        cwd=os.sep,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()

"""A private X display with a window manager, its keyboard and mouse, and pictures of what is on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PROGRAMS = ("Xvfb", "openbox", "xdotool", "xclip", "import")
_START_SECONDS = 20


class DisplayFailedError(Exception):
    """The X server or the window manager did not start."""


class Display(NamedTuple):
    """A running X display, named as in `:99`."""

    name: str
    width: int
    height: int

    @property
    def environment(self) -> dict[str, str]:
        """The environment for a program that shall show its windows here through Qt's xcb platform."""
        own = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return own | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *arguments: str, seconds: float = 20) -> str:
        """Run xdotool here and return what it prints; raises CalledProcessError or TimeoutExpired."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=seconds, check=True
        )
        return done.stdout.strip()

    def wait_for_window(self, title: str, seconds: float = 30) -> str:
        """The id of the visible window whose title matches the pattern, once there is one."""
        return self.xdotool("search", "--sync", "--onlyvisible", "--name", title, seconds=seconds).splitlines()[-1]

    def clipboard(self) -> str:
        """The clipboard's text."""
        return subprocess.run(
            ["xclip", "-selection", "clipboard", "-out"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        ).stdout

    def screenshot(self, path: Path) -> Path:
        """Write a picture of the whole display; the ending of `path` chooses its kind."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-silent", "-window", "root", str(path)], env=self.environment, timeout=30, check=True
        )
        return path


@contextmanager
def running_display(width: int = 1366, height: int = 768, dpi: int = 96) -> Iterator[Display]:
    """Start Xvfb on a free display with openbox on it; both end with the block. Raises DisplayFailedError."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        raise DisplayFailedError(f"not installed: {', '.join(missing)}")
    server, name = _start_server(width, height, dpi)
    display = Display(name, width, height)
    try:
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=display.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for_manager(display, manager)
            yield display
        finally:
            _end(manager)
    finally:
        _end(server)


def _start_server(width: int, height: int, dpi: int) -> tuple[subprocess.Popen[bytes], str]:
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-dpi", str(dpi)]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-ac", "-noreset"],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    # The server writes the number it found free, or closes the pipe when it can't start.
    with os.fdopen(read_end) as answers:
        number = answers.readline().strip()
    if not number:
        _end(server)
        raise DisplayFailedError("Xvfb did not start")
    return server, f":{number}"


def _wait_for_manager(display: Display, manager: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while manager.poll() is None and time.monotonic() < deadline:
        try:
            display.xdotool("get_num_desktops")
            return
        except subprocess.CalledProcessError:
            time.sleep(0.1)
    raise DisplayFailedError("openbox did not start")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

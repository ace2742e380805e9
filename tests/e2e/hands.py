"""A person at the window: real keys and a real mouse on an X display, eyes on the screen, and the working file."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app.formats.docx import DocxFile
from app.formats.dossier.dossier import Dossier
from app.gui.theme import Scheme, tokens_of
from app.model.errors import UnreadableError
from app.model.views import View, document_lines
from app.services.replaying import State, replay
from tests.judges.display import Display
from tests.shared_area import REPOSITORY

TOKENS = tokens_of(Scheme.LIGHT)
PATIENCE = 20.0
"""Seconds after which what should have happened has not."""

_LOOK = 0.1
_ROW = 150
"""Pixels that a chosen row is wide at least; a pressed button is narrower."""
_LINE = 14
"""Rows of pixels that letters of one line can interrupt a ground for."""


class Box(NamedTuple):
    """A rectangle of the screen; right and bottom lie outside it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def centre(self) -> tuple[int, int]:
        """Where to point to hit it."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Picture(NamedTuple):
    """What the screen shows: three bytes a pixel, row after row."""

    width: int
    pixels: bytes

    def boxes(self, colour: str, left: int, right: int, least: int = 8) -> list[Box]:
        """Where this very colour is between two places across the screen, in stretches of `least` pixels or more."""
        found: list[Box] = []
        for top, (start, end) in self._stretches(bytes.fromhex(colour[1:]) * least, left, right):
            last = found[-1] if found else None
            if last is not None and top - last.bottom < _LINE:
                found[-1] = Box(min(last.left, start), last.top, max(last.right, end), top + 1)
            else:
                found.append(Box(start, top, end, top + 1))
        return found

    def _stretches(self, wanted: bytes, left: int, right: int) -> Iterator[tuple[int, tuple[int, int]]]:
        for top in range(len(self.pixels) // (3 * self.width)):
            start = 3 * (top * self.width + left)
            line = self.pixels[start : start + 3 * (right - left)]
            first, last = line.find(wanted), line.rfind(wanted)
            if first >= 0:
                yield top, (left + first // 3, left + (last + len(wanted)) // 3)


class Hands:
    """Works at one window of the program; waits for what can be seen, never for a time."""

    def __init__(self, display: Display, process: subprocess.Popen[str], home: Path, pictures: Path | None) -> None:
        self._display = display
        self._process = process
        self._home = home
        self._pictures = pictures
        self._base: DocxFile | None = None

    # Doing

    def key(self, *keys: str) -> None:
        """Press keys one after the other, written as X names them: "ctrl+shift+n"."""
        self._display.xdotool("key", "--clearmodifiers", "--delay", "12", *keys)

    def write(self, text: str) -> None:
        """Type a text, a line break as the Enter key."""
        # The Enter key by its name: as a character it would be another key.
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            self._display.xdotool("type", "--clearmodifiers", "--delay", "4", line, seconds=60)

    def click(self, place: tuple[int, int], times: int = 1) -> None:
        """Click the left button."""
        self._display.xdotool("mousemove", *map(str, place))
        self._display.xdotool("click", "--repeat", str(times), "--delay", "40", "1")

    # Seeing

    def look(self) -> Picture:
        """The screen as it is now."""
        width, height = self._display.width, self._display.height
        done = subprocess.run(
            ["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"],
            env=self._display.environment,
            capture_output=True,
            timeout=30,
            check=True,
        )
        assert len(done.stdout) == 3 * width * height
        return Picture(width, done.stdout)

    def keep(self, name: str) -> None:
        """Keep a picture of the screen, when somebody wants to look at it later."""
        if self._pictures is not None:
            self._display.screenshot(self._pictures / f"{name}.png")

    def selection(self) -> Box | None:
        """The first line of the text that is selected on the page."""
        return next(iter(self.look().boxes(TOKENS.selection, 0, self._display.width)), None)

    def chosen_row(self, left: int, right: int) -> Box | None:
        """The chosen row of a list that stands between two places across the screen."""
        rows = self.look().boxes(TOKENS.selected, left, right, _ROW)
        return rows[0] if rows else None

    def window_size(self) -> tuple[int, int]:
        """Width and height of the window that has the keyboard, without its frame."""
        told = self._display.xdotool("getactivewindow", "getwindowgeometry", "--shell")
        said = dict(line.split("=") for line in told.splitlines())
        return int(said["WIDTH"]), int(said["HEIGHT"])

    def copied(self) -> str:
        """What Ctrl+C copies now, "" when it copies nothing."""
        self.key("ctrl+c")
        try:
            return self._display.clipboard()
        except subprocess.CalledProcessError:
            return ""

    def active_title(self) -> str:
        """The title of the window that has the keyboard."""
        try:
            return self._display.xdotool("getactivewindow", "getwindowname")
        except subprocess.CalledProcessError:
            return ""

    # The working file

    def state(self) -> State | None:
        """What the working file holds, None before there is one."""
        path = self.dossier
        try:
            with Dossier.read(path) as dossier:
                self._base = self._base or DocxFile(dossier.base, dossier.name)
                return replay(self._base.document, dossier.records(), path)
        except UnreadableError:
            return None

    def text(self, view: View = View.MARKED) -> str:
        """The text in the working file, as `rapporteur text` prints it, once there is one."""
        states: list[State] = []

        def is_read() -> bool:
            states.extend(state for state in (self.state(),) if state is not None)
            return bool(states)

        self.wait("the working file", is_read)
        return "\n".join(document_lines(states[0].document, view))

    @property
    def dossier(self) -> Path:
        """The working file."""
        found = sorted(self._home.glob("**/*.dossier"))
        return found[0] if found else self._home / "none.dossier"

    # Waiting

    def wait(self, said: str, true: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait until something holds; says what did not."""
        until = time.monotonic() + seconds
        while not true():
            assert self._process.poll() is None, f"the window ended while waiting: {said}"
            if time.monotonic() > until:
                self.keep("stuck")
                raise AssertionError(f"it did not happen: {said}; the window is {self.active_title()!r}")
            time.sleep(_LOOK)

    def wait_for_title(self, title: str) -> None:
        """Wait until the window with this title has the keyboard."""
        self.wait(f"the window {title!r}", lambda: self.active_title() == title)

    def wait_for_copy(self, words: str, do: Callable[[], object] = lambda: None) -> None:
        """Wait until the selection is this text, doing something before each look."""

        def same() -> bool:
            do()
            return self.copied() == words

        self.wait(f"the selection {words!r}", same)

    def wait_for_text(self, words: str, view: View = View.MARKED) -> None:
        """Wait until the working file says something."""
        self.wait(f"the text {words!r}", lambda: words in self.text(view))

    def ended(self, seconds: float = 10) -> int:
        """The exit status, once the window is closed."""
        return self._process.wait(seconds)


@contextmanager
def at_window(display: Display, file: Path, home: Path, errors: Path, pictures: Path | None = None) -> Iterator[Hands]:
    """Start the program on a file with settings and data of its own; what it says on stderr goes to `errors`."""
    own = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment = display.environment | own | {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    command = [sys.executable, "-m", "app", str(file)]
    with (
        errors.open("w") as said,
        subprocess.Popen(
            command, cwd=REPOSITORY, env=environment | {"LC_ALL": "C.UTF-8"}, stderr=said, text=True
        ) as process,
    ):
        try:
            yield Hands(display, process, home, pictures)
        finally:
            if process.poll() is None:
                process.kill()

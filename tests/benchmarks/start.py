"""`python -m tests.benchmarks.start`: from the start of a process to its painted window, beside an empty one.

CPU time of the whole process and of the window's thread, and the time that a person waits from the start of the process
until the text of the document has been painted: of each the least of several runs that take turns, each beside the same
time of the empty window. Others at work on the machine lengthen the wait, and hardly the CPU time. A window shown off
screen costs what it costs everywhere but for the window system.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from app.resources import resource
from tests.benchmarks.measure import Figure, print_figures

_TIMES = 7
_EMPTY, _WINDOW, _DOCUMENT = "empty", "window", "document"


class Start(NamedTuple):
    """One start, in seconds: CPU time of the process and of the window's thread, and the time that went by."""

    process: float
    thread: float
    elapsed: float


def figures(file: Path) -> list[Figure]:
    """What starting costs: the window alone, and the window with a document's first page."""
    found: dict[str, list[Start]] = {what: [] for what in (_EMPTY, _WINDOW, _DOCUMENT)}
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(_TIMES):
            for what, runs in found.items():
                runs.append(_run(what, file, compiled))
    empty, window, document = (Start(*map(min, zip(*runs, strict=True))) for runs in found.values())
    return [
        Figure("an empty PySide6 window", empty.process),
        Figure("the program's window", window.process, empty.process, _FLOOR),
        Figure("its window with the document", document.process, empty.process, _FLOOR),
        Figure("the same, window's thread alone", document.thread, empty.thread, _FLOOR),
        Figure("more than without a document", document.process - window.process),
        Figure("an empty PySide6 window, elapsed", empty.elapsed),
        Figure("the program's window, elapsed", window.elapsed, empty.elapsed, _FLOOR),
        Figure("its window with the document, elapsed", document.elapsed, empty.elapsed, _FLOOR),
    ]


_FLOOR = "empty window"


def _run(what: str, file: Path, compiled: str) -> Start:
    with tempfile.TemporaryDirectory() as home:
        # What is installed is compiled: only the first run finds nothing in this folder, and it is not the least one.
        environment = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        own = {f"XDG_{kind}_HOME": str(Path(home) / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
        done = subprocess.run(
            [sys.executable, "-c", _TELL + _CHILD_OF[what], str(time.monotonic()), str(file)],
            env=environment | own | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    return Start(*map(float, done.stdout.split()))


_EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell()
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""

_PROGRAM = """
from importlib.machinery import PathFinder
def after_paint(kind):
    paint = kind.paintEvent
    def painted(self, event):
        paint(self, event)
        if self.isVisible():
            tell()
    kind.paintEvent = painted
class Watch:
    # The program imports what it needs in its own order.
    done = {"app.gui.editor.editor": lambda module: after_paint(module.EditorView)}
    if not FILES:
        done = {"app.gui.window": lambda module: after_paint(module.MainWindow)}
    def find_spec(self, name, path=None, target=None):
        if name not in self.done:
            return None
        spec = PathFinder.find_spec(name, path)
        load = spec.loader.exec_module
        spec.loader.exec_module = lambda module: (load(module), self.done[name](module))
        return spec
sys.meta_path.insert(0, Watch())
from app.gui import launch
sys.exit(launch(FILES))
"""

_CHILD_OF = {
    _EMPTY: _EMPTY_WINDOW,
    _WINDOW: f"FILES = []\n{_PROGRAM}",
    _DOCUMENT: f"FILES = sys.argv[-1:]\n{_PROGRAM}",
}

_TELL = """
import os, sys, time
begun = float(sys.argv.pop(1))
def tell():
    print(time.process_time(), time.thread_time(), time.monotonic() - begun, flush=True)
    os._exit(0)
"""


def main(arguments: list[str]) -> None:
    """Measure and print."""
    file = Path(arguments[0]) if arguments else resource("example", "annex.docx")
    print_figures(f"start with {file.name}, CPU time unless said otherwise", figures(file))


if __name__ == "__main__":
    main(sys.argv[1:])

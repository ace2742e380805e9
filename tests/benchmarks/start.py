"""`python -m tests.benchmarks.start`: from the start of a process to its painted window, beside an empty one.

CPU time of the whole process and of the window's thread until the text of the document has been painted, the least of
several runs that take turns. A window shown off screen costs what it costs everywhere but for the window system.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from app.resources import resource
from tests.benchmarks.measure import Figure, print_figures

_TIMES = 7
_EMPTY, _WINDOW, _DOCUMENT = "empty", "window", "document"


def figures(file: Path) -> list[Figure]:
    """What starting costs: the window alone, and the window with a document's first page."""
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(_TIMES):
            for what in (_EMPTY, _WINDOW, _DOCUMENT):
                for name, seconds, thread in _run(what, file, compiled):
                    found.setdefault(name, []).append((seconds, thread))
    least = {name: (min(s for s, _ in runs), min(t for _, t in runs)) for name, runs in found.items()}
    floor = least[_EMPTY][0]
    name = "empty window"
    return [
        Figure("an empty PySide6 window", floor),
        Figure("the program's window", least[_WINDOW][0], floor, name),
        Figure("its window with the document", least[_DOCUMENT][0], floor, name),
        Figure("the same, window's thread alone", least[_DOCUMENT][1], floor, name),
        Figure("more than without a document", least[_DOCUMENT][0] - least[_WINDOW][0]),
    ]


def _run(what: str, file: Path, compiled: str) -> list[tuple[str, float, float]]:
    with tempfile.TemporaryDirectory() as home:
        # What is installed is compiled: only the first run finds nothing in this folder, and it is not the least one.
        environment = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        own = {f"XDG_{kind}_HOME": str(Path(home) / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
        done = subprocess.run(
            [sys.executable, "-c", _TELL + _CHILD_OF[what], str(file)],
            env=environment | own | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    lines = (line.split() for line in done.stdout.splitlines())
    return [(name, float(seconds), float(thread)) for name, seconds, thread in lines]


_EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell("empty")
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""

_PROGRAM = """
from importlib.machinery import PathFinder
def after_paint(kind, name):
    paint, told = kind.paintEvent, []
    def painted(self, event):
        paint(self, event)
        if not told and self.isVisible():
            told.append(name)
            tell(name)
    kind.paintEvent = painted
class Watch:
    # The program imports what it needs in its own order.
    done = {"app.gui.editor.editor": lambda module: after_paint(module.EditorView, "document")}
    if not FILES:
        done = {"app.gui.window": lambda module: after_paint(module.MainWindow, "window")}
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
def tell(name):
    print(name, time.process_time(), time.thread_time(), flush=True)
    os._exit(0)
"""


def main(arguments: list[str]) -> None:
    """Measure and print."""
    file = Path(arguments[0]) if arguments else resource("example", "annex.docx")
    print_figures(f"start with {file.name}, CPU time", figures(file))


if __name__ == "__main__":
    main(sys.argv[1:])

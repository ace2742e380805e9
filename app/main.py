"""Decides which face of the program the arguments ask for, and catches what nobody else caught."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from app import __version__

HEADLESS_COMMANDS = ("text", "changes", "accept", "reject", "amend", "plan", "check", "export", "marks", "links")
# Names of the headless contract that are no command yet: refused as such, never opened as a file.
_RESERVED = ("compare", "combine", "read", "rebase")
SPELLING_PROCESS = "--spelling-process"
"""The argument by which the frozen program, which has no scripts, runs the process that holds the dictionaries."""

EXIT_WRONG_USE = 2
EXIT_CRASHED = 70
_DISPLAY_NAMES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (without its name) and return its exit status.

    Statuses 0 to 4 are those of the headless contract; 70 means that the program itself failed and
    wrote a report to the log folder.
    """
    sys.excepthook = report_crash
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        report_crash(type(error), error, error.__traceback__)
        return EXIT_CRASHED


def _dispatch(arguments: list[str]) -> int:
    # Each face is imported only when asked for: `rapporteur text` must not wait for Qt.
    if arguments and arguments[0] in (*HEADLESS_COMMANDS, *_RESERVED):
        from app.cli import run

        return run(arguments, _picture_of)
    if arguments == [SPELLING_PROCESS]:
        from app.services.speller import serve

        serve(sys.stdin, sys.stdout)
        return 0
    # The window reads its own options; here it only matters whether one is to be shown at all.
    options, _ = _options().parse_known_args(arguments)
    if not _can_draw(offscreen=options.self_test or options.screenshot is not None):
        _say("There is no display to open a window on; `rapporteur --help` lists what can be done without one.")
        return EXIT_WRONG_USE
    if options.self_test:
        from app.cli.selftest import self_test
        from app.gui.selftest import type_in_window

        return self_test(type_in_window)
    from app.gui import launch

    return launch(arguments)


def _picture_of(drawing: str) -> bytes:
    # The headless face must not know Qt; only a command that is asked for a picture has it loaded.
    _can_draw(offscreen=True)
    from app.gui.link_picture import png_of

    return png_of(drawing)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rapporteur",
        usage="rapporteur [FILE] | rapporteur COMMAND ...",
        description="Amend a plan's annex under tracking and export the liaison statement that proposes it.",
        epilog=f"Commands without a window: {', '.join(HEADLESS_COMMANDS)}. `rapporteur COMMAND --help` explains each.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a .docx, .dossier or .txt file to open")
    parser.add_argument("--screenshot", metavar="OUT.png", help="draw the window into a picture and leave")
    looks = ("light", "dark", "contrast-light", "contrast-dark")
    parser.add_argument("--theme", choices=looks, help="the look, by default the system's")
    parser.add_argument("--zoom", metavar="PERCENT", help="size of the page")
    parser.add_argument("--self-test", action="store_true", help="try the program on its own example and leave")
    parser.add_argument("--version", action="version", version=f"rapporteur {__version__}")
    return parser


def _can_draw(*, offscreen: bool) -> bool:
    """Whether Qt can draw here; without a display it is told to draw offscreen if that is enough.

    Only where windows need a display server: there Qt would end the process without a word.
    """
    if sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in _DISPLAY_NAMES):
        return True
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return offscreen


def report_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, *, folder: Path | None = None
) -> None:
    """Write a crash report and say in one sentence on stderr where it is.

    The report goes to `folder`, by default the user's log folder; if that can't be written the
    traceback itself goes to stderr, so that it isn't lost.
    """
    import traceback

    report = "".join(traceback.format_exception(kind, error, trace))
    try:
        path = _write_report(report, folder or log_folder())
    except OSError as refused:
        _say(f"{report}\nThe program failed, and this report could not be saved ({refused}).")
        return
    _say(f"The program failed ({kind.__name__}); the report is in {path}, and what was saved before is kept.")


def log_folder() -> Path:
    """The folder for logs and crash reports on this system."""
    import appdirs

    return Path(appdirs.user_log_dir("rapporteur", appauthor=False))


def _write_report(report: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    from datetime import datetime

    now = datetime.now()
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    header = f"rapporteur {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {now.isoformat()}"
    path.write_text(f"{header}\n\n{report}", encoding="utf-8")
    return path


def _say(sentence: str) -> None:
    # A windowed frozen program has no stderr.
    if sys.stderr is not None:  # pyright: ignore[reportUnnecessaryComparison]
        print(sentence, file=sys.stderr)

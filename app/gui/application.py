"""Starts the window: arguments, look, language, icon; and draws it into a picture when asked to."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.gui.collecting import IdleCollector
from app.gui.icons import app_icon
from app.gui.messages import Message, Tone
from app.gui.places import Page
from app.gui.theme import Scheme, Theme, styled_application
from app.gui.window import FIRST_SIZE, MainWindow
from app.gui.window_settings import WindowSettings
from app.model.errors import RefusedError
from app.resources import resource

_UNREADABLE = 3
_SOON = 400
"""Milliseconds that a window waits for the text it is opened with, so that nobody sees an empty one flash by."""

_PATIENCE = 60.0
"""Seconds that a picture of the window may take."""


class LaunchOptions(NamedTuple):
    """What the command line asks of the window; `zoom` and `scale` are in per cent."""

    file: Path | None = None
    screenshot: Path | None = None
    theme: Scheme | None = None
    zoom: int | None = None
    scale: int = 100
    size: tuple[int, int] | None = None
    page: str = "annex"
    right_to_left: bool = False


def read_options(argv: Sequence[str]) -> LaunchOptions:
    """The options in `argv` (without the program's name); leaves with status 2 on wrong use."""
    parser = argparse.ArgumentParser(prog="rapporteur")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png")
    parser.add_argument("--theme", type=Scheme, choices=list(Scheme))
    parser.add_argument("--zoom", type=int, help="size of the page in per cent")
    parser.add_argument("--scale", type=int, default=100, help="size of the whole window in per cent")
    parser.add_argument("--size", type=_size, metavar="WIDTHxHEIGHT")
    parser.add_argument("--page", choices=("annex", "statement", "compilation"), default="annex")
    parser.add_argument("--right-to-left", action="store_true")
    said = parser.parse_args(argv)
    return LaunchOptions(
        said.file, said.screenshot, said.theme, said.zoom, said.scale, said.size, said.page, said.right_to_left
    )


def run(options: LaunchOptions) -> int:
    """Show the window until it is closed, or draw it once; returns the exit status."""
    if options.scale != 100:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale / 100)
    app = make_application()
    theme = Theme(app)
    settings = WindowSettings()
    theme.choose(options.theme or settings.scheme)
    if options.right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = MainWindow(theme, settings)
    collector = _collect_when_idle(window)
    _say_refusals(window)
    try:
        if options.screenshot is not None:
            return draw_window(window, options)
        _show_first(window, options.file)
        return app.exec()
    finally:
        collector.stop()


def _say_refusals(window: MainWindow) -> None:
    """What is refused is no fault of the program, wherever it is met."""
    report = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, RefusedError):
            window.messages.say(str(error))
        else:
            report(kind, error, trace)

    sys.excepthook = hook


def _show_first(window: MainWindow, file: Path | None) -> None:
    """Show the window, with the text of a file in it if that is there soon enough."""
    if file is None:
        window.show_on_screen()
        return

    def show() -> None:
        if not window.isVisible():
            window.show_on_screen()

    window.document_placed.connect(show)
    QTimer.singleShot(_SOON, window, show)
    window.files.open_path(file)


def make_application() -> QApplication:
    """The Qt application with its name, icon and translations."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else styled_application("rapporteur")
    app.setApplicationName("rapporteur")
    if QLocale().language() == QLocale.Language.C:
        # The C locale has no names of months and no groups of digits.
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app.setApplicationDisplayName("Rapporteur")
    app.setDesktopFileName("rapporteur")
    app.setWindowIcon(app_icon())
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("rapporteur", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(QLocale(), name, "_", folder):
            app.installTranslator(translator)
    return app


def draw_window(window: MainWindow, options: LaunchOptions) -> int:
    """Draw the window into a PNG once the file is open and all checks are done."""
    window.resize(*(options.size or FIRST_SIZE))
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, QApplication.platformName() != "offscreen")
    window.show()
    refused: list[Message] = []
    window.messages.posted.connect(lambda m: refused.append(m) if m.tone is Tone.ERROR else None)
    if options.file is not None:
        window.files.open_path(options.file)
    _settle(window, refused)
    if refused:
        print(refused[0].text, file=sys.stderr)
        window.close()
        return _UNREADABLE
    _arrange(window, options)
    _turn(200)
    _settle(window, refused)
    assert options.screenshot is not None
    saved = window.grab().save(str(options.screenshot), "PNG")
    window.close()
    if not saved:
        print(f"The picture could not be written to {options.screenshot}.", file=sys.stderr)
    return 0 if saved else 1


def _settle(window: MainWindow, refused: list[Message]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not window.settled and not refused and time.monotonic() < deadline:
        _turn(50)


def _arrange(window: MainWindow, options: LaunchOptions) -> None:
    if options.size is not None:
        # A dossier brings the size its window had back with it; what is asked for goes before.
        window.showNormal()
        window.resize(*options.size)
    window.show_page(Page[options.page.upper()])
    if window.annex is not None and options.zoom is not None:
        window.annex.editor.set_zoom(options.zoom / 100)


def _turn(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _collect_when_idle(window: MainWindow) -> IdleCollector:
    collector = IdleCollector(window)

    def loaded() -> None:
        collector.freeze_when_quiet()
        if window.opened is not None:
            window.opened.document_changed.connect(collector.touch)

    window.document_shown.connect(loaded)
    return collector


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError("Write the size as 1366x768.") from None

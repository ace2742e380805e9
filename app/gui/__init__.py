"""The window: turns input into edits and repaints what an edit says has changed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def launch(argv: Sequence[str]) -> int:
    """Open the window as `argv` (without the program's name) asks and return the exit status.

    Qt is loaded here and not before: commands without a window must not wait for it.
    """
    # What is loaded stays; looking for garbage in it takes time, and the window collects when nobody waits for it.
    gc.disable()
    _read_no_sources()
    from app.gui.application import read_options, run

    return run(read_options(argv))


def _read_no_sources() -> None:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks there for the use of Qt, for features that give Qt's methods other names; this program uses none of them.
    """
    import PySide6.QtCore  # noqa: F401

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: True  # type: ignore[union-attr]

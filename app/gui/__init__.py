"""The window: turns input into edits and repaints what an edit says has changed."""

from __future__ import annotations

import gc
from collections.abc import Sequence


def launch(argv: Sequence[str]) -> int:
    """Open the window as `argv` (without the program's name) asks and return the exit status.

    Qt is loaded here and not before: commands without a window must not wait for it.
    """
    # What is loaded stays; looking for garbage in it takes time, and the window collects when nobody waits for it.
    gc.disable()
    from app.gui.application import read_options, run

    return run(read_options(argv))

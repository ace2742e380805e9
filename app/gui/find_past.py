"""What was looked for last, kept between two runs of the program."""

from __future__ import annotations

import json
from typing import NamedTuple

from PySide6.QtCore import QByteArray

from app.gui.window_settings import WindowSettings

_NAME = "find"


class FindPast(NamedTuple):
    """Words and replacements, the latest first, and the names of the options that were on."""

    words: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()
    options: frozenset[str] = frozenset()

    def keep(self, settings: WindowSettings) -> None:
        """Keep it for the next time."""
        said = {"words": self.words, "replacements": self.replacements, "options": sorted(self.options)}
        settings.remember_state(_NAME, QByteArray(json.dumps(said).encode()))


def find_past(settings: WindowSettings) -> FindPast:
    """What was kept; nothing where it is missing or damaged."""
    kept = settings.state(_NAME)
    try:
        said = json.loads(bytes(kept.data())) if kept is not None else {}
        words, replacements, options = ([str(one) for one in said.get(name, ())] for name in _FIELDS)
    except (ValueError, TypeError, AttributeError):
        return FindPast()
    return FindPast(tuple(words), tuple(replacements), frozenset(options))


_FIELDS = ("words", "replacements", "options")

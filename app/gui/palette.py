"""The command palette: every action that can be used now, found by a few letters."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.gui.actions import ActionRegistry, ActionSpec, place_title, plain, shortcut_text
from app.gui.chooser import LETTERS, Choice, Chooser, match_rank

translate = QCoreApplication.translate


class CommandPalette(Chooser):
    """A field and the actions that fit; Enter starts the chosen one, Esc closes."""

    def __init__(self, registry: ActionRegistry, window: QWidget) -> None:
        super().__init__(
            window,
            translate("CommandPalette", "Command palette"),
            translate("CommandPalette", "What do you want to do?"),
            translate("CommandPalette", "Find a command"),
            translate("CommandPalette", "Commands"),
        )
        self._registry = registry

    def open(self) -> None:
        """Show the palette over the upper middle of the window, with all that can be done."""
        self._registry.refresh()
        super().open()

    def choices(self, wanted: str) -> Iterator[Choice]:
        """The actions that can be used now and fit."""
        ranked = [(_rank(wanted, s), s) for s in self._registry]
        found = [(rank, s) for rank, s in ranked if rank is not None and self._registry.action(s.id).isEnabled()]
        for _, spec in sorted(found, key=lambda pair: pair[0]):
            text = plain(self._registry.action(spec.id).text())
            yield Choice(text, spec.id, _menu_of(spec), shortcut_text(spec))

    def take(self, value: object) -> None:
        """Start the action with this id."""
        self._registry.action(str(value)).trigger()


def _rank(wanted: str, spec: ActionSpec) -> int | None:
    rank = match_rank(wanted, plain(spec.text))
    if rank is not None and rank < LETTERS:
        return rank
    if match_rank(wanted, spec.hint) in range(LETTERS):
        return LETTERS - 1
    in_menu = match_rank(wanted, f"{_menu_of(spec)} {plain(spec.text)}") is not None
    return rank or (LETTERS + 1 if in_menu else None)


def _menu_of(spec: ActionSpec) -> str:
    return spec.submenu.removesuffix("…") or plain(place_title(spec.place))

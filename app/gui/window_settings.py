"""What the window remembers between runs: its size, recent files, who edits, and how each dossier was left."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSettings

from app.gui.theme import Scheme

if TYPE_CHECKING:
    from app.model.proposal import Author
    from app.services.settings import Settings

_log = logging.getLogger(__name__)


class WindowSettings:
    """Author and recent files are the person's settings in all faces; the window adds how it was left."""

    def __init__(self, file: Path | None = None) -> None:
        """Settings of the person, or those in `file`."""
        self._file = file
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "rapporteur", "window")
        self._changed: Settings | None = None

    @cached_property
    def _saved(self) -> Settings:
        # Loading what reads the file takes longer than an empty window may wait.
        from app.services.settings import load_settings

        return load_settings(self._file)

    @property
    def _person(self) -> Settings:
        return self._changed or self._saved

    @property
    def author(self) -> Author:
        """Who edited last; the name is empty when nobody said."""
        return self._person.author

    @author.setter
    def author(self, author: Author) -> None:
        self._keep(replace(self._person, author=author))

    @property
    def scheme(self) -> Scheme | None:
        """The chosen look; None follows the system."""
        text = str(self._store.value("scheme", "") or "")
        return Scheme(text) if text in set(Scheme) else None

    @scheme.setter
    def scheme(self, scheme: Scheme | None) -> None:
        self._store.setValue("scheme", scheme.value if scheme else "")

    @property
    def recent(self) -> list[Path]:
        """The files opened last that are still there, newest first."""
        return [path for path in map(Path, self._person.recent) if path.is_file()]

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        self._keep(self._person.with_recent(path.absolute()))

    @property
    def shortcuts(self) -> dict[str, tuple[str, ...]]:
        """The shortcuts that the person chose, by the id of the action; an empty tuple means none."""
        found = self._person.extra.get("shortcuts")
        if not isinstance(found, dict):
            return {}
        said = cast("dict[str, object]", found)
        lists = {id_: cast("list[object]", keys) for id_, keys in said.items() if isinstance(keys, list)}
        return {id_: tuple(one for one in keys if isinstance(one, str)) for id_, keys in lists.items()}

    @shortcuts.setter
    def shortcuts(self, chosen: dict[str, tuple[str, ...]]) -> None:
        said: dict[str, object] = {id_: list(keys) for id_, keys in chosen.items()}
        self._keep(replace(self._person, extra=self._person.extra | {"shortcuts": said}))

    def _keep(self, person: Settings) -> None:
        from app.services.settings import save_settings

        self._changed = person
        try:
            save_settings(person, self._file)
        except OSError:
            # Not remembering a name until next time is no reason to stop work.
            _log.warning("The settings could not be saved", exc_info=True)

    def state(self, name: str, document: Path | None = None) -> QByteArray | None:
        """What was remembered under a name, for one document or for the window as a whole."""
        value = self._store.value(_key(name, document))
        return value if isinstance(value, QByteArray) else None

    def remember_state(self, name: str, value: QByteArray, document: Path | None = None) -> None:
        """Remember bytes under a name, for one document or for the window as a whole."""
        self._store.setValue(_key(name, document), value)

    def number(self, name: str, document: Path | None, default: int) -> int:
        """A number that was remembered for a document."""
        text = str(self._store.value(_key(name, document), ""))
        return int(text) if text.lstrip("-").isdigit() else default

    def remember_number(self, name: str, value: int, document: Path | None) -> None:
        """Remember a number for a document."""
        self._store.setValue(_key(name, document), value)


def _key(name: str, document: Path | None) -> str:
    if document is None:
        return f"window/{name}"
    import hashlib

    # A path holds characters that keys of an INI file can't.
    digest = hashlib.sha256(str(document.absolute()).encode()).hexdigest()[:16]
    return f"documents/{digest}/{name}"

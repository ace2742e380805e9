"""What a person has set once for all documents."""

from __future__ import annotations

import json
from dataclasses import field, replace
from pathlib import Path
from typing import cast

from app.model.proposal import Author
from app.model.value import value
from app.services.places import config_folder


@value
class Settings:
    """The person's own settings; `extra` holds what only one face knows, such as the window's theme."""

    author: Author = Author("")
    language: str = ""
    profile: str = ""
    form: str = ""
    recent: tuple[str, ...] = ()
    extra: dict[str, object] = field(default_factory=dict[str, object])

    def with_recent(self, path: Path, most: int = 12) -> Settings:
        """The same settings with a file first among those opened lately."""
        name = str(path)
        return replace(self, recent=(name, *[one for one in self.recent if one != name])[:most])


def settings_file() -> Path:
    """Where the settings are kept."""
    return config_folder() / "settings.json"


def load_settings(path: Path | None = None) -> Settings:
    """The settings as saved; what is missing or damaged is as if never set."""
    try:
        found: object = json.loads((path or settings_file()).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _settings(cast("dict[str, object]", found)) if isinstance(found, dict) else Settings()


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Save the settings whole or not at all; OSError when that fails."""
    # Settings are read before anything else, and must not wait for what reads documents.
    from app.formats.docx import save_bytes

    place = path or settings_file()
    place.parent.mkdir(parents=True, exist_ok=True)
    said = {
        "author": {"name": settings.author.name, "organization": settings.author.organization},
        "language": settings.language,
        "profile": settings.profile,
        "form": settings.form,
        "recent": list(settings.recent),
        "extra": settings.extra,
    }
    save_bytes(place, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace"))


def author_of(value: object) -> Author:
    """An author from JSON {"name", "organization"}; what is missing is empty."""
    said = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    return Author(_text(said.get("name")), _text(said.get("organization")))


def _settings(said: dict[str, object]) -> Settings:
    recent = said.get("recent")
    extra = said.get("extra")
    return Settings(
        author=author_of(said.get("author")),
        language=_text(said.get("language")),
        profile=_text(said.get("profile")),
        form=_text(said.get("form")),
        recent=tuple(one for one in cast("list[object]", recent) if isinstance(one, str))
        if isinstance(recent, list)
        else (),
        extra=cast("dict[str, object]", extra) if isinstance(extra, dict) else {},
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

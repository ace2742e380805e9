"""Where the program keeps its own files on this system."""

from __future__ import annotations

import re
from pathlib import Path

import appdirs

_NAME = "rapporteur"
_LONGEST = 60


def data_folder() -> Path:
    """The folder for working files."""
    return Path(appdirs.user_data_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """The folder for settings."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False))


def cache_folder() -> Path:
    """The folder for what can be made again at any time."""
    return Path(appdirs.user_cache_dir(_NAME, appauthor=False))


def dossier_for(name: str, sha256: str) -> Path:
    """The working file of a document that is opened directly: the same document finds the same one again."""
    stem = re.sub(r"[^\w.-]+", "_", Path(name).stem)[:_LONGEST].strip("._") or "document"
    return data_folder() / "dossiers" / f"{stem}-{sha256[:16]}.dossier"

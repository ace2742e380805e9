"""Which Hunspell dictionaries this system has, and the person's own words."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.formats.docx import save_bytes
from app.services.places import data_folder

_NAME = re.compile(r"([a-z]{2,3})(?:[-_]([A-Z]{2}))?(?:[-_](?!med).*)?$")
_AMERICAN = frozenset(("US", "PH", "PR"))
_LONGEST_FILE = 4 << 20


def own_folder() -> Path:
    """The person's own folder for dictionaries, which comes before all others."""
    return data_folder() / "dictionaries"


def folders() -> list[Path]:
    """Where dictionaries are looked for: the person's own folder, the system's, LibreOffice's."""
    named = [Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    return [own_folder(), *named, *_system_folders(), *_office_folders()]


def _system_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ.get("APPDATA", home)) / "hunspell"]
    if sys.platform == "darwin":
        return [home / "Library/Spelling", Path("/Library/Spelling")]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    shared = ("hunspell", "myspell", "myspell/dicts")
    return [data / "hunspell", *(Path(root) / one for root in ("/usr/local/share", "/usr/share") for one in shared)]


def _office_folders() -> Iterator[Path]:
    for root, pattern in _office_places():
        # Folders of others may be closed to this person.
        with contextlib.suppress(OSError):
            yield from sorted(path for path in root.glob(pattern) if path.is_dir())


def _office_places() -> list[tuple[Path, str]]:
    inside = "share/extensions/dict-*"
    added = "user/uno_packages/cache/uno_packages/*/*"
    home = Path.home()
    if sys.platform == "win32":
        programs = [Path(p) for p in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")) if p]
        office = [(root, f"LibreOffice*/{inside}") for root in programs]
        return [*office, (Path(os.environ.get("APPDATA", home)) / "LibreOffice", f"*/{added}")]
    if sys.platform == "darwin":
        return [
            (Path("/Applications"), "LibreOffice*.app/Contents/Resources/extensions/dict-*"),
            (home / "Library/Application Support/LibreOffice", f"*/{added}"),
        ]
    roots = [(Path(root), f"libreoffice*/{inside}") for root in ("/usr/lib", "/usr/lib64", "/opt", "/usr/local/lib")]
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return [*roots, (config / "libreoffice", f"*/{added}")]


@dataclass(frozen=True)
class Dictionaries:
    """The dictionaries that were found: path without ending by language and region ("" when it is for all)."""

    by_language: dict[tuple[str, str], Path] = field(default_factory=dict[tuple[str, str], Path])

    def __bool__(self) -> bool:
        return bool(self.by_language)

    def find(self, tag: str) -> Path | None:
        """The dictionary for a language tag (Rec. BCP 47, "en-GB"); None when none would do.

        Another region's dictionary does where there is none for this one, but British and American spelling are never
        judged by each other.
        """
        language, region = parse_tag(tag)
        exact = self.by_language.get((language, region)) or self.by_language.get((language, ""))
        if exact is not None:
            return exact
        others = sorted(r for one, r in self.by_language if one == language)
        home = language.upper()
        others.sort(key=lambda other: other not in (home, "GB", "US"))
        if language == "en" and region:
            others = [other for other in others if (other in _AMERICAN) == (region in _AMERICAN)]
        return self.by_language[language, others[0]] if others else None


def parse_tag(tag: str) -> tuple[str, str]:
    """Language and region of a tag: ("en", "GB") of "en-GB" or "en_GB.UTF-8"; a script between them is left out."""
    parts = re.split(r"[-_.@]", tag)
    region = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), "")
    return parts[0].lower(), region


def find_dictionaries(places: Iterable[Path] | None = None) -> Dictionaries:
    """Look into the folders for pairs of an .aff and a .dic file; the first one for a language stays."""
    found: dict[tuple[str, str], Path] = {}
    for folder in folders() if places is None else places:
        for path in _pairs(folder):
            name = _NAME.match(path.name)
            if name is not None:
                found.setdefault((name[1], name[2] or ""), path)
    return Dictionaries(found)


def _pairs(folder: Path) -> list[Path]:
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return []
    stems = sorted(name.removesuffix(".aff") for name in names if name.endswith(".aff"))
    return [folder / stem for stem in stems if f"{stem}.dic" in names]


class PersonalDictionary:
    """The words that the person has added, one a line in a file of the user's data folder."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or data_folder() / "dictionary.txt"
        self._words = set(self._read())

    @property
    def words(self) -> list[str]:
        """The words in alphabetical order."""
        return sorted(self._words, key=lambda word: (word.casefold(), word))

    def __contains__(self, word: str) -> bool:
        # A word in small letters may begin a sentence or stand in capitals, a name only the latter.
        forms = {word, word[:1].lower() + word[1:], word.lower() if word.isupper() else word}
        return not self._words.isdisjoint(forms) or (word.isupper() and word.capitalize() in self._words)

    def add(self, word: str) -> None:
        """Add a word; OSError when the file can't be written."""
        self._keep(self._words | {word})

    def remove(self, word: str) -> None:
        """Take a word out; OSError when the file can't be written."""
        self._keep(self._words - {word})

    def _keep(self, words: set[str]) -> None:
        before, self._words = self._words, words
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_bytes(self.path, "".join(f"{word}\n" for word in self.words).encode("utf-8"))
        except OSError:
            self._words = before
            raise

    def _read(self) -> list[str]:
        try:
            with self.path.open("rb") as file:
                text = file.read(_LONGEST_FILE).decode("utf-8", "ignore")
        except OSError:
            return []
        return [word for line in text.splitlines() if (word := line.strip())]

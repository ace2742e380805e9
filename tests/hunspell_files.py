"""Tiny Hunspell dictionaries for the tests: none of the system's is needed, and none can get in the way."""

from __future__ import annotations

from pathlib import Path

ENGLISH = [
    "the", "a", "an", "and", "of", "in", "is", "are", "this", "that", "one", "word", "words", "text", "annex", "shall",
    "agree", "agrees", "with", "colour", "programme", "committee", "register", "promised", "new", "old", "end", "plain",
    "first", "second", "third", "sentence", "house", "union", "member", "report", "well", "being",
]  # fmt: skip
FRENCH = ["le", "la", "les", "un", "une", "mot", "union", "membre", "rapport", "texte", "est", "école"]
ARABIC = ("نص", "كلمة", "تقرير")


def write_dictionary(folder: Path, name: str, words: tuple[str, ...] | list[str], encoding: str = "UTF-8") -> Path:
    """Write name.aff and name.dic; returns their path without ending."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(f"SET {encoding}\nTRY esianrtolcdugmphbyfvkwz\n", encoding=encoding)
    body = "".join(f"{word}\n" for word in words)
    (folder / f"{name}.dic").write_text(f"{len(words)}\n{body}", encoding=encoding)
    return folder / name


def write_all(folder: Path) -> Path:
    """Write an English, a French and an Arabic one; returns the folder."""
    write_dictionary(folder, "en_GB", ENGLISH)
    write_dictionary(folder, "fr", FRENCH)
    write_dictionary(folder, "ar", ARABIC)
    return folder

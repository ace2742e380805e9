"""How numbers are written in words (counts.toml, and the user's own over it)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from app.plan.table_file import TableError, key_line, parsed, texts
from app.resources import resource

_FILE = "counts.toml"

Words = Mapping[str, tuple[str, ...]]
"""For each language the words from one on; the forms of one are parted by "/"."""


def own_counts(folder: Path) -> tuple[Words, TableError | None]:
    """The shipped words with those in the user's folder over them, and what is wrong with these, if anything."""
    path = folder / _FILE
    try:
        state = path.stat()
    except OSError:
        return _counts(None, 0, 0)
    return _counts(path, state.st_mtime_ns, state.st_size)


def table_mistake(path: Path) -> TableError | None:
    """What is wrong with a table of numbers in words, if anything."""
    try:
        _read(path)
    except TableError as error:
        return error
    return None


@lru_cache(4)
def _counts(own: Path | None, *stamp: int) -> tuple[Words, TableError | None]:
    del stamp
    shipped = _read(resource(_FILE))
    try:
        return {**shipped, **(_read(own) if own is not None else {})}, None
    except TableError as mistake:
        return shipped, mistake


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    text, tree = parsed(path)
    found: dict[str, tuple[str, ...]] = {}
    for language in tree:
        try:
            found[language] = tuple(word.casefold() for word in texts(tree, language))
        except TypeError as error:
            raise TableError(path, key_line(text, language), str(error.args[1])) from error
    return found

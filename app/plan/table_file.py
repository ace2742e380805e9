"""Tables of data that a person may have edited (TOML): read with limits, and with the line of what is wrong in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from app.model.errors import UnreadableError

_LIMIT = 1_000_000


class TableError(UnreadableError):
    """A table cannot be used; the message names file, line and reason."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"The table {where}: {reason}")
        self.path, self.line, self.reason = path, line, reason


def parsed(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says; raises TableError."""
    try:
        if path.stat().st_size > _LIMIT:
            raise TableError(path, None, "it is larger than one megabyte.")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(path, None, "it cannot be read as UTF-8 text.") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        _, _, place = said.partition("(at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        raise TableError(path, line, f"this is not valid TOML: {said.partition(' (at')[0]}.") from error


def rows(path: Path, tree: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    """The [[key]] tables of a file; raises TableError where they are something else."""
    found = tree.get(key, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in cast("list[object]", found)):
        raise TableError(path, None, f"“{key}” must be written as [[{key}]].")
    return cast("list[Mapping[str, Any]]", found)


def known_keys(path: Path, text: str, tree: Mapping[str, Any], known: Sequence[str]) -> None:
    """TableError for a top-level key that means nothing in this file: a slip would be dropped without a word."""
    strange = next((key for key in tree if key not in known), None)
    if strange is not None:
        raise TableError(
            path, key_line(text, strange), f"“{strange}” means nothing here; known are: {', '.join(known)}."
        )


def row_line(text: str, key: str, index: int, name: str = "") -> int | None:
    """The line of `name` in the `index`-th [[key]] of a text, or that of its header."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(key)}\s*\]\]", line)]
    if index >= len(starts):
        return None
    start = starts[index]
    end = next((at for at in range(start + 1, len(lines)) if lines[at].lstrip().startswith("[[")), len(lines))
    named = (at for at in range(start + 1, end) if name and _names(lines[at], name))
    return next(named, start) + 1


def key_line(text: str, key: str) -> int | None:
    """The line of a text that a top-level key or table begins in."""
    return next((at for at, line in enumerate(text.splitlines(), 1) if _names(line, key)), None)


def _names(line: str, key: str) -> bool:
    return re.match(rf"\s*\[*\s*(?:\w+\.)*\"?{re.escape(key)}\"?\s*[=\].]", line) is not None


def texts(row: Mapping[str, Any], key: str, needed: bool = True) -> tuple[str, ...]:
    """A list of texts, or one for each language, as written; KeyError where it is missing, TypeError for other things.

    The error's arguments are the key and the reason.
    """
    if key not in row and not needed:
        return ()
    found: object = row[key]
    lists = list(cast("dict[str, object]", found).values()) if isinstance(found, dict) else [found]
    for one in lists:
        if not isinstance(one, list) or not all(isinstance(text, str) for text in cast("list[object]", one)):
            raise TypeError(key, f"“{key}” must be a list of texts in square brackets, or one for each language.")
    return tuple(text for one in lists for text in cast("list[str]", one))


def text_of(row: Mapping[str, Any], key: str) -> str:
    """One text; KeyError where it is missing, TypeError with key and reason where it is something else."""
    if not isinstance(row[key], str):
        raise TypeError(key, f"“{key}” must be text in quotation marks.")
    return cast("str", row[key])


def mistake(path: Path, text: str, key: str, index: int, error: Exception) -> TableError:
    """The error for what is wrong in the `index`-th [[key]]: what reading its values raised."""
    name = str(error.args[0]) if error.args else ""
    if isinstance(error, KeyError):
        return TableError(path, row_line(text, key, index), f"“{name}” is missing.")
    if len(error.args) > 1:
        return TableError(path, row_line(text, key, index, name), str(error.args[1]))
    return TableError(path, row_line(text, key, index), f"{error}.")

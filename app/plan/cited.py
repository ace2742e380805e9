"""What a plan cites without holding it, and which kinds are usually linked (links.toml, and the user's own over it)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.plan.profiles import LinkType
from app.plan.table_file import TableError, key_line, known_keys, mistake, parsed, rows, text_of, texts
from app.resources import resource

_FILE = "links.toml"
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Cited:
    """A kind of thing that a plan cites: what it is called, and the words before its numbers, casefolded.

    `behind` matches a number with the words that some languages put behind it.
    """

    kind: str
    title: str
    plural: str
    words: tuple[str, ...]
    behind: re.Pattern[str] | None = None
    behind_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Table:
    """What one file or several over one another say."""

    cited: tuple[Cited, ...] = ()
    types: tuple[LinkType, ...] = ()
    leading: tuple[str, ...] = ()

    def over(self, other: _Table) -> _Table:
        """The rows of both; one of the same name goes before the other table's."""
        cited = {one.kind: one for one in (*other.cited, *self.cited)}
        types = {one.name: one for one in (*other.types, *self.types)}
        return _Table(tuple(cited.values()), tuple(types.values()), self.leading or other.leading)


class _InUse:
    """The table in use: the shipped one, with the user's own over it once its folder is known."""

    def __init__(self) -> None:
        self._own: tuple[Path, int, int] | None = None
        self._table: _Table | None = None
        self.mistake: TableError | None = None

    @property
    def table(self) -> _Table:
        """What is in use now."""
        self._table = self._table or _shipped()
        return self._table

    def look(self, path: Path) -> None:
        """Take the user's file if it is there and has changed."""
        own = _stamp(path)
        if own != self._own:
            self._own, self._table = own, _shipped()
            self.mistake = table_mistake(path) if own is not None else None
            if own is not None and self.mistake is None:
                self._table = _read(path).over(_shipped())


_IN_USE = _InUse()


def use_own_links(folder: Path) -> TableError | None:
    """Read links.toml in the user's folder over the shipped one; returns what is wrong with it, if anything.

    A table with a mistake is left out whole.
    """
    _IN_USE.look(folder / _FILE)
    return _IN_USE.mistake


def cited_kinds() -> tuple[Cited, ...]:
    """What plans cite: resolutions, budget lines; the same tuple as long as the table is the same."""
    return _IN_USE.table.cited


def usual_types() -> tuple[LinkType, ...]:
    """The link types of profiles that say nothing else."""
    return _IN_USE.table.types


def leading_words() -> tuple[str, ...]:
    """What stands before a kind's name over a column that lists elements of it."""
    return _IN_USE.table.leading


def table_mistake(path: Path) -> TableError | None:
    """What is wrong with a table of links, if anything."""
    try:
        _read(path)
    except TableError as error:
        return error
    return None


def _stamp(path: Path) -> tuple[Path, int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return path, state.st_mtime_ns, state.st_size


@cache
def _shipped() -> _Table:
    return _read(resource(_FILE))


def _read(path: Path) -> _Table:
    text, tree = parsed(path)
    known_keys(path, text, tree, ("cited", "link", "before"))
    found: dict[str, list[Any]] = {"cited": [], "link": []}
    for key, read in (("cited", _cited), ("link", _link)):
        for index, row in enumerate(rows(path, tree, key)):
            try:
                found[key].append(read(row))
            except (KeyError, TypeError) as error:
                raise mistake(path, text, key, index, error) from error
    try:
        leading = texts(tree, "before", needed=False)
    except TypeError as error:
        raise TableError(path, key_line(text, "before"), str(error.args[1])) from error
    return _Table(tuple(found["cited"]), tuple(found["link"]), leading)


def _cited(row: Mapping[str, Any]) -> Cited:
    title = text_of(row, "title")
    plural = text_of(row, "plural") if "plural" in row else title
    words = tuple(word.casefold() for word in texts(row, "words"))
    behind = texts(row, "behind", needed=False)
    return Cited(_name(row, "kind"), title, plural, words, _behind(behind), behind)


def _link(row: Mapping[str, Any]) -> LinkType:
    title = text_of(row, "title")
    inverse = text_of(row, "inverse") if "inverse" in row else title
    required = row.get("required", False)
    if not isinstance(required, bool):
        raise TypeError("required", "“required” must be true or false.")
    return LinkType(_name(row, "name"), title, inverse, texts(row, "sources"), texts(row, "targets"), required)


def _name(row: Mapping[str, Any], key: str) -> str:
    found = text_of(row, key)
    if not _NAME.match(found):
        raise TypeError(key, f"“{key}” has only small letters, digits and “_”.")
    return found


def _behind(words: Sequence[str]) -> re.Pattern[str] | None:
    either = "|".join(map(re.escape, words))
    return re.compile(rf"第?\s*(?P<number>\d+)\s*(?:{either})") if words else None

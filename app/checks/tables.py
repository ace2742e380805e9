"""The tables of data that checks look things up in: shipped, and the user's own copies over them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from app.model.errors import UnreadableError
from app.resources import resource

_LIMIT = 1_000_000
_NAMES = ("citations", "glossary", "rules")


class TableError(UnreadableError):
    """A table cannot be used; the message names file, line and reason."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"The table {where}: {reason}")


@dataclass(frozen=True, slots=True)
class Conference:
    """A conference that adopts resolutions: body, place in all languages, year, names, first and last day."""

    body: str
    places: tuple[str, ...]
    year: int
    names: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The revision of a resolution in force: adopted (`revised` False) or revised at this place in this year."""

    body: str
    number: str
    place: str
    year: int
    revised: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field: its words, what should not be said for it, and words that do not fit its definition."""

    name: str
    words: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tables:
    """All tables; `words` are the lists of resources/rules.toml by name, all languages together, casefolded."""

    conferences: tuple[Conference, ...] = ()
    resolutions: Mapping[tuple[str, str], Resolution] = field(default_factory=dict[tuple[str, str], Resolution])
    terms: tuple[Term, ...] = ()
    acronyms: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    mistakes: tuple[TableError, ...] = ()


def load_tables(folder: Path | None = None) -> Tables:
    """The shipped tables with those in the user's folder over them; a table with a mistake is named in `mistakes`."""
    own = [folder / f"{name}.toml" for name in _NAMES] if folder else []
    return _loaded(tuple((path, path.stat().st_mtime_ns) for path in own if path.is_file()))


@cache
def _loaded(own: tuple[tuple[Path, int], ...]) -> Tables:
    reader = _Reader()
    for name in _NAMES:
        reader.read(resource(f"{name}.toml"))
    mistakes: list[TableError] = []
    for path, _ in own:
        try:
            # Into a copy: a table that turns out to be wrong in its middle must not be used by half.
            attempt = reader.copy()
            attempt.read(path)
            reader = attempt
        except TableError as mistake:
            mistakes.append(mistake)
    return reader.tables(tuple(mistakes))


_Row = Mapping[str, Any]


@dataclass
class _Reader:
    """Collects the tables; what is read later takes the place of what is there by the same key."""

    conferences: dict[tuple[str, int], Conference] = field(default_factory=dict[tuple[str, int], Conference])
    resolutions: dict[tuple[str, str], Resolution] = field(default_factory=dict[tuple[str, str], Resolution])
    terms: dict[str, Term] = field(default_factory=dict[str, Term])
    acronyms: set[str] = field(default_factory=set[str])
    words: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def copy(self) -> _Reader:
        """The same to go on from."""
        return _Reader(
            dict(self.conferences),
            dict(self.resolutions),
            dict(self.terms),
            set(self.acronyms),
            dict(self.words),
        )

    def tables(self, mistakes: tuple[TableError, ...]) -> Tables:
        """What was collected."""
        return Tables(
            tuple(self.conferences.values()),
            self.resolutions,
            tuple(self.terms.values()),
            frozenset(self.acronyms),
            self.words,
            mistakes,
        )

    def read(self, path: Path) -> None:
        """Take over one file; raises TableError."""
        text, tree = _parsed(path)
        for key, read in (("conference", self._conference), ("resolution", self._resolution), ("term", self._term)):
            for index, row in enumerate(_rows(path, tree, key)):
                try:
                    read(row)
                except (KeyError, ValueError, TypeError, AttributeError) as error:
                    raise TableError(path, _line_of(text, key, index), _reason(error)) from error
        try:
            self.acronyms.update(map(str, tree.get("acronyms", ())))
            self.words.update((name, _texts(found)) for name, found in tree.get("words", {}).items())
        except (ValueError, TypeError, AttributeError) as error:
            raise TableError(path, None, _reason(error)) from error

    def _conference(self, row: _Row) -> None:
        start, end = row.get("start"), row.get("end")
        if not all(one is None or isinstance(one, date) for one in (start, end)):
            raise ValueError("start and end are dates such as 2024-10-15")
        found = Conference(
            row["body"], _plain(row["places"]), int(row["year"]), _plain(row.get("names", ())), start, end
        )
        self.conferences[found.body, found.year] = found

    def _resolution(self, row: _Row) -> None:
        found = Resolution(
            row["body"], str(row["number"]), str(row["place"]), int(row["year"]), row.get("revised", True) is not False
        )
        self.resolutions[found.body, found.number] = found

    def _term(self, row: _Row) -> None:
        found = Term(row["name"], _texts(row["words"]), _cased(row.get("avoid", ())), _texts(row.get("foreign", ())))
        self.terms[found.name] = found


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        if path.stat().st_size > _LIMIT:
            raise TableError(path, None, "it is larger than one megabyte.")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(path, None, "it cannot be read as UTF-8 text.") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        _, _, place = said.partition("(at line ")
        line = int(place.split(",")[0]) if place else text.count("\n") + 1
        raise TableError(path, line, f"this is not valid TOML: {said.partition(' (at')[0]}.") from error


def _rows(path: Path, tree: Mapping[str, Any], key: str) -> Sequence[_Row]:
    rows = tree.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in cast("list[object]", rows)):
        raise TableError(path, None, f"“{key}” must be written as [[{key}]].")
    return cast("list[_Row]", rows)


def _line_of(text: str, key: str, index: int) -> int | None:
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{key}]]"]
    return starts[index] if index < len(starts) else None


def _reason(error: Exception) -> str:
    return f"“{error.args[0]}” is missing." if isinstance(error, KeyError) else f"{error}."


def _plain(found: object) -> tuple[str, ...]:
    if not isinstance(found, list | tuple):
        raise TypeError("a list of texts in square brackets is needed")
    return tuple(map(str, cast("list[object]", found)))


def _texts(found: object) -> tuple[str, ...]:
    """A list of texts, or one list for each language, casefolded."""
    return tuple(dict.fromkeys(word.casefold() for word in _cased(found)))


def _cased(found: object) -> tuple[str, ...]:
    lists = list(cast("dict[str, object]", found).values()) if isinstance(found, dict) else [found]
    return tuple(word for one in lists for word in _plain(one))

"""The tables of data that checks look things up in: shipped, and the user's own copies over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from app.plan.table_file import TableError, key_line, known_keys, mistake, parsed, rows, text_of, texts
from app.resources import resource

_KEYS = ("conference", "resolution", "term", "acronyms", "words")
_NAMES = ("citations", "glossary", "rules")


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
    """The revision of a resolution in force: adopted (`revised` False) or revised at this place in this year.

    Where `latest` is False it is only known that there is this revision; a later one may be in force.
    """

    body: str
    number: str
    place: str
    year: int
    revised: bool = True
    latest: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field: its words, what should not be said for it and what instead, and words that do not fit its
    definition."""

    name: str
    words: tuple[str, ...]
    avoid: Mapping[str, str] = field(default_factory=dict[str, str])
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


def table_mistake(path: Path) -> TableError | None:
    """What is wrong with a table of citations, terms or words, if anything."""
    try:
        _Reader().read(path)
    except TableError as error:
        return error
    return None


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
        text, tree = parsed(path)
        known_keys(path, text, tree, _KEYS)
        for key, read in (("conference", self._conference), ("resolution", self._resolution), ("term", self._term)):
            for index, row in enumerate(rows(path, tree, key)):
                try:
                    read(row)
                except (KeyError, ValueError, TypeError, AttributeError) as error:
                    raise mistake(path, text, key, index, error) from error
        try:
            self.acronyms.update(texts(tree, "acronyms", needed=False))
            words = tree.get("words", {})
            if not isinstance(words, dict):
                raise TypeError("words", "“words” must be written as [words.NAME].")
            said = cast("dict[str, Any]", words)
            self.words.update((name, _casefolded(texts(said, name))) for name in said)
        except TypeError as error:
            raise TableError(path, key_line(text, str(error.args[0])), str(error.args[1])) from error

    def _conference(self, row: _Row) -> None:
        start, end = (_day(row, key) for key in ("start", "end"))
        places, names = texts(row, "places"), texts(row, "names", needed=False)
        found = Conference(text_of(row, "body"), places, _year(row), names, start, end)
        self.conferences[found.body, found.year] = found

    def _resolution(self, row: _Row) -> None:
        revised, latest = (row.get(key, True) is not False for key in ("revised", "latest"))
        found = Resolution(text_of(row, "body"), _number(row), text_of(row, "place"), _year(row), revised, latest)
        self.resolutions[found.body, found.number] = found

    def _term(self, row: _Row) -> None:
        name, words = text_of(row, "name"), _casefolded(texts(row, "words"))
        texts(row, "avoid", needed=False)
        found = Term(name, words, _instead(row, name), _casefolded(texts(row, "foreign", needed=False)))
        self.terms[found.name] = found


def _instead(row: _Row, name: str) -> dict[str, str]:
    """What should be said instead of each of the words to avoid: the term in their own language and number."""
    avoid, words = row.get("avoid", {}), row["words"]
    if not isinstance(avoid, dict):
        return dict.fromkeys(avoid, name)
    found: dict[str, str] = {}
    for language, said in cast("dict[str, list[str]]", avoid).items():
        forms = list(cast("dict[str, list[str]]", words).get(language, ())) if isinstance(words, dict) else list(words)
        found.update((one, (forms[-1] if _plural(one, language) else forms[0]) if forms else name) for one in said)
    return found


def _plural(said: str, language: str) -> bool:
    return said.endswith("s") or language not in ("en", "fr", "es")


def _day(row: _Row, key: str) -> date | None:
    found = row.get(key)
    if found is not None and not isinstance(found, date):
        raise TypeError(key, f"“{key}” must be a date such as 2024-10-15.")
    return found


def _year(row: _Row) -> int:
    found = row["year"]
    if isinstance(found, bool) or not isinstance(found, int):
        raise TypeError("year", "“year” must be a year such as 2026.")
    return found


def _number(row: _Row) -> str:
    found = row["number"]
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise TypeError("number", "“number” must be a number in quotation marks.")
    return str(found)


def _casefolded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.casefold() for word in words))

"""Profiles: what kinds of element a plan has and how they are found, as data (TOML)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import cast

from app.model.errors import RefusedError, UnreadableError
from app.resources import resource

DEFAULT_PROFILE = "strategic-plan"
_LIMIT = 1_000_000
_RULES = re.compile(r"[a-z0-9_-]+\.sch\Z")
_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")


class ItemForm(StrEnum):
    """Where elements of a kind are looked for under a heading that announces them."""

    SECTION = "section"
    HEADING = "heading"
    BOLD = "bold"
    LIST = "list"


class ProfileError(UnreadableError):
    """A profile has a mistake; `line` is 1-based, None when the mistake is what is missing."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"The profile {where}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of element.

    `sections` are the headings that announce elements, `prefixes` the words before number and title, all casefolded;
    `lead` says that a list item starts with its title.
    """

    name: str
    title: str
    plural: str
    parent: str = ""
    sections: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    items: tuple[ItemForm, ...] = ()
    lead: bool = False
    required: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Whether the section itself is the element."""
        return ItemForm.SECTION in self.items


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan that is no element; with `read` False nothing in it is taken for one."""

    name: str
    sections: tuple[str, ...]
    read: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: the component it gives, or the kind of the child elements in it, and its header's words."""

    component: str
    words: frozenset[str]
    child: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table whose rows are elements of a kind; the first column is the title's."""

    kind: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Profile:
    """Everything that is known about one sort of plan; `kinds` are in the order a plan has them."""

    name: str
    title: str
    kinds: Mapping[str, Kind]
    parts: tuple[Part, ...] = ()
    layouts: tuple[Layout, ...] = ()
    document: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def depth(self, kind: str) -> int:
        """How many kinds stand above a kind."""
        parent = self.kinds[kind].parent
        return 1 + self.depth(parent) if parent else 0


@dataclass(frozen=True)
class Profiles:
    """The profiles that could be read and the mistakes in those that could not."""

    profiles: Mapping[str, Profile]
    mistakes: tuple[ProfileError, ...] = field(default=())

    def named(self, name: str) -> Profile:
        """The profile with this name; RefusedError, with the names there are, when there is none."""
        found = self.profiles.get(name)
        if found is None:
            raise RefusedError(f"There is no profile “{name}”; known are: {', '.join(sorted(self.profiles))}.")
        return found


def load_profiles(*folders: Path) -> Profiles:
    """The shipped profiles and those in the folders given; a later one replaces an earlier one of the same name."""
    found: dict[str, Profile] = {}
    mistakes: list[ProfileError] = []
    for folder in (resource("profiles"), *folders):
        for path in sorted(folder.glob("*.toml")):
            try:
                profile = read_profile(path)
            except ProfileError as mistake:
                mistakes.append(mistake)
            else:
                found[profile.name] = profile
    return Profiles(found, tuple(mistakes))


@cache
def shipped_profile(name: str = DEFAULT_PROFILE) -> Profile:
    """A profile that ships with the program; RefusedError when there is none of this name."""
    return load_profiles().named(name)


def read_profile(path: Path) -> Profile:
    """Read one profile; raises ProfileError with the line and a plain reason for the first mistake."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(path, None, "the file cannot be read as UTF-8 text.") from error
    if len(data) > _LIMIT:
        raise ProfileError(path, None, "the file is larger than one megabyte.")
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, str(error)) from error
    return _Reader(path, text).profile(tree)


def _syntax_error(path: Path, text: str, message: str) -> ProfileError:
    place = re.search(r"\(at line (\d+), column \d+\)", message)
    line = int(place[1]) if place else text.count("\n") + 1
    return ProfileError(path, line, f"this is not valid TOML: {message.split(' (at')[0]}.")


class _Reader:
    """Turns the parsed TOML into a profile; knows where each table stands so that mistakes can be placed."""

    _KEYS = frozenset(["name", "title", "plural", "parent", "sections", "prefixes", "items", "lead", "required"])
    _TOP = frozenset(["name", "title", "rules", "document", "owners", "kind", "part", "table"])

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def profile(self, tree: dict[str, object]) -> Profile:
        """The profile in the tree; raises ProfileError."""
        self._known_keys(tree, self._TOP, "", 0)
        name = self._name(tree, "", 0)
        kinds = self._kinds(tree)
        return Profile(
            name,
            self._text(tree, "title", "", 0),
            kinds,
            tuple(self._part(one, i) for i, one in enumerate(self._tables(tree, "part"))),
            tuple(self._layout(one, i, kinds) for i, one in enumerate(self._tables(tree, "table"))),
            self._words(tree, "document", "", 0),
            self._words(tree, "owners", "", 0),
            self._rules(tree),
        )

    def _rules(self, tree: dict[str, object]) -> tuple[str, ...]:
        rules = self._words(tree, "rules", "", 0)
        if not all(_RULES.match(name) for name in rules):
            raise self._mistake("", 0, "rules", "a rule file is named without its folder and ends in .sch.")
        return rules

    def _kinds(self, tree: dict[str, object]) -> dict[str, Kind]:
        kinds: dict[str, Kind] = {}
        for index, table in enumerate(self._tables(tree, "kind")):
            kind = self._kind(table, index)
            if kind.name in kinds:
                raise self._mistake("kind", index, "name", f"the kind “{kind.name}” is there twice.")
            kinds[kind.name] = kind
        if not kinds:
            raise ProfileError(self._path, None, "it has no [[kind]].")
        for index, kind in enumerate(kinds.values()):
            self._check_parents(kinds, kind, index)
        return kinds

    def _check_parents(self, kinds: dict[str, Kind], kind: Kind, index: int) -> None:
        seen = {kind.name}
        parent = kind.parent
        while parent:
            if parent not in kinds:
                raise self._mistake("kind", index, "parent", f"there is no kind “{parent}”.")
            if parent in seen:
                raise self._mistake("kind", index, "parent", f"“{kind.name}” would stand below itself.")
            seen.add(parent)
            parent = kinds[parent].parent

    def _kind(self, table: dict[str, object], index: int) -> Kind:
        self._known_keys(table, self._KEYS, "kind", index)
        title = self._text(table, "title", "kind", index)
        lead = table.get("lead", False)
        if not isinstance(lead, bool):
            raise self._mistake("kind", index, "lead", "must be true or false.")
        return Kind(
            self._name(table, "kind", index),
            title,
            self._text(table, "plural", "kind", index, title),
            self._text(table, "parent", "kind", index, ""),
            self._words(table, "sections", "kind", index),
            self._words(table, "prefixes", "kind", index),
            self._items(table, index),
            lead,
            self._words(table, "required", "kind", index),
        )

    def _items(self, table: dict[str, object], index: int) -> tuple[ItemForm, ...]:
        try:
            return tuple(ItemForm(one) for one in self._words(table, "items", "kind", index))
        except ValueError as error:
            allowed = ", ".join(ItemForm)
            raise self._mistake("kind", index, "items", f"each item is one of: {allowed}.") from error

    def _part(self, table: dict[str, object], index: int) -> Part:
        self._known_keys(table, frozenset(("name", "sections", "read")), "part", index)
        words = self._words(table, "sections", "part", index)
        return Part(self._name(table, "part", index), words, table.get("read") is not False)

    def _layout(self, table: dict[str, object], index: int, kinds: Mapping[str, Kind]) -> Layout:
        self._known_keys(table, frozenset(("kind", "columns")), "table", index)
        kind = self._text(table, "kind", "table", index)
        if kind not in kinds:
            raise self._mistake("table", index, "kind", f"there is no kind “{kind}”.")
        columns = table.get("columns")
        if not isinstance(columns, dict) or "title" not in columns:
            raise self._mistake("table", index, "columns", "a [table.columns] with a “title” is needed.")
        named = cast("dict[str, object]", columns)
        order = sorted(named, key=lambda component: component != "title")
        return Layout(kind, tuple(self._column(named, component, index, kinds) for component in order))

    def _column(self, columns: dict[str, object], key: str, index: int, kinds: Mapping[str, Kind]) -> Column:
        words = frozenset(self._words(columns, key, "table", index))
        _, child, kind = key.partition("child:")
        if child and kind not in kinds:
            raise self._mistake("table", index, f'"{key}"', f"there is no kind “{kind}”.")
        return Column("" if child else key, words, kind)

    def _tables(self, tree: dict[str, object], key: str) -> list[dict[str, object]]:
        found = tree.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in cast("list[object]", found)):
            raise self._mistake("", 0, key, f"must be written as [[{key}]].")
        return cast("list[dict[str, object]]", found)

    def _name(self, table: dict[str, object], header: str, index: int) -> str:
        name = self._text(table, "name", header, index)
        if not _NAME.match(name):
            raise self._mistake(header, index, "name", "a name has only small letters, digits, “-” and “_”.")
        return name

    def _text(self, table: dict[str, object], key: str, header: str, index: int, default: str | None = None) -> str:
        value = table.get(key, default)
        if value is None:
            raise self._mistake(header, index, "", f"“{key}” is missing.")
        if not isinstance(value, str):
            raise self._mistake(header, index, key, "must be text in quotation marks.")
        return value

    def _words(self, table: dict[str, object], key: str, header: str, index: int) -> tuple[str, ...]:
        value = table.get(key, [])
        lists = list(cast("dict[str, object]", value).values()) if isinstance(value, dict) else [value]
        words: dict[str, None] = {}
        for one in lists:
            if not isinstance(one, list) or not all(isinstance(w, str) for w in cast("list[object]", one)):
                raise self._mistake(header, index, key, "must be a list of texts, or one list for each language.")
            words.update((word.casefold(), None) for word in cast("list[str]", one))
        return tuple(words)

    def _known_keys(self, table: Mapping[str, object], known: frozenset[str], header: str, index: int) -> None:
        for key in table:
            if key not in known:
                allowed = ", ".join(sorted(known))
                raise self._mistake(header, index, key, f"“{key}” means nothing here; known are: {allowed}.")

    def _mistake(self, header: str, index: int, key: str, reason: str) -> ProfileError:
        said = f"“{key}” {reason}" if key and reason.startswith("must") else reason
        return ProfileError(self._path, self._line(header, index, key), said[:1].upper() + said[1:])

    def _line(self, header: str, index: int, key: str) -> int | None:
        block = list(self._block(header, index))
        for number, line in block:
            if key and re.match(rf"\s*(\[+)?(\w+\.)*{re.escape(key)}\s*[=\].]", line):
                return number
        return block[0][0] if block and header else None

    def _block(self, header: str, index: int) -> list[tuple[int, str]]:
        """The numbered lines of the `index`-th [[header]], or the whole file for header ""."""
        numbered = list(enumerate(self._lines, 1))
        if not header:
            return numbered
        starts = [at for at, (_, line) in enumerate(numbered) if line.strip() == f"[[{header}]]"]
        if index >= len(starts):
            return []
        rest = range(starts[index] + 1, len(numbered))
        end = next((at for at in rest if numbered[at][1].strip().startswith("[[")), len(numbered))
        return numbered[starts[index] : end]

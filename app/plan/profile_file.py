"""Reading a profile from its TOML file; a mistake in it is told with line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from app.plan.profiles import (
    ANYWHERE,
    Column,
    ItemForm,
    Kind,
    Layout,
    LinkType,
    Part,
    Profile,
    ProfileError,
    Variant,
)

_LIMIT = 1_000_000
_LONGEST_PATTERN = 500
_RULES = re.compile(r"[a-z0-9_-]+\.sch\Z")
_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
_VARIANT = re.compile(r"[A-Za-z0-9][\w.-]*\Z")
_Table = dict[str, object]


def read(path: Path) -> Profile:
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
    return _ProfileReader(path, text).profile(tree)


def _syntax_error(path: Path, text: str, message: str) -> ProfileError:
    place = re.search(r"\(at line (\d+), column \d+\)", message)
    line = int(place[1]) if place else text.count("\n") + 1
    return ProfileError(path, line, f"this is not valid TOML: {message.split(' (at')[0]}.")


class _TableReader:
    """Takes texts, words and patterns from tables; knows where each table stands so that mistakes can be placed."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def tables(self, tree: _Table, key: str) -> list[_Table]:
        """The tables that are written as [[key]]."""
        found = tree.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in cast("list[object]", found)):
            raise self.mistake("", 0, key, f"must be written as [[{key}]].")
        return cast("list[_Table]", found)

    def table(self, table: _Table, key: str, header: str, index: int) -> _Table:
        """The table below a key, empty when there is none."""
        found = table.get(key, {})
        if not isinstance(found, dict):
            raise self.mistake(header, index, key, "must be a table.")
        return cast("_Table", found)

    def name(self, table: _Table, header: str, index: int) -> str:
        """A name that XML and file names can carry."""
        name = self.text(table, "name", header, index)
        if not _NAME.match(name):
            raise self.mistake(header, index, "name", "a name has only small letters, digits, “-” and “_”.")
        return name

    def text(self, table: _Table, key: str, header: str, index: int, default: str | None = None) -> str:
        """One text; a mistake when it is missing and there is no default."""
        value = table.get(key, default)
        if value is None:
            raise self.mistake(header, index, "", f"“{key}” is missing.")
        if not isinstance(value, str):
            raise self.mistake(header, index, key, "must be text in quotation marks.")
        return value

    def flag(self, table: _Table, key: str, header: str, index: int, default: bool = False) -> bool:
        """True or false."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            raise self.mistake(header, index, key, "must be true or false.")
        return value

    def listed(self, table: _Table, key: str, header: str, index: int) -> tuple[str, ...]:
        """Texts as they are written, from one list or from one a language."""
        value = table.get(key, [])
        lists = list(cast("_Table", value).values()) if isinstance(value, dict) else [value]
        found: dict[str, None] = {}
        for one in lists:
            if not isinstance(one, list) or not all(isinstance(w, str) for w in cast("list[object]", one)):
                raise self.mistake(header, index, key, "must be a list of texts, or one list for each language.")
            found.update((text, None) for text in cast("list[str]", one))
        return tuple(found)

    def words(self, table: _Table, key: str, header: str, index: int) -> tuple[str, ...]:
        """Texts casefolded, each once."""
        return tuple(dict.fromkeys(word.casefold() for word in self.listed(table, key, header, index)))

    def patterns(self, table: _Table, key: str, header: str, index: int) -> tuple[re.Pattern[str], ...]:
        """Regular expressions, without regard to case."""
        found: list[re.Pattern[str]] = []
        for written in self.listed(table, key, header, index):
            if len(written) > _LONGEST_PATTERN:
                reason = f"a pattern has at most {_LONGEST_PATTERN} characters."
                raise self.mistake(header, index, key, reason)
            try:
                found.append(re.compile(written, re.IGNORECASE))
            except (re.error, OverflowError, RecursionError) as error:
                raise self.mistake(header, index, key, f"“{written}” is no usable pattern: {error}.") from error
        return tuple(found)

    def known_keys(self, table: Mapping[str, object], known: frozenset[str], header: str, index: int) -> None:
        """A mistake for a key that means nothing."""
        for key in table:
            if key not in known:
                allowed = ", ".join(sorted(known))
                raise self.mistake(header, index, key, f"“{key}” means nothing here; known are: {allowed}.")

    def mistake(self, header: str, index: int, key: str, reason: str) -> ProfileError:
        """The error for what is wrong with a key of the `index`-th [[header]]."""
        said = f"“{key}” {reason}" if key and reason.startswith("must") else reason
        return ProfileError(self._path, self._line(header, index, key), said[:1].upper() + said[1:])

    def missing(self, reason: str) -> ProfileError:
        """The error for what the file lacks altogether."""
        return ProfileError(self._path, None, reason)

    def _line(self, header: str, index: int, key: str) -> int | None:
        block = list(self._block(header, index))
        for number, line in block:
            if key and re.match(rf"\s*(\[+)?(\w+\.)*{re.escape(key)}\s*[=\].]", line):
                return number
        inline = (number for number, line in block if key and re.search(rf"[{{,]\s*{re.escape(key)}\s*=", line))
        return next(inline, block[0][0] if block and header else None)

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


class _ProfileReader(_TableReader):
    """Turns the parsed TOML into a profile."""

    _TOP = frozenset(
        [
            "name",
            "title",
            "rules",
            "document",
            "owners",
            "signs",
            "reports",
            "similarity",
            "titles",
            "kind",
            "part",
            "table",
            "link",
            "variant",
        ]
    )
    _KIND = frozenset(
        [
            "name", "title", "plural", "parent", "sections", "prefixes", "items", "lead", "required", "opens", "labels",
            "styles", "patterns", "inline", "components", "find", "titled", "narrows", "words", "unit",
        ]
    )  # fmt: skip
    _LINK = frozenset(["name", "title", "inverse", "from", "to", "required", "words"])
    _VARIANT_KEYS = frozenset(["name", "title", "period", "signs", "expects", "titles", "rules"])

    def profile(self, tree: _Table) -> Profile:
        """The profile in the tree; raises ProfileError."""
        self.known_keys(tree, self._TOP, "", 0)
        name = self.name(tree, "", 0)
        kinds = self._kinds(tree)
        return Profile(
            name,
            self.text(tree, "title", "", 0),
            kinds,
            tuple(self._part(one, i) for i, one in enumerate(self.tables(tree, "part"))),
            tuple(self._layout(one, i, kinds) for i, one in enumerate(self.tables(tree, "table"))),
            self.words(tree, "document", "", 0),
            self.words(tree, "owners", "", 0),
            self._rules(tree, "", 0),
            tuple(self._link(one, i, kinds) for i, one in enumerate(self.tables(tree, "link"))),
            tuple(self._variant(one, i, kinds) for i, one in enumerate(self.tables(tree, "variant"))),
            self.words(tree, "signs", "", 0),
            self._reports(tree),
            self._similarity(tree),
            self.words(tree, "titles", "", 0),
        )

    def _similarity(self, tree: _Table) -> float:
        share = tree.get("similarity", 0.75)
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share <= 1:
            raise self.mistake("", 0, "similarity", "must be a number above 0 and at most 1.")
        return float(share)

    def _rules(self, tree: _Table, header: str, index: int) -> tuple[str, ...]:
        rules = self.listed(tree, "rules", header, index)
        if not all(_RULES.match(name) for name in rules):
            raise self.mistake(header, index, "rules", "a rule file is named without its folder and ends in .sch.")
        return rules

    def _reports(self, tree: _Table) -> dict[str, dict[str, str]]:
        reports: dict[str, dict[str, str]] = {}
        for name in (written := self.table(tree, "reports", "", 0)):
            titles = self.table(written, name, "", 0)
            reports[name] = {language: self.text(titles, language, "", 0) for language in titles}
        return reports

    # ---- kinds --------------------------------------------------------------------------------------------------

    def _kinds(self, tree: _Table) -> dict[str, Kind]:
        kinds: dict[str, Kind] = {}
        for index, table in enumerate(self.tables(tree, "kind")):
            kind = self._kind(table, index)
            if kind.name in kinds:
                raise self.mistake("kind", index, "name", f"the kind “{kind.name}” is there twice.")
            kinds[kind.name] = kind
        if not kinds:
            raise self.missing("it has no [[kind]].")
        for index, kind in enumerate(kinds.values()):
            self._check_parents(kinds, kind, index)
            if kind.narrows and kind.narrows not in kinds:
                raise self.mistake("kind", index, "narrows", f"there is no kind “{kind.narrows}”.")
        return kinds

    def _check_parents(self, kinds: Mapping[str, Kind], kind: Kind, index: int) -> None:
        above = [name for name in kind.parents if name != ANYWHERE]
        seen: set[str] = set()
        while above:
            parent = above.pop()
            if parent not in kinds:
                raise self.mistake("kind", index, "parent", f"there is no kind “{parent}”.")
            if parent == kind.name:
                raise self.mistake("kind", index, "parent", f"“{kind.name}” would stand below itself.")
            if parent not in seen:
                seen.add(parent)
                above += [name for name in kinds[parent].parents if name != ANYWHERE]

    def _kind(self, table: _Table, index: int) -> Kind:
        self.known_keys(table, self._KIND, "kind", index)
        title = self.text(table, "title", "kind", index)
        components = self.table(table, "components", "kind", index)
        find = self.table(table, "find", "kind", index)
        return Kind(
            self.name(table, "kind", index),
            title,
            self.text(table, "plural", "kind", index, title),
            self._parents(table, index),
            self.words(table, "sections", "kind", index),
            self.words(table, "prefixes", "kind", index),
            self._items(table, index),
            self.flag(table, "lead", "kind", index),
            self.words(table, "required", "kind", index),
            self.words(table, "opens", "kind", index),
            self.words(table, "labels", "kind", index),
            tuple(bare_style(name) for name in self.words(table, "styles", "kind", index)),
            self.patterns(table, "patterns", "kind", index),
            self.patterns(table, "inline", "kind", index),
            {name: self.words(components, name, "kind", index) for name in components},
            {name: self._finding(find, name, index) for name in find},
            self.flag(table, "titled", "kind", index, True),
            self.text(table, "narrows", "kind", index, ""),
            self.words(table, "words", "kind", index),
            self.flag(table, "unit", "kind", index),
        )

    def _parents(self, table: _Table, index: int) -> tuple[str, ...]:
        if isinstance(table.get("parent"), list):
            return self.words(table, "parent", "kind", index)
        parent = self.text(table, "parent", "kind", index, "")
        return (parent,) if parent else ()

    def _finding(self, find: _Table, name: str, index: int) -> tuple[re.Pattern[str], ...]:
        patterns = self.patterns(find, name, "kind", index)
        if not all(pattern.groups for pattern in patterns):
            raise self.mistake("kind", index, name, "must have a group (…) that holds the component.")
        return patterns

    def _items(self, table: _Table, index: int) -> tuple[ItemForm, ...]:
        try:
            return tuple(ItemForm(one) for one in self.words(table, "items", "kind", index))
        except ValueError as error:
            allowed = ", ".join(ItemForm)
            raise self.mistake("kind", index, "items", f"each item is one of: {allowed}.") from error

    # ---- the rest -----------------------------------------------------------------------------------------------

    def _part(self, table: _Table, index: int) -> Part:
        self.known_keys(table, frozenset(("name", "sections", "read")), "part", index)
        words = self.words(table, "sections", "part", index)
        return Part(self.name(table, "part", index), words, self.flag(table, "read", "part", index, True))

    def _layout(self, table: _Table, index: int, kinds: Mapping[str, Kind]) -> Layout:
        self.known_keys(table, frozenset(("kind", "columns")), "table", index)
        kind = self.text(table, "kind", "table", index)
        self._known_kinds((kind,), kinds, "table", index, "kind")
        columns = self.table(table, "columns", "table", index)
        if "title" not in columns:
            raise self.mistake("table", index, "columns", "a [table.columns] with a “title” is needed.")
        order = sorted(columns, key=lambda component: component != "title")
        found = [self._column(columns, component, index, kinds) for component in order]
        known = {column.component for column in found if not column.child}
        # What introduces a component in a text is over its column, too.
        said = kinds[kind].components
        found = [replace(one, words=one.words | frozenset(said.get(one.component, ()))) for one in found]
        found += [Column(name, frozenset(words)) for name, words in said.items() if name not in known]
        return Layout(kind, tuple(found))

    def _column(self, columns: _Table, key: str, index: int, kinds: Mapping[str, Kind]) -> Column:
        words = frozenset(self.words(columns, key, "table", index))
        _, child, kind = key.partition("child:")
        if child and kind not in kinds:
            raise self.mistake("table", index, f'"{key}"', f"there is no kind “{kind}”.")
        return Column("" if child else key, words, kind)

    def _link(self, table: _Table, index: int, kinds: Mapping[str, Kind]) -> LinkType:
        self.known_keys(table, self._LINK, "link", index)
        title = self.text(table, "title", "link", index)
        return LinkType(
            self.name(table, "link", index),
            title,
            self.text(table, "inverse", "link", index, title),
            self._ends(table, "from", index, kinds),
            self._ends(table, "to", index, kinds),
            self.flag(table, "required", "link", index),
            self.words(table, "words", "link", index),
        )

    def _ends(self, table: _Table, key: str, index: int, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
        named = self.words(table, key, "link", index)
        if not named:
            raise self.mistake("link", index, "", f"“{key}” is missing.")
        self._known_kinds(named, kinds, "link", index, key)
        return named

    def _variant(self, table: _Table, index: int, kinds: Mapping[str, Kind]) -> Variant:
        self.known_keys(table, self._VARIANT_KEYS, "variant", index)
        name = self.text(table, "name", "variant", index)
        if not _VARIANT.match(name):
            raise self.mistake("variant", index, "name", "a variant is named in letters, digits, “-” and “_”.")
        expects = self.words(table, "expects", "variant", index)
        self._known_kinds(expects, kinds, "variant", index, "expects")
        titles = self.table(table, "titles", "variant", index)
        self._known_kinds(titles, kinds, "variant", index, "titles")
        return Variant(
            name,
            self.text(table, "title", "variant", index, name),
            self._period(table, index),
            self.words(table, "signs", "variant", index),
            expects,
            {kind: self.text(titles, kind, "variant", index) for kind in titles},
            self._rules(table, "variant", index),
        )

    def _period(self, table: _Table, index: int) -> tuple[int, int] | None:
        value = table.get("period")
        if value is None:
            return None
        listed = cast("list[object]", value) if isinstance(value, list) else []
        years = [one for one in listed if isinstance(one, int)]
        if len(years) != 2 or len(listed) != 2 or not 0 < years[0] <= years[1] < 10000:
            raise self.mistake("variant", index, "period", "must be two years, the first and the last.")
        return years[0], years[1]

    def _known_kinds(
        self,
        named: Mapping[str, object] | tuple[str, ...],
        kinds: Mapping[str, Kind],
        header: str,
        index: int,
        key: str,
    ) -> None:
        for name in named:
            if name not in kinds:
                raise self.mistake(header, index, key, f"there is no kind “{name}”.")


def bare_style(name: str) -> str:
    """A style's name for comparing: casefolded, without blanks, hyphens and underscores."""
    return re.sub(r"[\s_-]+", "", name.casefold())

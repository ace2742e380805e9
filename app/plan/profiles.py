"""Profiles: what kinds of element a document has and how they are found, as data (TOML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from app.model.errors import RefusedError, UnreadableError
from app.resources import resource

DEFAULT_PROFILE = "strategic-plan"
ANYWHERE = "*"
"""The parent of a kind that may stand below every other."""


class ItemForm(StrEnum):
    """Where elements of a kind are looked for under a heading that announces them."""

    SECTION = "section"
    HEADING = "heading"
    BOLD = "bold"
    LIST = "list"
    TEXT = "text"


class ProfileError(UnreadableError):
    """A profile has a mistake; `line` is 1-based, None when the mistake is what is missing."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"The profile {where}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of element.

    All words are casefolded. `sections` are the headings that announce elements, `prefixes` the words before number and
    title, `opens` the words that a line of this kind begins with, `labels` what stands before a colon or in the first
    cell of a row, `styles` the bare names of paragraph styles. `patterns` match a whole line, `inline` parts of a text;
    their groups "title", "number" and those named after components are taken over. `components` are the words that
    introduce a component ("Mitigation: …"), `find` patterns whose first group is one. `lead` says that a list item
    starts with its title; `titled` is False for kinds that are all text. A kind that `narrows` another takes its
    place where a component of the element has one of its `words`. Numbers and titles in one `unit` (a study group) have
    nothing to do with those in another.
    """

    name: str
    title: str
    plural: str
    parents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    items: tuple[ItemForm, ...] = ()
    lead: bool = False
    required: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    inline: tuple[re.Pattern[str], ...] = ()
    components: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    find: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict[str, tuple[re.Pattern[str], ...]])
    titled: bool = True
    narrows: str = ""
    words: tuple[str, ...] = ()
    unit: bool = False

    @property
    def parent(self) -> str:
        """The first of the kinds that it may stand below, "" for none."""
        return self.parents[0] if self.parents else ""

    @property
    def single(self) -> bool:
        """Whether the section itself is the element."""
        return ItemForm.SECTION in self.items

    def under(self, kind: str) -> bool:
        """Whether elements of this kind may stand directly below one of that kind."""
        return kind in self.parents or (ANYWHERE in self.parents and kind != self.name)


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


@dataclass(frozen=True, slots=True)
class LinkType:
    """A type of link: from elements of which kinds to elements of which.

    `required` says that every element it can start from should have one; `words` are what a text says for it
    ("contributes to"), casefolded.
    """

    name: str
    title: str
    inverse: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    required: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a profile: the period it is for, the words that tell it, what it has otherwise than the rest.

    `titles` are the plural names that kinds have in it; `expects` the kinds that such a plan must have; `rules` more
    rule files.
    """

    name: str
    title: str
    period: tuple[int, int] | None = None
    signs: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """Everything that is known about one sort of document; `kinds` are in the order a plan has them.

    `signs` are words by which a document of this sort is known; `reports` the titles of reports by name and language;
    `similarity` is the share of common words (0 to 1) from which on two elements say the same; `titles` are over the
    column of titles in a table whose heading says what its rows are ("Name").
    """

    name: str
    title: str
    kinds: Mapping[str, Kind]
    parts: tuple[Part, ...] = ()
    layouts: tuple[Layout, ...] = ()
    document: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    links: tuple[LinkType, ...] = ()
    variants: tuple[Variant, ...] = ()
    signs: tuple[str, ...] = ()
    reports: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    similarity: float = 0.75
    titles: tuple[str, ...] = ()

    def depth(self, kind: str) -> int:
        """How many kinds stand above a kind."""
        parent = self.kinds[kind].parent
        return 1 + self.depth(parent) if parent in self.kinds else 0

    def children(self, kind: str) -> tuple[Kind, ...]:
        """The kinds that may stand directly below a kind."""
        return tuple(one for one in self.kinds.values() if one.under(kind))

    @cached_property
    def by_parted_number(self) -> Mapping[str, Kind]:
        """The words that stand before elements of two kinds, and the second of these, which a number in parts means:
        "Meta 1" is a goal, and "Meta 1.1" a target, and so are "Metas 1.1 y 1.2"."""
        words = [(word, kind) for kind in self.kinds.values() for word in kind.prefixes]
        first = dict(reversed(words))
        return {form: kind for word, kind in words if first[word] is not kind for form in (word, f"{word}s")}

    def variant(self, name: str) -> Variant | None:
        """The variant with this name, or None."""
        return next((one for one in self.variants if one.name == name), None)

    def link(self, name: str) -> LinkType | None:
        """The link type with this name, or None."""
        return next((one for one in self.links if one.name == name), None)

    def report_title(self, report: str, language: str = "en") -> str:
        """The title of a report in a language, in English where it has none, "" for an unknown report."""
        titles = self.reports.get(report, {})
        return titles.get(language) or titles.get("en", "")

    @property
    def components(self) -> tuple[str, ...]:
        """The names of all components that elements can have, beside title, number and statement."""
        named = [name for kind in self.kinds.values() for name in (*kind.components, *kind.find, *_groups(kind))]
        named += [column.component for layout in self.layouts for column in layout.columns if not column.child]
        return tuple(name for name in dict.fromkeys(named) if name not in ("title", "number", "statement"))


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
    found: dict[str, Profile] = dict(_shipped().profiles)
    mistakes: list[ProfileError] = list(_shipped().mistakes)
    for folder in folders:
        more = _read_folder(folder)
        found.update(more.profiles)
        mistakes += more.mistakes
    return Profiles(found, tuple(mistakes))


def shipped_profile(name: str = DEFAULT_PROFILE) -> Profile:
    """A profile that ships with the program; RefusedError when there is none of this name."""
    return _shipped().named(name)


@cache
def _shipped() -> Profiles:
    return _read_folder(resource("profiles"))


def _read_folder(folder: Path) -> Profiles:
    found: dict[str, Profile] = {}
    mistakes: list[ProfileError] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            profile = read_profile(path)
        except ProfileError as mistake:
            mistakes.append(mistake)
        else:
            found[profile.name] = profile
    return Profiles(found, tuple(mistakes))


def read_profile(path: Path) -> Profile:
    """Read one profile; raises ProfileError with the line and a plain reason for the first mistake."""
    from app.plan.profile_file import read

    return read(path)


def _groups(kind: Kind) -> list[str]:
    patterns = (*kind.patterns, *kind.inline)
    return [name for pattern in patterns for name in pattern.groupindex if name not in ("title", "number")]

"""What a form of statement says in each language: labels and sentences, kept as data in resources/forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from app.model.errors import UnreadableError
from app.resources import resource

FALLBACK = "en"
PLACE = re.compile(r"\{([a-z_.]+)\}")


@dataclass(frozen=True)
class Language:
    """The words of a form in one language; `unverified` names the keys that no published source supports.

    `reach` is the room for the labels of telephone and e-mail in twips, 0 for that of the template.
    """

    code: str
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    months: tuple[str, ...]
    originals: Mapping[str, str]
    unverified: frozenset[str] = frozenset()
    rtl: bool = False
    reach: int = 0

    def label(self, name: str) -> str:
        """A label of the cover, "" for one that the form does not have."""
        return self.labels.get(name, "")

    def say(self, sentence: str, **values: str) -> str:
        """A sentence with its places filled; a place that nothing is known about stays as it is."""
        return PLACE.sub(lambda match: values.get(match[1], match[0]), self.sentences[sentence])


@dataclass(frozen=True)
class Form:
    """A form of statement: its templates (paths below resources/), what empty fields print, its languages."""

    name: str
    title: str
    templates: Mapping[str, str]
    languages: Mapping[str, Language]
    empty: Mapping[str, str] = field(default_factory=dict[str, str])
    symbols: frozenset[str] = frozenset()

    def language(self, code: str) -> Language:
        """The words for a language code such as "fr" or "fr-CH"; English for one that the form does not speak."""
        return self.languages.get(code.partition("-")[0].casefold()) or self.languages[FALLBACK]

    def template(self, code: str) -> Path:
        """The template for statements in this language."""
        direction = "rtl" if self.language(code).rtl and "rtl" in self.templates else "ltr"
        return resource(*self.templates[direction].split("/"))


@cache
def load_form(name: str = "itu-t-ls", folder: Path | None = None) -> Form:
    """The form with this name from `folder`, by default resources/forms; raises UnreadableError."""
    path = (folder or resource("forms")) / f"{name}.toml"
    try:
        with path.open("rb") as file:
            return _form(tomllib.load(file))
    except FileNotFoundError:
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml"))) or "none"
        raise UnreadableError(f"There is no form of statement called “{name}” (there are: {known}).") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(f"The form of statement in {path} cannot be read: {error}.") from error


def _form(data: dict[str, Any]) -> Form:
    languages = cast("dict[str, dict[str, Any]]", data["languages"])
    base = languages[FALLBACK]
    return Form(
        data["name"],
        data["title"],
        data["templates"],
        {code: _language(code, table, base) for code, table in languages.items()},
        data.get("empty", {}),
        frozenset(data.get("show_symbols", ())),
    )


def _language(code: str, table: dict[str, Any], base: dict[str, Any]) -> Language:
    months = tuple(cast("list[str]", table.get("months", base["months"])))
    if len(months) != 12:
        raise ValueError(f"language {code} has {len(months)} months")
    return Language(
        code,
        {**base["labels"], **table.get("labels", {})},
        {**base["sentences"], **table.get("sentences", {})},
        months,
        {**base["originals"], **table.get("originals", {})},
        frozenset(cast("list[str]", table.get("unverified", []))),
        bool(table.get("rtl", False)),
        int(table.get("reach", 0)),
    )

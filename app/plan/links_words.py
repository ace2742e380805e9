"""Which kinds a plan links with which, and how its text names what it only cites (resources/links.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from app.plan.cited import Cited, cited_kinds, leading_words, usual_types
from app.plan.profiles import Kind, LinkType, Profile
from app.plan.wording import folded

__all__ = ["BELONGS", "LINKED", "Cited", "LinkRules", "cited_kinds", "words_of"]

BELONGS = "belongs"
"""The type of a link that only the plan's structure makes."""

LINKED = "linked"
"""The type of a link made by hand between kinds that the profile does not link."""

_NAMES = {BELONGS: "belongs to", LINKED: "is linked to"}


class LinkRules:
    """The link types of a profile, the usual ones where it has none."""

    def __init__(self, profile: Profile) -> None:
        self.profile, self.cited = profile, cited_kinds()
        self._headers: dict[str, str] = {}
        own = profile.links
        known = {kind for one in own for kind in (*one.sources, *one.targets)}
        cited = {one.kind for one in cited_kinds()} - known
        # A profile that says nothing of resolutions and budget lines still has its text read for them.
        added = tuple(one for one in usual_types() if cited.intersection(one.targets)) if own else usual_types()
        self.types = (*own, *added)
        self._pairs: dict[tuple[str, str], LinkType] = {}
        for one in self.types:
            for source in one.sources:
                for target in one.targets:
                    self._pairs.setdefault((source, target), one)

    def kinds(self) -> tuple[str, ...]:
        """The kinds that have links, in the order of the profile, then what the text cites."""
        return self._linked

    @cached_property
    def _linked(self) -> tuple[str, ...]:
        linked = {kind for pair in self._pairs for kind in pair}
        linked |= {kind.name for kind in self.profile.kinds.values() if linked.intersection(kind.parents)}
        names = [kind for kind in self.profile.kinds if kind in linked]
        return (*names, *(one.kind for one in cited_kinds() if one.kind not in names))

    def oriented(self, first: str, second: str) -> tuple[LinkType, bool] | None:
        """The type of a link between two kinds, and whether it runs from the first to the second."""
        forward = self._pairs.get((first, second))
        if forward is not None:
            return forward, True
        backward = self._pairs.get((second, first))
        return (backward, False) if backward is not None else None

    def title(self, type_: str) -> str:
        """What a type is called between its two ends ("contributes to")."""
        return next((one.title for one in self.types if one.name == type_), _NAMES.get(type_, type_))

    def kind_title(self, kind: str, *, plural: bool = False) -> str:
        """What a kind is called."""
        own = self.profile.kinds.get(kind)
        named = own or next((one for one in cited_kinds() if one.kind == kind), None)
        if named is None:
            return kind.replace("_", " ").capitalize()
        return named.plural if plural else named.title

    def kind_of_header(self, text: str) -> str:
        """The kind that the head of a column names ("Strategic goals"), "" for none."""
        if text not in self._headers:
            self._headers[text] = self._kind_of_header(text)
        return self._headers[text]

    def _kind_of_header(self, text: str) -> str:
        words = _header_words(self.profile.name, tuple(self.profile.kinds.values()))
        said = folded(text)
        return words.get(said, "") or next((words[rest] for rest in self._behind(said) if rest in words), "")

    def _behind(self, said: str) -> Iterator[str]:
        """What the head of a column says behind words for a link: "For which outcome", "Contributes to priority"."""
        yield from (said[len(word) + 1 :] for word in self._leading if said.startswith(f"{word} "))

    @cached_property
    def _leading(self) -> tuple[str, ...]:
        words = {folded(word) for one in self.types for word in (*one.words, one.title)}
        return tuple(words | {folded(word) for word in leading_words()})


def words_of(kind: Kind) -> tuple[str, ...]:
    """What stands before the number of an element of a kind, singular or plural."""
    return tuple(dict.fromkeys((*kind.prefixes, *kind.sections, kind.title.casefold(), kind.plural.casefold())))


_KNOWN: dict[str, tuple[tuple[Kind, ...], tuple[Cited, ...], dict[str, str]]] = {}


def _header_words(profile: str, kinds: tuple[Kind, ...]) -> dict[str, str]:
    known, cited = _KNOWN.get(profile), cited_kinds()
    if known is not None and known[1] is cited and all(a is b for a, b in zip(known[0], kinds, strict=False)):
        return known[2]
    words = {folded(w): one.kind for one in cited for w in (*one.words, one.plural, one.title)}
    for kind in reversed(kinds):
        words.update((folded(word), kind.name) for word in words_of(kind))
    _KNOWN[profile] = (kinds, cited, words)
    return words

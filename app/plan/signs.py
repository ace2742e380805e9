"""What a line says about itself: a style, a pattern, the word it opens with, or the label before its colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.plan.profiles import ItemForm, Kind, Profile
from app.plan.tables import bare
from app.plan.wording import alternatives, folded, typed_number, without_bullet

_REMEMBERED = 50_000
_LONGEST = 600
_LONGEST_SEARCHED = 2000
"""Patterns of a profile may cost the square of a text's length."""
_LONGEST_CALL = 250
_LABEL = re.compile(r"([^:：]{2,60}?)\s*(?:[:：]\s*|\s[–—]\s)(.*)\Z", re.DOTALL)
_PART = re.compile(r"\s*[;；]\s*")
_FURTHER = r"(?:(?:and|et|y|и)\s+)?(?:(?:further|also|deeply|fully|en outre|además|далее)\s+)?"


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line is taken for: `text` is what it says beside title, number and components, `why` how it shows."""

    kind: Kind
    title: str
    number: str = ""
    values: tuple[tuple[str, str], ...] = ()
    text: str = ""
    why: str = ""
    alone: bool = False

    @property
    def leaf(self) -> bool:
        """Whether the line is the whole element, not a heading for what follows; a label `alone` is a heading."""
        return is_leaf(self.kind) and not self.alone


def is_leaf(kind: Kind) -> bool:
    """Whether an element of this kind is single paragraphs."""
    return ItemForm.TEXT in kind.items and ItemForm.HEADING not in kind.items


class Signs:
    """The signs that a profile knows, ready for use."""

    def __init__(self, profile: Profile) -> None:
        kinds = tuple(profile.kinds.values())
        self._styles = {style: kind for kind in kinds for style in kind.styles}
        self._patterns = [(pattern, kind) for kind in kinds for pattern in kind.patterns]
        self._opens = {word: kind for kind in kinds for word in kind.opens}
        self._opening = re.compile(rf"{_FURTHER}({alternatives(tuple(self._opens))})(?!\w)", re.IGNORECASE)
        self._labels = {folded(word): kind for kind in kinds for word in kind.labels}
        self._single = {folded(word): kind for kind in kinds if kind.single for word in kind.sections}
        said = {kind.name: list(_component_words(kind, profile)) for kind in kinds}
        self._components = {name: {folded(word): what for word, what in words} for name, words in said.items()}
        self._inside = {name: _inside_pattern(words) for name, words in said.items()}
        self._any = bool(self._styles or self._patterns or self._opens or self._labels)
        self.of = lru_cache(_REMEMBERED)(self._of)

    @property
    def headings(self) -> bool:
        """Whether the profile knows headings by signs, so that they and not outline levels give the structure."""
        return self._any

    def _of(self, text: str, style: str, listed: bool) -> Sign | None:
        """The sign on a line with this text and bare style name; `listed` says that it is a list item."""
        if not text or len(text) > _LONGEST or not self._any:
            return None
        return self._matched(text) or self._styled(text, style) or self._opened(text, listed) or self._labelled(text)

    def _matched(self, text: str) -> Sign | None:
        for pattern, kind in self._patterns:
            match = pattern.fullmatch(text)
            if match is not None:
                return _sign_of(match, kind, text)
        return None

    def _styled(self, text: str, style: str) -> Sign | None:
        kind = self._styles.get(style)
        if kind is None:
            return None
        # All calls have one style, and their words tell which part of the resolution they are of.
        opened = self._opened(text, listed=False) if kind.opens else None
        if opened is not None:
            return opened
        why = "Its style says so."
        if not kind.titled:
            label = self.label(text)
            return Sign(kind, "", text=label[1] if label and label[0] is kind else text, why=why)
        return Sign(kind, typed_number(text)[1].rstrip(" :："), typed_number(text)[0], why=why)

    def _opened(self, text: str, listed: bool) -> Sign | None:
        match = self._opening.match(text) if self._opens and not listed else None
        if match is None:
            return None
        if text[0].isupper() and (len(text) > 80 or text.endswith(".")):
            # A sentence begins with the same words; calls begin with a small letter.
            return None
        kind = self._opens[" ".join(match[1].casefold().replace("’", "'").split())]
        why = f"The line opens with “{match[0]}”."
        if len(text) > _LONGEST_CALL or text.endswith((".", ";")):
            return Sign(kind, match[0], text=text[match.end() :].strip(" ,"), why=why)
        return Sign(kind, text.rstrip(" ,:،，"), why=why)

    def _labelled(self, text: str) -> Sign | None:
        found = self.label(text) if self._labels else None
        if found is None:
            return None
        kind, rest, words = found
        title, why = words if kind.titled else "", f"It stands behind “{words}:”."
        return Sign(kind, title, text=rest, why=why, alone=not rest)

    def label(self, text: str) -> tuple[Kind, str, str] | None:
        """The kind whose label stands before a colon, what stands behind it, and the label."""
        match = _LABEL.match(text)
        if match is None:
            return None
        kind = self._labels.get(folded(match[1]))
        return (kind, match[2].strip(), match[1].strip()) if kind else None

    def labelled_cell(self, text: str) -> Kind | None:
        """The kind whose label is all that a table cell says."""
        return self._labels.get(folded(text)) if self._labels and len(text) <= 60 else None

    def single_label(self, text: str) -> Sign | None:
        """A kind that is a section of its own, written as one paragraph: "Vision: everyone is connected."."""
        match = _LABEL.match(without_bullet(text)) if len(text) <= 2 * _LONGEST else None
        kind = self._single.get(folded(match[1])) if match and match[2] else None
        if match is None or kind is None:
            return None
        why = f"The paragraph starts with “{match[1].strip()}:”."
        return Sign(kind, match[1].strip(), text=match[2].strip(), why=why)

    # ---- components ---------------------------------------------------------------------------------------------

    def component(self, kind: Kind, label: str) -> str | None:
        """The component that a label stands for in elements of a kind: "child:KIND" where it holds elements."""
        return self._components[kind.name].get(bare(label))

    def figure(self, label: str) -> bool:
        """Whether a label stands for a component of any kind."""
        return any(bare(label) in words for words in self._components.values())

    def headless(self, kind: Kind, text: str) -> tuple[str, str]:
        """A text parted before the first component in it: "Fire. Mitigation: a cleared strip." begins with "Fire"."""
        match = self._inside[kind.name].search(text) if self._components[kind.name] else None
        return (text[: match.start()].rstrip(" .;,"), text[match.end() :]) if match else (text, "")

    def components(self, kind: Kind, text: str) -> list[tuple[str, str]]:
        """The components in a line such as "Baseline: 54; target: 80", none when it says something else too."""
        if not self._components[kind.name]:
            return []
        text = self._inside[kind.name].sub("; ", text)
        found: list[tuple[str, str]] = []
        for part in _PART.split(text.strip()):
            match = _LABEL.match(part)
            name = self.component(kind, match[1]) if match else None
            if match is None or name is None or name in ("title", "number") or name.startswith("child:"):
                if not found:
                    return []
                # What follows a semicolon goes on with the component before it.
                found[-1] = (found[-1][0], f"{found[-1][1]}; {part}")
            elif match[2]:
                found.append((name, match[2].strip(" ,")))
        return [(name, value.rstrip(" .") if len(value) < 60 else value) for name, value in found]


def _sign_of(match: re.Match[str], kind: Kind, text: str) -> Sign:
    groups = {name: " ".join(value.split()) for name, value in match.groupdict().items() if value and value.strip()}
    number, title = groups.pop("number", ""), groups.pop("title", "")
    why = "The line is written as one."
    if not kind.titled:
        return Sign(kind, "", number, tuple(groups.items()), text if is_leaf(kind) else "", why)
    return Sign(kind, title, number, tuple(groups.items()), "", why)


def _inside_pattern(said: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    """What stands between a sentence and a component behind it."""
    labels = (word for word, name in said if name not in ("title", "number", "statement") and len(word) > 1)
    return re.compile(rf"[.;]\s+(?=(?:{alternatives(tuple(labels))})\s*[:：])", re.IGNORECASE)


def _component_words(kind: Kind, profile: Profile) -> Iterator[tuple[str, str]]:
    for component, words in kind.components.items():
        yield from ((word, component) for word in words)
    for layout in profile.layouts:
        if layout.kind == kind.name:
            for column in layout.columns:
                name = column.component or f"child:{column.child}"
                yield from ((word, name) for word in column.words)


def missing_components(
    kind: Kind, texts: list[tuple[str, int]], known: Mapping[str, str]
) -> Iterator[tuple[str, str, int]]:
    """Components that the patterns of a kind find in texts (each with its paragraph) and that are not known yet."""
    texts = [(text[:_LONGEST_SEARCHED], paragraph) for text, paragraph in texts]
    for name, patterns in kind.find.items():
        if name in known:
            continue
        # Of several years the latest one is the target's: "800 by 2031, up from 400 in 2027".
        hits = [(match[1], place) for pattern in patterns for text, place in texts for match in pattern.finditer(text)]
        value, paragraph = (max(hits) if name == "year" else hits[0]) if hits else ("", 0)
        if value:
            yield name, " ".join(value.split()), paragraph

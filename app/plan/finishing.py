"""What is done to elements once all their lines are known: components, narrower kinds, parts of texts, choices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from app.plan.found import Form, Found
from app.plan.profiles import Kind, Profile
from app.plan.signs import Signs, missing_components
from app.plan.wording import folded

_BRACKET = re.compile(r"\s*[(（]([^()（）]{3,200})[)）]\s*\Z")
_NOTE_MARK = re.compile(r"(?<=[^\W\d]{3})[¹²³⁰⁴-⁹]+\Z|(?<=[)%])[¹²³⁰⁴-⁹]+\Z|(?<=\S)[*†‡]+\Z")
"""The sign of a note under a table; behind a short word it is a power: km²."""
_NOTE_MARKS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹*†‡")
_STOPS = frozenset(".。")
_STOP = re.compile(r"(?<![.…\s])(?<!\b[^\W\d])(?<!\betc)[.。]\Z")
"""The full stop behind a sentence, and not behind an abbreviation."""
_COMMA = re.compile(r",\s+(?=[^\W\d])")


class Finisher:
    """Finishes elements of one profile; `by_hand` says of paragraphs which kind they are, "" for none."""

    def __init__(self, profile: Profile, signs: Signs, by_hand: Mapping[int, str]) -> None:
        self._profile = profile
        self._signs = signs
        self._by_hand = by_hand
        self._inline = [kind for kind in profile.kinds.values() if kind.inline]
        self._narrower = [kind for kind in profile.kinds.values() if kind.narrows]

    def finish(self, found: Sequence[Found]) -> tuple[list[Found], list[int]]:
        """The finished elements, and the headings among those that somebody declared to be none."""
        cleared: list[int] = []
        kept: list[Found] = []
        for one in found:
            said = self._by_hand.get(one.paragraphs[0])
            if said == "":
                self._clear(one, found)
                cleared += one.paragraphs[:1] if one.form in (Form.HEADING, Form.BOLD) else []
                continue
            if said is not None and said in self._profile.kinds:
                self.choose(one, self._profile.kinds[said])
            self._complete(one)
            kept.append(one)
            kept += self._parts(one)
        return kept, cleared

    def choose(self, one: Found, kind: Kind) -> None:
        """Make an element one of the kind that somebody chose for it."""
        one.kind, one.by_hand = kind, True
        one.because = f"Somebody set it to “{kind.title}”."

    def _clear(self, one: Found, found: Sequence[Found]) -> None:
        for other in found:
            if other.enclosing is one:
                other.enclosing = one.enclosing
        if one.enclosing is not None:
            one.enclosing.paragraphs += one.paragraphs
            one.enclosing.text += [text for text in (one.title, *one.text) if text]
            one.enclosing.text_at += [at for text, at in ((one.title, one.paragraphs[0]), *_said(one)) if text]

    def _complete(self, one: Found) -> None:
        if not one.title and one.kind.titled and one.signed and one.text:
            # "RESOLUTION 12 (Place, 2028)" has its title in the line below.
            one.title = one.text.pop(0)
            one.text_at.pop(0)
        self._spoken_components(one)
        if one.form is not Form.INLINE and not one.signed:
            one.title = _bare_title(one.title)
        known = dict(one.values)
        said = [(one.title, one.paragraphs[0]), *_said(one)]
        for name, value, paragraph in missing_components(one.kind, said, known):
            one.put(name, value, paragraph)
        for kind in self._narrower:
            if kind.narrows == one.kind.name and _names(one, kind):
                one.kind = kind

    def _spoken_components(self, one: Found) -> None:
        """Take "Mitigation: …" out of the text, and "(baseline: 45 %, target: 80 %)" out of the title."""
        texts: list[tuple[str, int]] = []
        for text, paragraph in _said(one):
            head, components = self._parted(one.kind, text)
            texts += [(head, paragraph)] if head else []
            for name, value in components:
                if name == "statement":
                    texts.append((value, paragraph))
                else:
                    one.put(name, value, paragraph)
        one.text, one.text_at = [text for text, _ in texts], [paragraph for _, paragraph in texts]
        self._title_components(one)

    def _parted(self, kind: Kind, text: str) -> tuple[str, list[tuple[str, str]]]:
        """What a text says before the components in it, and these."""
        components = self._signs.components(kind, text)
        if components:
            return "", components
        head, rest = self._signs.headless(kind, text)
        components = self._signs.components(kind, rest) if rest else []
        return (head, components) if components else (text, [])

    def _title_components(self, one: Found) -> None:
        bracket = _BRACKET.search(one.title)
        inner = self._signs.components(one.kind, _COMMA.sub("; ", bracket[1])) if bracket else []
        title = one.title[: bracket.start()] if bracket is not None and inner else one.title
        head, rest = self._signs.headless(one.kind, title)
        further = self._signs.components(one.kind, rest) if head and rest else []
        one.title = head if further else title
        for name, value in (*inner, *further):
            one.put(name, value, one.paragraphs[0])

    def _parts(self, one: Found) -> Iterator[Found]:
        """The elements that are parts of an element's text: citations, placeholders."""
        if not self._inline or one.form is Form.INLINE:
            return
        for text, paragraph in ((one.title, one.paragraphs[0]), *_said(one)):
            for kind in self._inline:
                for pattern in kind.inline:
                    for match in pattern.finditer(text):
                        yield _part(match, kind, one, paragraph)


def _bare_title(title: str) -> str:
    """A title without what only parts it from its neighbours, and without the sign of a note."""
    title = title.rstrip(" ;,；，،؛")
    if title[-1:] in _NOTE_MARKS:
        title = _NOTE_MARK.sub("", title)
    return _STOP.sub("", title) if title[-1:] in _STOPS else title


def _part(match: re.Match[str], kind: Kind, one: Found, paragraph: int) -> Found:
    groups = {name: " ".join(value.split()) for name, value in match.groupdict().items() if value}
    number = groups.pop("number", "")
    title = groups.pop("title", match[0])
    because = f"The text says “{match[0]}”."
    part = Found(kind, title, number, Form.INLINE, because, paragraphs=[paragraph], enclosing=one)
    for name, value in groups.items():
        part.put(name, value, paragraph)
    return part


def _said(one: Found) -> list[tuple[str, int]]:
    return list(zip(one.text, one.text_at, strict=True))


def _names(one: Found, kind: Kind) -> bool:
    words = tuple(folded(word) for word in kind.words)
    return any(folded(value).startswith(words) for _, value in one.values) if words else False

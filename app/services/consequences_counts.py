"""Counts of elements in sentences: "five enablers" once there are six."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.plan.links_words import words_of
from app.services.consequences_diff import Deed
from app.services.consequences_scene import Area, Consequence, Scene, rewrite
from app.services.counts import Words, own_counts
from app.services.places import config_folder


def of_counts(scene: Scene) -> Iterator[Consequence]:
    """Sentences that say how many elements of a kind there are."""
    for kind, change in {c.element.kind: c for c in scene.changes if c.deed in (Deed.ADDED, Deed.REMOVED)}.items():
        was = sum(1 for e in scene.before.walk() if e.kind == kind)
        now = sum(1 for e in scene.after.walk() if e.kind == kind)
        if kind not in scene.rules.kinds() or was == now or not was:
            continue
        written, _ = own_counts(config_folder())
        pattern = _count_pattern(tuple(words_of(scene.profile.kinds[kind])), _forms(written))
        for reading in scene.readings:
            for match in pattern.finditer(reading.text):
                new = _same_words(match["count"], was, now, written)
                if not new or reading.has_new(match.start("count"), match.end("count")):
                    continue
                step = rewrite(reading, match.start("count"), match.end("count"), new)
                message = f"“{match[0]}”: there are {now} by now."
                yield Consequence(
                    Area.LISTS, message, scene.name(change.element), step.paragraph, match[0], (step,), change.proposal
                )


def _forms(written: Words) -> frozenset[str]:
    return frozenset(form for forms in written.values() for one in forms for form in one.split("/"))


@lru_cache(64)
def _count_pattern(words: tuple[str, ...], counts: frozenset[str]) -> re.Pattern[str]:
    numbers = "|".join(sorted(map(re.escape, counts), key=len, reverse=True))
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    # No part of a longer number, such as "thirty-three" or 十三; Chinese puts a measure word behind it and no blanks.
    before = r"(?<![^\W一-鿿])(?<![-.,\d一二三四五六七八九十百])"
    between = r"(?:\s+(?:[\w-]+\s+){0,1}|(?<=[一-鿿])(?:个|项|条|大)?)"
    return re.compile(rf"{before}(?P<count>\d{{1,3}}|{numbers}){between}(?:{names})(?![^\W一-鿿])", re.IGNORECASE)


def _same_words(said: str, was: int, now: int, written: Words) -> str:
    """The new count in the figures or words of the old one; "" when the text does not say the old count."""
    if said.isdigit():
        return str(now) if int(said) == was else ""
    for forms in written.values():
        fits = was <= len(forms) and said.casefold() in forms[was - 1].split("/")
        if fits and 0 < now <= len(forms):
            new = forms[now - 1].split("/")[0]
            return new.capitalize() if said[:1].isupper() else new
    return ""

"""Lists of words as patterns."""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = re.compile(r"[a-zà-ÿ#’'. -]+\Z")


@lru_cache(256)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of some casefolded words; in scripts that inflect or don't part words, what begins like one will do."""
    return re.compile("|".join(_alternatives(words)) or r"\Z.", re.IGNORECASE)


@lru_cache(256)
def beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """The same at the start of a text."""
    return re.compile(rf"\W*(?:{'|'.join(_alternatives(words)) or 'Z^'})", re.IGNORECASE)


def _alternatives(words: tuple[str, ...]) -> list[str]:
    latin = sorted((word for word in words if _LATIN.match(word)), key=len, reverse=True)
    other = sorted((word for word in words if not _LATIN.match(word)), key=len, reverse=True)
    found = [rf"(?<!\w)(?:{'|'.join(map(_escaped, latin))})(?!\w)(?<=[\w’'.])"] if latin else []
    return [*found, *map(_escaped, other)]


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"[\s\xa0]+")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which a stretch of a text stands."""
    low = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "。", "\n"))
    ends = [at for at in (text.find(mark, end) for mark in (". ", "; ", "。", "\n")) if at >= 0]
    return text[low + 1 : min(ends, default=len(text))]

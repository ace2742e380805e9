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


_LONGEST_SENTENCE = 1_000
_ENDS = (". ", "; ", "。", "\n")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which a stretch of a text stands, or as much of it as is near."""
    first, last = max(start - _LONGEST_SENTENCE, 0), end + _LONGEST_SENTENCE
    low = max(text.rfind(mark, first, start) for mark in _ENDS)
    ends = [at for at in (text.find(mark, end, last) for mark in _ENDS) if at >= 0]
    return text[max(low + 1, first) : min(ends, default=last)]

"""The words of a text, as texts are held against one another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Tokens = tuple[str, ...]

TOKEN = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
_PLAIN_TOKEN = re.compile("[a-z0-9]+")


@lru_cache(60_000)
def tokens_of(text: str) -> Tokens:
    """The words of a text without case and accents; of Chinese, its signs."""
    if text.isascii():
        return tuple(_PLAIN_TOKEN.findall(text.lower()))
    return tuple(map(_plain, TOKEN.findall(text)))


@lru_cache(50_000)
def _plain(word: str) -> str:
    bare = word.casefold()
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))


def places_of(word: str, words: Tokens) -> Iterator[int]:
    """Where a word stands among others."""
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at

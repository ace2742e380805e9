"""Characters as a reader sees them, and those that a Word file can hold."""

from __future__ import annotations

import re
import unicodedata

_JOINER = "\u200d"
# XML 1.0 clause 2.2; the object replacement character stands for carried content and cannot be typed.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffc\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without characters that XML cannot hold; every line end is a line feed."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def unwritable(text: str) -> str:
    """The first character of the text that a Word file cannot hold, "" when there is none."""
    found = _UNWRITABLE.search(text)
    return found[0] if found else ""


def cluster_start(text: str, offset: int) -> int:
    """Where the character as a reader sees it begins that ends at `offset` (after Unicode UAX #29)."""
    start = max(offset - 1, 0)
    while start > 0 and _continues(text, start):
        start -= 1
    return start


def cluster_end(text: str, offset: int) -> int:
    """Where the character as a reader sees it ends that begins at `offset` (after Unicode UAX #29)."""
    end = min(offset + 1, len(text))
    while end < len(text) and _continues(text, end):
        end += 1
    return end


def _continues(text: str, offset: int) -> bool:
    here, before = text[offset], text[offset - 1]
    if before == _JOINER and unicodedata.category(here) == "So":
        return True
    if _is_flag_half(here) and _is_flag_half(before):
        return _flag_halves_before(text, offset) % 2 == 1
    modifier = 0x1F3FB <= ord(here) <= 0x1F3FF
    return modifier or here == _JOINER or unicodedata.category(here) in ("Mn", "Me", "Mc")


def _is_flag_half(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _flag_halves_before(text: str, offset: int) -> int:
    count = 0
    while count < offset and _is_flag_half(text[offset - 1 - count]):
        count += 1
    return count

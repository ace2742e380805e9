"""Numbers and letters of elements that follow one another."""

from __future__ import annotations

import re

_ALPHABETS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)
"""The letters of items in their order, which in Arabic is that of the abjad."""
ROMANS = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)
_NUMBER_AT_END = re.compile(rf"(.*?)(\d+|[{''.join(_ALPHABETS)}])(\D*)\Z", re.DOTALL)


def next_number(number: str) -> str:
    """The number after one as it is printed: "7" gives "8", "2.1" gives "2.2", "c" gives "d", "II" gives "III"."""
    if _is_roman(number):
        following = ROMANS[min(ROMANS.index(number.lower()) + 1, len(ROMANS) - 1)]
        return following.upper() if number.isupper() else following
    match = _NUMBER_AT_END.match(number)
    if match is None:
        return number
    return match[1] + (str(int(match[2]) + 1) if match[2].isdigit() else _next_letter(match[2])) + match[3]


def _next_letter(letter: str) -> str:
    """The letter behind one of the same alphabet, the last one again."""
    alphabet = next(one for one in _ALPHABETS if letter in one)
    return alphabet[min(alphabet.index(letter) + 1, len(alphabet) - 1)]


def _is_roman(number: str) -> bool:
    """Whether a number is a roman one; a single small letter is a letter."""
    return number.lower() in ROMANS and (number.isupper() or (number.islower() and len(number) > 1))


def stem(number: str) -> str:
    """A number without its last part, which counts: "2." of "2.1", "" of "7"."""
    if _is_roman(number):
        return ""
    match = _NUMBER_AT_END.match(number)
    return match[1] if match else number


def last_part(number: str) -> int:
    """The last part of a number as a number; letters and roman numbers count from 0."""
    if _is_roman(number):
        return ROMANS.index(number.lower())
    match = _NUMBER_AT_END.match(number)
    if match is None:
        return 0
    return int(match[2]) if match[2].isdigit() else next(one.index(match[2]) for one in _ALPHABETS if match[2] in one)

from __future__ import annotations

import pytest

from app.model.symbol_fonts import character, in_unicode


@pytest.mark.parametrize(
    ("font", "code", "seen"),
    [
        ("Symbol", 0xF062, "β"),
        ("Symbol", 0xF0D3, "©"),
        ("Symbol", 0xF0B7, "•"),
        ("Symbol", 0xF0F2, "∫"),
        ("symbol", 0x61, "α"),
        ("Wingdings", 0xF0FC, "✓"),
        ("Wingdings", 0xFE, "☑"),
        ("Wingdings", 0xF0A8, "☐"),
        (None, 0xF0B7, "•"),
        ("Arial", 0x41, "A"),
        ("Wingdings", 0xF0FF, "\uf0ff"),
        ("Symbol", 0xD800, ""),
        ("Symbol", 0, ""),
        ("Symbol", 0x110000, ""),
    ],
)
def test_a_code_of_a_symbol_font_is_the_character_it_looks_like(font: str | None, code: int, seen: str) -> None:
    assert character(code, font) == seen


def test_bullets_of_an_unknown_font_become_unicode_and_words_stay() -> None:
    assert in_unicode("\uf0b7") == "•"
    assert in_unicode("(a)") == "(a)"
    assert in_unicode("é\uf0d8") == "é➢"


def test_the_same_code_is_another_character_in_another_font() -> None:
    assert [in_unicode("\uf06e", font) for font in ("Symbol", "Wingdings")] == ["ν", "■"]

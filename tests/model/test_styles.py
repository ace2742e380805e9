"""What text looks like once styles are applied."""

from __future__ import annotations

from app.model.format import ParagraphFormat, RunFormat
from app.model.styles import Style, StyleSheet

SHEET = StyleSheet(
    {
        "Normal": Style("Normal", "Normal", run=RunFormat(size=24)),
        "Heading": Style(
            "Heading", "heading 1", based_on="Normal", paragraph=ParagraphFormat(outline=0), run=RunFormat(bold=True)
        ),
        "Loop": Style("Loop", "Loop", based_on="Loop", run=RunFormat(italic=True)),
        "Strong": Style("Strong", "Strong", "character", run=RunFormat(bold=True)),
    },
    run=RunFormat(font="Times New Roman"),
    default="Normal",
)


def test_direct_properties_win_over_styles_and_styles_over_defaults() -> None:
    found = SHEET.effective_run(ParagraphFormat(style="Heading"), RunFormat(size=20))
    assert (found.font, found.size, found.bold) == ("Times New Roman", 20, True)


def test_a_toggle_set_in_paragraph_and_character_style_cancels() -> None:
    assert SHEET.effective_run(ParagraphFormat(style="Heading"), RunFormat(style="Strong")).bold is False
    assert SHEET.effective_run(ParagraphFormat(), RunFormat(style="Strong")).bold is True


def test_an_unknown_style_falls_back_to_the_default_and_a_loop_ends() -> None:
    assert SHEET.effective_run(ParagraphFormat(style="Missing"), RunFormat()).size == 24
    assert SHEET.effective_run(ParagraphFormat(style="Loop"), RunFormat()).italic is True


def test_outline_levels_come_from_styles_and_level_nine_is_body_text() -> None:
    assert SHEET.outline_level(ParagraphFormat(style="Heading")) == 0
    assert SHEET.outline_level(ParagraphFormat(style="Heading", outline=9)) is None

"""Icons that style sheets name as files."""

from __future__ import annotations

from pathlib import Path

from app.gui.icons import icon_file


def test_an_icon_for_style_sheets_is_one_file_a_colour_that_every_start_finds_again() -> None:
    dark, light = (Path(icon_file("check", colour)) for colour in ("#101010", "#f0f0f0"))
    assert dark != light
    assert "#101010" in dark.read_text(encoding="utf-8")
    icon_file.cache_clear()
    assert Path(icon_file("check", "#101010")) == dark


def test_a_damaged_icon_file_is_drawn_anew() -> None:
    path = Path(icon_file("check", "#202020"))
    path.write_text("damaged", encoding="utf-8")
    icon_file.cache_clear()
    assert "#202020" in Path(icon_file("check", "#202020")).read_text(encoding="utf-8")

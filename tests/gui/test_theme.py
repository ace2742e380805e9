"""Both looks are readable, and one definition makes both."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit

from app.gui import stylesheet
from app.gui.colour import contrast, distance
from app.gui.editor.colours import ink
from app.gui.theme import Scheme, Theme, current, sized, system_scheme, tokens_of

BOTH = pytest.mark.parametrize("scheme", list(Scheme))


@BOTH
def test_text_on_the_page_has_seven_to_one(scheme: Scheme) -> None:
    tokens = tokens_of(scheme)
    assert contrast(tokens.ink, tokens.page) >= 7
    assert contrast(tokens.ink, tokens.selection) >= 4.5


@BOTH
@pytest.mark.parametrize("name", ["quiet", "accent", "error", "warning", "note", "done"])
def test_words_elsewhere_have_four_and_a_half_to_one(scheme: Scheme, name: str) -> None:
    tokens = tokens_of(scheme)
    for ground in (tokens.surface, tokens.desk, tokens.hover):
        assert contrast(getattr(tokens, name), ground) >= 4.5, ground


@pytest.mark.parametrize("scheme", [one for one in Scheme if one.strong])
def test_high_contrast_has_seven_to_one_for_words_and_three_for_lines(scheme: Scheme) -> None:
    tokens = tokens_of(scheme)
    for name in ("ink", "quiet", "accent", "error", "warning", "note", "done"):
        assert contrast(getattr(tokens, name), tokens.surface) >= 7, name
    assert all(contrast(hue, tokens.page) >= 7 for hue in tokens.authors)
    assert contrast(tokens.ink, tokens.selection) >= 7
    for name in ("hairline", "faint"):
        assert contrast(getattr(tokens, name), tokens.surface) >= 3, name


def test_colours_of_the_document_are_strong_where_high_contrast_is_wanted() -> None:
    for scheme in (one for one in Scheme if one.strong):
        tokens = tokens_of(scheme)
        assert contrast(ink("5B7FBF", tokens.page, tokens), tokens.page) >= 7


def test_what_the_system_asks_for_is_shown() -> None:
    assert system_scheme(dark=False, strong=True) is Scheme.CONTRAST_LIGHT
    assert system_scheme(dark=True, strong=True) is Scheme.CONTRAST_DARK
    assert system_scheme(dark=True, strong=False) is Scheme.DARK
    assert system_scheme(dark=False, strong=False) is Scheme.LIGHT


@BOTH
def test_words_on_a_chosen_row_and_on_the_accent_are_readable(scheme: Scheme) -> None:
    tokens = tokens_of(scheme)
    for name in ("ink", "quiet", "error", "warning", "note"):
        assert contrast(getattr(tokens, name), tokens.selected) >= 4.5, name
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@BOTH
def test_eight_author_hues_are_readable_and_apart(scheme: Scheme) -> None:
    tokens = tokens_of(scheme)
    assert len(tokens.authors) == 8
    assert all(contrast(hue, tokens.page) >= 4.5 for hue in tokens.authors)
    assert min(distance(a, b) for a, b in itertools.combinations(tokens.authors, 2)) >= 0.06


@BOTH
def test_the_page_is_the_brightest_thing(scheme: Scheme) -> None:
    tokens = tokens_of(scheme)
    lightness = {name: contrast(getattr(tokens, name), "#000000") for name in ("page", "surface", "desk")}
    assert max(lightness, key=lambda name: lightness[name]) == "page"


@BOTH
def test_the_style_sheet_has_a_value_for_every_token(scheme: Scheme) -> None:
    assert "$" not in stylesheet.stylesheet(tokens_of(scheme))


def test_the_style_sheet_names_no_colour_and_no_odd_type_size() -> None:
    source = Path(stylesheet.__file__).read_text("utf-8")
    assert not re.search(r"#[0-9a-f]{6}\b", source)
    assert not re.search(r"font-size: \d", source)


def test_what_drops_down_has_a_ground_of_its_own(theme: Theme) -> None:
    field, combo = QLineEdit(), QComboBox()
    completer = QCompleter(["one"], field)
    field.setCompleter(completer)
    combo.addItem("one")
    popup = completer.popup()
    assert popup is not None
    for view in (popup, combo.view()):
        assert view is not None
        view.resize(80, 40)
        view.ensurePolished()
        ground = view.palette().color(view.viewport().backgroundRole())
        assert ground.alpha() == 255, view
        assert contrast(current().ink, ground.name()) >= 4.5
    popup.deleteLater()


def test_choosing_a_look_changes_the_palette_and_tells(app: QApplication, theme: Theme) -> None:
    spy = QSignalSpy(theme.changed)
    theme.choose(Scheme.DARK)
    assert app.palette().window().color().name() == tokens_of(Scheme.DARK).surface
    assert theme.choice is Scheme.DARK
    theme.choose(Scheme.LIGHT)
    assert app.palette().window().color().name() == tokens_of(Scheme.LIGHT).surface
    assert spy.count() == 2


def test_figures_have_equal_width(theme: Theme) -> None:
    metrics = QFontMetrics(sized(13))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_the_tokens_in_force_are_those_of_the_theme(theme: Theme) -> None:
    assert current() == theme.tokens

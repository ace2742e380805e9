"""The look of the window: colours, type sizes and spacing, light and dark from one definition."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.gui.colour import distance, mix, readable

TYPE_SMALL, TYPE_BASE, TYPE_LARGE, TYPE_TITLE = 11, 13, 16, 20
"""Type sizes in logical pixels."""

SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6 = 4, 8, 12, 16, 24
"""The only distances, in logical pixels."""

RADIUS = 6
_APART = 0.06
ROW_HEIGHT = 28

OKABE_ITO = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442", "#000000")
"""M. Okabe and K. Ito's eight hues that colour-blind readers tell apart, the most legible first."""


class Scheme(StrEnum):
    """Which of the looks is shown; two are for those who need more contrast."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"

    @property
    def strong(self) -> bool:
        """Whether words have seven to one everywhere and edges can't be overlooked."""
        return self in (Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK)


class Tokens(NamedTuple):
    """Every colour of the window as `#rrggbb`, by what it is for.

    `page` is the paper, `desk` what it lies on, `surface` columns and bars, `ink` text on any of them, `quiet` text
    that steps back, `hairline` lines at 12 %, `authors` the eight hues of authors in order of appearance.
    """

    scheme: Scheme
    page: str
    desk: str
    surface: str
    field: str
    ink: str
    quiet: str
    faint: str
    hairline: str
    hover: str
    pressed: str
    accent: str
    on_accent: str
    selected: str
    selection: str
    error: str
    warning: str
    note: str
    done: str
    authors: tuple[str, ...]


class _Seed(NamedTuple):
    page: str
    desk: str
    surface: str
    field: str
    ink: str
    accent: str
    on_accent: str
    words: float = 4.5
    quiet: float = 0.62
    faint: float = 0.36
    line: float = 0.12


_SEEDS = {
    Scheme.LIGHT: _Seed("#ffffff", "#e8eaed", "#f5f6f8", "#ffffff", "#1b1e24", "#1d5fc2", "#ffffff"),
    Scheme.DARK: _Seed("#25282d", "#131518", "#1b1d21", "#131518", "#e9ebee", "#82b1ff", "#10131a"),
    Scheme.CONTRAST_LIGHT: _Seed(
        "#ffffff", "#f0f0f0", "#ffffff", "#ffffff", "#000000", "#0037a8", "#ffffff", 7.0, 0.85, 0.56, 0.7
    ),
    Scheme.CONTRAST_DARK: _Seed(
        "#1a1a1a", "#000000", "#000000", "#000000", "#ffffff", "#7fd4ff", "#000000", 7.0, 0.85, 0.5, 0.7
    ),
}
"""`words` is the least contrast of words; the shares after it are the ink in quiet words, in words off, in lines."""


@cache
def tokens_of(scheme: Scheme) -> Tokens:
    """The tokens of a scheme, all derived from seven seed colours by the same rules."""
    seed = _SEEDS[scheme]
    return Tokens(
        scheme=scheme,
        page=seed.page,
        desk=seed.desk,
        surface=seed.surface,
        field=seed.field,
        ink=seed.ink,
        quiet=readable(mix(seed.surface, seed.ink, seed.quiet), mix(seed.surface, seed.accent, 0.14), seed.words),
        faint=mix(seed.surface, seed.ink, seed.faint),
        hairline=mix(seed.surface, seed.ink, seed.line),
        hover=mix(seed.surface, seed.ink, 0.06),
        pressed=mix(seed.surface, seed.ink, 0.11),
        accent=readable(seed.accent, seed.desk, seed.words),
        on_accent=seed.on_accent,
        selected=mix(seed.surface, seed.accent, 0.14),
        selection=mix(seed.page, seed.accent, 0.26),
        error=_signal("#c2261d", seed),
        warning=_signal("#a66300", seed),
        note=_signal("#2867b5", seed),
        done=_signal("#1f7a4d", seed),
        authors=_author_hues(seed.page, seed.words),
    )


def _author_hues(page: str, least: float) -> tuple[str, ...]:
    hues: list[str] = []
    for hue in OKABE_ITO:
        ratio = least
        found = readable(hue, page, ratio)
        # Two blues that met at one lightness part again: the later one goes further from the page.
        while ratio < 12 and any(distance(found, other) < _APART for other in hues):
            ratio += 0.5
            found = readable(hue, page, ratio)
        hues.append(found)
    return tuple(hues)


def _signal(colour: str, seed: _Seed) -> str:
    return readable(colour, mix(seed.surface, seed.accent, 0.14), seed.words)


def system_scheme(dark: bool, strong: bool) -> Scheme:
    """The look for a system that asks for dark windows or for high contrast."""
    if strong:
        return Scheme.CONTRAST_DARK if dark else Scheme.CONTRAST_LIGHT
    return Scheme.DARK if dark else Scheme.LIGHT


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette of a scheme, for everything that a style sheet does not reach."""
    palette = QPalette()
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.surface,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.field,
        roles.AlternateBase: tokens.surface,
        roles.Text: tokens.ink,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.error,
        roles.Highlight: tokens.selected,
        roles.HighlightedText: tokens.ink,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.PlaceholderText: tokens.quiet,
        roles.ToolTipBase: tokens.ink,
        roles.ToolTipText: tokens.page,
        roles.Mid: tokens.hairline,
        roles.Accent: tokens.accent,
    }
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette


def sized(pixels: int, *, bold: bool = False) -> QFont:
    """The system font in one of the four type sizes, with figures of equal width."""
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


_STYLE, _STYLED = "Fusion", "styled"
_in_force: list[Tokens] = []


def current() -> Tokens:
    """The tokens in force; light ones before a theme was set up."""
    return _in_force[0] if _in_force else tokens_of(Scheme.LIGHT)


def styled_application(name: str) -> QApplication:
    """A new application in the style that the window is made for."""
    # Told by a method, Qt would answer with the style, and all kinds of styles would be loaded to say which one it is.
    app = QApplication([name, "-style", _STYLE])
    app.setProperty(_STYLED, True)
    return app


class Theme(QObject):
    """The scheme in force: the system's, or the one the person chose."""

    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Scheme | None = None
        self._tokens = tokens_of(self._system())
        font = QFont(app.font())
        font.setPixelSize(TYPE_BASE)
        app.setFont(font)
        if app.property(_STYLED) is None:
            app.setStyle(_STYLE)
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        app.layoutDirectionChanged.connect(self._apply)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def choice(self) -> Scheme | None:
        """What the person chose; None follows the system."""
        return self._choice

    def choose(self, scheme: Scheme | None) -> None:
        """Show one scheme from now on, or follow the system with None."""
        self._choice = scheme
        self._follow()

    def _follow(self) -> None:
        tokens = tokens_of(self._choice or self._system())
        if tokens != self._tokens:
            self._tokens = tokens
            self._apply()
            self.changed.emit(tokens)

    def _system(self) -> Scheme:
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return system_scheme(dark, hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)

    def _apply(self) -> None:
        from app.gui.stylesheet import stylesheet

        _in_force[:] = [self._tokens]
        self._app.setPalette(palette_of(self._tokens))
        rtl = self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._app.setStyleSheet(stylesheet(self._tokens, rtl=rtl))

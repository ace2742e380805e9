"""The formatting of a run that its paragraph's style does not explain."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.editing.handmade.marks import MarkKind, Side
from app.model.format import ParagraphFormat, RunFormat
from app.model.styles import StyleSheet

DELETED_COLOR = "FF0000"
INSERTED_HIGHLIGHT = "yellow"
INSERTED_UNDERLINE = "single"

_OFF: dict[MarkKind, dict[str, object]] = {
    MarkKind.STRIKE: {"strike": False, "double_strike": False},
    MarkKind.UNDERLINE: {"underline": "none"},
    MarkKind.HIGHLIGHT: {"highlight": "none", "shading": "auto"},
    MarkKind.COLOR: {"color": "auto"},
}
_PLAIN_LIGHT = ("", "none", "auto", "white", "FFFFFF")
_DARK = 0x48


@dataclass(frozen=True, slots=True)
class Look:
    """What marks a run: struck or not, and its underline, highlight and colour, "" where that is ordinary.

    `doubled` says that the run bears by its own properties both marks with which new text is exported.
    """

    strike: bool = False
    underline: str = ""
    highlight: str = ""
    color: str = ""
    doubled: bool = False

    @property
    def kinds(self) -> frozenset[MarkKind]:
        """The kinds of mark it bears."""
        return frozenset(kind for kind in MarkKind if self.value(kind))

    def value(self, kind: MarkKind) -> str:
        """The underline, highlight or colour itself; "" when it bears no such mark."""
        return str(getattr(self, kind)) if kind is not MarkKind.STRIKE else "strike" * self.strike

    def without_insertion(self) -> Look:
        """Only the strikethrough."""
        return Look(strike=self.strike)

    def without_strike(self) -> Look:
        """All but the strikethrough."""
        return replace(self, strike=False)


class Looks:
    """Compares runs with what their paragraph's style alone would make of them."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._known: dict[tuple[str | None, RunFormat], Look] = {}

    def of(self, paragraph: ParagraphFormat, run: RunFormat) -> Look:
        """What marks a run with these properties in a paragraph with those."""
        key = (paragraph.style, run)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look(paragraph, run)
        return found

    def _look(self, paragraph: ParagraphFormat, run: RunFormat) -> Look:
        here = self._styles.effective_run(paragraph, run)
        base = self._styles.effective_run(paragraph, RunFormat())
        doubled = run.underline == INSERTED_UNDERLINE and run.highlight == INSERTED_HIGHLIGHT
        red = bool(run.strike) and run.color == DELETED_COLOR
        return Look(
            red or (_struck(here) and not _struck(base)),
            _unexplained(_underline(here), _underline(base), doubled),
            _unexplained(_highlight(here), _highlight(base), doubled),
            _unexplained(_color(here), _color(base), red),
            doubled,
        )

    def stripped(self, paragraph: ParagraphFormat, run: RunFormat, kinds: frozenset[MarkKind]) -> RunFormat:
        """The run properties without the formatting of these kinds; what a character style gives is switched off."""
        for kind in kinds:
            off = _OFF[kind]
            bare = replace(run, **dict.fromkeys(off, None))  # pyright: ignore[reportArgumentType]
            here = self._styles.effective_run(paragraph, bare)
            base = self._styles.effective_run(paragraph, RunFormat())
            styled = {name: value for name, value in off.items() if _differs(here, base, name)}
            run = replace(bare, **styled)  # pyright: ignore[reportArgumentType]
        return run


def dressed(run: RunFormat, side: Side) -> RunFormat:
    """Run properties with the marks by which a change is shown by hand: struck in red, or underlined on yellow."""
    if side is Side.DELETE:
        return replace(run, strike=True, color=DELETED_COLOR)
    return replace(run, underline=INSERTED_UNDERLINE, highlight=INSERTED_HIGHLIGHT)


def _unexplained(value: str, base: str, own: bool) -> str:
    return value if own or value != base else ""


def _struck(run: RunFormat) -> bool:
    return bool(run.strike or run.double_strike)


def _differs(one: RunFormat, other: RunFormat, name: str) -> bool:
    return (getattr(one, name) or None) != (getattr(other, name) or None)


def _underline(run: RunFormat) -> str:
    return "" if run.underline in (None, "none") else run.underline


def _highlight(run: RunFormat) -> str:
    shown = (value for value in (run.highlight, run.shading) if value and value not in _PLAIN_LIGHT)
    return next(shown, "")


def _color(run: RunFormat) -> str:
    value = (run.color or "").upper()
    return "" if value in ("", "AUTO", "FFFFFF") or _is_black(value) else value


def _is_black(value: str) -> bool:
    # Word's own black, and the near-blacks of themes and web pages.
    try:
        return all(int(value[at : at + 2], 16) < _DARK for at in (0, 2, 4))
    except ValueError:
        return True

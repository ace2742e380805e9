"""The map of links as SVG 1.1, by shapes and line styles that need no colour to be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from app.model.link import AmendmentState, Link, LinkOrigin
from app.plan.links_layout import FONT, LINE, MARGIN, SMALL, WIDTH, Box, Curve, MapLayout, text_width

LEGEND = 40.0
_STRIP = 4.0
_FAINT = "0.35"
_SIGN = 7.0
_INSET = 10.0
_FONTS = "Noto Sans, DejaVu Sans, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class MapColours:
    """The colours of a drawing as "#rrggbb"."""

    page: str = "#ffffff"
    box: str = "#f5f6f8"
    ink: str = "#1b1e24"
    quiet: str = "#5b5f67"
    line: str = "#8b9099"
    accent: str = "#1d5fc2"
    added: str = "#1f7a4d"
    changed: str = "#2867b5"
    removed: str = "#c2261d"
    gap: str = "#a66300"

    def of(self, state: AmendmentState) -> str:
        """The colour of a state's border and sign."""
        return {
            AmendmentState.KEPT: self.line,
            AmendmentState.ADDED: self.added,
            AmendmentState.CHANGED: self.changed,
            AmendmentState.REMOVED: self.removed,
        }[state]


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of the legend and of a drawing without elements."""

    title: str = "Links of the plan"
    added: str = "added"
    changed: str = "changed"
    removed: str = "removed"
    missing: str = "a link is missing"
    hand: str = "added by hand"
    empty: str = "No elements that could be linked were found."


_SIGNS = {AmendmentState.ADDED: "+", AmendmentState.CHANGED: "~", AmendmentState.REMOVED: "−"}


def map_svg(
    drawn: MapLayout,
    colours: MapColours | None = None,
    words: MapWords | None = None,
    *,
    focus: str = "",
    rtl: bool = False,
) -> str:
    """The drawing as an SVG document; with a node's id as `focus` everything that it is not linked to steps back."""
    return _Drawing(drawn, colours or MapColours(), words or MapWords(), focus, rtl=rtl).svg()


class _Drawing:
    def __init__(self, drawn: MapLayout, colours: MapColours, words: MapWords, focus: str, *, rtl: bool) -> None:
        self._drawn, self._colours, self._words, self._rtl = drawn, colours, words, rtl
        self._names = {box.node.id: box.node.name for box in drawn.boxes}
        near = {end for c in drawn.curves for end in _ends(c.link) if focus in _ends(c.link)}
        self._near = near | {focus} if focus else set[str]()

    def svg(self) -> str:
        """The whole document."""
        width, height = self._drawn.width, self._drawn.height + LEGEND
        size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONTS}" font-size="{FONT}">',
            f"<title>{_said(self._words.title)}</title>",
            f'<rect width="{width:.0f}" height="{height:.0f}" fill="{self._colours.page}"/>',
            *(self._column(c.title, c.x) for c in self._drawn.columns),
            *(self._curve(c) for c in sorted(self._drawn.curves, key=self._rank)),
            *(self._box(b) for b in self._drawn.boxes),
            *self._legend(),
        ]
        if not self._drawn.boxes:
            parts.append(self._text(self._words.empty, MARGIN, MARGIN + FONT, self._colours.quiet))
        return "\n".join([*parts, "</svg>", ""])

    def _rank(self, curve: Curve) -> int:
        return list(AmendmentState).index(curve.link.state) + (10 if self._shown(*_ends(curve.link)) else 0)

    def _shown(self, *nodes: str) -> bool:
        return not self._near or all(node in self._near for node in nodes)

    def _column(self, title: str, x: float) -> str:
        y = MARGIN + FONT
        words = self._text(title, x, y, self._colours.quiet, "600", size=SMALL + 1, room=WIDTH)
        line = self._stroke(f"M{x:.1f} {y + 8:.1f}h{WIDTH:.1f}", self._colours.line, 1)
        return words + line

    # ---- links --------------------------------------------------------------------------------------------------

    def _curve(self, curve: Curve) -> str:
        link = curve.link
        lit = bool(self._near) and self._shown(*_ends(link))
        colour = self._colours.accent if lit and link.state is AmendmentState.KEPT else self._colours.of(link.state)
        width = 1.1 if link.state is AmendmentState.KEPT and not lit else 2.2
        said = f"{self._names[link.source]} → {self._names[link.target]}"
        path = self._stroke(_path(curve.points), colour, width, dashes_of(link))
        return self._group(f"<title>{_said(said)}</title>{path}", faint=not self._shown(*_ends(link)))

    def _stroke(self, path: str, colour: str, width: float, dashes: str = "") -> str:
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'

    # ---- elements -----------------------------------------------------------------------------------------------

    def _box(self, box: Box) -> str:
        parts = [f"<title>{_said(box.node.name)}</title>", self._outline(box)]
        start = _INSET
        for number, line in enumerate(box.lines):
            y = box.y + (box.height - len(box.lines) * LINE) / 2 + number * LINE + FONT - 1
            parts.append(self._text(line, box.x, y, self._colours.ink, room=WIDTH, inset=start))
            if box.node.state is AmendmentState.REMOVED:
                parts.append(self._struck(line, box, y, start))
        parts += self._signs(box)
        return self._group("".join(parts), faint=not self._shown(box.node.id))

    def _outline(self, box: Box) -> str:
        state = box.node.state
        colour = self._colours.of(state)
        radius = 0 if state is AmendmentState.ADDED else 5
        width = 1 if state is AmendmentState.KEPT else 2
        dashes = ' stroke-dasharray="5 3"' if state is AmendmentState.REMOVED else ""
        rect = (
            f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="{radius}" '
            f'fill="{self._colours.box}" stroke="{colour}" stroke-width="{width}"{dashes}/>'
        )
        if state is not AmendmentState.CHANGED:
            return rect
        x = box.x + box.width - _STRIP if self._rtl else box.x
        bar = f'<rect x="{x:.1f}" y="{box.y:.1f}" width="{_STRIP}" height="{box.height:.1f}" fill="{colour}"/>'
        return rect + bar

    def _struck(self, line: str, box: Box, y: float, start: float) -> str:
        length = min(text_width(line, FONT) * 0.93, WIDTH - start - 16)
        x = box.x + box.width - start - length if self._rtl else box.x + start
        return self._stroke(f"M{x:.1f} {y - 4:.1f}h{length:.1f}", self._colours.removed, 1.2)

    def _signs(self, box: Box) -> list[str]:
        """The state's sign on the upper far corner, and an open end where a link is missing."""
        out: list[str] = []
        far = box.x if self._rtl else box.x + box.width
        sign = _SIGNS.get(box.node.state)
        if sign:
            out.append(self._badge(far, box.y, sign, self._colours.of(box.node.state)))
        if box.missing:
            inner = far + (14 if self._rtl else -14)
            y = box.y + box.height - 9
            out.append(f"<g><title>{_said('; '.join(box.missing))}</title>{self._open_end(inner, y)}</g>")
        return out

    def _badge(self, x: float, y: float, sign: str, colour: str) -> str:
        ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_SIGN}" fill="{colour}"/>'
        across = f"M{x - 3.4:.1f} {y:.1f}h6.8"
        shapes = {
            "+": f"{across}M{x:.1f} {y - 3.4:.1f}v6.8",
            "−": across,
            "~": f"M{x - 3.6:.1f} {y + 1:.1f}q1.8 -3.6 3.6 -1t3.6 -1",
        }
        return ring + self._stroke(shapes[sign], self._colours.page, 1.6)

    def _open_end(self, x: float, y: float) -> str:
        colour = self._colours.gap
        ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{self._colours.page}" stroke="{colour}" '
        bang = f'<path d="M{x:.1f} {y - 2.6:.1f}v3.2m0 1.4v0.9" stroke="{colour}" stroke-width="1.5"/>'
        return f'{ring}stroke-width="1.6" stroke-dasharray="2.2 1.6"/>{bang}'

    # ---- legend -------------------------------------------------------------------------------------------------

    def _legend(self) -> Iterable[str]:
        x, y = MARGIN, self._drawn.height + LEGEND / 2
        entries = self._entries()
        for mark, words in entries:
            wide = text_width(words, SMALL) + 44
            left = self._drawn.width - x - wide if self._rtl else x
            sample = left + wide - 22 if self._rtl else left
            yield self._sample(mark, sample, y)
            yield self._text(words, left, y + 4, self._colours.quiet, size=SMALL, room=wide - 8, inset=26)
            x += wide

    def _entries(self) -> Sequence[tuple[str, str]]:
        states = {box.node.state for box in self._drawn.boxes} | {c.link.state for c in self._drawn.curves}
        words: Mapping[AmendmentState, str] = {
            AmendmentState.ADDED: self._words.added,
            AmendmentState.CHANGED: self._words.changed,
            AmendmentState.REMOVED: self._words.removed,
        }
        out = [(_SIGNS[state], text) for state, text in words.items() if state in states]
        if any(box.missing for box in self._drawn.boxes):
            out.append(("gap", self._words.missing))
        if any(by_hand(c.link) for c in self._drawn.curves):
            out.append(("hand", self._words.hand))
        return out

    def _sample(self, mark: str, x: float, y: float) -> str:
        if mark == "hand":
            return self._stroke(f"M{x:.1f} {y:.1f}h18", self._colours.line, 1.6, _HAND)
        if mark == "gap":
            return self._open_end(x + 9, y)
        state = next(one for one, sign in _SIGNS.items() if sign == mark)
        return self._badge(x + 9, y, mark, self._colours.of(state))

    # ---- small things -------------------------------------------------------------------------------------------

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        colour: str,
        weight: str = "400",
        *,
        size: float = FONT,
        room: float = 0,
        inset: float = 0,
    ) -> str:
        place, anchor = x + inset, "start"
        if self._rtl:
            # The anchor is a matter of the text's own direction, so it is never left to that: lines end at the right.
            place, anchor = x + room - inset, "end"
        weighted = f' font-weight="{weight}"' if weight != "400" else ""
        return (
            f'<text x="{place:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" font-size="{size}"{weighted}>'
            f"{_said(text)}</text>"
        )

    def _group(self, inner: str, *, faint: bool) -> str:
        return f'<g opacity="{_FAINT}">{inner}</g>' if faint else f"<g>{inner}</g>"


_HAND = "1.5 3"
_REMOVED = "7 4"


def dashes_of(link: Link) -> str:
    """The line style of a link: dashes where it is removed, dots where it was made by hand alone."""
    if link.state is AmendmentState.REMOVED:
        return _REMOVED
    return _HAND if by_hand(link) else ""


def by_hand(link: Link) -> bool:
    """Whether nothing but somebody's hand speaks for a link."""
    return all(one.origin is LinkOrigin.HAND for one in link.evidence)


def _ends(link: Link) -> tuple[str, str]:
    return link.source, link.target


def _path(points: Sequence[tuple[float, float]]) -> str:
    """Curves between columns, straight lines through them."""
    (x, y), *rest = points
    path = f"M{x:.1f} {y:.1f}"
    if len(points) == 3:
        (cx, cy), (ex, ey) = rest
        return f"{path}C{cx:.1f} {y:.1f} {cx:.1f} {ey:.1f} {ex:.1f} {ey:.1f}" if cx else f"{path}L{cx:.1f} {cy:.1f}"
    for number, (nx, ny) in enumerate(rest):
        if number % 2 == 0:
            half = (x + nx) / 2
            path += f"C{half:.1f} {y:.1f} {half:.1f} {ny:.1f} {nx:.1f} {ny:.1f}"
        else:
            path += f"H{nx:.1f}"
        x, y = nx, ny
    return path


def _said(text: str) -> str:
    """Text as XML 1.0 can hold it."""
    kept = "".join(c if c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else " " for c in text)
    return escape(kept)

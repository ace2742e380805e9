"""One paragraph laid out: lines, label, decorations, and where each place is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.gui.editor.colours import ink
from app.gui.editor.images import printed_size
from app.gui.editor.shown import Look, Piece, Shown, capital
from app.gui.editor.strokes import Stroke, bars_of, decorations_of, grounds_of
from app.gui.editor.typesetting import Measures, Typesetter
from app.gui.offsets import has_astral, to_utf16
from app.model.content import Paragraph
from app.model.document import Position
from app.model.symbol_fonts import in_unicode

# Most documents have no line of both directions.
if TYPE_CHECKING:
    from app.gui.editor.mixed import MixedLine

_CLOSEST = 0.95
_APART = 0.01
"""Pixels by which two caret places differ at least."""

_SMALL_LETTERS = re.compile(r"[^\W\dA-Z_]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")


_LEFT_TAB = QTextOption.TabType.LeftTab
_TAB_KINDS = {
    "right": QTextOption.TabType.RightTab,
    "end": QTextOption.TabType.RightTab,
    "center": QTextOption.TabType.CenterTab,
    "decimal": QTextOption.TabType.DelimiterTab,
}


class Slot(NamedTuple):
    """The room of one line: `top` and `height` in the layout, `baseline` from its top."""

    top: float
    height: float
    baseline: float


class Setting(NamedTuple):
    """What a paragraph's layout depends on beside the paragraph itself."""

    width: float
    label: str = ""
    ground: str = "#ffffff"
    drop_before: bool = False
    drop_after: bool = False


@dataclass(slots=True)
class LabelPlace:
    """A list label as drawn: its text, font, left edge and colour; `struck` and `underlined` by the mark's change."""

    text: str
    font: QFont
    x: float
    color: str
    width: float
    revisions: list[tuple[Stroke, str]] = field(default_factory=list[tuple[Stroke, str]])


class ParagraphLayout:
    """Paragraphs shown as one, set in lines of a given width; all coordinates are relative to its top left corner."""

    def __init__(self, shown: Shown, setting: Setting, typesetter: Typesetter, images: dict[str, QImage]) -> None:
        self.shown = shown
        self.setting = setting
        self.typesetter = typesetter
        self.measures = typesetter.measures(shown.last)
        self.rtl = _right_to_left(shown, self.measures)
        self.slots: list[Slot] = []
        self.images: list[tuple[QRectF, QImage]] = []
        self._mixed_lines: dict[int, MixedLine] = {}
        self._images = images
        self._sizes = self._image_sizes()
        self.text = QTextLayout(shown.text, typesetter.mark_font(shown.last))
        self.text.setTextOption(self._option())
        self.text.setCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self.text.setFormats(list(self._formats()))
        self.label = self._label()
        self.text.setCacheEnabled(True)
        self.height = self._set_lines()
        if self._set_tabs_again():
            self.slots.clear()
            self.height = self._set_lines()
        self.grounds = list(grounds_of(self))
        self.decorations = list(decorations_of(self))
        self.bars = bars_of(self)
        self._place_images()

    # Building

    def _option(self) -> QTextOption:
        option = QTextOption(self._alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        if "\t" in self.shown.text:
            option.setTabs(self._tabs(self.measures.start + self.measures.first))
        return option

    def _set_tabs_again(self) -> bool:
        """Move the stops where a tab stands in a later line, which begins elsewhere than the first."""
        last = self.shown.text.rfind("\t")
        begins_alike = abs(self._text_start() - max(self.measures.start, 0.0)) < 1
        if begins_alike or last < 0 or self.text.lineForTextPosition(last).lineNumber() == 0:
            return False
        option = self._option()
        option.setTabs(self._tabs(max(self.measures.start, 0.0)))
        self.text.setTextOption(option)
        return True

    def _alignment(self) -> Qt.AlignmentFlag:
        # The file speaks of start and end, a bare QTextLayout of left and right.
        alignment = self.measures.alignment
        swapped = {Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight}
        swapped |= {Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignLeft}
        return swapped.get(alignment, alignment) if self.rtl else alignment

    def _tabs(self, origin: float) -> list[QTextOption.Tab]:
        # Qt counts from the line's own beginning, the file from the text margin.
        scale = self.typesetter.scale
        # A stop beyond the margin would push what follows it to the next line.
        limit = self.setting.width - self.measures.end - 0.5
        own = [(min(t.position * scale, limit), _TAB_KINDS.get(t.kind, _LEFT_TAB)) for t in self.measures.tabs]
        stops = [*own]
        if self.measures.first < 0:
            stops.append((self.measures.start, _LEFT_TAB))
        step = max(self.typesetter.document.default_tab, 120) * scale
        # The indent that lines hang from is a stop like any other: there are none by default before the last of them.
        last = max((p for p, _ in stops), default=0.0)
        count = int(self.setting.width / step) + 2
        stops += [(i * step, _LEFT_TAB) for i in range(1, count) if i * step > last]
        made: list[QTextOption.Tab] = []
        for position, kind in sorted(stops, key=lambda s: s[0]):
            if position > origin + 1:
                tab = QTextOption.Tab()
                tab.position, tab.type = position - origin, kind
                tab.delimiter = "."
                made.append(tab)
        return made

    def _formats(self) -> Iterator[QTextLayout.FormatRange]:
        for piece in self.shown.pieces:
            if piece.look is Look.IMAGE:
                yield self._image_format(piece)
            elif piece.width:
                yield _ranged(piece.at, piece.width, self._format(piece))
            if piece.look is Look.TEXT and self.typesetter.small_capitals(self.owner(piece), piece.run):
                small = self._format(piece, small=True)
                for found in _SMALL_LETTERS.finditer(piece.run.text):
                    start, end = (to_utf16(piece.run.text, at) for at in found.span())
                    yield _ranged(piece.at + start, end - start, small)

    def _format(self, piece: Piece, small: bool = False) -> QTextCharFormat:
        marked = self.shown.mode.marks
        return self.typesetter.char_format(self.owner(piece), piece, self.setting.ground, marked, small)

    def _image_format(self, piece: Piece) -> QTextLayout.FormatRange:
        wide = QTextCharFormat(self._format(piece))
        font = QFont(wide.font())
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._sizes[piece.at][0])
        wide.setFont(font)
        return _ranged(piece.at + 1, 1, wide)

    def owner(self, piece: Piece) -> Paragraph:
        """The paragraph that a piece belongs to."""
        return self.shown.paragraphs[piece.member]

    def _label(self) -> LabelPlace | None:
        if not self.setting.label:
            return None
        paragraph = self.shown.last
        effective = self.typesetter.label_format(paragraph)
        font = self.typesetter.font(effective)
        text = in_unicode(self.setting.label)
        text = capital(text) if effective.caps or effective.small_caps else text
        width = self.typesetter.metrics(font).horizontalAdvance(text)
        place = LabelPlace(text, font, self.measures.start + self.measures.first, "", width)
        place.color = self._label_color(place, paragraph, effective.color)
        return place

    def _label_color(self, place: LabelPlace, paragraph: Paragraph, color: str | None) -> str:
        found = ink(color, self.setting.ground, self.typesetter.tokens)
        if self.shown.mode.marks:
            for revision, stroke in (
                (paragraph.mark.deleted, Stroke.STRIKE),
                (paragraph.mark.inserted, Stroke.UNDERLINE),
            ):
                if revision is not None:
                    found = self.typesetter.author_color(revision, self.setting.ground)
                    place.revisions.append((stroke, found))
        return found

    def _text_start(self) -> float:
        """Where the first line's text begins, from the leading edge."""
        measures = self.measures
        begin = measures.start + measures.first
        if self.label is None:
            return max(begin, 0.0)
        end = begin + self.label.width
        if measures.suffix == "nothing":
            return end
        if measures.suffix == "space":
            return end + self.typesetter.metrics(self.label.font).horizontalAdvance(" ")
        if measures.first < 0 and end < measures.start:
            return measures.start
        scale = self.typesetter.scale
        own = (t.position * scale for t in measures.tabs if t.position * scale > end)
        step = max(self.typesetter.document.default_tab, 120) * scale
        return min(own, default=(int(end / step) + 1) * step)

    def _set_lines(self) -> float:
        measures = self.measures
        first, rest = self._text_start(), max(measures.start, 0.0)
        y = 0.0 if self.setting.drop_before else float(round(measures.before))
        self.text.beginLayout()
        while (line := self.text.createLine()).isValid():
            begin = rest if self.slots else first
            width = max(self.setting.width - begin - measures.end, 24.0)
            line.setLineWidth(width)
            slot = self._slot(line, y)
            x = self.setting.width - begin - width if self.rtl else begin
            line.setPosition(QPointF(x, slot.top + slot.baseline - line.ascent()))
            self.slots.append(slot)
            y += slot.height
        self.text.endLayout()
        if self.label is not None and self.rtl:
            self.label.x = self.setting.width - self.label.x - self.label.width
        return y + (0.0 if self.setting.drop_after else round(measures.after))

    def _slot(self, line: QTextLine, top: float) -> Slot:
        natural, ascent = line.height(), line.ascent()
        for at, (_, high) in self._sizes.items():
            if line.textStart() <= at < line.textStart() + line.textLength():
                natural, ascent = natural + max(0.0, high - ascent), max(ascent, high)
        measures = self.measures
        if measures.rule == "auto":
            # Less than a line's own height only works with the file's own font; others would overlap.
            height = natural * max(measures.line, _CLOSEST)
        elif measures.rule == "exact":
            height = measures.line
        else:
            height = max(natural, measures.line)
        # Whole pixels keep lines, strokes and cell borders crisp.
        height = max(round(height), 1)
        return Slot(top, height, height - (natural - ascent))

    def _image_sizes(self) -> dict[int, tuple[float, float]]:
        sizes: dict[int, tuple[float, float]] = {}
        for piece in self.shown.pieces:
            if piece.look is Look.IMAGE and piece.run.opaque is not None:
                width, height = printed_size(
                    piece.run.opaque, self._images[piece.run.opaque.ref], self.typesetter.scale
                )
                page = self.typesetter.document.page.height * self.typesetter.scale
                factor = min(1.0, self.setting.width / max(width, 1.0), page / max(height, 1.0))
                sizes[piece.at] = (width * factor, height * factor)
        return sizes

    def _place_images(self) -> None:
        for piece in self.shown.pieces:
            if piece.look is Look.IMAGE and piece.run.opaque is not None:
                width, height = self._sizes[piece.at]
                line = self.text.lineForTextPosition(piece.at + 1)
                slot = self.slots[line.lineNumber()]
                # Right to left, a character begins at its right edge.
                left = min(x_of(line, piece.at + 1), x_of(line, piece.at + 1, QTextLine.Edge.Trailing))
                rect = QRectF(left, slot.top + slot.baseline - height, width, height)
                self.images.append((rect, self._images[piece.run.opaque.ref]))

    # Places

    def to_shown(self, paragraph: int, offset: int) -> int:
        """UTF-16 offset in the laid-out string of a place."""
        return self.shown.to_shown(paragraph, offset)

    def position(self, shown: int) -> Position:
        """The place of an offset in the laid-out string."""
        return Position(*self.shown.to_model(shown))

    def caret_rect(self, position: Position) -> QRectF:
        """Where the caret stands; its width is 0."""
        shown = self.to_shown(position.paragraph, position.offset)
        preedit = self.shown.preedit
        if preedit is not None and shown == preedit.at:
            shown += self.shown.composing_cursor
        return self.shown_rect(shown)

    def shown_rect(self, shown: int) -> QRectF:
        """Where the caret stands at an offset of the laid-out string."""
        line = self.text.lineForTextPosition(shown)
        return QRectF(self._caret_x(line, shown), line.y(), 0.0, line.height())

    @cached_property
    def mixed(self) -> bool:
        """Whether text of both directions may stand in it."""
        return self.rtl or _RIGHT_TO_LEFT.search(self.shown.text) is not None

    def _mixed_line(self, line: QTextLine) -> MixedLine:
        number = line.lineNumber()
        found = self._mixed_lines.get(number)
        if found is None:
            from app.gui.editor.mixed import MixedLine

            found = self._mixed_lines[number] = MixedLine(self.text, line, rtl=self.rtl)
        return found

    def _caret_x(self, line: QTextLine, shown: int) -> float:
        return self._mixed_line(line).caret(shown) if self.mixed else x_of(line, shown)

    def beside(self, shown: int, *, right: bool) -> int:
        """The caret offset to the right or left of one as the eye sees it; the same one at the paragraph's edge."""
        if not self.mixed:
            return self.text.rightCursorPosition(shown) if right else self.text.leftCursorPosition(shown)
        number = max(self.text.lineForTextPosition(shown).lineNumber(), 0)
        here = self._caret_x(self.text.lineAt(number), shown)
        nearest = min if right else max
        onward = (place for place in self._carets(number) if abs(place[0] - here) > _APART)
        found = nearest((place for place in onward if (place[0] > here) is right), default=None)
        if found is None:
            number += 1 if right is not self.rtl else -1
            found = nearest(self._carets(number), default=None) if 0 <= number < len(self.slots) else None
        return shown if found is None else found[1]

    def _carets(self, number: int) -> list[tuple[float, int]]:
        """The caret places of a line, each behind its distance from the left."""
        line, (first, last) = self.text.lineAt(number), self.line_range(number)
        places = (at for at in range(first, last + 1) if self.text.isValidCursorPosition(at))
        return [(self._caret_x(line, at), at) for at in places]

    def line_of(self, position: Position) -> int:
        """The number of the line that shows a place."""
        return self.text.lineForTextPosition(self.to_shown(position.paragraph, position.offset)).lineNumber()

    def line_range(self, number: int) -> tuple[int, int]:
        """First and last caret offset of a line, in UTF-16 units of the laid-out string."""
        line = self.text.lineAt(number)
        end = line.textStart() + line.textLength()
        if number + 1 < len(self.slots):
            end = max(line.textStart(), self.text.previousCursorPosition(end))
        return line.textStart(), min(end, self.shown.length)

    def shown_at(self, x: float, y: float) -> int:
        """The offset of the laid-out string nearest to a point."""
        number = next((n for n, s in enumerate(self.slots) if y < s.top + s.height), len(self.slots) - 1)
        return self.shown_in_line(number, x)

    def shown_in_line(self, number: int, x: float) -> int:
        """The offset of the laid-out string in a line nearest to `x`."""
        line = self.text.lineAt(number)
        first, last = self.line_range(number)
        if not self.mixed:
            return min(max(line.xToCursor(x), first), last)
        # At the edge of a mixed line QTextLine.xToCursor reads past what it has found, which ends the program.
        return min(self._carets(number), key=lambda place: abs(place[0] - x), default=(x, first))[1]

    def position_at(self, x: float, y: float) -> Position:
        """The place nearest to a point."""
        return self.position(self.shown_at(x, y))

    # Stretches

    def range_rects(self, start: int, end: int) -> list[QRectF]:
        """The rectangles, as high as their lines, that cover two offsets of the laid-out string."""
        return [rect for _, rect in self.line_rects(start, end)]

    def line_rects(self, start: int, end: int) -> Iterator[tuple[int, QRectF]]:
        """The same, each with the number of its line."""
        if end <= start:
            return
        number = max(self.text.lineForTextPosition(start).lineNumber(), 0)
        while number < len(self.slots):
            line, slot = self.text.lineAt(number), self.slots[number]
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low >= end:
                return
            for left, right in self._stretches(line, low, high):
                yield number, QRectF(left, slot.top, right - left, slot.height)
            number += 1

    def _stretches(self, line: QTextLine, low: int, high: int) -> Iterator[tuple[float, float]]:
        if high <= low:
            return
        if self.mixed:
            yield from self._mixed_line(line).stretches(low, high)
            return
        left, right = x_of(line, low), x_of(line, high)
        if right > left:
            yield left, right

    def leader(self) -> QRectF | None:
        """The gap of the last tab when the last tab stop fills it with dots; its bottom is the baseline."""
        at = self.shown.text.rfind("\t") if self.measures.tabs else -1
        if at < 0 or self.rtl or self.measures.tabs[-1].leader in ("none", "") or has_astral(self.shown.text):
            return None
        line = self.text.lineForTextPosition(at)
        left, right = x_of(line, at) + 4, x_of(line, at + 1) - 4
        slot = self.slots[line.lineNumber()]
        return QRectF(left, slot.top, right - left, slot.baseline) if right > left else None

    def end_rect(self) -> QRectF:
        """A narrow box behind the last character, where the paragraph mark is."""
        line = self.text.lineAt(len(self.slots) - 1)
        slot = self.slots[-1]
        x = self._caret_x(line, self.shown.length)
        width = slot.height * 0.3
        return QRectF(x - width if self.rtl else x, slot.top, width, slot.height)


def x_of(line: QTextLine, shown: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Where an edge of a character stands in a line, in the layout's coordinates; a caret is at the leading one."""
    # The binding returns a pair that its stubs call an object.
    return cast("tuple[float, int]", line.cursorToX(shown, edge))[0]


def _ranged(start: int, length: int, format_: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, format_
    return made


def _right_to_left(shown: Shown, measures: Measures) -> bool:
    if measures.rtl is not None:
        return measures.rtl
    strong = next((c for c in shown.text[:200] if c.isalpha()), "")
    return bool(_RIGHT_TO_LEFT.match(strong))

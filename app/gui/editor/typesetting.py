"""Fonts, character formats and paragraph measures of a document at one zoom, in Qt's terms."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat

from app.gui.editor.colours import AuthorHues, chip_ground, highlight, ink, on_ground, qcolor, shade
from app.gui.editor.shown import Look, Piece
from app.gui.theme import Tokens
from app.model.content import Paragraph, Run
from app.model.document import Document
from app.model.format import ParagraphFormat, RunFormat, TabStop
from app.model.numbering import ListLevel
from app.model.revision import Revision

_DEFAULT_FONT = "Times New Roman"
_DEFAULT_SIZE = 20
_LARGEST = 2 * 400
_TWIPS_PER_INCH = 1440
_SMALL_CAPITAL = 0.8
_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
    "right": Qt.AlignmentFlag.AlignRight,
    "both": Qt.AlignmentFlag.AlignJustify,
}


class Measures(NamedTuple):
    """A paragraph's distances in pixels; `line` is a factor of the natural height when the rule is "auto"."""

    start: float
    end: float
    first: float
    before: float
    after: float
    line: float
    rule: str
    alignment: Qt.AlignmentFlag
    rtl: bool | None
    contextual: bool
    tabs: tuple[TabStop, ...]
    suffix: str


class _Guess(NamedTuple):
    """What the height of a paragraph is guessed from in pixels; it holds its formats, so that their ids stay theirs."""

    sides: float
    around: float
    line: float
    letter: float
    formats: tuple[ParagraphFormat, RunFormat]


class Typesetter:
    """Answers how text looks; everything it makes is cached, because a document has few formats and many runs."""

    def __init__(self, document: Document, tokens: Tokens, hues: AuthorHues, zoom: float, dpi: float) -> None:
        self.document = document
        self.tokens = tokens
        self.hues = hues
        self.zoom = zoom
        self.scale = dpi * zoom / _TWIPS_PER_INCH
        """Pixels per twip."""
        self._fonts: dict[tuple[object, ...], QFont] = {}
        self._formats: dict[tuple[object, ...], tuple[RunFormat, QTextCharFormat]] = {}
        self._measures: dict[ParagraphFormat, Measures] = {}
        self._guesses: dict[tuple[int, int], _Guess] = {}

    def renew(self, document: Document) -> None:
        """Go on with a later document; what is cached stays unless its definitions changed."""
        if document.styles is not self.document.styles or document.numbering is not self.document.numbering:
            self._measures.clear()
            self._guesses.clear()
            self._formats.clear()
        self.document = document

    def run_format(self, paragraph: Paragraph, run: RunFormat) -> RunFormat:
        """Effective properties of a run."""
        return self.document.styles.effective_run(paragraph.format, run)

    def font(self, effective: RunFormat, factor: float = 1.0) -> QFont:
        """The font of effective run properties, its size multiplied by `factor`."""
        key = (
            effective.font, effective.size, effective.bold, effective.italic, effective.underline, effective.strike,
            effective.double_strike, factor,
        )  # fmt: skip
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = self._new_font(effective, factor)
        return found

    def _new_font(self, effective: RunFormat, factor: float) -> QFont:
        font = QFont(effective.font or _DEFAULT_FONT)
        size = min(effective.size or _DEFAULT_SIZE, _LARGEST) / 2
        font.setPointSizeF(max(1.0, size * self.zoom * factor))
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        font.setBold(bool(effective.bold))
        font.setItalic(bool(effective.italic))
        font.setUnderline(bool(effective.underline) and effective.underline != "none")
        font.setStrikeOut(bool(effective.strike or effective.double_strike))
        return font

    def capitals(self, paragraph: Paragraph, run: Run) -> bool:
        """Whether a run is shown in capitals, large or small."""
        effective = self.run_format(paragraph, run.format)
        return bool(effective.caps or effective.small_caps)

    def small_capitals(self, paragraph: Paragraph, run: Run) -> bool:
        """Whether a run's small letters are shown as small capitals."""
        effective = self.run_format(paragraph, run.format)
        return bool(effective.small_caps and not effective.caps)

    def mark_font(self, paragraph: Paragraph) -> QFont:
        """The font of a paragraph's mark, which gives an empty paragraph its height."""
        return self.font(self.run_format(paragraph, paragraph.mark.format))

    def char_format(
        self, paragraph: Paragraph, piece: Piece, ground: str, marked: bool, small: bool = False
    ) -> QTextCharFormat:
        """The format in which a piece is laid out and drawn.

        `marked` colours it by the author of its change, `small` is for the small capitals in it.
        """
        effective = self.run_format(paragraph, piece.run.format)
        own = shade(effective.shading, self.tokens) or highlight(effective.highlight, self.tokens)
        color = self._color(piece.run, effective, own or ground, marked)
        factor = 0.86 if piece.look is Look.CHIP else _SMALL_CAPITAL if small else 1.0
        key = (id(effective), piece.look, color, factor)
        found = self._formats.get(key)
        if found is None:
            # The properties are kept beside the format so that their identity can't be given to others.
            found = self._formats[key] = (effective, self._new_format(effective, piece.look, color, factor))
        return found[1]

    def _new_format(self, effective: RunFormat, look: Look, color: str, factor: float) -> QTextCharFormat:
        new = QTextCharFormat()
        new.setFont(self.font(effective, factor))
        new.setForeground(qcolor(color))
        if look in (Look.PAGE_BREAK, Look.IMAGE):
            new.setForeground(qcolor(color, 0.0))
        if effective.vertical == "superscript" or look is Look.NOTE:
            new.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif effective.vertical == "subscript":
            new.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if look is Look.PREEDIT:
            new.setFontUnderline(True)
        return new

    def _color(self, run: Run, effective: RunFormat, ground: str, marked: bool) -> str:
        revision = run.inserted or run.deleted
        if marked and revision is not None:
            return self.author_color(revision, ground)
        if effective.hidden:
            return on_ground(self.tokens.quiet, ground)
        return ink(effective.color, ground, self.tokens)

    def author_color(self, revision: Revision, ground: str | None = None) -> str:
        """The colour of a change's author, `#rrggbb`."""
        color = self.hues.color(revision.author, self.tokens)
        return on_ground(color, ground) if ground is not None else color

    def run_ground(self, paragraph: Paragraph, piece: Piece, ground: str) -> str | None:
        """What is painted behind a piece, or None."""
        if piece.look is Look.CHIP or piece.look is Look.FIELD:
            return chip_ground(self.tokens, ground)
        effective = self.run_format(paragraph, piece.run.format)
        if not effective.shading and not effective.highlight:
            return None
        return highlight(effective.highlight, self.tokens) or shade(effective.shading, self.tokens)

    def level(self, paragraph: Paragraph) -> ListLevel | None:
        """The list level in force for a paragraph."""
        effective = self.document.styles.effective_paragraph(paragraph.format)
        place = self.document.numbering.position(effective)
        return self.document.numbering.level(*place) if place else None

    def measures(self, paragraph: Paragraph) -> Measures:
        """A paragraph's distances; a list level's indents stand between the style's and its own (§17.9.22)."""
        found = self._measures.get(paragraph.format)
        if found is None:
            found = self._measures[paragraph.format] = self._new_measures(paragraph)
        return found

    def _new_measures(self, paragraph: Paragraph) -> Measures:
        effective = self.document.styles.effective_paragraph(paragraph.format)
        level = self.level(paragraph)
        if level is not None:
            effective = _indented(paragraph.format, effective, level)
        auto = (effective.line_rule or "auto") == "auto"
        line = effective.line if effective.line else 240
        return Measures(
            start=(effective.indent_start or 0) * self.scale,
            end=(effective.indent_end or 0) * self.scale,
            first=(effective.first_line or 0) * self.scale,
            before=(effective.space_before or 0) * self.scale,
            after=(effective.space_after or 0) * self.scale,
            line=line / 240 if auto else line * self.scale,
            rule=effective.line_rule or "auto",
            alignment=_ALIGNMENTS.get(effective.alignment or "start", Qt.AlignmentFlag.AlignLeft),
            rtl=effective.rtl,
            contextual=bool(effective.contextual_spacing),
            tabs=tuple(t for t in effective.tabs or () if t.kind not in ("clear", "bar")),
            suffix=level.suffix if level is not None else "tab",
        )

    def label_format(self, paragraph: Paragraph) -> RunFormat:
        """Effective properties of a list label: the level's over those of the paragraph mark."""
        level = self.level(paragraph)
        own = self.run_format(paragraph, paragraph.mark.format)
        plain = replace(own, underline=None)
        if level is None:
            return plain
        # Bullets are shown in Unicode: their symbol fonts would turn them into letters.
        return level.run.over(plain) if "%" in level.text else replace(plain, size=level.run.size or plain.size)

    def estimate(self, paragraph: Paragraph, width: float) -> float:
        """About how high a paragraph will be, without laying it out."""
        # Asked of every paragraph of a document: formats are compared by their identity, which is soonest done.
        own, mark = paragraph.format, paragraph.mark.format
        guess = self._guesses.get((id(own), id(mark)))
        if guess is None:
            guess = self._guesses[id(own), id(mark)] = self._guess(paragraph)
        # The text is put together later, and only of what is shown.
        length = sum([len(run.text) for run in paragraph.runs])
        lines = 1 + int(length * guess.letter / max(width - guess.sides, 40.0))
        return guess.around + lines * guess.line

    def _guess(self, paragraph: Paragraph) -> _Guess:
        measures = self.measures(paragraph)
        effective = self.run_format(paragraph, paragraph.mark.format)
        height = (effective.size or _DEFAULT_SIZE) * 10 * self.scale
        line = height * 1.15 * measures.line if measures.rule == "auto" else measures.line
        sides, around = measures.start + measures.end, measures.before + measures.after
        return _Guess(sides, around, line, height * 0.46, (paragraph.format, paragraph.mark.format))

    def metrics(self, font: QFont) -> QFontMetricsF:
        """Metrics of a font."""
        return QFontMetricsF(font)


def _indented(direct: ParagraphFormat, effective: ParagraphFormat, level: ListLevel) -> ParagraphFormat:
    def chosen(name: str) -> int | None:
        own, listed, styled = (getattr(f, name) for f in (direct, level.paragraph, effective))
        order = (own, listed, styled) if direct.number is not None else (styled, listed)
        return next((value for value in order if value is not None), None)

    return replace(
        effective,
        indent_start=chosen("indent_start"),
        indent_end=chosen("indent_end"),
        first_line=chosen("first_line"),
        tabs=effective.tabs if effective.tabs is not None else level.paragraph.tabs,
    )

"""What of paragraphs is shown, and how places in the model and in the shown text correspond.

Qt lays out a string of UTF-16 units; the model counts code points per paragraph. Hidden text has no width, carried
content shows its own words for one code point, and paragraphs whose marks are hidden run on in one string.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from app.gui.editor.modes import ViewMode
from app.gui.offsets import to_code_points, to_utf16, utf16_length
from app.model.content import LINE_BREAK, Opaque, OpaqueKind, Paragraph, Run, spans

LINE_SEPARATOR = "\u2028"
IMAGE_PLACE = "\u200b\u00a0\u200b"
"""A no-break space that is widened to the image's width, between two places where a line may break."""

_LABEL_LIMIT = 48


class Look(Enum):
    """How a piece of the string is drawn."""

    TEXT = "text"
    FIELD = "field"
    CHIP = "chip"
    NOTE = "note"
    PAGE_BREAK = "page_break"
    IMAGE = "image"
    PREEDIT = "preedit"


class Piece(NamedTuple):
    """One run as shown: `start` and `length` in code points of the paragraph `member`, `at` and `width` in UTF-16."""

    member: int
    start: int
    length: int
    at: int
    width: int
    run: Run
    look: Look

    @property
    def whole(self) -> bool:
        """Whether no place lies inside, because the shown words stand for other content."""
        return self.look is not Look.TEXT


class Preedit(NamedTuple):
    """Text being composed by an input method, at a place of one paragraph; `cursor` in UTF-16 units of it."""

    paragraph: int
    offset: int
    text: str
    cursor: int


HasImage = Callable[[str], bool]
NoteWords = Callable[[Paragraph, Opaque], str]
"""The number of the note that carried content in a paragraph refers to or belongs to, "" for all else."""

Capitals = Callable[[Paragraph, Run], bool]
"""Whether a run is shown in capitals; QTextLayout without a document does not know the property of fonts."""


class Shown:
    """Consecutive paragraphs shown as one, with the string to lay out and the pieces it is made of."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        mode: ViewMode,
        has_image: HasImage = lambda _: False,
        capitals: Capitals = lambda _, __: False,
        preedit: Preedit | None = None,
        note_words: NoteWords = lambda _, opaque: opaque.label,
    ) -> None:
        self.paragraphs = tuple(paragraphs)
        self.mode = mode
        self.pieces: list[Piece] = []
        self.preedit: Piece | None = None
        self.composing_cursor = preedit.cursor if preedit else 0
        self._has_image = has_image
        self._capitals = capitals
        self._note_words = note_words
        self.notes: list[tuple[Paragraph, Opaque, str]] = []
        """The numbers of notes that are shown in it, with what they stand for."""

        self.length = 0
        texts = [text for member in range(len(self.paragraphs)) for text in self._add(member, preedit)]
        self.text = "".join(texts)
        self._starts = [piece.at for piece in self.pieces]

    def _add(self, member: int, preedit: Preedit | None) -> Iterator[str]:
        """Add the pieces of one paragraph; gives their words."""
        paragraph = self.paragraphs[member]
        here = preedit if preedit and preedit.paragraph == paragraph.id else None
        for start, run in _visible(paragraph, self.mode, here):
            if run is _COMPOSING and here is not None:
                text, look, host = here.text, Look.PREEDIT, _host(paragraph, start)
            else:
                (text, look), host = self._words(paragraph, start, run), run
            piece = Piece(member, start, len(run.text), self.length, utf16_length(text), host, look)
            if look is Look.PREEDIT:
                self.preedit = piece
            self.pieces.append(piece)
            self.length += piece.width
            yield text

    @property
    def last(self) -> Paragraph:
        """The paragraph whose mark ends what is shown."""
        return self.paragraphs[-1]

    def to_shown(self, paragraph: int, offset: int) -> int:
        """The UTF-16 offset in the string of a place in the model; hidden places give the nearest shown one before."""
        member = next((i for i, p in enumerate(self.paragraphs) if p.id == paragraph), len(self.paragraphs) - 1)
        found = 0
        for piece in self.pieces:
            if piece.look is Look.PREEDIT and (piece.member, piece.start) == (member, offset):
                continue
            if (piece.member, piece.start) > (member, offset):
                break
            if piece.member < member or offset >= piece.start + piece.length:
                found = piece.at + piece.width
            elif piece.whole:
                found = piece.at
            else:
                found = piece.at + to_utf16(piece.run.text, offset - piece.start)
        return found

    def to_model(self, shown: int) -> tuple[int, int]:
        """The paragraph id and offset of a UTF-16 offset in the string; inside carried content, its nearer edge."""
        index = bisect_right(self._starts, shown) - 1
        # Where text ends and hidden text follows, the place is the one behind the shown text.
        if index > 0 and self._starts[index] == shown:
            index -= 1
        if index < 0:
            return self.paragraphs[0].id, 0
        piece = self.pieces[index]
        return self.paragraphs[piece.member].id, piece.start + _inside(piece, shown - piece.at)

    def _words(self, paragraph: Paragraph, start: int, run: Run) -> tuple[str, Look]:
        opaque = run.opaque
        if opaque is None:
            text = run.text.replace(LINE_BREAK, LINE_SEPARATOR)
            return capital(text) if self._capitals(paragraph, run) else text, Look.TEXT
        if opaque.display and (opaque.kind is OpaqueKind.FIELD or paragraph.block is not None):
            return opaque.display.replace(LINE_BREAK, LINE_SEPARATOR), Look.FIELD
        if opaque.kind in (OpaqueKind.FOOTNOTE, OpaqueKind.ENDNOTE, OpaqueKind.OTHER):
            number = self._note_words(paragraph, opaque)
            if number or opaque.kind is not OpaqueKind.OTHER:
                self.notes.append((paragraph, opaque, number))
                return number or opaque.display or opaque.ref or "*", Look.NOTE
        if opaque.kind is OpaqueKind.PAGE_BREAK:
            follows = start + 1 < paragraph.length
            return (LINE_SEPARATOR if follows else "\u00a0"), Look.PAGE_BREAK
        if opaque.kind is OpaqueKind.SYMBOL and opaque.display:
            return opaque.display, Look.NOTE if len(opaque.display) != 1 else Look.FIELD
        if opaque.kind is OpaqueKind.DRAWING and opaque.ref and self._has_image(opaque.ref):
            return IMAGE_PLACE, Look.IMAGE
        return chip_words(opaque.label or opaque.display or opaque.kind.value.replace("_", " ")), Look.CHIP


_COMPOSING = Run("")


def _visible(paragraph: Paragraph, mode: ViewMode, preedit: Preedit | None) -> list[tuple[int, Run]]:
    if paragraph.block is not None:
        return [(0, Run("", paragraph.mark.format, opaque=paragraph.block))]
    out = [(start, run) for start, _, run in spans(paragraph.runs) if run.text and not mode.hides_run(run)]
    if preedit is None:
        return out
    parted: list[tuple[int, Run]] = []
    placed = False
    for start, run in out:
        inside = preedit.offset - start
        if not placed and inside <= 0:
            parted.append((preedit.offset, _COMPOSING))
            placed = True
        if not placed and inside < len(run.text) and run.opaque is None:
            parted += [(start, _part(run, 0, inside)), (preedit.offset, _COMPOSING)]
            parted.append((preedit.offset, _part(run, inside, len(run.text))))
            placed = True
        else:
            parted.append((start, run))
    return parted if placed else [*parted, (preedit.offset, _COMPOSING)]


def _part(run: Run, start: int, end: int) -> Run:
    return Run(run.text[start:end], run.format, run.inserted, run.deleted, run.format_change, run.wrappers)


def _host(paragraph: Paragraph, offset: int) -> Run:
    before = [run for start, _, run in spans(paragraph.runs) if start < offset and run.text and run.opaque is None]
    return Run("", before[-1].format) if before else Run("", paragraph.mark.format)


def _inside(piece: Piece, units: int) -> int:
    if piece.look is Look.TEXT:
        return to_code_points(piece.run.text, units)
    return piece.length if units * 2 > piece.width else 0


def capital(text: str) -> str:
    """Text in capitals, letter for letter, so that places stay the same ("ß" stays)."""
    return "".join(upper if len(upper := char.upper()) == 1 else char for char in text)


def chip_words(words: str) -> str:
    """The words on a chip: one line, not too long, with a little air on both sides."""
    line = " ".join(words.split())
    if len(line) > _LABEL_LIMIT:
        line = line[: _LABEL_LIMIT - 1] + "…"
    return f"\u00a0{line}\u00a0".replace(" ", "\u00a0")

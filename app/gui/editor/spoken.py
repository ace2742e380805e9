"""A story as assistive programs read it: one text, offsets in UTF-16 units; only what is asked for is joined."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QAccessible

from app.editing.splice import Edit, Splice
from app.gui.editor.galley import Galley
from app.gui.editor.heights import Sized, UnitIndex
from app.gui.editor.modes import ViewMode
from app.gui.editor.note_numbers import NoteNumbers
from app.gui.editor.shown import LINE_SEPARATOR, Shown
from app.gui.offsets import has_astral, utf16_length
from app.model.content import Paragraph, Run
from app.model.document import Position, Story

_KEPT = 64
_MANY = 64
"""Paragraphs whose text is kept; paragraphs in one edit from which on it is told as a whole."""

_FINDERS = {
    QAccessible.TextBoundaryType.CharBoundary: QTextBoundaryFinder.BoundaryType.Grapheme,
    QAccessible.TextBoundaryType.WordBoundary: QTextBoundaryFinder.BoundaryType.Word,
    QAccessible.TextBoundaryType.SentenceBoundary: QTextBoundaryFinder.BoundaryType.Sentence,
}


@dataclass(frozen=True, slots=True)
class Replaced:
    """Text that gave place to other text at an offset; both are the same where only its look has changed."""

    at: int
    removed: str
    inserted: str


class SpokenText:
    """The text that a galley shows, with a line end after each paragraph that does not run on into the next."""

    def __init__(self, galley: Galley) -> None:
        self._galley = galley
        self._story: Story | None = None
        self._mode = galley.mode
        self._numbers: tuple[NoteNumbers, int] | None = None
        self._lengths: UnitIndex[Sized] = UnitIndex()
        self._kept: OrderedDict[int, tuple[Shown, str]] = OrderedDict()

    # The text

    def __len__(self) -> int:
        story = self._fresh()
        ends = bool(story.paragraphs) and not self._mode.hides_mark(story.paragraphs[-1])
        return int(self._lengths.total) - ends

    def text(self, start: int, end: int) -> str:
        """The text between two offsets; what lies outside is left out."""
        story, size = self._fresh(), len(self)
        start, end = max(start, 0), min(end, size)
        if start >= end:
            return ""
        index, top = self._lengths.at_height(start)
        found: list[str] = []
        at = int(top)
        while at < end and index < len(story.paragraphs):
            words = self._words(story.paragraphs[index])
            length = utf16_length(words)
            found.append(_cut(words, max(start - at, 0), min(end - at, length)))
            at, index = at + length, index + 1
        return "".join(found)

    def offset(self, position: Position) -> int:
        """Where a place in the document stands in the text; 0 when it is in another story."""
        story = self._fresh()
        index = story.index(position.paragraph)
        if index is None:
            return 0
        shown, _ = self._set(story.paragraphs[index])
        return int(self._lengths.top(index)) + shown.to_shown(position.paragraph, position.offset)

    def position(self, offset: int) -> Position:
        """The place in the document that an offset stands for; offsets outside give the text's ends."""
        story = self._fresh()
        if not story.paragraphs:
            return Position(0, 0)
        index, top = self._lengths.at_height(min(max(offset, 0), len(self)))
        shown, _ = self._set(story.paragraphs[index])
        return Position(*shown.to_model(min(offset - int(top), shown.length)))

    def run(self, offset: int) -> tuple[Paragraph, Run | None, int, int]:
        """The paragraph at an offset, the run there, None for a line end, and where that run starts and ends."""
        paragraph, top, words = self._paragraph(offset)
        shown, _ = self._set(paragraph)
        for piece in shown.pieces:
            if piece.at <= offset - top < piece.at + piece.width:
                return paragraph, piece.run, top + piece.at, top + piece.at + piece.width
        return paragraph, None, top + shown.length, top + utf16_length(words)

    def part(self, offset: int, boundary: QAccessible.TextBoundaryType) -> tuple[str, int, int]:
        """The character, word or sentence around an offset with its start and end; the paragraph for all others."""
        if not self._fresh().paragraphs or offset < 0:
            return "", 0, 0
        _, top, words = self._paragraph(offset)
        start, end = 0, utf16_length(words)
        if boundary in _FINDERS:
            start, end = _around(QTextBoundaryFinder(_FINDERS[boundary], words), offset - top, end)
        start, end = top + start, min(top + end, len(self))
        return self.text(start, end), min(start, end), end

    # Following

    def follow(self, edit: Edit) -> list[Replaced] | None:
        """What an edit that the galley has taken replaced, None when it is too much to tell one by one."""
        splices = [s for s in edit.splices if s.story == self._galley.story.id]
        known = self._story is not None and self._story.id == self._galley.story.id and self._mode is self._galley.mode
        size = sum(len(s.removed) + len(s.inserted) for s in splices)
        known = known and self._numbers == self._counted()
        if not known or size > _MANY or not len(self._lengths):
            self._story = None
            return None if splices else []
        found = [self._replace(splice) for splice in splices]
        self._story = self._galley.story
        return found

    def _replace(self, splice: Splice) -> Replaced:
        at = int(self._lengths.top(splice.at))
        removed, inserted = (self._joined(paragraphs) for paragraphs in (splice.removed, splice.inserted))
        units = [Sized(1, self._length(p)) for p in splice.inserted]
        self._lengths.replace(splice.at, len(splice.removed), units)
        if removed == inserted:
            return Replaced(at, removed, inserted)
        before = _common(removed, inserted)
        after = _common(removed[before:][::-1], inserted[before:][::-1])
        start = at + utf16_length(removed[:before])
        return Replaced(start, removed[before : len(removed) - after], inserted[before : len(inserted) - after])

    def _joined(self, paragraphs: Sequence[Paragraph]) -> str:
        return "".join(self._words(p) for p in paragraphs)

    def _fresh(self) -> Story:
        """The story, with lengths that are its own."""
        story = self._galley.story
        if story is not self._story or self._galley.mode is not self._mode or self._numbers != self._counted():
            self._story, self._mode, self._numbers = story, self._galley.mode, self._counted()
            self._kept.clear()
            self._lengths.reset(Sized(1, self._length(p)) for p in story.paragraphs)
        return story

    def _counted(self) -> tuple[NoteNumbers, int]:
        """How the notes are numbered now."""
        return self._galley.notes, self._galley.notes.version

    # Paragraphs

    def _paragraph(self, offset: int) -> tuple[Paragraph, int, str]:
        index, top = self._lengths.at_height(min(max(offset, 0), len(self)))
        paragraph = self._fresh().paragraphs[index]
        return paragraph, int(top), self._words(paragraph)

    def _words(self, paragraph: Paragraph) -> str:
        return self._set(paragraph)[1]

    def _set(self, paragraph: Paragraph) -> tuple[Shown, str]:
        kept = self._kept.pop(id(paragraph), None)
        if kept is None:
            shown = self._shown(paragraph)
            end = "" if self._mode.hides_mark(paragraph) else "\n"
            kept = shown, shown.text.replace(LINE_SEPARATOR, "\n") + end
        self._kept[id(paragraph)] = kept
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept

    def _shown(self, paragraph: Paragraph) -> Shown:
        return Shown((paragraph,), self._mode, note_words=self._galley.notes.words)

    def _length(self, paragraph: Paragraph) -> int:
        mode = self._mode
        end = not mode.hides_mark(paragraph)
        if paragraph.block is not None or any(run.opaque is not None for run in paragraph.runs):
            return self._shown(paragraph).length + end
        if mode is ViewMode.ALL_MARKUP:
            return sum([utf16_length(run.text) for run in paragraph.runs]) + end
        return sum([utf16_length(run.text) for run in paragraph.runs if not mode.hides_run(run)]) + end


def _around(finder: QTextBoundaryFinder, at: int, length: int) -> tuple[int, int]:
    finder.setPosition(min(at, length))
    start = at if finder.isAtBoundary() else finder.toPreviousBoundary()
    finder.setPosition(min(at, length))
    end = finder.toNextBoundary()
    return max(start, 0), length if end < 0 else end


def _cut(text: str, start: int, end: int) -> str:
    if not has_astral(text):
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")


def _common(one: str, other: str) -> int:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same

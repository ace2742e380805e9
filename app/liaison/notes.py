"""Footnotes that quoted text brings along; the statement numbers them anew, as any document does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.liaison.filling import Ids
from app.model.content import OBJECT, TAB, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Note, containers

TEXT_STYLE, MARK_STYLE = "FootnoteText", "FootnoteReference"
_MARK = RunFormat(style=MARK_STYLE)
_OWN_NUMBER = Run(OBJECT, _MARK, opaque=Opaque(OpaqueKind.OTHER, "<w:footnoteRef/>"))


class Footnotes:
    """Collects the footnotes of a statement; `seat` is the empty note that its template keeps for the first one."""

    def __init__(self, ids: Ids, seat: Paragraph) -> None:
        self._ids = ids
        self._seat: Paragraph | None = seat
        self._last = int(_note_of(seat).ref)
        self._count = 0
        self.paragraphs: list[Paragraph] = []

    def add(self, texts: Sequence[Sequence[Run]]) -> Opaque:
        """Add a note with one or more paragraphs of runs; returns the reference to it (§17.11.14)."""
        first, note = self._place()
        for index, runs in enumerate(texts):
            head = (_OWN_NUMBER, Run(TAB)) if index == 0 else ()
            id_ = first if index == 0 else self._ids.take()
            new = Paragraph(id_, format=ParagraphFormat(style=TEXT_STYLE), parent=note)
            self.paragraphs.append(new.with_runs((*head, *runs)))
        self._count += 1
        return Opaque(
            OpaqueKind.FOOTNOTE, f'<w:footnoteReference w:id="{note.ref}"/>', label=str(self._count), ref=note.ref
        )

    def _place(self) -> tuple[int, Note]:
        """The id of the next note's first paragraph, and the note."""
        if self._seat is not None:
            seat, self._seat = self._seat, None
            return seat.id, _note_of(seat)
        self._last += 1
        return self._ids.take(), Note(self._ids.take(), str(self._last), "footnote")


def footnotes_for(template: Document, ids: Ids) -> Footnotes | None:
    """Where a statement from this template puts its footnotes, None when it has no place for any."""
    if MARK_STYLE not in template.styles.styles:
        return None
    stories = (story for story in template.stories if story.kind is StoryKind.FOOTNOTES)
    # The last one, so that new notes follow it in order; readers such as LibreOffice 7.4 count on that.
    seats = [story.paragraphs[-1] for story in stories if story.paragraphs and not story.paragraphs[-1].text]
    return Footnotes(ids, seats[0]) if seats else None


def _note_of(paragraph: Paragraph) -> Note:
    return next(c for c in containers(paragraph.parent) if isinstance(c, Note))


def note_paragraphs(document: Document, ref: str) -> list[Paragraph]:
    """The paragraphs of the footnote with this id."""
    return [
        paragraph
        for story in document.stories
        if story.kind is StoryKind.FOOTNOTES
        for paragraph in story.paragraphs
        if any(isinstance(c, Note) and c.ref == ref for c in containers(paragraph.parent))
    ]


def reference(run: Run, opaque: Opaque) -> Run:
    """The reference to a note, tracked as `run` is."""
    return replace(run, text=OBJECT, opaque=opaque, format=_MARK, format_change=None, wrappers=())

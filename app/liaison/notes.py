"""Footnotes that quoted text brings along, under the numbers they have in the annex."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.liaison.filling import Ids
from app.model.content import OBJECT, TAB, Opaque, OpaqueKind, Paragraph, Run
from app.model.document import Document, StoryKind
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Note, containers

TEXT_STYLE, MARK_STYLE = "FootnoteText", "FootnoteReference"
_MARK = RunFormat(style=MARK_STYLE)


class Footnotes:
    """Collects the footnotes of a statement; `first` is the lowest number that its template leaves free."""

    def __init__(self, ids: Ids, first: int) -> None:
        self._ids = ids
        self._next = first
        self.paragraphs: list[Paragraph] = []

    def add(self, mark: str, texts: Sequence[Sequence[Run]]) -> Opaque:
        """Add a note with its own mark and one or more paragraphs of runs; returns the reference to it.

        The mark must follow the reference as literal text (w:customMarkFollows, §17.11.14).
        """
        ref = str(self._next)
        self._next += 1
        note = Note(self._ids.take(), ref, "footnote")
        for index, runs in enumerate(texts):
            head = (Run(mark, _MARK), Run(TAB)) if index == 0 else ()
            format_ = ParagraphFormat(style=TEXT_STYLE)
            self.paragraphs.append(Paragraph(self._ids.take(), format=format_, parent=note).with_runs((*head, *runs)))
        xml = f'<w:footnoteReference w:customMarkFollows="1" w:id="{ref}"/>'
        return Opaque(OpaqueKind.FOOTNOTE, xml, ref=ref)


def footnotes_for(template: Document, ids: Ids) -> Footnotes | None:
    """Where a statement from this template puts its footnotes, None when it has no place for any."""
    stories = [story for story in template.stories if story.kind is StoryKind.FOOTNOTES]
    if not stories or MARK_STYLE not in template.styles.styles:
        return None
    used = [int(n.ref) for p in stories[0].paragraphs for n in containers(p.parent) if isinstance(n, Note)]
    # 0 and 1 are the separators (§17.11.10).
    return Footnotes(ids, max([1, *used]) + 1)


def note_paragraphs(document: Document, ref: str) -> list[Paragraph]:
    """The paragraphs of the footnote with this id."""
    return [
        paragraph
        for story in document.stories
        if story.kind is StoryKind.FOOTNOTES
        for paragraph in story.paragraphs
        if any(isinstance(c, Note) and c.ref == ref for c in containers(paragraph.parent))
    ]


def reference(run: Run, mark: str, opaque: Opaque, turn: Callable[[Run], Run]) -> tuple[Run, Run]:
    """The runs of a reference to a note, tracked as `run` is."""
    slots = replace(run, opaque=None, format=_MARK, format_change=None, wrappers=())
    return replace(slots, text=OBJECT, opaque=opaque), turn(replace(slots, text=mark))

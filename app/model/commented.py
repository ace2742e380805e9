"""Which words of a paragraph comments are about, and what the comments of a document are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.model.content import OpaqueKind, Paragraph, spans
from app.model.document import Document, StoryKind
from app.model.structure import Note


class Commented(NamedTuple):
    """A stretch of a paragraph's text in code points that the comment `ref` is about; `first` where it begins there."""

    start: int
    end: int
    ref: str
    first: bool = True
    last: bool = True


def commented_in(paragraph: Paragraph) -> Iterator[Commented]:
    """The stretches of a paragraph that comments begin or end in (ECMA-376 Part 1 §17.13.4.3, .4, .5).

    A comment on a place alone is about the character before it.
    """
    open_: dict[str, int] = {}
    met: set[str] = set()
    for start, _, run in spans(paragraph.runs):
        opaque = run.opaque
        if opaque is None or opaque.kind not in (OpaqueKind.COMMENT, OpaqueKind.COMMENT_RANGE):
            continue
        ref = opaque.ref
        if opaque.kind is OpaqueKind.COMMENT:
            if ref not in met:
                yield Commented(max(start - 1, 0), start, ref)
        elif "RangeStart" in opaque.xml:
            open_[ref] = start
        else:
            yield Commented(open_.get(ref, 0), start, ref, first=ref in open_)
            open_.pop(ref, None)
        met.add(ref)
    for ref, start in open_.items():
        yield Commented(start, paragraph.length, ref, last=False)


def comment_notes(document: Document) -> Mapping[str, Note]:
    """The comments by the `ref` that their places name."""
    stories = (story for story in document.stories if story.kind is StoryKind.COMMENTS)
    notes = (paragraph.parent for story in stories for paragraph in story.paragraphs)
    return {note.ref: note for note in notes if isinstance(note, Note)}

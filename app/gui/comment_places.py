"""Which comments stand at a place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.changes import Change
from app.model.content import OpaqueKind, spans
from app.model.document import Document, Story, StoryKind
from app.model.structure import Note, containers
from app.model.views import View, paragraph_text

_MARKS = (OpaqueKind.COMMENT, OpaqueKind.COMMENT_RANGE)
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment on a stretch of text: who, when and what; `resolved` says that its thread is settled.

    `thread` is the id of the comment that its thread began with.
    """

    author: str
    date: str
    text: str
    resolved: bool = False
    thread: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    story: str
    first: _Place
    last: _Place
    remark: Remark


class CommentPlaces:
    """Finds the comments on a change; what was found in a document is kept until another one is asked about."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._stretches: list[_Stretch] = []

    def on(self, document: Document, change: Change) -> list[Remark]:
        """The comments about words of a change or at its edge, in the order of their notes."""
        if document is not self._document:
            self._document, self._stretches = document, _stretches(document)
        story = document.story(change.story)
        at = story.index(change.paragraph)
        if at is None or not self._stretches:
            return []
        first, last = (at, change.start), (at, change.end)
        mine = (s for s in self._stretches if s.story == story.id)
        return [s.remark for s in mine if s.first <= last and first <= s.last]


def _stretches(document: Document) -> list[_Stretch]:
    remarks = _remarks(document)
    if not remarks:
        return []
    marked = [(story.id, _marked(story)) for story in document.stories if story.kind is not StoryKind.COMMENTS]
    found: list[_Stretch] = []
    for note, remark in remarks.items():
        # An answer is about what its thread is about; its own mark stands behind that.
        about = next((ref for ref in (note.reply_to, note.ref) if any(ref in places for _, places in marked)), None)
        found += [_Stretch(story, *places[about], remark) for story, places in marked if about in places]
    return found


def _remarks(document: Document) -> dict[Note, Remark]:
    lines: dict[Note, list[str]] = {}
    for story in document.stories:
        if story.kind is StoryKind.COMMENTS:
            for paragraph in story.paragraphs:
                note = next((c for c in containers(paragraph.parent) if isinstance(c, Note)), None)
                if note is not None:
                    lines.setdefault(note, []).append(paragraph_text(paragraph, View.FINAL))
    return {n: Remark(n.author, n.date, "\n".join(said), n.resolved, n.reply_to or n.ref) for n, said in lines.items()}


def _marked(story: Story) -> dict[str, tuple[_Place, _Place]]:
    found: dict[str, tuple[_Place, _Place]] = {}
    for index, paragraph in enumerate(story.paragraphs):
        for start, _, run in spans(paragraph.runs):
            if run.opaque is not None and run.opaque.kind in _MARKS:
                here = (index, start)
                first, _ = found.get(run.opaque.ref, (here, here))
                found[run.opaque.ref] = (first, here)
    return found

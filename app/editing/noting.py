"""Footnotes and endnotes added under tracking (ECMA-376 Part 1 §17.11)."""

from __future__ import annotations

from dataclasses import replace

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.model.content import OBJECT, Opaque, OpaqueKind, Paragraph, Run, cut
from app.model.document import Document, Position, StoryKind
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Note, containers
from app.model.views import note_of

_KINDS = {
    "footnote": (OpaqueKind.FOOTNOTE, StoryKind.FOOTNOTES, "Footnote"),
    "endnote": (OpaqueKind.ENDNOTE, StoryKind.ENDNOTES, "Endnote"),
}


def add_note(draft: Draft, position: Position, text: str, tracking: Tracking, kind: str = "footnote") -> Position:
    """Put a note's reference at a place of the body and its text among the notes; returns where its text begins.

    A rejection of the reference takes the note with it. Raises RefusedError outside of the body.
    """
    story, index = draft.locate(position.paragraph)
    if story.kind is not StoryKind.BODY:
        raise RefusedError("A note can be added to the document's own text only, not to notes, headers or comments.")
    opaque_kind, story_kind, style = _KINDS[kind]
    ref = _free(draft.document, story_kind)
    revision = tracking.revision(draft) if tracking.on else None
    styles = draft.document.styles.styles
    mark = RunFormat(style=f"{style}Reference") if f"{style}Reference" in styles else RunFormat(vertical="superscript")
    number = str(_before(draft.document, position, opaque_kind) + 1)
    opaque = Opaque(opaque_kind, f'<w:{kind}Reference w:id="{ref}"/>', label=number, ref=ref)
    paragraph = story.paragraphs[index]
    runs = (Run(OBJECT, mark, inserted=revision, opaque=opaque),)
    before, after = cut(paragraph.runs, 0, position.offset), cut(paragraph.runs, position.offset)
    draft.put(paragraph.with_runs((*before, *runs, *after)))
    return _note(
        draft, Note(draft.new_id(), ref, kind), style, text, runs[0], _following(draft.document, ref, opaque_kind)
    )


def copy_note(draft: Draft, kind: StoryKind, ref: str) -> str:
    """Put a second note that says the same behind all others; returns its id, "" when there is no such note.

    What is tracked in the note is tracked in its copy too.
    """
    for story in draft.document.stories:
        old = [p for p in story.paragraphs if story.kind is kind and note_of(p) == ref]
        if old and isinstance(old[0].parent, Note):
            own = _free(draft.document, kind)
            note = replace(old[0].parent, id=draft.new_id(), ref=own, xml="")
            draft.replace(story.id, len(story.paragraphs), 0, [draft.fresh(p).within(note) for p in old])
            return own
    return ""


def _note(draft: Draft, note: Note, style: str, text: str, reference: Run, following: set[str]) -> Position:
    stories = [s for s in draft.document.stories if s.kind is _KINDS[note.kind][1]]
    story = stories[0] if stories else draft.document.story_or_new(f"{note.kind}s")
    own = Run(OBJECT, reference.format, inserted=reference.inserted, opaque=_own_number(note.kind))
    format_ = ParagraphFormat(style=f"{style}Text" if f"{style}Text" in draft.document.styles.styles else None)
    new = Paragraph(draft.new_id(), format=format_, parent=note)
    new = new.with_runs((own, Run(f" {text}", inserted=reference.inserted)))
    # Notes stand in the order of their references, which matters to whoever reads them one after the other.
    places = (at for at, paragraph in enumerate(story.paragraphs) if note_of(paragraph) in following)
    draft.replace(story.id, next(places, len(story.paragraphs)), 0, [new])
    return Position(new.id, 2)


def _following(document: Document, ref: str, kind: OpaqueKind) -> set[str]:
    """The notes that are referred to behind this one."""
    held = (run.opaque for paragraph in document.body.paragraphs for run in paragraph.runs if run.opaque is not None)
    refs = [one.ref for one in held if one.kind is kind]
    return set(refs[refs.index(ref) + 1 :])


def _own_number(kind: str) -> Opaque:
    return Opaque(OpaqueKind.OTHER, f"<w:{kind}Ref/>")


def _free(document: Document, kind: StoryKind) -> str:
    notes = (c for s in document.stories if s.kind is kind for p in s.paragraphs for c in containers(p.parent))
    taken = [int(note.ref) for note in notes if isinstance(note, Note) and note.ref.isdecimal()]
    return str(max(taken, default=0) + 1)


def _before(document: Document, position: Position, kind: OpaqueKind) -> int:
    count = 0
    for paragraph in document.body.paragraphs:
        runs = paragraph.runs if paragraph.id != position.paragraph else cut(paragraph.runs, 0, position.offset)
        count += sum(run.opaque is not None and run.opaque.kind is kind for run in runs)
        if paragraph.id == position.paragraph:
            break
    return count

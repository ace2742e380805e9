"""Comments on stretches of text, answers to them, and threads that are settled (ECMA-376 Part 1 §17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.editing.draft import Draft
from app.model.content import Level, Opaque, OpaqueKind, Paragraph, Run, cut
from app.model.document import Position, Range, Story, StoryKind
from app.model.errors import RefusedError
from app.model.format import ParagraphFormat, RunFormat
from app.model.structure import Note
from app.model.views import note_of

_TEXT, _MARK = "CommentText", "CommentReference"


def add_comment(draft: Draft, selection: Range, text: str, author: str, date: str) -> str:
    """Comment on a selection in one story; returns the comment's id. Comments are no tracked changes.

    Raises RefusedError where no comment can stand: in notes, comments, headers and footers.
    """
    story = draft.document.story_of(selection.anchor.paragraph)
    if story.kind not in (StoryKind.BODY, StoryKind.TEXT_BOX):
        raise RefusedError("A comment can stand in the document's own text only, not in notes, headers or footers.")
    start, end = draft.document.ordered(selection)
    ref = _free(_stories(draft))
    _put(draft, end, (_range("End", ref), _reference(draft, ref)))
    _put(draft, start, (_range("Start", ref),))
    _append(draft, _new(draft, Note(draft.new_id(), ref, "comment", author, date), text))
    return ref


def reply(draft: Draft, ref: str, text: str, author: str, date: str) -> str:
    """Answer a comment, at the end of its thread and at its place in the text; returns the answer's id.

    Raises KeyError when there is no such comment.
    """
    first = thread_of(draft.document.stories, ref)[0]
    own = _free(_stories(draft))
    _named(draft, first)
    for story in draft.document.stories:
        for paragraph in story.paragraphs:
            at = next((i for i, run in enumerate(paragraph.runs) if _refers(run, first.ref)), None)
            if at is not None:
                draft.put(paragraph.with_runs(_answered(draft, paragraph.runs, first.ref, own)))
    note = Note(draft.new_id(), own, "comment", author, date, reply_to=first.ref, resolved=first.resolved)
    _append(draft, _new(draft, note, text), after=thread_of(draft.document.stories, ref)[-1].ref)
    return own


def settle(draft: Draft, ref: str, resolved: bool) -> None:
    """Say that a thread is settled, or open again; KeyError when there is no such comment."""
    for note in thread_of(draft.document.stories, ref):
        _named(draft, note)
        for paragraph in _paragraphs(draft, note.ref)[1]:
            draft.put(paragraph.within(replace(_note(paragraph), resolved=resolved)))


def change_text(draft: Draft, ref: str, text: str) -> None:
    """Give a comment other words; KeyError when there is no such comment."""
    story, paragraphs = _paragraphs(draft, ref)
    note = _note(paragraphs[0])
    new = _new(draft, note, text)
    kept = [replace(new[0], id=paragraphs[0].id), *new[1:]]
    kept[-1] = replace(kept[-1], attributes=paragraphs[-1].attributes)
    at = story.index(paragraphs[0].id)
    assert at is not None
    draft.replace(story.id, at, len(paragraphs), kept)


def remove_comment(draft: Draft, ref: str) -> None:
    """Remove a comment and the answers to it; KeyError when there is no such comment."""
    gone = {note.ref for note in thread_of(draft.document.stories, ref) if ref in (note.ref, note.reply_to)}
    for story in draft.document.stories:
        for paragraph in story.paragraphs:
            kept = [run for run in paragraph.runs if not any(_refers(run, one) or _delimits(run, one) for one in gone)]
            if len(kept) < len(paragraph.runs):
                draft.put(paragraph.with_runs(kept))
    for one in gone:
        story, paragraphs = _paragraphs(draft, one)
        at = story.index(paragraphs[0].id)
        assert at is not None
        draft.replace(story.id, at, len(paragraphs), ())


def copy_comments(draft: Draft, refs: Iterable[str]) -> dict[str, str]:
    """Put a second comment that says the same behind all others for each of these; returns the copies' ids by theirs.

    An answer answers the copy of what it answered, where that is copied too. Settled threads stay so.
    """
    copies: dict[str, str] = {}
    for ref in refs:
        known = next((p for p in _stories(draft) for q in p.paragraphs if note_of(q) == ref), None)
        if known is None:
            continue
        _, old = _paragraphs(draft, ref)
        own = _free(_stories(draft))
        was = _note(old[0])
        note = replace(was, id=draft.new_id(), ref=own, xml="", reply_to=copies.get(was.reply_to, was.reply_to))
        new = [draft.fresh(paragraph).within(note) for paragraph in old]
        if "paraId" in old[-1].attributes:
            # Its thread goes by that name.
            new[-1] = replace(new[-1], attributes=_name(new[-1].id))
        _append(draft, new)
        copies[ref] = own
    return copies


def thread_of(stories: Iterable[Story], ref: str) -> list[Note]:
    """The comments of the thread that a comment belongs to, in order; KeyError when there is no such comment."""
    notes = [note for story in stories if story.kind is StoryKind.COMMENTS for note in _notes(story)]
    mine = next((note for note in notes if note.ref == ref), None)
    if mine is None:
        raise KeyError(ref)
    first = mine.reply_to or mine.ref
    return [note for note in notes if first in (note.ref, note.reply_to)] or [mine]


def _notes(story: Story) -> list[Note]:
    return list(dict.fromkeys(p.parent for p in story.paragraphs if isinstance(p.parent, Note)))


def _stories(draft: Draft) -> list[Story]:
    return [story for story in draft.document.stories if story.kind is StoryKind.COMMENTS]


def _free(stories: Iterable[Story]) -> str:
    taken = [int(note.ref) for story in stories for note in _notes(story) if note.ref.isdecimal()]
    return str(max(taken, default=-1) + 1)


def _range(end: str, ref: str) -> Run:
    xml = f'<w:commentRange{end} w:id="{ref}"/>'
    return Run("", opaque=Opaque(OpaqueKind.COMMENT_RANGE, xml, Level.PARAGRAPH, ref=ref))


def _styled(draft: Draft) -> RunFormat:
    return RunFormat(style=_MARK if _MARK in draft.document.styles.styles else None)


def _reference(draft: Draft, ref: str) -> Run:
    return Run("", _styled(draft), opaque=Opaque(OpaqueKind.COMMENT, f'<w:commentReference w:id="{ref}"/>', ref=ref))


def _refers(run: Run, ref: str) -> bool:
    return run.opaque is not None and run.opaque.kind is OpaqueKind.COMMENT and run.opaque.ref == ref


def _delimits(run: Run, ref: str) -> bool:
    return run.opaque is not None and run.opaque.kind is OpaqueKind.COMMENT_RANGE and run.opaque.ref == ref


def _put(draft: Draft, position: Position, marks: Sequence[Run]) -> None:
    story, index = draft.locate(position.paragraph)
    paragraph = story.paragraphs[index]
    before, after = cut(paragraph.runs, 0, position.offset), cut(paragraph.runs, position.offset)
    draft.put(paragraph.with_runs((*before, *marks, *after)))


def _answered(draft: Draft, runs: Sequence[Run], first: str, own: str) -> list[Run]:
    out: list[Run] = []
    for run in runs:
        out.append(run)
        if _delimits(run, first) and run.opaque is not None:
            out.append(_range("Start" if "RangeStart" in run.opaque.xml else "End", own))
        elif _refers(run, first):
            out.append(_reference(draft, own))
    return out


def _new(draft: Draft, note: Note, text: str) -> list[Paragraph]:
    format_ = ParagraphFormat(style=_TEXT if _TEXT in draft.document.styles.styles else None)
    lines = text.split("\n")
    new = [Paragraph(draft.new_id(), (Run(line),) if line else (), format_, parent=note) for line in lines]
    own = Run("", _styled(draft), opaque=Opaque(OpaqueKind.COMMENT, "<w:annotationRef/>"))
    new[0] = new[0].with_runs((own, *new[0].runs))
    new[-1] = replace(new[-1], attributes=_name(new[-1].id))
    return new


def _name(number: int) -> str:
    # Word wants eight hexadecimal digits below 80000000; those it makes itself are spread evenly.
    return f' w14:paraId="{(number * 2654435761 + 1) % 0x7FFFFFFF:08X}"'


def _append(draft: Draft, paragraphs: Sequence[Paragraph], after: str | None = None) -> None:
    stories = _stories(draft)
    story = stories[0] if stories else draft.document.story_or_new("comments")
    last = len(story.paragraphs)
    if after is not None:
        last = max(i for i, paragraph in enumerate(story.paragraphs) if note_of(paragraph) == after) + 1
    draft.replace(story.id, last, 0, paragraphs)


def _paragraphs(draft: Draft, ref: str) -> tuple[Story, list[Paragraph]]:
    for story in _stories(draft):
        found = [paragraph for paragraph in story.paragraphs if note_of(paragraph) == ref]
        if found:
            return story, found
    raise KeyError(ref)


def _note(paragraph: Paragraph) -> Note:
    assert isinstance(paragraph.parent, Note)
    return paragraph.parent


def _named(draft: Draft, note: Note) -> None:
    last = _paragraphs(draft, note.ref)[1][-1]
    if "paraId" not in last.attributes:
        draft.put(replace(last, attributes=f"{last.attributes}{_name(last.id)}"))

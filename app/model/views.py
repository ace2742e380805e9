"""A document as plain text: with marks, as it was, as it will be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

from app.model.content import Opaque, OpaqueKind, Paragraph, Run, joins, must_stay
from app.model.display import settled, shown_text
from app.model.document import Document, Story, StoryKind
from app.model.revision import Revision
from app.model.structure import Container, ContentControl, Note, cell_of, containers

REFERENCES = {
    OpaqueKind.FOOTNOTE: StoryKind.FOOTNOTES,
    OpaqueKind.ENDNOTE: StoryKind.ENDNOTES,
    OpaqueKind.COMMENT: StoryKind.COMMENTS,
}
"""The stories that references of these kinds point into."""


class View(StrEnum):
    """Which text is shown: both sides of every change, every change rejected, every change accepted."""

    MARKED = "marked"
    ORIGINAL = "original"
    FINAL = "final"


def gone(inserted: Revision | None, deleted: Revision | None, view: View) -> bool:
    """Whether something with these two slots is absent from a view."""
    return (view is View.ORIGINAL and inserted is not None) or (view is View.FINAL and deleted is not None)


def paragraph_text(paragraph: Paragraph, view: View) -> str:
    """One paragraph's own text in a view; a line break is a space, a tab a tab."""
    if paragraph.block is not None:
        return _plain(_seen(paragraph.block, view))
    if view is View.MARKED:
        return _marked(paragraph)
    shown = (run for run in paragraph.runs if not gone(run.inserted, run.deleted, view))
    return "".join(_plain(run.text if run.opaque is None else _seen(run.opaque, view)) for run in shown)


def _seen(opaque: Opaque, view: View) -> str:
    if not opaque.inner or not opaque.display or view is View.MARKED:
        return opaque.display
    return shown_text(settled(opaque.inner, accepted=view is View.FINAL))


def document_lines(document: Document, view: View) -> Iterator[str]:
    """The text of every story, one paragraph a line, body first, then in the order of StoryKind.

    Notes, comments and text boxes whose every reference is gone in the view are left out.
    """
    order = list(type(document.body.kind))
    lost = _lost(document, view)
    for story in sorted(document.stories, key=lambda s: order.index(s.kind)):
        if story.kind is not StoryKind.DEFINITIONS and (StoryKind.TEXT_BOX, story.id) not in lost:
            kept = [p for p in story.paragraphs if (story.kind, note_of(p)) not in lost] if lost else story.paragraphs
            yield from _lines(kept, view)


def story_lines(story: Story, view: View) -> Iterator[str]:
    """The text of one story, one paragraph a line; paragraphs join where the view has no mark between them."""
    yield from _lines(story.paragraphs, view)


_Anchor = tuple[StoryKind, str]


def _lost(document: Document, view: View) -> set[_Anchor]:
    """The text boxes that stand nowhere in the view, the notes and comments that are only referred to outside of it."""
    known: set[_Anchor] = {(story.kind, story.id) for story in document.stories if story.kind is StoryKind.TEXT_BOX}
    if not known and all(story.kind not in REFERENCES.values() for story in document.stories):
        return set()
    seen: set[_Anchor] = set()
    for _, paragraph in document.walk():
        row_there = not row_gone(paragraph.parent, view)
        if paragraph.block is not None and row_there:
            seen.update(anchors(paragraph.block))
        for run in paragraph.runs:
            if run.opaque is not None and (found := set(anchors(run.opaque))):
                known |= found
                if row_there and not gone(run.inserted, run.deleted, view):
                    seen |= found
    return known - seen


def anchors(opaque: Opaque) -> Iterator[_Anchor]:
    """What carried content refers to: a note or comment by its id, text boxes by their stories."""
    if opaque.ref and opaque.kind in REFERENCES:
        yield REFERENCES[opaque.kind], opaque.ref
    yield from ((StoryKind.TEXT_BOX, name) for name in opaque.boxes)


def note_of(paragraph: Paragraph) -> str:
    """The id of the note or comment that a paragraph stands in, "" outside any."""
    return next((one.ref for one in containers(paragraph.parent) if isinstance(one, Note)), "")


def _lines(paragraphs: Sequence[Paragraph], view: View) -> Iterator[str]:
    if view is View.MARKED:
        yield from (paragraph_text(p, view) for p in paragraphs)
        return
    held = ""
    shown = [_at_home(p, view) for p in paragraphs if not row_gone(p.parent, view)]
    for here, after in zip_longest(shown, shown[1:]):
        if here is None:
            break
        held += paragraph_text(here, view)
        mark_gone = gone(here.mark.inserted, here.mark.deleted, view)
        if mark_gone and (joins(here, after) or not (held or must_stay(here, after))):
            continue
        yield held
        held = ""


def _at_home(paragraph: Paragraph, view: View) -> Paragraph:
    """The paragraph outside of the content controls that are not there in a view."""
    home = paragraph.parent
    while isinstance(home, ContentControl) and gone(home.inserted, home.deleted, view):
        home = home.parent
    return paragraph if home is paragraph.parent else paragraph.within(home)


def row_gone(inner: Container | None, view: View) -> bool:
    """Whether something stands in a table row or cell that is absent from a view; `inner` is its container."""
    cell = cell_of(inner)
    while cell is not None:
        if gone(cell.row.inserted, cell.row.deleted, view) or gone(cell.inserted, cell.deleted, view):
            return True
        cell = cell_of(cell.parent)
    return False


def _marked(paragraph: Paragraph) -> str:
    out: list[str] = []
    before: tuple[bool, bool] = (False, False)
    for run in (*paragraph.runs, Run("")):
        now = (run.inserted is not None, run.deleted is not None)
        text = _plain(run.display)
        if not text and run.opaque is not None:
            continue
        if now != before:
            out.append(_closing(before) + _opening(now))
            before = now
        out.append(text)
    return "".join(out)


def _opening(slots: tuple[bool, bool]) -> str:
    return ("{+" if slots[0] else "") + ("[-" if slots[1] else "")


def _closing(slots: tuple[bool, bool]) -> str:
    return ("-]" if slots[1] else "") + ("+}" if slots[0] else "")


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace("\u00ad", "")

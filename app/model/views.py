"""A document as plain text: with marks, as it was, as it will be."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import zip_longest

from app.model.content import Paragraph, Run, joins, must_stay
from app.model.document import Document, Story
from app.model.revision import Revision
from app.model.structure import Container, cell_of


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
        return _plain(paragraph.block.display)
    if view is View.MARKED:
        return _marked(paragraph)
    return "".join(_plain(r.display) for r in paragraph.runs if not gone(r.inserted, r.deleted, view))


def document_lines(document: Document, view: View) -> Iterator[str]:
    """The text of every story, one paragraph a line, body first, then in the order of StoryKind."""
    order = list(type(document.body.kind))
    for story in sorted(document.stories, key=lambda s: order.index(s.kind)):
        yield from story_lines(story, view)


def story_lines(story: Story, view: View) -> Iterator[str]:
    """The text of one story, one paragraph a line; paragraphs join where the view has no mark between them."""
    if view is View.MARKED:
        yield from (paragraph_text(p, view) for p in story.paragraphs)
        return
    held = ""
    shown = [p for p in story.paragraphs if not _row_gone(p.parent, view)]
    for here, after in zip_longest(shown, shown[1:]):
        if here is None:
            break
        held += paragraph_text(here, view)
        mark_gone = gone(here.mark.inserted, here.mark.deleted, view)
        if mark_gone and (joins(here, after) or not (held or must_stay(here, after))):
            continue
        yield held
        held = ""


def _row_gone(inner: Container | None, view: View) -> bool:
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

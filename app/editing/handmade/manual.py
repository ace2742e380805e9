"""Tracked changes shown by hand: new text highlighted and underlined, removed text struck in red."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.editing.containers import ContainerMap
from app.editing.draft import Draft
from app.editing.handmade.look import dressed
from app.editing.handmade.marks import PILCROW, Side
from app.editing.resolve import accept
from app.model.content import Level, Mark, Paragraph, Run, must_stay
from app.model.document import Document, Story
from app.model.revision import ChangeKind, Revision
from app.model.structure import Cell, Container, containers

_LOOKS = frozenset(
    {
        ChangeKind.FORMAT,
        ChangeKind.PARAGRAPH_FORMAT,
        ChangeKind.TABLE,
        ChangeKind.CELL_MERGE,
        ChangeKind.SECTION,
        ChangeKind.NUMBERING,
    }
)
"""What changes no words, so that there is nothing to mark."""
_Sides = frozenset[Side]


def to_manual(document: Document) -> Document:
    """The document with no tracked change left and every change of text, paragraph, row or cell visible in its look.

    A pilcrow shows a changed paragraph mark where the look of the words before it does not. Changes of looks and
    properties are accepted. `survey` and `convert` lead back to the same original and final text.
    """
    draft = Draft(document)
    accept(draft, lambda revision, kind: kind in _LOOKS)
    for story in draft.document.stories:
        if story.editable:
            draft.replace_all(story.id, list(_places(story)))
    # What is left has no words of its own either: content controls, parts of formulas.
    accept(draft)
    return draft.document


def _places(story: Story) -> Iterator[tuple[int, int, list[Paragraph]]]:
    parents = ContainerMap(
        lambda row: replace(row, inserted=None, deleted=None) if row.inserted or row.deleted else row,
        lambda cell: replace(cell, inserted=None, deleted=None) if cell.inserted or cell.deleted else cell,
    )
    for index, paragraph in enumerate(story.paragraphs):
        after = story.paragraphs[index + 1] if index + 1 < len(story.paragraphs) else None
        new = _shown(paragraph, must_stay(paragraph, after))
        parent = parents(paragraph.parent)
        if parent is not paragraph.parent:
            new = replace(new, parent=parent)
        if new is not paragraph:
            yield index, 1, [new]


def _shown(paragraph: Paragraph, stays: bool) -> Paragraph:
    around = _structural(paragraph.parent)
    changed = around or paragraph.mark.inserted or paragraph.mark.deleted
    if not changed and not any(run.inserted or run.deleted for run in paragraph.runs):
        return paragraph
    ending = around if stays else around | _sides(paragraph.mark.inserted, paragraph.mark.deleted)
    mark = Mark(paragraph.mark.format)
    if paragraph.block is not None:
        return replace(paragraph, mark=mark)
    runs = [_run(run, around) for run in paragraph.runs]
    if _words_show(paragraph, around, ending) and not (stays and _needs_sign(paragraph.parent)):
        mark = Mark(_dressed(Run("", mark.format), ending).format)
    elif ending:
        runs.append(_dressed(Run(PILCROW, mark.format), ending))
    return replace(paragraph.with_runs(runs), mark=mark)


def _words_show(paragraph: Paragraph, around: _Sides, ending: _Sides) -> bool:
    """Whether the words before a changed paragraph mark are all changed as it is, so that it needs no sign."""
    sides = [around | _sides(run.inserted, run.deleted) for run in paragraph.runs if run.text]
    return bool(sides) and len(ending) == 1 and all(ending <= side for side in sides)


def _needs_sign(parent: Container | None) -> bool:
    # Struck words in one cell mean that they go; only a pilcrow says that the cell does.
    return any(isinstance(c, Cell) and (c.inserted or c.deleted) for c in containers(parent))


def _run(run: Run, around: _Sides) -> Run:
    sides = around | _sides(run.inserted, run.deleted)
    plain = replace(run, inserted=None, deleted=None)
    if not sides or not run.text:
        return plain
    opaque = run.opaque
    if opaque is not None and opaque.level is not Level.RUN and opaque.display:
        # Content beside runs has no look of its own: the words a reader sees of it take the mark.
        plain = replace(plain, text=opaque.display, opaque=None)
    return _dressed(plain, sides)


def _dressed(run: Run, sides: _Sides) -> Run:
    format_ = run.format
    for side in sides:
        format_ = dressed(format_, side)
    return replace(run, format=format_)


def _structural(parent: Container | None) -> _Sides:
    """The sides of the changed rows and cells around a paragraph."""
    found: _Sides = frozenset()
    for container in containers(parent):
        if isinstance(container, Cell):
            row = container.row
            found |= _sides(container.inserted or row.inserted, container.deleted or row.deleted)
    return found


def _sides(inserted: Revision | None, deleted: Revision | None) -> _Sides:
    said = ((Side.INSERT, inserted), (Side.DELETE, deleted))
    return frozenset(side for side, revision in said if revision is not None)

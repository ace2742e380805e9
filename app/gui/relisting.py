"""The list of changes brought up to date edit by edit, so that a long document is not read anew for each decision."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from app.editing.splice import Edit
from app.model.changes import Change, document_changes, paragraph_changes
from app.model.content import Paragraph
from app.model.document import Document

Listing = tuple[Document, list[Change], int]
"""A document, all its tracked changes in reading order, and the number of words of its body."""

_FEW = 32
"""From this many paragraphs on, reading the whole document costs little more."""


def listed(document: Document) -> Listing:
    """The changes and words of a document, read from nothing."""
    return document, list(document_changes(document)), _words(document.body.paragraphs)


def relisted(listing: Listing, edit: Edit, document: Document) -> Listing | None:
    """The changes and words after an edit that led from the listed document to this one.

    None where that is not told by the paragraphs of the edit alone, as in tables: then all must be read.
    """
    _, changes, words = listing
    touched: dict[int, None] = {}
    for splice in edit.splices:
        both = (*splice.removed, *splice.inserted)
        if any(paragraph.parent is not None or paragraph.block is not None for paragraph in both):
            return None
        touched.update(dict.fromkeys(paragraph.id for paragraph in both))
        if len(touched) > _FEW:
            return None
        if splice.story == document.body.id:
            words += _words(splice.inserted) - _words(splice.removed)
    return document, _replaced(changes, touched, document), words


def _replaced(changes: list[Change], touched: Iterable[int], document: Document) -> list[Change]:
    mine = frozenset(touched)
    kept = [change for change in changes if change.paragraph not in mine]
    order = {story.id: number for number, story in enumerate(document.stories)}

    def place(change: Change) -> tuple[int, int]:
        return order[change.story], document.story(change.story).index(change.paragraph) or 0

    for paragraph in filter(document.holds, mine):
        story, index = document.locate(paragraph)
        at = bisect_left(kept, (order[story.id], index), key=place)
        kept[at:at] = paragraph_changes(story.id, story.paragraphs[index])
    return kept


def _words(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs)

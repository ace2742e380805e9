"""Moving list items a level deeper or higher, as tracked changes of their paragraphs' properties (§17.13.5.29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.editing.draft import Draft
from app.editing.tracking import Tracking
from app.editing.writing import format_paragraph
from app.model.content import Paragraph
from app.model.document import Document
from app.model.format import ParagraphFormat

_OF_LISTS = dict.fromkeys(("style", "number", "level", "indent_start", "indent_end", "first_line"))


def is_list_item(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph has a number or a bullet."""
    return document.numbering.position(document.styles.effective_paragraph(paragraph.format)) is not None


def shift_levels(draft: Draft, paragraphs: Iterable[int], by: int, tracking: Tracking) -> None:
    """Move list items `by` levels deeper; those that their list has no such level for stay as they are."""
    for id_ in paragraphs:
        new = format_at_level(draft.document, draft.document.paragraph(id_), by)
        if new is not None:
            format_paragraph(draft, id_, new, tracking)


def format_at_level(document: Document, paragraph: Paragraph, by: int) -> ParagraphFormat | None:
    """The properties of a list item `by` levels deeper; None when there is no such level, or the paragraph is no item.

    Where the levels of a list belong to styles (§17.9.23), the item takes the style of its new level. Its own indents
    go, because those of the level are to show.
    """
    effective = document.styles.effective_paragraph(paragraph.format)
    place = document.numbering.position(effective)
    if place is None:
        return None
    number, level = place
    found = document.numbering.definition(number)
    levels = found.levels if found is not None else ()
    if not 0 <= level + by < len(levels):
        return None
    here, there = levels[level], levels[level + by]
    plain = replace(paragraph.format, indent_start=None, indent_end=None, first_line=None)
    if here.style and here.style == effective.style and there.style in document.styles.styles:
        return _as_before(document, paragraph, replace(plain, style=there.style, number=None, level=None))
    return _as_before(document, paragraph, replace(plain, number=number, level=level + by))


def _as_before(document: Document, paragraph: Paragraph, new: ParagraphFormat) -> ParagraphFormat:
    """The properties before the change that is tracked, if they say the same: an item moved back has not changed."""
    old = paragraph.format_change.old if paragraph.format_change is not None else None
    if old is None or replace(old, **_OF_LISTS) != replace(new, **_OF_LISTS):
        return new
    effective = document.styles.effective_paragraph
    places = [document.numbering.position(effective(one)) for one in (old, new)]
    return old if places[0] == places[1] and effective(old).style == effective(new).style else new

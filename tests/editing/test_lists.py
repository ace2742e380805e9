"""List items move between levels as tracked changes that can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.editing.draft import Draft
from app.editing.lists import format_at_level, is_list_item, shift_levels
from app.editing.resolve import resolve_all
from app.editing.tracking import Tracking
from app.model.content import Paragraph, Run
from app.model.document import Document, Story, StoryKind
from app.model.format import ParagraphFormat
from app.model.numbering import ListDefinition, ListLevel, Numbering
from app.model.styles import Style, StyleSheet

TRACKED = Tracking("Test Group – Dana", "2026-02-11T09:00:00Z")


def document_of(*formats: ParagraphFormat) -> Document:
    """Paragraphs with these properties; list 1 has three plain levels, list 2 two that belong to styles."""
    plain = tuple(ListLevel(text="%1.") for _ in range(3))
    styled = (ListLevel(text="%1", style="Bullet"), ListLevel(text="%2", style="Bullet2"), ListLevel(text="%3"))
    styles = StyleSheet(
        {
            "Bullet": Style("Bullet", "List Bullet", paragraph=ParagraphFormat(number=2)),
            "Bullet2": Style("Bullet2", "List Bullet 2", paragraph=ParagraphFormat(number=2, level=1)),
        }
    )
    numbering = Numbering({1: ListDefinition(1, 1, plain), 2: ListDefinition(2, 2, styled)})
    paragraphs = tuple(Paragraph(n, (Run("text"),), format_) for n, format_ in enumerate(formats, 1))
    return Document((Story("body", StoryKind.BODY, paragraphs),), styles, numbering, next_id=len(formats) + 1)


def shifted(document: Document, by: int, tracking: Tracking = TRACKED) -> Document:
    draft = Draft(document)
    shift_levels(draft, [p.id for p in document.body.paragraphs], by, tracking)
    return draft.document


def formats(document: Document) -> list[ParagraphFormat]:
    return [p.format for p in document.body.paragraphs]


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        (ParagraphFormat(number=1), 1, ParagraphFormat(number=1, level=1)),
        (ParagraphFormat(number=1, level=2), -1, ParagraphFormat(number=1, level=1)),
        (ParagraphFormat(number=1, indent_start=90, alignment="end"), 1,
         ParagraphFormat(number=1, level=1, alignment="end")),
        (ParagraphFormat(style="Bullet"), 1, ParagraphFormat(style="Bullet2")),
        (ParagraphFormat(style="Bullet2"), -1, ParagraphFormat(style="Bullet")),
        (ParagraphFormat(style="Bullet2"), 1, ParagraphFormat(style="Bullet2", number=2, level=2)),
    ],
)  # fmt: skip
def test_an_item_takes_number_or_style_of_its_new_level(
    before: ParagraphFormat, by: int, after: ParagraphFormat
) -> None:
    document = document_of(before)
    assert format_at_level(document, document.body.paragraphs[0], by) == after


@pytest.mark.parametrize(
    ("format_", "by"),
    [
        (ParagraphFormat(number=1), -1), (ParagraphFormat(number=1, level=2), 1), (ParagraphFormat(), 1),
        (ParagraphFormat(number=0, style="Bullet"), 1), (ParagraphFormat(number=99), 1),
    ],
)  # fmt: skip
def test_where_there_is_no_such_level_nothing_changes(format_: ParagraphFormat, by: int) -> None:
    document = document_of(format_)
    assert shifted(document, by) is document


def test_only_paragraphs_with_a_number_or_bullet_are_items() -> None:
    document = document_of(ParagraphFormat(number=1), ParagraphFormat(), ParagraphFormat(style="Bullet"))
    assert [is_list_item(document, p) for p in document.body.paragraphs] == [True, False, True]


def test_the_move_is_tracked_and_rejecting_it_restores_the_item() -> None:
    before = document_of(ParagraphFormat(number=1), ParagraphFormat(style="Bullet"))
    after = shifted(before, 1)
    changes = [p.format_change for p in after.body.paragraphs]
    assert [change.old if change else None for change in changes] == formats(before)
    assert resolve_all(after, accepted=False).body.paragraphs == before.body.paragraphs
    accepted = resolve_all(after, accepted=True)
    assert formats(accepted) == formats(after)
    assert formats(shifted(before, 1, replace(TRACKED, on=False))) == formats(after)


def test_back_and_forth_leaves_no_trace() -> None:
    before = document_of(ParagraphFormat(style="Bullet"))
    assert shifted(shifted(before, 1), -1).body.paragraphs == before.body.paragraphs

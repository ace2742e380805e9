"""List labels as literal text: an excerpt shows the numbers that its paragraphs bear in the annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.liaison.amendment import has_base_text, has_final_text
from app.model.content import Paragraph
from app.model.revision import Revision
from app.model.symbol_fonts import in_unicode

# Bullets of symbol fonts stand in the private use area and mean nothing in another font.
_ROUND = "o"
"""What Word writes, in Courier New, for an open bullet."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label to print before a paragraph's text, with the tracked changes that it shares with its paragraph."""

    text: str
    inserted: Revision | None = None
    deleted: Revision | None = None


def paragraph_labels(
    paragraphs: Iterable[Paragraph], before: Mapping[int, str], after: Mapping[int, str]
) -> Iterator[tuple[Paragraph, Label | None]]:
    """Each paragraph with its label, so that rejecting gives the labels from before and accepting those that follow.

    A paragraph that a break has split keeps its label at its first words; the part after the break gets a new one. A
    paragraph that joins the one before loses its label.
    """
    joined: Revision | None = None
    for chain in _chains(paragraphs):
        for paragraph, label in _chain_labels(chain, before, after):
            yield paragraph, _shown(label, _deletion(paragraph, joined))
            joined = _joining(paragraph, joined)


def _chains(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs that are one paragraph when the proposal is rejected."""
    chain: list[Paragraph] = []
    for paragraph in paragraphs:
        chain.append(paragraph)
        if paragraph.mark.inserted is None:
            yield chain
            chain = []
    if chain:
        yield chain


def _chain_labels(
    chain: list[Paragraph], before: Mapping[int, str], after: Mapping[int, str]
) -> Iterator[tuple[Paragraph, Label]]:
    last = chain[-1] if chain[-1].mark.inserted is None else None
    holder = next((p for p in chain if has_base_text(p)), last)
    broken: Revision | None = None
    for paragraph in chain:
        if paragraph is holder:
            yield paragraph, Label(before.get((last or paragraph).id, ""))
        else:
            own = paragraph.mark.inserted if not has_base_text(paragraph) else None
            yield paragraph, Label(after.get(paragraph.id, ""), own or broken)
        broken = paragraph.mark.inserted


def _shown(label: Label, deleted: Revision | None) -> Label | None:
    text = "○" if label.text == _ROUND else in_unicode(label.text)
    return Label(text, label.inserted, deleted) if text.strip() else None


def _deletion(paragraph: Paragraph, joined: Revision | None) -> Revision | None:
    return joined or (None if has_final_text(paragraph) else paragraph.mark.deleted)


def _joining(paragraph: Paragraph, joined: Revision | None) -> Revision | None:
    """The deletion that makes the next paragraph part of this one, when words of this one stay."""
    if paragraph.mark.deleted is None:
        return None
    return paragraph.mark.deleted if has_final_text(paragraph) else joined

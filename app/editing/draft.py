"""An edit in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.editing.splice import Splice, apply_splices
from app.model.content import Paragraph
from app.model.document import Document, Story


class Draft:
    """Collects the splices of one edit and shows the document as it is after them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._next = document.next_id
        self._splices: list[Splice] = []

    @property
    def document(self) -> Document:
        """The document after the splices made so far."""
        return self._document

    @property
    def splices(self) -> tuple[Splice, ...]:
        """The splices made so far, in order."""
        return tuple(self._splices)

    def new_id(self) -> int:
        """An id that no paragraph, container or tracked change of the document has ever had."""
        self._next += 1
        return self._next - 1

    def replace(self, story: str, at: int, count: int, paragraphs: Sequence[Paragraph]) -> None:
        """Replace `count` paragraphs of a story from index `at`; does nothing when nothing would change."""
        self.replace_all(story, [(at, count, paragraphs)])

    def replace_all(self, story: str, places: Sequence[tuple[int, int, Sequence[Paragraph]]]) -> None:
        """Replace paragraphs at several places (index, count, new ones), each index counted after those before it."""
        current = list(self._document.story_or_new(story).paragraphs)
        splices: list[Splice] = []
        for at, count, new in places:
            removed = tuple(current[at : at + count])
            if removed == tuple(new):
                continue
            splices.append(Splice(story, at, removed, tuple(new), self._next))
            current[at : at + count] = new
        if splices:
            self._document = apply_splices(self._document, splices)
            self._splices += splices

    def put(self, paragraph: Paragraph) -> None:
        """Replace the paragraph that has this one's id."""
        story, index = self._document.locate(paragraph.id)
        self.replace(story.id, index, 1, [paragraph])

    def locate(self, paragraph: int) -> tuple[Story, int]:
        """The story and index of a paragraph as the draft stands; KeyError when it is gone."""
        return self._document.locate(paragraph)

    def fresh(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph under a new id, without what only its old mark may carry."""
        return replace(paragraph, id=self.new_id(), attributes="", section="", section_change=None)

"""The list labels of a story, kept up to date from what an edit touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.content import Paragraph
from app.model.document import Document, Story
from app.model.numbering import LabelCounter


class LabelBook:
    """Labels by paragraph id.

    Lists with different abstract definitions don't count each other, so an edit costs only the lists it touched.
    """

    def __init__(self, document: Document, story: Story, hidden: frozenset[int] = frozenset()) -> None:
        self._document = document
        self._hidden = hidden
        self._members: dict[int, list[int]] = {}
        self._labels: dict[int, str] = {}
        for paragraph in story.paragraphs:
            abstract = self._abstract(paragraph)
            if abstract is not None:
                self._members.setdefault(abstract, []).append(paragraph.id)
        for abstract in self._members:
            self._recount(abstract, story)

    def __getitem__(self, paragraph: int) -> str:
        return self._labels.get(paragraph, "")

    def update(self, story: Story, removed: Sequence[Paragraph], inserted: Sequence[Paragraph]) -> set[int]:
        """Take in one change of the story; returns the ids of paragraphs elsewhere whose labels changed too."""
        before = [(p.id, self._place(p)) for p in removed]
        after = [(p.id, self._place(p)) for p in inserted]
        if before == after:
            return set()
        touched = {a for p in (*removed, *inserted) if (a := self._abstract(p)) is not None}
        gone = {p.id for p in removed} | {p.id for p in inserted}
        for id_ in gone:
            self._labels.pop(id_, None)
        changed: set[int] = set()
        for abstract in touched:
            kept = [m for m in self._members.get(abstract, ()) if m not in gone]
            new = [p.id for p in inserted if self._abstract(p) == abstract]
            self._members[abstract] = _merged(story, kept, new)
            changed |= self._recount(abstract, story)
        return changed

    def _place(self, paragraph: Paragraph) -> tuple[int, int] | None:
        if paragraph.block is not None or paragraph.id in self._hidden:
            return None
        effective = self._document.styles.effective_paragraph(paragraph.format)
        return self._document.numbering.position(effective)

    def _abstract(self, paragraph: Paragraph) -> int | None:
        place = self._place(paragraph)
        return self._document.numbering.lists[place[0]].abstract if place else None

    def _recount(self, abstract: int, story: Story) -> set[int]:
        counter = LabelCounter(self._document.numbering, self._document.styles)
        changed: set[int] = set()
        for id_ in self._members.get(abstract, ()):
            index = story.index(id_)
            if index is None:
                continue
            label = counter.label(story.paragraphs[index])
            if self._labels.get(id_, "") != label:
                self._labels[id_] = label
                changed.add(id_)
        return changed


def _merged(story: Story, kept: list[int], new: Iterable[int]) -> list[int]:
    def place(id_: int) -> int:
        index = story.index(id_)
        return -1 if index is None else index

    # Nearly sorted already: the sort is a scan and one move.
    return sorted((*kept, *new), key=place)


def visible_label(label: str) -> str:
    """A label with the private code points of Symbol and Wingdings bullets put into Unicode."""
    return "".join(_BULLETS.get(char, char) for char in label)


_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "□",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "\uf0be": "—",
    "\uf076": "❖",
    "\uf06f": "□",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf0a1": "○",
}

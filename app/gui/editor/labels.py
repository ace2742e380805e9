"""The list labels of a story, counted as far as somebody has looked and kept up to date from what an edit touched."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Container, Sequence

from app.model.content import Paragraph
from app.model.document import Document, Story
from app.model.format import ParagraphFormat
from app.model.numbering import LabelCounter

Hidden = Callable[[Paragraph], bool]

Change = tuple[Sequence[Paragraph], Sequence[Paragraph]]
"""Paragraphs of a story that others take the place of, and these."""

_EVERY = 64
_FEW = 16
_MANY = 64
"""Where an edit touches so many paragraphs and half of the story, all of it is listed anew sooner than what changed."""


class LabelBook:
    """Labels by paragraph id; paragraphs of which `hidden` is true are not counted.

    Lists with different abstract definitions don't count each other, so an edit costs only the lists it touched, and
    of these only what is shown from the edit on.
    """

    def __init__(self, document: Document, story: Story, hidden: Hidden = lambda _: False) -> None:
        self._document = document
        self._story = story
        self._hidden = hidden
        self._positions: dict[int, tuple[ParagraphFormat, tuple[int, int] | None]] = {}
        """Places in lists by the identity of the format that gives them; equal ones are mostly one object."""
        self._abstracts: dict[int, int] = {}
        self._lists: dict[int, _Counted] = {}
        self.state = object()
        """Another object whenever a label may have changed."""
        self._count_anew()

    def _count_anew(self) -> None:
        self._abstracts.clear()
        self._lists.clear()
        for paragraph in self._story.paragraphs:
            abstract = self._abstract(paragraph)
            if abstract is not None:
                self._abstracts[paragraph.id] = abstract
                self._counted(abstract).members.append(paragraph.id)

    def __getitem__(self, paragraph: int) -> str:
        abstract = self._abstracts.get(paragraph)
        return "" if abstract is None else self._lists[abstract].label(paragraph, self._story)

    def update(self, story: Story, *changes: Change) -> bool:
        """Take in the changes of one edit, in order, that lead to `story`.

        Returns whether labels of other paragraphs may have changed.
        """
        self._story = story
        changes = tuple(change for change in changes if not self._alike(*change))
        if sum(len(inserted) for _, inserted in changes) > max(_MANY, len(story.paragraphs) // 2):
            self.state = object()
            self._count_anew()
            return True
        if all(self._places(removed) == self._places(inserted) for removed, inserted in changes):
            return False
        self.state = object()
        touched = dict.fromkeys(p.id for change in changes for side in change for p in side)
        lists = {a for change in changes for side in change for p in side if (a := self._abstract(p)) is not None}
        # What one change puts there another one may take away, or put elsewhere.
        places = (index for id_ in touched if (index := story.index(id_)) is not None)
        new = {p.id: a for p in map(story.paragraphs.__getitem__, places) if (a := self._abstract(p)) is not None}
        for id_ in touched:
            self._abstracts.pop(id_, None)
        self._abstracts.update(new)
        for abstract in lists:
            joining = [id_ for id_, a in new.items() if a == abstract]
            self._counted(abstract).change(touched, joining, story)
        return bool(lists)

    def _places(self, paragraphs: Sequence[Paragraph]) -> list[tuple[int, tuple[int, int] | None]]:
        return [(p.id, self._place(p)) for p in paragraphs]

    def _alike(self, removed: Sequence[Paragraph], inserted: Sequence[Paragraph]) -> bool:
        # The quick answer for typing: nothing that lists look at has been touched.
        return len(removed) == len(inserted) and all(
            a.id == b.id and a.format is b.format and self._hidden(a) == self._hidden(b)
            for a, b in zip(removed, inserted, strict=True)
        )

    def _counted(self, abstract: int) -> _Counted:
        found = self._lists.get(abstract)
        if found is None:
            counter = LabelCounter(self._document.numbering, self._document.styles)
            found = self._lists[abstract] = _Counted(counter)
        return found

    def _place(self, paragraph: Paragraph) -> tuple[int, int] | None:
        if paragraph.block is not None or self._hidden(paragraph):
            return None
        known = self._positions.get(id(paragraph.format))
        if known is None:
            effective = self._document.styles.effective_paragraph(paragraph.format)
            place = self._document.numbering.position(effective)
            known = self._positions[id(paragraph.format)] = (paragraph.format, place)
        return known[1]

    def _abstract(self, paragraph: Paragraph) -> int | None:
        place = self._place(paragraph)
        found = self._document.numbering.definition(place[0]) if place else None
        return found.abstract if found is not None else None


class _Counted:
    """The paragraphs that one abstract list counts, in order, the first of them labelled."""

    def __init__(self, counter: LabelCounter) -> None:
        self.members: list[int] = []
        self._labels: list[str] = []
        # A counter as it stood before every so many labels, to go on from after a change.
        self._marks = [counter]
        self._counter = counter.fork()

    def label(self, paragraph: int, story: Story) -> str:
        index = bisect_left(self.members, _order(story, paragraph), key=lambda m: _order(story, m))
        while len(self._labels) <= index < len(self.members):
            at = story.index(self.members[len(self._labels)])
            self._labels.append(self._counter.label(story.paragraphs[at]) if at is not None else "")
            if len(self._labels) % _EVERY == 0:
                self._marks.append(self._counter.fork())
        return self._labels[index] if index < len(self._labels) else ""

    def change(self, touched: Container[int], joining: Sequence[int], story: Story) -> None:
        """Let the touched paragraphs leave and those joining take their places; what follows is counted anew."""
        kept = [m for m in self.members if m not in touched]
        old = self.members
        if len(joining) < _FEW:
            # Those that stay are in order.
            for member in joining:
                insort(kept, member, key=lambda m: _order(story, m))
            self.members = kept
        else:
            self.members = sorted((*kept, *joining), key=lambda m: _order(story, m))
        same = next(
            (i for i, (a, b) in enumerate(zip(old, self.members, strict=False)) if a != b or a in touched),
            min(len(old), len(self.members)),
        )
        if same < len(self._labels):
            mark = same // _EVERY
            del self._labels[mark * _EVERY :]
            del self._marks[mark + 1 :]
            self._counter = self._marks[mark].fork()


def _order(story: Story, paragraph: int) -> int:
    index = story.index(paragraph)
    return -1 if index is None else index

"""A document: its stories and the definitions their paragraphs refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import NamedTuple

from app.model.content import Paragraph
from app.model.note_numbering import NoteSettings
from app.model.numbering import Numbering, labels
from app.model.places import Places
from app.model.styles import StyleSheet
from app.model.value import slotted_value, value


class StoryKind(StrEnum):
    """The kinds of text flow, in the order they are listed and printed as text.

    DEFINITIONS is none: it holds the styles, list levels and last section whose properties were changed under tracking,
    one carried block each, so that those changes are listed, resolved and undone like all others.
    """

    BODY = "body"
    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    COMMENTS = "comments"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text_box"
    DEFINITIONS = "definitions"


_BORN = {
    "footnotes": StoryKind.FOOTNOTES,
    "endnotes": StoryKind.ENDNOTES,
    "comments": StoryKind.COMMENTS,
}


@slotted_value
class Position:
    """A place in a document: a paragraph's id and an offset in code points."""

    paragraph: int
    offset: int


@slotted_value
class Range:
    """A selection from `anchor` to `focus`, in either direction; empty when they are equal."""

    anchor: Position
    focus: Position

    @property
    def empty(self) -> bool:
        """Whether nothing lies between the two ends."""
        return self.anchor == self.focus


class PageSetup(NamedTuple):
    """Page size and margins in twips (§17.6.11, §17.6.13); the defaults are A4 with margins of 2 cm."""

    width: int = 11906
    height: int = 16838
    left: int = 1134
    right: int = 1134
    top: int = 1134
    bottom: int = 1134


@value
class Story:
    """A flat sequence of paragraphs; `id` is "body" or names the part, `editable` is False for text only shown.

    One that is `born` came with the first note of its kind and goes with the last: the file opened has no such part.
    """

    id: str
    kind: StoryKind
    paragraphs: tuple[Paragraph, ...] = ()
    editable: bool = True
    born: bool = False
    _index: dict[int, int] = field(default_factory=dict[int, int], compare=False, repr=False)
    _places: Places | None = field(default=None, compare=False, repr=False)

    def index(self, paragraph: int) -> int | None:
        """Where the paragraph with this id stands, or None."""
        if self._places is not None and self._places.base is self._index:
            return self._places.find(paragraph)
        if not self._index:
            self._index.update({p.id: i for i, p in enumerate(self.paragraphs)})
        return self._index.get(paragraph)

    def replaced(self, at: int, count: int, new: Sequence[Paragraph]) -> Story:
        """The story with `count` paragraphs from index `at` replaced."""
        old = self.paragraphs[at : at + count]
        ids = [p.id for p in new]
        paragraphs = (*self.paragraphs[:at], *new, *self.paragraphs[at + count :])
        same = [p.id for p in old] == ids
        places = None if same else self._places_after(at, len(old), ids)
        if places is None:
            return self.with_paragraphs(paragraphs, same_ids=same)
        return replace(self, paragraphs=paragraphs, _index=places.base, _places=places)

    def _places_after(self, at: int, count: int, ids: Sequence[int]) -> Places | None:
        # Counting a thousand pages anew for every Enter would cost more than all the rest of it.
        known = self._places
        if known is None or known.base is not self._index:
            known = Places(self._index) if self._index else None
        return known.after(at, count, ids) if known is not None else None

    def with_paragraphs(self, paragraphs: tuple[Paragraph, ...], *, same_ids: bool) -> Story:
        """The story with other paragraphs; `same_ids` says that their ids are the same in the same order."""
        # Most edits keep the ids: the index, costly at a thousand pages, is then shared.
        if same_ids:
            return replace(self, paragraphs=paragraphs)
        return replace(self, paragraphs=paragraphs, _index={}, _places=None)


@value
class Document:
    """A whole document. Only a splice makes a new one from an old one.

    `next_id` is greater than every paragraph id ever used in it, so that ids are never reused. `note_settings` is what
    the whole of it says of the numbers of notes, `last_section` what its last section does; the others' stand with the
    paragraphs that end them.
    """

    stories: tuple[Story, ...]
    styles: StyleSheet = StyleSheet()
    numbering: Numbering = Numbering()
    page: PageSetup = PageSetup()
    default_tab: int = 720
    title: str = ""
    language: str = ""
    next_id: int = field(default=1, compare=False)
    notes: Mapping[str, str] = field(default_factory=dict[str, str], compare=False)
    note_settings: NoteSettings = NoteSettings()
    last_section: NoteSettings = NoteSettings()

    @property
    def body(self) -> Story:
        """The main story."""
        return self.stories[0]

    def story(self, id_: str) -> Story:
        """The story with this id; KeyError when there is none."""
        for story in self.stories:
            if story.id == id_:
                return story
        raise KeyError(id_)

    def story_or_new(self, id_: str) -> Story:
        """The story with this id, or one still to be born; KeyError for a name that no story can be given."""
        for story in self.stories:
            if story.id == id_:
                return story
        return Story(id_, _BORN[id_], born=True)

    def story_of(self, paragraph: int) -> Story:
        """The story that holds the paragraph; KeyError when none does."""
        for story in self.stories:
            if story.index(paragraph) is not None:
                return story
        raise KeyError(paragraph)

    def locate(self, paragraph: int) -> tuple[Story, int]:
        """The story and index of a paragraph; KeyError when it is not there."""
        story = self.story_of(paragraph)
        index = story.index(paragraph)
        assert index is not None
        return story, index

    def paragraph(self, id_: int) -> Paragraph:
        """The paragraph with this id; KeyError when it is not there."""
        story, index = self.locate(id_)
        return story.paragraphs[index]

    def holds(self, paragraph: int) -> bool:
        """Whether the paragraph is still there."""
        return any(story.index(paragraph) is not None for story in self.stories)

    def ordered(self, selection: Range) -> tuple[Position, Position]:
        """The two ends of a selection in document order; KeyError when they are not in one story."""
        story = self.story_of(selection.anchor.paragraph)
        first, second = (story.index(p.paragraph) for p in (selection.anchor, selection.focus))
        if first is None or second is None:
            raise KeyError(selection.focus.paragraph)
        if (first, selection.anchor.offset) <= (second, selection.focus.offset):
            return selection.anchor, selection.focus
        return selection.focus, selection.anchor

    def walk(self) -> Iterator[tuple[Story, Paragraph]]:
        """Every paragraph of every story, in order."""
        for story in self.stories:
            for paragraph in story.paragraphs:
                yield story, paragraph

    def labels(self, story: Story) -> dict[int, str]:
        """The list label of each numbered paragraph of a story, by paragraph id."""
        return labels(story.paragraphs, self.numbering, self.styles)

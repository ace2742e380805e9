"""A proposal's changes as a statement presents them: new text whole, edits in excerpts, what is suppressed by name."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import groupby

from app.liaison.amendment import Amendment, Amendments, Effect
from app.liaison.excerpt import Excerpts, sealed, shown_blocks
from app.liaison.notes import Footnotes
from app.liaison.restyling import Restyling
from app.liaison.sections import Section
from app.liaison.voice import Voice
from app.model.content import Paragraph
from app.model.document import StoryKind
from app.model.proposal import Proposal, Symbol
from app.model.views import View, paragraph_text

_SUPPRESSING = (Symbol.SUP, Symbol.SUP_MOVED)
_STORIES = {
    StoryKind.FOOTNOTES: "in_footnotes",
    StoryKind.ENDNOTES: "in_endnotes",
    StoryKind.COMMENTS: "in_comments",
    StoryKind.HEADER: "in_header",
    StoryKind.FOOTER: "in_footer",
    StoryKind.TEXT_BOX: "in_text_box",
}


class _Manner(Enum):
    """How a section is presented."""

    NAMED = "named"
    WHOLE = "whole"
    EXCERPT = "excerpt"


class ProposedChanges:
    """Presents the changes of one proposal after another."""

    def __init__(
        self, amendments: Amendments, restyling: Restyling, voice: Voice, footnotes: Footnotes | None = None
    ) -> None:
        self._amendments = amendments
        self._restyling = restyling
        self._voice = voice
        self._footnotes = footnotes

    def paragraphs(self, proposal: Proposal) -> Iterator[Paragraph]:
        """The proposal's changes with the sentences that introduce them."""
        amended = self._amendments.of(proposal.id)
        touched = [i for i, (_, effect) in enumerate(amended.sections) if effect is not Effect.NONE]
        if proposal.symbol is Symbol.NOC:
            yield self._voice.line(self._voice.words("unchanged"))
        elif proposal.symbol in _SUPPRESSING and not touched:
            yield self._voice.line(self._voice.words("suppressed_plain"))
        excerpts = Excerpts(amended, self._restyling, self._voice.language, self._voice.ids, self._footnotes)
        presentation = _Presentation(amended, excerpts, self._voice, proposal.symbol)
        for manner, group in groupby(touched, key=presentation.manner):
            yield from sealed(tuple(presentation.present(manner, list(group))))


class _Presentation:
    """The sections of one amendment as paragraphs of the statement."""

    def __init__(self, amended: Amendment, excerpts: Excerpts, voice: Voice, symbol: Symbol) -> None:
        self._amended = amended
        self._voice = voice
        self._symbol = symbol
        self._excerpts = excerpts

    def manner(self, index: int) -> _Manner:
        """How the section with this index is to be presented."""
        section, effect = self._amended.sections[index]
        title = section.title
        if effect is Effect.NEW and title is not None and title.id not in self._amended.built_on:
            return _Manner.WHOLE
        if effect is Effect.GONE and self._symbol in _SUPPRESSING:
            return _Manner.NAMED
        return _Manner.EXCERPT

    def present(self, manner: _Manner, indexes: list[int]) -> Iterator[Paragraph]:
        """Neighbouring sections that are presented in one manner."""
        if manner is _Manner.NAMED:
            yield self._suppressed(indexes)
        elif manner is _Manner.WHOLE:
            yield from self._new(indexes)
        else:
            yield from self._edited(indexes)

    def _suppressed(self, indexes: list[int]) -> Paragraph:
        places = [place for place in map(self._place, self._topmost(indexes)) if place]
        if not places:
            return self._voice.line(self._voice.words("suppressed_plain"))
        return self._voice.line(
            self._voice.words("suppressed", place=self._voice.language.sentences["comma"].join(places))
        )

    def _topmost(self, indexes: list[int]) -> Iterator[int]:
        """The sections that don't stand under one before them that goes too."""
        level: int | None = None
        previous = -2
        for index in indexes:
            own = self._amended.sections[index][0].level
            if index != previous + 1 or level is None or own is None or own <= level:
                level = own
                yield index
            previous = index

    def _new(self, indexes: list[int]) -> Iterator[Paragraph]:
        last = -2
        for index in indexes:
            if index != last + 1:
                yield self._where(index)
            yield from self._excerpts.whole(self._amended.sections[index][0])
            last = index

    def _where(self, index: int) -> Paragraph:
        """Says which section the new one follows, or which one it opens."""
        new = self._amended.sections[index][0]
        for before in range(index - 1, -1, -1):
            section, effect = self._amended.sections[before]
            if not section.titled or effect is Effect.NEW:
                continue
            if new.level is None or section.level is None or section.level == new.level:
                return self._voice.line(self._voice.words("new_after", place=self._place(before)), leads=True)
            if section.level < new.level:
                return self._voice.line(self._voice.words("new_first", place=self._place(before)), leads=True)
        return self._voice.line(self._voice.words("new"), leads=True)

    def _edited(self, indexes: list[int]) -> Iterator[Paragraph]:
        yield self._introduction(indexes)
        yield from self._excerpts.apart(self._quoted(indexes))

    def _quoted(self, indexes: list[int]) -> Iterator[Paragraph]:
        shown: list[Paragraph] = []
        for position, index in enumerate(indexes):
            section = self._amended.sections[index][0]
            if shown and not section.titled and not self._excerpts.is_elision(shown[-1]):
                yield self._excerpts.elision(leads=True)
            if section.story.kind is not StoryKind.BODY:
                yield self._voice.line(self._story_name(section), "Headingi")
            shown_next = indexes[position + 1 : position + 2] == [index + 1]
            if shown_next:
                shown = list(self._excerpts.excerpt(section))
            else:
                shown = sealed(tuple(self._excerpts.excerpt(section, self._follower(index))))
            yield from shown

    def _follower(self, index: int) -> Section | None:
        """The section behind one of the body that a paragraph could run on into."""
        section = self._amended.sections[index][0]
        after = self._amended.sections[index + 1][0] if index + 1 < len(self._amended.sections) else None
        flows = after is not None and after.story.id == section.story.id and after.blocks[0].table is None
        return after if flows and section.note is None else None

    def _introduction(self, indexes: list[int]) -> Paragraph:
        sentences = [self._voice.words("copied")]
        if self._symbol is Symbol.EDITORIAL:
            sentences.append(self._voice.words("editorial"))
        sections = [self._amended.sections[index][0] for index in indexes]
        shown = {p.id for s in sections for i in shown_blocks(s) for p in s.blocks[i].paragraphs}
        if shown & self._amended.built_on:
            sentences.append(self._voice.words("built_on"))
        if shown & self._amended.others:
            sentences.append(self._voice.words("others"))
        return self._voice.line(" ".join(sentences), leads=True)

    def _place(self, index: int) -> str:
        """A section by its number and title as they were."""
        title = self._amended.sections[index][0].title
        if title is None:
            return ""
        name = f"{self._amended.base_labels.get(title.id, '')} {paragraph_text(title, View.ORIGINAL).strip()}"
        return self._voice.words("place", place=name.strip())

    def _story_name(self, section: Section) -> str:
        number = section.note.ref if section.note is not None else ""
        return self._voice.words(_STORIES[section.story.kind], number=self._excerpts.note_number(section) or number)
